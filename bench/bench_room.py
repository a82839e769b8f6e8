"""How fast the reading room answers, and what its pages weigh.

    python bench/bench_room.py pages [RECORD]            every page: first and warm answer, bytes (100,000 events)
    python bench/bench_room.py large                     the same on 5,000,000 synthetic events (needs 0.1 GB of disk)
    python bench/bench_room.py load [SECONDS [READERS]]  many readers at once while another process writes

All rows are made up. Times are wall-clock on this machine; the server is `dragoman serve` in a process of its own,
asked over the loopback.
"""

from __future__ import annotations

import gzip
import itertools
import json
import statistics
import subprocess
import sys
import tempfile
import threading
import time
import urllib.error
import urllib.request
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
from bench_record import say, store_fast, synthetic
from dragoman.record import open_record
from dragoman.record.writer import Run

PAGES = (
    "/", "/search", "/search?type=ASSAULT&since=2010-01-01&until=2012-12-31", "/search?text=something&actor=IRN",
    "/pair/IRN/IRQ", "/pair/IRN:GOV/IRQ", "/actor/IRN", "/map", "/network", "ARTICLE", "OCCURRENCE",
    "/api/v1/events?limit=100", "/api/v1/timeline?between=IRN,IRQ", "/chart/timeline.json?between=IRN,IRQ",
    "/chart/volume.json", "/chart/network.json",
)  # fmt: skip
KIT = ("/static/room.css", "/static/room.js", "/vega.js", "/static/world.json")


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """A server of the record on a free port."""
    words = [str(Path(sys.executable).with_name("dragoman")), "serve", str(folder), "--port", "0"]
    with subprocess.Popen(words, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        address = process.stdout.readline().split(" is open at ")[1].split()[0].rstrip("/")
        try:
            yield address
        finally:
            process.terminate()


def ask(url: str) -> tuple[float, bytes]:
    """Milliseconds and body of one answer, without compression."""
    began = time.perf_counter()
    with urllib.request.urlopen(url) as answer:
        body: bytes = answer.read()
    return 1000 * (time.perf_counter() - began), body


def measure(folder: Path) -> None:
    with served(folder) as address:
        time.sleep(4)  # the bundle is made meanwhile
        event = json.loads(ask(f"{address}/api/v1/events?limit=1")[1])["events"][0]
        say("| page | first ms | warm ms | kB | kB compressed |\n| --- | --- | --- | --- | --- |")
        for page in (*PAGES, *KIT):
            path = page.replace("ARTICLE", f"/article/{event['article']}").replace(
                "OCCURRENCE", f"/occurrence/{event['id']}"
            )
            first, body = ask(address + path)
            warm = statistics.median(ask(address + path)[0] for _ in range(5))
            small = len(gzip.compress(body, 6))
            say(f"| {page} | {first:.0f} | {warm:.0f} | {len(body) / 1000:.0f} | {small / 1000:.0f} |")


def load(folder: Path, seconds: float, readers: int) -> None:
    """Readers ask page after page, while this process adds an article every half second."""
    record = open_record(folder)
    counts: Counter[str] = Counter()
    times: list[float] = []
    until = time.monotonic() + seconds
    paths = ("/", "/search", "/pair/IRN/IRQ", "/actor/IRN", "/map", "/network", "/api/v1/events?limit=20")

    def read(address: str, start: int) -> None:
        for path in itertools.islice(itertools.cycle(paths), start, None):
            if time.monotonic() > until:
                return
            try:
                times.append(ask(address + path)[0])
                counts["answers"] += 1
            except (urllib.error.URLError, OSError) as error:
                counts[f"error {path}: {error}"] += 1

    with served(folder) as address:
        threads = [threading.Thread(target=read, args=(address, n)) for n in range(readers)]
        for thread in threads:
            thread.start()
        for number in itertools.count(1000):
            if time.monotonic() > until:
                break
            record.add(synthetic(10, seed=number))
            counts["commits"] += 1
            time.sleep(0.5)
        for thread in threads:
            thread.join()
    middle, slow = statistics.median(times), statistics.quantiles(times, n=100)[98]
    say(f"{readers} readers, {seconds:.0f} s: {dict(counts)}; median {middle:.0f} ms, 99th percentile {slow:.0f} ms")


def main() -> None:
    wanted = sys.argv[1] if len(sys.argv) > 1 else "pages"
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made) / "record"
        if wanted == "large":
            open_record(folder)
            for number in range(50):
                store_fast(folder, number + 1, Run(id="bench"))
        elif wanted == "pages" and len(sys.argv) > 2:
            folder = Path(sys.argv[2])
        else:
            open_record(folder).add(synthetic(100_000))
        if wanted == "load":
            load(folder, float((sys.argv[2:3] or ["60"])[0]), int((sys.argv[3:4] or ["50"])[0]))
        else:
            measure(folder)


if __name__ == "__main__":
    main()
