"""Reports of one event are brought together, with a reason, whatever the order they come in."""

from __future__ import annotations

import datetime
import time
from collections.abc import Callable
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from record_factory import make_coding

from dragoman.errors import RecordError
from dragoman.model import Coding
from dragoman.record import Record, Windows, open_record
from dragoman.record.occurrences import Report, Side, group
from dragoman.record.stories import Text, stories

Make = Callable[..., Coding]
SWIM = (
    "Rescue crews reached the flooded villages along the river on Monday and handed out clean water, tents and "
    "medicine to families who had spent three nights on their roofs, the district office said in a notice."
)


def report(event: str, **changes: object) -> Report:
    values: dict[str, object] = {
        "event": event,
        "article": f"art-{event}",
        "story": f"art-{event}",
        "type": "CONSULT",
        "date": datetime.date(2011, 3, 14),
        "actors": (Side("KEN", ("GOV",)),),
        "recipients": (Side("PER", ("GOV",)),),
    }
    return Report(**(values | changes))  # type: ignore[arg-type]


def members(reports: list[Report], **windows: object) -> list[list[str]]:
    return [[m.event for m in found.members] for found in group(reports, Windows(**windows))]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "changes",
    [
        {},
        {"date": datetime.date(2011, 3, 16)},
        {"mode": "visit"},
        {"country": "CHE"},
        {"actors": (Side("KEN", ()),)},
        {"actors": (Side("PER", ("GOV",)),), "recipients": (Side("KEN", ("GOV",)),)},
        {"actors": (Side("KEN", ("GOV", "MIL")), Side("PER")), "recipients": ()},
    ],
)
def test_one_occurrence(changes: dict[str, object]) -> None:
    assert members([report("a"), report("b", **changes)]) == [["a", "b"]]


@pytest.mark.parametrize(
    "changes",
    [
        {"date": datetime.date(2011, 3, 17)},
        {"date": None},
        {"type": "ACCUSE"},
        {"status": "future"},
        {"actors": (Side("TUR", ("GOV",)),)},
        {"actors": (Side("KEN", ("REB",)),)},
        {"actors": ()},
    ],
)
def test_two_occurrences(changes: dict[str, object]) -> None:
    assert len(members([report("a"), report("b", **changes)])) == 2


def test_places_and_modes_part_reports() -> None:
    one = report("a", mode="visit", country="CHE", geonames_id=2660646)
    assert len(members([one, report("b", mode="phone")])) == 2
    assert len(members([one, report("b", country="FRA")])) == 2
    assert len(members([one, report("b", country="CHE", geonames_id=2657896)])) == 2
    assert members([one, report("b", country="CHE")]) == [["a", "b"]]


def test_who_did_it_matters_outside_mutual_acts() -> None:
    turned = report("b", type="ASSAULT", actors=(Side("PER", ("GOV",)),), recipients=(Side("KEN", ("GOV",)),))
    assert len(members([report("a", type="ASSAULT"), turned])) == 2


def test_copies_of_a_story_may_be_further_apart() -> None:
    later = report("b", story="art-a", date=datetime.date(2011, 3, 19))
    assert members([report("a"), later]) == [["a", "b"]]
    assert len(members([report("a"), later], story_days=3)) == 2


def test_reasons() -> None:
    found = group(
        [
            report("a", country="CHE"),
            report("b", article="art-a", story="art-a"),
            report("c", story="art-a"),
            report("d", country="CHE", date=datetime.date(2011, 3, 15)),
        ]
    )
    assert [member.reason for member in found[0].members] == [
        "first report",
        "same article, type CONSULT and parties",
        "copy of the same story (art-a), type CONSULT and parties, 0 days apart",
        "same type CONSULT and parties, 1 days apart, both in CHE",
    ]


def test_events_kept_apart() -> None:
    found = group([report("a"), report("b"), report("c")], apart=frozenset({"b"}))
    assert [occurrence.id for occurrence in found] == ["o-a", "o-b"]


reports = st.lists(
    st.builds(
        report,
        st.uuids().map(str),
        story=st.sampled_from(["s1", "s2", "s3"]),
        article=st.sampled_from(["s1", "s2", "s3"]),
        type=st.sampled_from(["CONSULT", "ACCUSE"]),
        mode=st.sampled_from([None, "visit", "phone"]),
        date=st.none() | st.dates(datetime.date(2011, 3, 1), datetime.date(2011, 3, 12)),
        actors=st.sampled_from([(Side("KEN", ("GOV",)),), (Side("KEN", ("MIL",)),), (Side("PER"),)]),
        country=st.sampled_from([None, "CHE", "FRA"]),
        geonames_id=st.none(),
    ),
    max_size=14,
    unique_by=lambda r: r.event,
)


