"""Precision, recall and F1, and one-to-one pairing of spans."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from dragoman.evaluate.gold import Offsets


class Tally(msgspec.Struct):
    """How many are right, how many were given and how many are gold."""

    right: int = 0
    given: int = 0
    gold: int = 0

    @property
    def precision(self) -> float:
        """Right among given; 0 where nothing is given."""
        return self.right / self.given if self.given else 0.0

    @property
    def recall(self) -> float:
        """Right among gold; 0 where there is no gold."""
        return self.right / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall: 2 right / (given + gold)."""
        return 2 * self.right / (self.given + self.gold) if self.given + self.gold else 0.0


def share(part: int, whole: int) -> float | None:
    """`part / whole`; None where the whole is empty."""
    return part / whole if whole else None


def pair_spans(gold: Sequence[Offsets], given: Sequence[Offsets]) -> dict[int, int]:
    """Pair overlapping spans one to one, best overlap (shared over joint length) first: gold index to given index."""
    pairs = []
    for i, (a, b) in enumerate(gold):
        for j, (c, d) in enumerate(given):
            both = min(b, d) - max(a, c)
            if both > 0:
                pairs.append((-(both / (max(b, d) - min(a, c))), i, j))
    taken: dict[int, int] = {}
    used: set[int] = set()
    for _, i, j in sorted(pairs):
        if i not in taken and j not in used:
            taken[i] = j
            used.add(j)
    return taken
