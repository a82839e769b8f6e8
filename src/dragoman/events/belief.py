"""How far a coded event can be believed: the probability that its type and its parties are right.

The traits of the event (`events/traits.py`) are added up with weights, a logistic regression; where the judge is asked,
a second one weighs that sum and the judge's word. The weights were fitted on our own news, the second on articles that
the judge did not learn from (`training/belief.py`); `data/belief.json` holds them.
"""

from __future__ import annotations

import hashlib
import math
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

import msgspec

from dragoman.events.judge import RIGHT, WRONG, Verdicts
from dragoman.events.traits import BIAS, Traits
from dragoman.model import Event

ASKED = (0.55, 0.8)
"""The judge is asked of events that their traits make right with a probability between these: on the judged events of
our news confidences tell right from wrong nearly as well as where it is asked of all (area under the curve 0.741 of
0.744, and of the 1,000 surest 86 % right either way, 2026-11-30), at half the cost."""
_MOST = 6.0
"""Log-odds of the judge beyond this say nothing more."""


class Weights(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What each trait counts for, in log-odds, and what that sum and the judge's traits count for."""

    frames: dict[str, float]
    judge: dict[str, float]


def _stored() -> bytes:
    return files("dragoman").joinpath("data", "belief.json").read_bytes()


@cache
def weights() -> Weights:
    """The weights that dragoman ships."""
    return msgspec.json.decode(_stored(), type=Weights)


def weights_hash() -> str:
    """Eight hex digits over the file of the weights, for `Versions.judge`."""
    return hashlib.sha256(_stored()).hexdigest()[:8]


def odds(traits: Traits, table: Mapping[str, float]) -> float:
    """The log-odds of an event of these traits being right."""
    return sum(table.get(name, 0.0) * much for name, much in traits.items())


def probability(odds: float) -> float:
    """The probability with these log-odds."""
    return 1 / (1 + math.exp(-odds))


def is_doubtful(odds: float) -> bool:
    """Whether the judge is asked of an event of these log-odds."""
    return ASKED[0] <= probability(odds) < ASKED[1]


def reasons(traits: Traits, table: Mapping[str, float], count: int = 4) -> list[str]:
    """The traits that count for most, with what they count for, "+" for and "-" against."""
    told = [(table.get(name, 0.0) * much, name) for name, much in traits.items() if name != BIAS]
    heaviest = sorted(told, key=lambda item: -abs(item[0]))[:count]
    return [f"{share:+.1f} {name}" for share, name in heaviest if abs(share) >= 0.05]


def traits_of_judge(told: float, event: Event, verdict: Verdicts) -> dict[str, float]:
    """What the judge says of an event beside the log-odds that its other traits told."""
    return {
        BIAS: 1.0,
        "frames": told,
        "judge for the type": _odds(verdict.types[event.type]),
        "judge against any act": _odds(verdict.types["NONE"]),
        "judge for the parties": math.log(max(verdict.sides[RIGHT], 1e-4) / max(verdict.sides[WRONG], 1e-4)),
        "judge for the status": _odds(verdict.statuses[event.status.value]),
        "judge agrees": float(verdict.best_type == event.type),
    }


def _odds(share: float) -> float:
    share = min(max(share, 1e-4), 1 - 1e-4)
    return max(-_MOST, min(_MOST, math.log(share / (1 - share))))
