"""The command as a process: exit codes, standard input, pipes, and death in the middle of a run."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from dragoman.record import open_record

START = "import sys; from dragoman.cli import main; sys.argv[0] = 'dragoman'; main()"
COMMAND = [sys.executable, "-W", "error::ResourceWarning", "-c", START]
TEXT = "Togo thanked Ghana for its help on Monday, and Chad accused Libya of lying."


def dragoman(*words: object, stdin: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    return subprocess.run([*COMMAND, *map(str, words)], input=stdin, capture_output=True, timeout=120, check=False)


def test_standard_input(tmp_path: Path) -> None:
    done = dragoman("code", "-", "--format", "jsonl", "--record", tmp_path / "r", stdin=TEXT.encode())
    assert done.returncode == 0
    assert [json.loads(line)["type"] for line in done.stdout.splitlines()] == ["SUPPORT", "ACCUSE"]
    assert done.stderr.decode() == f"dragoman: {tmp_path / 'r'}: 1 articles added, 0 known already\n"


def test_empty_standard_input() -> None:
    done = dragoman("code", "-", "--format", "jsonl")
    assert (done.returncode, done.stdout) == (1, b"")
    assert done.stderr.decode().startswith("dragoman: -: found 0 bytes; expected a text;")


def test_exit_codes(tmp_path: Path) -> None:
    assert dragoman("--help").returncode == 0
    wrong = dragoman("events")
    assert (wrong.returncode, wrong.stdout) == (2, b"")
    failed = dragoman("events", tmp_path / "none")
    assert (failed.returncode, failed.stdout) == (1, b"")
    assert failed.stderr.startswith(b"dragoman: ") and failed.stderr.count(b"\n") == 1


@pytest.mark.parametrize(
    ("command", "spared"),
    [("--help", ()), ("code", ("polars", "duckdb", "deltalake", "py3langid")), ("events", ("spacy", "onnxruntime"))],
)
def test_a_command_waits_for_no_package_that_it_does_not_use(
    command: str, spared: tuple[str, ...], tmp_path: Path
) -> None:
    page = tmp_path / "page.txt"
    page.write_text(
        f"{TEXT} Both said that they would wait for the answer that their envoys have been promised by him."
    )
    open_record(tmp_path / "r")
    words = {"--help": (), "code": (page,), "events": (tmp_path / "r",)}[command]
    told = (
        "import atexit, sys; atexit.register(lambda: print(*{m.split('.')[0] for m in sys.modules}, file=sys.stderr))"
    )
    done = subprocess.run(
        [sys.executable, "-c", f"{told}; {START}", command, *map(str, words)], capture_output=True, check=True
    )
    assert not set(spared) & set(done.stderr.decode().split())


@pytest.fixture
def many(tmp_path: Path) -> Path:
    """A file of 3,000 articles."""
    path = tmp_path / "many.jsonl"
    rows = ({"title": f"Dispatch {n}", "text": TEXT, "published": "2021-05-03"} for n in range(3000))
    path.write_text("\n".join(map(json.dumps, rows)))
    return path


def test_killed_in_the_middle_the_record_opens_and_verifies(many: Path, tmp_path: Path) -> None:
    folder = tmp_path / "relations"
    words = [*COMMAND, "code", str(many), "--record", str(folder), "--format", "csv"]
    with (tmp_path / "out").open("wb") as out, subprocess.Popen(words, stdout=out, stderr=out) as process:
        deadline = time.monotonic() + 100
        while not (folder / "runs" / "_delta_log").is_dir() and time.monotonic() < deadline:
            time.sleep(0.05)
        os.kill(process.pid, signal.SIGKILL)
    record = open_record(folder, create=False)
    report = record.verify()
    assert process.returncode == -signal.SIGKILL
    assert report.ok and 0 < report.articles < 3000
    assert record.check().ok
    assert record.sql("select count(*) as n from events group by article").to_series().unique().to_list() == [2]


def test_a_reader_that_goes_away_is_no_error_and_what_is_to_be_kept_is_kept(many: Path, tmp_path: Path) -> None:
    few = tmp_path / "few.jsonl"
    few.write_text("\n".join(many.read_text().splitlines()[:200]))
    folder = tmp_path / "relations"
    words = [*COMMAND, "code", str(few), "--record", str(folder), "--format", "jsonl"]
    with subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None and process.stderr is not None
        process.stdout.readline()
        process.stdout.close()
        errors = process.stderr.read().decode()
    assert (errors, process.returncode) == (f"dragoman: {folder}: 200 articles added, 0 known already\n", 0)
    listing = [*COMMAND, "events", str(folder), "--format", "csv"]
    with subprocess.Popen(listing, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None and process.stderr is not None
        process.stdout.readline()
        process.stdout.close()
        assert process.stderr.read() == b""
    assert process.returncode == 0
