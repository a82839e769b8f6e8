"""Whether "he" or "she" may stand for somebody, by the given name or the noun; None where neither tells."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

import tomli

FILE = Path(__file__).resolve().parent.parent / "data" / "lexicons" / "given_names.toml"


@lru_cache(maxsize=1)
def _table() -> dict[str, dict[str, str]]:
    """ "names" and "nouns": the gender of each word in lower case."""
    rows = tomli.loads(FILE.read_text(encoding="utf-8"))
    return {
        sort: {word.lower(): gender for gender, words in table.items() for word in words.split()}
        for sort, table in rows.items()
    }


def gender_of_name(name: str) -> str | None:
    """The gender of a full name; a surname alone tells nothing."""
    first, _, rest = name.partition(" ")
    return gender_of_given(first) if rest else None


def gender_of_given(first: str) -> str | None:
    """The gender of a given name; None for a word that is none, or is borne by both."""
    return _table()["names"].get(first.lower())


def gender_of_noun(noun: str) -> str | None:
    """The gender of a role's head noun in lower case: "spokeswoman", "widow", "king"."""
    if noun.endswith("woman"):
        return "female"
    return "male" if noun.endswith("man") and noun not in ("human", "german") else _table()["nouns"].get(noun)
