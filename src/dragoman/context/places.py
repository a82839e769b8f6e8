"""Where: the places a text names, which place each name means, and where an event happened."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Doc

from dragoman.context.geo.gazetteer import Gazetteer, load
from dragoman.context.geo.mentions import find_names
from dragoman.context.geo.resolution import Choice, resolve
from dragoman.context.geo.spans import Found, Reader, to_names
from dragoman.context.geo.store import How, Kind
from dragoman.model import Place, Span

_PRECISION = {
    Kind.CONTINENT: "region",
    Kind.COUNTRY: "country",
    Kind.ADMIN1: "province",
    Kind.ADMIN2: "district",
    Kind.REGION: "region",
    Kind.SEA: "region",
    Kind.SITE: "city",
    Kind.CAPITAL: "city",
    Kind.CITY: "city",
    Kind.SECTION: "city",
}


def resolve_spans(
    text: str,
    spans: Sequence[tuple[int, int]],
    country_hint: str | None = None,
    gazetteer: Gazetteer | None = None,
) -> list[Place]:
    """Say which place each span of `text` names; one Place a span, in the order given.

    All spans are weighed together. A name that the gazetteer lacks gets precision "none" and no point.
    `country_hint` is the alpha-3 code of the country that the text comes from.
    """
    gazetteer = gazetteer or load()
    reader = Reader(gazetteer, text)
    found = [reader.find(start, end) for start, end in spans]
    names, of = to_names(found, text)
    choices = resolve(names, country_hint)
    return [_place(span, choices[group], gazetteer) for span, group in zip(found, of, strict=True)]


def find_places(
    doc: Doc, country_hint: str | None = None, gazetteer: Gazetteer | None = None
) -> tuple[Place, ...]:
    """Find the place names of a parsed text and say which place each names, in the order of the text.

    Demonyms ("Kenyan") are among them, marked "demonym" in `why`. Offsets are those of the text.
    """
    gazetteer = gazetteer or load()
    found = find_names(doc, gazetteer)
    names, of = to_names(found, doc.text)
    choices = resolve(names, country_hint)
    return tuple(_place(span, choices[group], gazetteer) for span, group in zip(found, of, strict=True))


def _place(found: Found, choice: Choice | None, gazetteer: Gazetteer) -> Place:
    span = Span(found.start, found.end, found.text)
    if choice is None:
        return Place(span, found.text, why="not in the gazetteer")
    entry = choice.entry
    region = entry.index if entry.kind == Kind.ADMIN1 else entry.admin1
    why = choice.why
    if choice.how == How.DEMONYM:
        why = f"demonym; {why}"
    if found.inside:
        why = f"named inside {found.text!r}; {why}"
    return Place(
        span=span,
        name=entry.name,
        geonames_id=entry.id,
        lat=entry.lat,
        lon=entry.lon,
        country=entry.country,
        admin1=None if region is None else gazetteer.entry(region).name,
        precision=_PRECISION[entry.kind],
        why=why,
    )
