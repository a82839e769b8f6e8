"""Parties that stand in another clause, or that the parser tore from theirs.

"fined Lund, *a ruling she denounced*": of whom the noun speaks; "rang *Oslo* to urge calm": who is urged.
"""

from __future__ import annotations

from spacy.tokens import Token

from dragoman.events.codebook import word_classes
from dragoman.events.tree import PASSIVES, SUBJECTS, children, is_infinitive, relative_head
from dragoman.events.words import forms

_SET_OFF = frozenset({",", "-", "–", "—", "--"})
_TOLD = frozenset({"ccomp", "advcl", "conj", "pcomp", "xcomp"})
"""From a clause to the one that tells it."""
_VERBS = ("VERB", "AUX")


def joined_to(verb: Token) -> Token:
    """The verb that a conjoined one continues: a past tense goes on from no infinitive ("urged her *to go* and *left*").

    Where the parser hung it on one, the verb above of its own form.
    """
    head = verb.head
    if verb.tag_ != "VBD" or children(verb, "aux", "auxpass") or not _is_bare(head):
        return head
    above = head
    while above.head != above and (above.pos_ not in _VERBS or _is_bare(above) or not _has_subject(above)):
        above = above.head
    return above if above.pos_ in _VERBS and not _is_bare(above) and _has_subject(above) else head


def _is_bare(verb: Token) -> bool:
    """True for an infinitive, a present, and what a modal carries."""
    modal = any(c.tag_ == "MD" or c.lower_ == "to" for c in children(verb, "aux"))
    return modal or (verb.tag_ in ("VB", "VBP", "VBZ") and not _is_reported(verb))


def _is_reported(verb: Token) -> bool:
    return verb.dep_ == "ROOT"


def _has_subject(verb: Token) -> bool:
    return bool(children(verb, *SUBJECTS, *PASSIVES))


def after_relative(verb: Token) -> list[Token]:
    """ "Oslo, which trains the units involved, *called* for calm": the noun that a closed relative clause hangs on."""
    if verb.dep_ != "acl" or verb.tag_ != "VBD" or verb.i == 0 or verb.nbor(-1).lower_ != ",":
        return []
    above = verb.head
    while above.dep_ not in ("relcl", "ROOT"):
        above = above.head
    return [above.head] if above.dep_ == "relcl" else []


def torn_subject(verb: Token) -> list[Token]:
    """The noun right before a finite verb without a subject, which the parser gave to a preposition before it.

    "In the hills of the north *peasants* have felled trees", "after *gunmen* burst in".
    """
    finite = verb.tag_ in ("VBD", "VBZ", "VBP") or any(c.tag_ in ("VBD", "VBZ", "VBP", "MD") for c in children(verb, "aux"))
    if not finite or verb.dep_ not in ("ROOT", "ccomp", "advcl", "conj") or _has_subject(verb):
        return []
    first = min([verb.i, *(c.i for c in children(verb, "aux", "auxpass", "neg", "advmod") if c.i < verb.i)])
    while first > verb.left_edge.i and verb.doc[first - 1].lower_ == ",":
        first -= 1
    if first <= verb.left_edge.i:
        return []
    return [n for n in _ending_at(verb.doc[first - 1], verb) if n.pos_ in ("NOUN", "PROPN") and not n.ent_type_ == "DATE"]


def _ending_at(last: Token, verb: Token) -> list[Token]:
    """The innermost noun under a preposition of the verb whose phrase ends at `last`."""
    found: list[Token] = []
    for noun in (last, *last.ancestors):
        if noun == verb:
            break
        if noun.dep_ == "pobj" and noun.right_edge == last:
            found.append(noun)
    return found[:1]


def dialled(verb: Token) -> list[Token]:
    """ "rang *Oslo* to urge restraint": whom words reach that are the purpose of a call."""
    above = verb.head
    if not is_infinitive(verb) or verb.dep_ not in ("advcl", "xcomp") or above.pos_ != "VERB":
        return []
    return [] if word_classes()["dial"].isdisjoint(forms(above)) else children(above, "dobj")


def of_whom_told(verb: Token) -> list[Token]:
    """Whose doing a noun sums up that is set off from its clause: "*Lund* called it theft, a charge Oslo rejects"."""
    noun = verb.head
    if verb.dep_ == "conj" and noun.dep_ == "relcl":
        noun = noun.head
    if noun.pos_ not in ("NOUN", "PROPN") or word_classes()["summary"].isdisjoint(forms(noun)):
        return []
    start = noun.left_edge.i
    if start == 0 or noun.doc[start - 1].text not in _SET_OFF:
        return []
    return _teller(noun)


def _teller(noun: Token) -> list[Token]:
    """The subject of the clause around the noun, or of the one that tells it."""
    clause = noun.head
    while clause.head != clause and (clause.pos_ not in _VERBS or not _has_subject(clause) or clause.dep_ in _TOLD):
        clause = clause.head
    return [relative_head(t, clause) for t in children(clause, *SUBJECTS)] if clause.i < noun.i else []
