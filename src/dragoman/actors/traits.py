"""What a description asks of a country: "the Arab country", "the Baltic state"."""

from __future__ import annotations

import tomllib
from functools import lru_cache
from pathlib import Path

FILE = Path(__file__).resolve().parent.parent / "data" / "lexicons" / "country_traits.toml"


@lru_cache(maxsize=1)
def traits() -> dict[str, frozenset[str]]:
    """Country codes by trait, in lower case."""
    rows = tomllib.loads(FILE.read_text(encoding="utf-8"))
    return {trait: frozenset(codes.split()) for trait, codes in rows.items()}


def countries_with(words: tuple[str, ...]) -> frozenset[str] | None:
    """The countries that a description's words allow; None where they say nothing of it."""
    table = traits()
    pairs = tuple(" ".join(words[i : i + 2]) for i in range(len(words) - 1))
    for trait in (*pairs, *words):
        if trait in table:
            return table[trait]
    return None
