"""Whole articles: a coding beside its `expected.json`.

An expected event is found when one event of the coding meets every field that is given, and no found
event stands for two expected ones. An entry of `not_events` is hit by an event of that type, whatever its
status, whose parties include the countries given and whose trigger overlaps the words given (an empty list
of countries is not checked).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, TypeVar

import msgspec

from dragoman.evaluate.eventmatch import Known, at_trigger, countries, differences
from dragoman.evaluate.expected import (
    Expected,
    ExpectedActor,
    ExpectedEvent,
    ExpectedPage,
    ExpectedPlace,
    ExpectedQuote,
    ExpectedTime,
    read_expected,
)
from dragoman.evaluate.whenwhere import when_and_where
from dragoman.evaluate.wording import overlap, plain, same_name
from dragoman.model import Actor, Coding, Event, Place, Quote, Span, Time

F = TypeVar("F", Event, Actor, Quote, Time, Place)
W = TypeVar("W", bound=msgspec.Struct)


class ArticleReport(msgspec.Struct, frozen=True):
    """`figures`: counts by name; `missing`: what was expected and not found, with the nearest found thing and
    why it does not fit; `hits`: forbidden events that were found; `beyond`: events that nothing asked for."""

    figures: dict[str, int]
    missing: tuple[str, ...]
    hits: tuple[str, ...]
    beyond: tuple[str, ...] = ()
    misplaced: tuple[str, ...] = ()
    """Dates and places of coded events that are not the expected ones."""

    @property
    def complete(self) -> bool:
        """Everything expected is found and nothing forbidden is."""
        return not self.missing and not self.hits


def check_article(coding: Coding, expected: Expected | Mapping[str, Any]) -> ArticleReport:
    """Compare `coding` with `expected` (the form of `expected.json`).

    Raises DataError for an unknown field.
    """
    want = expected if isinstance(expected, Expected) else read_expected(expected)
    known = Known.of(coding)
    events = _pair(coding.events, want.events, lambda f, w: differences(f, w, known))
    parts = {
        "events": events,
        "actors": _pair(coding.actors, want.actors, lambda f, w: _actor(f, w, known)),
        "quotes": _pair(coding.quotes, want.quotes, lambda f, w: _quote(f, w, known)),
        "times": _pair(coding.times, want.times, lambda f, w: _time(f, w, known)),
        "places": _pair(coding.places, want.places, lambda f, w: _place(f, w, known)),
    }
    page = _page(coding, want.article)
    hits = tuple(line for w in want.not_events for line in _hits(coding, w, known))
    missing = (
        *(f"article {p}" for p in page),
        *(m for kind, part in parts.items() for m in part.lines(kind)),
    )
    beyond = tuple(_event_name(e) for i, e in enumerate(coding.events) if i not in events.taken.values())
    situated = when_and_where(coding.events, want.events, known)
    figures = _figures(parts, len(hits), len(beyond)) | situated.figures
    return ArticleReport(figures, missing, hits, beyond, situated.wrong)


class _Part(msgspec.Struct, frozen=True):
    taken: dict[int, int]
    """Index of the expected thing to index of the found one."""
    names: tuple[str, ...]
    nearest: dict[int, str]

    def lines(self, kind: str) -> list[str]:
        missing = [i for i in range(len(self.names)) if i not in self.taken]
        return [f"{kind.removesuffix('s')} {self.names[i]}: {self.nearest[i]}" for i in missing]


def _figures(parts: Mapping[str, _Part], hits: int, beyond: int) -> dict[str, int]:
    figures: dict[str, int] = {}
    for kind, part in parts.items():
        figures[f"{kind}_found"] = len(part.taken)
        figures[f"{kind}_expected"] = len(part.names)
    return figures | {"not_events_hit": hits, "events_beyond": beyond}


def _pair(found: Sequence[F], wanted: Sequence[W], differ: Callable[[F, W], list[str] | None]) -> _Part:
    table = [[differ(f, w) for f in found] for w in wanted]
    taken = _assign([[d == [] for d in row] for row in table])
    names = tuple(_label(w) for w in wanted)
    return _Part(taken, names, {i: _nearest(table[i]) for i in range(len(wanted)) if i not in taken})


def _nearest(row: Sequence[list[str] | None]) -> str:
    best = min((d for d in row if d is not None), key=len, default=None)
    if best is None:
        return "nothing found"
    return "; ".join(best) or "the one that fits is taken for another"


def _assign(fits: list[list[bool]]) -> dict[int, int]:
    """The largest pairing of rows with columns (augmenting paths)."""
    by_column: dict[int, int] = {}

    def place(row: int, seen: set[int]) -> bool:
        for column, ok in enumerate(fits[row]):
            if ok and column not in seen:
                seen.add(column)
                if column not in by_column or place(by_column[column], seen):
                    by_column[column] = row
                    return True
        return False

    for row in range(len(fits)):
        place(row, set())
    return {row: column for column, row in by_column.items()}


def _label(want: msgspec.Struct) -> str:
    match want:
        case ExpectedEvent():
            return want.label
        case ExpectedActor():
            return want.name
        case ExpectedQuote():
            return repr(want.content or want.content_starts or want.speaker)
        case ExpectedTime() | ExpectedPlace():
            return repr(want.text)
    raise TypeError(type(want).__name__)


def _differ(label: str, found: object, wanted: object) -> list[str]:
    return [] if wanted is None or found == wanted else [f"{label} {found}, expected {wanted}"]


def _actor(found: Actor, want: ExpectedActor, known: Known) -> list[str] | None:
    if not known.is_called(found.id, want.name):
        return None
    out = _differ("country", found.country, want.country) + _differ("former", found.former, want.former)
    out += _differ("kind", found.kind, want.kind) + _differ("role", found.role, want.role)
    out += _differ("wikidata", found.wikidata, want.wikidata)
    if want.sectors_any and not set(want.sectors_any) & set(found.sectors):
        out.append(f"sectors {','.join(found.sectors) or 'none'}, expected one of {','.join(want.sectors_any)}")
    return out + [f"{m!r} is not tied to it" for m in want.mentions if not _tied(found, m, known)]


def _tied(actor: Actor, words: str, known: Known) -> bool:
    own = [m.span for m in known.coding.mentions if m.actor == actor.id]
    places = known.text.places_of(words)
    return any(overlap((s.start, s.end), place) for s in own for place in places)


def _quote(found: Quote, want: ExpectedQuote, known: Known) -> list[str] | None:
    if not _says(found, want):
        return None
    out = _differ("kind", found.kind, want.kind)
    if want.speaker and not known.is_called(found.speaker_actor, want.speaker, found.speaker_name):
        out.append(f"speaker {found.speaker_name}, expected {want.speaker}")
    return out


def _says(found: Quote, want: ExpectedQuote) -> bool:
    words = plain(" ".join(span.text for span in found.content)).lstrip("\"' ").removeprefix("that ")
    starts, within = plain(want.content_starts or ""), plain(want.content or "")
    return words.lstrip("\"' ").startswith(starts) and within.strip("\"' ,.") in words


def _time(found: Time, want: ExpectedTime, known: Known) -> list[str] | None:
    if not _overlaps(found.span, want.text, known):
        return None
    return _differ("value", found.value, want.value) + _differ("type", found.type, want.type)


def _place(found: Place, want: ExpectedPlace, known: Known) -> list[str] | None:
    if not _overlaps(found.span, want.text, known):
        return None
    name = [] if want.name is None or same_name(found.name, want.name) else [f"name {found.name}"]
    precision = _differ("precision", found.precision, want.precision)
    return name + precision + _differ("country", found.country, want.country)


def _overlaps(span: Span, words: str, known: Known) -> bool:
    return any(overlap((span.start, span.end), place) for place in known.text.places_of(words))


def _hits(coding: Coding, want: ExpectedEvent, known: Known) -> list[str]:
    kinds = {want.type, *want.type_any} - {None}
    return [
        f"{_event_name(event)} ({want.why or want.label})"
        for event in coding.events
        if (not kinds or event.type in kinds)
        and set(want.actor or ()) <= countries(event.actors)
        and set(want.recipient or ()) <= countries(event.recipients)
        and (want.mode is None or event.mode == want.mode)
        and (want.factuality is None or event.status == want.factuality)
        and (want.trigger is None or at_trigger(event, want.trigger, known.text))
    ]


def _event_name(event: Event) -> str:
    who = "+".join(p.country or p.name for p in event.actors) or "nobody"
    whom = "+".join(p.country or p.name for p in event.recipients) or "nobody"
    return f"{event.type} {who} > {whom} {event.status} {event.trigger.text!r}"


def _page(coding: Coding, want: ExpectedPage) -> list[str]:
    article = coding.article
    body = plain(article.text[article.body_start :])
    out = _differ("title", plain(article.title or ""), want.title and plain(want.title))
    out += _differ("sections", article.sections, want.sections) + _differ("language", article.language, want.language)
    if want.body_starts and not body.startswith(plain(want.body_starts)):
        out.append(f"body starts {body[:60]!r}, expected {want.body_starts!r}")
    if want.body_ends and not body.endswith(plain(want.body_ends)):
        out.append(f"body ends {body[-60:]!r}, expected {want.body_ends!r}")
    return out + [f"body holds {words!r}" for words in want.not_in_body if plain(words) in body]
