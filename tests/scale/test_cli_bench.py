"""`dragoman bench`: what it measures with, and what it prints."""

from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner

from dragoman.cli import bench
from dragoman.cli.app import app
from dragoman.scale.measure import Sample, read_rows


@pytest.fixture
def measured(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, int, str]]:
    """What was measured: kind, number and first text; no model is loaded."""
    seen: list[tuple[str, int, str]] = []

    def fake(kind: str, count: int, corpus: Path) -> Sample:
        seen.append((kind, count, read_rows(corpus)[0].text))
        return Sample(kind, count, 10 * count, 2.0, 2.0 if kind == "spacy" else 1.5, 0.5, 300.0)

    monkeypatch.setattr(bench, "measure", fake)
    return seen


def test_the_ratio_is_printed(measured: list[tuple[str, int, str]], tmp_path: Path) -> None:
    (tmp_path / "news.txt").write_text("Togo thanked Ghana for its help on Monday. The two countries share a border.")
    ran = CliRunner().invoke(app, ["bench", str(tmp_path), "--articles", "5", "--rounds", "2"])
    assert ran.exit_code == 0
    assert [(kind, count) for kind, count, _ in measured] == [("spacy", 5), ("dragoman", 5)] * 2
    assert measured[0][2].startswith("Togo thanked Ghana")
    assert ran.stdout.splitlines()[-1] == "Coding takes 0.75 times the processor time of bare spaCy (0.75 to 0.75)."


def test_without_texts_the_examples_of_the_codebook_are_coded(measured: list[tuple[str, int, str]]) -> None:
    assert CliRunner().invoke(app, ["bench", "--rounds", "1"]).exit_code == 0
    assert len(measured[0][2].splitlines()) == bench.SENTENCES


def test_nothing_to_read_is_an_error(tmp_path: Path) -> None:
    ran = CliRunner().invoke(app, ["bench", str(tmp_path)])
    assert ran.exit_code == 1
    assert ran.stderr.startswith("dragoman: bench: found no article in what was given;")
