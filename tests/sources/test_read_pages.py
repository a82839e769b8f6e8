"""Floors of quality on the shared pages."""

from __future__ import annotations

from pathlib import Path

import pytest

from dragoman.errors import InputError
from dragoman.evaluate.pages import body_f1, evaluate_pages


def test_pages_are_read_at_least_as_well_as_by_bare_trafilatura(shared: Path) -> None:
    figures = evaluate_pages(shared / "corpora" / "pages")
    assert figures["pages_read"] == 1
    assert figures["body_f1"] >= figures["body_f1_bare"]
    assert figures["title_right"] >= 0.95


def test_body_f1() -> None:
    gold = "the envoys met again in the old palace"
    assert body_f1(gold, gold) == 1
    assert body_f1("", gold) == 0
    assert body_f1(gold + " on the hill", gold) == pytest.approx(10 / 13)


def test_folder_without_index(tmp_path: Path) -> None:
    with pytest.raises(InputError) as error:
        evaluate_pages(tmp_path)
    assert str(error.value) == (
        f"{tmp_path}/index.jsonl: found no index; expected index.jsonl beside the pages; check the folder"
    )
