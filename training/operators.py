"""Acts under operators: "agreed to free", "refused to meet", "urged Y to lift". Labels follow compose.toml."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from training.skeletons import CORPUS, Label, Skeleton, acts

DATA = Path(__file__).parents[1] / "src" / "dragoman" / "data"

_GIVING = ("04", "05", "06", "07", "08")
_HARMING = ("16", "17", "18", "19")
_FORCE = ("14", "15", "17", "18", "19")


@cache
def phrases() -> dict[str, list[str]]:
    """The lists of `corpus/phrases/operators.toml`."""
    return tomllib.loads((CORPUS / "phrases" / "operators.toml").read_text(encoding="utf-8"))


@cache
def _table(name: str) -> dict[str, Any]:
    path = DATA / "codebook" / "words" / "compose.toml"
    return dict(tomllib.loads(path.read_text(encoding="utf-8"))[name])


@cache
def _codes() -> dict[str, Any]:
    return dict(json.loads((DATA / "ontology" / "cameo.json").read_text(encoding="utf-8"))["codes"])


def plover_of(code: str) -> tuple[str, str | None]:
    """PLOVER type and mode of a CAMEO code, or of its nearest parent; ("NONE", None) where it has none."""
    while code:
        entry = _codes()[code]
        if entry["plover"]:
            return entry["plover"]["type"], entry["plover"]["mode"]
        code = entry["parent"] or ""
    return "NONE", None


def _longest(code: str, table: dict[str, str]) -> str | None:
    return next((table[code[:n]] for n in range(len(code), 1, -1) if code[:n] in table), None)


def composed(operator: str, inner: str) -> Label | None:
    """The label of an operator over an inner act, as the codebook's composer has it."""
    table = _table(operator)
    code = _longest(inner, table["cameo"])
    if code is None:
        return None
    type_name, mode = plover_of(code)
    override = _longest(inner, table.get("type", {}))
    if override:
        type_name, mode = override, None
    return None if type_name == "NONE" else Label(type_name, mode, "actual", code)


def composites() -> Iterator[Skeleton]:
    """Skeletons of every act under every operator that makes sense over it."""
    for forms, rest, cameo in acts():
        own = Label(*plover_of(cameo), "actual", cameo)
        for group, outer, inner in _uses(cameo, own):
            for phrase in phrases()[group]:
                moved = rest.replace("{R", "{X") if "{R}" in phrase else rest
                words = dict(zip(("past", "participle", "lemma", "gerund"), forms, strict=True))
                pairs = [("A", "R", outer)] if outer else []
                pairs += [("R", "X", inner)] if inner else []
                yield Skeleton(_line(phrase, words, moved), {}, tuple(pairs), False, f"acts.toml {cameo}")


def _line(phrase: str, words: dict[str, str], rest: str) -> str:
    for key, word in words.items():
        phrase = phrase.replace("{" + key + "}", word)
    return f"{{A}} {phrase} {rest}."


def _uses(cameo: str, own: Label) -> Iterator[tuple[str, Label | None, Label | None]]:
    """(group of phrases, label of the outer pair, label of the inner pair)."""
    root = cameo[:2]
    yield "done", own, None
    yield "deny", Label(own.type, own.mode, "negated", ""), None
    yield "maybe", Label(own.type, own.mode, "hypothetical", ""), None
    if root in _GIVING:
        yield "agree", composed("agree", cameo), None
        yield "refuse", composed("reject", cameo), None
        yield "praise", Label("SUPPORT", None, "actual", "051"), own
    if root in (*_GIVING, "09", "11", "16", "17"):
        yield "ask", composed("request", cameo), None
    if root in _FORCE or root == "16":
        yield "menace", composed("threaten", cameo), None
    if root not in _GIVING:
        yield "later", Label(own.type, own.mode, "future", ""), None
    if root in _HARMING:
        yield "scold", Label("ACCUSE", "disapprove", "actual", "111"), own
        yield "blame", _blame(root), Label(own.type, own.mode, "hypothetical", "")
    if root in ("06", "07", "19") or cameo == "040":
        yield "stop", composed("stop", cameo), None
    if root in ("05", "06", "07", "16"):
        yield "muse", Label("CONSULT", None, "actual", "040"), Label(own.type, own.mode, "hypothetical", "")


def _blame(root: str) -> Label:
    code = {"16": "112", "17": "1122", "18": "1122"}.get(root, "1123")
    type_name, mode = plover_of(code)
    return Label(type_name, mode, "actual", code)
