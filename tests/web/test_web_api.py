"""The JSON API: the words of the command line, pages by cursor, limits, and answers to whatever is asked."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from starlette.testclient import TestClient

from dragoman.model import Event
from dragoman.views.query import EventQuery
from dragoman.views.web.api import WORDS

V1 = "/api/v1"


def test_the_record(room: TestClient) -> None:
    found = room.get(f"{V1}/record").json()
    assert (found["name"], found["version"], found["events"], found["articles"]) == ("relations", 1, 28, 28)
    assert found["commit"]["committed"].endswith("Z")


def test_an_event_has_the_fields_of_the_model(room: TestClient) -> None:
    event = room.get(f"{V1}/events/ev000030").json()
    more = {"date", "published", "source", "title", "url", "versions"}
    assert set(event) == {*Event.__struct_fields__} | more
    assert event["trigger"]["text"] == "praised"


def test_the_words_of_the_api_are_those_of_a_query() -> None:
    named = {parameter["name"] for parameter in WORDS["parameters"]}
    assert named == set(EventQuery.__struct_fields__) - {"newest_first"}


@pytest.mark.parametrize(
    ("words", "count"),
    [
        ("", 27),
        ("status=all", 28),
        ("between=IRN&between=IRQ", 24),
        ("between=IRN,IRQ&quad=4", 12),
        ("actor=KEN", 2),
        ("type=CONSULT&type=SUPPORT&since=2020-01-01", 3),
        ("source=Herald", 1),
        ("text=PRAISED%20peru", 2),
        ("confidence=0.6&actor=TUR&status=all", 0),
        ("country=CHE", 26),
        ("box=6&box=46&box=7&box=47", 26),
        ("speaker=otieno", 27),
        ("actor=&since=", 27),
    ],
)
def test_words_are_those_of_the_command_line(room: TestClient, words: str, count: int) -> None:
    assert room.get(f"{V1}/events?{words}").json()["total"] == count


def test_newest_first(room: TestClient) -> None:
    days = [event["date"] for event in room.get(f"{V1}/events").json()["events"]]
    assert days == sorted(days, reverse=True)


def test_the_other_parts(room: TestClient) -> None:
    article = room.get(f"{V1}/articles/art000030").json()
    assert article["article"]["text"].startswith("Dispatch 30")
    reports = room.get(f"{V1}/occurrences/ev000030").json()
    assert [member["event"] for member in reports["occurrence"]["members"]] == ["ev000030", "ev000031"]
    line = room.get(f"{V1}/timeline?between=IRN&between=IRQ").json()
    assert (len(line["months"]), [change["month"] for change in line["changes"]]) == (24, ["2019-01-01"])
    pairs = room.get(f"{V1}/pairs?limit=1").json()["pairs"]
    assert [(pair["pair"], pair["events"]) for pair in pairs] == [("IRN-IRQ", 24)]
    assert room.get(f"{V1}/places").json()["places"][0]["name"] == "Geneva"
    assert {node["name"] for node in room.get(f"{V1}/network").json()["nodes"]} == {"IRN", "IRQ", "KEN", "PER", "TUR"}
    assert room.get(f"{V1}/actors?name=otieno").json()["actors"][0]["articles"] == 28
    assert len(room.get(f"{V1}/quotes?speaker=otieno&limit=3").json()["quotes"]) == 3


@pytest.mark.parametrize(
    ("asked", "status"),
    [
        ("events/none", 404),
        ("articles/none", 404),
        ("none", 404),
        ("events?limit=0", 422),
        ("events?limit=5000", 422),
        ("events?cursor=xyz", 400),
        ("timeline", 400),
        ("actors", 422),
        ("events?since=2020-13-01", 400),
    ],
)
def test_errors_are_json_too(room: TestClient, asked: str, status: int) -> None:
    answer = room.get(f"{V1}/{asked}")
    assert answer.status_code == status
    assert answer.json()["error"]


def test_it_is_described(room: TestClient) -> None:
    described: dict[str, Any] = room.get(f"{V1}/openapi.json").json()
    assert all(path.startswith(V1) for path in described["paths"])
    names = {parameter["name"] for parameter in described["paths"][f"{V1}/events"]["get"]["parameters"]}
    assert {"between", "type", "limit", "cursor"} <= names


def test_made_up_requests_find_no_fault_of_the_server(room: TestClient) -> None:
    schemathesis = pytest.importorskip("schemathesis", reason="schemathesis is not installed")
    schema = schemathesis.openapi.from_dict(room.get(f"{V1}/openapi.json").json())
    for found in schema.get_all_operations():
        limits = settings(max_examples=10, deadline=None, suppress_health_check=list(HealthCheck), database=None)
        limits(given(case=found.ok().as_strategy())(_asks(room)))()


def _asks(room: TestClient) -> Callable[[Any], None]:
    def ask(case: Any) -> None:
        answer = room.request(case.method, case.formatted_path, params=case.query)
        assert answer.status_code < 500, (case.formatted_path, case.query, answer.text)

    return ask
