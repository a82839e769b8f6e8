"""`dragoman evaluate`: score the coder on gold."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import msgspec
import typer
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from dragoman.cli.options import CodebookFiles, Json, Model
from dragoman.evaluate.relations import Labels
from dragoman.evaluate.run import DEFAULT_SCHEME, Evaluation
from dragoman.evaluate.sets import evaluate_path
from dragoman.settings import Settings


def evaluate(
    gold: Annotated[
        Path,
        typer.Argument(help="Gold file (JSONL), expected.json, or folder of cases or pages.", metavar="GOLD"),
    ],
    scheme: Annotated[
        str, typer.Option("--scheme", help="Classes of gold with marked pairs: plv2017 or plover.", metavar="NAME")
    ] = DEFAULT_SCHEME,
    as_json: Json = False,
    codebook: CodebookFiles = None,
    spacy_model: Model = None,
    no_model: Annotated[bool, typer.Option("--no-model", help="Code with the frames alone.")] = False,
) -> None:
    """Score the coder on gold: figures are shares between 0 and 1, or counts; null where a stage is missing.

    `--json` prints one object: {"set", "records", "sha256", "figures"}. Exit code 1 when the gold file breaks its
    format (line and field are named on stderr).
    """
    settings = Settings(codebook=tuple(map(str, codebook or ())), judge=not no_model)
    if spacy_model:
        settings = msgspec.structs.replace(settings, spacy_model=spacy_model)
    result = evaluate_path(gold, scheme, settings)
    if as_json:
        print(msgspec.json.encode(result.as_dict()).decode())
    else:
        show(result, Console())


def show(result: Evaluation, console: Console) -> None:
    """Print the figures; for marked pairs also the classes and what is taken for what; what is missing by name."""
    if result.labels is not None:
        console.print(_classes(result.labels), _confusion(result.labels))
    for line in result.missing:
        console.print(escape(line))
    console.print(_figures(result))


def _figures(result: Evaluation) -> Table:
    title = f"{result.set}: {result.records} records, sha256 {result.sha256[:12]}"
    table = Table("figure", "value", title=title, title_justify="left")
    table.columns[1].justify = "right"
    for name, value in result.figures.items():
        shown = "null" if value is None else f"{value:.4f}" if isinstance(value, float) else str(value)
        table.add_row(name, shown)
    return table


def _classes(labels: Labels) -> Table:
    table = Table("class", title="by class", title_justify="left")
    for heading in ("precision", "recall", "F1", "gold", "given"):
        table.add_column(heading, justify="right")
    for name, tally in labels.classes.items():
        shares = (f"{x:.3f}" for x in (tally.precision, tally.recall, tally.f1))
        table.add_row(name, *shares, str(tally.gold), str(tally.given))
    return table


def _confusion(labels: Labels) -> Table:
    given = [*labels.classes, None]
    table = Table("gold \\ given", title="what is taken for what", title_justify="left", padding=(0, 0))
    for column in given:
        table.add_column(column[:4] if column else "none", justify="right")
    for gold in labels.classes:
        counts = (labels.confusion[gold, column] for column in given)
        table.add_row(gold, *(str(count) if count else "" for count in counts))
    return table
