"""Dates that a text counts from another event: "crossed on March 15, four days after guerrillas hijacked a bus"."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from datetime import date

import msgspec
from spacy.tokens import Token

from dragoman.context.times.clause import clause_verb
from dragoman.context.times.period import add_days, add_months, containing
from dragoman.model import EventTime, Span, Time

_SIGNS = {"after": 1, "before": -1}
"""The event beside the length lies so to the one behind the word."""
_LENGTH = re.compile(r"P(T?)(\d+(?:\.\d+)?|X)([DWMYH])")
_STEPS = 4
"""Verbs that are climbed to find the word that counts: "after they met, hijacked a bus and killed"."""
_SPANS = ((1, "day"), (7, "week"), (31, "month"), (366, "year"))

When = Callable[[Token], EventTime]


class _Count(msgspec.Struct, frozen=True):
    """A length before "after" or "before"."""

    length: Time
    word: Token


def counted(trigger: Token, times: Sequence[Time], when: When) -> EventTime | None:
    """The time of an event that the text counts from another one's, or None. `when` dates that other event."""
    for count, other, sign in _counts(trigger, times):
        known = when(other)
        days = known.first and known.last and _moved(known.first, known.last, count.length, sign)
        if days and not known.assumed:
            first, last = days
            size = (date.fromisoformat(last) - date.fromisoformat(first)).days + 1
            precision = next((name for most, name in _SPANS if size <= most), "none")
            text = trigger.doc.text[count.length.span.start : count.word.idx + len(count.word)]
            span = Span(count.length.span.start, count.word.idx + len(count.word), text)
            return EventTime(first, last, precision, span, why=f"{text} {other.text!r} ({known.why})")
    return None


def _counts(trigger: Token, times: Sequence[Time]) -> Iterator[tuple[_Count, Token, int]]:
    """Each length that ties the trigger to another event, the word for that event, and the direction."""
    verb = clause_verb(trigger)
    for word in _clauses(trigger):
        for mark in word.lefts:
            count = _count(mark, times)
            if count is not None and mark.dep_ in ("mark", "advmod", "prep") and word.head != word:
                yield count, word.head, -_SIGNS[mark.lower_]
    if verb is None:
        return
    for mark in verb.subtree:
        count = _count(mark, times)
        other = _behind(mark, verb) if count else None
        if count is not None and other is not None and other != trigger:
            yield count, other, _SIGNS[mark.lower_]


def _clauses(trigger: Token) -> Iterator[Token]:
    """The trigger and the verbs it is joined to by "and", up to the clause that "after" opens."""
    current = trigger
    for _ in range(_STEPS):
        yield current
        if current.dep_ != "conj" or current.head == current:
            return
        current = current.head


def _behind(mark: Token, verb: Token) -> Token | None:
    """What stands behind the word, where it says when the verb's own event was: a clause's verb or a noun."""
    if mark.dep_ == "mark" and mark.head.dep_ == "advcl" and mark.head.head == verb:
        return mark.head
    if mark.dep_ == "prep" and clause_verb(mark.head) == verb:
        return next((child for child in mark.rights if child.dep_ in ("pobj", "pcomp")), None)
    return None


def _count(mark: Token, times: Sequence[Time]) -> _Count | None:
    if mark.lower_ not in _SIGNS:
        return None
    for time in times:
        if time.span.end == mark.idx - 1 and _LENGTH.fullmatch(time.value or ""):
            return _Count(time, mark)
    return None


def _moved(first: str, last: str, length: Time, sign: int) -> tuple[str, str] | None:
    """The days moved by a length. Hours stay on the day; months and years reach a whole one; vague ones nothing."""
    match = _LENGTH.fullmatch(length.value or "")
    if match is None:
        return None
    clock, amount, unit = match.groups()
    if clock and unit == "H":
        hours = 0.0 if amount == "X" else float(amount)
        return (first, last) if hours < 24 else None
    if clock or amount == "X":
        return None
    return _shifted(first, last, unit, sign * float(amount))


def _shifted(first: str, last: str, unit: str, count: float) -> tuple[str, str] | None:
    start, end = date.fromisoformat(first), date.fromisoformat(last)
    if unit in "DW":
        days = round(count * (7 if unit == "W" else 1))
        return add_days(start, days).isoformat(), add_days(end, days).isoformat()
    if not count.is_integer():
        return None
    period = containing(unit, add_months(start, int(count) * (12 if unit == "Y" else 1)))
    return period.start.isoformat(), period.last.isoformat()
