"""The frozen types that travel through dragoman: from Article to Coding.

Every `start` and `end` is a character offset into `Article.text` (end exclusive), and
`article.text[start:end] == text` holds for every span. Dates are ISO 8601 strings. Countries are
ISO 3166-1 alpha-3 codes (`KOS` for Kosovo). Sectors, types, modes and contexts are PLOVER 2.0 words.
"""

from __future__ import annotations

from enum import StrEnum

import msgspec


class Span(msgspec.Struct, frozen=True, order=True):
    """Words of an article: `article.text[start:end] == text`."""

    start: int
    end: int
    text: str


class Status(StrEnum):
    """What the words assert of an event."""

    ACTUAL = "actual"
    HISTORICAL = "historical"
    FUTURE = "future"
    HYPOTHETICAL = "hypothetical"
    NEGATED = "negated"


class Article(msgspec.Struct, frozen=True):
    """One news text as it is stored.

    `text` holds the title (if any), a blank line, and the body; `body_start` is where the body begins.
    `id` is a hash of url, published and text, so the same article has the same id wherever it lies.
    """

    id: str
    text: str
    title: str | None = None
    body_start: int = 0
    published: str | None = None
    published_from: str | None = None
    """Where the date came from: "given", "meta", "json-ld", "url", "dateline", "text"."""
    sections: tuple[str, ...] = ()
    author: str | None = None
    source: str | None = None
    url: str | None = None
    language: str = "en"
    dateline: Span | None = None
    path: str | None = None
    """What was read, e.g. "news.jsonl.gz:17"; None for a text passed in memory."""
    raw_sha256: str | None = None
    published_precision: str | None = None
    """How finely the evidence fixes the date: "time" (an hour too), "day", "month" (the first of it is stored)."""
    language_from: str | None = None
    """What decided the language: "text" (the words themselves), "declared" (by the page or row) or "setting"."""


class Actor(msgspec.Struct, frozen=True):
    """Who it is. `id` is unique within one article."""

    id: str
    name: str
    kind: str
    """"country", "person", "organisation", "group" or "unknown"."""
    country: str | None = None
    sectors: tuple[str, ...] = ()
    role: str | None = None
    former: bool = False
    wikidata: str | None = None
    code: str | None = None
    """PLOVER's name where the actor is international ("UNO", "EUR", "IGO" ...), or the code of a user's own list."""
    members: tuple[str, ...] = ()
    """Ids of the actors that it stands for ("both countries"), where they are known."""


class Mention(msgspec.Struct, frozen=True):
    """Words that name an actor. `head` is the span of the head word (or name) inside `span`."""

    span: Span
    head: Span
    actor: str
    kind: str
    """"name", "role", "country", "demonym", "metonym", "pronoun", "description" or "group"."""
    why: str = ""


class Party(msgspec.Struct, frozen=True):
    """An actor or recipient of an event, with the words that name it in the event's sentence."""

    actor: str
    name: str
    country: str | None
    sectors: tuple[str, ...]
    role: str | None
    start: int
    end: int
    text: str
    code: str | None = None


class Quote(msgspec.Struct, frozen=True):
    """Words reported of somebody. One quote may have several `content` spans, parted by its cue."""

    id: str
    kind: str
    """"direct", "indirect" or "mixed"."""
    content: tuple[Span, ...]
    cue: Span | None = None
    speaker: Span | None = None
    speaker_actor: str | None = None
    speaker_name: str | None = None
    addressee: Span | None = None
    act: str = "statement"
    """"statement", "accusation", "denial", "promise", "request", "belief" ..., from the cue lexicon."""


class Attribution(msgspec.Struct, frozen=True):
    """The source an event is reported from: innermost speaker first in `Event.attributed_to`."""

    name: str
    actor: str | None = None
    speaker: Span | None = None
    cue: Span | None = None
    quote: str | None = None


class Time(msgspec.Struct, frozen=True):
    """A time expression. `value` is TIMEX3 ("2020-05-24", "2020-W21", "P3Y", "PAST_REF") or None.

    `first` and `last` are the first and last day, inclusive, where the value fixes days.
    """

    span: Span
    type: str
    """"DATE", "TIME", "DURATION" or "SET"."""
    value: str | None = None
    first: str | None = None
    last: str | None = None
    why: str = ""


class Place(msgspec.Struct, frozen=True):
    """A toponym. Coordinates are WGS 84 degrees; None where it is found but not resolved."""

    span: Span
    name: str
    geonames_id: int | None = None
    lat: float | None = None
    lon: float | None = None
    country: str | None = None
    admin1: str | None = None
    precision: str = "none"
    """"city", "district", "province", "country", "region" or "none"."""
    why: str = ""


class EventTime(msgspec.Struct, frozen=True):
    """When an event happened: first and last day, inclusive. `assumed` marks the publication date taken for it."""

    first: str | None
    last: str | None
    precision: str
    """"day", "week", "month", "year" or "none"."""
    span: Span | None = None
    assumed: bool = False
    why: str = ""


class Decision(msgspec.Struct, frozen=True):
    """One step on the way to an event, for `dragoman explain`."""

    step: str
    verdict: str
    evidence: Span | None = None


class Event(msgspec.Struct, frozen=True):
    """One PLOVER 2.0 event as one sentence reports it."""

    id: str
    article: str
    type: str
    mode: str | None
    contexts: tuple[str, ...]
    cameo: str
    quad: int
    score: float
    status: Status
    actors: tuple[Party, ...]
    recipients: tuple[Party, ...]
    trigger: Span
    sentence: Span
    frame: str
    """Id of the codebook frame, or "judge" where the learned model alone decided."""
    confidence: float
    """The probability that type and parties are right."""
    attributed_to: tuple[Attribution, ...] = ()
    time: EventTime | None = None
    place: Place | None = None
    decisions: tuple[Decision, ...] = ()


class Versions(msgspec.Struct, frozen=True):
    """What made a coding: the program, the codebook's hash, the parser and the judge."""

    program: str
    codebook: str
    parser: str
    judge: str = "none"


class Coding(msgspec.Struct, frozen=True):
    """All that one article yields."""

    article: Article
    versions: Versions
    actors: tuple[Actor, ...] = ()
    mentions: tuple[Mention, ...] = ()
    events: tuple[Event, ...] = ()
    quotes: tuple[Quote, ...] = ()
    times: tuple[Time, ...] = ()
    places: tuple[Place, ...] = ()
    skipped: str | None = None
    """Why the article was kept but not coded, e.g. "language: fr"."""


class Unread(msgspec.Struct, frozen=True):
    """An input that could not be read: what it was and why."""

    path: str
    reason: str
