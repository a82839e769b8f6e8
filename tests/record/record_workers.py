"""What the processes of test_processes.py do. Importable, so that a fork server can start them."""

from __future__ import annotations

import time
from pathlib import Path

from record_factory import make_coding

from dragoman.record import open_record

PER_BATCH = 5


def write_forever(path: str, first: int, started: object) -> None:
    """Add batches of five articles until killed."""
    record = open_record(path)
    number = first
    started.set()  # type: ignore[attr-defined]
    while True:
        record.add([make_coding(n) for n in range(number, number + PER_BATCH)])
        number += PER_BATCH


def write_some(path: str, first: int, count: int, seen: object) -> None:
    """Add `count` articles in small batches; go on after the first only when a reader has seen one."""
    record = open_record(path)
    for start in range(first, first + count, 50):
        record.add([make_coding(n) for n in range(start, min(start + 50, first + count))])
        assert seen.wait(60)  # type: ignore[attr-defined]


def read_until(path: str, done: object, seen: object, halves: object) -> None:
    """Query until told to stop; say when there was something to see, and count every look that saw half an article."""
    tables = ("articles", "events", "quotes")
    query = "select " + ", ".join(f"(select count(*) from {name})" for name in tables)
    while not done.is_set():  # type: ignore[attr-defined]
        record = open_record(Path(path), create=False)
        row = record.sql(query).row(0)
        ids = record.sql("select a.id from articles a left join events e on e.article = a.id where e.id is null")
        if len(set(row)) != 1 or ids.height > 0:
            halves.value += 1  # type: ignore[attr-defined]
        if row[0]:
            seen.set()  # type: ignore[attr-defined]
        time.sleep(0.01)
