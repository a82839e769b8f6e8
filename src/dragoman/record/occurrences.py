"""Occurrences: reports of one and the same event, brought together across articles, each with its reason.

First stories: copies and updates of one text (`stories`). Then reports of the same type, status and parties, with
compatible sectors, mode and place, whose days lie within `Windows.days` of the first report's day, or within
`Windows.story_days` where both stand in copies of one story. Every step works on sorted input, so the order in which
articles were added changes nothing. What the grouping gets wrong, `Record.split` undoes.
"""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Iterable, Set
from dataclasses import dataclass, field

import msgspec

MUTUAL = frozenset({"CONSULT", "COOPERATE"})
"""PLOVER types in which who is actor and who recipient is often a matter of wording."""


class Windows(msgspec.Struct, frozen=True, kw_only=True):
    """How near reports must be: days between them, days between copies of a story, least likeness of copies."""

    days: int = 2
    story_days: int = 7
    alike: float = 0.6


class Side(msgspec.Struct, frozen=True, order=True):
    """A party as far as grouping looks: its country (or name, lower case, where it has none) and its sectors."""

    who: str
    sectors: tuple[str, ...] = ()


class Report(msgspec.Struct, frozen=True, kw_only=True):
    """One event as grouping sees it."""

    event: str
    article: str
    story: str
    type: str
    status: str = "actual"
    mode: str | None = None
    date: datetime.date | None = None
    actors: tuple[Side, ...] = ()
    recipients: tuple[Side, ...] = ()
    country: str | None = None
    geonames_id: int | None = None


class Member(msgspec.Struct, frozen=True):
    """A report of an occurrence and why it is counted there."""

    event: str
    article: str
    reason: str


class Occurrence(msgspec.Struct, frozen=True):
    """Reports of one event, first report first. `id` is made of the first report's id."""

    id: str
    type: str
    status: str
    date: datetime.date | None
    members: tuple[Member, ...]


@dataclass
class _Open:
    """An occurrence being built: what its reports have told so far."""

    first: Report
    members: list[Member]
    mode: str | None
    country: str | None
    geonames_id: int | None
    stories: set[str]
    articles: set[str]
    sectors: dict[str, set[str]] = field(default_factory=dict)


def group(reports: Iterable[Report], windows: Windows | None = None, apart: Set[str] = frozenset()) -> list[Occurrence]:
    """Bring reports together. Events in `apart` are occurrences of their own."""
    windows = windows or Windows()
    buckets: dict[tuple[object, ...], list[Report]] = defaultdict(list)
    for report in reports:
        own = report.event if report.event in apart or not report.actors else ""
        buckets[(report.type, report.status, _parties(report), own)].append(report)
    found = [occurrence for bucket in buckets.values() for occurrence in _group_bucket(bucket, windows)]
    return sorted(found, key=lambda occurrence: (str(occurrence.date or ""), occurrence.id))


def _parties(report: Report) -> tuple[tuple[str, ...], ...]:
    actors, recipients = (tuple(sorted({side.who for side in s})) for s in (report.actors, report.recipients))
    if report.type in MUTUAL:
        return (tuple(sorted({*actors, *recipients})),)
    return actors, recipients


def _order(report: Report) -> tuple[str, str]:
    return str(report.date or "~"), report.event


def _group_bucket(bucket: list[Report], windows: Windows) -> list[Occurrence]:
    groups: list[_Open] = []
    near: list[_Open] = []  # what a dated report may still join: the day of the first report goes forward
    for report in sorted(bucket, key=_order):
        near = [held for held in near if _reachable(held, report, windows)] if report.date else groups
        held = _join(near, report, windows)
        if held is None:
            held = _start(report)
            groups.append(held)
            if near is not groups:
                near.append(held)
    return [
        Occurrence(f"o-{g.first.event}", g.first.type, g.first.status, g.first.date, tuple(g.members)) for g in groups
    ]


def _reachable(held: _Open, report: Report, windows: Windows) -> bool:
    apart = _days_apart(held.first, report)
    return apart is None or apart <= max(windows.days, windows.story_days)


def _join(groups: list[_Open], report: Report, windows: Windows) -> _Open | None:
    """Put a report into the first group that it belongs to; return that group, or None."""
    for held in groups:
        if reason := _reason(held, report, windows):
            _take(held, report, reason)
            return held
    return None


def _start(report: Report) -> _Open:
    held = _Open(report, [], report.mode, report.country, report.geonames_id, set(), set())
    _take(held, report, "first report")
    return held


def _take(held: _Open, report: Report, reason: str) -> None:
    held.members.append(Member(report.event, report.article, reason))
    held.mode = held.mode or report.mode
    held.country = held.country or report.country
    held.geonames_id = held.geonames_id or report.geonames_id
    held.stories.add(report.story)
    held.articles.add(report.article)
    for side in (*report.actors, *report.recipients):
        held.sectors.setdefault(side.who, set()).update(side.sectors)


def _reason(held: _Open, report: Report, windows: Windows) -> str | None:
    """Why a report belongs to an occurrence, or None where it does not."""
    apart = _days_apart(held.first, report)
    same_story = report.story in held.stories
    if apart is None and not same_story:
        return None
    if apart is not None and apart > (windows.story_days if same_story else windows.days):
        return None
    if not _compatible(held, report):
        return None
    if report.article in held.articles:
        return f"same article, type {report.type} and parties"
    when = "day unknown" if apart is None else f"{apart} days apart"
    if same_story:
        return f"copy of the same story ({report.story}), type {report.type} and parties, {when}"
    return f"same type {report.type} and parties, {when}, {_place_words(held, report)}"


def _days_apart(first: Report, report: Report) -> int | None:
    if first.date is None or report.date is None:
        return None
    return abs((report.date - first.date).days)


def _compatible(held: _Open, report: Report) -> bool:
    """Neither mode, nor place, nor the sectors of a party speak against it; what is unknown does not."""
    return (
        _agree(held.mode, report.mode)
        and _agree(held.country, report.country)
        and _agree(held.geonames_id, report.geonames_id)
        and all(_sectors_agree(held, side) for side in (*report.actors, *report.recipients))
    )


def _agree(one: object, other: object) -> bool:
    return one is None or other is None or one == other


def _sectors_agree(held: _Open, side: Side) -> bool:
    known = held.sectors.get(side.who, set())
    return not known or not side.sectors or not known.isdisjoint(side.sectors)


def _place_words(held: _Open, report: Report) -> str:
    if report.geonames_id is not None and report.geonames_id == held.geonames_id:
        return "same place"
    if report.country is not None and report.country == held.country:
        return f"both in {report.country}"
    return "place not known of both"
