"""Stretches of text between quotation marks: curly, straight, doubled and single, over one paragraph at a time."""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec

_DOUBLE = re.compile("[“”„‟«»\"]|''|``|‘‘|’’")
_OPENING = frozenset({"“", "„", "‟", "«", "``", "‘‘"})
_CLOSING = frozenset({"”", "»", "’’"})
_SINGLE = re.compile(r"(?<![\w'’.,])[‘'](?=[\w\[…(])")
_SINGLE_END = re.compile(r"(?<=[^\s‘'])[’'](?![\w'’])")
_HALF_OPEN = re.compile(r"(?:^|(?<=[\s(]))['‘](?=[A-Z])")
_PARAGRAPH = re.compile(r"[^\n]+")
_BRACKETS = "([{—–―-/"


class Region(msgspec.Struct, frozen=True):
    """A quoted stretch: `start` and `end` take the marks in, `inner_start` and `inner_end` leave them out.

    `closed` is False where the paragraph ends before a closing mark: the quote may go on in the next one.
    `double` is False for single marks.
    """

    start: int
    end: int
    inner_start: int
    inner_end: int
    closed: bool = True
    double: bool = True


def find_regions(text: str) -> tuple[Region, ...]:
    """All outermost quoted stretches of `text`, in order. Offsets are into `text`. No region crosses a newline."""
    found: list[Region] = []
    for paragraph in _PARAGRAPH.finditer(text):
        double = list(_double(text, paragraph.start(), paragraph.end()))
        found.extend(double)
        found.extend(_single(text, paragraph.start(), paragraph.end(), double))
    return tuple(sorted(found, key=lambda region: region.start))


def _double(text: str, start: int, end: int) -> Iterator[Region]:
    opened: list[re.Match[str]] = []
    inner: list[Region] = []
    last = start
    for mark in _DOUBLE.finditer(text, start, end):
        side = _side(text, mark, start, end, bool(opened))
        if side > 0:
            opened.append(mark)
        elif side < 0 and opened:
            first = opened.pop()
            found = Region(first.start(), mark.end(), first.end(), mark.start())
            if opened:
                inner.append(found)
            else:
                inner.clear()
                yield found
                last = mark.end()
        elif side < 0 and (half := _half_open(text, last, mark.start())) is not None:
            yield Region(half, mark.end(), half + 1, mark.start())
            last = mark.end()
    if opened and inner and opened[0].group() == '"':
        yield from inner  # a stray straight mark before whole curly pairs
    elif opened:
        yield _unclosed(text, opened[0], end)


def _half_open(text: str, start: int, end: int) -> int | None:
    """Where a quote that closes with two apostrophes was opened with one only."""
    match = _HALF_OPEN.search(text, start, end)
    return match.start() if match else None


def _unclosed(text: str, first: re.Match[str], end: int) -> Region:
    while text[end - 1].isspace():
        end -= 1
    # An inner quote that was closed for both: the paragraph's last mark is the end.
    if _DOUBLE.fullmatch(text, end - 1, end) and end - 1 > first.end():
        return Region(first.start(), end, first.end(), end - 1)
    return Region(first.start(), end, first.end(), end, closed=False)


def _side(text: str, mark: re.Match[str], start: int, end: int, is_open: bool) -> int:
    """1 for a mark that opens, -1 for one that closes, 0 for one that does neither (inches, a stray)."""
    word, before, after = mark.group(), text[mark.start() - 1 : mark.start()], text[mark.end() : mark.end() + 1]
    free_left = mark.start() == start or before.isspace() or before in _BRACKETS
    free_right = mark.end() >= end or not after.isalnum()
    if word in _OPENING:
        return 1
    if word in _CLOSING:
        return -1 if is_open or not free_left or free_right else 1
    if is_open:
        return -1
    if free_left and mark.end() < end and not after.isspace():
        return 1
    return 0 if before.isdigit() else -1


def _single(text: str, start: int, end: int, double: list[Region]) -> Iterator[Region]:
    at = start
    while (mark := _SINGLE.search(text, at, end)) is not None:
        at = mark.end()
        if any(region.start <= mark.start() < region.end for region in double):
            continue
        limit = min((region.start for region in double if region.start > at), default=end)
        close = _single_end(text, at, limit)
        if close is not None:
            yield Region(mark.start(), close + 1, mark.end(), close, double=False)
            at = close + 1


def _single_end(text: str, start: int, end: int) -> int | None:
    """The closing single mark: the first after punctuation, else the first that is no plural possessive."""
    ends = [match.start() for match in _SINGLE_END.finditer(text, start, end)]
    for position in ends:
        if text[position - 1] in ".,?!":
            return position
    for position in ends:
        if text[position - 1] != "s" or position == ends[-1]:
            return position
    return None
