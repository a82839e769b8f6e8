"""The quality gate: figures against their floors.

    python evaluation/gate.py                     check every set that is there (exit code 1 under a floor)
    python evaluation/gate.py check cases         check some sets
    python evaluation/gate.py raise [SET ...]     lift the floors to what is reached now; take up a grown set
    python evaluation/gate.py lower SET FIGURE VALUE --lower --reason "why"

A set that is absent and optional is named and passed over; one that is not optional fails.
"""

from __future__ import annotations

import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from dragoman.errors import DataError, DragomanError, SettingError
from dragoman.evaluate.floors import (
    Floors,
    Lowered,
    SetFloor,
    current,
    failures,
    load_floors,
    lowered,
    raised,
    save_floors,
)
from dragoman.evaluate.run import Evaluation
from dragoman.evaluate.sets import evaluate_path

ROOT = Path(__file__).resolve().parent.parent
FLOORS = ROOT / "evaluation" / "floors.json"

app = typer.Typer(help="Figures against their floors.", pretty_exceptions_enable=False)
Sets = Annotated[list[str] | None, typer.Argument(help="Sets to look at; all without any.", metavar="SET")]
File = Annotated[Path, typer.Option("--floors", help="File of the floors.")]


@app.callback(invoke_without_command=True)
def main(context: typer.Context) -> None:
    """Check every set when no command is given."""
    if context.invoked_subcommand is None:
        check()


@app.command()
def check(sets: Sets = None, floors: File = FLOORS) -> None:
    """Check figures, hashes and counts; exit code 1 when one does not hold."""
    console, wrong = Console(), []
    for name, floor in _chosen(load_floors(floors), sets).items():
        try:
            found = _evaluated(name, floor)
        except DragomanError as error:
            wrong.append(f"{name}: {error}")
            continue
        if found is None:
            console.print(f"{name}: absent, passed over")
            continue
        problems = failures(floor, found)
        wrong += problems + ([f"  {line}" for line in found.missing] if problems else [])
        console.print(f"{name}: {'FAILS' if problems else 'holds'}  {_shown(found)}", highlight=False, soft_wrap=True)
    for line in wrong:
        console.print(line, style="red", highlight=False, markup=False, soft_wrap=True)
    if wrong:
        raise typer.Exit(1)


@app.command("raise")
def raise_floors(sets: Sets = None, floors: File = FLOORS) -> None:
    """Lift floors to what is reached now; none is lowered."""
    known = load_floors(floors)
    new = dict(known.sets)
    for name, floor in _chosen(known, sets).items():
        found = _evaluated(name, floor)
        if found is not None:
            new[name] = raised(floor, found)
            Console().print(f"{name}: {_shown(found)}", highlight=False, soft_wrap=True)
    save_floors(Floors(new, known.lowered), floors)


@app.command()
def lower(
    set_name: Annotated[str, typer.Argument(metavar="SET")],
    figure: Annotated[str, typer.Argument(metavar="FIGURE")],
    value: Annotated[float, typer.Argument(metavar="VALUE")],
    really: Annotated[bool, typer.Option("--lower", help="Say that this lowers a floor.")] = False,
    reason: Annotated[str, typer.Option("--reason", help="Why; kept in the file.")] = "",
    floors: File = FLOORS,
) -> None:
    """Lower one floor, with a reason that is kept."""
    if not really:
        raise SettingError("this lowers a floor: say so with --lower, and why with --reason")
    known = load_floors(floors)
    old = current(known, set_name, figure)
    day = datetime.now(UTC).date().isoformat()
    change = Lowered(day, set_name, figure, old, int(value) if isinstance(old, int) else value, reason)
    save_floors(lowered(known, change), floors)


def _chosen(floors: Floors, sets: list[str] | None) -> dict[str, SetFloor]:
    unknown = set(sets or ()) - floors.sets.keys()
    if unknown:
        raise SettingError(f"set is {', '.join(sorted(unknown))}; allowed are {', '.join(floors.sets)}")
    return {name: floor for name, floor in floors.sets.items() if not sets or name in sets}


def _evaluated(name: str, floor: SetFloor) -> Evaluation | None:
    path = (ROOT / floor.path).resolve()
    if not path.exists():
        if floor.optional:
            return None
        raise DataError(f"{name}: {path} is absent; this set belongs to the project")
    return evaluate_path(path)


def _shown(found: Evaluation) -> str:
    return ", ".join(f"{name} {value}" for name, value in found.figures.items())


if __name__ == "__main__":
    try:
        app()
    except DragomanError as error:
        Console(stderr=True).print(f"gate: {error}", markup=False, highlight=False)
        sys.exit(1)
