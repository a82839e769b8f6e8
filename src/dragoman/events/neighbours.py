"""Whose doing a killing was of which its own words tell no doer, and in what it happened, by what stands beside.

"two nurses held by *rebels* were shot", "a bomb killed ten, and *rebels* claimed responsibility".
"""

from __future__ import annotations

from dataclasses import replace

from spacy.tokens import Token

from dragoman.events.arguments import Arguments
from dragoman.events.candidate import Candidate
from dragoman.events.guilt import claimants
from dragoman.events.hands import captors
from dragoman.events.prepositions import prep_objects
from dragoman.events.tree import children
from dragoman.events.weapons import is_weapon
from dragoman.events.words import in_class


def by_neighbours(act: Candidate) -> Candidate:
    """The act with its doer: who wages the fight, who held those killed, or who claims it in the clause beside it."""
    if act.type != "ASSAULT" or not act.arguments.verbal:
        return act
    found = _launchers(act.actors) if len(act.actors) == 1 else []
    if not found and all(map(is_weapon, act.actors)):
        found = _held_by(act) or (claimants(act.token) if in_class(act.token, "harm") else [])
    return replace(act, actors=tuple(found)) if found else act


def _launchers(doers: tuple[Token, ...]) -> list[Token]:
    """ "*Chad* launched an operation that drove the rebels out": who carries out what is told to do it."""
    fights = [t for t in doers if in_class(t, "fight") and t.dep_ == "dobj"]
    return [t for fight in fights for t in Arguments(fight).slot("subject")]


def _held_by(act: Candidate) -> list[Token]:
    told = act.actors or act.means is not None
    return [] if told else captors(act.token, act.recipients)


def so_called(verb: Token) -> list[Token]:
    """ "in what Oslo called a *raid*", "in what seemed a *raid*": what it was, in somebody's words."""
    return children(verb, "oprd", "xcomp", "attr")


def occasions_of(verb: Token, name: str) -> list[Token]:
    """In what a verb and, where nothing hangs on it, the one after it happened: "killed and wounded *in* raids"."""
    after = [] if children(verb, "prep") else children(verb, "conj")
    later = [c for t in after for c in (t, *children(t, "acl")) if c.tag_ == "VBN"]  # "killed and 300 *displaced* in"
    own = [c for c in later if not children(c, "aux", "auxpass")]
    return [o for v in (verb, *own) for o in prep_objects(v, name)]
