"""`dragoman quotes`: who said what, about whom."""

from __future__ import annotations

from typing import Annotated

import typer

from dragoman.cli.options import AsOf, Form, Format, Limit, RecordArgument, opened
from dragoman.cli.output import print_frame
from dragoman.views.stance import quotes_with_stance


def quotes(
    record: RecordArgument,
    speaker: Annotated[
        str | None, typer.Option("--speaker", help="Who says it: IRN, IRN:MIL, :REB or words of a name.", metavar="X")
    ] = None,
    about: Annotated[
        str | None, typer.Option("--about", help="Who is named in what is said, given as --speaker.", metavar="Y")
    ] = None,
    form: Format = Form.TABLE,
    limit: Limit = None,
    as_of: AsOf = None,
) -> None:
    """Show quotes and reported statements, newest first: who speaks, to whom, of what kind, for or against whom."""
    print_frame(quotes_with_stance(opened(record, as_of), speaker, about), form, limit)
