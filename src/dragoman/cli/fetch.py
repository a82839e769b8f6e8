"""`dragoman fetch`: pages from the network into a folder."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from dragoman.model import Unread
from dragoman.settings import Settings
from dragoman.sources.fetch import fetch as fetch_pages
from dragoman.sources.get import Limits


def fetch(
    urls: Annotated[
        list[str],
        typer.Argument(help="Addresses of pages or feeds; - reads them from standard input.", metavar="URL..."),
    ],
    into: Annotated[Path, typer.Option("--into", help="Folder for the pages; dragoman code reads it.", metavar="DIR")],
    delay: Annotated[
        float, typer.Option("--delay", help="Seconds between two requests to one host.", min=0.5)
    ] = Limits().delay,
    contact: Annotated[
        str | None, typer.Option("--contact", help="Your address, for publishers to find in the User-Agent.")
    ] = None,
) -> None:
    """Fetch pages politely: robots.txt obeyed, one request at a time, unchanged pages not sent again.

    Exit code 1 when an address could not be fetched (each is named on stderr, with its reason).
    """
    listed = [line.strip() for line in sys.stdin if line.strip()] if "-" in urls else []
    limits = Limits(delay=delay, max_bytes=Settings().max_bytes)
    failed = 0
    for found in fetch_pages([*(url for url in urls if url != "-"), *listed], into, limits=limits, contact=contact):
        if isinstance(found, Unread):
            failed += 1
            print(f"dragoman: {found.path}: {found.reason}", file=sys.stderr)
        else:
            print(f"{found.path}{'' if found.changed else '  (unchanged)'}")
    if failed:
        raise typer.Exit(1)
