"""The rows of the lexicon tables as frozen structs, and the words their columns may hold."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

INTERNATIONAL = ("IGO", "UNO", "EUR", "NGO", "ISM", "IMG", "MNC")
"""PLOVER 2.0 names for international actors that have no country."""


class Sector(msgspec.Struct, frozen=True):
    """A PLOVER sector: its code and what it means."""

    code: str
    meaning: str


class Country(msgspec.Struct, frozen=True):
    """A name that stands for a country; `code` is the state it folds into.

    `ambiguous` (here and below) lists the names of the row that mean something else as well, so that a
    resolver can ask for more evidence.
    """

    code: str
    name: str
    aliases: tuple[str, ...] = ()
    adjectives: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    capitals: tuple[str, ...] = ()
    kind: str = "state"
    sectors: tuple[str, ...] = ()
    since: str | None = None
    until: str | None = None
    ambiguous: tuple[str, ...] = ()


class Metonym(msgspec.Struct, frozen=True):
    """A seat of power that stands for who sits there: "the Kremlin"."""

    name: str
    country: str
    aliases: tuple[str, ...] = ()
    sectors: tuple[str, ...] = ()
    role: str | None = None
    ambiguous: tuple[str, ...] = ()


class Region(msgspec.Struct, frozen=True):
    """A part of the world that is not a country: events of such actors get no country."""

    name: str
    aliases: tuple[str, ...] = ()
    adjectives: tuple[str, ...] = ()
    ambiguous: tuple[str, ...] = ()


class Role(msgspec.Struct, frozen=True):
    """A noun or phrase for what somebody is: "defence minister", "brigadier general", "protester".

    `kind` is "person", "rank", "group" or "institution". Flags: "title" (may stand before a name), "head" (head of
    state or government), "former" (the word itself says that it is over), "weak" (says little: "official", "man").
    """

    phrase: str
    kind: str
    aliases: tuple[str, ...] = ()
    plurals: tuple[str, ...] = ()
    sectors: tuple[str, ...] = ()
    flags: tuple[str, ...] = ()
    code: str | None = None
    """The code of an imported dictionary, as it was written there."""


class Organisation(msgspec.Struct, frozen=True):
    """An international organisation (`code`) or an agency, court or company of one state (`country`)."""

    name: str
    aliases: tuple[str, ...] = ()
    code: str | None = None
    country: str | None = None
    sectors: tuple[str, ...] = ()
    ambiguous: tuple[str, ...] = ()


class Group(msgspec.Struct, frozen=True):
    """An armed group, party or movement. `country` is None where it is transnational."""

    name: str
    kind: str
    aliases: tuple[str, ...] = ()
    country: str | None = None
    sectors: tuple[str, ...] = ()
    code: str | None = None
    ambiguous: tuple[str, ...] = ()


class Person(msgspec.Struct, frozen=True):
    """One office of one person, with its first and last year, month or day (None: not over).

    `country` is None for offices of international bodies, whose PLOVER name is among the sectors. `short` holds
    the names that stand alone: the surname, or what papers use for it ("Xi", "Lula").
    """

    name: str
    office: str
    country: str | None = None
    short: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    sectors: tuple[str, ...] = ()
    since: str | None = None
    until: str | None = None
    wikidata: str | None = None
    ambiguous: tuple[str, ...] = ()


class ListedActor(msgspec.Struct, frozen=True):
    """A row of a user's own list or of an imported dictionary."""

    name: str
    kind: str
    aliases: tuple[str, ...] = ()
    country: str | None = None
    sectors: tuple[str, ...] = ()
    role: str | None = None
    since: str | None = None
    until: str | None = None
    wikidata: str | None = None
    code: str | None = None


class Word(msgspec.Struct, frozen=True):
    """A name particle ("van") or a form of address ("Mrs"), with what it tells; `role` is the office of "Sen."."""

    word: str
    kind: str
    aliases: tuple[str, ...] = ()
    role: str | None = None


ROWS: Mapping[str, type[msgspec.Struct]] = {
    "sectors": Sector,
    "countries": Country,
    "metonyms": Metonym,
    "regions": Region,
    "roles": Role,
    "organisations": Organisation,
    "agencies": Organisation,
    "armed_groups": Group,
    "people": Person,
    "particles": Word,
    "titles": Word,
    "actors": ListedActor,
}

KINDS: Mapping[str, tuple[str, ...]] = {
    "countries": ("state", "dependency", "part", "partial", "historical"),
    "roles": ("person", "rank", "group", "institution"),
    "armed_groups": ("armed", "party", "movement", "criminal"),
    "particles": ("prefix", "joiner", "suffix"),
    "titles": ("male", "female", "any", "rank"),
    "actors": ("country", "person", "organisation", "group", "unknown"),
}
FLAGS = ("title", "head", "former", "weak")
