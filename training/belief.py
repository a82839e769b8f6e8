"""How far events coded in whole articles can be believed: `python -m training.belief` (needs no training packages).

It codes the project's own articles (`tests/cases`) and holds each event against what is expected of them: an event
counts as right where one of its type is expected in its sentence. It tries what a frame's word counts for, with one
party and with more, and the judge's temperature, and prints the settings whose confidences fit best, of those within
0.02 of the least cross-entropy those of the least calibration error (`CODED_TRUST`, `DOUBT` of `events/weigh.py`, copied there
by hand).
"""

from __future__ import annotations

import argparse
import math
import sys
from collections.abc import Iterator, Sequence
from itertools import product
from pathlib import Path
from typing import NamedTuple, TypeAlias

from dragoman.evaluate.adapters import Stages
from dragoman.evaluate.calibration import calibration_error, precision_from, reliability
from dragoman.evaluate.cases import article_beside, find_cases
from dragoman.evaluate.eventmatch import Known
from dragoman.evaluate.expected import ExpectedEvent, load_expected
from dragoman.events.decide import marked
from dragoman.events.judge import Judge
from dragoman.events.weigh import weigh_coded
from dragoman.model import Event

ONE, MORE = (0.5, 0.6, 0.7, 0.8), (0.6, 0.65, 0.7, 0.75, 0.8, 0.85, 0.9)
DOUBTS = (1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 8.0)
SHOWN = 5
Setting: TypeAlias = tuple[float, float, float]
"""Trust with one party, with more, and doubt."""


class Coded(NamedTuple):
    """An event with an actor: its type, how many parties it names, the judge's types, and whether it is right."""

    type: str
    parties: int
    judge: dict[str, float]
    right: bool


def is_expected(event: Event, want: ExpectedEvent, known: Known) -> bool:
    """Whether `want` is of the event's type and lies in its sentence."""
    places = known.text.places_of(want.trigger) if want.trigger else []
    inside = any(event.sentence.start < end and start < event.sentence.end for start, end in places)
    return inside and event.type in (want.type, *want.type_any)


def coded(folder: Path, judge: Judge) -> Iterator[Coded]:
    stages = Stages()
    for marker in find_cases(folder):
        expected = load_expected(marker)
        coding = stages.coding_of_file(article_beside(marker), expected.published)
        known, asked = Known.of(coding), [event for event in coding.events if event.actors]
        for event, verdict in zip(asked, judge.score([marked(event) for event in asked]), strict=True):
            right = any(is_expected(event, want, known) for want in expected.events)
            yield Coded(event.type, len(event.actors) + len(event.recipients), verdict.types, right)


def told(found: Sequence[Coded], setting: Setting) -> list[tuple[float, bool]]:
    """The confidence of each event under a setting, and whether the event is right."""
    *trust, doubt = setting
    return [(weigh_coded(c.type, trust[c.parties > 1], c.judge, doubt).shares[c.type], c.right) for c in found]


def cost(pairs: Sequence[tuple[float, bool]]) -> float:
    """Mean cross-entropy of confidences."""
    return -sum(math.log(max(share if right else 1 - share, 1e-4)) for share, right in pairs) / len(pairs)


def lines(found: Sequence[Coded]) -> Iterator[str]:
    tried = {setting: told(found, setting) for setting in product(ONE, MORE, DOUBTS)}
    least = min(map(cost, tried.values()))
    near = {setting: pairs for setting, pairs in tried.items() if cost(pairs) < least + 0.02}
    for setting, pairs in sorted(near.items(), key=lambda item: calibration_error(reliability(item[1])))[:SHOWN]:
        count, share = precision_from(pairs, 0.8)
        error = calibration_error(reliability(pairs))
        yield f"{setting}: calibration error {error:.3f}, cross-entropy {cost(pairs):.3f}; from 0.8 {count}, {share:.3f}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cases", type=Path, default=Path("tests/cases"))
    parser.add_argument("--judge", type=Path, default=Path("src/dragoman/data/judge"))
    args = parser.parse_args()
    sys.stdout.write("\n".join(lines(list(coded(args.cases, Judge.load(args.judge))))) + "\n")


if __name__ == "__main__":
    main()
