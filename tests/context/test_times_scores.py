"""Floors under the figures: value F1 on our own texts (the same start, the same value), intervals of expressions."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from spacy.language import Language

from dragoman.context.times import find_times, normalise

OWN = Path(__file__).resolve().parents[2] / "evaluation" / "gold" / "times" / "own_times.jsonl"


def test_own_texts_value_f1(nlp: Language) -> None:
    right = found = gold = 0
    for line in OWN.read_text("utf-8").splitlines():
        row = json.loads(line)
        times = find_times(nlp(row["text"]), row["anchor_date"])
        wanted = {(t["start"], t["value"]) for t in row["times"]}
        right += len(wanted & {(t.span.start, t.value) for t in times})
        found, gold = found + len(times), gold + len(row["times"])
    assert gold >= 300
    assert 2 * right / (found + gold) >= 0.93


def test_single_expressions_exact_interval(shared: Path) -> None:
    path = shared / "eval" / "times" / "news_expr_dev.jsonl"
    if not path.is_file():
        pytest.skip(f"no {path}")
    rows = [row for row in map(json.loads, path.read_text("utf-8").splitlines()) if "from" in row]
    times = [normalise(row["expression"], row["anchor"]) for row in rows]
    right = sum((t.first, t.last) == (row["from"], row["to"]) for t, row in zip(times, rows, strict=True))
    assert right / len(rows) >= 0.84
