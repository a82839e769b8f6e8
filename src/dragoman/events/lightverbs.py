"""Light verbs, which carry an act told as a noun: "*launched* an attack", "*came under* fire"."""

from __future__ import annotations

from spacy.tokens import Token

from dragoman.events.tree import children, is_infinitive
from dragoman.events.words import in_class


def support_verb(noun: Token) -> Token | None:
    """The light verb that carries a nominal predicate: "launched an attack", "an attack was launched"."""
    if noun.dep_ == "conj":
        noun = noun.head
    if noun.dep_ == "pobj" and noun.head.lower_ == "of" and in_class(noun.head.head, "onset"):
        noun = noun.head.head  # "announced the *launch* of an assault"
    head = noun.head
    if noun.dep_ in ("dobj", "nsubjpass") and (in_class(head, "support") or _is_excused(head)):
        return head
    if noun.dep_ == "nsubj" and head.pos_ == "VERB" and in_class(head, "support-of"):
        return head
    if noun.dep_ == "pobj" and head.lower_ == "in" and _is_sum(_before(head)):
        verb = _before(head).head
        return verb if in_class(verb, "support") else None
    if noun.dep_ == "pobj" and head.dep_ == "prep" and head.head.pos_ == "VERB":
        verb = head.head
        return verb if head.lower_ in ("in", "into", "on", "with") and in_class(verb, "support-in") else None
    return None


def _is_excused(verb: Token) -> bool:
    """ "used the riots to *justify* a crackdown": one's own."""
    return verb.lower_ == "justify" and is_infinitive(verb) and in_class(verb.head, "pretext")


def _before(prep: Token) -> Token:
    """What stands before a preposition: the noun or number it hangs on, else the object of its verb."""
    if prep.head.pos_ != "VERB":
        return prep.head
    objects = [c for c in children(prep.head, "dobj") if c.i < prep.i]
    return objects[-1] if objects else prep.head


def _is_sum(token: Token) -> bool:
    """ "$5 *million* (in aid)", "80 *tonnes* (in aid)"."""
    return token.dep_ == "dobj" and (token.pos_ in ("NUM", "SYM") or token.ent_type_ in ("MONEY", "QUANTITY"))
