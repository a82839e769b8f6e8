"""How fast the record takes events in, and how fast it answers.

    python bench/bench_record.py add        100,000 synthetic events into a new record (goal: under 20 s)
    python bench/bench_record.py timeline   a dyad's timeline over 5,000,000 events (goal: under 1 s on 2 cores)

All rows are made up. Times are wall-clock seconds on this machine.
"""

from __future__ import annotations

import random
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import msgspec

from dragoman.model import Article, Coding, Event, EventTime, Party, Span, Status, Versions
from dragoman.record import open_record
from dragoman.record.schema import SCHEMAS, rows_of
from dragoman.record.store import append
from dragoman.record.writer import Run
from dragoman.views.timeline import timeline

PER_ARTICLE = 10
COUNTRIES = ("IRN", "IRQ", "USA", "CHN", "RUS", "TUR", "SYR", "KEN", "PER", "FRA", "DEU", "BRA", "IND", "PAK")
TYPES = (("SUPPORT", 1, 5.0), ("AID", 2, 10.0), ("ACCUSE", 3, -3.0), ("ASSAULT", 4, -9.0))
VERSIONS = Versions("bench", "none", "none")


def synthetic(count: int, seed: int = 1) -> Iterator[Coding]:
    """Yield codings with `count` events in all, ten an article, twenty years of days."""
    chance = random.Random(seed)
    for number in range(count // PER_ARTICLE):
        year, month, day = chance.randint(2000, 2019), chance.randint(1, 12), chance.randint(1, 28)
        date = f"{year}-{month:02}-{day:02}"
        ident = f"{seed:04x}{number:012x}"
        text = f"Made-up report {ident}. " + "Alpha did something to Beta. " * PER_ARTICLE
        events = tuple(_event(chance, ident, n, date) for n in range(PER_ARTICLE))
        yield Coding(Article(ident, text, published=date, source="bench"), VERSIONS, events=events)


def _event(chance: random.Random, article: str, n: int, date: str) -> Event:
    kind, quad, score = chance.choice(TYPES)
    one, other = chance.sample(COUNTRIES, 2)
    return Event(
        id=f"{article}{n:02x}",
        article=article,
        type=kind,
        mode=None,
        contexts=("diplomatic",),
        cameo="051",
        quad=quad,
        score=score,
        status=Status.ACTUAL,
        actors=(Party("a", one, one, ("GOV",), None, 0, 5, "Alpha"),),
        recipients=(Party("b", other, other, ("GOV",), None, 0, 4, "Beta"),),
        trigger=Span(6, 9, "did"),
        sentence=Span(0, 28, "Alpha did something to Beta."),
        frame="bench",
        confidence=0.5,
        time=EventTime(date, date, "day"),
    )


def bench_add(folder: Path) -> None:
    codings = list(synthetic(100_000))
    record = open_record(folder / "add")
    began = time.perf_counter()
    record.add(codings)
    say(f"adding 100,000 events: {time.perf_counter() - began:.1f} s")


def bench_timeline(folder: Path, copies: int = 50) -> None:
    """Five million events: 100,000 drawn ones, stored fifty times under fifty batches straight into the tables."""
    path = folder / "timeline"
    record = open_record(path)
    run = Run()
    for seed in range(copies):
        store_fast(path, seed + 1, run)
    for _ in range(3):
        began = time.perf_counter()
        table = timeline(record, "IRN", "IRQ")
        say(f"timeline over {copies * 100_000:,} events: {time.perf_counter() - began:.2f} s, {table.height} rows")


_DRAWN: dict[str, list[dict[str, object]]] = {}


def store_fast(path: Path, batch: int, run: Run) -> None:
    """Write one batch past the writer's checks: the bench measures reading here."""
    if not _DRAWN:
        for coding in synthetic(100_000):
            for name, row in rows_of(coding, 0):
                _DRAWN.setdefault(name, []).append(row)
    for name, rows in _DRAWN.items():
        append(path, name, [row | {"batch": batch} for row in rows])
    mark = dict.fromkeys(SCHEMAS["runs"].names)
    mark |= {"seq": batch, "batch": batch, "run": run.id, "recodes": False, "started": run.started}
    mark |= {"committed": run.started, "versions": [msgspec.to_builtins(VERSIONS)]}
    mark |= {name: len(_DRAWN.get(name, ())) for name in SCHEMAS if name != "runs"}
    append(path, "runs", [mark])


def say(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


def main() -> None:
    wanted = sys.argv[1:] or ["add", "timeline"]
    with tempfile.TemporaryDirectory() as folder:
        if "add" in wanted:
            bench_add(Path(folder))
        if "timeline" in wanted:
            bench_timeline(Path(folder))


if __name__ == "__main__":
    main()
