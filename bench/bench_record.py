"""How fast the record takes events in, and how fast it answers.

    python bench/bench_record.py add        100,000 synthetic events into a new record (goal: under 20 s)
    python bench/bench_record.py timeline   a dyad's timeline over 5,000,000 events (goal: under 1 s on 2 cores)
    python bench/bench_record.py occurrences   group 20,000 events of 2,000 articles
    python bench/bench_record.py kills      kill a writer at 300 random moments; the record verifies after each
    python bench/bench_record.py code       1,000 articles coded by two processes while a third queries and exports

All rows are made up. Times are wall-clock seconds on this machine.
"""

from __future__ import annotations

import json
import random
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

import msgspec

from dragoman.model import Article, Coding, Event, EventTime, Party, Span, Status, Versions
from dragoman.record import open_record
from dragoman.record.schema import SCHEMAS, rows_of
from dragoman.record.store import append
from dragoman.record.writer import Run
from dragoman.views.export import export
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
        text = "Alpha did something to Beta. " * PER_ARTICLE + f"Made-up report {ident}."
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
        recipients=(Party("b", other, other, ("GOV",), None, 23, 27, "Beta"),),
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


def bench_occurrences(folder: Path) -> None:
    record = open_record(folder / "occurrences")
    record.add(synthetic(20_000))
    began = time.perf_counter()
    found = record.occurrences()
    say(f"occurrences of 20,000 events: {time.perf_counter() - began:.1f} s, {found.height} occurrences")


def bench_kills(folder: Path, kills: int = 300) -> None:
    """Start a writer, kill it at a random moment, and re-read all that the record holds; again and again."""
    path, chance = folder / "kills", random.Random(11)
    open_record(path)
    for number in range(kills):
        command = [sys.executable, __file__, "write", str(path), str(number + 2)]
        with subprocess.Popen(command, stdout=subprocess.PIPE) as writer:
            assert writer.stdout is not None
            writer.stdout.readline()  # it writes from now on
            time.sleep(chance.uniform(0, 0.5))
            writer.kill()
        record = open_record(path, create=False)
        held, checked = record.verify(), record.check()
        events = record.sql("select count(*) from events").item()
        if not held.ok or not checked.ok or events != held.articles * PER_ARTICLE:
            sys.exit(f"after kill {number + 1}: {held.mismatches[:3]} {checked.problems} {events} events")
    say(f"{kills} kills: the record verified each time; {held.articles} articles, {checked.orphans} rows unseen")


def write_forever(path: Path, seed: int) -> None:
    """Add batches of three articles until killed."""
    record = open_record(path)
    say("writing")
    for some in batched(synthetic(1_000_000, seed), 3):
        record.add(some)


def batched(codings: Iterator[Coding], size: int) -> Iterator[list[Coding]]:
    while some := list(islice(codings, size)):
        yield some


def bench_code(folder: Path, articles: int = 1000) -> None:
    """Two `dragoman code` processes on halves of the articles, a third process that asks and exports meanwhile."""
    path = folder / "coded"
    open_record(path)
    halves = [_half(folder / f"half{n}.jsonl", n, articles // 2) for n in (0, 1)]
    asker = subprocess.Popen(
        [sys.executable, __file__, "ask", str(path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )
    began = time.perf_counter()
    coders = [
        subprocess.Popen([*DRAGOMAN, "code", half, "--record", path, "--format", "csv"], stdout=-3) for half in halves
    ]
    codes = [coder.wait() for coder in coders]
    seconds = time.perf_counter() - began
    out, _ = asker.communicate(b"stop")
    record = open_record(path)
    held, checked = record.verify(), record.check()
    say(f"{articles} articles, two coders: {seconds:.0f} s, exit codes {codes}; {held.articles} stored, {held.ok=},")
    say(f"checked {checked.ok}; the third process: {out.decode().strip()}, exit code {asker.returncode}")


DRAGOMAN = [sys.executable, "-c", "import sys; from dragoman.cli import main; sys.argv[0] = 'dragoman'; main()"]


def _half(path: Path, n: int, count: int) -> Path:
    chance = random.Random(n)
    names = ("Togo", "Ghana", "Chad", "Libya", "Peru", "Chile", "Kenya", "Uganda", "Fiji", "Tonga")
    with path.open("w", encoding="utf-8") as file:
        for number in range(count):
            a, b, c, d = chance.sample(names, 4)
            text = f"{a} thanked {b} for its help on Monday, and {c} accused {d} of lying in note {number}."
            row = {"title": f"Dispatch {n}-{number}", "text": text, "published": f"20{number % 20:02}-05-03"}
            file.write(json.dumps(row) + "\n")
    return path


def ask(path: Path) -> None:
    """Query and export until standard input ends; say how often, and how often half an article was seen."""
    looks = halves = 0
    over = threading.Event()
    threading.Thread(target=lambda: (sys.stdin.read(), over.set()), daemon=True).start()
    with tempfile.TemporaryDirectory() as folder:
        while not over.is_set():
            record = open_record(path, create=False)
            seen = record.sql(
                "select a.id, count(e.id) as n from articles a left join events e on e.article = a.id group by a.id"
            )
            halves += seen.filter(seen["n"] == 0).height
            timeline(record, "TGO", "GHA")
            export(record, Path(folder) / "out", "csv")
            looks += 1
    say(f"{looks} looks, {halves} articles seen without their events")


def say(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


BENCHES = {
    "add": bench_add,
    "timeline": bench_timeline,
    "occurrences": bench_occurrences,
    "kills": bench_kills,
    "code": bench_code,
}


def main() -> None:
    words = sys.argv[1:]
    if words[:1] == ["write"]:
        write_forever(Path(words[1]), int(words[2]))
    elif words[:1] == ["ask"]:
        ask(Path(words[1]))
    else:
        with tempfile.TemporaryDirectory() as folder:
            for name in words or ("add", "timeline"):
                BENCHES[name](Path(folder))


if __name__ == "__main__":
    main()
