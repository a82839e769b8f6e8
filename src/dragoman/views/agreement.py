"""How far reviewers agree: Cohen's kappa of two, Krippendorff's alpha of any number, by type of event."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from itertools import combinations

import msgspec

from dragoman.record.reviews import Review, last_words


class Agreement(msgspec.Struct, frozen=True):
    """Agreement on the events coded as one type ("all" for every type): events judged by two or more reviewers, the
    share on which they say the same, and the two coefficients; None where they are not defined."""

    type: str
    events: int
    share: float | None
    kappa: float | None
    alpha: float | None


def agreement(acts: Iterable[Review]) -> list[Agreement]:
    """Agreement on all events and by the type they were coded as. What is compared is the type that each reviewer
    leaves the event with, or that it is rejected; a reviewer's last word counts.

    Kappa is between the two reviewers who judged most events together; alpha takes all reviewers.
    """
    shared = [by for by in last_words(acts).values() if len(by) > 1]
    pair = _busiest_pair(shared)
    groups: dict[str, list[dict[str, Review]]] = defaultdict(list)
    for by in shared:
        groups[next(iter(by.values())).before.type].append(by)
    rows = [_row("all", shared, pair)] if shared else []
    return rows + [_row(name, groups[name], pair) for name in sorted(groups)]


def _busiest_pair(shared: Sequence[dict[str, Review]]) -> tuple[str, ...]:
    counts = Counter(pair for by in shared for pair in combinations(sorted(by), 2))
    return min(counts, key=lambda pair: (-counts[pair], pair), default=())


def _row(name: str, shared: Sequence[dict[str, Review]], pair: tuple[str, ...]) -> Agreement:
    units = [[act.label for act in by.values()] for by in shared]
    both = [(by[pair[0]].label, by[pair[1]].label) for by in shared if by.keys() >= set(pair)]
    same = sum(len(set(unit)) == 1 for unit in units)
    return Agreement(name, len(units), same / len(units), cohen_kappa(both), krippendorff_alpha(units))


def cohen_kappa(pairs: Sequence[tuple[str, str]]) -> float | None:
    """Cohen's kappa (1960) of two reviewers' labels of the same events.

    None without events, or where both use one label alone, so that chance explains everything.
    """
    if not pairs:
        return None
    count = len(pairs)
    one, other = Counter(a for a, _ in pairs), Counter(b for _, b in pairs)
    seen = sum(a == b for a, b in pairs) / count
    chance = sum(one[label] * other[label] for label in one) / count**2
    return None if chance == 1 else (seen - chance) / (1 - chance)


def krippendorff_alpha(units: Iterable[Sequence[str]]) -> float | None:
    """Krippendorff's alpha for nominal labels (Krippendorff 2011); `units` are the labels that each event was given.

    Units with one label say nothing. None where there is none with two, or one label alone is used.
    """
    held = [Counter(unit) for unit in units if len(unit) > 1]
    totals: Counter[str] = Counter()
    for unit in held:
        totals.update(unit)
    count = totals.total()
    differing = sum((unit.total() ** 2 - sum(n * n for n in unit.values())) / (unit.total() - 1) for unit in held)
    chance = count * count - sum(n * n for n in totals.values())
    return None if not count or not chance else 1 - (count - 1) * differing / chance
