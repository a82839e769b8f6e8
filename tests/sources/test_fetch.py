"""Fetching from a server in this process: what is kept, what is refused, how often a host is asked."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from dragoman.errors import InputError
from dragoman.model import Article, Unread
from dragoman.settings import Settings
from dragoman.sources import read
from dragoman.sources.address import is_public, target
from dragoman.sources.fetch import STATE, Fetched, fetch
from dragoman.sources.get import Limits

Reply = tuple[int, dict[str, str], bytes]
Page = Callable[[dict[str, str]], Reply]
HTML = {"Content-Type": "text/html; charset=utf-8"}
FAST = Limits(delay=0, backoff=0, timeout=2, longest=3, retries=2, max_bytes=100_000, allow_private=True)


class Site:
    """A web site on the loopback address; `pages` maps a path to what answers it; `asked` lists (path, headers)."""

    def __init__(self) -> None:
        self.pages: dict[str, Page] = {}
        self.asked: list[tuple[str, dict[str, str]]] = []
        site = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                headers = {name.lower(): value for name, value in self.headers.items()}
                site.asked.append((self.path, headers))
                status, given, content = site.pages.get(self.path, lambda _: (404, HTML, b"no"))(headers)
                self.send_response(status)
                for name, value in given.items():
                    self.send_header(name, value)
                self.send_header("Content-Length", str(len(content)))
                self.end_headers()
                self.wfile.write(content)

            def log_message(self, *_: object) -> None:
                """Say nothing."""

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self.server.server_port}"

    def put(self, path: str, content: str | bytes, status: int = 200, **headers: str) -> str:
        raw = content if isinstance(content, bytes) else content.encode()
        given = HTML | {name.replace("_", "-"): value for name, value in headers.items()}
        self.pages[path] = lambda _: (status, given, raw)
        return self.url + path

    def paths(self) -> list[str]:
        return [path for path, _ in self.asked]


@pytest.fixture
def site() -> Iterator[Site]:
    found = Site()
    thread = threading.Thread(target=found.server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    yield found
    found.server.shutdown()
    found.server.server_close()
    thread.join()


def reason(found: list[Fetched | Unread]) -> str:
    (one,) = found
    assert isinstance(one, Unread)
    return one.reason


def test_page_is_kept_with_its_note_and_read(site: Site, tmp_path: Path, page_of) -> None:
    page = page_of().replace('<link rel="canonical" href="https://lakecourier.example/2004/03/busia-crossing">', "")
    url = site.put("/2004/busia?id=1", page)
    (found,) = fetch([url, url], tmp_path, limits=FAST, contact="desk@example.org")
    assert isinstance(found, Fetched)
    assert found.changed and found.path.parent == tmp_path
    assert found.path.read_text("utf-8") == page
    note = json.loads((tmp_path / (found.path.name + ".meta.json")).read_text())
    assert (note["url"], note["final_url"], note["content_type"]) == (url, url, HTML["Content-Type"])
    (article,) = read(tmp_path, Settings())
    assert isinstance(article, Article)
    assert (article.url, article.raw_sha256) == (url, note["sha256"])
    assert site.paths() == ["/robots.txt", "/2004/busia?id=1"]
    agents = {headers["user-agent"] for _, headers in site.asked}
    assert agents.pop().startswith("dragoman/") and not agents
    assert site.asked[0][1]["user-agent"].endswith("(reads news for research; desk@example.org)")


def test_page_is_asked_for_again_only_if_it_changed(site: Site, tmp_path: Path, page_of) -> None:
    def answer(headers: dict[str, str]) -> Reply:
        if headers.get("if-none-match") == '"v1"':
            return 304, {}, b""
        return 200, HTML | {"ETag": '"v1"', "Last-Modified": "Mon, 15 Mar 2004 08:30:00 GMT"}, page_of().encode()

    site.pages["/a"] = answer
    (first,) = fetch([site.url + "/a"], tmp_path, limits=FAST)
    (second,) = fetch([site.url + "/a"], tmp_path, limits=FAST)
    assert isinstance(first, Fetched) and isinstance(second, Fetched)
    assert (first.changed, second.changed, first.path) == (True, False, second.path)
    assert site.asked[-1][1]["if-modified-since"] == "Mon, 15 Mar 2004 08:30:00 GMT"
    first.path.unlink()
    (third,) = fetch([site.url + "/a"], tmp_path, limits=FAST)
    assert isinstance(third, Fetched) and third.changed


def test_robots_txt_is_obeyed(site: Site, tmp_path: Path) -> None:
    site.put("/robots.txt", "User-agent: dragoman\nDisallow: /closed\nCrawl-delay: 7\n")
    open_, closed = site.put("/open", "<p>Words of the page.</p>"), site.put("/closed/1", "<p>Words.</p>")
    waits: list[float] = []
    found = list(fetch([open_, closed, open_ + "?2"], tmp_path, limits=FAST, sleep=waits.append))
    assert [type(one) for one in found] == [Fetched, Unread, Unread]
    assert isinstance(found[1], Unread)
    assert found[1].reason == (
        f"found that {site.url}/robots.txt forbids this page to dragoman, or could not be read; allowed are pages that "
        "it does not forbid; ask the publisher, or save the page yourself"
    )
    assert site.paths() == ["/robots.txt", "/open", "/open?2"]
    assert [round(wait) for wait in waits] == [7, 7]


@pytest.mark.parametrize(("status", "allowed"), [(404, True), (403, False), (500, False)])
def test_robots_txt_that_is_not_there(site: Site, tmp_path: Path, status: int, allowed: bool) -> None:
    site.put("/robots.txt", "no", status=status)
    (found,) = fetch([site.put("/a", "<p>Words of the page.</p>")], tmp_path, limits=FAST)
    assert isinstance(found, Fetched) is allowed


def test_failures_that_pass_are_tried_again(site: Site, tmp_path: Path) -> None:
    replies = iter([(503, {"Retry-After": "2"}, b""), (429, {}, b""), (200, HTML, b"<p>Words.</p>")])
    site.pages["/a"] = lambda _: next(replies)
    waits: list[float] = []
    (found,) = fetch([site.url + "/a"], tmp_path, limits=FAST, sleep=waits.append)
    assert isinstance(found, Fetched)
    assert waits == [2, 0]


def test_status_that_stays(site: Site, tmp_path: Path) -> None:
    assert reason(list(fetch([site.put("/a", "", status=410)], tmp_path, limits=FAST))) == (
        "found status 410; expected a page (status 200); check the address, or try later"
    )
    site.put("/b", "", status=500)
    assert reason(list(fetch([site.url + "/b"], tmp_path, limits=FAST))).startswith("found status 500; ")
    assert site.paths().count("/b") == 3
    assert not list(tmp_path.iterdir())


def test_redirects(site: Site, tmp_path: Path) -> None:
    start = site.put("/old", "", status=301, Location="/new")
    site.put("/new", "<p>Words of the page.</p>")
    (found,) = fetch([start], tmp_path, limits=FAST)
    assert isinstance(found, Fetched)
    assert json.loads((tmp_path / (found.path.name + ".meta.json")).read_text())["final_url"] == site.url + "/new"
    loop = site.put("/loop", "", status=302, Location="/loop")
    assert reason(list(fetch([loop], tmp_path, limits=FAST))) == (
        f"found more than 5 redirects from {loop}; allowed are 5; give the address that they lead to"
    )


def test_redirect_into_another_scheme(site: Site, tmp_path: Path) -> None:
    start = site.put("/old", "", status=302, Location="file:///etc/passwd")
    assert reason(list(fetch([start], tmp_path, limits=FAST))) == (
        "found an address without http or https, without a host, or with a password; expected http://host/path or "
        "https://host/path; correct the address"
    )


def test_private_address_is_refused(site: Site, tmp_path: Path) -> None:
    url = site.put("/a", "<p>Words.</p>")
    for address in (url, url.replace("127.0.0.1", "localhost"), url.replace("127.0.0.1", "2130706433")):
        assert " leads to " in reason(list(fetch([address], tmp_path, limits=Limits(delay=0))))
    assert reason(list(fetch([url], tmp_path, limits=Limits(delay=0)))) == (
        "found that 127.0.0.1 leads to 127.0.0.1, an address of a private or reserved network; allowed are public "
        "addresses only; save such a page yourself and read it from the disk"
    )
    assert not site.asked


def test_redirect_to_a_private_address_is_refused(site: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    start = site.put("/old", "", status=302, Location="http://10.0.0.7/secret")
    monkeypatch.setattr("dragoman.sources.address.is_public", lambda address: address == "127.0.0.1")
    assert "10.0.0.7 leads to 10.0.0.7" in reason(list(fetch([start], tmp_path, limits=Limits(delay=0))))
    assert site.paths() == ["/robots.txt", "/old"]


@pytest.mark.parametrize(
    "address",
    "127.0.0.1 10.1.2.3 172.16.0.1 192.168.1.1 169.254.169.254 0.0.0.0 100.64.0.1 224.0.0.1 255.255.255.255 240.0.0.1 "
    "::1 :: fe80::1 fc00::1 ff02::1 ::ffff:127.0.0.1 ::ffff:10.0.0.1 2002:7f00:1:: 64:ff9b::7f00:1".split(),
)
def test_addresses_that_are_not_public(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize("address", ["8.8.8.8", "2606:4700:4700::1111", "::ffff:8.8.8.8", "64:ff9b::808:808"])
def test_public_addresses(address: str) -> None:
    assert is_public(address)


@pytest.mark.parametrize(
    "url", ["ftp://a.example/x", "a.example", "http://", "http://u:p@a.example/", "http://a:99999/"]
)
def test_addresses_that_are_none(url: str) -> None:
    with pytest.raises(InputError, match="expected http://host/path or https://host/path; correct the address"):
        target(url, allow_private=False)


def test_host_that_does_not_exist(tmp_path: Path) -> None:
    found = reason(list(fetch(["http://nowhere.invalid/a"], tmp_path, limits=Limits(delay=0))))
    assert found.startswith("found no machine named nowhere.invalid (")


def test_large_and_packed_pages(site: Site, tmp_path: Path) -> None:
    import gzip

    expected = "found more than 100000 bytes; allowed are 100000 bytes a document (setting max_bytes); raise max_bytes"
    assert reason(list(fetch([site.put("/big", b"x" * 100_001)], tmp_path, limits=FAST))) == expected
    bomb = gzip.compress(bytes(50_000_000))
    assert reason(list(fetch([site.put("/bomb", bomb, Content_Encoding="gzip")], tmp_path, limits=FAST))) == expected
    packed = gzip.compress(b"<p>Words of the page.</p>")
    (found,) = fetch([site.put("/packed", packed, Content_Encoding="gzip")], tmp_path, limits=FAST)
    assert isinstance(found, Fetched)
    assert found.path.read_bytes() == b"<p>Words of the page.</p>"


def test_content_that_is_no_page(site: Site, tmp_path: Path) -> None:
    assert reason(list(fetch([site.put("/a", b"%PDF", Content_Type="application/pdf")], tmp_path, limits=FAST))) == (
        "found content of the type 'application/pdf'; allowed are text/html, application/xhtml+xml, text/plain, "
        "application/rss+xml, application/atom+xml, application/xml, text/xml; give the address of a page or a feed"
    )


def test_host_that_never_answers(tmp_path: Path) -> None:
    import socket

    with socket.create_server(("127.0.0.1", 0)) as silent:
        url = f"http://127.0.0.1:{silent.getsockname()[1]}/a"
        limits = Limits(delay=0, backoff=0, timeout=0.2, retries=1, allow_private=True)
        assert "robots.txt forbids this page to dragoman, or could not be read" in reason(
            list(fetch([url], tmp_path, limits=limits))
        )


def test_damaged_state(tmp_path: Path) -> None:
    (tmp_path / STATE).write_text("{")
    with pytest.raises(InputError, match="found no record of earlier fetching"):
        list(fetch(["http://a.example/"], tmp_path))


def test_folder_that_cannot_be_written(site: Site, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    found = reason(list(fetch([site.put("/a", "<p>Words.</p>")], tmp_path / "file" / "pages", limits=FAST)))
    assert "cannot be written (" in found
