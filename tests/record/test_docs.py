"""docs/record.md names every view with its columns, and every word of a query."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from dragoman.record import Record
from dragoman.views.query import EventQuery

DOCS = (Path(__file__).parents[2] / "docs" / "record.md").read_text(encoding="utf-8")
VIEWS = ("articles", "events", "actors", "mentions", "quotes", "times", "places", "runs")


@pytest.mark.parametrize("view", VIEWS)
def test_every_column_is_documented(record: Record, view: str) -> None:
    (row,) = re.findall(rf"^\| `{view}` \|.*\| (.*) \|$", DOCS, re.MULTILINE)
    assert row.split(", ") == record.sql(f"from {view}").columns


@pytest.mark.parametrize("word", EventQuery.__struct_fields__)
def test_every_word_is_documented(word: str) -> None:
    assert re.search(rf"^\| .*`{word}`.* \|", DOCS, re.MULTILINE)
