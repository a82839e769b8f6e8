"""Pieces of the generated pages: the stamp that says when and from which commit, and tables in Markdown."""

from __future__ import annotations

import subprocess
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from pathlib import Path


def stamp(root: Path, command: str) -> str:
    """One line: the day, the commit of `root` and the command that made the page."""
    day = datetime.now(UTC).date().isoformat()
    return f"Made on {day} from commit {commit(root)} by `{command}`. Do not edit by hand."


def commit(root: Path) -> str:
    """The short hash of the checkout, with "+" where tracked files differ from it; "unknown" outside of git."""
    try:
        head = _git(root, "rev-parse", "--short", "HEAD")
        changed = _git(root, "status", "--porcelain", "--untracked-files=no")
    except (OSError, subprocess.CalledProcessError):
        return "unknown"
    return head + ("+" if changed else "")


def _git(root: Path, *arguments: str) -> str:
    done = subprocess.run(["git", "-C", str(root), *arguments], capture_output=True, text=True, check=True)
    return done.stdout.strip()


def table(head: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """A Markdown table; the first column is text, the others numbers."""
    lines = [_line(head), _line(["---", *["---:"] * (len(head) - 1)])]
    return "\n".join([*lines, *map(_line, rows)])


def _line(cells: Sequence[object]) -> str:
    return "| " + " | ".join(str(cell) for cell in cells) + " |"
