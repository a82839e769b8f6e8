"""Floors: what fails, what is lifted, what it takes to lower one."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from types import ModuleType

import msgspec
import pytest
import typer

from dragoman.errors import DataError, SettingError
from dragoman.evaluate.floors import (
    Floors,
    Lowered,
    SetFloor,
    current,
    failures,
    load_floors,
    lowered,
    raised,
    save_floors,
)
from dragoman.evaluate.run import Evaluation, Figures

ROOT = Path(__file__).resolve().parent.parent.parent
FLOOR = SetFloor("x.jsonl", 10, "aa", True, {"accuracy": 0.7, "events_found": 5, "not_events_hit": 1})


def found(records: int = 10, sha256: str = "aa", **figures: float | None) -> Evaluation:
    all_figures: Figures = {"accuracy": 0.7, "events_found": 5, "not_events_hit": 1}
    return Evaluation("x", records, sha256, all_figures | figures)


@pytest.mark.parametrize(
    ("evaluation", "problems"),
    [
        (found(), []),
        (found(accuracy=0.9, events_found=6, not_events_hit=0), []),
        (found(accuracy=0.6999), ["x: accuracy 0.6999 is under its floor 0.7"]),
        (found(accuracy=None), ["x: accuracy None is under its floor 0.7"]),
        (found(not_events_hit=2), ["x: not_events_hit 2 is above its ceiling 1"]),
        (found(records=9, sha256="bb"), ["x: 9 records, the floors were made for 10"]),
    ],
)
def test_failures(evaluation: Evaluation, problems: list[str]) -> None:
    assert failures(FLOOR, evaluation) == problems


def test_a_changed_set_fails() -> None:
    (problem,) = failures(FLOOR, found(records=11, sha256="bb"))
    assert problem.startswith("x: the set has changed; if it was meant to, run `python evaluation/gate.py raise`")


def test_raising_never_lowers() -> None:
    new = raised(FLOOR, found(records=11, sha256="bb", accuracy=0.65, events_found=7, not_events_hit=0, fresh=0.12399))
    assert new.floors == {"accuracy": 0.7, "events_found": 7, "not_events_hit": 0, "fresh": 0.123}
    assert (new.records, new.sha256) == (11, "bb")


def test_raising_passes_over_what_no_floor_is_kept_for() -> None:
    new = raised(FLOOR, found(events_beyond=3, body_f1_bare=0.5, absent=None))
    assert new.floors == FLOOR.floors


def test_a_shrunken_set_cannot_be_taken_up() -> None:
    with pytest.raises(SettingError, match="x: 9 records, fewer than 10; put the records back"):
        raised(FLOOR, found(records=9))


def test_lowering_keeps_the_reason() -> None:
    floors = Floors({"x": FLOOR})
    change = Lowered("2026-11-23", "x", "accuracy", current(floors, "x", "accuracy"), 0.6, "the gold was mended")
    new = lowered(floors, change)
    assert new.sets["x"].floors["accuracy"] == 0.6
    assert new.lowered == (change,)
    assert change.old == 0.7
    fewer = lowered(floors, Lowered("2026-11-23", "x", "records", 10, 9, "a record was wrong"))
    assert fewer.sets["x"].records == 9


@pytest.mark.parametrize(
    ("set_name", "figure", "reason", "message"),
    [
        ("x", "accuracy", " ", "lowering a floor takes --reason"),
        ("y", "accuracy", "why", "set is 'y'; allowed are x"),
        ("x", "f1", "why", "figure is 'f1'; allowed are records, accuracy, events_found"),
    ],
)
def test_lowering_is_a_deliberate_act(set_name: str, figure: str, reason: str, message: str) -> None:
    with pytest.raises(SettingError, match=message):
        lowered(Floors({"x": FLOOR}), Lowered("2026-11-23", set_name, figure, 1, 0, reason))


def test_floors_are_kept_in_a_file(tmp_path: Path) -> None:
    path = tmp_path / "floors.json"
    save_floors(Floors({"x": FLOOR}), path)
    assert load_floors(path).sets == {"x": FLOOR}
    path.write_text('{"sets": {"x": {"pth": 1}}}')
    with pytest.raises(DataError, match=r"floors.json: .*`path`|`pth`"):
        load_floors(path)


def test_the_projects_floors_name_sets_that_belong_to_it() -> None:
    floors = load_floors(ROOT / "evaluation" / "floors.json")
    own = [floor for floor in floors.sets.values() if not floor.optional]
    assert own
    assert all(not floor.path.startswith("..") for floor in own)
    assert all(floor.optional for floor in floors.sets.values() if floor.path.startswith(".."))


@pytest.fixture(scope="module")
def gate() -> ModuleType:
    spec = importlib.util.spec_from_file_location("gate", ROOT / "evaluation" / "gate.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_gate_fails_and_says_why(
    gate: ModuleType, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "floors.json"
    save_floors(Floors({"x": msgspec.structs.replace(FLOOR, path=str(tmp_path))}), path)
    monkeypatch.setattr(gate, "evaluate_path", lambda _: found(accuracy=0.6))
    with pytest.raises(typer.Exit) as stopped:
        gate.check(floors=path)
    assert stopped.value.exit_code == 1
    assert "x: accuracy 0.6 is under its floor 0.7" in capsys.readouterr().out


def test_the_gate_passes_over_optional_sets_only(
    gate: ModuleType, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "floors.json"
    save_floors(Floors({"none": SetFloor("no/such.jsonl")}), path)
    gate.check(floors=path)
    assert capsys.readouterr().out == "none: absent, passed over\n"
    save_floors(Floors({"none": SetFloor("no/such.jsonl", optional=False)}), path)
    with pytest.raises(typer.Exit):
        gate.check(floors=path)
    assert "is absent; this set belongs to the project" in capsys.readouterr().out
    with pytest.raises(SettingError, match="set is nine; allowed are none"):
        gate.check(["nine"], floors=path)


def test_the_gate_lifts_floors(gate: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "floors.json"
    save_floors(Floors({"x": SetFloor(str(tmp_path))}), path)
    monkeypatch.setattr(gate, "evaluate_path", lambda _: found())
    gate.raise_floors(floors=path)
    assert load_floors(path).sets["x"].floors == FLOOR.floors
    gate.check(floors=path)


def test_the_gate_lowers_with_flag_and_reason_only(gate: ModuleType, tmp_path: Path) -> None:
    path = tmp_path / "floors.json"
    save_floors(Floors({"x": FLOOR}), path)
    with pytest.raises(SettingError, match="say so with --lower"):
        gate.lower("x", "accuracy", 0.5, floors=path)
    with pytest.raises(SettingError, match="takes --reason"):
        gate.lower("x", "accuracy", 0.5, really=True, floors=path)
    assert load_floors(path).sets["x"] == FLOOR
    gate.lower("x", "events_found", 4.0, really=True, reason="gold mended", floors=path)
    assert load_floors(path).lowered[0].reason == "gold mended"
    assert load_floors(path).sets["x"].floors["events_found"] == 4
