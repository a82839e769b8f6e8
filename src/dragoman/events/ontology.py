"""PLOVER 2.0 and CAMEO 1.1b3 as look-up tables, read from `data/ontology/`."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

import msgspec


class Mode(msgspec.Struct, frozen=True):
    name: str
    meaning: str
    score: float | None


class EventType(msgspec.Struct, frozen=True):
    name: str
    meaning: str
    quad: int
    requires_recipient: bool
    score: float
    modes: tuple[Mode, ...]
    boundary_rules: tuple[str, ...]


class PloverClass(msgspec.Struct, frozen=True):
    """The PLOVER reading of a CAMEO code."""

    type: str
    mode: str | None = None
    contexts: tuple[str, ...] = ()


class Cameo(msgspec.Struct, frozen=True):
    name: str
    parent: str | None
    quad_gdelt: int
    goldstein_gdelt: float | None
    goldstein_icews: float | None
    plover: PloverClass | None


class _Named(msgspec.Struct, frozen=True):
    name: str
    meaning: str


class _PloverFile(msgspec.Struct, frozen=True):
    types: tuple[EventType, ...]
    contexts: tuple[_Named, ...]


class _CameoFile(msgspec.Struct, frozen=True):
    codes: dict[str, Cameo]


def _read(name: str) -> bytes:
    return files("dragoman").joinpath("data", "ontology", name).read_bytes()


def sources() -> tuple[bytes, ...]:
    """The files that the tables are read from, as they are."""
    return _read("plover.json"), _read("cameo.json")


@cache
def event_types() -> dict[str, EventType]:
    """All 16 PLOVER types by name."""
    return {t.name: t for t in msgspec.json.decode(_read("plover.json"), type=_PloverFile).types}


@cache
def contexts() -> dict[str, str]:
    """The 37 PLOVER contexts: name → meaning."""
    return {c.name: c.meaning for c in msgspec.json.decode(_read("plover.json"), type=_PloverFile).contexts}


@cache
def cameo_codes() -> dict[str, Cameo]:
    """All CAMEO codes. Codes are strings: "010" and "10" differ."""
    return msgspec.json.decode(_read("cameo.json"), type=_CameoFile).codes


def modes(type_name: str) -> dict[str, Mode]:
    """The modes of a PLOVER type by name."""
    return {mode.name: mode for mode in event_types()[type_name].modes}


def plover_of(cameo: str) -> PloverClass | None:
    """PLOVER class of a CAMEO code (2021 table with the repairs of manual 2.0), or of its nearest parent."""
    code: str | None = cameo
    while code:
        entry = cameo_codes()[code]
        if entry.plover:
            return entry.plover
        code = entry.parent
    return None


def quad(type_name: str) -> int:
    """1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict."""
    return event_types()[type_name].quad


def is_of_words(type_name: str) -> bool:
    """Is the act one of words, kind or hostile: an offer, a demand?"""
    return quad(type_name) in (1, 3)


def is_harm(type_name: str) -> bool:
    """Is the act one of material conflict: an attack, an arrest?"""
    return quad(type_name) == 4


def score(type_name: str, mode: str | None) -> float:
    """PLOVER score of a mode, or of its type where the mode is absent or has none (PROTEST vandalize)."""
    event_type = event_types()[type_name]
    found = modes(type_name).get(mode) if mode else None
    return found.score if found and found.score is not None else event_type.score
