"""Every page of the reading room, on records of every kind."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest
from record_factory import make_coding
from starlette.testclient import TestClient

from dragoman.model import Coding
from dragoman.record import open_record
from dragoman.views.web.words import pair_path

PAGES = (
    "/",
    "/search",
    "/search?type=CONSULT&quad=1&status=all&since=2018-01-01&until=2021-01-01&confidence=0.2&text=praised",
    "/search?who=otieno",
    "/pair/IRN/IRQ",
    "/pair/IRN/IRQ?compare=KEN,PER",
    "/actor/IRN",
    "/actor/IRN:GOV",
    "/actor/Baraka%20Otieno",
    "/article/art000030",
    "/article/art000030?event=ev000030",
    "/occurrence/ev000030",
    "/occurrence/o-ev000030",
    "/map",
    "/map?box=-20,-40,60,70",
    "/network",
)


@pytest.mark.parametrize("address", PAGES)
def test_every_page_opens(room: TestClient, address: str) -> None:
    page = room.get(address)
    assert page.status_code == 200
    assert "<h1" in page.text and "</html>" in page.text


@pytest.mark.parametrize("address", [*PAGES, "/nothing"])
def test_no_page_has_script_or_style_of_its_own(room: TestClient, address: str) -> None:
    text = room.get(address).text
    assert not re.search(r"<style|\sstyle=|\son[a-z]+=|javascript:|<script(?![^>]* src=)", text)
    assert not re.search(r"""(?:src|href|action)=["'](?:https?:)?//""", text)


def test_the_overview_says_how_fresh_the_record_is(room: TestClient) -> None:
    text = room.get("/").text
    assert re.search(r"Version 1, added \d{4}-\d\d-\d\d \d\d:\d\d UTC", text)
    assert "Iran</bdi> – <bdi>Iraq" in text
    assert text.index("Iraq") < text.index("Most changed pairs")


def test_a_pair_shows_its_change_point_and_both_voices(room: TestClient) -> None:
    text = room.get("/pair/IRN/IRQ").text
    assert "<b>2019-01</b> (+4.0 → −8.0)" in text
    assert "24 events" in text


def test_pairs_may_be_named_either_way_round_or_by_name(room: TestClient) -> None:
    assert "24 events" in room.get("/pair/IRQ/IRN").text
    assert "24 events" in room.get("/pair/Iran/Iraq").text


def test_the_form_of_the_header_leads_to_a_pair_or_an_actor(room: TestClient) -> None:
    for asked, target in (("one=IRN&other=IRQ", "/pair/IRN/IRQ"), ("one=A/B", "/actor/A%2FB")):
        answer = room.get(f"/pair?{asked}", follow_redirects=False)
        assert (answer.status_code, answer.headers["location"]) == (303, target)


def test_an_event_leads_to_its_article(room: TestClient) -> None:
    answer = room.get("/event/ev000030", follow_redirects=False)
    assert (answer.status_code, answer.headers["location"]) == (303, "/article/art000030?event=ev000030")


def test_the_chosen_event_is_lit_without_script(room: TestClient) -> None:
    text = room.get("/article/art000030?event=ev000030").text
    assert re.search(r'<span class="[a-z -]*k-trigger lit-t" data-r="0t" data-at="\d+">', text)
    assert "praise fired" in text


def test_reports_of_one_event_stand_side_by_side(room: TestClient) -> None:
    text = room.get("/occurrence/ev000031").text
    assert text.count('class="report"') == 2
    assert "Gazette" in text and "Herald" in text and "type CONSULT and parties, 1 days apart" in text


def test_the_map_says_what_it_does_not_show(room: TestClient) -> None:
    assert "1 more event has no place and is not shown" in room.get("/map").text


@pytest.mark.parametrize(
    "address",
    [
        "/article/none",
        "/occurrence/none",
        "/event/none",
        "/actor/Nobody%20Here",
        "/nothing",
        "/review",
        "/review/ev000030",
    ],
)
def test_what_is_not_there_is_not_found(room: TestClient, address: str) -> None:
    answer = room.get(address)
    assert answer.status_code == 404
    assert "<h1>Not found</h1>" in answer.text


@pytest.mark.parametrize(
    ("address", "words"),
    [
        ("/search?since=yesterday", "since: &#39;yesterday&#39; is no day"),
        ("/search?quad=9", "quad: found (9,); allowed: 1, 2, 3, 4."),
        ("/search?status=perhaps", "status: &#39;perhaps&#39; is none"),
        ("/search?confidence=much", "confidence: &#39;much&#39; is no number."),
        ("/search?between=IRN", "between: found 1 values; it takes 2"),
        ("/search?after=%5B", "is none that this record gave out"),
        ("/search?text=" + "a" * 201, "a value holds at most 200 characters"),
        ("/pair/IRN/IRQ?compare=KEN", "compare: name two parties"),
        ("/chart/map.json?theme=pink", "theme: found &#39;pink&#39;"),
        ("/chart/timeline.json", "a timeline is between two"),
    ],
)
def test_words_that_do_not_fit_are_explained(room: TestClient, address: str, words: str) -> None:
    answer = room.get(address)
    assert answer.status_code == 400
    assert words in answer.text


