"""Quoted regions by their marks alone: no model needed."""

from __future__ import annotations

import pytest

from dragoman.context.quote_marks import find_regions

CASES = [
    ("“Go,” he said. “Now.”", ["Go,", "Now."]),
    ('"Go," he said. "Now."', ["Go,", "Now."]),
    ("''Go,'' he said.", ["Go,"]),
    ("'Go home,'' he said.", ["Go home,"]),
    ("``Go,'' he said.", ["Go,"]),
    ("„Go,” he said.", ["Go,"]),
    ("«Go» he said.", ["Go"]),
    ("‘Go,’ he said.", ["Go,"]),
    ("“He cried ‘fire’ twice,” she said.", ["He cried ‘fire’ twice,"]),
    ("“He cried “fire” twice,” she said.", ["He cried “fire” twice,"]),
    ("The miners’ hall and Ana’s house", []),
    ("the winter of ’47 and a rock ’n’ roll band", []),
    ('A 12" pipe', []),
    ("no marks at all", []),
    ('"She left, calling it “a farce.”', ["a farce."]),
    ("”Wrong mark first.” Bo Lind", ["Wrong mark first."]),
]


@pytest.mark.parametrize(("text", "inner"), CASES)
def test_regions(text: str, inner: list[str]) -> None:
    assert [text[region.inner_start : region.inner_end] for region in find_regions(text)] == inner


def test_unclosed_region_ends_with_its_paragraph() -> None:
    text = "“One.\n“Two.”"
    first, second = find_regions(text)
    assert (first.closed, text[first.start : first.end]) == (False, "“One.")
    assert (second.closed, text[second.start : second.end]) == (True, "“Two.”")


def test_single_marks_are_told_from_double_ones() -> None:
    assert [region.double for region in find_regions("“A b” and ‘c d’")] == [True, False]
