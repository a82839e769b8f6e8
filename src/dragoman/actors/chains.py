"""Whom a pronoun means by what was told just before: who is set to do something, warned, struck or told of on."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from dragoman.actors.binding import (
    BLAMING,
    HARMING,
    OBJECTS,
    STRIKING,
    aided,
    doer_of_own,
    hearer,
    object_before,
    owner_of_clause,
    wronged,
)
from dragoman.actors.registry import Registry
from dragoman.actors.words import SUBJECTS

HELD = frozenset(
    "seize occupy hold arrest detain capture refuse impose take control jail imprison ban close promise sign kidnap "
    "abduct launch start keep conquer annex block withhold confiscate make cause resist reject".split()
)
"""What is undone by who did it: "urged *Chad* to free the men it *arrested*"."""
LOOTING = STRIKING | frozenset("burn torch confiscate search ransack raze demolish smash break steal".split())
WARNING = frozenset("warn threaten tell inform notify".split())
WARNINGS = frozenset("message warning signal notice threat reminder".split())
SUFFERING = frozenset("face suffer regret".split())
"""What befalls those who are warned: "warned *Chad* that it would *face* a blockade"."""
HAPPENING = frozenset("culminate happen occur coincide".split())
"""Verbs of what somebody does, never of who does it."""
TARGETS = frozenset(("with", "against", "on", "from", "to"))
"""Prepositions before those whom an act is with or against."""


def hinted(token: Token) -> Iterator[Token | None]:
    """The words that a pronoun most likely repeats, the surest first."""
    yield from (doer_of_own(token), owner_of_clause(token), hearer(token), aided(token), wronged(token))
    yield from (set_to(token), warned(token), struck_before(token), introduced(token), continued(token))


def set_to(token: Token) -> Token | None:
    """Who is made to undo what he did: "urged *Chad* to free the men it arrested"."""
    clause = token.head
    if token.dep_ not in SUBJECTS or clause.dep_ != "relcl" or clause.lemma_ not in HELD:
        return None
    deed = clause.head.head
    if clause.head.dep_ != "dobj" or deed.tag_ != "VB" or deed.dep_ not in ("xcomp", "ccomp"):
        return None
    wanted = SUBJECTS if deed.dep_ == "ccomp" else OBJECTS
    told = deed if deed.dep_ == "ccomp" else deed.head
    return next((child for child in told.children if child.dep_ in wanted and child.i < deed.i), None)


def warned(token: Token) -> Token | None:
    """Who is warned of what will befall him: "sent *doctors* a warning that they would be jailed"."""
    clause = token.head
    harmed = token.dep_ == "nsubjpass" and clause.lemma_ in STRIKING
    if clause.dep_ not in ("ccomp", "acl", "relcl") or not (harmed or clause.lemma_ in SUFFERING):
        return None
    above = clause.head
    if above.lemma_ in WARNING:
        return object_before(above, token)
    warning = above if above.lemma_ in WARNINGS else next((c for c in above.children if c.lemma_ in WARNINGS), None)
    return _warned_by(warning) if warning is not None and warning.i < token.i else None


def _warned_by(warning: Token) -> Token | None:
    """To whom a warning goes: "a message to *doctors*", "sent *doctors* a message"."""
    preps = (c for word in (warning, warning.head) for c in word.children if c.lower_ == "to" and c.i > warning.i)
    told = (child for prep in preps for child in prep.children if child.dep_ == "pobj")
    return next(told, None) or object_before(warning.head, warning)


def struck_before(token: Token) -> Token | None:
    """Whose goods and people are struck after himself: "shot *villagers* and burned their houses"."""
    noun, verb = token.head, token.head.head
    if token.tag_ != "PRP$" or noun.dep_ != "dobj" or verb.dep_ not in ("conj", "advcl") or verb.lemma_ not in LOOTING:
        return None
    first = verb.head
    again = first.lemma_ in LOOTING | HARMING | BLAMING and first.i < verb.i and token.nbor().lower_ != "own"
    if not again or any(child.dep_ in SUBJECTS for child in verb.children):
        return None
    return next((child for child in first.children if child.dep_ == "dobj"), None)


def introduced(token: Token) -> Token | None:
    """What was just told of with "this is": "This is a *regime* of thieves, they rob us"."""
    if token.dep_ not in SUBJECTS:
        return None
    clauses = (
        c for c in token.head.children if c.dep_ in ("ccomp", "parataxis") and c.lemma_ == "be" and c.i < token.i
    )
    return next((child for clause in clauses for child in clause.children if child.dep_ == "attr"), None)


def continued(token: Token) -> Token | None:
    """The "he" of whom the sentence before told, where one more begins with "he"."""
    sentence = token.sent
    if token.i != sentence.start or token.dep_ not in SUBJECTS or token.head.dep_ != "ROOT" or not sentence.start:
        return None
    before = token.doc[sentence.start - 1].sent
    first = before[0]
    return first if first.lower_ == token.lower_ and first.dep_ in SUBJECTS and first.head.dep_ == "ROOT" else None


def is_nobody(registry: Registry, token: Token) -> bool:
    """True for the "it" that happened, and the "their" of things: "shot down *drones* and attacked their pilots"."""
    if token.dep_ == "nsubj":
        return token.lower_ in ("it", "they") and token.head.lemma_ in HAPPENING
    struck = struck_before(token)
    return struck is not None and struck.pos_ != "PRON" and struck.i not in registry.at


def names_after(token: Token) -> frozenset[str]:
    """The names among those: "it struck *Chad*" is of no state called so before."""
    return frozenset(word.lower_ for word in told_after(token) if word.tag_ in ("NNP", "NNPS"))


def told_after(token: Token) -> Iterator[Token]:
    """Whom the words after a subject pronoun name, to whom it does something: "they want to kill *Mr Osei*"."""
    if token.dep_ not in SUBJECTS:
        return
    verbs = [token.head, *(child for child in token.head.children if child.dep_ == "xcomp")]
    for child in (child for verb in verbs for child in verb.children if child.i > verb.i):
        if child.dep_ == "dobj":
            yield child
        elif child.dep_ == "prep" and child.lower_ in TARGETS:
            yield from (word for word in child.children if word.dep_ == "pobj")
