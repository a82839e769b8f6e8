"""`dragoman codebook list|show|check`: read the codebook, check one's own."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import msgspec
import typer
from rapidfuzz import process
from rich.console import Console
from rich.table import Table

from dragoman.errors import SettingError
from dragoman.events.codebook import Codebook, Frame, load_codebook, parse_frames, word_classes
from dragoman.events.decide import Coder
from dragoman.events.trial import trial
from dragoman.text import Parser

app = typer.Typer(help="Read the codebook, check one's own files.", no_args_is_help=True)
Extra = Annotated[list[Path] | None, typer.Option("--codebook", help="Further codebook files.", metavar="FILE")]


@app.command("list")
def list_frames(
    type_: Annotated[
        str | None, typer.Option("--type", help="Only frames of this PLOVER type.", metavar="TYPE")
    ] = None,
    codebook: Extra = None,
) -> None:
    """List the frames: id, type, mode, CAMEO code, predicate words."""
    table = Table("frame", "type", "mode", "cameo", "predicate")
    frames = [f for f in load_codebook(codebook or ()).frames.values() if type_ in (None, f.type)]
    for frame in frames:
        table.add_row(frame.id, frame.type, frame.mode or "", frame.cameo, predicate_words(frame))
    Console().print(table)
    print(f"{len(frames)} frames")


@app.command("show")
def show(frame_id: Annotated[str, typer.Argument(help="Id of a frame.", metavar="ID")], codebook: Extra = None) -> None:
    """Show one frame with its examples and near misses."""
    frame = _frame(load_codebook(codebook or ()), frame_id)
    print(msgspec.json.format(msgspec.json.encode(frame), indent=2).decode())


@app.command("check")
def check(files: Annotated[list[Path], typer.Argument(help="Codebook files to check.", metavar="FILE...")]) -> None:
    """Check codebook files: their format, their examples and their near misses. Exit code 1 where one fails."""
    codebook = load_codebook(files)
    ids = [f.id for path in files for f in parse_frames(str(path), path.read_text("utf-8"), word_classes(), {})]
    parser = Parser()
    problems = list(trial([codebook.frames[i] for i in ids], Coder(codebook), parser.nlp.pipe))
    for problem in problems:
        print(problem, file=sys.stderr)
    print(f"{len(ids)} frames checked, {len(problems)} problems")
    if problems:
        raise typer.Exit(1)


def predicate_words(frame: Frame) -> str:
    """The head words of a frame's predicate, for people."""
    p = frame.predicate
    return ", ".join((*p.verb, *p.noun, *p.adjective))


def _frame(codebook: Codebook, frame_id: str) -> Frame:
    if frame_id not in codebook.frames:
        near = [name for name, *_ in process.extract(frame_id, codebook.frames.keys(), limit=3)]
        raise SettingError(
            f"no frame has the id {frame_id!r}; the nearest are {', '.join(near)}; see dragoman codebook list"
        )
    return codebook.frames[frame_id]
