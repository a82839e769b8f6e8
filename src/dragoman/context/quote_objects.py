"""Content that is no clause: infinitives, objects, predicatives and prepositional phrases of a cue."""

from __future__ import annotations

from collections.abc import Iterable

from spacy.tokens import Token

from dragoman.context.quote_clauses import DAYS
from dragoman.context.quote_lexicon import CueEntry
from dragoman.context.quote_tree import Range, agent, child, is_finite, is_passive, is_to, passive_subject, phrase, trim

_OBJECT_PREPS = frozenset({"of", "for", "over", "as", "on", "about"})
_CLOSE_PREPS = frozenset({"of", "for", "to", "over", "about", "as", "against", "between", "without"})
_EMPTY_OBJECTS = frozenset({"it", "this", "that", "which", "what", "so", "these", "those", "him", "her", "them", "me"})


def infinitive(verb: Token, _: CueEntry) -> list[Range]:
    """ "vowed to fight", "was determined to stay"."""
    for each in verb.children:
        near = each.dep_ == "advcl" and each.left_edge.i == verb.i + 1
        if not (near or each.dep_ in ("xcomp", "ccomp")) or not is_to(each) or each.left_edge.i < verb.i:
            continue
        if child(verb, "dobj") is None and child(each, "nsubj") is None:
            return [trim(verb.doc, (each.left_edge.i, _with_more_verbs(verb, each.right_edge.i + 1)))]
    return []


def _with_more_verbs(verb: Token, end: int) -> int:
    """ "wants to cut rents, build flats and ...": further bare verbs that the parser hung on the cue."""
    for each in verb.children:
        if each.dep_ == "conj" and each.tag_ == "VB" and verb.tag_ != "VB" and child(each, "aux", "nsubj") is None:
            end = max(end, each.right_edge.i + 1)
    return end


def object_infinitive(verb: Token, _: CueEntry) -> list[Range]:
    """ "urged both sides to stop", "wants the army to leave"; a passive gives its subject as the first part."""
    found = child(verb, "dobj")
    if (
        found is not None
        and found.i > verb.i
        and any(each.dep_ in ("relcl", "acl") and is_to(each) for each in found.children)
    ):
        return [phrase(found)]
    for each in verb.children:
        if each.dep_ in ("xcomp", "ccomp", "advcl") and each.i > verb.i and is_to(each):
            whole = (each.left_edge.i, each.right_edge.i + 1)
            return _with_object(verb, whole) if each.dep_ != "advcl" or found is not None else []
    return []


def _with_object(verb: Token, rest: Range) -> list[Range]:
    """`rest` together with the object before it (or the subject of a passive, as a part of its own)."""
    if is_passive(verb):
        found = passive_subject(verb)
        return [trim(verb.doc, rest)] if found is None else [phrase(found), trim(verb.doc, rest)]
    found = child(verb, "dobj")
    if found is None or found.i > rest[1]:
        return [trim(verb.doc, rest)]
    start = min(found.left_edge.i, rest[0])
    return [trim(verb.doc, (start if start > verb.i else rest[0], max(rest[1], found.right_edge.i + 1)))]


def predicative(verb: Token, _: CueEntry) -> list[Range]:
    """ "called the vote a sham"; a passive only where it says by whom ("a party called Dawn" is a name)."""
    if is_passive(verb) and agent(verb) is None:
        return []
    for each in verb.children:
        if each.dep_ == "oprd" and each.i > verb.i:
            return _with_object(verb, (each.left_edge.i, each.right_edge.i + 1))
        small = each.dep_ in ("ccomp", "xcomp") and each.pos_ in ("ADJ", "NOUN", "PROPN") and not is_finite(each)
        if small and each.left_edge.i > verb.i:
            return [trim(verb.doc, (each.left_edge.i, each.right_edge.i + 1))]
    return _two_nouns(verb)


