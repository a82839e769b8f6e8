"""Rules for lengths, sets and vague references, which fix no days."""

from __future__ import annotations

from collections.abc import Mapping

from dragoman.context.times.numbers import amount, unit_code
from dragoman.context.times.reading import Context, Reading, undated

_SCALE = {"E": ("Y", 10), "C": ("Y", 100), "2W": ("W", 2), "N": ("D", 1), "WE": ("WE", 1)}
_FINER = {"Y": ("M", 12), "D": ("TH", 24), "TH": ("TM", 60), "TM": ("TS", 60)}
"""What half a unit is counted in."""


def duration_rule(slots: Mapping[str, str], context: Context) -> Reading:
    """two years, several weeks, five hours and 20 minutes."""
    count, unit = amount(slots, context), unit_code(slots, context)
    if count is None:
        return Reading("DURATION", vague_length(unit), "a vague length")
    parts = _parts(count, unit)
    more = amount(slots, context, "more_") if "more_units" in slots else None
    if more is not None:
        finer = str(context.grammar.words["units"][slots["more_units"]])
        parts.append((more, finer))
    return Reading("DURATION", length(parts), "a length")


def vague_length(unit: str) -> str:
    """ "weeks" → PXW, "hours" → PTXH, "decades" → PXE."""
    unit = {"2W": "W", "N": "D"}.get(unit, unit)
    return f"PTX{unit[1:]}" if unit.startswith("T") else f"PX{unit}"


def _parts(count: float, unit: str) -> list[tuple[float, str]]:
    unit, factor = _SCALE.get(unit, (unit, 1))
    count *= factor
    whole = int(count)
    if whole == count or unit not in _FINER:
        return [(count, unit)]
    finer, size = _FINER[unit]
    rest = (round((count - whole) * size), finer)
    return [(whole, unit), rest] if whole else [rest]


def length(parts: list[tuple[float, str]]) -> str:
    """The TIMEX3 value of a length: [(1, "TM"), (30, "TS")] → PT1M30S."""
    days = "".join(f"{number:g}{unit}" for number, unit in parts if not unit.startswith("T"))
    clock = "".join(f"{number:g}{unit[1:]}" for number, unit in parts if unit.startswith("T"))
    return "P" + days + ("T" + clock if clock else "")


def bare_units_rule(slots: Mapping[str, str], context: Context) -> Reading:
    """for months, recent years."""
    word = slots["units"]
    unit = "Y" if word == "generations" else str(context.grammar.words["units"][word])
    return Reading("DURATION", vague_length(unit), "a vague length")


def every_rule(slots: Mapping[str, str], context: Context) -> Reading:
    """every day, each August, twice a week, 20 dollars a month."""
    grammar = context.grammar
    if "month" in slots:
        return Reading("SET", f"XXXX-{int(grammar.word('month', slots['month'])):02d}", "each such month")
    if "season" in slots:
        return Reading("SET", f"XXXX-{grammar.word('season', slots['season'])}", "each such season")
    if "part" in slots:
        return Reading("SET", f"XXXX-XX-XXT{grammar.word('part', slots['part'])}", "each such part of the day")
    step = float(grammar.word("set", slots["set"])) if "set" in slots else 1.0
    counted = "set" in slots and ("digits" in slots or "words" in slots)
    count = amount(slots, context) if counted else None
    return Reading("SET", length(_parts((count or 1.0) * step, unit_code(slots, context))), "a rhythm")


def weekday_set_rule(slots: Mapping[str, str], context: Context) -> Reading:
    """every Monday, Tuesday nights."""
    grammar = context.grammar
    part = slots.get("parts") or slots.get("part")
    code = f"T{grammar.word('parts' if 'parts' in slots else 'part', part)}" if part else ""
    return Reading("SET", f"XXXX-WXX-{grammar.word('weekday', slots['weekday'])}{code}", "each such weekday")


def set_adverb_rule(slots: Mapping[str, str], context: Context) -> Reading:
    """daily, annually."""
    return Reading("SET", context.grammar.word("adverb", slots["adverb"]), "a rhythm")


def reference_rule(slots: Mapping[str, str], context: Context) -> Reading:
    """now, recently, soon."""
    return Reading("DATE", context.grammar.word("reference", slots["reference"]), "a vague reference")


def fixed_rule(slots: Mapping[str, str], _: Context) -> Reading:
    """An expression with one value."""
    return Reading(slots.get("type", "DATE"), slots["value"], "a fixed value")


def one_day_rule(_: Mapping[str, str], context: Context) -> Reading:
    """ "one day": a vague future beside a verb of the future, a length otherwise."""
    if context.tense == "future":
        return Reading("DATE", "FUTURE_REF", "future tense: some day")
    return Reading("DURATION", "P1D", "a length")


def none_rule(_: Mapping[str, str], __: Context) -> Reading:
    """A part that has no value of its own."""
    return undated("no value of its own")
