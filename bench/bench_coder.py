"""How fast articles are coded, always beside bare spaCy on the same texts in the same interleaved runs.

    python bench/bench_coder.py                      measure, print, and write docs/performance.md
    python bench/bench_coder.py run --rounds 3 --articles 300 --growth 10,100,300,3000 --corpus FILE
                                                     measure and print (--write: write the page too)

Every measurement is a process of its own, so that its peak memory is its own; loading the models is not counted as
time.
"""

from __future__ import annotations

import gzip
import os
import platform
import resource
import statistics
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from itertools import cycle, islice
from pathlib import Path
from typing import Annotated, Any

import msgspec
import spacy
import typer
from rich.console import Console

from dragoman.errors import DragomanError, InputError
from dragoman.evaluate.report import stamp, table
from dragoman.settings import Settings

ROOT = Path(__file__).resolve().parent.parent
CORPUS = ROOT.parent / "shared" / "corpora" / "articles_dev.jsonl.gz"
PAGE = ROOT / "docs" / "performance.md"
STAGES = ("find_actors", "find_quotes", "find_times", "find_places", "_link")
"""Functions of the pipeline that are timed one by one; parsing and coding events are timed at their methods."""

app = typer.Typer(pretty_exceptions_enable=False, add_completion=False)


class Row(msgspec.Struct, frozen=True):
    """An article of the corpus."""

    text: str
    date: str | None = None
    title: str | None = None


class Sample(msgspec.Struct, frozen=True):
    """One measurement: `kind` "spacy" or "dragoman"; seconds (of the clock, of all cores) without loading; `peak_mb`
    of the process."""

    kind: str
    articles: int
    words: int
    seconds: float
    cpu_seconds: float
    load_seconds: float
    peak_mb: float
    events: int = 0
    stages: dict[str, float] = {}


@app.callback(invoke_without_command=True)
def main(context: typer.Context) -> None:
    """Measure and write the page when no command is given."""
    if context.invoked_subcommand is None:
        run(write=True)


@app.command("worker", hidden=True)
def worker(kind: str, count: int, corpus: Path, profiled: bool = False) -> None:
    """Measure once, in this process, and print the sample as JSON."""
    rows = list(islice(cycle(read_rows(corpus)), count))
    sample = _spacy(rows) if kind == "spacy" else _dragoman(rows, profiled)
    sys.stdout.write(msgspec.json.encode(sample).decode())


def read_rows(corpus: Path) -> list[Row]:
    """The articles of the corpus. Raises InputError where it is absent."""
    if not corpus.is_file():
        raise InputError(f"{corpus}: absent; give a .jsonl.gz of records with `text` and `date` by --corpus")
    decoder = msgspec.json.Decoder(Row)
    with gzip.open(corpus, "rb") as lines:
        return [decoder.decode(line) for line in lines]


def _spacy(rows: list[Row]) -> Sample:
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
        stages = {**spent, "rest": seconds - sum(spent.values())} if spent else {}
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
        begun = time.perf_counter()
        try:
            return stage(*arguments, **named)
        finally:
            spent[name] += time.perf_counter() - begun  # type: ignore[assignment]

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


def measure(kind: str, count: int, corpus: Path, profiled: bool = False) -> Sample:
    """One measurement in a process of its own."""
    command = [sys.executable, __file__, "worker", kind, str(count), str(corpus)]
    done = subprocess.run(command + ["--profiled"] * profiled, capture_output=True, text=True, check=False)
    if done.returncode:
        raise DragomanError(f"{' '.join(command)} failed: {done.stderr[-2000:]}")
    return msgspec.json.decode(done.stdout, type=Sample)


@app.command("run")
def run(
    rounds: Annotated[int, typer.Option(help="Interleaved runs of each.")] = 3,
    articles: Annotated[int, typer.Option(help="Articles a run.")] = 300,
    growth: Annotated[str, typer.Option(help="Numbers of articles, with commas.")] = "10,100,300,3000",
    corpus: Annotated[Path, typer.Option(help="A .jsonl.gz of articles.")] = CORPUS,
    write: Annotated[bool, typer.Option("--write", help="Write docs/performance.md.")] = False,
) -> None:
    """Measure, print, and write the page with --write."""
    pairs = [(measure("spacy", articles, corpus), measure("dragoman", articles, corpus)) for _ in range(rounds)]
    profile = measure("dragoman", articles, corpus, profiled=True)
    grown = [measure("dragoman", int(count), corpus) for count in growth.split(",") if count]
    command = "python bench/bench_coder.py"
    page = "\n".join(["# Performance", "", stamp(ROOT, command), "", _machine(), "", _page(pairs, profile, grown)])
    Console().print(page, markup=False, highlight=False, soft_wrap=True)
    if write:
        PAGE.parent.mkdir(exist_ok=True)
        PAGE.write_text(page + "\n", encoding="utf-8")


def _machine() -> str:
    return (
        f"Machine: {platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}, "
        f"spaCy {spacy.__version__} with {Settings().spacy_model}; one process, batches of {Settings().batch}. "
        "Loading the models is not counted."
    )


def _page(pairs: list[tuple[Sample, Sample]], profile: Sample, grown: list[Sample]) -> str:
    clock = [ours.seconds / bare.seconds for bare, ours in pairs]
    cpu = [ours.cpu_seconds / bare.cpu_seconds for bare, ours in pairs]
    intro = (
        f"Coding takes {_middle(clock)} times as long as bare spaCy by the clock, {_middle(cpu)} times by the seconds "
        f"of the processors: medians of {len(pairs)} interleaved runs, with the least and the most. On a machine that "
        "has other work the second is the one to trust."
    )
    head = ("run", "articles", "words", "seconds", "CPU s", "articles/s", "words/s", "load s", "peak MB", "events")
    rows = [_row(sample) for pair in pairs for sample in pair]
    slowest = max(profile.stages, key=lambda name: profile.stages[name])
    shares = sorted(profile.stages.items(), key=lambda item: -item[1])
    total = sum(profile.stages.values())
    stages = table(("stage", "seconds", "share"), [(n, f"{s:.2f}", f"{s / total:.0%}") for n, s in shares])
    return (
        f"{intro}\n\n{table(head, rows)}\n\n## By stage\n\nThe slowest room is `{slowest}`.\n\n{stages}\n\n"
        f"## As the input grows\n\n{_growth(grown)}"
    )


def _middle(ratios: list[float]) -> str:
    return f"{statistics.median(ratios):.2f} ({min(ratios):.2f} to {max(ratios):.2f})"


def _row(s: Sample) -> tuple[object, ...]:
    rates = (f"{s.articles / s.seconds:.1f}", f"{s.words / s.seconds:.0f}")
    spent = (f"{s.seconds:.1f}", f"{s.cpu_seconds:.1f}")
    return (s.kind, s.articles, s.words, *spent, *rates, f"{s.load_seconds:.1f}", f"{s.peak_mb:.0f}", s.events)


def _growth(grown: list[Sample]) -> str:
    rows = []
    for s in grown:
        each = f"{1000 * s.cpu_seconds / s.articles:.0f}"
        rows.append((s.articles, f"{s.seconds:.1f}", f"{s.cpu_seconds:.1f}", each, f"{s.peak_mb:.0f}"))
    return table(("articles", "seconds", "CPU s", "CPU ms an article", "peak MB"), rows)


if __name__ == "__main__":
    try:
        app()
    except DragomanError as error:
        Console(stderr=True).print(f"bench: {error}", markup=False, highlight=False)
        sys.exit(1)
