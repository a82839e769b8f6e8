"""From what a reader found to an Article: text put together, offsets, language, date, id."""

from __future__ import annotations

import hashlib

import msgspec

from dragoman.errors import InputError
from dragoman.model import Article, Span
from dragoman.settings import Settings
from dragoman.sources.dateline import dateline
from dragoman.sources.dates import day, precision
from dragoman.sources.language import language

GAP = "\n\n"
"""Between the title and the body, and between paragraphs."""


class Draft(msgspec.Struct, kw_only=True):
    """What a reader found: title and paragraphs already clean, each on one line."""

    title: str | None = None
    paragraphs: list[str]
    published: str | None = None
    published_from: str | None = None
    published_precision: str = "day"
    """"time", "day" or "month"; of no meaning without a date."""
    sections: tuple[str, ...] = ()
    author: str | None = None
    source: str | None = None
    url: str | None = None
    language: str | None = None
    """The language the page or row declares."""
    path: str | None = None
    raw_sha256: str | None = None

    def date(self, text: str, evidence: str) -> None:
        """Take the day that `text` names, where it names a believable one, with its evidence and precision."""
        if (found := day(text)) and found > "1800":
            self.published, self.published_from, self.published_precision = found, evidence, precision(text)


def build(draft: Draft, settings: Settings) -> Article:
    """Return the Article of a draft. Raises InputError when there is no body."""
    body = GAP.join(draft.paragraphs)
    if not body.strip():
        raise InputError(
            "found no text of an article; expected at least one paragraph; check that the page is an article and not "
            "a list of links or a page that its scripts fill in"
        )
    text = draft.title + GAP + body if draft.title else body
    return _article(text, len(text) - len(body), settings.published, draft, settings.language)


def _article(text: str, body_start: int, given: str | None, draft: Draft, default_language: str) -> Article:
    found = dateline(text[body_start : body_start + 200])
    # What the page says of itself comes first: the date given by the user is for pages that carry none.
    named = (
        (draft.published, draft.published_from, draft.published_precision),
        (found.published if found else None, "dateline", "day"),
        (given, "given", precision(given or "")),
    )
    dated = next((date for date in named if date[0]), (None, None, None))
    code, decided = language(text, draft.language, default_language)
    end = body_start + found.length if found else body_start
    return Article(
        id=article_id(draft.url, dated[0], text),
        text=text,
        title=draft.title,
        body_start=body_start,
        published=dated[0],
        published_from=dated[1],
        sections=draft.sections,
        author=draft.author,
        source=draft.source,
        url=draft.url,
        language=code,
        dateline=Span(body_start, end, text[body_start:end]) if found else None,
        path=draft.path,
        raw_sha256=draft.raw_sha256,
        published_precision=dated[2],
        language_from=decided,
    )


def article_id(url: str | None, published: str | None, text: str) -> str:
    """Return the first 16 hex digits of the SHA-256 of url, published and text, parted by zero bytes."""
    parts = "\0".join((url or "", published or "", text))
    return hashlib.sha256(parts.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def from_text(
    text: str,
    *,
    published: str | None = None,
    title: str | None = None,
    url: str | None = None,
    source: str | None = None,
    language: str | None = None,
) -> Article:
    """Return the Article of a text passed in memory.

    `Article.text` is `text` exactly as given, nothing cleaned, and `body_start` is 0; with a `title` it is the title,
    a blank line and `text`. `published` is YYYY-MM-DD. `language` (ISO 639-1) is taken where the text itself is too
    short to tell. Raises InputError for an empty text.
    """
    if not text.strip():
        raise InputError("found an empty text; expected at least one sentence; pass the words of the article")
    joined = title + GAP + text if title else text
    draft = Draft(title=title, paragraphs=[], url=url, source=source, language=language)
    return _article(joined, len(joined) - len(text), published, draft, "en")