def test_pages_of_events_show_each_once(room: TestClient) -> None:
    seen: list[str] = []
    address = "/api/v1/events?status=all&limit=5"
    while address:
        found = room.get(address).json()
        seen += [event["id"] for event in found["events"]]
        address = found["next"] and f"/api/v1/events?status=all&limit=5&cursor={found['next']}"
    assert len(seen) == len(set(seen)) == 28


@pytest.mark.parametrize("kind", ["volume", "map", "network"])
@pytest.mark.parametrize("form", ["json", "svg", "png"])
def test_charts_in_every_form(room: TestClient, kind: str, form: str) -> None:
    answer = room.get(f"/chart/{kind}.{form}")
    starts = {"json": b"{", "svg": b"<svg ", "png": b"\x89PNG"}
    assert answer.status_code == 200
    assert answer.content.startswith(starts[form])


def test_a_chart_names_its_source(room: TestClient) -> None:
    spec = room.get("/chart/timeline.json?between=IRN&between=IRQ&theme=dark").json()
    assert spec["title"]["subtitle"] == "Source: record relations, version 1; actual events"


def test_what_is_shown_can_be_downloaded(room: TestClient) -> None:
    lines = room.get("/download.csv?between=IRN,IRQ&since=2019-01-01").text.splitlines()
    assert len(lines) == 1 + 12
    answer = room.get("/download.parquet?between=IRN,IRQ")
    assert answer.content.startswith(b"PAR1")
    assert answer.headers["content-disposition"] == 'attachment; filename="events-version-1.parquet"'


@pytest.mark.parametrize("address", ["/", "/search", "/pair/IRN/IRQ", "/map", "/network"])
def test_an_empty_record(opened: Callable[..., TestClient], tmp_path: Path, address: str) -> None:
    open_record(tmp_path / "empty")
    assert opened(tmp_path / "empty").get(address).status_code == 200


def test_a_record_of_one_article(opened: Callable[..., TestClient], tmp_path: Path) -> None:
    open_record(tmp_path / "one").add(make_coding(30, "KEN", "PER"))
    client = opened(tmp_path / "one")
    for address in ("/", "/search", "/pair/KEN/PER", "/actor/KEN", "/article/art000030", "/map", "/network"):
        assert client.get(address).status_code == 200
    assert "<b>1</b> article from 1 source" in client.get("/").text


def test_what_is_committed_meanwhile_is_seen(opened: Callable[..., TestClient], tmp_path: Path) -> None:
    record = open_record(tmp_path / "grows")
    record.add(make_coding(1))
    client = opened(tmp_path / "grows")
    assert "Version 1" in client.get("/").text
    record.add(make_coding(2, "KEN", "PER"))
    assert "Version 2" in client.get("/").text
    assert client.get("/api/v1/events").json()["total"] == 2


NASTY = "<script>alert(1)</script>\"'><img src=x onerror=alert(2)>"


def nasty() -> Coding:
    """An article whose every text is an attack."""
    coding = make_coding(7, "KEN", "PER", source=NASTY, body=f" {NASTY}")
    event = coding.events[0]
    bad = msgspec.structs.replace(event.actors[0], name=NASTY, country=None, sectors=())
    event = msgspec.structs.replace(
        event,
        frame=NASTY,
        actors=(bad,),
        attributed_to=(msgspec.structs.replace(event.attributed_to[0], name=NASTY),),
        place=msgspec.structs.replace(event.place, name=NASTY, why=NASTY),
        decisions=(msgspec.structs.replace(event.decisions[0], step=NASTY, verdict=NASTY),),
    )
    article = msgspec.structs.replace(coding.article, title=NASTY, author=NASTY, url=f"javascript:{NASTY}")
    return msgspec.structs.replace(
        coding,
        article=article,
        events=(event,),
        actors=tuple(msgspec.structs.replace(actor, name=NASTY, role=NASTY) for actor in coding.actors),
        quotes=tuple(msgspec.structs.replace(quote, speaker_name=NASTY) for quote in coding.quotes),
    )


@pytest.mark.parametrize(
    "address",
    ["/", "/search", "/article/art000007?event=ev000007", "/occurrence/ev000007", "/actor/PER", "/map",
     "/review/ev000007",
     f"/actor/{NASTY}", f"/search?text={NASTY}", f"/search?who={NASTY}", pair_path(NASTY, "PER")],
)  # fmt: skip
def test_texts_of_articles_and_addresses_stay_texts(
    opened: Callable[..., TestClient], tmp_path_factory: pytest.TempPathFactory, address: str
) -> None:
    folder = tmp_path_factory.mktemp("nasty") / "relations"
    open_record(folder).add(nasty())
    text = opened(folder, reviewer=NASTY).get(address).text
    assert "alert(1)" in text
    assert "<script>alert" not in text and "<img src=x" not in text and 'href="javascript' not in text


def test_names_from_right_to_left_and_very_long_ones(opened: Callable[..., TestClient], tmp_path: Path) -> None:
    coding = make_coding(7, "KEN", "PER")
    names = ("محمد جواد ظريف", "Ministry" * 30)
    parties = tuple(msgspec.structs.replace(coding.events[0].actors[0], name=name, country=None) for name in names)
    event = msgspec.structs.replace(coding.events[0], actors=parties)
    open_record(tmp_path / "names").add(msgspec.structs.replace(coding, events=(event,)))
    text = opened(tmp_path / "names").get("/search").text
    assert all(f"<bdi>{name}</bdi>" in text for name in names)
