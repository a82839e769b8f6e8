"""Where an event happened, by the syntax about its trigger; nothing is guessed from the rest of the text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import msgspec
from spacy.tokens import Doc, Token

from dragoman.context.geo.lexicon import AT, BACK, MOTION, PARTS, PLACE_NOUNS, SEIZURES, SPEECH, TO
from dragoman.model import Place

_PARTS = PLACE_NOUNS | PARTS
_UP = frozenset(["compound", "nmod", "appos", "conj", "npadvmod"])
_INSIDE = frozenset(["pobj", "prep", "compound", "conj", "dobj", "nsubj", "nsubjpass", "appos"])
_SHARED = frozenset(["conj", "xcomp", "advcl"])
_CLAUSES = frozenset(["ccomp", "advcl", "relcl", "csubj", "parataxis", "xcomp"])
_FINE = {"city": 0, "district": 1, "province": 2, "region": 3, "country": 4, "none": 5}
_DATELINE = re.compile(r"(?:[^\n.]|(?<=[A-Z][a-z]{2})\.|(?<=Sept)\.){0,40}?(?:\([^)\n]{2,30}\)\s*)?(?:—|–|--|\s-)\s")
_DATELINE_REACH = 300
"""No dateline speaks for words so many tokens into a report."""


class _Tie(msgspec.Struct, frozen=True):
    """How a place hangs on the trigger: the lower the rank, the closer."""

    rank: int
    place: Place
    words: str


def event_place(trigger: Token, places: Sequence[Place]) -> Place | None:
    """Return the place where the event of `trigger` happened, with the reason in `why`, or None.

    A place counts that "in", "at", "near" and the like tie to the trigger, to its objects, or to the verb that
    governs a nominal trigger; a town that the act strikes or goes to ("bombed X", "a visit to X"); a town before a
    nominal trigger ("the X bombing"). A dateline counts for the first sentences only, and `why` then begins with
    "assumed". A country keeps precision "country": its point is the middle of its land, not where it happened.
    """
    start, end = trigger.sent.start_char, trigger.sent.end_char
    here = (place for place in places if start <= place.span.start < end and _literal(place))
    ties = [tie for place in here if (tie := _tie(trigger, place)) is not None]
    if ties:
        best = min(ties, key=lambda tie: (tie.rank, _FINE[tie.place.precision], tie.place.span.start))
        return _explained(best.place, best.words)
    return _pointed_at(trigger, places) or _from_dateline(trigger, places)


def _literal(place: Place) -> bool:
    return not place.why.startswith(("demonym", "metonym", "named inside"))


def _explained(place: Place, words: str) -> Place:
    why = f"{words}; {place.why}" if place.why else words
    return msgspec.structs.replace(place, why=why)


def _tie(trigger: Token, place: Place) -> _Tie | None:
    token = _root(trigger.doc, place)
    if token is None or token == trigger:
        return None
    top = _top(token)
    if top.dep_ == "pobj" and top.head.dep_ == "prep":
        return _by_preposition(trigger, top.head, place)
    town = place.precision not in ("country", "none") or (place.precision == "none" and _called_town(token))
    struck = town and trigger.lemma_.lower() in SEIZURES
    if struck and top.head == trigger and top.dep_ in ("dobj", "nsubjpass"):
        return _Tie(1, place, f"what {trigger.text!r} was done to")
    if town and token.dep_ in ("compound", "nmod") and token.head == trigger:
        return _Tie(2, place, f"names {trigger.text!r}")
    return None


def _by_preposition(trigger: Token, preposition: Token, place: Place) -> _Tie | None:
    word = preposition.lower_
    words = f"{word!r} tied to {trigger.text!r}"
    speaks = trigger.lemma_.lower() in SPEECH
    if speaks and _of_content(preposition):
        return None
    moves = trigger.lemma_.lower() in MOTION and word in TO
    if preposition.head == trigger and (word in AT or moves):
        return _Tie(0, place, words)
    if word not in AT:
        return None
    if _under(preposition, trigger):
        return _Tie(1, place, f"{word!r} tied to the words under {trigger.text!r}")
    for distance, token in enumerate(_governors(trigger), 2):
        if speaks and trigger in token.conjuncts and _closes_object(preposition):
            continue
        if preposition.head == token or _under(preposition, token):
            return _Tie(distance, place, f"{word!r} tied to {token.text!r}, the clause of {trigger.text!r}")
    return None


def _of_content(preposition: Token) -> bool:
    """Whether "in X" belongs to what is spoken of: "rejected a plan in X", "accused it of killings in X"."""
    before = preposition.nbor(-1) if preposition.i else preposition
    return preposition.head.pos_ not in ("VERB", "AUX") or (before.dep_ == "pobj" and before.head.lower_ == "of")


def _closes_object(preposition: Token) -> bool:
    """Whether "in X" stands right behind an object, so that it may belong to that: "closed its consulate in X"."""
    before = preposition.nbor(-1) if preposition.i else preposition
    return before.dep_ in ("dobj", "pobj")


def _called_town(token: Token) -> bool:
    """Whether an unlisted name is said to be a town: "the village of X"."""
    return token.dep_ == "pobj" and token.head.lower_ == "of" and token.head.head.lower_ in PLACE_NOUNS


def _pointed_at(trigger: Token, places: Sequence[Place]) -> Place | None:
    """The town named last, where the act is put "there", "in the same city" or in a clause with "where"."""
    word = next((token for token in trigger.sent if _points(token, trigger)), None)
    if word is None:
        return None
    towns = (place for place in places if place.precision in ("city", "none") and _literal(place))
    before = [place for place in towns if place.span.end <= word.idx]
    return _explained(before[-1], f"{word.text!r} points back to it") if before else None


def _points(token: Token, trigger: Token) -> bool:
    if token.lower_ in ("there", "where") and token.dep_ == "advmod":
        return token.head == trigger or (token.lower_ == "where" and trigger in token.head.conjuncts)
    preposition = token.head
    if token.lower_ not in BACK or token.dep_ != "pobj" or preposition.lower_ not in AT:
        return False
    back = any(child.lower_ in ("same", "that", "this") for child in token.lefts)
    return back and (preposition.head == trigger or _under(preposition, trigger))


def _governors(trigger: Token) -> Iterator[Token]:
    """Tokens whose "in X" is the trigger's too: the verb over a noun, verbs that share its subject."""
    token = trigger
    while token.pos_ not in ("VERB", "AUX") and token.dep_ in _INSIDE and token.head != token:
        token = token.head
        yield token
    while token.dep_ in _SHARED and token.head != token and not _own_subject(token):
        token = token.head
        yield token
    yield from (other for other in trigger.conjuncts if not _own_subject(other))


