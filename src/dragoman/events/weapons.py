"""Attacks of which only the weapon is named: "*bombs* killed ten"."""

from __future__ import annotations

from functools import cache

from spacy.tokens import Token

from dragoman.events.candidate import Candidate
from dragoman.events.codebook import word_classes
from dragoman.events.words import forms

_WEAPONS = ("bomb", "artillery", "drone")
"""Word classes of what kills and does not say for whom."""
_BLOWS = frozenset({"strike"})
"""Acts that kill so too: "the *strikes* killed ten"."""


def by_weapon(candidate: Candidate) -> bool:
    """True for an attack of which only the weapon is named: "bombs killed ten"."""
    doers = candidate.actors if candidate.type == "ASSAULT" else ()
    return bool(doers) and all(map(is_weapon, doers))


def is_weapon(token: Token) -> bool:
    """ "killed by *drones*": no party, but where it is somebody's."""
    return not _weapons().isdisjoint(forms(token))


@cache
def _weapons() -> frozenset[str]:
    return _BLOWS.union(*(word_classes()[name] for name in _WEAPONS))
