"""Where: the places a text names, which place each name means, and where an event happened."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Doc

from dragoman.context.geo.gazetteer import Entry, Gazetteer, load
from dragoman.context.geo.happened import event_place
from dragoman.context.geo.mentions import find_names
from dragoman.context.geo.resolution import Choice, main_country, resolve
from dragoman.context.geo.spans import Found, Reader, to_names
from dragoman.context.geo.store import How, Kind
from dragoman.model import Place, Span

__all__ = ["event_place", "find_places", "resolve_spans"]

_MOST = 0.6
"""Share of the resolved names that must lie in one country before a name without an entry is put there."""
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
    return _resolved(found, text, country_hint, gazetteer)


def find_places(doc: Doc, country_hint: str | None = None, gazetteer: Gazetteer | None = None) -> tuple[Place, ...]:
    """Find the place names of a parsed text and say which place each names, in the order of the text.

    Demonyms ("Kenyan") are among them, marked "demonym" in `why`. Offsets are those of the text.
    """
    gazetteer = gazetteer or load()
    text = doc.text  # spaCy joins the tokens anew at each call
    found = find_names(doc, text, gazetteer)
    return tuple(_resolved(found, text, country_hint, gazetteer))


def _resolved(found: Sequence[Found], text: str, hint: str | None, gazetteer: Gazetteer) -> list[Place]:
    names, of = to_names(found, text)
    choices = resolve(names, hint)
    usual = main_country([choices[group] for group in of], _MOST)
    places = []
    for span, group in zip(found, of, strict=True):
        choice = choices[group]
        if choice is not None:
            places.append(_place(span, choice, gazetteer))
        else:
            outer = next((choices[number] for number in names[group].containers if choices[number]), None)
            places.append(_unlisted(span, outer, usual, gazetteer))
    return places


def _unlisted(found: Found, outer: Choice | None, usual: str | None, gazetteer: Gazetteer) -> Place:
    """A name without an entry: no point, but the country where the text shows it."""
    span = Span(found.start, found.end, found.text)
    if outer is None:
        why = "not in the gazetteer" + ("; the country of most places of the text" if usual else "")
        return Place(span, found.text, country=usual, why=why)
    why = f"not in the gazetteer; the text puts it in {outer.entry.name}"
    return Place(span, found.text, country=outer.entry.country, admin1=_admin1(outer.entry, gazetteer), why=why)


def _admin1(entry: Entry, gazetteer: Gazetteer) -> str | None:
    region = entry.index if entry.kind == Kind.ADMIN1 else entry.admin1
    return None if region is None else gazetteer.entry(region).name


def _place(found: Found, choice: Choice, gazetteer: Gazetteer) -> Place:
    entry = choice.entry
    why = choice.why
    if choice.how == How.DEMONYM:
        why = f"demonym; {why}"
    elif found.acts and entry.kind in (Kind.COUNTRY, Kind.CAPITAL, Kind.SITE):
        why = f"metonym; {why}"
    if found.inside:
        why = f"named inside {found.text!r}; {why}"
    return Place(
        span=Span(found.start, found.end, found.text),
        name=entry.name,
        geonames_id=entry.id,
        lat=entry.lat,
        lon=entry.lon,
        country=entry.country,
        admin1=_admin1(entry, gazetteer),
        precision=_PRECISION[entry.kind],
        why=why,
    )
