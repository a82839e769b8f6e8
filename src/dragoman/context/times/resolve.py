"""From an expression to its value: the rule of its pattern, or of the parts it joins."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date

import msgspec

from dragoman.context.times import rules_calendar as calendar
from dragoman.context.times import rules_length as length
from dragoman.context.times import rules_part as part
from dragoman.context.times import rules_relative as relative
from dragoman.context.times.period import Period
from dragoman.context.times.reading import Context, Reading, dated, undated
from dragoman.context.times.scan import Node


class Found(msgspec.Struct, frozen=True):
    """A reading with the words it stands on."""

    start: int
    end: int
    pattern: str
    reading: Reading


def resolve(node: Node, context: Context) -> tuple[Found, ...]:
    """The times of one expression: one, or the two ends of a range; none where the words name no day ("June 31")."""
    try:
        if node.rule in _RANGES:
            return tuple(_range(node, context))
        return (Found(node.start, node.end, node.pattern, _read(node, context)),)
    except (ValueError, StopIteration, IndexError):
        return ()


def _read(node: Node, context: Context) -> Reading:
    if node.head is None or node.base is None:
        return RULES[node.rule](node.slots, context)
    if node.join in ("mod", "same"):
        return _read(node.head, context)
    base = _read(node.base, context)
    if base.period is None:
        return undated(base.why, "TIME" if node.join in ("part-of", "day-part", "part-day") else "DATE")
    return _read(node.head, context.inside(base))


def _range(node: Node, context: Context) -> list[Found]:
    """Two times: the first lacks what the second names (month or year), and takes it from there."""
    first, second = _RANGES[node.rule](node.slots, context)
    spans = node.spans
    start = spans["head"] if "head" in spans else spans["first"]
    later = node.end if node.rule != "year_range" else spans["second"][1]
    begin = spans["second"][0]
    return [Found(*start, node.pattern, first), Found(begin, later, node.pattern, second)]


def _day_range(slots: Mapping[str, str], context: Context) -> tuple[Reading, Reading]:
    """3 to 5 May: the year of the second day holds for the first."""
    second = calendar.date_rule({**slots, "mday": slots["second"]}, context)
    if second.period is None:
        return second, second
    return dated(
        Period("D", second.period.start.replace(day=calendar.number(slots["first"]))), "the month of the range"
    ), second


def _month_range(slots: Mapping[str, str], context: Context) -> tuple[Reading, Reading]:
    """March to May 2014; November to February 2015 began the year before."""
    year = int(slots["year"])
    first, second = (int(context.grammar.word("month", slots[name])) for name in ("first", "second"))
    begin = Period("M", date(year - (first > second), first, 1))
    return dated(begin, "the year of the range"), dated(Period("M", date(year, second, 1)), "month and year named")


def _year_range(slots: Mapping[str, str], _: Context) -> tuple[Reading, Reading]:
    """1904-1905, 1904-05."""
    first, second = slots["first"], slots["second"]
    end = first[:2] + second if len(second) == 2 else second
    if int(end) <= int(first):
        raise ValueError("not a range of years")
    years = (Period("Y", date(int(year), 1, 1)) for year in (first, end))
    begin, last = (dated(year, "year named") for year in years)
    return begin, last


_RANGES = {"day_range": _day_range, "month_range": _month_range, "year_range": _year_range}

Rule = Callable[[Mapping[str, str], Context], Reading]

RULES: Mapping[str, Rule] = {
    "anniversary": part.anniversary_rule,
    "bare_units": length.bare_units_rule,
    "century": part.century_rule,
    "clock": part.clock_rule,
    "date": calendar.date_rule,
    "decade": part.decade_rule,
    "deictic": relative.deictic_rule,
    "duration": length.duration_rule,
    "every": length.every_rule,
    "first_months": part.first_months_rule,
    "fiscal_year": part.fiscal_year_rule,
    "fixed": length.fixed_rule,
    "holiday": calendar.holiday_rule,
    "last_day": part.last_day_rule,
    "last_week": part.last_week_rule,
    "latest_quarter": relative.latest_quarter_rule,
    "month": calendar.month_rule,
    "none": length.none_rule,
    "noon": part.noon_rule,
    "numeric": calendar.numeric_rule,
    "offset": relative.offset_rule,
    "one_day": length.one_day_rule,
    "ordinal": part.ordinal_rule,
    "ordinal_day": part.ordinal_day_rule,
    "part": part.part_rule,
    "reference": length.reference_rule,
    "rel_unit": relative.rel_unit_rule,
    "same_unit": relative.same_unit_rule,
    "season": calendar.season_rule,
    "set_adverb": length.set_adverb_rule,
    "spoken_year": part.spoken_year_rule,
    "the_unit": relative.the_unit_rule,
    "this_part": part.this_part_rule,
    "weekday": calendar.weekday_rule,
    "weekday_set": length.weekday_set_rule,
    "weekend": relative.weekend_rule,
    "year": calendar.year_rule,
    "year_ago_unit": relative.year_ago_unit_rule,
}
"""What `rule` in times.toml names."""
