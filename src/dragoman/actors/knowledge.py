"""Lookups over the lexicon files: which country, office, organisation or group a name stands for.

Names are looked up as written or in lower case, with or without a leading "the". Acronyms ("US", "WHO", "IS") match
only as written, since their lower-case letters are other words. Nothing here reads a text: `mentions` does.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Generic, TypeVar

import msgspec

from dragoman.actors.reader import Table, read_tables, rows_of
from dragoman.actors.tables import (
    Country,
    Group,
    ListedActor,
    Metonym,
    Organisation,
    Person,
    Region,
    Role,
    Sector,
    Word,
)

ACRONYM = re.compile(r"(?=[^A-Z]*[A-Z])[A-Z0-9][A-Z0-9.&/-]+s?|(?=[a-z]*[A-Z][a-z]*[A-Z])[A-Za-z]{2,4}")
"""Capitals, digits and signs ("U.N.", "M23", "NGOs"), or up to four letters with two capitals ("LeT", "BiH")."""

HEAD_END = re.compile(r"( (?:of|in|for|to|at|on|without) .*)")
MAX_ROLE_WORDS = 7
STATUS_ORDER = ("current", "former", "later", "undated")
USES = (
    "country", "adjective", "people", "capital", "metonym", "region",
    "role", "organisation", "group", "person", "short", "actor",
)  # fmt: skip
USE_OF = {Metonym: "metonym", Organisation: "organisation", Group: "group", ListedActor: "actor"}

Entry = Country | Metonym | Region | Role | Organisation | Group | Person | ListedActor
T = TypeVar("T")


class Surface(msgspec.Struct, frozen=True):
    """A name as it may stand in a text, and what it may stand for.

    `use`: "country", "adjective", "people", "capital", "metonym", "region", "role", "organisation", "group",
    "person", "short" (a person's surname) or "actor" (a user's row). `exact`: only this casing counts.
    `ambiguous`: the same words often mean something else.
    """

    text: str
    use: str
    exact: bool
    ambiguous: bool
    entry: Entry


class Office(msgspec.Struct, frozen=True):
    """A person's office as it stands on the day asked for: "current", "former", "later" or "undated"."""

    person: Person
    status: str

    @property
    def former(self) -> bool:
        """True where the office was over on the day."""
        return self.status == "former"


def is_acronym(name: str) -> bool:
    """True for names that count only in their own casing: "US", "U.N.", "M23", "LeT"."""
    return not name.islower() and ACRONYM.fullmatch(name) is not None


def status_on(since: str | None, until: str | None, date: str | None) -> str:
    """Where `date` (ISO 8601, any precision) lies to an office; the first and last unit named count as in it."""
    if date is None:
        return "undated"
    if until is not None and date[: len(until)] > until[: len(date)]:
        return "former"
    if since is not None and date[: len(since)] < since[: len(date)]:
        return "later"
    return "current"


class Names(Generic[T]):
    """A map from names to entries: acronyms by their own casing, other names by lower case."""

    def __init__(self, pairs: Iterable[tuple[str, T]]) -> None:
        self._entries: dict[str, list[T]] = {}
        for name, entry in pairs:
            self._entries.setdefault(_key(name), []).append(entry)

    def all(self, name: str) -> Sequence[T]:
        """Every entry of the name, the first listed first; empty where there is none."""
        return self._entries.get(_key(name)) or self._entries.get(name.lower()) or ()

    def first(self, name: str) -> T | None:
        """The first entry of the name, or None."""
        found = self.all(name)
        return found[0] if found else None


def _key(name: str) -> str:
    return name if is_acronym(name) else name.lower()


def plural(noun: str) -> str:
    """The regular English plural of a noun phrase, made on its head: the word before "of", "in", "to" ..."""
    parts = HEAD_END.split(noun, maxsplit=1)
    head, rest = parts[0], "".join(parts[1:])
    if head.endswith("man"):
        return f"{head[:-3]}men{rest}"
    if head.endswith("y") and head[-2:-1] not in "aeiou":
        return f"{head[:-1]}ies{rest}"
    return f"{head}{'es' if head.endswith(('s', 'x', 'ch', 'sh')) else 's'}{rest}"


def role_phrases(role: Role) -> Iterator[str]:
    """Every phrase of a role: as listed, and for persons, ranks and groups the plural forms."""
    listed = (role.phrase, *role.aliases)
    yield from listed
    yield from role.plurals
    if not role.plurals:
        yield from (plural(phrase) for phrase in listed if not phrase.endswith("s"))


