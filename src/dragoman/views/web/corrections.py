"""A corrected event, from the fields of the review form."""

from __future__ import annotations

import re

import msgspec
from starlette.datastructures import FormData

from dragoman.errors import SettingError
from dragoman.model import Coding, Event, Party, Span, Status
from dragoman.views.export.shared import countries
from dragoman.views.web.names import Type, plover

MOST_PARTIES = 40
_SECTORS = re.compile(r"(?:[A-Z]{3}(?:[:, ]+[A-Z]{3})*)?")


def corrected(before: Event, coding: Coding, form: FormData) -> Event:
    """The event as the form has it: type, mode, status, trigger and parties, each party with the words that name it.

    Raises SettingError, naming the field, for what does not fit.
    """
    kind = _type(str(form.get("type", "")))
    mode = str(form.get("mode", "")) or None
    if kind.name != before.type and mode == before.mode:
        mode = None  # left standing when the type was changed
    if mode is not None and mode not in {held.name for held in kind.modes}:
        allowed = ", ".join(held.name for held in kind.modes) or "none"
        raise SettingError(f"mode: {mode!r} is none of {kind.name}; allowed: {allowed}.")
    same = kind.name == before.type and mode == before.mode
    return msgspec.structs.replace(
        before,
        type=kind.name,
        mode=mode,
        # A code and a score that were given for another type would be wrong, and no person has given new ones.
        cameo=before.cameo if same else "",
        quad=kind.quad,
        score=before.score if same else kind.score,
        status=_status(str(form.get("status", ""))),
        trigger=_span(coding, form, "trigger", before.trigger),
        actors=_parties(coding, form, "actor", before.actors),
        recipients=_parties(coding, form, "recipient", before.recipients),
    )


def _type(name: str) -> Type:
    found = next((held for held in plover().types if held.name == name), None)
    if found is None:
        raise SettingError(f"type: {name!r} is no PLOVER type.")
    return found


def _status(name: str) -> Status:
    try:
        return Status(name)
    except ValueError as error:
        raise SettingError(f"status: {name!r} is none; allowed: {', '.join(Status)}.") from error


def _span(coding: Coding, form: FormData, field: str, before: Span) -> Span:
    start, end = str(form.get(f"{field}_start", "")), str(form.get(f"{field}_end", ""))
    if not start and not end:
        return before
    first, last = _offsets(coding, field, start, end)
    return Span(first, last, coding.article.text[first:last])


def _offsets(coding: Coding, field: str, start: str, end: str) -> tuple[int, int]:
    longest = len(coding.article.text)
    if not (start.isascii() and end.isascii() and start.isdigit() and end.isdigit() and len(start + end) < 20):
        raise SettingError(f"{field}: {start!r} to {end!r} are no offsets; select words in the text.")
    first, last = int(start), int(end)
    if not 0 <= first < last <= longest:
        raise SettingError(f"{field}: {first} to {last} does not lie in the text of {longest} characters.")
    return first, last


def _parties(coding: Coding, form: FormData, field: str, before: tuple[Party, ...]) -> tuple[Party, ...]:
    """The rows of one side, in their order; a row without offsets is one that was taken out."""
    columns = [
        [str(value) for value in form.getlist(f"{field}_{part}")] for part in ("start", "end", "country", "sectors")
    ]
    if len({len(column) for column in columns}) != 1 or len(columns[0]) > MOST_PARTIES:
        raise SettingError(
            f"{field}: every party takes start, end, country and sectors; {MOST_PARTIES} parties at most."
        )
    return tuple(
        _party(coding, field, row, before) for row in zip(*columns, strict=True) if row[0].strip() or row[1].strip()
    )


def _party(coding: Coding, field: str, row: tuple[str, ...], before: tuple[Party, ...]) -> Party:
    start, end = _offsets(coding, field, row[0].strip(), row[1].strip())
    country, sectors = row[2].strip().upper()[:3] or None, row[3].strip().upper()
    if country is not None and country not in countries():
        raise SettingError(f"{field}: {country!r} is no ISO 3166-1 alpha-3 code of a country.")
    if not _SECTORS.fullmatch(sectors):
        raise SettingError(f"{field}: sectors are words of three letters such as GOV or MIL, found {sectors!r}.")
    words = coding.article.text[start:end]
    held = next((party for party in before if (party.start, party.end) == (start, end)), None)
    named = held or _named(coding, start, end)
    if held is None and named is not None and country is None and not sectors:
        country, sectors = named.country, ":".join(named.sectors)
    return Party(
        actor=named.actor if named else "",
        name=named.name if named else words,
        country=country,
        sectors=tuple(re.split(r"[:, ]+", sectors)) if sectors else (),
        role=named.role if named else None,
        start=start,
        end=end,
        text=words,
        code=held.code if held else None,
    )


def _named(coding: Coding, start: int, end: int) -> Party | None:
    """The actor of the article that words at these offsets were found to name."""
    mention = next((held for held in coding.mentions if (held.span.start, held.span.end) == (start, end)), None)
    actor = next((held for held in coding.actors if mention and held.id == mention.actor), None)
    if actor is None:
        return None
    return Party(actor.id, actor.name, actor.country, actor.sectors, actor.role, start, end, "", actor.code)
