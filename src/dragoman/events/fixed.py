"""Meetings, marches and hearings that are fixed for a day and have not been held: a future without "will".

The word lists are `data/codebook/words/status.toml`.
"""

from __future__ import annotations

from spacy.tokens import Token

from dragoman.events.frames import Candidate
from dragoman.events.scope import status_words
from dragoman.events.tree import children

_BY_DAY = frozenset({"CONSULT", "PROTEST", "ACCUSE"})
"""Types of what is fixed for a day: a meeting, a march, a hearing."""


def fixed(candidate: Candidate) -> Token | None:
    """The word that fixes the act for a day to come."""
    return (_scheduled(candidate) or _due(candidate)) if candidate.type in _BY_DAY else None


def _scheduled(candidate: Candidate) -> Token | None:
    """ "meets the envoy *tomorrow*", "is flying to Oslo on *Monday*": what is fixed for a day, in the present tense."""
    verb = candidate.arguments.support or candidate.token
    helpers = children(verb, "aux")
    finite = helpers[0] if verb.tag_ == "VBG" and len(helpers) == 1 else verb
    if finite.tag_ not in ("VBZ", "VBP") or (helpers and finite is verb):
        return None
    words = status_words()["day-to-come"]
    days = (w for c in verb.children for w in (c, *c.children) if c.dep_ in ("npadvmod", "advmod", "prep", "tmod"))
    return next((w for w in days if w.lower_ in words), None)


def _due(candidate: Candidate) -> Token | None:
    """ "talks are *due* in Oslo", "talks led by Togo are *expected*": fixed for a day, not yet held."""
    act = candidate.token
    act = act.head if act.dep_ == "acl" and act.tag_ == "VBN" else act
    if act.pos_ != "NOUN" or act.dep_ not in ("nsubj", "nsubjpass"):
        return None
    over = (act.head, *children(act.head, "acomp"))
    return next((word for word in over if word.lower_ in status_words()["fixed"]), None)
