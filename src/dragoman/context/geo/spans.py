"""From spans of a text to names that can be resolved: keys, containers, and names inside longer names."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

import msgspec

from dragoman.context.geo.gazetteer import Candidate, Gazetteer
from dragoman.context.geo.lexicon import NAMELESS
from dragoman.context.geo.names import name_key
from dragoman.context.geo.resolution import Name
from dragoman.context.geo.store import How, Kind

_BEFORE = re.compile(
    r"^(?:the |city of |town of |village of |state of |province of |republic of |county of |port of |greater |"
    r"downtown |central |mid |metropolitan |metro |suburban |inner |upper |lower |old |"
    r"(?:north|south|east|west)(?:ern)? |(?:north|south)(?:east|west)(?:ern)? |near )+"
)
_AFTER = re.compile(
    r"(?: (?:s|city|area|areas|region|province|state|county|counties|district|township|twp|borough|village|town|"
    r"governorate|oblast|prefecture|metropolitan area|metro area|municipality|valley|side))+$"
)
_STREET = re.compile(
    r" (?:street|streets|st|avenue|avenues|ave|road|roads|rd|lane|ln|drive|dr|boulevard|blvd|highway|hwy|"
    r"parkway|freeway|way|court|place|terrace|square|row|circle|pike|turnpike|route|crescent|alley|close|exit)s?$"
)
_JOIN = re.compile(r"^(?:\s*,\s*|\s*\(\s*|,? (?:in|of) (?:the )?|,? (?:north|south|east|west)(?:ern)? )$")
_OWNED = re.compile(
    r"^(?:['’]s)? (?:[a-z-]+ ){0,3}(?:city|town|village|port|hamlet|suburb|resort|capital|province|district|region)"
    r"(?: of|,)? $"
)
"""Between a demonym or a country and what lies there: "the Venezuelan border town of San Antonio"."""
_SAID = {
    "county": "county", "parish": "county", "province": "province", "oblast": "province", "region": "province",
    "governorate": "province", "state": "state", "city": "city", "town": "city",
}  # fmt: skip


_OF = frozenset({"of", "the", "in", "at", "de"})


class Found(msgspec.Struct, frozen=True):
    """A span with its key and candidates. `inside` marks a key that names only a part of the span's words."""

    start: int
    end: int
    text: str
    key: str
    candidates: tuple[Candidate, ...]
    inside: bool = False
    said: str = ""
    acts: bool = False
    """Whether the name is the subject of an act: it may stand for a government."""


class Reader:
    """Looks spans of one text up; remembers every key it met."""

    def __init__(self, gazetteer: Gazetteer, text: str) -> None:
        self.text = text
        self._gazetteer = gazetteer
        self._known: dict[str, tuple[Candidate, ...]] = {}

    def candidates(self, key: str) -> tuple[Candidate, ...]:
        """What the gazetteer holds under `key`."""
        if key not in self._known:
            self._known[key] = self._gazetteer.by_key(key)
        return self._known[key]

    def find(self, start: int, end: int) -> Found:
        """Read one span: the whole name, the name without words about it, or a name inside it."""
        text = self.text[start:end]
        key = name_key(text)
        for variant in _variants(key):
            rows = self.fitting(variant, text)
            if rows:
                return self.found(start, end, variant, rows)
        inner, rows = self._inside(key)
        return Found(start, end, text, inner or key, rows, inside=bool(rows))

    def fitting(self, key: str, text: str) -> tuple[Candidate, ...]:
        """What the gazetteer holds under `key`, less short forms that `text` is not written as."""
        return _fitting(self.candidates(key), text)

    def found(self, start: int, end: int, key: str, rows: tuple[Candidate, ...], acts: bool = False) -> Found:
        """A span whose candidates are known."""
        return Found(start, end, self.text[start:end], key, rows, said=self._said(key, end), acts=acts)

    def _said(self, key: str, end: int) -> str:
        """Whether the text calls it a county, province, state or city: "Donetsk region", "the city of Granada"."""
        if key.startswith(("city of ", "town of ")):
            return "city"
        after = self.text[end : end + 14].split()
        return _SAID.get(after[0].strip(".,;'’").lower(), "") if after else ""

    def _inside(self, key: str) -> tuple[str, tuple[Candidate, ...]]:
        """The place name inside a longer name: "Bexley Crown Court". Streets do not lie where they lead.

        It stands first, or after "of"; at the end ("Radio Lagos") or in the middle only a well-known name counts.
        """
        words = key.split()
        if len(words) < 2 or _STREET.search(key):
            return "", ()
        for length in range(min(len(words) - 1, 4), 0, -1):
            for first in range(len(words) - length + 1):
                leading = first == 0 or words[first - 1] in _OF
                part = " ".join(words[first : first + length])
                if part in NAMELESS or len(part) < 4:
                    continue
                rows = tuple(row for row in self.candidates(part) if _well_known(row, leading))
                if rows:
                    return part, rows
        return "", ()