@given(reports, st.randoms(use_true_random=False))
def test_order_does_not_matter(found: list[Report], chance: object) -> None:
    shuffled = list(found)
    chance.shuffle(shuffled)  # type: ignore[attr-defined]
    assert group(found) == group(shuffled)
    grouped = [member.event for occurrence in group(found) for member in occurrence.members]
    assert sorted(grouped) == sorted(r.event for r in found)


def test_many_reports_of_one_pair_are_grouped_in_time() -> None:
    first = datetime.date(1990, 1, 1)
    many = [report(f"e{n:05d}", date=first + datetime.timedelta(n // 2 * 4)) for n in range(6000)]
    began = time.perf_counter()
    found = group(many)
    assert len(found) == 3000 and all(len(occurrence.members) == 2 for occurrence in found)
    assert time.perf_counter() - began < 5


_ARTICLES = st.lists(
    st.tuples(
        st.sampled_from([("IRN", "IRQ"), ("KEN", "PER"), ("IRQ", "IRN")]),
        st.sampled_from(["", SWIM, SWIM + " Two more boats were on their way."]),
        st.sampled_from(["2011-03-01", "2011-03-02", "2011-03-09", None]),
    ),
    min_size=2,
    max_size=6,
)


@settings(max_examples=8, deadline=None)
@given(_ARTICLES, st.randoms(use_true_random=False))
def test_order_of_input_does_not_change_the_occurrences_of_a_record(
    tmp_path_factory: pytest.TempPathFactory, drawn: list[tuple[tuple[str, str], str, str | None]], chance: Random
) -> None:
    codings = [
        make_coding(n, *pair, body=f" {body}", published=day or "2011-03-05", type="CONSULT")
        for n, (pair, body, day) in enumerate(drawn)
    ]
    shuffled = list(codings)
    chance.shuffle(shuffled)
    one, other = (open_record(tmp_path_factory.mktemp("order") / "r") for _ in range(2))
    one.add(codings)
    for coding in shuffled:
        other.add(coding)
    assert one.occurrences().equals(other.occurrences())


class TestStories:
    def test_copies_and_updates_are_one_story(self) -> None:
        update = SWIM + " Two more boats were on their way."
        texts = [
            Text("b", SWIM.upper(), "2001-02-03"),
            Text("a", update, None),
            Text("c", "Nothing like it at all.", None),
        ]
        assert stories(texts, 0.6, 7) == {"a": "a", "b": "a", "c": "c"}
        assert stories(texts[::-1], 0.6, 7) == stories(texts, 0.6, 7)

    def test_the_same_words_years_later_are_another_story(self) -> None:
        texts = [Text("a", SWIM, "2001-02-03"), Text("b", SWIM, "2004-02-03")]
        assert stories(texts, 0.6, 7) == {"a": "a", "b": "b"}

    def test_empty_bodies_are_no_copies(self) -> None:
        assert stories([Text("a", "", None), Text("b", "", None)], 0.6, 7) == {"a": "a", "b": "b"}


class TestOfARecord:
    def test_counts(self, record: Record, coding: Make) -> None:
        record.add([coding(1, body=SWIM, source="Herald"), coding(2, body=SWIM), coding(3, published="2020-05-25")])
        (row,) = record.occurrences().to_dicts()
        assert row["occurrence"] == "o-ev000001"
        assert (row["reports"], row["articles"], row["sources"]) == (3, 3, 2)
        assert (row["first_report"], row["last_report"]) == ("2020-05-24", "2020-05-25")
        assert [m["event"] for m in row["members"]] == ["ev000001", "ev000002", "ev000003"]
        assert row["members"][1]["reason"].startswith("copy of the same story (art000001)")

    def test_a_split_and_its_undoing(self, record: Record, coding: Make) -> None:
        record.add([coding(1), coding(2)])
        record.split("ev000002", "another meeting the same day")
        assert record.occurrences()["occurrence"].to_list() == ["o-ev000001", "o-ev000002"]
        record.split("ev000002", "no, the same", apart=False)
        assert record.occurrences().height == 1
        with pytest.raises(RecordError, match="has no event 'none'"):
            record.split("none", "")

    def test_no_events(self, record: Record) -> None:
        assert record.occurrences().height == 0
