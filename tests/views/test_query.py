"""The words of a query: each finds what it should and leaves the rest."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import msgspec
import pytest
from record_factory import party

from dragoman.errors import SettingError
from dragoman.model import Coding, Status
from dragoman.record import Record, open_record
from dragoman.views.query import EventQuery, EventWords
from dragoman.views.rows import EVENT_KEYS, FLAT_KEYS, event_objects, event_rows, rows_of, rows_of_coding

Make = Callable[..., Coding]


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Record:
    from record_factory import make_coding as make

    text = make(5, "KEN", "PER").article.text
    record = open_record(tmp_path_factory.mktemp("query") / "r")
    record.add(
        [
            make(1, "IRN", "IRQ"),
            make(2, "IRQ", "IRN", type="ACCUSE", quad=3, score=-3.0, published="2020-06-01", mode="disapprove"),
            make(3, "IRN", "TUR", status=Status.FUTURE, source="Herald", contexts=("economic",)),
            make(4, "SYR", "TUR", published="2020-01-02", confidence=0.4, place=None),
            make(5, "KEN", "PER", actors=(party(text, "KEN"), party(text, "PER")), recipients=()),
            make(6, "TUR", "PER", actors=(party(make(6, "TUR", "PER").article.text, "TUR", sectors=("MIL",)),)),
        ]
    )
    return record


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ({}, [1, 2, 4, 5, 6]),
        ({"between": ("IRN", "IRQ")}, [1, 2]),
        ({"between": ("IRQ", "IRN")}, [1, 2]),
        ({"between": ("Iran", "IRQ")}, [1, 2]),
        ({"between": ("iran", "iraq")}, [1, 2]),
        ({"between": ("KEN", "PER")}, [5]),
        ({"between": ("Kenya", "PER:GOV")}, [5]),
        ({"between": ("IRN", "PER")}, []),
        ({"between": ("IRN:MIL", "IRQ")}, []),
        ({"actor": "TUR"}, [4, 6]),
        ({"actor": "TUR:MIL"}, [6]),
        ({"actor": ":MIL"}, [6]),
        ({"actor": "turkey"}, [4, 6]),
        ({"actor": "turk"}, []),
        ({"type": "ACCUSE"}, [2]),
        ({"type": ["ACCUSE", "SUPPORT"]}, [1, 2, 4, 5, 6]),
        ({"mode": "disapprove"}, [2]),
        ({"quad": 3}, [2]),
        ({"quad": (1, 3), "between": ("IRN", "IRQ")}, [1, 2]),
        ({"since": "2020-05-25"}, [2]),
        ({"until": "2020-05-23"}, [4]),
        ({"since": "2020-06-01", "until": "2020-06-01"}, [2]),
        ({"status": "future"}, [3]),
        ({"status": "all"}, [1, 2, 3, 4, 5, 6]),
        ({"status": ("actual", "future"), "context": "economic"}, [3]),
        ({"confidence": 0.5, "actor": "TUR"}, [6]),
        ({"country": "CHE", "actor": "TUR"}, [6]),
        ({"country": ("FRA", "KEN")}, []),
        ({"place": "geneva", "between": ("IRN", "IRQ")}, [1, 2]),
        ({"box": (6.0, 46.0, 7.0, 47.0), "quad": 3}, [2]),
        ({"box": (7.0, 46.0, 8.0, 47.0)}, []),
        ({"box": (170.0, 40.0, 6.5, 50.0), "quad": 3}, [2]),
        ({"source": "Herald", "status": "all"}, [3]),
        ({"speaker": "otieno", "quad": 3}, [2]),
        ({"speaker": "Baraka"}, [1, 2, 4, 5, 6]),
        ({"speaker": "nobody"}, []),
    ],
)
def test_words(filled: Record, words: dict[str, Any], expected: list[int]) -> None:
    found = filled.events(**words)
    assert sorted(found["id"].to_list()) == [f"ev{n:06d}" for n in expected]


def test_two_who_act_on_a_third_are_not_between_each_other(record: Record, coding: Make) -> None:
    text = coding(1, "KEN", "PER", body=" Turkey listened.").article.text
    allies = (party(text, "KEN"), party(text, "TUR"))
    record.add(coding(1, "KEN", "PER", body=" Turkey listened.", actors=allies))
    assert record.events(between=("KEN", "TUR")).height == 0
    assert record.events(between=("Kenya", "Turkey")).height == 0
    assert record.events(between=("TUR", "PER")).height == 1


def test_a_group_named_in_three_letters(record: Record, coding: Make) -> None:
    text = coding(1, body=" PKK").article.text
    group = party(text, "TUR", "PKK", ("REB",))
    record.add(coding(1, body=" PKK", recipients=(msgspec.structs.replace(group, country=None),)))
    assert record.events(between=("PKK", "IRN")).height == 1
    assert record.events(actor="PKK").height == 1


def test_an_actor_without_a_country_goes_by_its_code(record: Record, coding: Make) -> None:
    text = coding(1, body=" envoys").article.text
    body = msgspec.structs.replace(party(text, "IRN", "envoys"), country=None, code="UNO")
    record.add(coding(1, body=" envoys", recipients=(body,)))
    assert record.events(between=("UNO", "IRN")).height == record.events(actor="UNO").height == 1


def test_newest_first_or_last(filled: Record) -> None:
    newest = [str(day) for day in filled.events(actor="IRQ")["date"]]
    oldest = [str(day) for day in filled.events(actor="IRQ", newest_first=False)["date"]]
    assert (newest, oldest) == (["2020-06-01", "2020-05-24"], ["2020-05-24", "2020-06-01"])


@pytest.mark.parametrize(
    ("words", "message"),
    [
        ({"betwen": ("IRN", "IRQ")}, "no word 'betwen' in a query; allowed: between, actor, type"),
        (
            {"status": "maybe"},
            "status: 'maybe' is none; allowed: actual, historical, future, hypothetical, negated, all",
        ),
        ({"since": "May"}, "since: 'May' is no day; write it as YYYY-MM-DD"),
        ({"quad": 7}, r"quad: found \(7,\); allowed: 1, 2, 3, 4"),
        ({"between": ("IRN",)}, "query: Expected `array` of length 2, got 1"),
    ],
)
def test_refusals(words: dict[str, Any], message: str) -> None:
    with pytest.raises(SettingError, match=message):
        EventQuery.of(**words)


def test_keyword_words_and_query_are_the_same() -> None:
    assert tuple(EventWords.__annotations__) == EventQuery.__struct_fields__


def test_quotes_in_a_name_are_harmless(filled: Record) -> None:
    assert filled.events(actor="x' or 1=1 --").height == 0


def test_rows_of_a_record_are_rows_of_its_codings(filled: Record) -> None:
    stored = sorted(rows_of(filled.events(status="all")), key=lambda row: row.event.id)
    assert stored == [row for coding in filled.codings() for row in rows_of_coding(coding)]
    assert len(list(rows_of(filled))) == 5


def test_printed_objects_and_rows(coding: Make) -> None:
    (printed,) = event_objects(coding(1))
    assert tuple(printed) == EVENT_KEYS
    assert printed["actors"] == [
        {"name": "Iran", "country": "IRN", "sectors": ("GOV",), "role": None, "start": 23, "end": 27, "text": "Iran"}
    ]
    assert printed["trigger"] == {"start": 28, "end": 35, "text": "praised"}
    (row,) = event_rows(coding(1))
    assert tuple(row) == FLAT_KEYS
    assert (row["cameo"], row["actor_countries"], row["date"], row["mode"]) == ("051", "IRN", "2020-05-24", "")
