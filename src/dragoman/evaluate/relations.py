"""Figures for labelled pairs: per class, per quad, and what is taken for what."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import msgspec

from dragoman.evaluate.measures import Tally


class Labels(msgspec.Struct, frozen=True):
    """Tallies by class; `confusion` counts (gold, given) with None for no answer."""

    classes: dict[str, Tally]
    confusion: Counter[tuple[str, str | None]]

    @property
    def accuracy(self) -> float:
        """Share of gold labels that were given; no answer is wrong."""
        right = sum(tally.right for tally in self.classes.values())
        return right / self.confusion.total()

    @property
    def macro_f1(self) -> float:
        """Mean F1 over the classes present in gold."""
        present = [tally.f1 for tally in self.classes.values() if tally.gold]
        return sum(present) / len(present)

    @property
    def answered(self) -> float:
        """Share of records with any answer."""
        none = sum(count for (_, given), count in self.confusion.items() if given is None)
        return 1 - none / self.confusion.total()


def score_labels(gold: Sequence[str], given: Sequence[str | None]) -> Labels:
    """Compare labels in step. No answer costs recall, never precision. `gold` is not empty."""
    confusion = Counter(zip(gold, given, strict=True))
    classes: dict[str, Tally] = {}
    for (want, have), count in confusion.items():
        classes.setdefault(want, Tally()).gold += count
        if have is not None:
            tally = classes.setdefault(have, Tally())
            tally.given += count
            tally.right += count if want == have else 0
    return Labels(dict(sorted(classes.items())), confusion)
