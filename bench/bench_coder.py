"""How fast articles are coded, always beside bare spaCy on the same texts in the same interleaved runs.

    python bench/bench_coder.py                      measure, print, and write docs/performance.md
    python bench/bench_coder.py run --rounds 3 --articles 300 --growth 10,100,300,3000 --corpus FILE
                                                     measure and print (--write: write the page too)

Every measurement is a process of its own, so that its peak memory is its own; loading the models is not counted as
time. bench/notes/performance.md, kept by hand, is put at the page's end: what was tried, with its figures.
"""

from __future__ import annotations

import os
import platform
import statistics
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import spacy
import typer
from rich.console import Console

from dragoman.errors import DragomanError
from dragoman.evaluate.report import stamp, table
from dragoman.scale.measure import Sample, measure
from dragoman.settings import Settings

ROOT = Path(__file__).resolve().parent.parent
CORPUS = ROOT.parent / "shared" / "corpora" / "articles_dev.jsonl.gz"
PAGE = ROOT / "docs" / "performance.md"
NOTES = ROOT / "bench" / "notes" / "performance.md"

FIRST = ROOT / "examples" / "tashkent-call.txt"
"""The page that a start is measured with."""
BARE = (
    f"import pathlib, spacy; text = pathlib.Path({str(FIRST)!r}).read_text('utf-8'); "
    f"print(len(spacy.load({Settings().spacy_model!r})(text)), flush=True)"
)
STARTS = (
    ("spacy: import, load, parse", (sys.executable, "-c", BARE)),
    ("dragoman code PAGE", (str(Path(sys.executable).parent / "dragoman"), "code", str(FIRST))),
)

app = typer.Typer(pretty_exceptions_enable=False, add_completion=False)


@app.callback(invoke_without_command=True)
def main(context: typer.Context) -> None:
    """Measure and write the page when no command is given."""
    if context.invoked_subcommand is None:
        run(write=True)


@app.command("run")
def run(
    rounds: Annotated[int, typer.Option(help="Interleaved runs of each.")] = 3,
    articles: Annotated[int, typer.Option(help="Articles a run.")] = 300,
    growth: Annotated[str, typer.Option(help="Numbers of articles, with commas, such as 300,3000,30000.")] = (
        "10,100,300"
    ),
    corpus: Annotated[Path, typer.Option(help="A .jsonl.gz of articles.")] = CORPUS,
    write: Annotated[bool, typer.Option("--write", help="Write docs/performance.md.")] = False,
) -> None:
    """Measure, print, and write the page with --write."""
    starts = [[_started(command) for _, command in STARTS] for _ in range(rounds)]
    pairs = [(measure("spacy", articles, corpus), measure("dragoman", articles, corpus)) for _ in range(rounds)]
    profile = measure("dragoman", articles, corpus, profiled=True)
    grown = [measure("dragoman", int(count), corpus) for count in growth.split(",") if count]
    command = "python bench/bench_coder.py"
    parts = ["# Performance", stamp(ROOT, command), _machine(), _page(pairs, profile), _growth(grown), _starts(starts)]
    page = "\n\n".join(filter(None, parts)) + "\n"
    Console().print(page, markup=False, highlight=False, soft_wrap=True)
    if write:
        notes = "\n" + NOTES.read_text("utf-8") if NOTES.is_file() else ""
        PAGE.parent.mkdir(exist_ok=True)
        PAGE.write_text(page + notes, encoding="utf-8")


def _machine() -> str:
    return (
        f"Machine: {platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}, "
        f"spaCy {spacy.__version__} with {Settings().spacy_model}; one process, batches of {Settings().batch}. "
        "Loading the models is not counted."
    )


def _page(pairs: list[tuple[Sample, Sample]], profile: Sample) -> str:
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
    return f"{intro}\n\n{table(head, rows)}\n\n## By stage\n\nThe slowest room is `{slowest}`.\n\n{_stages(profile)}"


def _started(command: Sequence[str]) -> tuple[float, float]:
    """Seconds by the clock and by the processors from a command's start to the first line that it prints."""
    began = time.perf_counter()
    with subprocess.Popen(command, stdout=subprocess.PIPE, env=os.environ | {"PYTHONUNBUFFERED": "1"}) as process:
        assert process.stdout is not None
        process.stdout.readline()
        seconds = time.perf_counter() - began
        user, system = Path(f"/proc/{process.pid}/stat").read_text("utf-8").rpartition(")")[2].split()[11:13]
        process.stdout.read()
    return seconds, (int(user) + int(system)) / os.sysconf("SC_CLK_TCK")


def _starts(rounds: Sequence[Sequence[tuple[float, float]]]) -> str:
    rows = []
    for number, (name, _) in enumerate(STARTS):
        clock, spent = zip(*(round_[number] for round_ in rounds), strict=True)
        rows.append((name, _middle(list(clock)), _middle(list(spent))))
    return f"## From the start to the first article\n\n{table(('run', 'seconds', 'CPU s'), rows)}"


def _stages(profile: Sample) -> str:
    total = sum(profile.stages.values())
    shares = sorted(profile.stages.items(), key=lambda item: -item[1])
    rows = [(n, f"{s:.2f}", f"{1000 * s / profile.articles:.1f}", f"{s / total:.0%}") for n, s in shares]
    return table(("stage", "CPU s", "CPU ms an article", "share"), rows)


def _middle(ratios: list[float]) -> str:
    return f"{statistics.median(ratios):.2f} ({min(ratios):.2f} to {max(ratios):.2f})"


def _row(s: Sample) -> tuple[object, ...]:
    rates = (f"{s.articles / s.seconds:.1f}", f"{s.words / s.seconds:.0f}")
    spent = (f"{s.seconds:.1f}", f"{s.cpu_seconds:.1f}")
    return (s.kind, s.articles, s.words, *spent, *rates, f"{s.load_seconds:.1f}", f"{s.peak_mb:.0f}", s.events)


def _growth(grown: list[Sample]) -> str:
    """The table of growing inputs, where any were measured."""
    if not grown:
        return ""
    rows = []
    for s in grown:
        each = f"{1000 * s.cpu_seconds / s.articles:.0f}"
        rows.append((s.articles, f"{s.seconds:.1f}", f"{s.cpu_seconds:.1f}", each, f"{s.peak_mb:.0f}"))
    head = ("articles", "seconds", "CPU s", "CPU ms an article", "peak MB")
    return f"## As the input grows\n\n{table(head, rows)}"


if __name__ == "__main__":
    try:
        app()
    except DragomanError as error:
        Console(stderr=True).print(f"bench: {error}", markup=False, highlight=False)
        sys.exit(1)
