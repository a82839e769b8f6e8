"""Months at which the tone between two parties changed for good: change points of the monthly mean score."""

from __future__ import annotations

import datetime
import math

import msgspec
import numpy as np
import polars as pl
import ruptures

LEAST_MONTHS = 12
"""Fewer months with events than this, and no change point is looked for."""
SPAN = 3
"""Months with events that a span between two change points holds at least."""


class Break(msgspec.Struct, frozen=True):
    """A change point: the first month after it, and the mean scores of the spans before and after."""

    month: datetime.date
    before: float
    after: float


def breaks(table: pl.DataFrame) -> list[Break]:
    """Change points of a table that `timeline` made.

    PELT (Killick and others 2012) with squared error on the mean scores of months that have events, as `ruptures` does
    it (its linear kernel, which is the same and in C). The penalty is 3 · ln(n) · s², with s² the variance of noise
    taken from differences of neighbouring months (median of absolute differences, scaled for a normal distribution),
    so that one loud month is no change.
    """
    held = table.filter(pl.col("mean_score").is_not_null())
    if held.height < LEAST_MONTHS:
        return []
    scores = held["mean_score"].to_numpy()
    noise = float(np.median(np.abs(np.diff(scores)))) / (0.6745 * math.sqrt(2))
    penalty = 3 * math.log(len(scores)) * max(noise, 0.1) ** 2
    ends = ruptures.KernelCPD(kernel="linear", min_size=SPAN).fit(scores.reshape(-1, 1)).predict(pen=penalty)
    edges = [0, *ends]
    means = [float(scores[start:end].mean()) for start, end in zip(edges, ends, strict=False)]
    months = held["month"].to_list()
    return [Break(months[cut], means[n], means[n + 1]) for n, cut in enumerate(ends[:-1])]
