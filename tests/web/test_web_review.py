"""Review: acts are appended, nothing is overwritten; agreement; the reviewed view; gold."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from dragoman.errors import SettingError
from dragoman.evaluate.expected import load_expected
from dragoman.record import Record
from dragoman.record.reviews import Review, Verdict, add_review, review, reviews
from dragoman.views.agreement import agreement, cohen_kappa, krippendorff_alpha
from dragoman.views.gold import write_gold
from dragoman.views.query import EventQuery

Open = Callable[..., TestClient]
ONE = "ev000030"


def acts(record: Record) -> list[Review]:
    with record.snapshot(("reviews",)) as now:
        return reviews(now)


def fields(client: TestClient, event: str) -> dict[str, Any]:
    """The fields of the review form as the page has them."""
    text = client.get(f"/review/{event}").text
    found: dict[str, Any] = {}
    for name, value in re.findall(r'<input[^>]*name="([a-z_]+)"[^>]*value="([^"]*)"', text):
        found.setdefault(name, []).append(value)
    for name in ("type", "mode", "status"):
        select = text.split(f'<select name="{name}">')[1].split("</select>")[0]
        found[name] = re.findall(r"<option[^>]* selected[^>]*>([a-zA-Z-]+)</option>", select)
    return found


def send(client: TestClient, event: str, **changes: Any) -> Any:
    return client.post(f"/review/{event}", data=fields(client, event) | changes, follow_redirects=False)


@pytest.fixture
def client(opened: Open, own: Record) -> TestClient:
    return opened(own.path, reviewer="Ana")


def test_accepting_is_one_row(client: TestClient, own: Record) -> None:
    answer = send(client, ONE, verdict="accept", why=" clear ")
    assert answer.status_code == 303 and answer.headers["location"].startswith("/review/ev")
    (act,) = acts(own)
    assert (act.event, act.reviewer, act.verdict, act.why) == (ONE, "Ana", Verdict.ACCEPT, "clear")
    assert act.after == act.before == own.event(ONE)[0]


def test_rejecting(client: TestClient, own: Record) -> None:
    send(client, ONE, verdict="reject")
    (act,) = acts(own)
    assert (act.verdict, act.after, act.label) == (Verdict.REJECT, None, "rejected")


def test_correcting_type_status_and_spans(client: TestClient, own: Record) -> None:
    text = own.coding("art000030").article.text
    start = text.index("Baraka Otieno")
    send(
        client,
        ONE,
        verdict="correct",
        type="SUPPORT",
        status="future",
        trigger_start=str(text.index("praised")),
        trigger_end=str(text.index("praised") + 7),
        actor_start=[str(start), ""],
        actor_end=[str(start + 13), ""],
        actor_country=["", ""],
        actor_sectors=["", ""],
    )
    (act,) = acts(own)
    assert act.after is not None
    assert (act.after.type, act.after.status, act.after.quad, act.after.cameo) == ("SUPPORT", "future", 1, "")
    assert [(party.name, party.actor) for party in act.after.actors] == [("Baraka Otieno", "a-BO")]
    assert act.after.recipients == act.before.recipients
    assert own.event(ONE)[0] == act.before, "the coded event stays"


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"type": "DANCE"}, "is no PLOVER type"),
        ({"mode": "waltz"}, "is none of CONSULT"),
        ({"status": "maybe"}, "allowed: actual, historical, future, hypothetical, negated"),
        ({"trigger_start": "-1"}, "are no offsets"),
        ({"trigger_start": "5", "trigger_end": "99999"}, "does not lie in the text"),
        ({"actor_country": ["XXX", ""]}, "is no ISO 3166-1 alpha-3 code"),
        ({"actor_sectors": ["soldiers", ""]}, "sectors are words of three letters"),
        ({"actor_start": ["1"]}, "every party takes start, end, country and sectors"),
        ({"why": "a" * 2001}, "why: at most 2000 characters"),
        ({"verdict": "shrug"}, "allowed: accept, correct, reject"),
    ],
)
def test_corrections_that_do_not_fit(client: TestClient, own: Record, changes: dict[str, Any], words: str) -> None:
    answer = send(client, ONE, **({"verdict": "correct"} | changes))
    assert answer.status_code == 400
    assert words in answer.text.replace("&#39;", "'")
    assert acts(own) == []


def test_forged_forms_are_refused(client: TestClient, own: Record) -> None:
    assert send(client, ONE, verdict="accept", csrf="guess").status_code == 403
    held = fields(client, ONE) | {"verdict": "accept"}
    other = client.post(f"/review/{ONE}", data=held, headers={"sec-fetch-site": "cross-site"})
    assert other.status_code == 403
    assert client.post(f"/review/{ONE}", content=b"a" * 200_000).status_code == 413
    assert acts(own) == []


def test_the_queue_takes_the_least_certain_first_and_no_event_twice(client: TestClient) -> None:
    words = "since=2020-01-01"
    address = re.search(r'href="(/review/ev[^"]*)"', client.get(f"/review?{words}").text)
    assert address
    target, seen = address[1], []
    while target.startswith("/review/ev") and len(seen) < 9:
        seen.append(target.split("/")[-1].split("?")[0])
        held = fields(client, seen[-1]) | {"verdict": "accept"}
        target = client.post(target, data=held, follow_redirects=False).headers["location"]
    assert seen == ["ev000033", "ev000030", "ev000031"]
    assert target == f"/review?{words}"
    assert "Nothing is left to judge here" in client.get(target).text


def test_others_are_heard_only_after_ones_own_verdict(client: TestClient, opened: Open, own: Record) -> None:
    send(client, ONE, verdict="reject", why="not a meeting")
    ben = opened(own.path, reviewer="Ben")
    assert "not a meeting" not in ben.get(f"/review/{ONE}").text
    send(ben, ONE, verdict="accept")
    assert "not a meeting" in ben.get(f"/review/{ONE}").text
    text = ben.get("/review").text
    assert "Agreement of Ana, Ben" in text


def test_reviewed_events_only(client: TestClient, own: Record) -> None:
    send(client, ONE, verdict="correct", type="ACCUSE")
    send(client, "ev000031", verdict="reject")
    send(client, "ev000001", verdict="accept")
    found = own.events(EventQuery.of(reviewed=True, status="all"))
    assert dict(found.select("id", "type").iter_rows()) == {"ev000001": "SUPPORT", ONE: "ACCUSE"}
    shown = client.get("/api/v1/events?reviewed=1").json()
    assert {event["id"]: event["quad"] for event in shown["events"]} == {"ev000001": 1, ONE: 3}
    assert client.get("/api/v1/events").json()["total"] == 27
    assert "2 events" in client.get("/search?reviewed=1").text


def test_without_any_review_nothing_is_reviewed(own: Record) -> None:
    assert own.events(EventQuery.of(reviewed=True)).height == 0


def test_the_last_word_of_a_reviewer_counts(own: Record) -> None:
    event = own.event(ONE)[0]
    add_review(own.path, review(event, "Ana", None))
    add_review(own.path, review(event, "Ana", event))
    assert len(acts(own)) == 2
    assert own.events(EventQuery.of(reviewed=True)).height == 1


def test_kappa_by_a_table_done_by_hand() -> None:
    # 20 yes-yes, 5 yes-no, 10 no-yes, 15 no-no: seen 0.7, chance 0.5, kappa 0.4.
    pairs = [("y", "y")] * 20 + [("y", "n")] * 5 + [("n", "y")] * 10 + [("n", "n")] * 15
    assert cohen_kappa(pairs) == pytest.approx(0.4)
    assert cohen_kappa([]) is None
    assert cohen_kappa([("y", "y")] * 3) is None


def test_alpha_by_krippendorffs_own_example() -> None:
    # Krippendorff (2011), "Computing Krippendorff's Alpha-Reliability": nominal data with gaps, alpha 0.743.
    rows = ("12332141 2...".replace(" ", ""), "1233224125.3", ".3332342251.", "12332441251.")
    units = [[row[n] for row in rows if row[n] != "."] for n in range(12)]
    assert krippendorff_alpha(units) == pytest.approx(0.743, abs=0.001)
    assert krippendorff_alpha([]) is None
    assert krippendorff_alpha([["a", "a"]]) is None


def test_agreement_by_type(own: Record) -> None:
    for ident, verdicts in (("ev000001", "aa"), ("ev000002", "ar"), ("ev000003", "rr"), (ONE, "aa")):
        event = own.event(ident)[0]
        for name, verdict in zip(("Ana", "Ben"), verdicts, strict=True):
            add_review(own.path, review(event, name, event if verdict == "a" else None))
    rows = {row.type: row for row in agreement(acts(own))}
    assert list(rows) == ["all", "CONSULT", "SUPPORT"]
    assert (rows["all"].events, rows["all"].share) == (4, 0.75)
    assert rows["SUPPORT"].kappa == pytest.approx((2 / 3 - 4 / 9) / (1 - 4 / 9))
    assert rows["CONSULT"].kappa is None
    assert agreement([]) == []


def test_gold_is_what_reviewers_agree_on(client: TestClient, own: Record, tmp_path: Path) -> None:
    send(client, ONE, verdict="correct", type="ACCUSE")
    send(client, "ev000001", verdict="accept")
    send(client, "ev000002", verdict="reject", why="praise of nobody")
    event = own.event("ev000001")[0]
    add_review(own.path, review(event, "Ben", None))
    done = write_gold(own, tmp_path / "gold")
    assert (done.articles, done.events, done.not_events, done.disputed) == (2, 1, 1, 1)
    folder = tmp_path / "gold" / "art000030"
    wanted = load_expected(folder / "expected.json")
    assert (wanted.events[0].type, wanted.events[0].actor, wanted.events[0].trigger) == ("ACCUSE", ("KEN",), "praised")
    assert [entry.type for entry in wanted.not_events] == ["CONSULT"]
    assert (folder / "article.txt").read_text() == own.coding("art000030").article.text
    assert json.loads((tmp_path / "gold" / "art000002" / "expected.json").read_text())["not_events"][0]["why"]
    assert write_gold(own, tmp_path / "ana", "Ana").events == 2


def test_gold_that_cannot_be(own: Record, tmp_path: Path) -> None:
    with pytest.raises(SettingError, match="nothing was reviewed by Ana"):
        write_gold(own, tmp_path / "gold", "Ana")
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "file").touch()
    with pytest.raises(SettingError, match="holds something already"):
        write_gold(own, tmp_path / "full")
