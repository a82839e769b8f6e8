"""The judged sample: what is kept of an event, how later coders are held against it, the page made of it."""

from __future__ import annotations

import gzip
import importlib.util
import json
import sys
from pathlib import Path
from types import ModuleType

import pytest

from dragoman.errors import DataError
from dragoman.evaluate.judged import (
    Judged,
    JudgedParty,
    believed,
    compare,
    judged_of,
    load_judged,
    save_judged,
    section,
    shares,
)
from dragoman.model import Event, Party, Span, Status

ROOT = Path(__file__).resolve().parent.parent.parent
SAMPLE = ROOT / "evaluation" / "gold" / "judged.jsonl"
LIMA = Party("a1", "Peru", "PER", ("GOV",), None, 0, 4, "Lima")
QUITO = Party("a2", "Ecuador", "ECU", (), None, 15, 20, "Quito")


def event(type: str = "ACCUSE", status: Status = Status.ACTUAL, recipients: tuple[Party, ...] = (QUITO,)) -> Event:
    return Event(
        id="x.1",
        article="x",
        type=type,
        mode=None,
        contexts=(),
        cameo="111",
        quad=3,
        score=-2.0,
        status=status,
        actors=(LIMA,),
        recipients=recipients,
        trigger=Span(5, 14, "condemned"),
        sentence=Span(0, 21, "Lima condemned Quito."),
        frame="condemn-something",
        confidence=0.8,
    )


def row(type_ok: bool | None = True, parties_ok: bool | None = True, status_ok: bool | None = True) -> Judged:
    judged = judged_of("news-1", event())
    verdicts = {"type_ok": type_ok, "parties_ok": parties_ok, "status_ok": status_ok}
    return Judged(**{name: getattr(judged, name) for name in judged.__struct_fields__} | verdicts)


def test_a_row_keeps_offsets_and_codes_but_no_words(tmp_path: Path) -> None:
    path = tmp_path / "judged.jsonl"
    save_judged([judged_of("news-1", event())], path)
    assert "condemned" not in path.read_text().replace("condemn-something", "")
    (kept,) = load_judged(path)
    assert kept.trigger == (5, 14)
    assert kept.actors == (JudgedParty((0, 4), "PER", None, ("GOV",)),)
    assert kept.type_ok is None


def test_a_faulty_line_is_named(tmp_path: Path) -> None:
    path = tmp_path / "judged.jsonl"
    path.write_text('{"article": "news-1"}\n')
    with pytest.raises(DataError, match=r"judged\.jsonl:1: .*`sentence`.*; draw the sample again or mend the line"):
        load_judged(path)


def test_shares_count_what_is_judged() -> None:
    rows = [row(), row(type_ok=False), row(parties_ok=False), row(status_ok=False), row(type_ok=None)]
    assert shares(rows) == {"judged": 4, "type": 0.75, "parties": 0.75, "type_and_parties": 0.5, "status": 0.75}
    assert shares([])["status"] is None


@pytest.mark.parametrize(
    ("now", "fate"),
    [
        ([event()], "same"),
        ([event(type="REJECT")], "changed"),
        ([event(status=Status.NEGATED)], "changed"),
        ([event(recipients=())], "changed"),
        ([event(type="REJECT"), event()], "same"),
        ([], "gone"),
    ],
)
def test_a_verdict_stands_while_the_event_is_coded_the_same(now: list[Event], fate: str) -> None:
    assert [found for _, found in compare([row()], {"news-1": now})] == [fate]


def test_the_section_of_the_page() -> None:
    page = section([row(), row(parties_ok=False)])
    assert "| type_and_parties | 0.5 |" in page
    assert "| news-1 | 0-21 | 5-14 | ACCUSE, actual | +-+ |  |" in page


def test_the_sample_holds_no_words_and_every_verdict() -> None:
    if not SAMPLE.is_file():
        pytest.skip("no sample is judged yet")
    rows = load_judged(SAMPLE)
    assert len({(r.article, r.trigger, r.type, r.actors, r.recipients) for r in rows}) == len(rows)
    assert shares(rows)["judged"] == len(rows)
    wrong = [r for r in rows if not (r.type_ok and r.parties_ok and r.status_ok)]
    assert all(r.fault for r in wrong)


@pytest.fixture
def command(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """`evaluation/judged.py`, with a coder that finds one event in each article."""
    spec = importlib.util.spec_from_file_location("judged", ROOT / "evaluation" / "judged.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    monkeypatch.setitem(sys.modules, "judged", module)
    spec.loader.exec_module(module)
    monkeypatch.setattr(module, "coded", lambda pairs: {id: [event()] for id, _ in pairs})
    return module


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    path = tmp_path / "articles.jsonl.gz"
    rows = [{"id": f"news-{n}", "text": "Lima condemned Quito.", "date": "1995-01-27"} for n in range(5)]
    path.write_bytes(gzip.compress(b"\n".join(json.dumps(row).encode() for row in rows)))
    return path


def test_a_draw_is_the_same_for_the_same_seed(command: ModuleType, corpus: Path, tmp_path: Path) -> None:
    first, second = tmp_path / "a.jsonl", tmp_path / "b.jsonl"
    command.draw(seed=3, count=2, corpus=corpus, sample=first)
    command.draw(seed=3, count=2, corpus=corpus, sample=second)
    assert first.read_bytes() == second.read_bytes()
    assert len(load_judged(first)) == 2


def test_verdicts_are_not_drawn_over(command: ModuleType, corpus: Path, tmp_path: Path) -> None:
    sample = tmp_path / "judged.jsonl"
    save_judged([row()], sample)
    with pytest.raises(DataError, match="holds verdicts; name another file with --sample"):
        command.draw(seed=3, count=2, corpus=corpus, sample=sample)


def test_show_and_score(command: ModuleType, corpus: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    sample = tmp_path / "judged.jsonl"
    save_judged([row(), row(parties_ok=False)], sample)
    command.show(corpus=corpus, sample=sample)
    assert ">>> Lima [[condemned]] Quito." in capsys.readouterr().out
    command.score(corpus=corpus, sample=sample)
    assert "{'same': 2}" in capsys.readouterr().out


def test_an_absent_corpus_is_named(command: ModuleType, tmp_path: Path) -> None:
    with pytest.raises(DataError, match="is absent; it lies outside the project"):
        command.draw(seed=3, corpus=tmp_path / "none.gz", sample=tmp_path / "x.jsonl")


def test_only_sure_events_of_the_judged_type_are_believed() -> None:
    rows = [row(), row(type_ok=False)]
    assert believed(rows, {"news-1": [event()]}, 0.8)["type"] == 0.5
    assert believed(rows, {"news-1": [event()]}, 0.9)["judged"] == 0
    assert believed(rows, {"news-1": [event(type="REJECT")]}, 0.0)["judged"] == 0
