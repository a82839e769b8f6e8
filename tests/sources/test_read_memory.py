"""An archive streams: the memory of a process that reads it does not grow with it.

`python bench/bench_readers.py warc 1000` is the large form.
"""

from __future__ import annotations

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest

BENCH = Path(__file__).resolve().parents[2] / "bench" / "bench_readers.py"


@pytest.fixture(scope="module")
def bench() -> ModuleType:
    spec = importlib.util.spec_from_file_location("bench_readers", BENCH)
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_an_archive_streams_in_little_memory(bench: ModuleType, tmp_path: Path) -> None:
    records, articles, peak = bench.measured(30, tmp_path, 500_000)
    assert articles == records == 60
    assert 50 < peak < 300


def test_only_what_is_used_is_loaded(bench: ModuleType) -> None:
    loaded = bench.loaded_by("import dragoman.sources")
    assert not {"spacy", "duckdb", "deltalake", "onnxruntime"} & loaded
