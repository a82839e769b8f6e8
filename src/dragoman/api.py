"""The short way in: code a text, relate a pair of spans, with one pipeline kept for the process."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache

from dragoman.events.relate import Offsets, Relation
from dragoman.model import Article, Coding, Versions
from dragoman.pipeline import Pipeline
from dragoman.settings import Settings
from dragoman.sources import from_text


@lru_cache(maxsize=2)
def _pipeline(settings: Settings) -> Pipeline:
    return Pipeline(settings)


def code(
    text: str, *, published: str | None = None, title: str | None = None, settings: Settings | None = None
) -> Coding:
    """Code one text in memory.

    `text` is kept as given and every offset of the Coding points into `coding.article.text`, which is `text`, or
    the title, a blank line and `text` where a title is given. `published` is an ISO date; without it relative dates
    stay unresolved. The first call loads the models. Raises InputError for an empty text or a malformed date.
    """
    article = from_text(text, published=published, title=title)
    return _pipeline(settings or Settings()).code(article)


def code_all(articles: Iterable[Article], settings: Settings | None = None) -> Iterator[Coding]:
    """Code many articles, in order; `dragoman.sources.read` yields such articles from files and folders."""
    return _pipeline(settings or Settings()).code_all(articles)


def versions(settings: Settings | None = None) -> Versions:
    """The versions that every coding under these settings names."""
    return _pipeline(settings or Settings()).versions


def relate(
    sentence: str, actor_span: Offsets, recipient_span: Offsets | None = None, settings: Settings | None = None
) -> list[Relation]:
    """What the actor does to the recipient in a sentence, best first.

    Spans are (start, end) character offsets into `sentence`, end exclusive. An empty list means that no frame of the
    codebook speaks of the pair. Raises ValueError where a span lies outside the sentence.
    """
    return _pipeline(settings or Settings()).relate(sentence, actor_span, recipient_span)
