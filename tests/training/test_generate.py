"""The training corpus and its generator: labels are known, spans fit, splits are apart, bytes are the same again."""

from __future__ import annotations

import json
import random
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from dragoman.events import ontology
from dragoman.model import Status

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))

from training import generate, newsrows, operators, skeletons  # noqa: E402


@pytest.fixture(scope="module", autouse=True)
def two_themes() -> Iterator[None]:
    """Two themes of our news stand for all fifteen, which take minutes to code."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(newsrows, "themes", lambda: ["levant", "usa"])
        yield


@pytest.fixture(scope="module")
def rows() -> list[generate.Row]:
    return generate.make()


def test_corpus_is_large_and_without_repeats() -> None:
    lines = [s.line for s in skeletons.skeletons()]
    assert len(lines) >= 1200
    assert len(lines) == len(set(lines))


def test_every_label_of_the_corpus_is_known() -> None:
    for skeleton in skeletons.skeletons():
        for _, _, label in skeleton.pairs:
            assert label.type == "NONE" or label.type in ontology.event_types(), skeleton.line
            assert label.mode is None or label.mode in ontology.modes(label.type), skeleton.line
            assert label.status in set(Status), skeleton.line
            assert not label.cameo or label.cameo in ontology.cameo_codes(), skeleton.line


def test_every_type_mode_and_status_is_there(rows: list[generate.Row]) -> None:
    assert len(rows) >= 8000
    assert {r["type"] for r in rows} == {*ontology.event_types(), "NONE"}
    wanted = {(t, m) for t in ontology.event_types() for m in ontology.modes(t)}
    assert wanted <= {(r["type"], r["mode"]) for r in rows}
    assert {r["status"] for r in rows} == set(Status)


def test_spans_lie_in_the_text(rows: list[generate.Row]) -> None:
    for row in rows:
        for span in filter(None, (row["actor"], row["recipient"])):
            words = row["text"][span[0] : span[1]]
            assert words and words == words.strip(), row
        assert "{" not in row["text"] and "  " not in row["text"], row


def test_dev_holds_other_skeletons(rows: list[generate.Row]) -> None:
    found = {split: {r["skeleton"] for r in rows if r["split"] == split} for split in ("train", "dev")}
    assert found["dev"] and not found["dev"] & found["train"]
    assert {r["type"] for r in rows if r["split"] == "dev"} == {*ontology.event_types(), "NONE"}


def test_the_same_repository_gives_the_same_bytes(rows: list[generate.Row], tmp_path: Path) -> None:
    assert generate.write(rows, tmp_path / "a") == generate.write(generate.make(), tmp_path / "b")
    facts = json.loads((tmp_path / "a" / "data.json").read_text(encoding="utf-8"))
    assert facts["counts"]["split"] == dict(Counter(r["split"] for r in rows))


def test_a_slot_keeps_its_filler_and_its_span() -> None:
    line = "{A:land} [met|saw] {R:land} {T} , and {A} left {P}."
    filled = skeletons.fill(line, {}, random.Random(3))
    start, end = filled.spans["A"]
    assert filled.text.lower().count(filled.text[start:end].lower()) == 2
    assert " ," not in filled.text


@pytest.mark.parametrize(
    ("operator", "inner", "expected"),
    [
        ("agree", "042", ("AGREE", "036")),
        ("agree", "0841", ("CONCEDE", "0353")),
        ("reject", "040", ("REJECT", "125")),
        ("threaten", "163", ("THREATEN", "1312")),
        ("request", "085", ("REQUEST", "1054")),
        ("stop", "072", ("SANCTION", "1622")),
    ],
)
def test_composed_labels_follow_the_codebook(operator: str, inner: str, expected: tuple[str, str]) -> None:
    label = operators.composed(operator, inner)
    assert label is not None and (label.type, label.cameo) == expected


@pytest.mark.parametrize(
    ("cameo", "status", "expected"),
    [
        ("055", "actual", "08"),
        ("0256", "actual", "10"),
        ("1712", "historical", "18"),
        ("116", "actual", "116"),
        ("042", "negated", None),
    ],
)
def test_roots_are_grouped_as_the_evaluation_has_them(cameo: str, status: str, expected: str | None) -> None:
    assert generate.root_of(skeletons.Label("ANY", None, status, cameo)) == expected
