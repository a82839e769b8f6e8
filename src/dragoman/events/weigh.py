"""How frames and the judge meet: one rule for marked pairs and for coded events, and what it makes of a confidence.

A frame is a witness that is right with a known share (its trust) and otherwise points anywhere; the judge's
probabilities are the other witness. Both speak of the same sentence and are taken as independent (naive Bayes), the
judge with less than its full weight, since its training sentences are tidier than news.
"""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from dragoman.events import ontology
from dragoman.events.judge import Verdicts
from dragoman.model import Status

NONE = "NONE"
SHARE = 0.6
"""The judge's log-probabilities count so much: fitted on codebook examples that it had not seen (training/README)."""
_LEAST = 1e-4
_GENERAL = {"ACCUSE": "110", "RETREAT": "080", "REQUEST": "100", "SANCTION": "160", "ASSAULT": "190", "REJECT": "120"}


class Reading(msgspec.Struct, frozen=True):
    """The likeliest type, and the probability of every type."""

    type: str
    shares: dict[str, float]

    @property
    def confidence(self) -> float:
        """The probability of the likeliest type."""
        return self.shares[self.type]


def weigh(frame: str | None, trust: float, verdicts: Verdicts, *, related: bool) -> Reading:
    """The types that a frame of the given trust in [0, 1] and the judge make likely together.

    `frame` is the type that the frames give, None where they are silent. `related`: the pair is known to have a
    relation, so that "no event" is left out.
    """
    heard = {t: max(p, _LEAST) ** SHARE for t, p in verdicts.types.items() if not (related and t == NONE)}
    others = max(len(heard) - 1, 1)
    if frame is not None:
        heard = {t: p * (trust if t == frame else (1 - trust) / others) for t, p in heard.items()}
    total = sum(heard.values())
    shares = {t: p / total for t, p in heard.items()}
    return Reading(max(shares, key=lambda t: shares[t]), shares)


def general_code(type_name: str) -> str:
    """The CAMEO code of a type of which nothing finer is known."""
    if type_name in _GENERAL:
        return _GENERAL[type_name]
    codes = ontology.cameo_codes().items()
    return min(code for code, entry in codes if entry.plover and entry.plover.type == type_name and len(code) == 3)


def judged_mode(type_name: str, verdicts: Verdicts) -> str | None:
    """The judge's mode of a type, where it is more likely than not."""
    found = verdicts.mode(type_name)
    return found[0] if found is not None and found[1] > 0.5 else None


def judged_status(verdicts: Verdicts) -> Status:
    """The judge's likeliest status."""
    return Status(_likeliest(verdicts.statuses.items()))


def _likeliest(shares: Iterable[tuple[str, float]]) -> str:
    return max(shares, key=lambda item: item[1])[0]
