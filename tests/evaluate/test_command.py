"""`dragoman evaluate`: what it prints."""

from __future__ import annotations

import json
from collections.abc import Sequence
from io import StringIO
from pathlib import Path

import msgspec
import pytest
from rich.console import Console

from dragoman.cli.evaluate import evaluate, show
from dragoman.errors import DataError
from dragoman.evaluate.floors import SetFloor, failures, raised
from dragoman.evaluate.relations import score_labels
from dragoman.evaluate.run import Evaluation
from dragoman.evaluate.sets import evaluate_path
from dragoman.events.codebook import Codebook, load_codebook

PAIRS = [
    {
        "id": "p1",
        "sentence": "Chile thanked Peru.",
        "source_spans": [[0, 5]],
        "target_spans": [[14, 18]],
        "root": "SUPPORT",
    },
    {"id": "p2", "sentence": "Kenya invaded.", "source_spans": [[0, 5]], "target_spans": [], "root": "ASSAULT"},
]
CASE = {"published": "2021-06-05", "events": [{"id": "ban", "type": "SANCTION", "trigger": "banned"}]}
ARTICLE = "The president of Peru thanked the government of Chile for its help on Friday.\n"


def gold_file(folder: Path) -> Path:
    path = folder / "pairs.jsonl"
    path.write_text("\n".join(map(json.dumps, PAIRS)), encoding="utf-8")
    return path


def test_json_is_one_object(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    evaluate(gold_file(tmp_path), as_json=True)
    printed = json.loads(capsys.readouterr().out)
    assert list(printed) == ["set", "records", "sha256", "figures"]
    assert (printed["set"], printed["records"]) == ("pairs", 2)
    believed = {"calibration_error", "precision_at_80"}
    assert set(printed["figures"]) == {"macro_f1", "accuracy", "quad_macro_f1", "answered", "coverage", *believed}
    assert all(0 <= value <= 1 for value in printed["figures"].values())


def test_tables_for_people() -> None:
    labels = score_labels(["AID", "AID", "REJECT"], ["AID", None, "AID"])
    result = Evaluation(
        "pairs", 3, "0" * 64, {"accuracy": 0.3333, "coverage": None, "hits": 2}, labels, ("a: missing [x]",)
    )
    page = StringIO()
    show(result, Console(width=100, file=page))
    lines = page.getvalue().splitlines()
    assert any(
        line.split() == ["│", "AID", "│", "0.500", "│", "0.500", "│", "0.500", "│", "2", "│", "2", "│"]
        for line in lines
    )
    assert any("REJECT" in line and "1│" in line for line in lines)
    assert "a: missing [x]" in lines
    for name, value in (("accuracy", "0.3333"), ("coverage", "null"), ("hits", "2")):
        assert any(name in line and value in line for line in lines)


def test_labels() -> None:
    labels = score_labels(["AID", "AID", "REJECT"], ["AID", None, "AID"])
    assert labels.accuracy == pytest.approx(1 / 3)
    assert labels.macro_f1 == pytest.approx(0.25)
    assert labels.answered == pytest.approx(2 / 3)
    assert labels.confusion["AID", None] == 1


def test_a_case_is_evaluated_with_what_is_missing(tmp_path: Path) -> None:
    case = tmp_path / "cases" / "thanks"
    case.mkdir(parents=True)
    (case / "expected.json").write_text(json.dumps(CASE))
    (case / "article.txt").write_text(ARTICLE)
    result = evaluate_path(tmp_path / "cases")
    assert (result.set, result.records) == ("cases", 1)
    assert result.figures["events_expected"] == 1
    assert result.figures["events_found"] == 0
    assert result.missing == ("thanks: missing event ban: nothing found",)
    assert evaluate_path(case / "expected.json").figures == result.figures


def test_a_case_needs_one_article(tmp_path: Path) -> None:
    with pytest.raises(DataError, match=r"found no expected.json; expected one beside each article"):
        evaluate_path(tmp_path)
    (tmp_path / "expected.json").write_text(json.dumps(CASE))
    with pytest.raises(DataError, match=r"found 0 files named article.\*, expected one"):
        evaluate_path(tmp_path)


def test_a_path_that_is_no_set(tmp_path: Path) -> None:
    with pytest.raises(DataError, match=r"found nothing there; give a \.jsonl file of gold"):
        evaluate_path(tmp_path / "none.jsonl")


SINGLE = [
    (
        {"id": "t", "expression": "4 June 2021", "anchor": "2021-06-05", "from": "2021-06-04", "to": "2021-06-04"},
        "exact_interval",
    ),
    (
        {
            "id": "t",
            "text": "It ended on 4 June 2021.",
            "times": [{"start": 12, "end": 23}],
            "anchor_date": "2021-06-05",
        },
        "span_f1",
    ),
    (
        {
            "id": "q",
            "text": "“We won,” said Ana.",
            "attributions": [{"source_spans": [[15, 18]], "content_spans": [[0, 9]]}],
        },
        "content_f1_0.3",
    ),
    (
        {
            "id": "p",
            "text": "He went to Lima.",
            "places": [{"start": 11, "end": 15, "lat": -12.05, "lon": -77.04, "country": "PE"}],
        },
        "country_gold_spans",
    ),
]


@pytest.mark.parametrize(("record", "figure"), SINGLE, ids=[figure for _, figure in SINGLE])
def test_every_kind_of_gold_ends_with_a_figure(record: dict[str, object], figure: str, tmp_path: Path) -> None:
    path = tmp_path / "gold.jsonl"
    path.write_text(json.dumps(record), encoding="utf-8")
    assert evaluate_path(path).figures[figure] == 1.0


def test_tuples_are_coded_with_the_dictionary_beside_them(tmp_path: Path) -> None:
    record = {
        "id": "u1",
        "text": "Northland urged Peru to sign the treaty.",
        "date": "20200524",
        "events": [{"source": "NTL", "target": "PER", "root": "REQUEST"}],
    }
    (tmp_path / "small_dev.jsonl").write_text(json.dumps(record))
    actors = {"actors": [{"names": ["NORTHLAND"], "codes": [{"code": "NTL", "when": None}]}]}
    (tmp_path / "small_validation_actors.json").write_text(json.dumps(actors))
    figures = evaluate_path(tmp_path / "small_dev.jsonl").figures
    assert figures == {"actor_codes": 1.0, "actor_accuracy": 1.0, "tuple_f1": 1.0, "pair_f1": 1.0, "actors_named": 1.0}


def test_a_frame_taken_out_of_the_codebook_fails_the_floors(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    case = tmp_path / "thanks"
    case.mkdir()
    expected = {"events": [{"actor": ["PER"], "recipient": ["CHL"], "type": "SUPPORT", "trigger": "thanked"}]}
    (case / "expected.json").write_text(json.dumps(expected))
    (case / "article.txt").write_text(ARTICLE)
    whole = evaluate_path(case)
    floor = raised(SetFloor(str(case), optional=False), whole)
    assert floor.floors["events_found"] == 1
    assert failures(floor, whole) == []

    def without_thanks(extra: Sequence[Path] = ()) -> Codebook:
        book = load_codebook(extra)
        index = {key: tuple(f for f in frames if f.type != "SUPPORT") for key, frames in book.index.items()}
        return msgspec.structs.replace(book, index=index)

    monkeypatch.setattr("dragoman.pipeline.load_codebook", without_thanks)
    cut = evaluate_path(case)
    assert f"{cut.set}: events_found 0 is under its floor 1" in failures(floor, cut)
