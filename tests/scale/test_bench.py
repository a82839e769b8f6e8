"""The benchmark: what it measures, and the page it writes."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest

from dragoman.errors import InputError
from dragoman.scale.measure import Row, Sample, measure, read_rows, write_rows

ROOT = Path(__file__).resolve().parent.parent.parent


@pytest.fixture(scope="module")
def bench() -> ModuleType:
    spec = importlib.util.spec_from_file_location("bench_coder", ROOT / "bench" / "bench_coder.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["bench_coder"] = module
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    path = tmp_path / "articles.jsonl.gz"
    write_rows(path, [Row("Peru thanked Chile for its help.", "2020-01-02")])
    return path


def test_both_are_measured(corpus: Path) -> None:
    bare, ours = measure("spacy", 2, corpus), measure("dragoman", 2, corpus, profiled=True)
    assert (bare.kind, bare.articles, bare.words, bare.events) == ("spacy", 2, 12, 0)
    assert (ours.kind, ours.articles, ours.words) == ("dragoman", 2, 12)
    assert min(bare.seconds, ours.seconds, bare.peak_mb, ours.peak_mb) > 0
    assert set(ours.stages) == {"parse", "cast", "events", "quotes", "times", "places", "link", "rest"}
    assert sum(ours.stages.values()) == pytest.approx(ours.cpu_seconds)


def test_the_page_gives_ratios(bench: ModuleType) -> None:
    bare = Sample("spacy", 10, 1000, 2.0, 1.0, 0.5, 300.0)
    ours = Sample("dragoman", 10, 1000, 4.0, 1.5, 0.5, 400.0, 7, {"parse": 3.0, "events": 1.0})
    page = bench._page([(bare, ours)], ours)
    assert "Coding takes 2.00 (2.00 to 2.00) times as long as bare spaCy by the clock, 1.50 (1.50 to 1.50)" in page
    assert "| dragoman | 10 | 1000 | 4.0 | 1.5 | 2.5 | 250 | 0.5 | 400 | 7 |" in page
    assert "The slowest room is `parse`." in page
    assert "| parse | 3.00 | 300.0 | 75% |" in page
    assert "| 10 | 4.0 | 1.5 | 150 | 400 |" in bench._growth([ours]) and bench._growth([]) == ""
    starts = bench._starts([[(2.0, 1.0), (3.0, 1.5)], [(4.0, 3.0), (5.0, 2.5)]])
    assert "| dragoman code PAGE | 4.00 (3.00 to 5.00) | 2.00 (1.50 to 2.50) |" in starts


def test_a_missing_or_empty_corpus_is_named(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"none.gz: absent; give a .jsonl.gz of records"):
        read_rows(tmp_path / "none.gz")
    write_rows(tmp_path / "empty.gz", [])
    with pytest.raises(InputError, match=r"empty.gz: found no article"):
        read_rows(tmp_path / "empty.gz")
