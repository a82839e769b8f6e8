"""Fit how far coded events can be believed: `python -m training.belief` (needs no training packages).

It codes our own news (`training/news`) and holds every event against what a reader saw there: an event is right where its
type and its parties are (its status has decisions of its own, and is told no better by weights that count it in). It fits the weights of `events/belief.py` by logistic regression with a ridge:
those of the traits on all articles, those of the judge's word on the events that it is asked of in the articles from
which it did not learn, with the traits' sums of other folds. It prints how well both tell right from wrong on folds
that they were not fitted on, and writes `src/dragoman/data/belief.json`.
"""

from __future__ import annotations

import argparse
import hashlib
import sys
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

import msgspec
import numpy as np
from numpy.typing import NDArray

from dragoman.evaluate.calibration import calibration_error, precision_from, reliability
from dragoman.events.belief import Weights, is_doubtful, probability, traits_of_judge
from dragoman.events.decide import Coder, marked
from dragoman.events.judge import Judge, Verdicts
from dragoman.events.traits import Traits
from dragoman.model import Event
from dragoman.pipeline import Pipeline
from dragoman.settings import Settings
from training.newsgold import Verdict, articles, gold, judged, themes
from training.newsrows import learns

OUT = Path("src/dragoman/data/belief.json")
FOLDS = 5
SELDOM = 5
"""A trait of fewer events has no weight."""
RIDGE = {"frames": 50.0, "judge": 0.1}
STEPS = (0.0, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9)
Floats = NDArray[np.float64]


class Seen(NamedTuple):
    """An event of our news as it was weighed: its traits, the judge's word, and whether it came out right."""

    event: Event
    verdict: Verdict
    article: str
    traits: Traits
    judge: Verdicts

    @property
    def fold(self) -> int:
        """One of `FOLDS` by the article, so that no article is in two."""
        return hashlib.sha256(self.article.encode()).digest()[1] % FOLDS


class _Listening(Coder):
    """A coder that keeps the traits of what it finds, and leaves nothing out."""

    heard: list[tuple[Event, Traits]]

    def weighed(self, found: Collection[tuple[Event, Traits]]) -> list[Event]:
        self.heard = list(found)
        return [event for event, _ in found]


def seen(judge: Judge) -> Iterator[Seen]:
    """Every event of our news that a reader judged."""
    pipeline = Pipeline(Settings(judge=False))
    coder = pipeline.coder = _Listening(pipeline.coder.codebook)
    for theme in themes():
        told = gold(theme)
        for id, article in articles(theme).items():
            coded = pipeline.code(article).events
            words = judge.score([marked(event) for event, _ in coder.heard])
            for (event, traits), verdict, word in zip(coder.heard, judged(id, coded, told), words, strict=True):
                if verdict.told is not None:
                    yield Seen(event, verdict, id, traits, word)


def fit(rows: Sequence[Traits], right: Floats, ridge: float, seldom: int = SELDOM) -> dict[str, float]:
    """The weights of a logistic regression with a ridge, by Newton's method."""
    counts = Counter(name for row in rows for name in row)
    names = sorted(name for name, count in counts.items() if count >= seldom)
    index = {name: i for i, name in enumerate(names)}
    table = np.zeros((len(rows), len(names)))
    for i, row in enumerate(rows):
        for name, much in row.items():
            if name in index:
                table[i, index[name]] = much
    found = np.zeros(len(names))
    for _ in range(8):
        chance = 1 / (1 + np.exp(-table @ found))
        slope = table.T @ (right - chance) - ridge * found
        bend = (table * (chance * (1 - chance))[:, None]).T @ table + ridge * np.eye(len(names))
        found = found + np.linalg.solve(bend, slope)
    return {name: round(float(weight), 3) for name, weight in zip(names, found, strict=True)}


def told(rows: Sequence[Traits], weights: Mapping[str, float]) -> list[float]:
    """The log-odds of each."""
    return [sum(weights.get(name, 0.0) * much for name, much in row.items()) for row in rows]


def crossed(rows: Sequence[Traits], events: Sequence[Seen], ridge: float) -> list[float]:
    """The log-odds of each event, by weights that were fitted on the other folds."""
    right = np.array([float(e.verdict.right) for e in events])
    found = [0.0] * len(events)
    for fold in range(FOLDS):
        inside = [i for i, e in enumerate(events) if e.fold == fold]
        others = [i for i, e in enumerate(events) if e.fold != fold]
        weights = fit([rows[i] for i in others], right[others], ridge)
        for i, odds in zip(inside, told([rows[i] for i in inside], weights), strict=True):
            found[i] = odds
    return found


def lines(name: str, odds: Sequence[float], events: Sequence[Seen]) -> Iterator[str]:
    """How many events are left from each confidence on, and the shares of them that are right."""
    sure = [probability(value) for value in odds]
    pairs = [(share, e.verdict.right) for share, e in zip(sure, events, strict=True)]
    yield f"{name}: {len(events)} events, calibration error {calibration_error(reliability(pairs)):.3f}"
    for least in STEPS:
        kept = [e.verdict for share, e in zip(sure, events, strict=True) if share >= least]
        count, share = precision_from(pairs, least)
        types, wholes = (sum(each) / max(len(kept), 1) for each in ([v.type for v in kept], [v.whole for v in kept]))
        yield f"  from {least}: {count} left, type {types:.3f}, with parties {share or 0:.3f}, with status {wholes:.3f}"


def fitted(events: Sequence[Seen]) -> tuple[Weights, list[str]]:
    """The weights, and how they do on what they were not fitted on."""
    rows = [e.traits for e in events]
    right = np.array([float(e.verdict.right) for e in events])
    odds = crossed(rows, events, RIDGE["frames"])
    fresh = [i for i, e in enumerate(events) if not learns(e.article)]
    asked = [i for i in fresh if is_doubtful(odds[i])]
    judged_rows = [traits_of_judge(odds[i], events[i].event, events[i].judge) for i in asked]
    surer = dict(zip(asked, crossed(judged_rows, [events[i] for i in asked], RIDGE["judge"]), strict=True))
    others = [events[i] for i in fresh]
    report = [
        *lines("frames", [odds[i] for i in fresh], others),
        *lines("judge", [surer.get(i, odds[i]) for i in fresh], others),
    ]
    weights = Weights(
        frames=fit(rows, right, RIDGE["frames"]),
        judge=fit(judged_rows, right[asked], RIDGE["judge"]),
    )
    return weights, report


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--judge", type=Path, default=Path("src/dragoman/data/judge"))
    parser.add_argument("--out", type=Path, default=OUT)
    args = parser.parse_args()
    weights, report = fitted(list(seen(Judge.load(args.judge))))
    args.out.write_bytes(msgspec.json.format(msgspec.json.encode(weights), indent=1) + b"\n")
    sys.stdout.write("\n".join([*report, str(weights.judge)]) + "\n")


if __name__ == "__main__":
    main()
