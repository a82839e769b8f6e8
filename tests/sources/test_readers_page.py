"""docs/readers.md names every suffix and every column."""

from __future__ import annotations

from pathlib import Path

from dragoman.sources import suffixes
from dragoman.sources.columns import COLUMNS

PAGE = (Path(__file__).resolve().parents[2] / "docs" / "readers.md").read_text(encoding="utf-8")


def test_every_suffix_is_documented() -> None:
    assert [name for name in suffixes() if f"`{name}`" not in PAGE and name != ".dragoman-test"] == []


def test_every_column_is_documented() -> None:
    for field, names in COLUMNS.items():
        assert f"| {field} | {' '.join(f'`{name}`' for name in names)} |" in PAGE
