"""Other people's actor lists as rows of our tables: PETRARCH dictionaries and Wikidata.

`write_table` keeps the rows as a lexicon file that `load_knowledge` reads and a person can mend.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from pathlib import Path

import msgspec

from dragoman.actors.knowledge import Knowledge, plural
from dragoman.actors.tables import INTERNATIONAL, ListedActor, Role
from dragoman.errors import DataError

CAMEO_SECTORS: Mapping[str, str] = {"MED": "JRN", "HLH": "MED", "INS": "REB", "SEP": "REB", "HRI": "SOC", "ENV": "SOC"}
"""CAMEO's agent codes that PLOVER 2.0 names otherwise; the rest are the same letters or have no counterpart."""

CODE = re.compile(r"\[([^\]\s]+)\s*([^\]]*)\]")
BLOCK_COMMENT = re.compile(r"<!--.*?-->", re.S)
PLURAL = re.compile(r"\{([^}]*)\}")
MACRO = re.compile(r"!([A-Z_]+)!\s*=\s*\{?([^}]*)\}?\s*$")
PIVOT = 30
"""Two-digit years up to this one lie in the 2000s, as PETRARCH reads them."""
SHORT = 3
"""Names of one word and at most this length stay in capitals: "US" must not match "us"."""


def _lines(path: Path) -> Iterator[tuple[int, str]]:
    """Yield numbered lines without comments; block comments are blanked so that numbers stay right."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise DataError(f"{path}: cannot be read as UTF-8 text: {error}") from error
    text = BLOCK_COMMENT.sub(lambda found: "\n" * found[0].count("\n"), text)
    for number, line in enumerate(text.split("\n"), 1):
        bare = re.split(r"[#;]", line, maxsplit=1)[0].rstrip()
        if bare.strip():
            yield number, bare


def _name(raw: str) -> str:
    """A dictionary name ("GEORGE_W._BUSH_") as it is written in text; short acronyms stay in capitals."""
    words = raw.replace("_", " ").split()
    if len(words) == 1 and len(words[0]) <= SHORT:
        return words[0]
    return " ".join(word if "." in word else word.capitalize() for word in words)


def _day(where: str, digits: str) -> date:
    try:
        if len(digits) == len("YYMMDD"):
            digits = ("20" if int(digits[:2]) <= PIVOT else "19") + digits
        return date.fromisoformat(f"{digits[:4]}-{digits[4:6]}-{digits[6:]}")
    except ValueError as error:
        message = f"{where}: field 'date': found {digits!r}; allowed: YYMMDD or YYYYMMDD, after < or >, or two with a -"
        raise DataError(message) from error


def _term(where: str, when: str) -> tuple[str | None, str | None]:
    """First and last day (inclusive) of a date restriction: "<950601", "> 990816", "19950601-19990815"."""
    when = when.replace(" ", "")
    if not when:
        return None, None
    if when[0] == "<":
        return None, (_day(where, when[1:]) - timedelta(days=1)).isoformat()
    if when[0] == ">":
        return (_day(where, when[1:]) + timedelta(days=1)).isoformat(), None
    first, _, last = when.partition("-")
    return _day(where, first).isoformat(), _day(where, last or first).isoformat()


def split_code(code: str, knowledge: Knowledge) -> tuple[str | None, tuple[str, ...]]:
    """The country and the PLOVER sectors in a CAMEO actor code ("USAGOV"); parts PLOVER lacks are left out."""
    parts = [code[at : at + 3].upper() for at in range(0, len(code.strip("~")), 3)] if code.isalpha() else []
    country = parts[0] if parts and knowledge.country(parts[0]) else None
    rest = parts[1:] if country else parts
    known = {*knowledge.sectors, *INTERNATIONAL}
    named = (CAMEO_SECTORS.get(part, part) for part in rest)
    return country, tuple(dict.fromkeys(part for part in named if part in known))


def _kind(code: str, country: str | None, sectors: Sequence[str]) -> str:
    if code == country:
        return "country"
    if set(sectors) & set(INTERNATIONAL):
        return "organisation"
    return "group" if "REB" in sectors else "unknown"


class _Block(msgspec.Struct):
    """A dictionary entry while its lines are read."""

    where: str
    names: list[str]
    codes: list[tuple[str, str]]


def _blocks(path: Path) -> Iterator[_Block]:
    block: _Block | None = None
    for number, line in _lines(path):
        codes = [(found[1], found[2]) for found in CODE.finditer(line)]
        name = CODE.sub("", line).strip()
        if name and not name.startswith("+"):
            if block is not None:
                yield block
            block = _Block(f"{path}:{number}", [], [])
        if block is None:
            raise DataError(f"{path}:{number}: found {line.strip()!r}; allowed: a name before its synonyms and codes")
        if name:
            block.names.append(_name(name.lstrip("+")))
        block.codes += codes
    if block is not None:
        yield block


def petrarch_actors(path: Path, knowledge: Knowledge) -> list[ListedActor]:
    """Read a PETRARCH `.actors.txt`: one row for each code of an entry, with its dates and the code as written.

    Raises DataError with file and line where an entry has no code or a date cannot be read.
    """
    rows = []
    for block in _blocks(path):
        if not block.codes:
            raise DataError(
                f"{block.where}: found {block.names[0]!r} without a code; allowed: NAME [CODE] or [CODE <date]"
            )
        for code, when in block.codes:
            since, until = _term(block.where, when)
            country, sectors = split_code(code, knowledge)
            row = ListedActor(
                name=block.names[0],
                kind=_kind(code, country, sectors),
                aliases=tuple(block.names[1:]),
                country=country,
                sectors=sectors,
                since=since,
                until=until,
                code=code,
            )
            rows.append(row)
    return rows


def _agent(raw: str, macros: Mapping[str, Sequence[str]]) -> list[str]:
    """The phrases of an agent, its macros written out ("CONGRESS!PERSON!")."""
    found = re.search(r"!([A-Z_]+)!", raw)
    if found is None or found[1] not in macros:
        return [" ".join(raw.replace("_", " ").lower().split())]
    return [phrase for word in macros[found[1]] for phrase in _agent(raw.replace(found[0], word), macros)]


def petrarch_agents(path: Path, knowledge: Knowledge) -> list[Role]:
    """Read a PETRARCH `.agents.txt`: one role for each agent, with its plural and the code as written ("~GOV")."""
    macros: dict[str, list[str]] = {}
    rows = []
    for number, line in _lines(path):
        macro = MACRO.match(line.strip())
        if macro:
            macros[macro[1]] = [word.strip() for word in macro[2].split(",") if word.strip()]
            continue
        code = CODE.search(line)
        name = PLURAL.sub("", CODE.sub("", line)).strip()
        if code is None or not name:
            raise DataError(
                f"{path}:{number}: found {line.strip()!r}; allowed: AGENT [~CODE] or AGENT {{PLURAL}} [~CODE]"
            )
        _, sectors = split_code(code[1].strip("~"), knowledge)
        phrases = _agent(name, macros)
        plurals = _plurals(PLURAL.search(line), phrases)
        rows.append(Role(phrases[0], "person", tuple(phrases[1:]), plurals, sectors, code=code[1]))
    return rows


def _plurals(braces: re.Match[str] | None, phrases: Sequence[str]) -> tuple[str, ...]:
    """Plurals of an agent: those in braces; the phrase itself for empty ones; the regular ones without braces."""
    if braces is None:
        return tuple(plural(phrase) for phrase in phrases if not phrase.endswith("s"))
    given = [" ".join(word.replace("_", " ").lower().split()) for word in braces[1].split(",") if word.strip()]
    return tuple(given or phrases)


def write_table(rows: Iterable[msgspec.Struct], path: Path, *, table: str, source: str, made: str) -> int:
    """Write rows as a lexicon file; returns how many. `made` is the date (ISO 8601) for the header."""
    found = list(rows)
    columns = list(found[0].__struct_fields__) if found else []
    lines = [f"# table: {table}", f"# source: {source}", f"# date: {made}", "\t".join(columns)]
    lines += ["\t".join(_cell(getattr(row, column)) for column in columns).rstrip("\t") for row in found]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return len(found)


def _cell(value: str | Sequence[str] | None) -> str:
    items = [value or ""] if value is None or isinstance(value, str) else list(value)
    return "|".join(re.sub(r"[\t\n|]", " ", item) for item in items)
