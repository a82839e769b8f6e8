"""Options that several commands share; names, defaults and help come from the settings table."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from dragoman.settings import HELP

RecordArgument = Annotated[Path, typer.Argument(help="Folder of the record.", metavar="RECORD")]
Published = Annotated[str | None, typer.Option("--published", help=HELP["published"], metavar="DATE")]
CodebookFiles = Annotated[list[Path] | None, typer.Option("--codebook", help=HELP["codebook"], metavar="FILE")]
Model = Annotated[str | None, typer.Option("--spacy-model", help=HELP["spacy_model"], metavar="NAME")]
Json = Annotated[bool, typer.Option("--json", help="Print JSON instead of a table.")]
