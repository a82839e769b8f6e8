"""How frames and the judge meet where two spans are marked (`dragoman.relate`).

A frame is a witness that is right with a known share (its trust) and otherwise points anywhere; the judge's
probabilities are the other witness. Their words are multiplied as if they were independent (naive Bayes) and then
flattened by a temperature, because they are not: both read the same sentence.
"""

from __future__ import annotations

import math
from collections.abc import Mapping

import msgspec

from dragoman.events.judge import Verdicts
from dragoman.model import Status

_LEAST = 1e-4
_TRUST = ((7.0, 0.9), (4.0, 0.82), (1.0, 0.35), (-math.inf, 0.17))
"""From which fit on a frame is right with which share: measured by `training/trust.py` on the hand-written lines of the
training corpus, for which no frame was made, and rounded."""
_QUIET = ((7.0, 0.03), (4.0, 0.32), (-math.inf, 0.5))
"""The share of wrong frames that speak where nothing happens between the two, measured on the same lines."""
NONE = "NONE"
ACTOR_FIT, RECIPIENT_FIT, SHARE_OF_WEIGHT = 4.0, 3.0, 0.2
"""What a frame's fit to a marked pair counts for the right actor, the right recipient, and the frame's own weight."""


class Reading(msgspec.Struct, frozen=True):
    """The likeliest label, and the probability of every label."""

    best: str
    shares: dict[str, float]

    @property
    def confidence(self) -> float:
        """The probability of the likeliest label."""
        return self.shares[self.best]


def trust_of(fit: float) -> float:
    """The share of right frames among those whose parties fit a marked pair so well (scale: `own_fit`)."""
    return next(share for least, share in _TRUST if fit >= least)


def quiet_of(fit: float) -> float:
    """The share of wrong frames that speak where there is no event, among those of such a fit."""
    return next(share for least, share in _QUIET if fit >= least)


def weigh(frame: str | None, fit: float, judge: Mapping[str, float], together: float = 1.0) -> Reading:
    """What a frame that says `frame`, with parties of the given fit, and the judge make likely together.

    Labels are types with "NONE", or CAMEO roots; `frame` is None where the frames are silent, and the judge's word
    stands as it is. `together` is the temperature of the two words taken together (`Facts.together`).
    """
    heard = {label: max(p, _LEAST) for label, p in judge.items()}
    if frame is not None:
        told = _told(frame, trust_of(fit), quiet_of(fit), heard)
        heard = {label: (p * told[label]) ** (1 / together) for label, p in heard.items()}
    return _reading(heard)


def _reading(heard: Mapping[str, float]) -> Reading:
    total = sum(heard.values())
    shares = {label: p / total for label, p in heard.items()}
    return Reading(max(shares, key=lambda label: shares[label]), shares)


def _told(frame: str, trust: float, quiet: float, labels: Mapping[str, float]) -> dict[str, float]:
    """How likely each label is by the frame alone: it is right, or there is no event, or it is any other."""
    silent = (1 - trust) * quiet if NONE in labels else 0.0
    others = max(sum(label not in (frame, NONE) for label in labels), 1)
    told = dict.fromkeys(labels, (1 - trust - silent) / others)
    return told | {label: p for label, p in ((NONE, silent), (frame, trust)) if label in labels}


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
