"""Figures for time expressions: found, and resolved to the same first and last day.

Only gold whose value fixes days counts for the interval; a given day on other gold is neither right nor wrong.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TypeAlias

import msgspec

from dragoman.evaluate.gold import ExpressionRow, GoldTime, TimesRow
from dragoman.evaluate.measures import Tally, pair_spans

Days: TypeAlias = tuple[str, str]


class GivenTime(msgspec.Struct, frozen=True):
    """A time expression as found, with its first and last day (ISO 8601, inclusive) where it fixes days."""

    start: int
    end: int
    days: Days | None = None


class TimeScore(msgspec.Struct):
    """`span`: any overlap; `strict`: equal spans; `interval`: overlap and the same days."""

    span: Tally = msgspec.field(default_factory=Tally)
    strict: Tally = msgspec.field(default_factory=Tally)
    interval: Tally = msgspec.field(default_factory=Tally)


def score_times(rows: Sequence[TimesRow], given: Mapping[str, Sequence[GivenTime]]) -> TimeScore:
    """Compare the time expressions of every article; `given` by record id."""
    score = TimeScore()
    for row in rows:
        _count(row.times, given.get(row.id, ()), score)
    return score


def score_expressions(rows: Sequence[ExpressionRow], given: Mapping[str, Days | None]) -> Tally:
    """Share of single expressions with gold days that got exactly these; `given` by record id."""
    gold = [(row, days) for row in rows if (days := _days(row))]
    right = sum(given.get(row.id) == days for row, days in gold)
    return Tally(right, len(gold), len(gold))


def _days(gold: GoldTime | ExpressionRow) -> Days | None:
    return (gold.first[:10], gold.last[:10]) if gold.first and gold.last else None


def _count(gold: Sequence[GoldTime], given: Sequence[GivenTime], score: TimeScore) -> None:
    matched = pair_spans([(t.start, t.end) for t in gold], [(t.start, t.end) for t in given])
    equal = sum((gold[i].start, gold[i].end) == (given[j].start, given[j].end) for i, j in matched.items())
    for tally, right in ((score.span, len(matched)), (score.strict, equal)):
        tally.right += right
        tally.given += len(given)
        tally.gold += len(gold)
    score.interval.gold += sum(_days(t) is not None for t in gold)
    by_given = {j: i for i, j in matched.items()}
    for j, time in enumerate(given):
        want = _days(gold[by_given[j]]) if j in by_given else None
        if time.days is not None and (want is not None or j not in by_given):
            score.interval.given += 1
            score.interval.right += want == time.days
