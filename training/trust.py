"""How far frames can be trusted, and both witnesses together: `python -m training.trust`, after `training.train`.

On the hand-written lines of the corpus, for which no frame was made, it measures the share of right frames by their fit
to the marked pair (`_TRUST` of `events/weigh.py`, copied there by hand) and fits the temperature of frame and judge
together on the lines that the judge did not learn from. It writes that temperature into judge.json.
"""

from __future__ import annotations

import argparse
import json
import math
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from dragoman.evaluate.calibration import calibration_error, reliability
from dragoman.events.codebook import load_codebook
from dragoman.events.decide import Coder
from dragoman.events.judge import NO_EVENT, Judge, root
from dragoman.events.relate import Relation, relate_spans
from dragoman.events.weigh import Reading, roots, weigh
from dragoman.settings import Settings
from dragoman.text import Parser
from training import data

BANDS = (7.0, 4.0, 1.0, -math.inf)
GRID = tuple(round(1.0 + 0.05 * n, 2) for n in range(21))


class Witness(NamedTuple):
    """The best frame on one row, as a root with its fit to the pair, the judge's roots, and what is right."""

    frame: str
    fit: float
    judge: dict[str, float]
    right: str


def usable(rows: Sequence[data.Row]) -> list[data.Row]:
    """Rows of the corpus with a root: the codebook's own examples would flatter the frames."""
    return [r for r in rows if r["source"] == "corpus" and r["root"]]


def framed(rows: Sequence[data.Row]) -> list[Relation | None]:
    """The best frame of each row; None where the frames are silent."""
    coder, found = Coder(load_codebook()), []
    docs = Parser(Settings()).nlp.pipe([r["text"] for r in rows], batch_size=64)
    for row, doc in zip(rows, docs, strict=True):
        pair = data.pair(row)
        found.append(next(iter(relate_spans(coder, doc, pair.actor, pair.recipient)), None) if pair.actor else None)
    return found


def shares(rows: Sequence[data.Row], frames: Sequence[Relation | None]) -> Iterator[str]:
    """A line for each band of fit: how many frames speak of an event, the share that is right, and how many of nothing."""
    for least, below in zip(BANDS, (math.inf, *BANDS), strict=False):
        band = [(r, f) for r, f in zip(rows, frames, strict=True) if f and least <= f.score < below]
        told = [root(f.cameo) == r["root"] for r, f in band if r["root"] != NO_EVENT]
        wrong = len(told) - sum(told)
        quiet = len(band) - len(told)
        yield (
            f"fit from {least}: {len(told)} frames, {sum(told) / max(len(told), 1):.3f} right; "
            f"{quiet / max(wrong + quiet, 1):.3f} of the wrong where nothing happens"
        )


def witnesses(rows: Sequence[data.Row], frames: Sequence[Relation | None], judge: Judge) -> list[Witness]:
    """The rows on which a frame speaks."""
    verdicts = judge.score([data.pair(r) for r in rows])
    return [
        Witness(root(f.cameo), f.score, roots(v, judge.facts.codes), r["root"])
        for r, f, v in zip(rows, frames, verdicts, strict=True)
        if f is not None and r["root"] != NO_EVENT
    ]


def read(found: Sequence[Witness], together: float) -> list[tuple[Reading, str]]:
    return [(weigh(w.frame, w.fit, w.judge, together), w.right) for w in found]


def cost(found: Sequence[Witness], together: float) -> float:
    """Mean cross-entropy."""
    return -sum(math.log(reading.shares.get(right, 1e-9)) for reading, right in read(found, together)) / len(found)


def error(found: Sequence[Witness], together: float) -> float:
    """Expected calibration error."""
    return calibration_error(reliability([(r.confidence, r.best == right) for r, right in read(found, together)]))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("build/judge"))
    parser.add_argument("--out", type=Path, default=Path("src/dragoman/data/judge"))
    args = parser.parse_args()
    splits = {name: usable(data.read(args.data / f"{name}.jsonl")) for name in ("train", "dev")}
    frames = {name: framed(rows) for name, rows in splits.items()}
    lines = list(shares([*splits["train"], *splits["dev"]], [*frames["train"], *frames["dev"]]))
    found = witnesses(splits["dev"], frames["dev"], Judge.load(args.out))
    best = min(GRID, key=lambda value: cost(found, value))
    lines += [
        f"together {v}: cross-entropy {cost(found, v):.3f}, calibration error {error(found, v):.3f}"
        for v in (1.0, best)
    ]
    path = args.out / "judge.json"
    facts = {**json.loads(path.read_text(encoding="utf-8")), "together": best}
    path.write_text(json.dumps(facts, indent=1) + "\n", encoding="utf-8")
    sys.stdout.write("\n".join(lines) + "\n")


if __name__ == "__main__":
    main()
