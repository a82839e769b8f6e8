"""Floors: what a figure must not fall below, and what a set must not shrink to. Kept in `evaluation/floors.json`."""

from __future__ import annotations

import math
from collections.abc import Mapping
from pathlib import Path
from typing import TypeAlias

import msgspec

from dragoman.errors import DataError, SettingError
from dragoman.evaluate.run import Evaluation

Number: TypeAlias = int | float
CEILINGS = frozenset({"not_events_hit"})
"""Figures that must not rise. All others must not fall."""
_STEP = 1000
"""A floor of a share is the share rounded down to this many parts, so that a digit of no meaning cannot fail."""
_UNWATCHED = ("events_beyond", "_bare")
"""Ends of the names of figures that are not ours to hold: what nothing asked for, what another program reaches."""


class SetFloor(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One set: where it lies (from the project's folder), what it holds, and the floors of its figures."""

    path: str
    records: int = 0
    sha256: str = ""
    optional: bool = True
    """Whether the set may be absent, as the evaluation data beside the checkout may."""
    floors: dict[str, Number] = {}


class Lowered(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A floor that was lowered on purpose."""

    date: str
    set: str
    figure: str
    old: Number
    new: Number
    reason: str


class Floors(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The whole file."""

    sets: dict[str, SetFloor]
    lowered: tuple[Lowered, ...] = ()


def load_floors(path: Path) -> Floors:
    """Read the floors. Raises DataError naming the file and the field."""
    try:
        return msgspec.json.decode(path.read_bytes(), type=Floors)
    except (OSError, msgspec.DecodeError) as error:
        raise DataError(f"{path}: {error}") from error


def save_floors(floors: Floors, path: Path) -> None:
    """Write the floors, one field a line."""
    path.write_bytes(msgspec.json.format(msgspec.json.encode(floors), indent=1) + b"\n")


def failures(floor: SetFloor, found: Evaluation) -> list[str]:
    """What is wrong, in words; empty when every figure holds and the set is the one the floors were made for."""
    out = []
    if found.records < floor.records:
        out.append(f"{found.set}: {found.records} records, the floors were made for {floor.records}")
    elif found.sha256 != floor.sha256:
        text = "the set has changed; if it was meant to, run `python evaluation/gate.py raise`"
        out.append(f"{found.set}: {text} (sha256 {found.sha256[:12]}, expected {floor.sha256[:12]})")
    return out + [
        f"{found.set}: {name} {found.figures.get(name)} is {_side(name)} {bound}"
        for name, bound in floor.floors.items()
        if not _holds(name, found.figures.get(name), bound)
    ]


def _side(name: str) -> str:
    return "above its ceiling" if name in CEILINGS else "under its floor"


def _holds(name: str, value: Number | None, bound: Number) -> bool:
    if value is None:
        return False
    return value <= bound if name in CEILINGS else value >= bound


def raised(floor: SetFloor, found: Evaluation) -> SetFloor:
    """The set's floors at what is reached now; none is lowered by it.

    Raises SettingError where the set has shrunk.
    """
    if found.records < floor.records:
        raise SettingError(
            f"{found.set}: {found.records} records, fewer than {floor.records}; put the records back, or lower "
            "`records` with --lower and --reason"
        )
    floors = dict(floor.floors)
    for name, value in watched(found.figures).items():
        bound = _bound(value)
        if name not in floors or (_holds(name, bound, floors[name])):
            floors[name] = bound
    return msgspec.structs.replace(floor, records=found.records, sha256=found.sha256, floors=floors)


def watched(figures: Mapping[str, Number | None]) -> dict[str, Number]:
    """The figures that floors are kept for."""
    return {k: v for k, v in figures.items() if v is not None and not k.endswith(_UNWATCHED)}


def _bound(value: Number) -> Number:
    return value if isinstance(value, int) else math.floor(value * _STEP) / _STEP


def lowered(floors: Floors, change: Lowered) -> Floors:
    """The floors with one of them lowered (or the number of records of a set), and why, on record.

    Raises SettingError for an unknown set or figure, or without a reason.
    """
    if not change.reason.strip():
        raise SettingError("lowering a floor takes --reason with the words that say why")
    old = floors.sets.get(change.set)
    if old is None:
        raise SettingError(f"set is {change.set!r}; allowed are {', '.join(floors.sets)}")
    if change.figure == "records":
        new = msgspec.structs.replace(old, records=int(change.new))
    elif change.figure in old.floors:
        new = msgspec.structs.replace(old, floors=old.floors | {change.figure: change.new})
    else:
        raise SettingError(f"figure is {change.figure!r}; allowed are records, {', '.join(old.floors)}")
    return Floors(floors.sets | {change.set: new}, (*floors.lowered, change))


def current(floors: Floors, set_name: str, figure: str) -> Number:
    """The floor as it stands; 0 where there is none."""
    known = floors.sets.get(set_name)
    if known is None:
        return 0
    return known.records if figure == "records" else known.floors.get(figure, 0)
