"""The judged sample: what is kept of an event, how later coders are held against it, the page made of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from dragoman.errors import DataError
from dragoman.evaluate.judged import Judged, JudgedParty, compare, judged_of, load_judged, save_judged, section, shares
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
