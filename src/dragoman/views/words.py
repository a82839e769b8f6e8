"""The words of PLOVER 2.0 that a query may use: types with their modes, and contexts."""

from __future__ import annotations

from functools import cache
from importlib import resources

import msgspec

from dragoman.errors import SettingError


class Mode(msgspec.Struct, frozen=True):
    """A mode; its score where it has one of its own."""

    name: str
    score: float | None = None


class Type(msgspec.Struct, frozen=True):
    """A type with its quad, its score and its modes."""

    name: str
    quad: int
    score: float
    modes: tuple[Mode, ...] = ()


class _Context(msgspec.Struct, frozen=True):
    name: str


class Plover(msgspec.Struct, frozen=True):
    """The file `data/ontology/plover.json`, as far as views look."""

    types: tuple[Type, ...]
    contexts: tuple[_Context, ...]


@cache
def plover() -> Plover:
    """Read the file, once."""
    raw = resources.files("dragoman").joinpath("data/ontology/plover.json").read_bytes()
    return msgspec.json.decode(raw, type=Plover)


@cache
def types() -> dict[str, Type]:
    """The types by name."""
    return {kind.name: kind for kind in plover().types}


@cache
def allowed(word: str) -> tuple[str, ...]:
    """What a word of a query may be: "type", "mode" or "context"."""
    if word == "type":
        return tuple(types())
    if word == "mode":
        return tuple(dict.fromkeys(mode.name for kind in plover().types for mode in kind.modes))
    return tuple(context.name for context in plover().contexts)


def known(word: str, values: tuple[str, ...]) -> tuple[str, ...]:
    """Return values of a word as PLOVER writes them (types in capitals, the rest in small letters).

    Raises SettingError for one that PLOVER does not have.
    """
    written = tuple(value.upper() if word == "type" else value.lower() for value in values)
    wrong = [value for value, plain in zip(values, written, strict=True) if plain not in allowed(word)]
    if wrong:
        raise SettingError(f"{word}: {wrong[0]!r} is none of PLOVER's; allowed: {', '.join(allowed(word))}.")
    return written
