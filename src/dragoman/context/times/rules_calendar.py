"""Rules for days, weekdays, months, seasons and years that a text names.

Each takes the slots of a pattern (lower case) and the context, and gives a Reading. A rule raises ValueError where
the words name no day of the calendar ("June 31"); the caller drops the expression.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import suppress
from datetime import date

from dragoman.context.times.period import SEASONS, Period, add_days, easter
from dragoman.context.times.reading import Context, Reading, dated, undated

DAYS_AHEAD = 110
"""A date without a year that nothing dates is taken as coming where it lies so near: news announces within a quarter,
and names the year, or says "last", where it looks back on most of one."""
FAR_AHEAD = 300
"""Days ahead at which even a verb of the future does not speak of a day without naming its year."""
STEP_BACK = 100
"""Days that a narrative may step back; a date without a year that lies further back is of the next year."""
MONTHS_AHEAD = 2
"""The same for a month without a year or day."""


def number(text: str) -> int:
    """The figure in "3rd"."""
    return int("".join(c for c in text if c.isdigit()))


def year_rule(slots: Mapping[str, str], _: Context) -> Reading:
    """A year as it is written."""
    return dated(Period("Y", date(int(slots["year"]), 1, 1)), "year named")


def date_rule(slots: Mapping[str, str], context: Context) -> Reading:
    """A day of a month, with or without a year."""
    month = int(slots["monthno"]) if "monthno" in slots else int(context.grammar.word("month", slots["month"]))
    day = number(slots["mday"])
    if "year" in slots:
        reading = dated(Period("D", date(int(slots["year"]), month, day)), "date in full")
    else:
        reading = _nearest(lambda year: Period("D", date(year, month, day)), context, DAYS_AHEAD)
    if "clock" in slots and reading.value:
        return Reading("TIME", f"{reading.value}T{slots['clock']}", reading.why, reading.period)
    return reading


def numeric_rule(slots: Mapping[str, str], _: Context) -> Reading:
    """14/07/1998 and 7/14/1998: the number above 12 is the day; where neither is, the day comes first before a dot."""
    first, second, year = int(slots["a"]), int(slots["b"]), int(slots["year"])
    if first > 12 or (second <= 12 and slots["sep"] == "."):
        return dated(Period("D", date(year, second, first)), "numeric date, day first")
    return dated(Period("D", date(year, first, second)), "numeric date, month first")


def month_rule(slots: Mapping[str, str], context: Context) -> Reading:
    """A month, with a year, with "last" or "next", or bare."""
    month = int(context.grammar.word("month", slots["month"]))
    if "year" in slots:
        return dated(Period("M", date(int(slots["year"]), month, 1)), "month and year named")
    return _nearest(lambda year: Period("M", date(year, month, 1)), context, MONTHS_AHEAD * 31, _which(slots, context))


def season_rule(slots: Mapping[str, str], context: Context) -> Reading:
    """A season of a year; winter is named after the year it begins in."""
    code = context.grammar.word("season", slots["season"])
    month = 3 * SEASONS.index(code) + 3
    if "year" in slots:
        return dated(Period("S", date(int(slots["year"]), month, 1)), "season and year named")
    which = _which(slots, context)
    if which == "this" and context.published:
        return dated(Period("S", date(context.published.year, month, 1)), "season of the publication year")
    return _nearest(lambda year: Period("S", date(year, month, 1)), context, MONTHS_AHEAD * 62, which)


def holiday_rule(slots: Mapping[str, str], context: Context) -> Reading:
    """A holiday by its date, its distance from Easter, or its weekday of a month."""
    code = context.grammar.word("holiday", slots["holiday"])
    return _nearest(lambda year: Period("D", _holiday(code, year)), context, DAYS_AHEAD // 2, _which(slots, context))


def _holiday(code: str, year: int) -> date:
    if code.startswith("easter"):
        return add_days(easter(year), int(code[6:]))
    parts = [int(part) for part in code.split("-")]
    if len(parts) == 2:
        return date(year, parts[0], parts[1])
    count, weekday, month = parts
    first = date(year, month, 1)
    return add_days(first, (weekday - first.isoweekday()) % 7 + 7 * (count - 1))


def weekday_rule(slots: Mapping[str, str], context: Context) -> Reading:
    """A weekday. In a report of the past it is the latest such day, the publication day included."""
    number = int(context.grammar.word("weekday", slots["weekday"]))
    if context.within is not None:
        return _weekday_within(number, context.within)
    which = _which(slots, context)
    if which.startswith("ref"):
        return _weekday_of_text(number, context, which)
    published = context.published
    if published is None:
        return undated()
    back, ahead = (published.isoweekday() - number) % 7, (number - published.isoweekday()) % 7
    if which == "last":
        return dated(Period("D", add_days(published, -(back or 7))), "the last such day before publication")
    if which == "next":
        return dated(Period("D", add_days(published, ahead or 7)), "the next such day after publication")
    if which == "this":
        past = context.tense == "past"
        return dated(Period("D", add_days(published, -back if past else ahead)), "the such day nearest to publication")
    if context.tense == "future":
        return dated(
            Period("D", add_days(published, ahead)), "future tense: the next such day, that of publication included"
        )
    return dated(Period("D", add_days(published, -back)), "the latest such day, that of publication included")


def _weekday_within(number: int, period: Period) -> Reading:
    start = period.start
    return dated(Period("D", add_days(start, (number - start.isoweekday()) % 7)), "the such day of the stretch named")


def _weekday_of_text(number: int, context: Context, which: str) -> Reading:
    if context.anchor is None:
        return undated()
    start = context.anchor
    gap = (number - start.isoweekday()) % 7
    days = {"ref1": gap or 7, "ref-1": gap - 7, "ref0": gap}[which]
    return dated(Period("D", add_days(start, days)), "counted from the last date of the text")


def _which(slots: Mapping[str, str], context: Context) -> str:
    return context.grammar.word("relday", slots["relday"]) if "relday" in slots else ""


def _nearest(make: Callable[[int], Period], context: Context, ahead: int, which: str = "") -> Reading:
    """The year of a date that names none: by the stretch, the tense, or the distance from the publication day."""
    if context.within is not None:
        return _of_stretch(make, context.within)
    if which.startswith("ref") or (not which and _hangs_on_text(context)):
        return _near_text(make, context, which)
    published = context.published
    if published is None:
        return undated()
    options = _options(make, published.year)
    past = [p for p in options if (p.last < published if which == "last" else p.start <= published)]
    future = [p for p in options if p.last >= published and p.start != published] or options
    if which == "last" or (context.tense == "past" and which != "next" and which != "this"):
        return dated(past[-1], "the latest one before publication")
    if which == "next":
        return dated(next(p for p in options if p.start > published), "the next one after publication")
    if which == "this":
        return dated(next(p for p in options if p.start.year == published.year), "that of the publication year")
    wait = (future[0].start - published).days
    if wait <= ahead or (context.tense == "future" and (wait <= FAR_AHEAD or future[0].unit != "D")):
        return dated(future[0], "future tense or near: the next one")
    return dated(past[-1], "the latest one before publication")


def _options(make: Callable[[int], Period], year: int) -> list[Period]:
    """That day or month of the years around; 29 February is missing in most."""
    options = []
    for candidate in range(year - 8, year + 9):
        with suppress(ValueError):
            options.append(make(candidate))
    return options


def _of_stretch(make: Callable[[int], Period], within: Period) -> Reading:
    for year in range(within.start.year, within.last.year + 1):
        made = make(year)
        if within.contains(made.start):
            return dated(made, "within the stretch named")
    return dated(make(within.start.year), "within the year named")


def _hangs_on_text(context: Context) -> bool:
    """A narrative dates by the date before; so does a sentence of the past that has named another year."""
    previous, published = context.previous, context.published
    if previous is None:
        return False
    if context.narrative or published is None:
        return True
    return (
        context.same_sentence
        and context.year_named
        and context.tense != "future"
        and previous.last.year < published.year
    )


def _near_text(make: Callable[[int], Period], context: Context, which: str) -> Reading:
    """The first one from the last date of the text on; the one before it where the words say so."""
    previous = context.previous
    if previous is None:
        return (
            undated("no date in the text to count from")
            if context.published is None
            else _nearest(make, context, 0, {"ref1": "next", "ref-1": "last", "ref0": "this"}.get(which, ""))
        )
    options = _options(make, previous.start.year)
    if which == "ref-1":
        return dated([p for p in options if p.start < previous.start][-1], "before the last date of the text")
    if which == "ref1":
        return dated(next(p for p in options if p.start > previous.last), "after the last date of the text")
    within = (p for p in options if previous.contains(p.start))
    near = next(within, None) or next(p for p in options if (p.start - previous.start).days > -STEP_BACK)
    return dated(near, "counted from the last date of the text")
