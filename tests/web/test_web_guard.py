"""Who is let into the room, and what every answer carries."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from dragoman.cli.serve import check_binding
from dragoman.errors import RecordError, SettingError
from dragoman.views.web.room import Room, TooSlow

TOKEN = "0123456789abcdef"
Open = Callable[..., TestClient]


@pytest.mark.parametrize("address", ["/", "/api/v1/record", "/static/room.css", "/nothing", "/api/v1/events?since=x"])
def test_every_answer_carries_the_headers(room: TestClient, address: str) -> None:
    headers = room.get(address).headers
    policy = headers["content-security-policy"]
    assert "default-src 'none'" in policy and "script-src 'self';" in policy and "unsafe" not in policy
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["x-frame-options"] == "DENY"
    assert headers["referrer-policy"] == "no-referrer"


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1.evil.example", "", "[", "10.0.0.1"])
def test_other_host_names_are_refused(room: TestClient, host: str) -> None:
    assert room.get("/", headers={"host": host}).status_code == 421


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost:8765", "[::1]:8765"])
def test_this_machine_is_let_in(room: TestClient, host: str) -> None:
    assert room.get("/", headers={"host": host}).status_code == 200


def test_a_token_is_asked_for(opened: Open, filled: Path) -> None:
    client = opened(filled, token=TOKEN)
    for address in ("/", "/api/v1/events", "/static/room.css", "/chart/map.json", "/?token=wrong", "/?token=ü"):
        assert client.get(address).status_code == 401
    assert client.get("/", headers={"cookie": "dragoman_token=wrong"}).status_code == 401
    assert client.get("/", headers={"authorization": f"Bearer {TOKEN}", "host": "room.example"}).status_code == 200


def test_the_token_leaves_the_address(opened: Open, filled: Path) -> None:
    client = opened(filled, token=TOKEN)
    answer = client.get(f"/?token={TOKEN}", follow_redirects=False)
    assert (answer.status_code, answer.headers["location"]) == (303, "/")
    cookie = answer.headers["set-cookie"].lower()
    assert "httponly" in cookie and "samesite=strict" in cookie
    assert client.get("/").status_code == 200


@pytest.mark.parametrize(
    "address",
    [
        "/static/../app.py",
        "/static/%2e%2e/app.py",
        "/static//etc/passwd",
        "/static/..%5capp.py",
        "/static/",
        "/article/..%2f..%2fetc",
    ],
)
def test_no_path_reaches_the_disk(room: TestClient, address: str) -> None:
    assert room.get(address).status_code == 404


def test_a_long_query_is_refused(room: TestClient) -> None:
    assert room.get("/search?text=" + "a" * 5000).status_code == 414


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH"])
def test_nothing_is_written_without_review(room: TestClient, method: str) -> None:
    for address in ("/", "/search", "/api/v1/events", "/review/ev000030"):
        assert room.request(method, address).status_code in (404, 405)


def test_a_question_that_takes_too_long_is_stopped(filled: Path) -> None:
    room = Room(filled, seconds=0.2)
    slow = "select count(*) from range(100000000) a, range(100000) b where a.range % 7 = b.range % 11"
    with pytest.raises(TooSlow, match=r"took longer than 0\.2 seconds"), room.reading() as reader:
        reader.rows(slow)
    with room.reading() as reader:
        assert reader.rows("select 1 as one") == [{"one": 1}]


def test_a_folder_that_is_no_record(tmp_path: Path) -> None:
    with pytest.raises(RecordError, match="there is no record here"):
        Room(tmp_path / "none")


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "::1"])
def test_this_machine_needs_no_token(host: str) -> None:
    check_binding(host, None)


def test_any_other_host_demands_a_token() -> None:
    with pytest.raises(SettingError) as caught:
        check_binding("0.0.0.0", None)
    assert str(caught.value) == (
        "--host 0.0.0.0 lets other machines read the record: give --token as well (or DRAGOMAN_TOKEN), e.g. one "
        "that `openssl rand -hex 16` makes, or leave --host out."
    )
    check_binding("0.0.0.0", TOKEN)


def test_a_short_token_is_refused() -> None:
    with pytest.raises(SettingError, match="--token has 3 characters; 16 is the least"):
        check_binding("127.0.0.1", "abc")
