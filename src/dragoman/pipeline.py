"""The order of the stages: the only module that knows it.

Article → Doc → places → actors → events → quotes, times → Coding
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from importlib.metadata import version
from pathlib import Path

import msgspec
from spacy.tokens import Doc, Token

from dragoman.actors import at_home, find_cast, load_knowledge
from dragoman.calm import collector_paused, collector_spared
from dragoman.context.geo.gazetteer import load
from dragoman.context.places import event_place, find_places
from dragoman.context.quotes import attribute, find_quotes
from dragoman.context.times import find_times
from dragoman.context.times.background import background_time
from dragoman.context.times.clause import is_present
from dragoman.context.times.event import event_time
from dragoman.context.times.story import story_time
from dragoman.errors import SettingError
from dragoman.events.belief import weights_hash
from dragoman.events.codebook import load_codebook
from dragoman.events.decide import Coder
from dragoman.events.judge import Judge
from dragoman.events.nameless import added as added_people
from dragoman.events.relate import Offsets, Relation, relate_spans
from dragoman.events.status import date_status
from dragoman.events.territory import Territory, localised
from dragoman.model import Article, Coding, Event, Place, Quote, Status, Time, Versions
from dragoman.settings import Settings
from dragoman.text import Parser, restored
from dragoman.text.page import read_out


class Pipeline:
    """Everything that is loaded once for a run. Build one, code many articles with it."""

    def __init__(self, settings: Settings | None = None) -> None:
        """Raises SettingError for a missing parser model or judge or a confidence that is none, and DataError for a
        faulty codebook or lexicon."""
        self.settings = settings or Settings()
        if not 0 <= self.settings.least_confidence <= 1:
            raise SettingError(f"least_confidence: found {self.settings.least_confidence}; allowed: 0 to 1")
        with collector_spared():
            self._load()

    def _load(self) -> None:
        self.parser = Parser(self.settings)
        judge = Judge.load() if self.settings.judge else None
        codebook = load_codebook([Path(path) for path in self.settings.codebook])
        self.coder = Coder(codebook, judge, self.settings.least_confidence)
        lists = tuple(Path(path) for path in self.settings.actors)
        self.knowledge = load_knowledge(lists)
        towns = Path(self.settings.gazetteer) if self.settings.gazetteer else None
        self.gazetteer = load(towns)
        self.versions = Versions(
            version("dragoman"),
            self._codebook_version(lists, towns),
            self.parser.name,
            (judge.version if judge else "none") + f"+belief-{weights_hash()}",
        )

    def _codebook_version(self, lists: Sequence[Path], towns: Path | None) -> str:
        least = self.settings.least_confidence
        sure = f"+sure-{least}" if least != Settings().least_confidence else ""
        return self.coder.codebook.hash + sure + _hash("actors", lists) + _hash("places", [towns] if towns else [])

    def code(self, article: Article) -> Coding:
        """Code one article."""
        return next(self.code_all([article]))

    def code_all(self, articles: Iterable[Article]) -> Iterator[Coding]:
        """Code articles in order; those in another language or too long are kept and marked, not coded."""
        batch: list[Article] = []
        for article in articles:
            batch.append(article)
            if len(batch) >= self.settings.batch:
                yield from self._batch(batch)
                batch = []
        yield from self._batch(batch)

    def relate(self, sentence: str, actor: Offsets, recipient: Offsets | None) -> list[Relation]:
        """Relations between two spans of a sentence, best first."""
        doc = self.parser.parse(Article(id="", text=sentence))
        return relate_spans(self.coder, doc, actor, recipient)

    def _batch(self, articles: Sequence[Article]) -> Iterator[Coding]:
        reasons = [self._why_skipped(article) for article in articles]
        wanted = [article for article, reason in zip(articles, reasons, strict=True) if reason is None]
        parsed = self.parser.pipe(wanted, batch=self.settings.batch)
        for article, reason in zip(articles, reasons, strict=True):
            if reason is None:
                with collector_paused():
                    article, parse = next(parsed)
                with collector_paused(), read_out(parse) as doc:
                    coding = self._code(article, doc)
                yield coding
            else:
                yield Coding(article, self.versions, skipped=reason)

    def _why_skipped(self, article: Article) -> str | None:
        if article.language != self.settings.language:
            return f"language: {article.language}"
        if len(article.text) > self.settings.max_chars:
            return f"length: {len(article.text)} characters, more than {self.settings.max_chars}"
        return None

    def _code(self, article: Article, doc: Doc) -> Coding:
        places = find_places(doc, gazetteer=self.gazetteer)
        cast = find_cast(doc, article.published, self.knowledge, places)
        actors, mentions = cast.actors, cast.mentions
        territory = Territory(doc, actors, places, self.knowledge.state_names)
        events = self.coder.code(article, doc, actors, mentions, territory)
        actors = (*actors, *territory.added(events), *added_people(events))
        quotes = find_quotes(doc, mentions, actors)
        times = find_times(doc, article.published)
        kinds = {actor.id: actor.kind for actor in actors}
        linked = tuple(
            localised(_link(event, doc, article.published, quotes, times, places), kinds, cast.homes)
            for event in events
        )
        actors = tuple(at_home(actor, cast.homes) for actor in actors)
        coding = Coding(article, self.versions, actors, mentions, linked, quotes, times, places)
        return coding if doc.text == article.text else restored(coding)


def _hash(what: str, files: Sequence[Path]) -> str:
    """What the codebook's hash gets for a user's own files, so that coding again with others is another version."""
    digest = hashlib.sha256(b"\0".join(path.read_bytes() for path in files))
    return f"+{what}-{digest.hexdigest()[:8]}" if files else ""


def _link(
    event: Event,
    doc: Doc,
    published: str | None,
    quotes: Sequence[Quote],
    times: Sequence[Time],
    places: Sequence[Place],
) -> Event:
    """The event with its source, time and place, and the status that its date gives it."""
    token = _token_at(doc, event.decisions[0].evidence.start if event.decisions[0].evidence else event.trigger.start)
    dated = msgspec.structs.replace(
        event,
        attributed_to=attribute(event.trigger, quotes),
        time=event_time(token, times, published),
        place=event_place(token, places),
    )
    if is_present(token):
        return dated
    undated = dated.status is Status.ACTUAL and dated.time is not None and dated.time.span is None
    around = (background_time(token, times) or story_time(token, times, published)) if undated else None
    return date_status(dated, published, around)


def _token_at(doc: Doc, start: int) -> Token:
    span = doc.char_span(start, start + 1, alignment_mode="expand")
    return span[0] if span is not None else doc[0]
