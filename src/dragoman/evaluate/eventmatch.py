"""Whether one found event is the one that an `expected.json` asks for, and what differs if it is not."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeAlias

import msgspec

from dragoman.evaluate.expected import ExpectedEvent
from dragoman.evaluate.intervals import days_of
from dragoman.evaluate.wording import Text, overlap, same_name
from dragoman.model import Coding, Event, Party


class Known(msgspec.Struct, frozen=True):
    """A coding with what the comparison looks up again and again."""

    coding: Coding
    text: Text
    names: dict[str, tuple[str, ...]]
    """Actor id to its name and the words of its mentions."""

    @classmethod
    def of(cls, coding: Coding) -> Known:
        """Index `coding`."""
        names: dict[str, list[str]] = {actor.id: [actor.name] for actor in coding.actors}
        for mention in coding.mentions:
            names.setdefault(mention.actor, []).extend((mention.head.text, mention.span.text))
        return cls(coding, Text.of(coding.article.text), {k: tuple(v) for k, v in names.items()})

    def is_called(self, actor: str | None, name: str, shown: str | None = None) -> bool:
        """Whether the actor (an id) bears `name`: as its name, a mention, or as `shown`."""
        own = self.names.get(actor, ()) if actor else ()
        return any(same_name(x, name) for x in (*own, shown or ""))


def differences(event: Event, want: ExpectedEvent, known: Known) -> list[str] | None:
    """What of `want` the found event does not meet, empty when it fits; None when it lies elsewhere."""
    if want.trigger is not None and not _near(event, want.trigger, known.text):
        return None
    checks = (
        *_kind(event, want),
        *_countries(event, want),
        *_who(event, want, known),
        *_circumstances(event, want, known),
    )
    return [text for fits, text in checks if not fits]


_Check: TypeAlias = tuple[bool, str]


def _one_of(label: str, value: str | None, *allowed: str | None) -> list[_Check]:
    listed = [a for a in allowed if a is not None]
    return [(value in listed, f"{label} {value}, expected {'|'.join(listed)}")] if listed else []


def _kind(event: Event, want: ExpectedEvent) -> list[_Check]:
    checks = _one_of("type", event.type, want.type, *want.type_any)
    checks += _one_of("mode", event.mode, want.mode, *want.mode_any)
    checks += _one_of("status", event.status, want.factuality)
    return checks + _shares("context", event.contexts, want.context_any)


def _shares(label: str, found: Iterable[str], wanted: tuple[str, ...]) -> list[_Check]:
    have = sorted(set(found))
    text = f"{label} {','.join(have) or 'none'}, expected {'|'.join(wanted)}"
    return [(not set(wanted).isdisjoint(have), text)] if wanted else []


def _countries(event: Event, want: ExpectedEvent) -> list[_Check]:
    actors, recipients = countries(event.actors), countries(event.recipients)
    if want.reciprocal:
        wanted = {*(want.actor or ()), *(want.recipient or ())}
        both = actors | recipients
        return [(both == wanted, f"parties {_set(both)}, expected {_set(wanted)}")]
    return [
        *_exactly("actor", actors, want.actor, want.actor_any),
        *_exactly("recipient", recipients, want.recipient, want.recipient_any),
    ]


def countries(parties: Iterable[Party]) -> set[str]:
    """The countries that are known of the parties."""
    return {p.country for p in parties if p.country}


def _exactly(
    label: str, found: set[str], one: tuple[str, ...] | None, several: tuple[tuple[str, ...], ...]
) -> list[_Check]:
    allowed = [set(x) for x in (*((one,) if one is not None else ()), *several)]
    text = f"{label} {_set(found)}, expected {' or '.join(map(_set, allowed))}"
    return [(found in allowed, text)] if allowed else []


def _set(codes: Iterable[str]) -> str:
    return "+".join(sorted(codes)) or "none"


def _who(event: Event, want: ExpectedEvent, known: Known) -> list[_Check]:
    everyone = (*event.actors, *event.recipients)
    return [
        *_named("actor", event.actors, want.actor_name, known),
        *_named("recipient", event.recipients, want.recipient_name, known),
        *_shares("actor sector", _sectors(event.actors), want.actor_sector_any),
        *_shares("recipient sector", _sectors(event.recipients), want.recipient_sector_any),
        *_shares("sector", _sectors(everyone), want.sector_any),
    ]


def _sectors(parties: Iterable[Party]) -> list[str]:
    return [sector for party in parties for sector in party.sectors]


def _named(label: str, parties: tuple[Party, ...], name: str | None, known: Known) -> list[_Check]:
    if name is None:
        return []
    fits = any(known.is_called(p.actor, name, p.name) for p in parties)
    return [(fits, f"{label} {', '.join(p.name for p in parties) or 'none'}, expected {name}")]


def _circumstances(event: Event, want: ExpectedEvent, known: Known) -> list[_Check]:
    checks: list[_Check] = []
    if want.date is not None:
        checks.append((is_dated(event, want.date), f"date {shown_time(event)}, expected {want.date}"))
    if want.in_quote_by is not None:
        checks.append((_reported(event, want.in_quote_by, known), f"not reported of {want.in_quote_by}"))
    return checks


def _near(event: Event, words: str, text: Text) -> bool:
    spans = [(event.trigger.start, event.trigger.end), (event.sentence.start, event.sentence.end)]
    return any(overlap(span, place) for place in text.places_of(words) for span in spans)


def at_trigger(event: Event, words: str, text: Text) -> bool:
    """Whether the event's own trigger, not only its sentence, shares a character with `words`."""
    own = (event.trigger.start, event.trigger.end)
    return any(overlap(own, place) for place in text.places_of(words))


def is_dated(event: Event, value: str) -> bool:
    """Whether the event's interval lies within the days of a date value."""
    if event.time is None or event.time.first is None or event.time.last is None:
        return False
    first, last = days_of(value)
    return first <= event.time.first and event.time.last <= last


def shown_time(event: Event) -> str:
    """The event's interval in words."""
    return f"{event.time.first}..{event.time.last}" if event.time else "none"


def _reported(event: Event, name: str, known: Known) -> bool:
    if any(known.is_called(a.actor, name, a.name) for a in event.attributed_to):
        return True
    own = (event.trigger.start, event.trigger.end)
    return any(
        known.is_called(q.speaker_actor, name, q.speaker_name)
        for q in known.coding.quotes
        if any(overlap(own, (c.start, c.end)) for c in q.content)
    )
