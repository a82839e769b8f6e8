"""How things are called on a page: countries, parties, days, scores, the meaning of PLOVER's words."""

from __future__ import annotations

import datetime
from functools import cache
from importlib import resources
from typing import Any

import msgspec

from dragoman.views.export.shared import countries

QUADS = {1: "verbal cooperation", 2: "material cooperation", 3: "verbal conflict", 4: "material conflict"}


class Meaning(msgspec.Struct, frozen=True):
    """A PLOVER word and what it means."""

    name: str
    meaning: str = ""


class Type(msgspec.Struct, frozen=True):
    """A type with its modes, its quad and its score."""

    name: str
    meaning: str = ""
    quad: int = 0
    score: float = 0.0
    modes: tuple[Meaning, ...] = ()


class Plover(msgspec.Struct, frozen=True):
    """PLOVER's types with their modes, and its contexts."""

    types: tuple[Type, ...]
    contexts: tuple[Meaning, ...]


@cache
def plover() -> Plover:
    """The words of PLOVER 2.0, for lists to choose from and for explanations."""
    raw = resources.files("dragoman").joinpath("data/ontology/plover.json").read_bytes()
    return msgspec.json.decode(raw, type=Plover)


def country(code: str | None) -> str:
    """A country's English name; the code itself where it has none."""
    listed = countries().get(code or "")
    return listed.name if listed else code or ""


def party_code(party: dict[str, Any]) -> str:
    """ "IRN:GOV", "UNO" or "": what a party is asked for by in a query."""
    where = party["country"] or party.get("code") or ""
    return ":".join((where, *party["sectors"])) if party["country"] else where


def party_link(party: dict[str, Any]) -> str:
    """What an actor's page is asked for by: the name, else the country."""
    named = party["name"] or party["country"] or ""
    return party["country"] if party["country"] and named == country(party["country"]) else named


def day(value: datetime.date | datetime.datetime | str | None) -> str:
    """A day as YYYY-MM-DD; "undated" where there is none."""
    if value is None:
        return "undated"
    return value[:10] if isinstance(value, str) else f"{value:%Y-%m-%d}"


def moment(value: datetime.datetime | None) -> str:
    """A moment in UTC, to the minute."""
    return f"{value:%Y-%m-%d %H:%M} UTC" if value else "–"


def signed(value: float | None) -> str:
    """A score with its sign; a true minus, so that figures line up."""
    return "–" if value is None else f"{value:+.1f}".replace("-", "−")


def count(value: int) -> str:
    """A number with thin spaces between thousands."""
    return f"{value:,}".replace(",", " ")
