"""Training rows of our own news: the words of an act are marked as well as the parties that the coder gave it.

Of `training/news` half of the articles are for learning, the other half for fitting how far events can be believed
(`training/belief.py`). A row has the type that a reader saw at the trigger, "NONE" where he saw nothing, and `sides`:
whether the parties are those that he saw, whatever their country (which the judge does not read).
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from typing import Any

from dragoman.events.decide import marked
from dragoman.events.judge import NO_EVENT, RIGHT, WRONG, Offsets, Pair
from dragoman.model import Event, Span
from dragoman.pipeline import Pipeline
from dragoman.settings import Settings
from dragoman.text import Parser
from training.newsgold import NONE, Named, Told, articles, gold, judged, themes

Row = dict[str, Any]
LONGEST = 600
"""Characters of a sentence at most: what is longer is no sentence."""


def learns(article: str) -> bool:
    """Whether an article, by its id, is one that the judge learns from."""
    return hashlib.sha256(article.encode()).digest()[0] % 2 == 0


def rows() -> Iterator[Row]:
    """Rows of all articles: those to learn from in the split "train", the others in "dev"."""
    pipeline, parser = Pipeline(Settings(judge=False)), Parser(Settings())
    for theme in themes():
        known, told = articles(theme), gold(theme)
        parsed = parser.pipe(known.values())
        codings = pipeline.code_all(known.values())
        for id, (article, doc), coding in zip(known, parsed, codings, strict=True):
            sentences = [Span(s.start_char, s.end_char, article.text[s.start_char : s.end_char]) for s in doc.sents]
            here = [row for row in told if row.article == id]
            yield from _coded(id, coding.events, here)
            yield from _told(sentences, here)


def _coded(id: str, events: Sequence[Event], told: Sequence[Told]) -> Iterator[Row]:
    for verdict in judged(id, events, told):
        if verdict.told is not None:
            yield row(marked(verdict.event), verdict.told, RIGHT if verdict.spans else WRONG)


def _told(sentences: Sequence[Span], told: Sequence[Told]) -> Iterator[Row]:
    """What the reader saw, with his parties; and the two turned round."""
    for seen in told:
        inside = [s for s in sentences if s.start <= seen.trigger[0] and seen.trigger[1] <= s.end]
        if seen.type == NONE or not inside or len(inside[0].text) > LONGEST:
            continue
        actor, recipient = (_first(side, inside[0]) for side in (seen.actors, seen.recipients))
        if recipient is None and len(seen.actors) > 1:
            recipient = _first(seen.actors[1:], inside[0])
        trigger = (seen.trigger[0] - inside[0].start, seen.trigger[1] - inside[0].start)
        if actor or recipient:
            yield row(Pair(inside[0].text, actor, recipient, trigger), seen, RIGHT)
        if actor and recipient and seen.recipients:
            yield row(Pair(inside[0].text, recipient, actor, trigger), seen, WRONG)


def _first(side: Sequence[Named], sentence: Span) -> Offsets | None:
    """The first of the parties that stands in the sentence, in characters of the sentence."""
    found = [(a - sentence.start, b - sentence.start) for a, b, _ in side if sentence.start <= a and b <= sentence.end]
    return found[0] if found else None


def row(pair: Pair, told: Told, sides: str) -> Row:
    """A row as `training.generate` makes them."""
    return {
        "text": pair.text,
        "actor": list(pair.actor) if pair.actor else None,
        "recipient": list(pair.recipient) if pair.recipient else None,
        "trigger": list(pair.trigger) if pair.trigger else None,
        "type": told.type,
        "mode": None,
        "status": told.status,
        "cameo": None,
        "root": NO_EVENT if told.type == NONE else None,
        "sides": sides,
        "skeleton": told.article,
        "split": "train" if learns(told.article) else "dev",
        "source": "news",
    }
