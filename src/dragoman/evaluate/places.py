"""Figures for toponyms: how far off, which country, and found at all.

An answer is right within 161 km (100 miles) of gold, or where it names gold's own GeoNames id. A found place that
overlaps only a gold place word without coordinates is neither right nor wrong.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

import msgspec

from dragoman.evaluate.gold import GoldPlace, PlaceRow
from dragoman.evaluate.measures import Tally, pair_spans
from dragoman.evaluate.wording import overlap

NEAR_KM = 161.0
_EARTH_KM = 6371.0


class GivenPlace(msgspec.Struct, frozen=True):
    """A place as found; coordinates None where it is not resolved; `country` ISO 3166-1 alpha-2."""

    start: int
    end: int
    lat: float | None = None
    lon: float | None = None
    geonames_id: int | None = None
    country: str | None = None


class PlaceScore(msgspec.Struct):
    """`near`: within 161 km; `country`: over countries that gold states; `country_near`: over those inferred
    from the nearest towns; `location`: resolved places, right within 161 km; `found`: any overlap."""

    near: Tally = msgspec.field(default_factory=Tally)
    country: Tally = msgspec.field(default_factory=Tally)
    country_near: Tally = msgspec.field(default_factory=Tally)
    found: Tally = msgspec.field(default_factory=Tally)
    location: Tally = msgspec.field(default_factory=Tally)


def score_places(rows: Sequence[PlaceRow], given: Mapping[str, Sequence[GivenPlace]]) -> PlaceScore:
    """Compare the places of every article; `given` by record id."""
    score = PlaceScore()
    for row in rows:
        _count(row, given.get(row.id, ()), score)
    return score


def _count(row: PlaceRow, given: Sequence[GivenPlace], score: PlaceScore) -> None:
    matched = pair_spans([(p.start, p.end) for p in row.places], [(p.start, p.end) for p in given])
    taken = set(matched.values())
    loose = [(w.start, w.end) for w in row.unresolved]
    kept = [p for j, p in enumerate(given) if j in taken or not any(overlap((p.start, p.end), w) for w in loose)]
    score.found.given += len(kept)
    score.found.right += len(matched)
    score.location.given += sum(p.lat is not None for p in kept)
    for i, want in enumerate(row.places):
        _one(want, given[matched[i]] if i in matched else None, score)


def _one(want: GoldPlace, have: GivenPlace | None, score: PlaceScore) -> None:
    near = have is not None and _is_near(want, have)
    for tally in (score.near, score.location):
        tally.gold += 1
        tally.right += near
    score.found.gold += 1
    if want.country:
        tally = score.country_near if want.country_src == "near" else score.country
        tally.gold += 1
        tally.right += have is not None and have.country == want.country


def _is_near(want: GoldPlace, have: GivenPlace) -> bool:
    if have.lat is None or have.lon is None:
        return False
    if want.geonames_id and have.geonames_id == want.geonames_id:
        return True
    return great_circle_km((want.lat, want.lon), (have.lat, have.lon)) <= NEAR_KM


def great_circle_km(one: tuple[float, float], other: tuple[float, float]) -> float:
    """Distance of two points (latitude, longitude in degrees) on a sphere of 6,371 km, by the haversine formula."""
    a, b, c, d = map(math.radians, (*one, *other))
    h = math.sin((c - a) / 2) ** 2 + math.cos(a) * math.cos(c) * math.sin((d - b) / 2) ** 2
    return 2 * _EARTH_KM * math.asin(min(1.0, math.sqrt(h)))
