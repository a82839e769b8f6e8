"""Rules for ordinals, decades and centuries, and for the clock and the parts of a day."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from dragoman.context.times.numbers import ordinal, spelled
from dragoman.context.times.period import Period, add_days, containing
from dragoman.context.times.reading import Context, Reading, dated, undated

_SIZES = {"quarter": ("Q", 3), "half": ("H", 6), "month": ("M", 1)}
_DECADES = {
    "twenties": 1920, "thirties": 1930, "forties": 1940, "fifties": 1950, "sixties": 1960, "seventies": 1970,
    "eighties": 1980, "nineties": 1990,
}  # fmt: skip


def ordinal_rule(slots: Mapping[str, str], context: Context) -> Reading:
    """the third quarter (of 2015), the first half, the second week (of May)."""
    unit, count = _ordinal_unit(slots, context)
    within = context.within or (Period("Y", date(int(slots["year"]), 1, 1)) if "year" in slots else None)
    if unit == "week":
        return _week(count, within)
    code, months = _SIZES[unit]
    if not 1 <= count <= 12 // months:
        raise ValueError(f"a year has no {unit} number {count}")
    month = (count - 1) * months + 1
    if within is not None:
        return dated(containing(code, date(within.start.year, month, 1)), "counted within the stretch named")
    if context.published is None:
        return undated()
    return _latest(Period(code, date(context.published.year, month, 1)), unit, context)


def _ordinal_unit(slots: Mapping[str, str], context: Context) -> tuple[str, int]:
    if "name" in slots:
        text = slots["name"]
        return ("quarter" if "q" in text else "half"), int(next(c for c in text if c.isdigit()))
    return slots["unit"], ordinal(slots, context)


def _latest(period: Period, unit: str, context: Context) -> Reading:
    published = context.published
    if unit == "month" or published is None:
        return undated("a month counted from something else")
    if context.tense != "future" and period.start > published:
        return dated(
            Period(period.unit, period.start.replace(year=published.year - 1)), "the latest such part of a year"
        )
    if context.tense == "future" and period.last < published:
        return dated(Period(period.unit, period.start.replace(year=published.year + 1)), "future tense: the next one")
    return dated(period, "that of the publication year")


def _week(count: int, within: Period | None) -> Reading:
    """Weeks of a month are counted from the first one with its Thursday in the month."""
    if within is None or within.unit not in ("M", "Y", "Q"):
        return undated("a week counted from something else")
    monday = containing("W", add_days(within.start, 3)).start
    return dated(Period("W", add_days(monday, 7 * (count - 1))), "the week of the stretch, by its Thursday")


def ordinal_day_rule(slots: Mapping[str, str], context: Context) -> Reading:
    """the first day of May; its third day, which in a report is the publication day or the day named beside it."""
    count = ordinal(slots, context)
    if context.within is not None:
        return dated(Period("D", add_days(context.within.start, count - 1)), "counted within the stretch named")
    if count < 2:
        return undated("a day counted from something else")
    if context.beside and context.previous and context.previous.unit == "D":
        return dated(context.previous, "the day named beside it")
    if context.published is None or context.narrative:
        return undated("a day counted from something else")
    return dated(Period("D", context.published), "a day that is counted in a report is taken as its own")


def last_day_rule(_: Mapping[str, str], context: Context) -> Reading:
    """the last day of February."""
    if context.within is None:
        return undated("nothing says of what")
    return dated(Period("D", context.within.last), "the last day of the stretch named")


def last_week_rule(_: Mapping[str, str], context: Context) -> Reading:
    """the last week of April: the last one with its Thursday in the stretch."""
    if context.within is None:
        return undated("nothing says of what")
    return dated(containing("W", add_days(context.within.last, -3)), "the last week of the stretch, by its Thursday")


def first_months_rule(slots: Mapping[str, str], context: Context) -> Reading:
    """the first three or six months of a year: its first quarter or half."""
    if "year" in slots and slots["year"].isdigit():
        year = int(slots["year"])
    elif context.published is None:
        return undated()
    else:
        year = context.published.year - ("last" in slots)
    return dated(Period("Q" if "three" in slots else "H", date(year, 1, 1)), "the months fill a part of the year")


def spoken_year_rule(slots: Mapping[str, str], context: Context) -> Reading:
    """nineteen ninety-six, two thousand."""
    words = slots["spoken"].replace("-", " ").split()
    if words[0] == "two":
        rest = [w for w in words[2:] if w != "and"]
        year = 2000 + int(spelled(" ".join(rest), context))
    else:
        rest = [w for w in words[1:] if w not in ("oh", "hundred")]
        year = int(spelled(words[0], context)) * 100 + int(spelled(" ".join(rest), context))
        if len(words) == 1:
            raise ValueError("a number, not a year")
    return dated(Period("Y", date(year, 1, 1)), "year in words")


def decade_rule(slots: Mapping[str, str], _: Context) -> Reading:
    """the 1970s, the '90s, the nineties. Without a century they are of the twentieth, from the 2010s on of this one."""
    text = slots["decade"]
    figures = "".join(c for c in text if c.isdigit())
    if not figures:
        year = _DECADES[text]
    elif len(figures) == 4:
        year = int(figures)
    else:
        year = int(figures) + (2000 if int(figures) <= 10 else 1900)
    return dated(Period("E", date(year, 1, 1)), "decade named")


