"""What words ask of a country: "the Arab country", "the Baltic state", "Congress"."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

import tomli

FOLDER = Path(__file__).resolve().parent.parent / "data" / "lexicons"
NOBODY = "-"


@lru_cache(maxsize=1)
def traits() -> dict[str, frozenset[str]]:
    """Country codes by trait, in lower case."""
    rows = tomli.loads((FOLDER / "country_traits.toml").read_text(encoding="utf-8"))
    return {trait: frozenset(codes.split()) for trait, codes in rows.items()}


@lru_cache(maxsize=1)
def _offices() -> dict[str, tuple[str, ...]]:
    rows = tomli.loads((FOLDER / "states_of_offices.toml").read_text(encoding="utf-8"))
    return {office: tuple(codes.split()) for office, codes in rows.items()}


def states_with_office(role: str | None) -> tuple[str, ...] | None:
    """The states that have an office or chamber, the one to take unsaid first (or "-"); None where any may."""
    return _offices().get(role or "")


@lru_cache(maxsize=1)
def _lacking() -> dict[str, frozenset[str]]:
    rows = tomli.loads((FOLDER / "states_without_office.toml").read_text(encoding="utf-8"))
    return {office: frozenset(codes.split()) for office, codes in rows.items()}


def states_without(*roles: str | None) -> frozenset[str]:
    """The states that have no office, body or fighters of any of these names."""
    return frozenset().union(*(_lacking().get(role or "", frozenset()) for role in roles))


def countries_with(words: tuple[str, ...]) -> frozenset[str] | None:
    """The countries that a description's words allow; None where they say nothing of it."""
    table = traits()
    pairs = tuple(" ".join(words[i : i + 2]) for i in range(len(words) - 1))
    for trait in (*pairs, *words):
        if trait in table:
            return table[trait]
    return None
