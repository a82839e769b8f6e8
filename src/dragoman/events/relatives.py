"""The nouns that relative pronouns stand for: "the *troops* who fired", "*Chad* and Mali, which have signed"."""

from __future__ import annotations

from spacy.tokens import Token

from dragoman.events.aside import PEOPLE, above_people, are_people
from dragoman.events.clefts import singled_out
from dragoman.events.tree import FINITE, PASSIVES, SUBJECTS, children, is_infinitive
from dragoman.events.words import in_class

_RELATIVES = frozenset({"who", "which", "that", "whom", "whose"})
_MEASURES = frozenset({"DATE", "TIME", "PERCENT", "CARDINAL", "QUANTITY", "MONEY"})


def relative_head(token: Token, verb: Token) -> Token:
    """The noun that a relative pronoun stands for."""
    clause = verb
    while clause.dep_ == "conj" or _is_purpose_of(clause, token):
        clause = clause.head
    if token.lower_ in _RELATIVES and clause.dep_ == "relcl":
        noun = _described(clause.head, clause, person=token.lower_ in ("who", "whom"))
        told = token.dep_ in SUBJECTS | PASSIVES and token.head == clause and clause.left_edge.nbor(-1).text == ","
        return _agreeing(noun, clause, person=token.lower_ == "who") if told else noun
    if token.lower_ in _RELATIVES and clause.dep_ == "ccomp" and (found := singled_out(clause)):
        return found[0]
    return token


def _is_purpose_of(verb: Token, pronoun: Token) -> bool:
    """ "the rebels *whom* Oslo vowed to *crush*"; not "whom Oslo vowed to vote *for*"."""
    if verb.dep_ != "xcomp" or pronoun.dep_ != "dobj" or not is_infinitive(verb):
        return False
    return children(verb, "dobj") == [pronoun] and all(p.right_edge != p for p in children(verb, "prep"))


def _agreeing(noun: Token, clause: Token, *, person: bool) -> Token:
    """ "*Chad* and Mali, which have", "Chad and *Mali*, which has", "Chad and *its premier*, who": whom they fit."""
    finite = next((t for t in (*children(clause, "aux", "auxpass"), clause) if t.tag_ in FINITE), clause)
    if noun.tag_ == "NNP" and (later := _joined_before(noun, clause.left_edge.i)):
        other = person and noun.ent_type_ == "GPE" and later[-1].ent_type_ != "GPE"
        return later[-1] if other or finite.tag_ == "VBZ" or finite.lower_ == "was" else noun
    plural = finite.tag_ == "VBP" or finite.lower_ == "were"
    while plural and noun.dep_ == "conj" and noun.tag_ in ("NN", "NNP") and noun.head.pos_ == noun.pos_:
        noun = noun.head
    return noun


def _joined_before(noun: Token, end: int) -> list[Token]:
    """What is joined to a noun, and to that in turn, before a place in the text."""
    found = [noun]
    for item in found:
        found.extend(c for c in children(item, "conj") if c.i < end)
    return found[1:]


def _described(noun: Token, clause: Token, *, person: bool) -> Token:
    """The noun that a relative clause set off by a comma is about, where the parser took one below it.

    "*guerrillas* of the Front, who killed": no body is "who"; "*Chad*, the largest of the states, which signed".
    """
    first = clause.left_edge.i
    if person and _is_home_of(noun, befallen=bool(children(clause, "auxpass"))):
        return noun.head.head
    if not first or noun.doc[first - 1].lower_ != ",":
        return noun
    if not person and are_people(noun):
        return above_people(noun)
    if noun.dep_ != "pobj" or noun.head.lower_ != "of":
        return noun
    above = noun.head.head
    if above.tag_ == "JJS" and above.dep_ == "appos":
        return above.head
    body = noun.ent_type_ in ("ORG", "GPE") or in_class(noun, "body")
    if not (person and body) or above.pos_ != "NOUN" or above.ent_type_ in _MEASURES:
        return noun
    return above.head if above.dep_ == "appos" and above.head.ent_type_ == "PERSON" else above


def _is_home_of(place: Token, *, befallen: bool) -> bool:
    """ "a clerk from *Oslo* who was jailed": a place or body told of people is no "who", they are.

    What befalls one of a body befalls him alone; what he does and says is the body's.
    """
    if (
        place.dep_ != "pobj"
        or place.head.lower_ not in ("from", "in", "near", "of", "for", "at")
        or place.pos_ != "PROPN"
    ):
        return False
    above = place.head.head
    if place.head.lower_ in ("of", "for", "at"):  # "a member of *the Front* who was jailed"
        return befallen and above.pos_ == "NOUN" and place.ent_type_ == "ORG" and not in_class(above, "quantity")
    people = place.ent_type_ in ("GPE", "LOC") or (befallen and place.ent_type_ == "ORG")
    people = people or any(in_class(above, name) for name in PEOPLE)
    return above.pos_ == "NOUN" and people
