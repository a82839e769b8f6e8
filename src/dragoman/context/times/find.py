"""Time expressions of a parsed text, and of a single expression, with their TIMEX3 values."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from datetime import date

from msgspec.structs import replace
from spacy.tokens import Doc
from spacy.tokens import Span as TokenSpan

from dragoman.context.times.grammar import grammar
from dragoman.context.times.reading import Context, Tense
from dragoman.context.times.resolve import Found, resolve
from dragoman.context.times.scan import Node, scan
from dragoman.context.times.tense import tense_of
from dragoman.errors import InputError
from dragoman.model import Span, Time

_SENTENCE_END = re.compile(r"[.!?][\"”’)]*\s+|\n")
_DEICTIC = frozenset(("weekday", "deictic", "rel-unit", "daypart"))
_BESIDE = 2
"""Characters between two expressions that stand side by side: a comma and a blank."""
_NARRATIVE_YEARS = 6
"""Expressions with a year that make a narrative, where there is at most one deictic word for four of them."""


def find_times(doc: Doc, published: str | None) -> tuple[Time, ...]:
    """The time expressions of `doc` in text order.

    `published` is the publication date (ISO 8601; a time after the day is ignored) or None: then what counts from it
    keeps the value None, and `why` says so. Spans are characters of `doc.text`. A parsed Doc lets the tense decide
    between "the latest" and "the next" Sunday or March; with a blank one the past is taken. Raises InputError where
    `published` is no date.
    """
    rules = grammar()
    day = _day(published)
    text = doc.text  # built anew at each access
    nodes = scan(text, rules)
    narrative = _is_narrative(nodes, day)
    starts = _sentence_starts(doc)
    context = Context(rules, day, narrative=narrative)
    offsets = [token.idx for token in doc]
    sentence, end = -1, -1
    parsed = doc.has_annotation("TAG") and doc.has_annotation("DEP")
    times: list[Time] = []
    for node in nodes:
        same = bisect_right(starts, node.start) == sentence
        tense = tense_of(tokens_at(doc, offsets, node.start, node.end), rules) if parsed else None
        beside = same and node.start - end <= _BESIDE
        context = replace(context, same_sentence=same, beside=beside, tense=tense)
        for found in resolve(node, context):
            times.append(_time(text, found))
            if found.reading.period is not None and not (narrative and node.kind in _DEICTIC and not node.base):
                context = replace(context, previous=found.reading.period, year_named="year" in node.slots)
                sentence, end = bisect_right(starts, node.start), node.end
    return tuple(times)


def normalise(expression: str, anchor: str | None, *, tense: Tense = None) -> Time:
    """The value of one expression that stands alone, counted from the day `anchor` (ISO 8601) or from none.

    `tense` is that of the sentence it was taken from. The longest expression found in the words is the answer; a Time
    of value None whose `why` says so where there is none. Raises InputError where `anchor` is no date.
    """
    rules = grammar()
    context = Context(rules, _day(anchor), tense=tense)
    text = expression.replace("\u00a0", " ")
    found = [f for node in scan(text, rules, quoted=True) for f in resolve(node, context)]
    if not found:
        return Time(Span(0, len(expression), expression), "DATE", why="no time expression that the grammar knows")
    best = max(found, key=lambda f: f.end - f.start)
    return _time(text, best)


def _day(text: str | None) -> date | None:
    if not text:
        return None
    try:
        return date.fromisoformat(text[:10])
    except ValueError as error:
        raise InputError(f"the publication date is {text!r}: it must begin with a day like 2020-05-24") from error


def _time(text: str, found: Found) -> Time:
    reading, period = found.reading, found.reading.period
    return Time(
        Span(found.start, found.end, text[found.start : found.end]),
        reading.type,
        reading.value,
        period.start.isoformat() if period else None,
        period.last.isoformat() if period else None,
        f"{found.pattern}: {reading.why}",
    )


def _sentence_starts(doc: Doc) -> list[int]:
    if doc.has_annotation("SENT_START"):
        return [sentence.start_char for sentence in doc.sents]
    return [0, *(found.end() for found in _SENTENCE_END.finditer(doc.text))]


def tokens_at(doc: Doc, offsets: Sequence[int], start: int, end: int) -> TokenSpan:
    """The tokens that hold these characters, by bisection of their offsets; `Doc.char_span` walks the Doc."""
    first = bisect_right(offsets, start) - 1
    return doc[first : max(bisect_left(offsets, end), first + 1)]


def _is_narrative(nodes: Sequence[Node], published: date | None) -> bool:
    years = [int(node.slots["year"]) for node in nodes if node.slots.get("year", "").isdigit()]
    past = [year for year in years if published is None or year < published.year - 1]
    deictic = sum(node.kind in _DEICTIC and not node.slots.get("rel", "").startswith("the") for node in nodes)
    return len(past) >= _NARRATIVE_YEARS and deictic * 4 <= len(past)
