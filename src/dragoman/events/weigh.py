"""How frames and the judge meet: one rule for marked pairs and for coded events, and what it makes of a confidence.

A frame is a witness that is right with a known share (its trust) and otherwise points anywhere; the judge's
probabilities are the other witness. Both speak of the same sentence and are taken as independent (naive Bayes).
"""

from __future__ import annotations

import math
from collections.abc import Mapping

import msgspec

from dragoman.events.judge import Verdicts
from dragoman.model import Status

_LEAST = 1e-4


class Reading(msgspec.Struct, frozen=True):
    """The likeliest label, and the probability of every label."""

    best: str
    shares: dict[str, float]

    @property
    def confidence(self) -> float:
        """The probability of the likeliest label."""
        return self.shares[self.best]


def weigh(frame: str | None, trust: float, judge: Mapping[str, float]) -> Reading:
    """What a frame that says `frame` with the given trust in [0, 1] and the judge's probabilities make likely together.

    Labels are types or CAMEO roots; `frame` is None where the frames are silent.
    """
    heard = {label: max(p, _LEAST) for label, p in judge.items()}
    if frame is not None:
        others = max(len(heard) - 1, 1)
        heard = {label: p * (trust if label == frame else (1 - trust) / others) for label, p in heard.items()}
    total = sum(heard.values())
    shares = {label: p / total for label, p in heard.items()}
    return Reading(max(shares, key=lambda label: shares[label]), shares)


def roots(verdicts: Verdicts, codes: Mapping[str, str]) -> dict[str, float]:
    """The two heads as one table of roots: the geometric mean of a root and of the likeliest type that goes with it.

    "No event" is left out: for pairs that are known to be related.
    """
    found: dict[str, float] = {}
    for key in codes:
        type_name, _, root = key.partition("/")
        joint = math.sqrt(verdicts.roots.get(root, 0.0) * verdicts.types.get(type_name, 0.0))
        found[root] = max(found.get(root, 0.0), joint)
    return found


def type_of(root: str, verdicts: Verdicts, codes: Mapping[str, str]) -> str:
    """The likeliest type that goes with a root."""
    fitting = (t for t, _, r in (key.partition("/") for key in codes) if r == root)
    return max(fitting, key=lambda t: verdicts.types.get(t, 0.0))


def judged_mode(type_name: str, verdicts: Verdicts) -> str | None:
    """The judge's mode of a type, where it is more likely than not."""
    found = verdicts.mode(type_name)
    return found[0] if found is not None and found[1] > 0.5 else None


def judged_status(verdicts: Verdicts) -> Status:
    """The judge's likeliest status."""
    return Status(max(verdicts.statuses, key=lambda name: verdicts.statuses[name]))
