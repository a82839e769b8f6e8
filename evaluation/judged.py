"""The judged sample: draw events of the development corpus, show them to a reader, hold later coders against it.

    python evaluation/judged.py draw --seed 7 [--count 200]   write the sample, not judged yet
    python evaluation/judged.py show [--first 0] [--last 50]  print events with their sentences, for judging
    python evaluation/judged.py score                         code again: which verdicts stand, and the shares

The file holds ids and offsets, never words of the corpus.
"""

from __future__ import annotations

import gzip
import random
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Annotated

import msgspec
import typer
from rich.console import Console

from dragoman.api import code_all
from dragoman.errors import DataError, DragomanError
from dragoman.evaluate.judged import Judged, JudgedParty, believed, compare, judged_of, load_judged, save_judged, shares
from dragoman.model import Article, Event
from dragoman.sources import from_text

ROOT = Path(__file__).resolve().parent.parent
CORPUS = ROOT.parent / "shared" / "corpora" / "articles_dev.jsonl.gz"
SAMPLE = ROOT / "evaluation" / "gold" / "judged.jsonl"
SURE = 0.8
"""The confidence from which the shares are printed once more."""
CONTEXT = 300
"""Characters shown before and after the sentence."""

app = typer.Typer(help="Events of real news, judged by reading.", pretty_exceptions_enable=False)
Corpus = Annotated[Path, typer.Option("--corpus", help="Articles, JSON lines.")]
Sample = Annotated[Path, typer.Option("--sample", help="File of the judged events.")]


class _Row(msgspec.Struct, frozen=True):
    """What is read of a row of the corpus."""

    id: str
    text: str
    title: str | None = None
    date: str | None = None


@app.command()
def draw(
    seed: Annotated[int, typer.Option("--seed", help="Seed of the random choice.")],
    count: Annotated[int, typer.Option("--count", help="How many events.")] = 200,
    corpus: Corpus = CORPUS,
    sample: Sample = SAMPLE,
) -> None:
    """Draw events from what the coder finds now; refuses to write over a judged sample."""
    if sample.is_file() and any(row.type_ok is not None for row in load_judged(sample)):
        raise DataError(f"{sample}: holds verdicts; name another file with --sample")
    found = [judged_of(id, event) for id, events in coded(articles(corpus)).items() for event in events]
    rows = random.Random(seed).sample(found, min(count, len(found)))
    sample.parent.mkdir(parents=True, exist_ok=True)
    save_judged(rows, sample)
    Console().print(f"{len(rows)} of {len(found)} events, seed {seed}: {sample}")


@app.command()
def show(
    first: Annotated[int, typer.Option("--first", help="Number of the first event, from 0.")] = 0,
    last: Annotated[int, typer.Option("--last", help="Number after the last event.")] = 10_000,
    corpus: Corpus = CORPUS,
    sample: Sample = SAMPLE,
) -> None:
    """Print events with their sentences and what stands around them."""
    console, texts = Console(), dict(articles(corpus))
    for number, row in list(enumerate(load_judged(sample)))[first:last]:
        for line in _shown(number, row, texts[row.article].text):
            console.print(line, markup=False, highlight=False, soft_wrap=True)


@app.command()
def score(corpus: Corpus = CORPUS, sample: Sample = SAMPLE) -> None:
    """Code the articles again; say which verdicts stand, and the shares over all and over those that stand."""
    console, rows = Console(), load_judged(sample)
    wanted = {row.article for row in rows}
    now = coded((id, article) for id, article in articles(corpus) if id in wanted)
    fates = compare(rows, now)
    console.print(dict(Counter(fate for _, fate in fates)))
    for row, fate in fates:
        if fate != "same":
            verdict = " ".join(f"{name}={getattr(row, name)}" for name in ("type_ok", "parties_ok", "status_ok"))
            console.print(f"{fate}: {row.article} {row.trigger} {row.type} {row.frame} {verdict}", soft_wrap=True)
    console.print("as judged:", shares(rows))
    console.print("verdict stands:", shares([row for row, fate in fates if fate == "same"]))
    for least in (0.0, SURE):
        console.print(f"type found again, confidence from {least}:", believed(rows, now, least))


def articles(corpus: Path) -> Iterator[tuple[str, Article]]:
    """The id that the corpus gives an article, and the article. Raises DataError where the corpus is absent."""
    if not corpus.is_file():
        raise DataError(f"{corpus} is absent; it lies outside the project and is used for measuring only")
    with gzip.open(corpus, "rb") as lines:
        for line in lines:
            row = msgspec.json.decode(line, type=_Row)
            yield row.id, from_text(row.text, published=row.date, title=row.title)


def coded(pairs: Iterator[tuple[str, Article]]) -> dict[str, Sequence[Event]]:
    """The events of each article, by the corpus id."""
    known = list(pairs)
    codings = code_all(article for _, article in known)
    return {id: coding.events for (id, _), coding in zip(known, codings, strict=True)}


def _shown(number: int, row: Judged, text: str) -> Iterator[str]:
    start, end = row.sentence
    from_, to = row.trigger
    yield f"=== {number} {row.article} {start}-{end} {row.type} {row.mode or ''} [{row.status}] {row.frame}"
    yield f"ACTORS {_named(row.actors, text)}  ->  RECIPIENTS {_named(row.recipients, text)}"
    yield f"... {text[max(0, start - CONTEXT) : start]}"
    yield f">>> {text[start:from_]}[[{text[from_:to]}]]{text[to:end]}"
    yield f"... {text[end : end + CONTEXT]}"


def _named(parties: Sequence[JudgedParty], text: str) -> str:
    return "; ".join(f"{text[slice(*p.span)]} ({p.code or p.country} {' '.join(p.sectors)})" for p in parties) or "-"


if __name__ == "__main__":
    try:
        app()
    except DragomanError as error:
        Console(stderr=True).print(f"judged: {error}", markup=False, highlight=False)
        sys.exit(1)
