"""A runner of commands in this process, and records made by hand, so that few tests need the models."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

sys.path.insert(0, str(Path(__file__).parent.parent / "record"))
from cli_run import Ran, Run
from record_factory import make_coding

from dragoman.cli.app import app
from dragoman.model import Status
from dragoman.record import Record, open_record


@pytest.fixture(scope="session")
def run() -> Run:
    """Run a command: `run("events", folder, "--limit", 3)`."""

    def invoke(*words: object) -> Ran:
        result = CliRunner().invoke(app, [str(word) for word in words], env={"TERMINAL_WIDTH": "200"})
        if result.exception is not None and not isinstance(result.exception, SystemExit):
            raise result.exception
        return Ran(result.exit_code, result.stdout, result.stderr)

    return invoke


@pytest.fixture
def record(tmp_path: Path) -> Record:
    return open_record(tmp_path / "relations")


@pytest.fixture(scope="session")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a record of four articles: three events that happened and one that is planned."""
    folder = tmp_path_factory.mktemp("filled") / "relations"
    codings = [
        make_coding(0),
        make_coding(1, "IRN", "IRQ", type="ACCUSE", quad=3, score=-2.0, published="2020-07-02", source="Herald"),
        make_coding(2, "KEN", "PER", mode="visit", contexts=("military",), confidence=0.5),
        make_coding(3, "IRQ", "IRN", status=Status.FUTURE, published="2020-08-01"),
    ]
    open_record(folder).add(codings)
    return folder