def _two_nouns(verb: Token) -> list[Range]:
    """ "called the vote a sham" where the parser takes the second noun for another object or an apposition."""
    objects = [each for each in verb.children if each.dep_ in ("dobj", "dative") and each.i > verb.i]
    if len(objects) == 1:
        objects += [
            each for each in objects[0].children if each.dep_ == "appos" and verb.doc[each.left_edge.i - 1].text != ","
        ]
    if len(objects) < 2:
        return []
    return [trim(verb.doc, (objects[0].left_edge.i, objects[-1].right_edge.i + 1))]


def with_as(verb: Token, _: CueEntry) -> list[Range]:
    """ "described the plan as a trap"."""
    found = child(verb, "dobj")
    holders = [verb] if found is None else [verb, found]
    for holder in holders:
        for each in holder.children:
            if each.dep_ == "prep" and each.lower_ == "as" and each.i > verb.i:
                return _with_object(verb, (each.i, each.right_edge.i + 1))
    return []


def on_infinitive(verb: Token, _: CueEntry) -> list[Range]:
    """ "called on Iran to leave the pact"."""
    on = next((each for each in verb.children if each.dep_ == "prep" and each.lower_ in ("on", "upon", "to")), None)
    if on is None or child(on, "pobj") is None:
        return []
    for each in (*verb.children, *on.subtree):
        if each.dep_ in ("xcomp", "advcl", "acl") and is_to(each) and each.i > on.i:
            return [trim(verb.doc, (on.i + 1, each.right_edge.i + 1))]
    return []


def object_prep(verb: Token, entry: CueEntry) -> list[Range]:
    """ "accused the army of shelling the port", "criticised the deal"."""
    found = passive_subject(verb) if is_passive(verb) else child(verb, "dobj")
    words = _OBJECT_PREPS.union(entry.preps())
    preps = [each for each in verb.children if each.dep_ == "prep" and each.i > verb.i and each.lower_ in words]
    if found is None or (found.i > verb.i and found.left_edge.i < verb.i):
        return []
    if is_passive(verb):
        return [phrase(found), trim(verb.doc, (preps[0].i + 1, preps[0].right_edge.i + 1))] if preps else []
    if found.i < verb.i:
        return []
    return [trim(verb.doc, (found.left_edge.i, _with_phrases(found.right_edge.i + 1, preps)))]


def _with_phrases(end: int, preps: Iterable[Token]) -> int:
    """`end` moved past the prepositional phrases that follow without a gap."""
    for each in preps:
        if each.i == end:
            end = each.right_edge.i + 1
    return end


def after_preposition(head: Token, word: str) -> list[Range]:
    """ "called for talks", "spoke of a plot"."""
    for each in head.children:
        if each.dep_ in ("prep", "agent", "dative") and each.lower_ == word and each.i > head.i:
            found = child(each, "pobj", "pcomp")
            if found is not None and found.lower_ not in _EMPTY_OBJECTS and found.lower_ not in DAYS:
                end = _with_phrases(each.right_edge.i + 1, _close_phrases(head))
                return [trim(head.doc, (each.i + 1, end))]
    return []


def _close_phrases(head: Token) -> list[Token]:
    """Prepositional phrases that belong to the noun before them even where the parser hangs them on the verb."""
    return [each for each in head.children if each.dep_ == "prep" and each.lower_ in _CLOSE_PREPS]


def gerund(verb: Token, _: CueEntry) -> list[Range]:
    """ "denied bombing the town"."""
    for each in verb.children:
        if each.dep_ in ("xcomp", "ccomp") and each.tag_ == "VBG" and each.left_edge.i > verb.i:
            return [trim(verb.doc, (each.left_edge.i, each.right_edge.i + 1))]
    return []


def plain_object(verb: Token, _: CueEntry) -> list[Range]:
    """ "denied the charges", "announced a ceasefire"."""
    if is_passive(verb):
        found = passive_subject(verb)
        return [] if found is None or agent(verb) is None else [phrase(found)]
    found = child(verb, "dobj")
    if found is None or found.left_edge.i < verb.i or found.lower_ in _EMPTY_OBJECTS:
        return []
    end = _with_phrases(found.right_edge.i + 1, _close_phrases(verb))
    return [trim(verb.doc, (found.left_edge.i, end))]
