"""Rules for expressions that count from the publication day or from another date of the text."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from dragoman.context.times.numbers import amount, unit_code
from dragoman.context.times.period import Period, add_days, add_months, containing
from dragoman.context.times.reading import Context, Reading, dated, step, undated
from dragoman.context.times.rules_length import duration_rule

FAR = "the unit is finer than the date it hangs on"


def deictic_rule(slots: Mapping[str, str], context: Context) -> Reading:
    """today, yesterday, tomorrow."""
    return step("D", context.published, int(context.grammar.word("deictic", slots["deictic"])), "from publication day")


def rel_unit_rule(slots: Mapping[str, str], context: Context) -> Reading:
    """last week, this year, the following month, that day. "ref" steps count from the last date of the text."""
    rel = slots["rel"]
    code = rel if rel.lstrip("-").isdigit() or rel.startswith("ref") else context.grammar.word("rel", rel)
    unit = context.grammar.word("caltime", slots["caltime"])
    if code == "refday":
        return _from_text(unit, "ref0", context)
    if code.startswith("ref"):
        return _from_text(unit, code, context)
    if unit == "E" and code == "-1":
        return Reading("DURATION", "P10Y", "a length")
    return step(unit, context.published, int(code), "from publication day")


def _from_text(unit: str, code: str, context: Context) -> Reading:
    count, previous = int(code[3:]), context.previous
    if previous is None:
        return step(unit, context.published, count, "from publication day: the text has no date before")
    if unit == "D" and previous.unit not in ("D", "WE"):
        return undated(FAR)
    base = previous.last if unit == "D" and count > 0 else previous.start
    if previous.unit == "WE" and unit != "D" and count == 0:
        base = previous.start
    return step(unit, base, count, "from the last date of the text")


def the_unit_rule(slots: Mapping[str, str], context: Context) -> Reading:
    """the year, the month: the one the text speaks of, else that of publication."""
    unit = context.grammar.word("caltime", slots["caltime"])
    day = context.previous.start if context.narrative and context.previous else context.published
    return step(unit, day, 0, "the one of publication" if not context.narrative else "the one of the text")


def latest_quarter_rule(slots: Mapping[str, str], context: Context) -> Reading:
    """the quarter, the latest period: the quarter the text spoke of, else the last one that was over."""
    if "fiscal" in slots["unit"]:
        return step("FY", context.published, -1, "the last one that is over")
    if context.previous and context.previous.unit == "Q":
        return dated(context.previous, "the quarter of the text")
    return step("Q", context.published, -1, "the last quarter that is over")


def same_unit_rule(slots: Mapping[str, str], context: Context) -> Reading:
    """the same quarter (of 2014): the stretch of the text, in the year named."""
    previous = context.previous
    year = int(slots["year"]) if "year" in slots else context.within.start.year if context.within else None
    if previous is None:
        return undated("no date in the text to compare with")
    if slots["unit"] != "period" and previous.unit not in ("D", slots["unit"][0].upper()):
        previous = containing(slots["unit"][0].upper(), previous.start)
    if year is None:
        return dated(previous, "the stretch of the text")
    return dated(
        containing(previous.unit, previous.start.replace(year=year, day=1)), "the same stretch of another year"
    )


def year_ago_unit_rule(slots: Mapping[str, str], context: Context) -> Reading:
    """the year-earlier quarter, the year-ago level."""
    previous = context.previous
    if slots.get("unit") == "quarter" and "ordword" in slots and context.published:
        count = int(context.grammar.word("ordword", slots["ordword"]))
        return dated(containing("Q", date(context.published.year - 1, 3 * count, 1)), "that quarter of the year before")
    if previous and previous.unit in ("Q", "M", "H", "W", "S"):
        return dated(
            containing(previous.unit, add_months(previous.start, -12)), "a year before the stretch of the text"
        )
    if slots.get("unit") == "quarter":
        published = context.published
        return step("Q", published and add_months(published, -12), -1, "a year before the last quarter that is over")
    return step("Y", context.anchor, -1, "the year before")


def weekend_rule(slots: Mapping[str, str], context: Context) -> Reading:
    """The weekend of the publication day where that is one, else the last one, or the next in the future tense."""
    published, rel = context.published, slots.get("rel") or slots.get("relday") or "the"
    if published is None:
        return undated()
    this = containing("WE", published)
    weekend_now = this.contains(published)
    if rel in ("last", "this past", "the last"):
        return dated(this.shift(-1), "the last weekend before publication")
    if rel in ("next", "this coming", "the coming", "the next"):
        return dated(this.shift(1) if weekend_now else this, "the next weekend after publication")
    if rel in ("the previous", "the following", "that", "the same", "that same") and context.previous:
        of_text = containing("WE", context.previous.start)
        return dated(
            of_text.shift({"the previous": -1, "the following": 1}.get(rel, 0)), "from the last date of the text"
        )
    if rel == "this":
        return dated(this, "the weekend of the publication week")
    if context.tense == "future":
        return dated(this.shift(1) if weekend_now else this, "future tense: the next weekend")
    return dated(this if weekend_now else this.shift(-1), "the latest weekend")


def offset_rule(slots: Mapping[str, str], context: Context) -> Reading:
    """three years ago, two days later: a unit counted from the publication day or from the last date of the text."""
    if slots.get("needs") == "future" and context.tense != "future":
        return duration_rule(slots, context)
    unit, count = unit_code(slots, context), amount(slots, context)
    if "stretch" in slots and unit == "Y" and count is not None and context.published:
        return _years_before(round(count), slots["stretch"], context.published)
    sign = int(slots["direction"])
    from_text = slots["from"] == "text" and context.previous is not None
    if count is None:
        return Reading("DATE", "PAST_REF" if sign < 0 else "FUTURE_REF", "a vague number of units")
    base = context.previous if from_text else None
    day = base.start if base else context.published
    if day is None:
        return undated()
    why = "from the last date of the text" if from_text else "from publication day"
    if base and base.finer("Y") and not base.finer("M") and unit == "Y" and sign < 0 and base.unit != "M":
        return dated(containing(base.unit, add_months(base.start, -12 * round(count))), why)
    if base and unit in ("D", "W", "2W", "TH", "TM", "TS", "N") and base.unit not in ("D", "WE"):
        return undated(FAR)
    return _moved(unit, day, sign * count, why)


def _years_before(count: int, stretch: str, published: date) -> Reading:
    """a year ago this week, ten years ago last month, two years ago today."""
    which, _, named = stretch.rpartition(" ")
    unit = {"week": "W", "month": "M"}.get(named, "D")
    near = containing(unit, published).shift(-1 if which == "last" or named == "yesterday" else 0)
    return dated(containing(unit, add_months(near.start, -12 * count)), "that stretch of the year named")


def _moved(unit: str, day: date, count: float, why: str) -> Reading:
    """Days and weeks reach a day; months a month; years and more a year. Hours stay on the day."""
    if unit in ("D", "N"):
        return dated(Period("D", add_days(day, round(count))), why)
    if unit in ("W", "2W"):
        return dated(Period("D", add_days(day, round(count * (14 if unit == "2W" else 7)))), why)
    if unit in ("TH", "TM", "TS"):
        days = int(count / 24) if unit == "TH" else 0
        moved = Period("D", add_days(day, days))
        return dated(moved, why + ": hours are not counted")
    months = {"M": 1, "Q": 3, "Y": 12, "E": 120, "C": 1200}[unit]
    moved_day = add_months(day.replace(day=1), round(count * months))
    whole_years = unit in ("Y", "E", "C") and float(count * months / 12).is_integer()
    return dated(containing("Q" if unit == "Q" else "Y" if whole_years else "M", moved_day), why)
