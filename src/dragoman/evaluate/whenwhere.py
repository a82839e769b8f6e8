"""When and where: the interval and the place of the events that were coded at the words of an expected one.

An event counts whether or not its parties and status are right: it is taken from among the events whose trigger shares
a character with the expected trigger, one of the expected type where there is one. Expected events at whose words
nothing was coded are not counted here (`events_found` counts them).
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from dragoman.evaluate.eventmatch import Known, at_trigger, is_dated, shown_time
from dragoman.evaluate.expected import ExpectedEvent
from dragoman.evaluate.wording import overlap, same_name
from dragoman.model import Event, Place


class WhenWhere(msgspec.Struct, frozen=True):
    """Counts, and a line for each date or place that is wrong."""

    figures: dict[str, int]
    wrong: tuple[str, ...]


def when_and_where(events: Sequence[Event], wanted: Sequence[ExpectedEvent], known: Known) -> WhenWhere:
    """Compare interval and place of every expected event that asks for them and was coded."""
    counts = dict.fromkeys(("intervals_right", "intervals_seen", "event_places_right", "event_places_seen"), 0)
    wrong = []
    for want in wanted:
        event = _coded(events, want, known)
        if event is None:
            continue
        if want.date is not None:
            right = is_dated(event, want.date)
            counts["intervals_seen"] += 1
            counts["intervals_right"] += right
            wrong += [] if right else [f"date of {want.label}: {shown_time(event)}, expected {want.date}"]
        if want.places:
            right = any(_stands(event.place, place, want, known) for place in want.places)
            counts["event_places_seen"] += 1
            counts["event_places_right"] += right
            wrong += [] if right else [f"place of {want.label}: {_shown(event.place)}, expected {_wanted(want)}"]
    return WhenWhere(counts, tuple(wrong))


def _coded(events: Sequence[Event], want: ExpectedEvent, known: Known) -> Event | None:
    if want.trigger is None:
        return None
    at = [event for event in events if at_trigger(event, want.trigger, known.text)]
    typed = [event for event in at if event.type in (want.type, *want.type_any)]
    return next(iter(typed or at), None)


def _stands(found: Place | None, place: str | None, want: ExpectedEvent, known: Known) -> bool:
    if found is None or place is None:
        return found is None and place is None
    if want.place_country not in (None, found.country):
        return False
    own = (found.span.start, found.span.end)
    return same_name(found.name, place) or any(overlap(own, at) for at in known.text.places_of(place))


def _shown(place: Place | None) -> str:
    return f"{place.span.text!r} ({place.country}; {place.why})" if place else "none"


def _wanted(want: ExpectedEvent) -> str:
    return " or ".join(repr(place) if place else "none" for place in want.places)