class Knowledge:
    """All lexicons, ready for lookup. Rows of the user's files come before the shipped ones."""

    def __init__(self, tables: Sequence[Table]) -> None:
        self.countries = tuple(rows_of(tables, "countries", Country))
        self.sectors = {row.code: row.meaning for row in rows_of(tables, "sectors", Sector)}
        self.titles = tuple(rows_of(tables, "titles", Word))
        self.particles = tuple(rows_of(tables, "particles", Word))
        self._surfaces = tuple(_surfaces(tables))
        by_use: dict[str, list[tuple[str, Entry]]] = {use: [] for use in USES}
        for surface in sorted(self._surfaces, key=lambda surface: surface.ambiguous):
            by_use[surface.use].append((surface.text, surface.entry))
        self._names = {use: Names(pairs) for use, pairs in by_use.items()}
        self._titles = Names((name, row) for row in self.titles for name in (row.word, *row.aliases))
        self._particles = Names((name, row) for row in self.particles for name in (row.word, *row.aliases))
        self._longest = _longest_from(by_use["role"])
        self._states = {row.code: row for row in self.countries if row.kind == "state"}
        self.state_names = {code: row.name for code, row in self._states.items()}

    def _first(self, use: str, name: str, kind: type[T]) -> T | None:
        names = self._names[use]
        found = names.first(name)
        if found is None and use != "role" and name[:4].lower() == "the ":
            found = names.first(name[4:])
        return found if isinstance(found, kind) else None

    def country(self, code: str) -> Country | None:
        """The state of an alpha-3 code."""
        return self._states.get(code)

    def country_by_name(self, name: str) -> Country | None:
        """The country that a short, long, old or alternative name stands for."""
        return self._first("country", name, Country)

    def country_by_demonym(self, word: str) -> Country | None:
        """The country of an adjective ("Iranian") or a word for its people ("Danes")."""
        return self._first("adjective", word, Country) or self._first("people", word, Country)

    def capital(self, name: str) -> Country | None:
        """The country whose capital or seat of government has this name."""
        return self._first("capital", name, Country)

    def metonym(self, name: str) -> Metonym | None:
        """The seat of power of this name."""
        return self._first("metonym", name, Metonym)

    def region(self, name: str) -> Region | None:
        """The region of this name or adjective: words that must not become countries."""
        return self._first("region", name, Region)

    def role(self, phrase: str) -> Role | None:
        """The role of a phrase, singular or plural, American or British."""
        return self._first("role", phrase, Role)

    def role_from(self, words: Sequence[str], start: int = 0) -> tuple[Role, int] | None:
        """The longest role phrase that starts at `words[start]`, and the index after its last word."""
        if start >= len(words):
            return None
        longest = self._longest.get(words[start].lower(), 0)
        for end in range(min(len(words), start + longest), start, -1):
            role = self.role(" ".join(words[start:end]))
            if role is not None:
                return role, end
        return None

    def role_until(self, words: Sequence[str], end: int) -> tuple[Role, int] | None:
        """The longest role phrase that ends before `words[end]`, and the index of its first word."""
        for start in range(max(0, end - MAX_ROLE_WORDS), end):
            role = self.role(" ".join(words[start:end]))
            if role is not None:
                return role, start
        return None

    def organisation(self, name: str) -> Organisation | None:
        """The international organisation or state agency of a name or acronym."""
        return self._first("organisation", name, Organisation)

    def group(self, name: str) -> Group | None:
        """The armed group, party or movement of a name or acronym."""
        return self._first("group", name, Group)

    def people(self, name: str, date: str | None = None) -> list[Office]:
        """Offices of everybody of this full name or surname, with their status on `date` (ISO 8601).

        Offices held on the day come first, then the latest ones over, then those still to come.
        """
        found = [*self._names["person"].all(name), *self._names["short"].all(name)]
        rows = dict.fromkeys(row for row in found if isinstance(row, Person))
        offices = [Office(row, status_on(row.since, row.until, date)) for row in rows]
        offices.sort(key=lambda office: office.person.until or "9999", reverse=True)
        offices.sort(key=lambda office: STATUS_ORDER.index(office.status))
        return offices

    def actors(self, name: str, date: str | None = None) -> list[ListedActor]:
        """Rows of the user's own lists for a name, those that hold on `date` only; dated rows first."""
        found = (row for row in self._names["actor"].all(name) if isinstance(row, ListedActor))
        held = [row for row in found if status_on(row.since, row.until, date) in ("current", "undated")]
        return sorted(held, key=lambda row: row.since is None and row.until is None)

    def title(self, word: str) -> Word | None:
        """A form of address before a name ("Mrs", "Lt. Gen.", "Sheikh")."""
        return self._titles.first(word)

    def particle(self, word: str) -> Word | None:
        """A word inside names ("al", "bin", "van", "Jr")."""
        return self._particles.first(word)

    def surfaces(self) -> Iterator[Surface]:
        """Every name of every lexicon with what it stands for; user rows first."""
        return iter(self._surfaces)


def _longest_from(roles: Iterable[tuple[str, Entry]]) -> dict[str, int]:
    """How many words the longest role phrase has, by first word in lower case."""
    longest: dict[str, int] = {}
    for phrase, _ in roles:
        words = phrase.lower().split()
        longest[words[0]] = max(longest.get(words[0], 0), len(words))
    return longest


def _uses(row: msgspec.Struct) -> Iterator[tuple[str, Iterable[str]]]:
    """Yield (use, names) for one row."""
    match row:
        case Country():
            yield "country", (row.name, *row.aliases)
            yield "adjective", row.adjectives
            yield "people", row.people
            yield "capital", row.capitals
        case Region():
            yield "region", (row.name, *row.aliases, *row.adjectives)
        case Role():
            yield "role", role_phrases(row)
        case Person():
            yield "person", (row.name, *row.aliases)
            yield "short", row.short
        case Metonym() | Organisation() | Group() | ListedActor():
            yield USE_OF[type(row)], (row.name, *row.aliases)


def _surfaces(tables: Sequence[Table]) -> Iterator[Surface]:
    for table in tables:
        for _, row in table.rows:
            unsure = getattr(row, "ambiguous", ())
            for use, names in _uses(row):
                for name in dict.fromkeys(names):
                    doubtful = name in unsure
                    yield Surface(name, use, doubtful or is_acronym(name), doubtful, row)


@lru_cache(maxsize=4)
def load_knowledge(extra: tuple[Path, ...] = ()) -> Knowledge:
    """Load the shipped lexicons and the user's own files (TSV), which win over them.

    Raises DataError that names file, line and field of a bad row, and what is allowed there.
    """
    return Knowledge(read_tables(extra))
