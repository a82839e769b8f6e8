"""`dragoman places build`: a gazetteer from a GeoNames dump."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from dragoman.context.geo.dump import build_gazetteer

app = typer.Typer(help="Build a gazetteer of your own.", no_args_is_help=True)


@app.callback()
def places() -> None:
    """Build a gazetteer of your own."""


@app.command("build")
def build(
    dump: Annotated[
        Path, typer.Argument(help="allCountries.zip, cities500.zip or a country's file of GeoNames.", metavar="DUMP")
    ],
    out: Annotated[Path, typer.Argument(help="The gazetteer file to write.", metavar="OUT")],
) -> None:
    """Turn a GeoNames dump into a gazetteer file; docs/places.md says how to use it."""
    print(f"{build_gazetteer(dump, out)} places written to {out}")
