"""Real processes: killed writers, writers side by side, readers meanwhile, full and read-only disks."""

from __future__ import annotations

import multiprocessing
import os
import random
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest
from record_workers import PER_BATCH, read_until, write_forever, write_some

from dragoman.errors import RecordError
from dragoman.model import Coding
from dragoman.record import open_record
from dragoman.record.folder import write_lock
from dragoman.record.writer import Run, Writer
from dragoman.views.export import FORMATS, export

Make = Callable[..., Coding]
KILLS = int(os.environ.get("DRAGOMAN_KILLS", "4"))
SIDE_BY_SIDE = int(os.environ.get("DRAGOMAN_ARTICLES", "200"))
"""bench/bench_record.py has the long forms."""


@pytest.fixture(scope="module")
def processes() -> multiprocessing.context.ForkServerContext:
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["record_workers"])
    return context


def test_kill_9_at_any_moment_leaves_a_record_that_verifies(
    tmp_path: Path, processes: multiprocessing.context.ForkServerContext
) -> None:
    path, chance = tmp_path / "r", random.Random(7)
    for _ in range(KILLS):
        first = open_record(path).sql("select count(*) as n from articles")["n"].item()
        started = processes.Event()
        writer = processes.Process(target=write_forever, args=(str(path), first, started))
        writer.start()
        assert started.wait(30)
        time.sleep(chance.uniform(0, 0.6))
        writer.kill()
        writer.join()
        record = open_record(path, create=False)
        (articles, events) = record.sql("select (select count(*) from articles), (select count(*) from events)").row(0)
        assert articles == events and articles % PER_BATCH == 0
        report = record.verify()
        assert report.ok and report.articles == articles
        assert record.check().ok
    assert record.sql("select count(distinct id) as n from articles")["n"].item() == articles


def test_two_writers_and_a_reader(tmp_path: Path, processes: multiprocessing.context.ForkServerContext) -> None:
    path = str(tmp_path / "r")
    open_record(path)
    done, seen, halves = processes.Event(), processes.Event(), processes.Value("i", 0)
    reader = processes.Process(target=read_until, args=(path, done, seen, halves))
    # The writers share half of their articles: each must still be there once.
    half = SIDE_BY_SIDE // 2
    writers = [processes.Process(target=write_some, args=(path, first, SIDE_BY_SIDE, seen)) for first in (0, half)]
    for process in (reader, *writers):
        process.start()
    for process in writers:
        process.join()
    done.set()
    reader.join()
    assert [process.exitcode for process in (reader, *writers)] == [0, 0, 0]
    assert halves.value == 0
    record = open_record(path)
    counts = record.sql("select count(*) as rows, count(distinct id) as ids from articles").row(0)
    assert counts == (SIDE_BY_SIDE + half, SIDE_BY_SIDE + half)
    assert record.verify().ok


def test_a_writer_that_waits_too_long_is_told(tmp_path: Path, coding: Make) -> None:
    record = open_record(tmp_path / "r")
    with write_lock(record.path), pytest.raises(RecordError, match="being written by another process"):
        Writer(record.path, wait=0.1).add([coding(1)], Run())


@contextmanager
def mounted(folder: Path, options: str) -> Iterator[Path]:
    """A tmpfs; the test is skipped where this user may not mount."""
    folder.mkdir(exist_ok=True)
    made = subprocess.run(["mount", "-t", "tmpfs", "-o", options, "tmpfs", folder], capture_output=True)
    if made.returncode:
        pytest.skip("this user may not mount a tmpfs")
    try:
        yield folder
    finally:
        subprocess.run(["umount", folder], check=True)


def test_a_full_disk(tmp_path: Path, coding: Make) -> None:
    with mounted(tmp_path / "small", "size=1m") as disk:
        record = open_record(disk / "r")
        record.add(coding(0))
        with pytest.raises(RecordError, match=r"the disk is full\. What was committed before is intact"):
            for n in range(1, 500):
                record.add(coding(n))
        again = open_record(disk / "r", create=False)
        report = again.verify()
        assert report.ok and report.articles >= 1
        with (disk / "rest").open("wb", buffering=0) as rest, suppress(OSError):
            while rest.write(b"x" * 512):
                pass
        for name in FORMATS:
            with pytest.raises(RecordError, match=r"No space left|full|os error 28"):
                export(again, disk / "out", name)
        assert [path.name for path in disk.glob("*out*")] == []
        assert again.events().height == report.articles


def test_a_read_only_folder(tmp_path: Path, coding: Make) -> None:
    with mounted(tmp_path / "disk", "size=8m") as disk:
        open_record(disk / "r").add(coding(0))
        if subprocess.run(["mount", "-o", "remount,ro", disk], capture_output=True).returncode:
            pytest.skip("this user may not remount")
        record = open_record(disk / "r")
        assert record.verify().articles == 1
        with pytest.raises(RecordError, match="the folder is read-only for this user"):
            record.add(coding(1))
        with pytest.raises(RecordError, match="the folder is read-only"):
            open_record(disk / "new")
        for name in FORMATS:
            with pytest.raises(RecordError, match=r"Read-only file system|SQLite cannot write there"):
                export(record, disk / "out", name)
