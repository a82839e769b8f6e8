"""How fast articles are coded, beside bare spaCy on the same texts.

Every measurement is a process of its own, so that its peak memory is its own and neither side finds what the other
left in the caches. Seconds are those of the processor (`cpu_seconds`, `stages`): other work on the machine disturbs
them little. Loading the models is not counted as work.
"""

from __future__ import annotations

import gzip
import resource
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import cycle, islice
from pathlib import Path
from typing import Any

import msgspec

from dragoman.errors import DragomanError, InputError
from dragoman.settings import Settings

STAGES = ("find_cast", "find_quotes", "find_times", "find_places", "_link")
"""Functions of the pipeline that are timed one by one; parsing and coding events are timed at their methods."""


class Row(msgspec.Struct, frozen=True):
    """An article of the corpus."""

    text: str
    date: str | None = None
    title: str | None = None


class Sample(msgspec.Struct, frozen=True):
    """One measurement. `kind` is "spacy" or "dragoman"; `seconds` (of the clock), `cpu_seconds` and `stages`
    (processor seconds by stage) are without loading; `peak_mb` is the process's."""

    kind: str
    articles: int
    words: int
    seconds: float
    cpu_seconds: float
    load_seconds: float
    peak_mb: float
    events: int = 0
    stages: dict[str, float] = {}


def read_rows(corpus: Path) -> list[Row]:
    """The articles of a corpus: JSON lines, packed by gzip. Raises InputError where it is absent or empty."""
    if not corpus.is_file():
        raise InputError(f"{corpus}: absent; give a .jsonl.gz of records with `text` and `date` by --corpus")
    decoder = msgspec.json.Decoder(Row)
    with gzip.open(corpus, "rb") as lines:
        rows = [decoder.decode(line) for line in lines]
    if not rows:
        raise InputError(f"{corpus}: found no article; give a .jsonl.gz of records with `text` and `date`")
    return rows


def write_rows(corpus: Path, rows: Iterable[Row]) -> None:
    """Write a corpus that `read_rows` reads."""
    with gzip.open(corpus, "wb", compresslevel=1) as file:
        file.writelines(msgspec.json.encode(row) + b"\n" for row in rows)


def measure(kind: str, count: int, corpus: Path, profiled: bool = False) -> Sample:
    """Measure once, in a process of its own, over `count` articles (the corpus again and again where it has fewer)."""
    command = [sys.executable, "-m", "dragoman.scale.measure", kind, str(count), str(corpus), *["profiled"] * profiled]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        raise DragomanError(f"{' '.join(command)} failed: {done.stderr[-2000:]}")
    return msgspec.json.decode(done.stdout, type=Sample)


def measured_here(kind: str, count: int, corpus: Path, profiled: bool = False) -> Sample:
    """Measure once, in this process: it is good for nothing else afterwards."""
    rows = list(islice(cycle(read_rows(corpus)), count))
    return _spacy(rows) if kind == "spacy" else _dragoman(rows, profiled)


def _spacy(rows: list[Row]) -> Sample:
    import spacy

    clock = Clock()
    settings = Settings()
    nlp = spacy.load(settings.spacy_model)
    clock.start()
    for _ in nlp.pipe((row.text for row in rows), batch_size=settings.batch):
        pass
    return clock.sample("spacy", rows)


def _dragoman(rows: list[Row], profiled: bool) -> Sample:
    # Imported here, so that the memory of bare spaCy is its own.
    from dragoman import pipeline
    from dragoman.sources import from_text

    clock = Clock()
    coder = pipeline.Pipeline()
    spent: Counter[str] = Counter()
    if profiled:
        _watch(pipeline, coder, spent)
    clock.start()
    articles = (from_text(row.text, published=row.date, title=row.title) for row in rows)
    events = sum(len(coding.events) for coding in coder.code_all(articles))
    return clock.sample("dragoman", rows, events, spent)


class Clock:
    """Measures loading from when it is made, then the work from `start`."""

    def __init__(self) -> None:
        self.begun = time.perf_counter()

    def start(self) -> None:
        """Loading is over."""
        self.loaded, self.cpu = time.perf_counter(), time.process_time()

    def sample(self, kind: str, rows: list[Row], events: int = 0, spent: Mapping[str, float] | None = None) -> Sample:
        """The work is over."""
        seconds, cpu = time.perf_counter() - self.loaded, time.process_time() - self.cpu
        stages = {**spent, "rest": cpu - sum(spent.values())} if spent else {}
        return Sample(
            kind=kind,
            articles=len(rows),
            words=sum(len(row.text.split()) for row in rows),
            seconds=seconds,
            cpu_seconds=cpu,
            load_seconds=self.loaded - self.begun,
            peak_mb=resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
            events=events,
            stages=stages,
        )


def _watch(pipeline: Any, coder: Any, spent: Counter[str]) -> None:
    """Put a clock around each stage."""
    for name in STAGES:
        setattr(pipeline, name, _clocked(name.removeprefix("find_").lstrip("_"), getattr(pipeline, name), spent))
    coder.coder.code = _clocked("events", coder.coder.code, spent)
    coder.parser.pipe = _clocked_pipe(coder.parser.pipe, spent)


def _clocked(name: str, stage: Callable[..., Any], spent: Counter[str]) -> Callable[..., Any]:
    def run(*arguments: Any, **named: Any) -> Any:
        begun = time.process_time()
        try:
            return stage(*arguments, **named)
        finally:
            spent[name] += time.process_time() - begun  # type: ignore[assignment]

    return run


def _clocked_pipe(pipe: Callable[..., Iterator[Any]], spent: Counter[str]) -> Callable[..., Iterator[Any]]:
    def run(*arguments: Any, **named: Any) -> Iterator[Any]:
        following = _clocked("parse", iter(pipe(*arguments, **named)).__next__, spent)
        while True:
            try:
                item = following()
            except StopIteration:
                return
            yield item

    return run


if __name__ == "__main__":
    _kind, _count, _corpus, *_more = sys.argv[1:]
    sys.stdout.write(msgspec.json.encode(measured_here(_kind, int(_count), Path(_corpus), bool(_more))).decode())
