"""What an operator (agree to, ask for, refuse, threaten, will not) makes of an act: type, mode and CAMEO code.

The tables are `data/codebook/words/compose.toml`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from importlib.resources import files

import msgspec
import tomli

from dragoman.events import ontology
from dragoman.events.candidate import Candidate, with_step

_HOSTILE = "11"
"""CAMEO codes from this one on are of acts against somebody."""
_LETTING = frozenset({"allow", "let", "permit"})
_GOING_OUT = frozenset({"leave", "flee", "escape", "depart", "exit", "emigrate"})


class _Operator(msgspec.Struct, frozen=True):
    about: str
    base: str | None = None
    """The operator whose rows hold where this one has none."""
    cameo: dict[str, str] = {}
    type: dict[str, str] = {}
    mode: dict[str, str] = {}

    def over(self, base: _Operator) -> _Operator:
        """The operator with the rows of its base under its own."""
        joined = {name: getattr(base, name) | getattr(self, name) for name in ("cameo", "type", "mode")}
        return msgspec.structs.replace(self, **joined)


class _Auxiliary(msgspec.Struct, frozen=True, rename="kebab"):
    about: str
    future: dict[str, tuple[str, ...]]
    future_negated: dict[str, tuple[str, ...]]
    future_ended: dict[str, tuple[str, ...]]


@cache
def _tables() -> tuple[dict[str, _Operator], _Auxiliary]:
    text = files("dragoman").joinpath("data", "codebook", "words", "compose.toml").read_text(encoding="utf-8")
    raw = tomli.loads(text)
    auxiliary = msgspec.convert(raw.pop("auxiliary"), _Auxiliary)
    rows = msgspec.convert(raw, dict[str, _Operator])
    return {name: row.over(rows[row.base]) if row.base else row for name, row in rows.items()}, auxiliary


def longest_prefix(code: str, table: Mapping[str, str]) -> str | None:
    """The value of the longest key that `code` begins with."""
    return next((table[code[:n]] for n in range(len(code), 1, -1) if code[:n] in table), None)


class Whole(msgspec.Struct, frozen=True):
    type: str
    mode: str | None
    cameo: str


def operate(operator: str, inner: Candidate) -> Whole | None:
    """Type, mode and CAMEO code of an operator over an inner act; None where the table has no row.

    "carry" passes the inner act on: who orders an arrest, arrests. Of whom a hostile act is "expected", he threatens
    nobody by that: others say so.
    """
    if operator == "carry":
        return Whole(inner.type, inner.mode, inner.cameo)
    if operator == "expected":
        return operate("agree", inner) if inner.cameo < _HOSTILE else None
    table = _tables()[0][operator]
    code = longest_prefix(inner.cameo, table.cameo)
    if code is None:
        return None
    plover = ontology.plover_of(code)
    override = longest_prefix(inner.cameo, table.type)
    if override is not None:
        return Whole(override, None, code)
    if plover is None:
        return None
    return Whole(plover.type, longest_prefix(inner.cameo, table.mode) or plover.mode, code)


def auxiliary(candidate: Candidate, *, negated: bool, ended: bool = False) -> Candidate | None:
    """The rewrite of "will (not) + act", or None where the act keeps its type; `ended` is for "will no longer"."""
    rows = _tables()[1]
    table = rows.future_negated if negated else rows.future
    table = rows.future_ended | table if ended else table
    for operator, prefixes in table.items():
        if candidate.cameo.startswith(prefixes):
            whole = operate(operator, candidate)
            if whole is not None:
                joined = replace(candidate, type=whole.type, mode=whole.mode, cameo=whole.cameo)
                return with_step(
                    joined, f"will{' not' if negated else ''} + {candidate.type} = {whole.type} {whole.cameo}"
                )
    return None


def withheld(candidate: Candidate) -> Candidate | None:
    """ "did *not let* the envoys in" refuses them entry; "is *not letting* villagers leave" holds them."""
    if candidate.type != "CONCEDE" or candidate.inner is not None or candidate.token.lemma_ not in _LETTING:
        return None
    if any(clause.lemma_ in _GOING_OUT for clause in candidate.arguments.complements()):
        held = replace(candidate, type="COERCE", mode="restrict", cameo="172")
        return with_step(held, "not + CONCEDE = COERCE 172")
    return auxiliary(candidate, negated=True)
