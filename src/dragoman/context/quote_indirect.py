"""Reported speech and thought without marks: what a cue's grammar takes as its content."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from spacy.tokens import Token

from dragoman.context.quote_clauses import clause_after, postposed
from dragoman.context.quote_lexicon import CueEntry
from dragoman.context.quote_objects import (
    after_preposition,
    gerund,
    infinitive,
    object_infinitive,
    object_prep,
    on_infinitive,
    plain_object,
    predicative,
    with_as,
)
from dragoman.context.quote_page import Draft, Page
from dragoman.context.quote_tree import (
    FINITE,
    Range,
    agent,
    appositive_before,
    child,
    is_passive,
    noun_phrase_before,
    passive_subject,
    phrase,
    speaker_range,
    subject,
)

_Content = Callable[[Token, CueEntry], list[Range]]
_BEFORE_PREPOSITIONS: dict[str, _Content] = {
    "infinitive": infinitive,
    "predicative": predicative,
    "as": with_as,
    "on-infinitive": on_infinitive,
    "object+infinitive": object_infinitive,
    "object+prep": object_prep,
}
_AFTER_PREPOSITIONS: dict[str, _Content] = {"gerund": gerund, "object": plain_object}


def verb_drafts(page: Page) -> Iterator[Draft]:
    """A draft for every verb cue whose grammar yields content."""
    for at, entry in page.cues.items():
        draft = verb_draft(page, page.doc[at], entry)
        if draft is not None:
            yield draft


def verb_draft(page: Page, verb: Token, entry: CueEntry) -> Draft | None:
    """What `verb` reports, by the first of its patterns that the parse bears out."""
    for pattern, content in _attempts(page, verb, entry):
        spans = [span for span in content if span[0] < span[1]]
        if spans:
            return _draft(page, verb, entry, tuple(spans), pattern)
    return None


def _attempts(page: Page, verb: Token, entry: CueEntry) -> Iterator[tuple[str, list[Range]]]:
    if entry.takes("clause"):
        yield "clause", clause_after(page, verb)
    if entry.takes("clause") or entry.takes("quote"):
        yield "postposed", postposed(page, verb)
    for pattern, content in _BEFORE_PREPOSITIONS.items():
        if entry.takes(pattern):
            yield pattern, content(verb, entry)
    for word in entry.preps():
        yield f"prep:{word}", after_preposition(verb, word)
    for pattern, content in _AFTER_PREPOSITIONS.items():
        if entry.takes(pattern):
            yield pattern, content(verb, entry)


def _reporting(page: Page, verb: Token) -> Token:
    """The verb whose subject speaks: of "said it was late, adding that ..." that of "said"."""
    head = verb.head
    inside = verb.dep_ in ("advcl", "conj") and head.dep_ == "ccomp" and head.i < verb.i and head.head.i in page.cues
    if inside and page.quotable(verb.i) is not None and child(verb, "nsubj") is None:
        return head.head
    return verb


def _draft(page: Page, verb: Token, entry: CueEntry, content: tuple[Range, ...], pattern: str) -> Draft:
    found = agent(verb) if is_passive(verb) else subject(_reporting(page, verb))
    if found is not None and any(start <= found.i < end for start, end in content):
        found = None
    particle = child(verb, "prt")
    end = particle.i + 1 if particle is not None and particle.i == verb.i + 1 else verb.i + 1
    return Draft(
        content=content,
        act=entry.kind,
        why=pattern,
        cue=(verb.i, end),
        speaker=_nearest(verb, content) if found is None else speaker_range(found, verb.i),
        addressee=addressee(verb, entry, content),
        head=verb.i,
    )


def _nearest(verb: Token, content: tuple[Range, ...]) -> Range | None:
    """The noun phrase before a finite verb that the parse gives no subject."""
    if is_passive(verb) or verb.tag_ not in FINITE:
        return None
    found = noun_phrase_before(verb) or appositive_before(verb)
    if found is None or any(start < found[1] and found[0] < end for start, end in content):
        return None
    return found


def addressee(verb: Token, entry: CueEntry, content: tuple[Range, ...] = ()) -> Range | None:
    """Who is told, for cues whose object is a hearer: "told aides that ..."."""
    if not entry.takes("addressee"):
        return _told_to(verb, content) if entry.takes("addressee-to") else None
    found = passive_subject(verb) if is_passive(verb) else child(verb, "dobj", "dative")
    if found is None or any(start <= found.i < end for start, end in content):
        return None
    return phrase(found)


def _told_to(verb: Token, content: tuple[Range, ...]) -> Range | None:
    """Who stands after "to": "wrote to the council that ..."."""
    for each in verb.children:
        found = child(each, "pobj") if each.dep_ in ("prep", "dative") and each.lower_ == "to" else None
        if found is not None and not any(start <= found.i < end for start, end in content):
            return each.i + 1, min([found.right_edge.i + 1, *(start for start, _ in content if start > found.i)])
    return None
