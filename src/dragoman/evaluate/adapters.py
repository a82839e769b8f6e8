"""The one place where the evaluation calls the stages. A stage that is not built yet is None, and its figures null."""

from __future__ import annotations

import importlib
from collections.abc import Callable
from functools import cached_property
from pathlib import Path
from typing import Any

import pycountry

from dragoman.errors import DragomanError
from dragoman.evaluate.gold import Offsets, PairRow, PlaceRow, QuoteRow, TimesRow
from dragoman.evaluate.places import GivenPlace
from dragoman.evaluate.quotes import GivenQuote
from dragoman.evaluate.times import Days, GivenTime
from dragoman.evaluate.wording import overlap
from dragoman.model import Article, Coding, Place, Quote, Span, Time
from dragoman.settings import Settings

_MOST_PAIRS = 6
"""So many pairs of occurrences are tried where gold marks every occurrence of a name."""


def stage(module: str, name: str) -> Any | None:
    """`module.name`; None where the module or the name does not exist yet."""
    try:
        found = importlib.import_module(module)
    except ModuleNotFoundError as error:
        if not (error.name or "").startswith("dragoman"):
            raise
        return None
    return getattr(found, name, None)


class Stages:
    """The coder and its stages as the scorers need them. Keep one for many records: it holds the parser."""

    def __init__(self, settings: Settings | None = None) -> None:
        self.settings = settings or Settings()
        self.relate = stage("dragoman", "relate")
        self.code_text = stage("dragoman", "code")
        self.find_quotes = stage("dragoman.context.quotes", "find_quotes")
        self.find_times = stage("dragoman.context.times", "find_times")
        self.normalise = stage("dragoman.context.times", "normalise")
        self.resolve_spans = stage("dragoman.context.places", "resolve_spans")
        self.find_places = stage("dragoman.context.places", "find_places")

    @cached_property
    def _parser(self) -> Any:
        build = stage("dragoman.text.parser", "Parser")
        if build is None:
            raise DragomanError("the text stage is missing: dragoman.text.parser.Parser")
        return build(self.settings)

    def _doc(self, text: str, published: str | None) -> Any:
        return self._parser.parse(Article(id="gold", text=text, published=published))

    def relation(self, row: PairRow) -> tuple[str, str] | None:
        """(type, CAMEO code) of the best relation of a marked pair; None where none is found.

        Where gold marks every occurrence of a name, the first pair of which a frame speaks is taken, else the first
        of which anything is known.
        """
        assert self.relate is not None
        fallback = None
        for source, target in _pairs(row):
            found = self.relate(row.sentence, source, target)
            if found and found[0].frame != "judge":
                return found[0].type, found[0].cameo
            fallback = fallback or next(((r.type, r.cameo) for r in found), None)
        return fallback

    def coding(self, text: str, published: str | None) -> Coding:
        """The whole coder on a text."""
        assert self.code_text is not None
        coding: Coding = self.code_text(text, published=published)
        return coding

    def coding_of_file(self, path: Path, published: str | None) -> Coding:
        """The whole coder on a page or text file, read as the command line reads it."""
        read: Callable[..., Any] | None = stage("dragoman.pipeline", "code_file")
        if read is None:
            return self.coding(path.read_text(encoding="utf-8"), published)
        coding: Coding = read(path, published=published)
        return coding

    def quotes(self, row: QuoteRow) -> list[GivenQuote]:
        """The quotes of an article."""
        assert self.find_quotes is not None
        found: list[Quote] = self.find_quotes(self._doc(row.text, row.date), (), ())
        return [GivenQuote(tuple(map(_offsets, q.content)), q.speaker and _offsets(q.speaker)) for q in found]

    def times(self, row: TimesRow) -> list[GivenTime]:
        """The time expressions of an article."""
        assert self.find_times is not None
        found: list[Time] = self.find_times(self._doc(row.text, row.anchor_date), row.anchor_date)
        return [GivenTime(t.span.start, t.span.end, _days(t)) for t in found]

    def days(self, expression: str, anchor: str) -> Days | None:
        """First and last day of one expression, its sentence's tense unknown."""
        assert self.normalise is not None
        found: Time | None = self.normalise(expression, anchor)
        return _days(found) if found is not None else None

    def places(self, row: PlaceRow) -> list[GivenPlace]:
        """The places found in an article."""
        assert self.find_places is not None
        return [_place(p) for p in self.find_places(self._doc(row.text, row.date))]

    def places_at(self, row: PlaceRow) -> list[GivenPlace]:
        """The places that the gold spans of an article mean."""
        assert self.resolve_spans is not None
        found: list[Place] = self.resolve_spans(row.text, [(p.start, p.end) for p in row.places])
        return [_place(p) for p in found]


def _pairs(row: PairRow) -> list[tuple[Offsets, Offsets | None]]:
    if not row.target_spans:
        return [(source, None) for source in row.source_spans][:_MOST_PAIRS]
    pairs = [(s, t) for s in row.source_spans for t in row.target_spans]
    apart = [(s, t) for s, t in pairs if not overlap(s, t)]
    return [*(apart or pairs)][:_MOST_PAIRS]


def _offsets(span: Span) -> Offsets:
    return span.start, span.end


def _days(time: Time) -> Days | None:
    return (time.first, time.last) if time.first and time.last else None


def _place(place: Place) -> GivenPlace:
    return GivenPlace(place.span.start, place.span.end, place.lat, place.lon, place.geonames_id, alpha2(place.country))


def alpha2(code: str | None) -> str | None:
    """ISO 3166-1 alpha-2 of an alpha-3 code; Kosovo, which has neither, is XK."""
    if code in (None, "KOS"):
        return code and "XK"
    found = pycountry.countries.get(alpha_3=code)
    return found.alpha_2 if found else None
