"""The one place where the evaluation calls the stages. A stage that is not built yet is None, and its figures null."""

from __future__ import annotations

import importlib
from collections.abc import Iterable, Iterator
from functools import cached_property
from pathlib import Path
from typing import Any

import msgspec
import pycountry
from spacy.tokens import Doc

from dragoman.actors import load_knowledge
from dragoman.errors import DragomanError, InputError
from dragoman.evaluate.gold import Offsets, PairRow, PlaceRow, QuoteRow, TimesRow
from dragoman.evaluate.places import GivenPlace
from dragoman.evaluate.quotes import GivenQuote
from dragoman.evaluate.times import Days, GivenTime
from dragoman.evaluate.wording import overlap
from dragoman.model import Article, Coding, Place, Quote, Span, Time
from dragoman.settings import Settings
from dragoman.sources import from_text, read
from dragoman.text import Parser

_MOST_PAIRS = 6
"""So many pairs of occurrences are tried where gold marks every occurrence of a name."""


def stage(module: str, name: str) -> Any | None:
    """`module.name`; None where the module or the name does not exist yet."""
    try:
        found = importlib.import_module(module)
    except ImportError as error:
        if not (error.name or "").startswith("dragoman"):
            raise
        return None
    return getattr(found, name, None)


class Stages:
    """The coder and its stages as the scorers need them. Keep one for many records: it holds the models."""

    def __init__(self, settings: Settings | None = None) -> None:
        self.settings = settings or Settings()
        self._pipeline_type = stage("dragoman.pipeline", "Pipeline")
        self.find_quotes = stage("dragoman.context.quotes", "find_quotes")
        self.find_times = stage("dragoman.context.times", "find_times")
        self.normalise = stage("dragoman.context.times", "normalise")
        self.resolve_spans = stage("dragoman.context.places", "resolve_spans")
        self.find_places = stage("dragoman.context.places", "find_places")

    @property
    def has_coder(self) -> bool:
        """Whether the whole coder is there."""
        return self._pipeline_type is not None

    @cached_property
    def _pipeline(self) -> Any:
        if self._pipeline_type is None:
            raise DragomanError("the coder is missing: dragoman.pipeline.Pipeline")
        return self._pipeline_type(self.settings)

    def know(self, *listed: Path) -> None:
        """Let the coder know the actors of a user's own lists. Raises DataError for a faulty one."""
        self._pipeline.knowledge = load_knowledge(listed)

    @cached_property
    def _parser(self) -> Parser:
        return Parser(self.settings)

    def _doc(self, text: str, published: str | None) -> Doc:
        return self._parser.parse(Article(id="gold", text=text, published=published))

    def relation(self, row: PairRow) -> tuple[str, str, float] | None:
        """(type, CAMEO code, confidence) of the best relation of a marked pair; None where none is found.

        Where gold marks every occurrence of a name, the first pair of which a frame speaks is taken, else the first
        of which anything is known.
        """
        fallback = None
        for source, target in _pairs(row):
            found = self._pipeline.relate(row.sentence, source, target)
            if found and found[0].frame != "judge":
                return found[0].type, found[0].cameo, found[0].confidence
            fallback = fallback or next(((r.type, r.cameo, r.confidence) for r in found), None)
        return fallback

    def codings(self, texts: Iterable[tuple[str, str | None]]) -> Iterator[Coding]:
        """The whole coder on texts with their publication dates (ISO 8601), in order."""
        articles = (from_text(text, published=published) for text, published in texts)
        codings: Iterator[Coding] = self._pipeline.code_all(articles)
        return codings

    def coding_of_file(self, path: Path, published: str | None) -> Coding:
        """The whole coder on a page or text file, read as the command line reads it. Raises InputError."""
        dated = msgspec.structs.replace(self.settings, published=published)
        article = next(iter(read(path, dated)), None)
        if not isinstance(article, Article):
            raise InputError(f"{path}: {article.reason if article else 'holds no article'}")
        coding: Coding = self._pipeline.code(article)
        return coding

    def quotes(self, row: QuoteRow) -> list[GivenQuote]:
        """The quotes of an article."""
        assert self.find_quotes is not None
        found: list[Quote] = self.find_quotes(self._doc(row.text, row.date), (), ())
        return [GivenQuote(tuple(map(_offsets, q.content)), _offsets(q.speaker) if q.speaker else None) for q in found]

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
    targets: tuple[Offsets | None, ...] = row.target_spans or (None,)
    pairs = [(source, target) for source in row.source_spans for target in targets]
    apart = [(s, t) for s, t in pairs if t is None or not overlap(s, t)]
    return (apart or pairs)[:_MOST_PAIRS]


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
