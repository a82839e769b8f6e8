"""Which of the places that share a name is meant: all names of a text are weighed together.

Every candidate starts from a prior (what it is, how many live there, how well the name fits). Then, for a few
rounds, candidates gain from what the other names of the text most likely are: in the same country, in the same
first-level region, close by, or said to contain it ("Lebanon, Pennsylvania"). One name has one sense in a text,
unless the text itself names two containers for it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from math import log10

import msgspec
import numpy as np

from dragoman.context.geo.gazetteer import Candidate, Entry
from dragoman.context.geo.points import EARTH_KM, unit
from dragoman.context.geo.store import How, Kind

ROUNDS = 4
MOST = 30
"""Candidates of one name that are weighed; the least likely of the rest are never right without a container."""
SHARPNESS = 1.5
COUNTRY_GAIN = 3.0
ADMIN1_GAIN = 2.0
NEAR_GAIN = 3.0
SAME_NAME_GAIN = 3.0
CONTAINED_GAIN = 7.0
CONTAINING_GAIN = 2.5
REACH_KM = 60.0
"""Two places this far apart support each other half as much as neighbours do."""

_FLAT = {
    Kind.CONTINENT: 9.5,
    Kind.COUNTRY: 9.0,
    Kind.REGION: 8.3,
    Kind.SEA: 8.3,
    Kind.SITE: 8.0,
}
_STATES = frozenset({"USA", "CAN", "AUS", "GBR"})
"""Countries whose first-level regions English-language news names more often than towns of the same name."""
_LARGE = frozenset({Kind.CONTINENT, Kind.COUNTRY, Kind.ADMIN1, Kind.REGION, Kind.SEA})


class Name(msgspec.Struct, frozen=True):
    """One name to resolve: its key, its candidates, the numbers of names said to contain it, and its count."""

    key: str
    candidates: tuple[Candidate, ...]
    containers: tuple[int, ...] = ()
    count: int = 1
    said: str = ""
    """What the text calls it: "county", "province", "state" or "city" beside the name, else ""."""


class Choice(msgspec.Struct, frozen=True):
    """What a name was resolved to, how sure that is (0 to 1), and the reason in words."""

    entry: Entry
    how: How
    sure: float
    why: str


def prior(candidate: Candidate, said: str = "") -> float:
    """How likely a candidate is before the rest of the text is read; units are decimal orders of population."""
    entry = candidate.entry
    size = log10(entry.population + 10)
    score = _FLAT.get(entry.kind, size)
    if entry.kind == Kind.COUNTRY:
        score += size / 20
    elif entry.kind == Kind.CAPITAL:
        score += 2.0 if candidate.how == How.NAME else 0.0  # a name of old (Salisbury, now Harare) has others' fame
    elif entry.kind == Kind.CITY:
        score += 0.6 if entry.population > 1_000_000 else 0.0
    elif entry.kind == Kind.ADMIN1:
        score = 7.2 if entry.country in _STATES else size - 0.5
    elif entry.kind == Kind.ADMIN2:
        score -= 1.0 if candidate.how == How.NAME else 2.5
    if candidate.how == How.OTHER and entry.kind >= Kind.CAPITAL:
        score -= 1.2
    return score + _as_said(entry.kind, said)


def _as_said(kind: Kind, said: str) -> float:
    if said == "city":
        return 3.0 if kind >= Kind.CAPITAL else -2.0
    if said == "county":
        return 4.0 if kind == Kind.ADMIN2 else 0.0
    if said in ("state", "province"):
        return 4.0 if kind in (Kind.ADMIN1, Kind.REGION) else 0.0
    return 0.0


def contains(outer: Entry, inner: Entry) -> bool:
    """Whether `inner` lies in `outer`, by the gazetteer's own hierarchy."""
    if outer.index == inner.index:
        return False
    if outer.kind == Kind.COUNTRY:
        return outer.country == inner.country and inner.kind != Kind.COUNTRY
    if outer.kind == Kind.ADMIN1:
        return inner.admin1 == outer.index
    if outer.kind == Kind.ADMIN2:
        return inner.admin2 == outer.index
    return False


