"""The command line: `dragoman COMMAND ...`. Each command is a thin wrapper on a plain function that returns data."""

from dragoman.cli.app import main

__all__ = ["main"]