def _own_subject(token: Token) -> bool:
    return any(child.dep_ in ("nsubj", "nsubjpass", "mark") for child in token.lefts)


def _under(token: Token, top: Token) -> bool:
    """Whether `token` hangs under `top` with no other clause between them."""
    for above in token.ancestors:
        if above == top:
            return True
        if above.dep_ in _CLAUSES or (above.dep_ == "conj" and above.pos_ in ("VERB", "AUX")):
            return False
    return False


def _root(doc: Doc, place: Place) -> Token | None:
    span = doc.char_span(place.span.start, place.span.end, alignment_mode="expand")
    return None if span is None else span.root


def _top(token: Token) -> Token:
    """Climb from a name to the phrase it stands in: "the town of X", "X's north", "Y and X"."""
    while True:
        inside = token.dep_ in _UP or (token.dep_ == "poss" and token.head.lower_ in _PARTS)
        if inside and token.head.pos_ in ("NOUN", "PROPN") and token.head != token:
            token = token.head
        elif _of_place(token):
            token = token.head.head
        else:
            return token


def _of_place(token: Token) -> bool:
    preposition = token.head
    return token.dep_ == "pobj" and preposition.lower_ == "of" and preposition.head.lower_ in _PARTS


def _from_dateline(trigger: Token, places: Sequence[Place]) -> Place | None:
    """The place at the head of a report, for a trigger of its first sentence that goes nowhere else."""
    doc = trigger.doc
    if trigger.i > _DATELINE_REACH or trigger.lemma_.lower() in MOTION:
        return None
    text = doc[: trigger.i + 1].text
    for place in places:
        if place.span.end > len(text):
            break
        starts_line = place.span.start == 0 or text[place.span.start - 1] == "\n"
        dateline = _DATELINE.match(text, place.span.end) if starts_line else None
        if dateline and _in_first_sentence(trigger, dateline.end()):
            why = place.why.removeprefix("metonym; ")  # a dateline is no subject, whatever the parser makes of it
            return _explained(msgspec.structs.replace(place, why=why), "assumed: the report's dateline")
    return None


def _in_first_sentence(trigger: Token, start: int) -> bool:
    """Whether no sentence begins after the character `start`, where the report does, and up to the trigger."""
    return all(token.idx <= start for token in trigger.doc[: trigger.i + 1] if token.is_sent_start)
