"""The small actor dictionary beside a gold file of tuples: its names as a user's own list, and its codes.

The file is one JSON object: {"actors": [{"names": [...], "codes": [{"code", "when"}]}]}. `when` limits a code to dates:
"<950601", ">19990815", "19950601-19990815" (YYYYMMDD or YYMMDD of the twentieth century).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

import msgspec

from dragoman.errors import DataError

_WHEN = re.compile(r"([<>])?(\d{6}|\d{8})(?:-(\d{6}|\d{8}))?")
_MACRO = re.compile(r"!([a-z_]+)!")
_MACROS = {
    "person": ("man", "men", "woman", "women", "person"),
    "minst": ("minister", "ministers", "ministry", "ministries"),
}
_LOOSE = re.compile(r"^(the|an?) |['’]s?(?= |$)|[,;]")


class Code(msgspec.Struct, frozen=True):
    """An actor code and when it holds."""

    code: str
    when: str | None = None

    def period(self) -> tuple[str, str]:
        """First and last day, YYYYMMDD; "" and "99999999" where open."""
        found = _WHEN.fullmatch((self.when or "").replace(" ", ""))
        if found is None:
            return "", "99999999"
        sign, first, last = found[1], _long(found[2]), _long(found[3] or found[2])
        return ("" if sign == "<" else first), ("99999999" if sign == ">" else last)


class Named(msgspec.Struct, frozen=True):
    """The names that share codes."""

    names: tuple[str, ...]
    codes: tuple[Code, ...]


class Agent(msgspec.Struct, frozen=True):
    """A word for what somebody is, with its code: "~GOV" stands behind the code of whose it is."""

    name: str
    code: str
    plural: str | None = None


class _File(msgspec.Struct, frozen=True):
    actors: tuple[Named, ...]
    agents: tuple[Agent, ...] = ()


class Dictionary:
    """Names to codes by date. An empty one knows nobody."""

    def __init__(self, actors: tuple[Named, ...] = (), agents: tuple[Agent, ...] = ()) -> None:
        self.actors = actors
        self.agents = agents
        self._codes = {_key(name): named.codes for named in actors for name in named.names}
        self._longest = max((len(name.split()) for name in self._codes), default=0)

    def code(self, words: Iterable[str], country: str | None, date: str | None) -> str | None:
        """The code on YYYYMMDD of the first of `words` that is a listed name or holds one, else `country`."""
        for phrase in words:
            for code in self._codes_in(_key(phrase).split()):
                first, last = code.period()
                if first <= (date or first) <= last:
                    return code.code
        return country

    def _codes_in(self, words: list[str]) -> Iterator[Code]:
        """Codes of the listed names in a phrase, longest name first, then leftmost."""
        for length in range(min(len(words), self._longest), 0, -1):
            for start in range(len(words) - length + 1):
                yield from self._codes.get(" ".join(words[start : start + length]), ())

    def lists(self) -> dict[str, str]:
        """The names and agents as a user's own lists (TSV) by table, for the coder to read."""
        lines = ["# table: actors", "name\tkind\taliases\tsince\tuntil\tcode"]
        for named in self.actors:
            name, *aliases = (n.title() for n in named.names)
            for code in named.codes:
                first, last = (_iso(day) for day in code.period())
                lines.append("\t".join((name, "unknown", "|".join(aliases), first, last, code.code)))
        agents = ["# table: roles", "phrase\tkind\tplurals\tcode"]
        agents += ["\t".join(row) for row in self._roles()]
        return {"actors": "\n".join(lines) + "\n", "roles": "\n".join(agents) + "\n"}

    def _roles(self) -> Iterator[tuple[str, str, str, str]]:
        for agent in self.agents:
            for phrase in _written_out(agent.name.lower()):
                yield phrase, "person", (agent.plural or "").lower(), agent.code


def load_dictionary(path: Path) -> Dictionary:
    """Read a dictionary. Raises DataError naming the file and the field."""
    try:
        read = msgspec.json.decode(path.read_bytes(), type=_File)
        return Dictionary(read.actors, read.agents)
    except (OSError, msgspec.DecodeError) as error:
        raise DataError(f"{path}: {error}; expected an object with `actors`") from error


def _written_out(phrase: str) -> list[str]:
    """An agent's phrases, with the macros that the dictionary uses written out."""
    found = _MACRO.search(phrase)
    if found is None:
        return [phrase]
    words = _MACROS.get(found[1], (found[1],))
    return [one for word in words for one in _written_out(phrase.replace(found[0], word))]


def _key(name: str) -> str:
    return _LOOSE.sub("", " ".join(name.lower().split()))


def _long(day: str) -> str:
    return day if len(day) == 8 else f"19{day}"


def _iso(day: str) -> str:
    return f"{day[:4]}-{day[4:6]}-{day[6:]}" if len(day) == 8 and day < "9999" else ""
