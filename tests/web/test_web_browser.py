"""The reading room in a real browser: Debian's chromium, without a window, on a record coded from the sample articles.

Screenshots go to the folder that DRAGOMAN_SHOTS names, else to pytest's own. Skipped where there is no chromium.
"""

from __future__ import annotations

import os
import shutil
import socket
import threading
import time
from collections.abc import Callable, Iterator
from importlib import resources
from pathlib import Path
from typing import Any

import pytest
import uvicorn
from record_factory import make_coding
from test_web_pages import nasty
from typer.testing import CliRunner

from dragoman.cli.app import app as command
from dragoman.record import open_record
from dragoman.views.web import Options, make_app

playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
CHROMIUM = shutil.which("chromium")
pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="no chromium here: apt-get install chromium")
EXAMPLES = Path(__file__).resolve().parent.parent.parent / "examples"
Serve = Callable[..., str]


@pytest.fixture(scope="module")
def serve() -> Iterator[Serve]:
    """Serve a record on a free port of this machine; returns the address."""
    running: list[tuple[uvicorn.Server, threading.Thread]] = []

    def start(folder: Path, **options: Any) -> str:
        listener = socket.create_server(("127.0.0.1", 0))
        server = uvicorn.Server(uvicorn.Config(make_app(folder, Options(**options)), log_level="error"))
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]}, daemon=True)
        thread.start()
        running.append((server, thread))
        deadline = time.monotonic() + 20
        while not server.started and time.monotonic() < deadline:
            time.sleep(0.02)
        return f"http://127.0.0.1:{listener.getsockname()[1]}"

    yield start
    for server, thread in running:
        server.should_exit = True
        thread.join(10)


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A record coded from the sample articles."""
    folder = tmp_path_factory.mktemp("sample") / "relations"
    result = CliRunner().invoke(command, ["code", str(EXAMPLES), "--record", str(folder)])
    assert result.exit_code in (0, 1), result.output
    return folder


@pytest.fixture(scope="module")
def address(serve: Serve, sample: Path) -> str:
    return serve(sample)


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    with playwright.sync_playwright() as driver:
        chromium = driver.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield chromium
        chromium.close()


class Window:
    """A page of the browser, with all it complained of and every address it asked."""

    def __init__(self, browser: Any, **context: Any) -> None:
        self.context = browser.new_context(**({"viewport": {"width": 1280, "height": 900}} | context))
        self.page = self.context.new_page()
        self.complaints: list[str] = []
        self.asked: list[str] = []
        self.page.on("console", lambda said: self.complaints.append(said.text))
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.on("dialog", lambda dialog: (self.complaints.append(dialog.message), dialog.dismiss()))
        self.page.on("request", lambda request: self.asked.append(request.url))

    def drawn(self) -> None:
        """Wait for every chart of the page."""
        for chart in self.page.query_selector_all("[data-chart]"):
            chart.wait_for_selector("canvas", timeout=10_000)


@pytest.fixture
def window(browser: Any) -> Iterator[Window]:
    opened = Window(browser)
    yield opened
    opened.context.close()


@pytest.fixture(scope="module")
def shots(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = Path(os.environ.get("DRAGOMAN_SHOTS") or tmp_path_factory.mktemp("shots"))
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def test_a_walk_through_every_page(window: Window, address: str, shots: Path) -> None:
    page = window.page

    def look(name: str) -> None:
        window.drawn()
        page.screenshot(path=str(shots / f"{name}.png"), full_page=True)

    page.goto(address)
    look("overview")
    page.click("table.pairs tbody tr:first-child a")
    assert "/pair/" in page.url
    look("pair")
    page.click(".occurrences .words a")
    assert page.query_selector(".lit-t") is not None
    look("article")
    page.click(".eventlist .chosen >> text=All reports of this event")
    assert page.query_selector(".report") is not None
    look("occurrence")
    page.click("main .party")
    assert "/actor/" in page.url
    look("actor")
    for name in ("Map", "Network"):
        page.click(f"nav >> text={name}")
        look(name.lower())
    page.click("nav >> text=Search")
    page.select_option("[name=status]", "all")
    page.click(".filters >> text=Show")
    assert "status=all" in page.url
    look("search")
    assert window.complaints == []
    assert {asked.split("/", 3)[2] for asked in window.asked if asked.startswith("http")} == {address.split("/")[2]}


def first_article(window: Window, address: str) -> str:
    found = window.page.request.get(f"{address}/api/v1/events?limit=1").json()["events"][0]
    return f"/article/{found['article']}?event={found['id']}"


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_no_serious_fault(browser: Any, address: str, scheme: str) -> None:
    axe_package = pytest.importorskip("axe_playwright_python", reason="axe-playwright-python is not installed")
    axe = resources.files(axe_package).joinpath("axe.min.js").read_text(encoding="utf-8")
    window = Window(browser, color_scheme=scheme)
    faults: list[str] = []
    paths = (
        "/",
        "/search?who=a",
        "/pair/KOS/SRB",
        "/actor/IRN",
        first_article(window, address),
        "/map",
        "/network",
        "/none",
    )
    # Colours are all that differs in the dark.
    for path in paths if scheme == "light" else paths[2:4]:
        window.page.goto(address + path)
        window.drawn()
        window.page.evaluate(axe)
        found = window.page.evaluate("axe.run(document, {resultTypes: ['violations']})")
        faults += [
            f"{path}: {one['id']} {[node['html'] for node in one['nodes'][:3]]}"
            for one in found["violations"] if one["impact"] in ("serious", "critical")
        ]  # fmt: skip
    window.context.close()
    assert faults == []


@pytest.mark.parametrize("width", [360, 2560])
def test_every_page_fits_the_window(browser: Any, address: str, shots: Path, width: int) -> None:
    window = Window(browser, viewport={"width": width, "height": 900})
    for name, path in (("overview", "/"), ("pair", "/pair/KOS/SRB"), ("article", first_article(window, address))):
        window.page.goto(address + path)
        window.drawn()
        window.page.screenshot(path=str(shots / f"{name}-{width}.png"), full_page=True)
        assert window.page.evaluate("document.documentElement.scrollWidth") <= width, path
    window.context.close()


def test_by_keyboard_alone(window: Window, address: str) -> None:
    page = window.page
    page.goto(address + first_article(window, address).split("?")[0])
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("j")
    first = page.evaluate("document.querySelector('.reader').dataset.chosen")
    page.keyboard.press("j")
    second = page.evaluate("document.querySelector('.reader').dataset.chosen")
    page.keyboard.press("k")
    assert (first, second) == ("0", "1")
    assert page.evaluate("document.querySelector('.reader').dataset.chosen") == "0"
    assert page.query_selector(".lit-t") is not None and "event=" in page.url
    page.keyboard.press("/")
    page.keyboard.type("KOS")
    page.keyboard.press("Tab")
    page.keyboard.type("SRB")
    page.keyboard.press("Enter")
    page.wait_for_url("**/pair/KOS/SRB")


def test_without_script_all_can_still_be_read(browser: Any, address: str) -> None:
    window = Window(browser, java_script_enabled=False)
    window.page.goto(f"{address}/pair/KOS/SRB")
    assert window.page.locator("noscript img").count() == 1 or "<img" in window.page.content()
    window.page.click(".occurrences .words a")
    window.page.wait_for_selector(".lit-t", state="attached")
    window.context.close()


def test_attacks_in_texts_do_nothing(window: Window, serve: Serve, tmp_path: Path) -> None:
    open_record(tmp_path / "nasty").add([nasty(), make_coding(8, "KEN", "PER")])
    place = serve(tmp_path / "nasty")
    for path in ("/", "/search", "/article/art000007?event=ev000007", "/occurrence/ev000007", "/map", "/network"):
        window.page.goto(place + path)
        window.drawn()
    # Vega says so of a chart that is drawn before its numbers have come; it is no work of the texts.
    assert [line for line in window.complaints if "Infinite extent" not in line] == []


SELECT = """() => {
  const piece = [...document.querySelectorAll('.text [data-at]')].find((span) => span.textContent.includes('Otieno'));
  const at = piece.textContent.indexOf('Otieno');
  const range = document.createRange();
  range.setStart(piece.firstChild, at);
  range.setEnd(piece.firstChild, at + 6);
  getSelection().removeAllRanges();
  getSelection().addRange(range);
}"""


def test_review_by_keyboard(window: Window, serve: Serve, tmp_path: Path, shots: Path) -> None:
    record = open_record(tmp_path / "reviewed")
    record.add([make_coding(1), make_coding(2, "KEN", "PER"), make_coding(3, "TUR", "SYR")])
    place, page = serve(tmp_path / "reviewed", reviewer="Ana"), window.page
    page.goto(f"{place}/review")
    page.click("text=Start with the next event")
    page.wait_for_url("**/review/ev000001")  # loaded: a key pressed before its script listens goes to nobody
    page.keyboard.press("a")
    page.wait_for_url("**/review/ev000002")
    page.keyboard.press("r")
    page.wait_for_url("**/review/ev000003")
    page.keyboard.press("c")
    page.select_option("[name=type]", "ACCUSE")
    page.evaluate(SELECT)
    page.evaluate("document.activeElement.blur()")
    page.keyboard.press("3")
    page.screenshot(path=str(shots / "review.png"), full_page=True)
    page.keyboard.press("s")
    page.wait_for_url("**/review")
    page.screenshot(path=str(shots / "reviews.png"), full_page=True)
    held = page.request.get(f"{place}/api/v1/events?reviewed=1").json()["events"]
    assert [(event["id"], event["type"]) for event in held] == [("ev000001", "SUPPORT"), ("ev000003", "ACCUSE")]
    assert [party["text"] for party in held[1]["recipients"]] == ["Syria", "Otieno"]
    assert window.complaints == []


def test_a_page_of_another_name_for_this_machine_gets_nothing(window: Window, address: str) -> None:
    answer = window.page.request.get(address, headers={"host": "evil.example"})
    assert answer.status == 421
