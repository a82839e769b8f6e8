"""Whole articles: each folder of `tests/cases` is one article and what its coding must hold.

A case fails when an event that must not be there is there, or when fewer events are found than the case's floor in
`evaluation/floors.json` (set `cases/NAME`; `python evaluation/gate.py raise` lifts it).
"""

from __future__ import annotations

from pathlib import Path

import pytest

from dragoman.evaluate.adapters import Stages
from dragoman.evaluate.cases import MARKER, evaluate_cases
from dragoman.evaluate.floors import current, load_floors

ROOT = Path(__file__).resolve().parent.parent
CASES = sorted(path.parent for path in (ROOT / "tests" / "cases").glob(f"*/{MARKER}"))
FLOORS = load_floors(ROOT / "evaluation" / "floors.json")


@pytest.fixture(scope="module")
def stages() -> Stages:
    """The coder with its models, loaded once for all cases."""
    return Stages()


@pytest.mark.parametrize("case", CASES, ids=lambda path: path.name)
def test_case_holds_its_floor_and_nothing_forbidden(case: Path, stages: Stages) -> None:
    found = evaluate_cases(case / MARKER, stages)
    forbidden = [line for line in found.missing if ": forbidden " in line]
    assert forbidden == [] and found.figures["not_events_hit"] == 0
    assert (found.figures["events_found"] or 0) >= current(FLOORS, f"cases/{case.name}", "events_found")


def test_there_are_cases() -> None:
    assert len(CASES) >= 12
