"""The generated pages: what they say, and that a stamp names the commit."""

from __future__ import annotations

import importlib.util
import json
import sys
from pathlib import Path
from types import ModuleType

import pytest

from dragoman.evaluate.floors import Floors, SetFloor
from dragoman.evaluate.judged import Judged, save_judged
from dragoman.evaluate.report import commit, stamp, table
from dragoman.evaluate.run import Evaluation

ROOT = Path(__file__).resolve().parent.parent.parent


def script(folder: str, name: str) -> ModuleType:
    spec = importlib.util.spec_from_file_location(name, ROOT / folder / f"{name}.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module  # where msgspec looks the types of the fields up
    spec.loader.exec_module(module)
    return module


def test_the_stamp_names_day_commit_and_command(tmp_path: Path) -> None:
    assert commit(tmp_path) == "unknown"
    line = stamp(tmp_path, "make accuracy")
    assert line.startswith("Made on 20")
    assert line.endswith("from commit unknown by `make accuracy`. Do not edit by hand.")


def test_tables() -> None:
    assert table(("a", "b"), [("x", 1)]) == "| a | b |\n| --- | ---: |\n| x | 1 |"


def test_the_page_of_accuracy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    module = script("evaluation", "accuracy")
    judged = tmp_path / "judged.jsonl"
    save_judged([Judged("news-1", (0, 21), (5, 14), "ACCUSE", None, "actual", "condemn-something")], judged)
    monkeypatch.setattr(module, "ROOT", tmp_path)
    monkeypatch.setattr(module, "PAGE", tmp_path / "docs" / "accuracy.md")
    monkeypatch.setattr(module, "JUDGED", judged)
    monkeypatch.setattr(module, "load_floors", lambda _: Floors({"x": SetFloor("x", floors={"accuracy": 0.7})}))
    output = tmp_path / "x.json"
    figures = {"accuracy": 0.75, "coverage": None, "hits": 2}
    output.write_text(json.dumps({"set": "x", "records": 3, "sha256": "a" * 64, "figures": figures}))
    module.main([str(output)])
    page = (tmp_path / "docs" / "accuracy.md").read_text()
    for line in ("## x", "| accuracy | 0.7500 | 0.7 |", "| coverage | null |  |", "| hits | 2 |  |"):
        assert line in page.splitlines()
    assert "## judged by reading" in page
    assert page.endswith("| news-1 | 0-21 | 5-14 | ACCUSE, actual | ??? |  |\n")


def test_a_set_is_found_in_the_floors_by_its_path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    module = script("evaluation", "accuracy")
    monkeypatch.setattr(module, "evaluate_path", lambda path: Evaluation(path.name, 1, "a" * 64, {}))
    monkeypatch.setattr(module, "ROOT", tmp_path)
    (tmp_path / "here").mkdir()
    floors = Floors({"x": SetFloor("here"), "y": SetFloor("gone")})
    assert [result.set for result in module._evaluated(floors)] == ["x"]
