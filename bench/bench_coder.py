"""How fast articles are coded, always beside bare spaCy on the same texts in the same interleaved runs.

    python bench/speed.py [--rounds 3] [--articles 300] [--growth 10,100,300,3000] [--corpus FILE] [--write]

Every measurement is a process of its own, so that its peak memory is its own; loading the models is not counted as
time. --write puts the result into docs/performance.md.
"""

from __future__ import annotations

import gzip
import json
import os
import platform
import resource
import statistics
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from itertools import cycle, islice
from pathlib import Path
from typing import Annotated, Any

import msgspec
import spacy
import typer
from rich.console import Console

from dragoman import pipeline
from dragoman.errors import DragomanError, InputError
from dragoman.evaluate.report import stamp, table
from dragoman.model import Article
from dragoman.settings import Settings
from dragoman.sources import from_text

ROOT = Path(__file__).resolve().parent.parent
CORPUS = ROOT.parent / "shared" / "corpora" / "articles_dev.jsonl.gz"
PAGE = ROOT / "docs" / "performance.md"
STAGES = ("find_actors", "find_quotes", "find_times", "find_places", "_link")
"""Functions of the pipeline that are timed one by one; parsing and coding events are timed at their methods."""

app = typer.Typer(pretty_exceptions_enable=False, add_completion=False)


class Sample(msgspec.Struct, frozen=True):
    """One measurement: `kind` "spacy" or "dragoman"; seconds without loading; `peak_mb` of the process."""

    kind: str
    articles: int
    words: int
    seconds: float
    load_seconds: float
    peak_mb: float
    events: int = 0
    stages: dict[str, float] = {}


@app.command("worker", hidden=True)
def worker(kind: str, count: int, corpus: Path, profiled: bool = False) -> None:
    """Measure once, in this process, and print the sample as JSON."""
    articles = list(islice(cycle(texts(corpus)), count))
    sample = _spacy(articles) if kind == "spacy" else _dragoman(articles, profiled)
    sys.stdout.write(msgspec.json.encode(sample).decode())


def texts(corpus: Path) -> list[Article]:
    """The articles of the corpus. Raises InputError where it is absent."""
    if not corpus.is_file():
        raise InputError(f"{corpus}: absent; give a .jsonl.gz of records with `text` and `date` by --corpus")
    with gzip.open(corpus, "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    return [from_text(row["text"], published=row.get("date"), title=row.get("title")) for row in rows]


def _spacy(articles: list[Article]) -> Sample:
    begun = time.perf_counter()
    settings = Settings()
    nlp = spacy.load(settings.spacy_model)
    loaded = time.perf_counter()
    for _ in nlp.pipe((a.text for a in articles), batch_size=settings.batch):
        pass
    return _sample("spacy", articles, (begun, loaded), 0, Counter())


def _dragoman(articles: list[Article], profiled: bool) -> Sample:
    begun = time.perf_counter()
    coder = pipeline.Pipeline()
    spent: Counter[str] = Counter()
    if profiled:
        _watch(coder, spent)
    loaded = time.perf_counter()
    events = sum(len(coding.events) for coding in coder.code_all(articles))
    return _sample("dragoman", articles, (begun, loaded), events, spent)


def _sample(kind: str, articles: list[Article], clock: tuple[float, float], events: int, spent: Counter[str]) -> Sample:
    seconds = time.perf_counter() - clock[1]
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    words = sum(len(article.text.split()) for article in articles)
    stages = dict(spent)
    if stages:
        stages["rest"] = seconds - sum(stages.values())
    return Sample(kind, len(articles), words, seconds, clock[1] - clock[0], peak, events, stages)


def _watch(coder: pipeline.Pipeline, spent: Counter[str]) -> None:
    """Put a clock around each stage."""
    for name in STAGES:
        setattr(pipeline, name, _clocked(name.removeprefix("find_").lstrip("_"), getattr(pipeline, name), spent))
    coder.coder.code = _clocked("events", coder.coder.code, spent)  # type: ignore[method-assign]
    coder.parser.pipe = _clocked_pipe(coder.parser.pipe, spent)  # type: ignore[method-assign]


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
    command = "python bench/speed.py run --write"
    page = "\n".join(["# Performance", "", stamp(ROOT, command), "", _machine(), "", _page(pairs, profile, grown)])
    Console().print(page, markup=False, highlight=False)
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
    ratios = [ours.seconds / bare.seconds for bare, ours in pairs]
    ratio = f"Coding takes {statistics.median(ratios):.2f} times as long as bare spaCy "
    spread = f"(median of {len(ratios)} interleaved runs, {min(ratios):.2f} to {max(ratios):.2f})."
    head = ("run", "articles", "words", "seconds", "articles/s", "words/s", "load s", "peak MB", "events")
    rows = [_row(sample) for pair in pairs for sample in pair]
    slowest = max(profile.stages, key=lambda name: profile.stages[name])
    shares = sorted(profile.stages.items(), key=lambda item: -item[1])
    total = sum(profile.stages.values())
    stages = table(("stage", "seconds", "share"), [(n, f"{s:.2f}", f"{s / total:.0%}") for n, s in shares])
    return (
        f"{ratio}{spread}\n\n{table(head, rows)}\n\n## By stage\n\nThe slowest room is `{slowest}`.\n\n{stages}\n\n"
        f"## As the input grows\n\n{_growth(grown)}"
    )


def _row(s: Sample) -> tuple[object, ...]:
    rates = (f"{s.articles / s.seconds:.1f}", f"{s.words / s.seconds:.0f}")
    return (
        s.kind,
        s.articles,
        s.words,
        f"{s.seconds:.1f}",
        *rates,
        f"{s.load_seconds:.1f}",
        f"{s.peak_mb:.0f}",
        s.events,
    )


def _growth(grown: list[Sample]) -> str:
    rows = [(s.articles, f"{s.seconds:.1f}", f"{1000 * s.seconds / s.articles:.0f}", f"{s.peak_mb:.0f}") for s in grown]
    return table(("articles", "seconds", "ms an article", "peak MB"), rows)


if __name__ == "__main__":
    try:
        app()
    except DragomanError as error:
        Console(stderr=True).print(f"bench: {error}", markup=False, highlight=False)
        sys.exit(1)
