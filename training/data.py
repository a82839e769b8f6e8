"""Rows as tensors: labels by head, masks, batches of like length."""

from __future__ import annotations

import json
import random
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import torch
from torch import Tensor

from dragoman.events.judge import HEADS, Marked, Marker, Pair, feed

IGNORED = -100
"""The label of a head that has nothing to learn from a row."""

Row = dict[str, Any]


class Example(NamedTuple):
    """One row with its ids and its label of each head."""

    marked: Marked
    labels: tuple[int, ...]


def read(path: Path) -> list[Row]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def pair(row: Row) -> Pair:
    actor, recipient, trigger = (tuple(row[key]) if row.get(key) else None for key in ("actor", "recipient", "trigger"))
    return Pair(row["text"], actor, recipient, trigger)


def names(rows: Sequence[Row]) -> dict[str, tuple[str, ...]]:
    """The labels of each head, sorted."""
    return {head: tuple(sorted({n for r in rows if (n := name(r, head))})) for head in HEADS}


def name(row: Row, head: str) -> str | None:
    """A row's label for a head; None where it has none: no status of no event, no mode of a type without."""
    if head == "mode":
        return f"{row['type']}/{row['mode']}" if row["mode"] else None
    if head in ("status", "sides") and row["type"] == "NONE":
        return None
    found = row.get(head)
    return str(found) if found else None


def codes(rows: Sequence[Row]) -> dict[str, str]:
    """ "TYPE/root" to the CAMEO code that such rows most often have; of two as frequent the more general."""
    found: dict[str, Counter[str]] = {}
    for row in rows:
        if row["root"] and row["cameo"]:
            found.setdefault(f"{row['type']}/{row['root']}", Counter())[row["cameo"]] += 1
    return {key: min(c, key=lambda code: (-c[code], len(code), code)) for key, c in sorted(found.items())}


def examples(rows: Sequence[Row], marker: Marker, labels: dict[str, tuple[str, ...]]) -> list[Example]:
    """Rows as ids with the labels of every head."""
    index = {head: {n: i for i, n in enumerate(labels[head])} for head in HEADS}
    marked = marker.mark([pair(r) for r in rows])
    found = []
    for row, ids in zip(rows, marked, strict=True):
        wanted = ((head, name(row, head)) for head in HEADS)
        found.append(Example(ids, tuple(index[head].get(n, IGNORED) if n else IGNORED for head, n in wanted)))
    return found


def weights(rows: Sequence[Row], labels: dict[str, tuple[str, ...]], head: str) -> Tensor:
    """Class weights: one over the square root of the count, mean one."""
    found = Counter(name(r, head) for r in rows)
    raw = torch.tensor([max(found[n], 1) ** -0.5 for n in labels[head]])
    return raw / raw.mean()


def batches(found: Sequence[Example], size: int, rng: random.Random) -> Iterator[tuple[dict[str, Tensor], Tensor]]:
    """Shuffled batches of like length."""
    order = sorted(range(len(found)), key=lambda i: (len(found[i].marked.ids) // 4, rng.random()))
    chunks = [order[i : i + size] for i in range(0, len(order), size)]
    rng.shuffle(chunks)
    for chunk in chunks:
        arrays = feed([found[i].marked for i in chunk])
        yield (
            {key: torch.from_numpy(array) for key, array in arrays.items()},
            torch.tensor([found[i].labels for i in chunk]),
        )
