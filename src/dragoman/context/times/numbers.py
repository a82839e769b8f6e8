"""Numbers and units of lengths: "two and a half years" → 2.5, "Y"."""

from __future__ import annotations

from collections.abc import Mapping

from dragoman.context.times.reading import Context


def unit_code(slots: Mapping[str, str], context: Context) -> str:
    """The code of the unit in the slots: D, W, M, Y, E (decade), C (century), TH, TM, TS (clock), 2W (fortnight)."""
    for group in ("units", "unit", "unitabbr"):
        if group in slots:
            return _unit(group, slots[group], context)
    raise ValueError(f"no unit among the slots {sorted(slots)}")


def _unit(group: str, word: str, context: Context) -> str:
    words = context.grammar.words
    return str(words[group].get(word) or words["unit" if group == "units" else "units"].get(word, "Y"))


def amount(slots: Mapping[str, str], context: Context, prefix: str = "") -> float | None:
    """How many units; None for a vague number ("several")."""
    half = 0.5 if "half" in slots and not prefix else 0.0
    if f"{prefix}digits" in slots:
        return digits(slots[f"{prefix}digits"]) + half
    if f"{prefix}words" in slots:
        return spelled(slots[f"{prefix}words"], context) + half
    if "halfdet" in slots:
        return 0.5
    if "one" in slots:
        return 1.0 + half
    vague = context.grammar.word("vague", slots["vague"]) if "vague" in slots else "X"
    return None if vague == "X" else float(vague)


def digits(text: str) -> float:
    """A number in figures: "1,500", "2.5", "5 1/2"."""
    half = 0.5 if text.endswith(("1/2", "½")) else 0.0
    number = text.removesuffix("1/2").removesuffix("½").strip().replace(",", "")
    return float(number or 0) + half


def spelled(text: str, context: Context) -> float:
    """A number in words: "twenty-five", "two hundred and five", "a dozen"."""
    total, current = 0.0, 0.0
    for word in text.replace("-", " ").split():
        if word in ("a", "and"):
            continue
        value = float(context.grammar.word("numword", word))
        if value >= 100 or (value == 12 and word == "dozen"):
            total, current = total + (current or 1) * value, 0.0
        else:
            current += value
    return total + current


def ordinal(slots: Mapping[str, str], context: Context) -> int:
    """The number of "third" or "21st"."""
    if "ordword" in slots:
        return int(context.grammar.word("ordword", slots["ordword"]))
    return int("".join(c for c in slots["ordnum"] if c.isdigit()))
