"""Who said it: direct, indirect and mixed quotes, and the sources an event is reported from."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from spacy.tokens import Doc

from dragoman.context.quote_direct import block_drafts, direct_drafts, title_drafts
from dragoman.context.quote_indirect import verb_drafts
from dragoman.context.quote_lexicon import lexicon
from dragoman.context.quote_merge import merge, without_echoes
from dragoman.context.quote_nominal import nominal_drafts
from dragoman.context.quote_page import Draft, Page
from dragoman.context.quote_speakers import left_over_drafts, resolve
from dragoman.context.quote_tree import Range
from dragoman.model import Actor, Attribution, Mention, Quote, Span

_DIRECT = 0.95


def find_quotes(doc: Doc, mentions: Sequence[Mention] = (), actors: Sequence[Actor] = ()) -> tuple[Quote, ...]:
    """All quotes of a parsed article, in the order of their content.

    `doc.text` has the offsets of `Article.text`. With `mentions` and `actors` given, each quote's
    `speaker_actor` and `speaker_name` come from the mention that overlaps the speaker's words.
    """
    page = Page(doc, lexicon())
    drafts = find_drafts(page)
    quotes = [_quote(page, draft, number) for number, draft in enumerate(drafts, start=1)]
    return resolve(quotes, mentions, actors)


def find_drafts(page: Page) -> list[Draft]:
    """The quotes as token ranges, by order of content."""
    found = [
        *direct_drafts(page),
        *block_drafts(page),
        *verb_drafts(page),
        *nominal_drafts(page),
        *title_drafts(page),
    ]
    drafts = merge(page, found)
    drafts.extend(left_over_drafts(page, drafts))
    drafts = without_echoes(page, drafts)
    return sorted(drafts, key=lambda draft: (draft.content[0], draft.head))


def attribute(trigger: Span, quotes: Sequence[Quote]) -> tuple[Attribution, ...]:
    """The sources of what `trigger` says: every quote whose content holds it, innermost first."""
    holding = [(_holder(trigger, quote), quote) for quote in quotes]
    inner = sorted(((span.end - span.start, quote) for span, quote in holding if span), key=lambda pair: pair[0])
    return tuple(
        Attribution(
            name=quote.speaker_name or (quote.speaker.text if quote.speaker else "unnamed"),
            actor=quote.speaker_actor,
            speaker=quote.speaker,
            cue=quote.cue,
            quote=quote.id,
        )
        for _, quote in inner
    )


def _holder(trigger: Span, quote: Quote) -> Span | None:
    return next((span for span in quote.content if span.start <= trigger.start and trigger.end <= span.end), None)


def _quote(page: Page, draft: Draft, number: int) -> Quote:
    kind = _kind(page, draft.content)
    return Quote(
        id=f"q{number}",
        kind=kind,
        content=tuple(_content_span(page, each, kind) for each in draft.content),
        cue=_span(page, draft.cue),
        speaker=_span(page, draft.speaker),
        addressee=_span(page, draft.addressee),
        act=draft.act,
    )


def _span(page: Page, span: Range | None) -> Span | None:
    if span is None or span[0] >= span[1]:
        return None
    last = page.doc[span[1] - 1]
    start, end = page.doc[span[0]].idx, last.idx + len(last.text)
    return Span(start, end, page.text[start:end])


def _content_span(page: Page, span: Range, kind: str) -> Span:
    """A part of the content; a part that is one region as a whole loses its marks."""
    found = _span(page, span)
    assert found is not None, "merge leaves no empty part"
    number = page.region_at[span[0]]
    if number >= 0 and page.ranges[number] == span and kind != "indirect":
        region = page.regions[number]
        start, end = region.inner_start, region.inner_end
        inner = page.text[start:end].rstrip(" ,")
        return Span(start, start + len(inner), inner)
    return found


def _kind(page: Page, content: Iterable[Range]) -> str:
    words = [at for start, end in content for at in range(start, end) if page.doc[at].text.strip().isalnum()]
    inside = sum(page.region_at[at] >= 0 for at in words)
    if inside == 0:
        return "indirect"
    return "direct" if inside >= _DIRECT * len(words) else "mixed"
