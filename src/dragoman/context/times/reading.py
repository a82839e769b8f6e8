"""What a rule sees and what it answers."""

from __future__ import annotations

from datetime import date
from typing import Literal, TypeAlias

import msgspec

from dragoman.context.times.grammar import Grammar
from dragoman.context.times.period import Period, containing

Tense: TypeAlias = Literal["past", "future"] | None
NO_DATE = "no publication date to count from"


class Reading(msgspec.Struct, frozen=True):
    """The value of an expression. `period` is there where the value fixes days; `why` says how it was found."""

    type: str
    value: str | None
    why: str
    period: Period | None = None


class Context(msgspec.Struct, frozen=True):
    """Where an expression stands."""

    grammar: Grammar
    published: date | None = None
    previous: Period | None = None
    """The last date the text named before."""
    same_sentence: bool = False
    """Whether `previous` stands in the sentence of the expression."""
    beside: bool = False
    """Whether `previous` stands right before the expression ("Monday, the third day")."""
    year_named: bool = False
    """Whether `previous` was named with its year in figures."""
    tense: Tense = None
    narrative: bool = False
    """Whether the text tells of the past by explicit years: its dates hang on each other, not on the publication."""
    within: Period | None = None
    """The stretch that the expression itself names: "June" within "last year"."""
    part: str = ""
    """The part of the day that the expression names: "NI" in "9 o'clock on Monday night"."""

    def inside(self, reading: Reading) -> Context:
        """This context, counted within what `reading` found."""
        part = reading.value[-2:] if reading.type == "TIME" and reading.value else ""
        return msgspec.structs.replace(self, within=reading.period, part=part)

    @property
    def anchor(self) -> date | None:
        """The day that "later" and "the next day" count from: the last date of the text, else the publication."""
        return self.previous.start if self.previous else self.published

    def previous_or(self, unit: str) -> Period | None:
        """The stretch of `unit` that the text spoke of last, else that of the publication day."""
        return containing(unit, self.anchor) if self.anchor else None


def dated(period: Period, why: str) -> Reading:
    """A DATE that fixes days."""
    return Reading("DATE", period.value, why, period)


def undated(why: str = NO_DATE, kind: str = "DATE") -> Reading:
    """An expression that is found, but has no value."""
    return Reading(kind, None, why)


def step(unit: str, day: date | None, count: int, why: str) -> Reading:
    """The stretch of `unit` that lies `count` units from the one with `day`."""
    return dated(containing(unit, day).shift(count), why) if day else undated()
