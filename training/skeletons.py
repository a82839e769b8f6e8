"""Reads `training/corpus/` and fills skeletons: a line with slots becomes a sentence with marked spans."""

from __future__ import annotations

import random
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from training import fillers

CORPUS = Path(__file__).parent / "corpus"
NOT_GROUPS = ("stories.toml", "acts.toml")

_CHOICE = re.compile(r"\[([^\[\]]*)\]")
_SLOT = re.compile(r"\{([ARXY1-6])(?::([a-z|]+))?(?:\.([a-z]+))?\}|\{([TPN])\}")
_FORMS = {"was": ("was", "were"), "is": ("is", "are"), "has": ("has", "have")}

Spans = dict[str, tuple[int, int]]


class Label(NamedTuple):
    """What holds between two slots. `cameo` is "" where no code fits."""

    type: str
    mode: str | None
    status: str
    cameo: str


class Skeleton(NamedTuple):
    """One hand-written line. `pairs`: (actor slot, recipient slot, label)."""

    line: str
    kinds: dict[str, str]
    pairs: tuple[tuple[str, str, Label], ...]
    symmetric: bool
    source: str


class Filled(NamedTuple):
    """A sentence with the spans of its slots. `lower`: its first letter is small inside a sentence."""

    text: str
    spans: Spans
    lower: bool


def label(words: str) -> Label:
    type_name, mode, status, cameo = words.split()
    return Label(type_name, None if mode == "-" else mode, status, "" if type_name == "NONE" else cameo)


def skeletons() -> Iterator[Skeleton]:
    """Every skeleton of the corpus, in the order of the files."""
    for path in sorted(CORPUS.glob("*.toml")):
        data = tomllib.loads(path.read_text(encoding="utf-8"))
        for group in data.get("group", ()):
            yield from _of_group(group, path.name)
        for story in data.get("story", ()):
            yield from (_story(line, path.name) for line in _lines(story["lines"]))


def acts() -> Iterator[tuple[tuple[str, ...], str, str]]:
    """(past, participle, lemma, gerund), what follows, CAMEO code."""
    for act in tomllib.loads((CORPUS / "acts.toml").read_text(encoding="utf-8"))["act"]:
        for line in _lines(act["lines"]):
            forms, tail, cameo = (part.strip() for part in line.split("|"))
            yield tuple(forms.split("/")), tail, cameo


def _lines(block: str) -> list[str]:
    return [line for line in block.splitlines() if line.strip()]


def _of_group(group: dict[str, str | bool], source: str) -> Iterator[Skeleton]:
    kinds = {"A": str(group.get("a", "gov")), "R": str(group.get("r", "gov"))}
    for line in _lines(str(group["lines"])):
        pair = ("A", "R" if "{R" in line else "", label(str(group["label"])))
        yield Skeleton(line, kinds, (pair,), bool(group.get("sym", False)), source)


def _story(line: str, source: str) -> Skeleton:
    text, _, marks = line.partition("||")
    pairs = []
    for mark in marks.split(";"):
        slots, _, words = mark.strip().partition(" ")
        actor, _, recipient = slots.partition(">")
        pairs.append((actor, recipient, label(words)))
    return Skeleton(text.strip(), {}, tuple(pairs), False, source)


def fill(line: str, kinds: dict[str, str], rng: random.Random) -> Filled:
    """A sentence from a skeleton; every slot keeps the filler of its first place, and its span is the first place."""
    line = _CHOICE.sub(lambda m: rng.choice(m.group(1).split("|")), line)
    chosen: dict[str, fillers.Filler] = {}
    given = {m.group(1): m.group(2) for m in reversed(list(_SLOT.finditer(line))) if m.group(1) and m.group(2)}
    parts: list[str] = []
    spans: Spans = {}
    at = 0
    for match in _SLOT.finditer(line):
        parts.append(line[at : match.start()])
        parts.append(_word(match, {**kinds, **given}, chosen, rng))
        at = match.end()
        slot = match.group(1)
        if slot and not match.group(3) and slot not in spans:
            end = sum(map(len, parts))
            spans[slot] = (end - len(parts[-1]), end)
    text = "".join([*parts, line[at:]])
    return _tidy(text, spans, literal=not line.startswith("{"))


def _word(match: re.Match[str], kinds: dict[str, str], chosen: dict[str, fillers.Filler], rng: random.Random) -> str:
    if match.group(4):
        return {"T": fillers.time, "P": fillers.city, "N": fillers.number}[match.group(4)](rng)
    slot = match.group(1)
    while slot not in chosen:
        kind = rng.choice(kinds.get(slot, "gov").split("|"))
        filler = fillers.KINDS[kind](rng)
        if all(filler.text.lower() != other.text.lower() for other in chosen.values()):
            chosen[slot] = filler
    if match.group(3):
        return _FORMS[match.group(3)][chosen[slot].plural]
    return chosen[slot].text


def _tidy(text: str, spans: Spans, *, literal: bool) -> Filled:
    """Takes out double spaces and a space before a mark, moves spans along, and sets a capital."""
    kept: list[int] = []
    for i, char in enumerate(text):
        following = text[i + 1] if i + 1 < len(text) else "."
        if char == " " and following in " .,;":
            continue
        kept.append(i)
    place = {old: new for new, old in enumerate(kept)}
    moved = {slot: (place[start], place[end - 1] + 1) for slot, (start, end) in spans.items()}
    plain = "".join(text[i] for i in kept)
    lower = plain[0].islower() or literal
    return Filled(plain[0].upper() + plain[1:], moved, lower)
