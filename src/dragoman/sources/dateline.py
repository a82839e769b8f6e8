"""Datelines: the place, day and agency a report opens with ("TEHRAN, May 24 (XYZ) —")."""

from __future__ import annotations

import re
from typing import NamedTuple

from dragoman.sources.dates import MONTH, day

_CAPS = r"[A-ZÀ-Þ][A-ZÀ-Þ'’.-]+(?:[ /][A-ZÀ-Þ'’.-]{2,}){0,3}"
_NAME = r"[A-ZÀ-Þ][\w'’.-]+(?:[ /][A-ZÀ-Þ][\w'’.-]+){0,3}"
_DAY = rf"(?:\d{{1,2}} (?:{MONTH})\.?|(?:{MONTH})\.? ?\d{{1,2}})(?:,? \d{{4}})?"
_AGENCY = r"\([A-Z][^()\n]{1,40}\)"
_END = r"(?:[—–]|--?|_)(?:\s+|$)"
_OPENS = r"(?=[\"“‘'(]?[A-ZÀ-Þ0-9])"
_SHAPES = tuple(
    re.compile(shape)
    for shape in (
        # TEHRAN, Iran, May 24, 2020 (XYZ) — ...
        rf"({_CAPS}(?:, {_NAME})?(?:,? (?i:{_DAY}))?\s*(?:{_AGENCY})?)\s*(?:{_END}|:\s+){_OPENS}",
        # Tehran, May 24 (XYZ) — ... : small letters need a day or an agency beside them
        rf"({_NAME}(?:, {_NAME})?(?:,? (?i:{_DAY})\s*(?:{_AGENCY})?|\s*{_AGENCY}))\s*{_END}{_OPENS}",
        # (XYZ) - ...
        rf"({_AGENCY})\s*{_END}{_OPENS}",
    )
)
_NOT_PLACES = frozenset(
    "BREAKING EXCLUSIVE UPDATE UPDATED WATCH LIVE OPINION ANALYSIS VIDEO PHOTOS EXPLAINER FACTBOX CORRECTED INTERVIEW "
    "COMMENT EDITORIAL REPORT NEWS ALERT LISTEN READ NOTE EDITOR FACT CORRECTION COLUMN TIMELINE PODCAST".split()
)
_LONGEST = 90


class Dateline(NamedTuple):
    """`length` characters at the start of a paragraph, up to the dash; `published` where it names day and year."""

    length: int
    published: str | None


def dateline(paragraph: str) -> Dateline | None:
    """Return the dateline that `paragraph` opens with, or None."""
    head = paragraph[:_LONGEST]
    for shape in _SHAPES:
        match = shape.match(head)
        if match and match.group(1).split()[0].strip(".,:") not in _NOT_PLACES:
            return Dateline(len(match.group().rstrip()), day(match.group(1)))
    return None
