"""Speakers that stand elsewhere: quoted paragraphs without a cue, and the actors behind the words that name them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from dragoman.context.quote_page import Draft, Page
from dragoman.context.quote_tree import FINITE, Range, subject
from dragoman.model import Actor, Mention, Quote, Span

_FEW_WORDS = 4
_FAR = 3
"""Paragraphs after which a speaker no longer carries on."""


def left_over_drafts(page: Page, drafts: Sequence[Draft]) -> Iterator[Draft]:
    """Quoted sentences that no cue took: their speaker is the one who spoke just before. Scare quotes are left out."""
    taken = [False] * len(page.doc)
    for draft in drafts:
        # A cue inside a quoted sentence takes a part of it; the sentence itself still has no speaker.
        if page.region_at[draft.head] < 0 or draft.why == "byline":
            for start, end in draft.content:
                taken[start:end] = [True] * (end - start)
    spoken = sorted((draft for draft in drafts if draft.speaker is not None), key=lambda draft: draft.content[0])
    for number, (start, end) in enumerate(page.ranges):
        if not any(taken[start:end]) and is_sentence(page, number):
            yield _carried(page, (start, end), spoken)


def is_sentence(page: Page, number: int) -> bool:
    """Whether a region is speech by itself rather than a scare quote: it begins a sentence, ends one and has a verb."""
    start, end = page.ranges[number]
    words = [page.doc[at] for at in range(start, end) if page.doc[at].text[:1].isalnum()]
    if len(words) < _FEW_WORDS or not page.regions[number].double:
        return False
    if not any(word.tag_ in FINITE for word in words) or not words[0].text[0].isupper():
        return False
    before = start - 1
    return (
        before < 0
        or page.doc[before].is_space
        or page.doc[before].text in (".", "?", "!", ":")
        or page.region_at[before] >= 0
    )


def _carried(page: Page, span: Range, spoken: Sequence[Draft]) -> Draft:
    before = [draft for draft in spoken if draft.content[0] < span]
    speaker = None
    if before and _paragraphs_between(page, before[-1].content[-1][1], span[0]) <= _FAR:
        speaker = before[-1].speaker
    if speaker is None:
        speaker = _subject_before(page, span[0])
    return Draft(content=(span,), act="statement", why="carried", speaker=speaker, head=span[0])


def _paragraphs_between(page: Page, start: int, end: int) -> int:
    return sum(page.is_newline(at) for at in range(start, end))


def _subject_before(page: Page, at: int) -> Range | None:
    """The subject of the sentence before the quote."""
    while at > 0 and page.doc[at - 1].is_space:
        at -= 1
    if at == 0:
        return None
    first, last = page.sentence[at - 1]
    root = next((page.doc[i] for i in range(first, last) if page.doc[i].dep_ == "ROOT"), None)
    found = None if root is None else subject(root)
    return None if found is None else (found.left_edge.i, found.right_edge.i + 1)


def resolve(quotes: Sequence[Quote], mentions: Sequence[Mention], actors: Sequence[Actor]) -> tuple[Quote, ...]:
    """`quotes` with the actor of the mention that fits each speaker best: its head inside, then the longest."""
    names = {actor.id: actor.name for actor in actors}
    ordered = sorted(mentions, key=lambda mention: mention.span)
    return tuple(_with_actor(quote, ordered, names) for quote in quotes)


def _with_actor(quote: Quote, mentions: Sequence[Mention], names: dict[str, str]) -> Quote:
    speaker = quote.speaker
    if speaker is None:
        return quote
    meeting = [each for each in mentions if each.span.start < speaker.end and each.span.end > speaker.start]
    if not meeting:
        return quote
    best = max(meeting, key=lambda mention: _fit(mention, speaker))
    return msgspec.structs.replace(quote, speaker_actor=best.actor, speaker_name=names.get(best.actor, best.head.text))


def _fit(mention: Mention, speaker: Span) -> tuple[int, int, int, int]:
    """How well a mention names the speaker: head inside, at the first words ("Nur Halim, director of ..."), long."""
    shared = min(mention.span.end, speaker.end) - max(mention.span.start, speaker.start)
    head_in = speaker.start <= mention.head.start and mention.head.end <= speaker.end
    first = mention.span.start <= speaker.start
    return int(head_in), int(first), shared, -mention.span.start
