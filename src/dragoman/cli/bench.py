"""`dragoman bench`: how fast articles are coded on this machine, beside bare spaCy on the same texts."""

from __future__ import annotations

import statistics
import tempfile
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import Annotated

import typer
from rich.table import Table

from dragoman.cli.output import console
from dragoman.errors import InputError
from dragoman.events.codebook import load_codebook
from dragoman.model import Article
from dragoman.scale.measure import Row, Sample, measure, write_rows
from dragoman.settings import Settings
from dragoman.sources import read

SENTENCES = 40
"""Sentences of an article that is made of the codebook's examples."""


def bench(
    paths: Annotated[
        list[Path] | None,
        typer.Argument(help="Texts to measure with; without any, the codebook's examples.", metavar="[PATH]..."),
    ] = None,
    articles: Annotated[
        int, typer.Option("--articles", help="Articles a run; the texts come again where there are fewer.", min=1)
    ] = 60,
    rounds: Annotated[int, typer.Option("--rounds", help="Runs of each, in turns.", min=1)] = 3,
) -> None:
    """Measure how fast this machine codes, and print the ratio to bare spaCy.

    Bare spaCy runs its whole pipeline over the same texts, in turns with the coder, each time in a process of its own.
    Loading the models is not counted. The ratio is of processor seconds, which other work on the machine disturbs
    little.
    """
    rows = list(islice(_rows(paths or []), articles))
    if not rows:
        raise InputError("bench: found no article in what was given; name files or folders of English news, or nothing")
    with tempfile.TemporaryDirectory() as folder:
        corpus = Path(folder) / "articles.jsonl.gz"
        write_rows(corpus, rows)
        pairs = [(measure("spacy", articles, corpus), measure("dragoman", articles, corpus)) for _ in range(rounds)]
    _print(pairs)


def _rows(paths: Iterable[Path]) -> Iterator[Row]:
    """The articles of the paths, or texts made of the codebook's examples where there is none."""
    for path in paths:
        for item in read(path, Settings()):
            if isinstance(item, Article) and item.language == "en":
                yield Row(item.text, item.published)
    if not paths:
        examples = [example.text for frame in load_codebook().frames.values() for example in frame.examples]
        for start in range(0, len(examples), SENTENCES):
            yield Row("\n".join(examples[start : start + SENTENCES]), "2020-05-24")


def _print(pairs: list[tuple[Sample, Sample]]) -> None:
    table = Table()
    for name in ("run", "articles", "words", "CPU s", "CPU ms an article", "words/s", "load s", "peak MB"):
        table.add_column(name, justify="left" if name == "run" else "right")
    for sample in (sample for pair in pairs for sample in pair):
        each, speed = 1000 * sample.cpu_seconds / sample.articles, sample.words / sample.seconds
        rates = (f"{sample.cpu_seconds:.1f}", f"{each:.0f}", f"{speed:.0f}")
        more = (f"{sample.load_seconds:.1f}", f"{sample.peak_mb:.0f}")
        table.add_row(sample.kind, str(sample.articles), str(sample.words), *rates, *more)
    ratios = [ours.cpu_seconds / bare.cpu_seconds for bare, ours in pairs]
    console().print(table)
    console().print(
        f"Coding takes {statistics.median(ratios):.2f} times the processor time of bare spaCy "
        f"({min(ratios):.2f} to {max(ratios):.2f})."
    )