def _well_known(row: Candidate, leading: bool) -> bool:
    """Words inside a name of something else are a place only where the place is known well enough."""
    if row.entry.kind >= Kind.ADMIN2 and row.entry.kind not in (Kind.REGION, Kind.SEA, Kind.SITE):
        least = 5_000 if leading else 200_000
        return row.how == How.NAME and row.entry.population >= least
    return row.how != How.SHORT


def _variants(key: str) -> Iterator[str]:
    yield key
    bare = _BEFORE.sub("", key)
    if bare != key:
        yield bare
    cut = _AFTER.sub("", key)
    if cut != key:
        yield cut
    if key.endswith(" co"):
        yield f"{key}unty"
    cut = _AFTER.sub("", bare)
    if cut != bare:
        yield cut


def _fitting(rows: tuple[Candidate, ...], text: str) -> tuple[Candidate, ...]:
    """Without short forms that are not written as such: "Pa." and "PA" are Pennsylvania, "pa" is not."""
    if len(text) > 5:
        return rows
    short = text.isupper() or "." in text
    if short and len(text) <= 3:
        return tuple(row for row in rows if row.how == How.SHORT or row.entry.kind < Kind.CAPITAL)
    return tuple(row for row in rows if short or row.how != How.SHORT)


def to_names(found: Sequence[Found], text: str) -> tuple[list[Name], list[int]]:
    """Group spans into names, and say for each span which name it belongs to.

    A span that the text puts into another ("Lima, Ohio") makes a name apart from the same words without it.
    """
    outer = _containers(found, text)
    groups: dict[tuple[str, str], int] = {}
    members: list[list[int]] = []
    of: list[int] = []
    for number, span in enumerate(found):
        container = found[outer[number]].key if number in outer else ""
        group = groups.setdefault((span.key, container), len(members))
        if group == len(members):
            members.append([])
        members[group].append(number)
        of.append(group)
    names = []
    for numbers in members:
        first = found[numbers[0]]
        containers = tuple(sorted({of[outer[number]] for number in numbers if number in outer}))
        said = next((found[number].said for number in numbers if found[number].said), "")
        names.append(Name(first.key, first.candidates, containers, len(numbers), said))
    return names, of


def _containers(found: Sequence[Found], text: str) -> dict[int, int]:
    """For each span the one that the text names as what holds it: "Kirkuk, Iraq", "Iraq's city of Kirkuk"."""
    order = sorted(range(len(found)), key=lambda number: (found[number].start, -found[number].end))
    outer = {}
    for one, two in pairwise(order):
        between = text[found[one].end : found[two].start]
        if len(between) < 16 and _JOIN.match(between) and _can_hold(found[one], found[two]):
            outer[one] = two
        elif len(between) < 50 and _OWNED.match(between) and _can_hold(found[two], found[one]):
            outer[two] = one
    return outer


def _can_hold(inner: Found, outer: Found) -> bool:
    """Whether the second may be what holds the first; in "Niger, Nigeria" two countries are listed."""
    kinds = {row.entry.kind for row in outer.candidates}
    if Kind.COUNTRY in kinds and any(row.entry.kind == Kind.COUNTRY for row in inner.candidates):
        return False
    return bool(kinds & {Kind.COUNTRY, Kind.ADMIN1, Kind.ADMIN2})