def century_rule(slots: Mapping[str, str], context: Context) -> Reading:
    """the 19th century: the years that begin with 18."""
    return dated(Period("C", date(max((ordinal(slots, context) - 1) * 100, 1), 1, 1)), "century named")


def fiscal_year_rule(slots: Mapping[str, str], _: Context) -> Reading:
    """fiscal 2019. Its days are taken as those of the calendar year: whose fiscal year it is, is not said."""
    year = int(slots["year"]) if "year" in slots else 2000 + int(slots["short"])
    return dated(Period("FY", date(year, 1, 1)), "fiscal year named, taken as the calendar year")


def clock_rule(slots: Mapping[str, str], context: Context) -> Reading:
    """10:15 p.m., 1430 GMT, nine o'clock."""
    hour = int(slots["hour"]) if "hour" in slots else int(context.grammar.word("numword", slots["hourword"]))
    minute = int(slots.get("minute", "0"))
    half = slots.get("ampm", "")[:1]
    if half and hour > 12:
        raise ValueError("no such hour")
    if half:
        hour = hour % 12 + (12 if half == "p" else 0)
    elif hour < 12 and context.part in ("AF", "EV", "NI"):
        hour += 12
    return at_time(f"{hour:02d}:{minute:02d}", context)


def noon_rule(slots: Mapping[str, str], context: Context) -> Reading:
    """noon, midnight."""
    return at_time("24:00" if slots["noon"] == "midnight" else "12:00", context)


def at_time(clock: str, context: Context) -> Reading:
    """A time of the day named, else of a day in the same sentence, else of the publication day."""
    day = context.within
    why = "of the day named"
    if day is None and context.same_sentence and context.previous and context.previous.unit == "D":
        day, why = context.previous, "of the day named before"
    if day is None and context.published:
        day, why = Period("D", context.published), "of the publication day"
    if day is None or day.unit != "D":
        return undated(kind="TIME")
    return Reading("TIME", f"{day.value}T{clock}", why, day)


def part_rule(slots: Mapping[str, str], context: Context) -> Reading:
    """dawn; the night, the morning of a day that is named."""
    word = slots.get("part", "")
    code = context.grammar.words["part"].get(word, "EV" if word == "nightfall" else "MO")
    return at_time(str(code), context)


def this_part_rule(slots: Mapping[str, str], context: Context) -> Reading:
    """this morning, last night, that evening."""
    code = context.grammar.word("part", slots["part"])
    if context.within is not None:
        return at_time(code, context)
    rel = slots.get("rel", "the same")
    step = rel if rel.lstrip("-").isdigit() else context.grammar.word("rel", rel)
    if not step.startswith("ref"):
        if context.published is None:
            return undated(kind="TIME")
        day = Period("D", add_days(context.published, int(step)))
        return Reading("TIME", f"{day.value}T{code}", "from publication day", day)
    previous = context.previous
    if previous is None or previous.unit != "D":
        return undated("no day in the text to count from", "TIME")
    day = previous.shift(int(step[3:]))
    return Reading("TIME", f"{day.value}T{code}", "from the last date of the text", day)


def anniversary_rule(slots: Mapping[str, str], context: Context) -> Reading:
    """the 25th anniversary of the 1994 killings: 2019. Without a year it is that of a day named beside it, or open."""
    count = ordinal(slots, context)
    if "year" in slots:
        return dated(Period("Y", date(int(slots["year"]) + count, 1, 1)), "the year named and the number added")
    if context.beside and context.previous and context.previous.unit == "D":
        return dated(context.previous, "the day named beside it")
    return undated("an anniversary of an unnamed date")
