"""`dragoman fetch`: addresses from the command line and from standard input, failures named, pages listed."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest
from cli_run import Run
from typer.testing import CliRunner

from dragoman.cli.app import app
from dragoman.model import Unread
from dragoman.sources.fetch import Fetched


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[Any]:
    """Put something that asks no network in the place of fetching; return what it was asked for."""
    seen: list[Any] = []

    def fetch(urls: Iterable[str], folder: Path, **options: Any) -> Iterator[Fetched | Unread]:
        for url in urls:
            seen.append((url, options["limits"].delay, options["contact"]))
            gone = url.endswith("gone")
            yield Unread(url, "found status 404") if gone else Fetched(url, folder / "a.html", changed="new" in url)

    monkeypatch.setattr(sys.modules["dragoman.cli.fetch"], "fetch_pages", fetch)
    return seen


def test_pages_are_listed_and_failures_named(run: Run, asked: list[Any], tmp_path: Path) -> None:
    ran = run("fetch", "https://a.example/new", "https://a.example/old", "https://a.example/gone", "--into", tmp_path)
    assert (ran.code, ran.lines) == (1, [f"{tmp_path}/a.html", f"{tmp_path}/a.html  (unchanged)"])
    assert ran.err == "dragoman: https://a.example/gone: found status 404\n"
    assert asked[0] == ("https://a.example/new", 2.0, None)


def test_addresses_on_standard_input(asked: list[Any], tmp_path: Path) -> None:
    words = ["fetch", "-", "--into", str(tmp_path), "--delay", "5", "--contact", "desk@example.org"]
    done = CliRunner().invoke(app, words, input="https://a.example/1\n\n https://a.example/2\n")
    assert done.exit_code == 0
    assert asked == [(f"https://a.example/{n}", 5.0, "desk@example.org") for n in (1, 2)]


def test_a_private_address_is_refused(run: Run, tmp_path: Path) -> None:
    ran = run("fetch", "http://127.0.0.1:9/", "--into", tmp_path / "pages")
    assert (ran.code, ran.out) == (1, "")
    assert "an address of a private or reserved network" in ran.err
