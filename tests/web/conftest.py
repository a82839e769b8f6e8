"""A record made by hand, opened as a reading room, and a client that walks through it."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

sys.path.insert(0, str(Path(__file__).parent.parent / "record"))
from record_factory import make_coding

from dragoman.model import Coding, Status
from dragoman.record import Record, open_record
from dragoman.views.web import Options, make_app

Open = Callable[..., TestClient]


def some_codings() -> list[Coding]:
    """Two years between Iran and Iraq, a meeting of Kenya and Peru told twice, a plan, and an undated event."""
    months = [(number, f"20{18 + number // 12}-{number % 12 + 1:02}-15") for number in range(24)]
    dyad = [
        make_coding(number, published=day, quad=1 if number < 12 else 4, score=4.0 if number < 12 else -8.0)
        for number, day in months
    ]
    return [
        *dyad,
        make_coding(30, "KEN", "PER", type="CONSULT", score=2.5),
        make_coding(31, "KEN", "PER", type="CONSULT", score=2.5, source="Herald", published="2020-05-25"),
        make_coding(32, "TUR", "SYR", status=Status.FUTURE, confidence=0.4),
        make_coding(33, "TUR", "IRN", place=None, confidence=0.5),
    ]


@pytest.fixture(scope="session")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a record that no test changes."""
    folder = tmp_path_factory.mktemp("web") / "relations"
    open_record(folder).add(some_codings())
    return folder


@pytest.fixture
def own(tmp_path: Path) -> Record:
    """A record of one's own with the same codings."""
    record = open_record(tmp_path / "own")
    record.add(some_codings())
    return record


@pytest.fixture(scope="session")
def opened() -> Iterator[Open]:
    """Open a record as a room and get a client in it."""
    clients: list[TestClient] = []

    def make(folder: Path, **options: object) -> TestClient:
        client = TestClient(make_app(folder, Options(**options)), base_url="http://127.0.0.1")
        clients.append(client)
        return client

    yield make
    for client in clients:
        client.close()


@pytest.fixture(scope="session")
def room(opened: Open, filled: Path) -> TestClient:
    """A client in the room of the record that no test changes."""
    return opened(filled)
