"""Options and arguments that several commands share."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dragoman.paths import located
from dragoman.settings import HELP

if TYPE_CHECKING:
    from dragoman.record import Record


class Form(StrEnum):
    """How rows are printed."""

    TABLE = "table"
    JSONL = "jsonl"
    CSV = "csv"


class Engine(StrEnum):
    """Where articles are coded."""

    LOCAL = "local"
    RAY = "ray"


RecordArgument = Annotated[Path, typer.Argument(parser=located, help="Folder of the record.", metavar="RECORD")]
AsOf = Annotated[
    int | None, typer.Option("--as-of-version", help="The record as it was at this version.", metavar="N", min=0)
]
Format = Annotated[
    Form, typer.Option("--format", help="A table for people, JSON lines or CSV.", metavar="table|jsonl|csv")
]
Limit = Annotated[int | None, typer.Option("--limit", help="Show so many rows at most.", metavar="N", min=1)]
CodebookFiles = Annotated[list[Path] | None, typer.Option("--codebook", help=HELP["codebook"], metavar="FILE")]
Model = Annotated[str | None, typer.Option("--spacy-model", help=HELP["spacy_model"], metavar="NAME")]
Json = Annotated[bool, typer.Option("--json", help="Print JSON instead of a table.")]


def opened(path: Path, as_of: int | None = None, *, create: bool = False) -> Record:
    """The record in a folder. Raises RecordError where there is none, unless it may `create` one."""
    from dragoman.record import open_record

    return open_record(path, create=create, as_of_version=as_of)
