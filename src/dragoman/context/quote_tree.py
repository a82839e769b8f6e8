"""Small questions to a dependency parse: whose verb is it, where does its phrase begin and end."""

from __future__ import annotations

from spacy.tokens import Doc, Token

Range = tuple[int, int]
"""Token positions [first, last + 1)."""

FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_NAMELIKE = frozenset({"DET", "ADJ", "NOUN", "PROPN", "NUM", "PRON", "PART"})
_SUBJECTS = ("nsubj", "csubj", "expl")
_PASSIVE = ("nsubjpass", "csubjpass")
_RELATIVE = frozenset({"who", "which", "that"})
_LOOSE = frozenset(",;:—–―-()[]“”\"'‘’«»`")
_STEPS = 6


def child(token: Token, *deps: str) -> Token | None:
    """The first child of `token` with one of the relations."""
    return next((each for each in token.children if each.dep_ in deps), None)


def phrase(token: Token) -> Range:
    """The whole phrase headed by `token`, loose punctuation at its edges left out."""
    return trim(token.doc, (token.left_edge.i, token.right_edge.i + 1))


def trim(doc: Doc, span: Range) -> Range:
    """`span` without spaces and loose punctuation at its edges; marks of quotation inside stay."""
    start, end = span
    while start < end and _is_loose(doc[start]):
        start += 1
    while end > start and _is_loose(doc[end - 1]):
        end -= 1
    return start, end


def _is_loose(token: Token) -> bool:
    text = token.text
    return token.is_space or all(char in _LOOSE for char in text) or text in (".", "--")


def is_passive(verb: Token) -> bool:
    """Whether `verb` is a passive, finite or reduced."""
    if any(each.dep_ in ("nsubjpass", "auxpass", "agent") for each in verb.children):
        return True
    return verb.tag_ == "VBN" and verb.dep_ == "acl"


def passive_subject(verb: Token) -> Token | None:
    """Who or what a passive is about."""
    found = child(verb, *_PASSIVE)
    if found is None and verb.dep_ == "conj" and verb.head.i < verb.i:
        return child(verb.head, *_PASSIVE)
    return found


def agent(verb: Token) -> Token | None:
    """The noun after "by" in a passive."""
    for each in verb.children:
        if each.dep_ == "agent" or (each.dep_ == "prep" and each.lower_ == "by"):
            return child(each, "pobj")
    return None


def subject(verb: Token) -> Token | None:
    """Who does what `verb` says: its subject, or the one it shares with the verb above it."""
    at = verb
    for _ in range(_STEPS):
        found = child(at, *_SUBJECTS)
        if found is None and at is not verb:
            found = child(at, *_PASSIVE)
        if found is not None:
            return found
        above = _shared(at)
        if above is None:
            return None
        if above.pos_ not in ("VERB", "AUX"):
            return above if above.pos_ in ("NOUN", "PROPN", "PRON") else None
        at = above
    return None


def _shared(verb: Token) -> Token | None:
    """The verb (or noun) whose subject `verb` shares; None for a verb that has none to share."""
    head = verb.head
    if head is verb:
        return None
    if verb.dep_ in ("xcomp", "ccomp") and verb.tag_ in ("VB", "VBG"):
        return (
            child(head, "dobj")
            if verb.dep_ == "xcomp" and child(head, "dobj") is not None and head.i < verb.i
            else head
        )
    if verb.dep_ in ("conj", "advcl", "dep", "prep", "parataxis") or verb.dep_ == "aux":
        return head
    if verb.dep_ == "pcomp":
        return _clause_above(head)
    if verb.dep_ == "acl" and verb.tag_ in ("VBG", "VB"):
        return head if verb.tag_ == "VBG" else _clause_above(head)
    return None


def _clause_above(token: Token) -> Token | None:
    for _ in range(_STEPS):
        if token.pos_ in ("VERB", "AUX"):
            return token
        if token.head is token:
            return None
        token = token.head
    return None


def speaker_range(found: Token, cue: int) -> Range:
    """The words that name a speaker: the phrase of `found` on its side of the cue, with the noun before "who"."""
    start, end = found.left_edge.i, found.right_edge.i + 1
    if found.i < cue < end:
        end = cue
    elif start < cue < found.i:
        start = cue + 1
    if found.lower_ in _RELATIVE and found.head.dep_ == "relcl" and found.head.head.i < found.i:
        start = found.head.head.left_edge.i
    return trim(found.doc, (start, end)) if end - start > 1 else (start, end)


def noun_phrase_from(doc: Doc, start: int, limit: int) -> Range | None:
    """The noun phrase that begins at `start`, by parts of speech alone, for places where the parse is astray."""
    at, last = start, None
    while at < limit and (doc[at].pos_ in _NAMELIKE or (last is not None and doc[at].lower_ == "of")):
        if doc[at].pos_ in ("NOUN", "PROPN", "PRON"):
            last = at
        at += 1
    return None if last is None else (start, last + 1)


def noun_phrase_before(verb: Token) -> Range | None:
    """The noun phrase right before `verb`, adverbs and auxiliaries passed over, where the parse gives no subject."""
    doc, at = verb.doc, verb.i - 1
    first = verb.sent.start
    while at >= first and doc[at].pos_ in ("ADV", "AUX"):
        at -= 1
    end = at + 1
    if at < first or doc[at].pos_ not in ("NOUN", "PROPN", "PRON"):
        return None
    while at >= first and doc[at].pos_ in _NAMELIKE:
        at -= 1
    return at + 1, end


def appositive_before(verb: Token) -> Range | None:
    """The name and its apposition before a verb that the parse hung elsewhere: "..., the minister, Ada Mole, said"."""
    doc, at = verb.doc, verb.i - 1
    first = verb.sent.start
    if at <= first or doc[at].text != "," or child(verb, "nsubj", "nsubjpass") is not None:
        return None
    for _ in range(2):
        end = at
        at -= 1
        while at > first and doc[at].pos_ in _NAMELIKE:
            at -= 1
        if doc[at].text != "," or at + 1 == end or doc[end - 1].pos_ not in ("NOUN", "PROPN"):
            return None
    return at + 1, verb.i - 1


def is_finite(head: Token) -> bool:
    """Whether `head` heads a finite clause."""
    if head.tag_ in FINITE or child(head, "mark") is not None:
        return True
    return any(each.tag_ in FINITE for each in head.children if each.dep_ in ("aux", "auxpass"))


def is_to(head: Token) -> bool:
    """Whether `head` is an infinitive with "to"."""
    return any(each.tag_ == "TO" for each in head.children)
