"""The groups of words that tell of the status of an act, and whether one names a word.

The lists are `data/codebook/words/status.toml`.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files

import tomli
from spacy.tokens import Token

from dragoman.events.tree import children


@cache
def status_words() -> dict[str, frozenset[str]]:
    """The groups of `status.toml`."""
    text = files("dragoman").joinpath("data", "codebook", "words", "status.toml").read_text(encoding="utf-8")
    return {name: frozenset(entry["words"]) for name, entry in tomli.loads(text).items()}


def in_group(token: Token, group: str) -> bool:
    """Does a group name the token: by its lemma, the word as it stands, or with its particle ("rule out")?

    With a particle that the group does not name, "set" is another word ("set off").
    """
    words = status_words()[group]
    lemma = token.lemma_.lower()
    particles = children(token, "prt")
    if particles and lemma in status_words()["other-with-particle"]:
        return any(f"{lemma} {particle.lower_}" in words for particle in particles)
    return lemma in words or token.lower_ in words or any(f"{lemma} {p.lower_}" in words for p in particles)


def plain(token: Token) -> str:
    """The word in lower case with a straight apostrophe: "n\u2019t" is "n't"."""
    return str(token.lower_).replace("\u2019", "'")
