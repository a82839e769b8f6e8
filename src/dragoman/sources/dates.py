"""Days out of the many ways a page, a column or a dateline writes them."""

from __future__ import annotations

import re
from datetime import date
from email.utils import parsedate_to_datetime

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan",
            "february feb",
            "march mar",
            "april apr",
            "may",
            "june jun",
            "july jul",
            "august aug",
            "september sep sept",
            "october oct",
            "november nov",
            "december dec",
        ),
        start=1,
    )
    for name in names.split()
}
MONTH = "|".join(sorted(MONTHS, key=len, reverse=True))

_ISO = re.compile(r"\s*(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)")
_COMPACT = re.compile(r"\s*(\d{4})(\d{2})(\d{2})(?:T?\d{4,6}Z?)?\s*$")
_DAY_FIRST = re.compile(rf"\b(\d{{1,2}})(?:st|nd|rd|th)?(?: of)?[ -]({MONTH})\.?,?[ -](\d{{4}})\b", re.I)
_MONTH_FIRST = re.compile(rf"\b({MONTH})\.? (\d{{1,2}})(?:st|nd|rd|th)?,? (\d{{4}})\b", re.I)
_SLASHED = re.compile(r"\s*(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})(?!\d)")
_WRITTEN = (_DAY_FIRST, _MONTH_FIRST, re.compile(r"\b\d{1,4}[/.-]\d{1,2}[/.-]\d{1,4}\b"))
_MONTH_ALONE = re.compile(rf"\b({MONTH})\.?,? (\d{{4}})\b", re.I)
_MONTH_WORD = re.compile(rf"\b(?:{MONTH})\b", re.I)
_CLOCK = re.compile(r"(?<![\d+-])([01]?\d|2[0-3]):([0-5]\d)(?::([0-5]\d))?")
_COMPACT_CLOCK = re.compile(r"\s*\d{8}T?(\d{2})(\d{2})(\d{2})?Z?\s*$")
_EPOCH = re.compile(r"\s*(\d{10})(?:\d{3})?\s*$")
_URL = re.compile(r"/((?:19|20)\d{2})[/-]?(\d{1,2}|[a-z]{3,9})[/-]?(\d{1,2})(?=[/_-]|\d{6,}|$)", re.I)


def day(text: str) -> str | None:
    """Return the day `text` names as YYYY-MM-DD, or None.

    "24/05/2020" and "05/24/2020" are read; "04/05/2020" is not, because nothing says which is the month.
    """
    for pattern, order in ((_ISO, "ymd"), (_COMPACT, "ymd"), (_DAY_FIRST, "dmy"), (_MONTH_FIRST, "mdy")):
        if match := pattern.search(text) if order != "ymd" else pattern.match(text):
            return _of(dict(zip(order, match.groups(), strict=True)))
    return _slashed(text) or _epoch(text) or _mail(text)


def precision(text: str) -> str:
    """Return "time" where `text`, from which `day` reads a day, names an hour too, else "day".

    Midnight to the second is what programs write when they know no hour.
    """
    if match := _EPOCH.match(text):
        return "time" if int(match.group(1)) % 86400 else "day"
    clock = _CLOCK.search(text) or _COMPACT_CLOCK.match(text)
    return "time" if clock and any(int(part or 0) for part in clock.groups()) else "day"


def written(text: str, found: str) -> tuple[str, str] | None:
    """Return (day, precision) of a date found in `text` elsewhere, as `text` bears it out; None where it does not.

    The finder fills what is not written from the day of the run ("2 days ago", "March 2004"), and guesses which number
    is the month: the same page must give the same date on every day. A month alone gives its first day.
    """
    if _names_day(text, found):
        return found, "day"
    year, month, _ = found.split("-")
    in_words = (match for match in _MONTH_ALONE.finditer(text) if match.group(2) == year)
    if f"{year}-{month}" in text or any(MONTHS[match.group(1).lower()] == int(month) for match in in_words):
        return f"{year}-{month}-01", "month"
    return None


def _names_day(text: str, wanted: str) -> bool:
    if wanted in text or wanted.replace("-", "") in text:
        return True
    if any(day(match.group()) == wanted for shape in _WRITTEN for match in shape.finditer(text)):
        return True
    year, _, number = wanted.split("-")
    foreign = rf"\b0?{int(number)}\W{{1,3}}(?:de )?[^\W\d_]{{3,12}}\W{{1,3}}(?:de )?{year}\b"
    return any(not _MONTH_WORD.search(match.group()) for match in re.finditer(foreign, text))


def day_in_url(url: str) -> str | None:
    """Return the day a URL's path carries ("/2020/05/24/", "/2020/may/24/"), or None."""
    match = _URL.search(url)
    return _of(dict(zip("ymd", match.groups(), strict=True))) if match else None


def _of(parts: dict[str, str]) -> str | None:
    month = parts["m"].lower()
    number = MONTHS.get(month) or (int(month) if month.isdigit() else 0)
    try:
        return date(int(parts["y"]), number, int(parts["d"])).isoformat()
    except ValueError:
        return None


def _slashed(text: str) -> str | None:
    match = _SLASHED.match(text)
    if not match:
        return None
    first, second, year = match.groups()
    if int(first) > 12 or first == second:
        return _of({"y": year, "m": second, "d": first})
    return _of({"y": year, "m": first, "d": second}) if int(second) > 12 else None


def _epoch(text: str) -> str | None:
    match = _EPOCH.match(text)
    return date.fromordinal(date(1970, 1, 1).toordinal() + int(match.group(1)) // 86400).isoformat() if match else None


def _mail(text: str) -> str | None:
    try:
        return parsedate_to_datetime(text).date().isoformat()
    except (ValueError, TypeError, IndexError):
        return None
