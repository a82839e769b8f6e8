"""The form of `expected.json`: what the coding of one article must hold, written by hand.

A field that is left out is not checked. Countries are ISO 3166-1 alpha-3. Texts are compared after every run
of white space, no-break spaces included, is turned into one space. An unknown field is an error, so that a
typing mistake cannot silently check nothing.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import msgspec

from dragoman.errors import DataError


class Form(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Common base: unknown fields are refused; `about`, `why` and `note` are for the reader."""

    about: str | None = None
    why: str | None = None
    note: str | None = None


class ExpectedPage(Form, frozen=True, kw_only=True):
    """What the reader of pages must have made of the input. `language` is ISO 639-1."""

    title: str | None = None
    sections: tuple[str, ...] | None = None
    language: str | None = None
    body_starts: str | None = None
    body_ends: str | None = None
    not_in_body: tuple[str, ...] = ()


class ExpectedActor(Form, frozen=True, kw_only=True):
    """An actor; `mentions` are words of which each must be tied to it at one place at least."""

    name: str
    kind: str | None = None
    country: str | None = None
    sectors_any: tuple[str, ...] = ()
    role: str | None = None
    former: bool | None = None
    wikidata: str | None = None
    mentions: tuple[str, ...] = ()


class ExpectedEvent(Form, frozen=True, kw_only=True):
    """An event (or, under `not_events`, one that must not be there).

    `place`: words that name where it happened; null where the text does not say. `place_any`: several that are right.
    """

    id: str | None = None
    type: str | None = None
    type_any: tuple[str, ...] = ()
    mode: str | None = None
    mode_any: tuple[str, ...] = ()
    context_any: tuple[str, ...] = ()
    actor: tuple[str, ...] | None = None
    actor_any: tuple[tuple[str, ...], ...] = ()
    actor_name: str | None = None
    actor_sector_any: tuple[str, ...] = ()
    recipient: tuple[str, ...] | None = None
    recipient_any: tuple[tuple[str, ...], ...] = ()
    recipient_name: str | None = None
    recipient_sector_any: tuple[str, ...] = ()
    sector_any: tuple[str, ...] = ()
    reciprocal: bool = False
    factuality: str | None = None
    date: str | None = None
    trigger: str | None = None
    in_quote_by: str | None = None
    place: str | msgspec.UnsetType | None = msgspec.UNSET
    place_any: tuple[str | None, ...] = ()
    place_country: str | None = None

    @property
    def places(self) -> tuple[str | None, ...]:
        """Every place that is right, None among them where none is right too; empty where it is not checked."""
        return self.place_any if self.place is msgspec.UNSET else (self.place, *self.place_any)

    @property
    def label(self) -> str:
        """Its id, or its type and trigger."""
        return self.id or " ".join(x for x in (self.type or "|".join(self.type_any), self.trigger) if x)


class ExpectedQuote(Form, frozen=True, kw_only=True):
    """A quote: `content` lies in its words; `content_starts` are its first words."""

    speaker: str | None = None
    kind: str | None = None
    content: str | None = None
    content_starts: str | None = None


class ExpectedTime(Form, frozen=True, kw_only=True):
    """A time expression with its TIMEX3 value."""

    text: str
    value: str | None = None
    type: str | None = None


class ExpectedPlace(Form, frozen=True, kw_only=True):
    """A toponym with the country (alpha-3) it lies in."""

    text: str
    name: str | None = None
    country: str | None = None
    precision: str | None = None


class Expected(Form, frozen=True, kw_only=True):
    """One whole file."""

    published: str | None = None
    article: ExpectedPage = ExpectedPage()
    actors: tuple[ExpectedActor, ...] = ()
    events: tuple[ExpectedEvent, ...] = ()
    not_events: tuple[ExpectedEvent, ...] = ()
    quotes: tuple[ExpectedQuote, ...] = ()
    times: tuple[ExpectedTime, ...] = ()
    places: tuple[ExpectedPlace, ...] = ()


def read_expected(data: Mapping[str, Any], where: str = "expected") -> Expected:
    """Check `data` against the form. Raises DataError naming `where` and the field."""
    try:
        return msgspec.convert(data, Expected)
    except msgspec.ValidationError as error:
        raise DataError(f"{where}: {error}. The fields allowed are those of dragoman.evaluate.expected") from error


def load_expected(path: Path) -> Expected:
    """Read an `expected.json`. Raises DataError naming the file and the line or field."""
    try:
        data = msgspec.json.decode(path.read_bytes())
    except (OSError, msgspec.DecodeError) as error:
        raise DataError(f"{path}: not readable as JSON ({error})") from error
    if not isinstance(data, dict):
        raise DataError(f"{path}: found {type(data).__name__}, expected one JSON object")
    return read_expected(data, str(path))
