"""How far confidences can be believed: reliability by bin and the expected calibration error.

Expected calibration error (Naeini, Cooper and Hauskrecht 2015): the mean distance between the confidence and the share
that is right, over bins of equal width, each bin with the weight of its records.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from dragoman.evaluate.measures import share
from dragoman.evaluate.report import table

BINS = 10


class Bin(msgspec.Struct, frozen=True):
    """The records whose confidence lies in [low, high); the last bin holds 1 too."""

    low: float
    high: float
    records: int
    confidence: float
    """Mean confidence."""
    right: float
    """Share that is right."""


def reliability(found: Sequence[tuple[float, bool]]) -> list[Bin]:
    """The bins that hold any record, from (confidence in [0, 1], right) of each."""
    grouped: dict[int, list[tuple[float, bool]]] = {}
    for confidence, right in found:
        grouped.setdefault(min(int(confidence * BINS), BINS - 1), []).append((confidence, right))
    return [_bin(place, grouped[place]) for place in sorted(grouped)]


def _bin(place: int, members: Sequence[tuple[float, bool]]) -> Bin:
    count = len(members)
    mean = sum(confidence for confidence, _ in members) / count
    return Bin(place / BINS, (place + 1) / BINS, count, mean, sum(right for _, right in members) / count)


def calibration_error(bins: Sequence[Bin]) -> float:
    """The expected calibration error, in [0, 1]."""
    total = sum(b.records for b in bins)
    return sum(b.records * abs(b.confidence - b.right) for b in bins) / total if total else 0.0


def precision_from(found: Sequence[tuple[float, bool]], least: float) -> tuple[int, float | None]:
    """How many records have at least this confidence, and the share of them that is right (None of none)."""
    sure = [right for confidence, right in found if confidence >= least]
    return len(sure), share(sum(sure), len(sure))


def section(bins: Sequence[Bin]) -> str:
    """The reliability table of docs/accuracy.md, with the expected calibration error."""
    rows = [(f"{b.low:.1f} to {b.high:.1f}", b.records, f"{b.confidence:.3f}", f"{b.right:.3f}") for b in bins]
    shown = table(("confidence", "records", "mean confidence", "share right"), rows)
    return f"Reliability of the confidences (expected calibration error {calibration_error(bins):.4f}):\n\n{shown}\n"
