"""Which verb a conjoined one goes on from, where the parser hung it on another.

"urged her to go and *left*", "asked how it ended and *demanding* more", "*said* he was tired and *thanked* them".
"""

from __future__ import annotations

from spacy.tokens import Token

from dragoman.events.tree import PASSIVES, SUBJECTS, VERBS, children, first_word, is_infinitive
from dragoman.events.words import in_class

_ONE_FORM = frozenset({"VBD", "VBG", "VBZ"})
_GOING = frozenset({"entering", "heading", "travelling", "traveling", "crossing", "going", "coming", "arriving"})
_PRONOUNS = frozenset({"he", "she", "it", "they", "we", "i"})


def joined_to(verb: Token) -> Token:
    """The verb that a conjoined one continues: one of its own form, and of words the one who said what was said."""
    if verb.tag_ not in _ONE_FORM or children(verb, "aux", "auxpass"):
        return verb.head
    if _goes_on_telling(verb, verb.head):
        return verb.head.head
    if told := _told_before(verb, verb.head):
        return told[0]
    if not _is_odd(verb, verb.head):
        return verb.head
    above = verb.head
    while above.head != above and not _may_join(verb, above):
        above = above.head
    return above if _may_join(verb, above) else verb.head


def _goes_on_telling(verb: Token, told: Token) -> bool:
    """ "*Lund* said that he was sorry and *thanked* the crew", "told them Bern had lied and *urged* calm".

    What is told of is a state or a thing done before: it does not go on in words of the one told of.
    """
    teller = told.head
    if verb.tag_ != "VBD" or told.dep_ != "ccomp" or told.i < teller.i or not in_class(verb, "address"):
        return False
    plain = teller.tag_ == "VBD" and in_class(teller, "tell") and has_subject(teller)
    own = (_is_state(told) or _is_himself(told)) and not _are_sources(teller)
    return plain and (own or _follows_quotation(verb))


def _follows_quotation(verb: Token) -> bool:
    """ "A spokesman said the bill was *"dead"* and urged them to act": whoever is quoted goes on."""
    joint = verb.i - 2
    return joint > 0 and verb.nbor(-1).dep_ == "cc" and verb.doc[joint].tag_ == "''"


def _told_before(verb: Token, teller: Token) -> list[Token]:
    """ "Sources *say* the envoy flew in, but *left* soon": what was done goes on from what is told, not the telling."""
    told = children(teller, "ccomp") if verb.tag_ == "VBD" and teller.tag_ in ("VBP", "VBZ") else []
    return [c for c in told if in_class(teller, "tell") and c.tag_ == "VBD" and teller.i < c.i < verb.i]


def _is_state(told: Token) -> bool:
    """True for what is or had been, not for an act told in the past like the one after it."""
    return told.pos_ == "AUX" or told.lemma_ == "be" or bool(children(told, "aux")) or in_class(told, "state")


def _is_himself(told: Token) -> bool:
    return any(t.lower_ in _PRONOUNS for t in children(told, *SUBJECTS, *PASSIVES))


def _are_sources(teller: Token) -> bool:
    """ "officials said", "a report said": they tell of others' words; what they deny is their own."""
    return teller.lemma_ != "deny" and any(in_class(t, "source") for t in children(teller, *SUBJECTS))


def has_subject(verb: Token) -> bool:
    return bool(children(verb, *SUBJECTS, *PASSIVES))


def on_the_way(verb: Token) -> list[Token]:
    """ "stopped *rebels* heading north to help the town": who goes there to do it; the verb above got the clause."""
    if not is_infinitive(verb) or verb.dep_ != "advcl":
        return []
    going = verb.doc[first_word(verb) - 1]
    while going.i > verb.head.i and going.lower_ not in _GOING:
        going = going.head
    return [going.head] if going.i > verb.head.i and going.dep_ == "acl" else []


def _is_odd(verb: Token, first: Token) -> bool:
    if verb.tag_ == "VBG":
        return first.tag_ != "VBG"
    return _is_bare(first) and (verb.tag_ == "VBD" or first.tag_ == "VB")


def _may_join(verb: Token, above: Token) -> bool:
    if above.pos_ not in VERBS or not has_subject(above):
        return False
    if verb.tag_ == "VBG":
        return above.tag_ == "VBG"
    return not _is_bare(above) or (verb.tag_ == "VBZ" and not is_infinitive(above))


def _is_bare(verb: Token) -> bool:
    """True for an infinitive, a present, and what a modal carries."""
    modal = any(c.tag_ == "MD" or c.lower_ == "to" for c in children(verb, "aux"))
    return modal or (verb.tag_ in ("VB", "VBP", "VBZ") and verb.dep_ != "ROOT")