def resolve(names: Sequence[Name], country: str | None = None) -> list[Choice | None]:
    """Choose one candidate for each name, or None where it has none. `country` (alpha-3) is where the paper is."""
    if not any(name.candidates for name in names):
        return [None] * len(names)
    return _Table(names, country).choices()


class _Table:
    """All candidates of all names as rows, and the sums that are taken over them."""

    def __init__(self, names: Sequence[Name], country: str | None) -> None:
        self.names = names
        self.rows: list[Candidate] = []
        self.owner: list[int] = []
        self.slices: list[slice] = []
        bonus: list[float] = []
        inners = _inners(names)
        for name, inside in zip(names, inners, strict=True):
            kept = self._kept(name, inside)
            self.slices.append(slice(len(self.rows), len(self.rows) + len(kept)))
            self.rows.extend(candidate for candidate, _ in kept)
            bonus.extend(gain for _, gain in kept)
            self.owner.extend([len(self.slices) - 1] * len(kept))
        self.base = np.array(
            [prior(row, names[owner].said) for row, owner in zip(self.rows, self.owner, strict=True)]
        ) + np.array(bonus)
        self.contained = np.array(bonus) > 0
        self.weight = np.array([1.0 + log10(name.count) for name in names])[self.owner]
        self.own = np.array(self.owner)
        self._count_places(country)
        self._near = self._nearness()

    def _kept(self, name: Name, inside: Sequence[Name]) -> list[tuple[Candidate, float]]:
        """The likeliest candidates of a name, each with its gain from containment; demonyms beat towns."""
        outers = [row.entry for number in name.containers for row in self.names[number].candidates]
        held = [row.entry for inner in inside for row in inner.candidates]
        rows = []
        for row in _rivals(name):
            gain = CONTAINED_GAIN if any(contains(outer, row.entry) for outer in outers) else 0.0
            if gain == 0.0 and any(contains(row.entry, inner) for inner in held):
                gain = CONTAINING_GAIN
            rows.append((row, gain))
        rows.sort(key=lambda each: -prior(each[0], name.said) - each[1])
        return rows[:MOST]

    def _count_places(self, country: str | None) -> None:
        codes = {code: number for number, code in enumerate(sorted({row.entry.country or "" for row in self.rows}))}
        self.country = np.array([codes[row.entry.country or ""] for row in self.rows])
        self.nowhere = np.array([row.entry.country is None for row in self.rows])
        self.hint = np.zeros(len(codes))
        if country in codes:
            self.hint[codes[country]] = 1.0
        regions = [row.entry.index if row.entry.kind == Kind.ADMIN1 else row.entry.admin1 for row in self.rows]
        numbers = {region: number for number, region in enumerate(dict.fromkeys(regions))}
        self.region = np.array([numbers[region] for region in regions])
        self.regionless = np.array([region is None for region in regions])

    def _nearness(self) -> np.ndarray:
        """For each pair of rows of different names: 1 beside each other, 1/2 at REACH_KM; 0 for large places."""
        points = np.array([unit(row.entry.lat, row.entry.lon) for row in self.rows])
        square = np.maximum(0.0, 2 * EARTH_KM**2 * (1 - points @ points.T))
        near = 1 / (1 + square / REACH_KM**2)
        large = np.array([row.entry.kind in _LARGE for row in self.rows])
        near[:, large] = 0.0
        near[large, :] = 0.0
        near[self.own[:, None] == self.own[None, :]] = 0.0
        near[near < 0.08] = 0.0
        return np.asarray(near)

    def choices(self) -> list[Choice | None]:
        share = self._shares(self.base)
        gains = np.zeros(len(self.rows))
        for _ in range(ROUNDS):
            gains = self._gains(share)
            share = self._shares(self.base + gains)
        score = self.base + gains
        return [self._best(part, score, share) for part in self.slices]

    def _shares(self, score: np.ndarray) -> np.ndarray:
        """Each row's share of its name: a softmax over the rows of one name."""
        share = np.zeros(len(score))
        for part in self.slices:
            if part.start < part.stop:
                power = np.exp(SHARPNESS * (score[part] - score[part].max()))
                share[part] = power / power.sum()
        return share

    def _gains(self, share: np.ndarray) -> np.ndarray:
        mass = share * self.weight
        gain = COUNTRY_GAIN * self._support(mass, self.country, self.nowhere, self.hint)
        gain += ADMIN1_GAIN * self._support(mass, self.region, self.regionless, None)
        heard = self._heard(mass)
        return np.asarray(gain + NEAR_GAIN * heard / (heard + 1) + self._same_name(share))

    def _support(self, mass: np.ndarray, group: np.ndarray, none: np.ndarray, extra: np.ndarray | None) -> np.ndarray:
        """The share of the other names' mass that lies in each row's own group (country or region)."""
        placed = np.where(none, 0.0, mass)
        size = int(group.max()) + 1
        total = np.bincount(group, placed, size) + (0.0 if extra is None else extra)
        own = np.bincount(self.own * size + group, placed, len(self.names) * size).reshape(-1, size)
        others = total[group] - own[self.own, group]
        everything = total.sum() - own.sum(axis=1)[self.own]
        return np.asarray(np.where(none, 0.0, others / (everything + 1.0)))

    def _heard(self, mass: np.ndarray) -> np.ndarray:
        """How many other names lie near each row: of each name its nearest likely row counts."""
        weighed = self._near * mass[None, :]
        starts = [part.start for part in self.slices if part.start < part.stop]
        return np.asarray(np.maximum.reduceat(weighed, starts, axis=1).sum(axis=1))

    def _same_name(self, share: np.ndarray) -> np.ndarray:
        """A name said once with its container keeps that sense where it stands alone."""
        gain = np.zeros(len(self.rows))
        sure: dict[tuple[str, int], int] = {}
        for number in np.flatnonzero(self.contained & (share > 0.5)).tolist():
            sure[self._sense(number)] = self.owner[number]
        if sure:
            for number, owner in enumerate(self.owner):
                free = not self.names[owner].containers
                if free and sure.get(self._sense(number), owner) != owner:
                    gain[number] = SAME_NAME_GAIN
        return gain

    def _sense(self, number: int) -> tuple[str, int]:
        return self.names[self.owner[number]].key, self.rows[number].entry.index

    def _best(self, part: slice, score: np.ndarray, share: np.ndarray) -> Choice | None:
        if part.start == part.stop:
            return None
        row = part.start + int(score[part].argmax())
        candidate = self.rows[row]
        return Choice(candidate.entry, candidate.how, float(share[row]), self._reason(row, part))

    def _reason(self, row: int, part: slice) -> str:
        if part.stop - part.start == 1:
            return "the only place of this name"
        if self.contained[row]:
            return "named with what contains it"
        plain = part.start + int(self.base[part].argmax())
        return "the best known of this name" if plain == row else "by the other places of the text"


def _rivals(name: Name) -> list[Candidate]:
    """Candidates worth weighing: a demonym is no town, and a country stands for its own like-named parts."""
    demonyms = [row for row in name.candidates if row.how == How.DEMONYM]
    if demonyms or name.said:
        return demonyms or list(name.candidates)
    countries = {row.entry.country for row in name.candidates if row.entry.kind == Kind.COUNTRY}
    return [row for row in name.candidates if row.entry.kind == Kind.COUNTRY or row.entry.country not in countries]


def _inners(names: Sequence[Name]) -> list[list[Name]]:
    """For each name the names that the text says it contains."""
    found: list[list[Name]] = [[] for _ in names]
    for name in names:
        for number in name.containers:
            found[number].append(name)
    return found


def main_country(choices: Sequence[Choice | None], least: float) -> str | None:
    """The country in which at least this share of the choices lies, if any."""
    votes = Counter(choice.entry.country for choice in choices if choice and choice.entry.country)
    for country, count in votes.most_common(1):
        return country if count >= least * votes.total() else None
    return None
