"""Date values as first and last day: "2014", "2020-05", "2020-W21", "2020-05-24", "2010/2014"."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta

from dragoman.errors import DataError

_VALUE = re.compile(r"(\d{4})(?:-W(\d{2})|-(\d{2})(?:-(\d{2}))?)?")


def days_of(value: str) -> tuple[str, str]:
    """First and last day (ISO 8601, inclusive) of a date value. Raises DataError for another form."""
    first, _, last = value.partition("/")
    return (_days(first)[0], _days(last or first)[1])


def _days(value: str) -> tuple[str, str]:
    match = _VALUE.fullmatch(value)
    if match is None:
        raise DataError(f"date {value!r}: allowed are YYYY, YYYY-MM, YYYY-Www, YYYY-MM-DD and A/B of two of them")
    year, week, month, day = match.groups()
    if day:
        return value, value
    if week:
        monday = date.fromisocalendar(int(year), int(week), 1)
        return monday.isoformat(), (monday + timedelta(days=6)).isoformat()
    if month:
        return f"{year}-{month}-01", f"{year}-{month}-{monthrange(int(year), int(month))[1]:02}"
    return f"{year}-01-01", f"{year}-12-31"
