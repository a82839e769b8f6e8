"""HTML pages → articles: trafilatura finds the body, `meta` what the page declares, `furniture` what is no news."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

from htmldate import find_date
from lxml.html import HtmlElement  # type: ignore[import-untyped]
from trafilatura import bare_extraction, load_html
from trafilatura.settings import Document

from dragoman.errors import InputError
from dragoman.model import Article, Unread
from dragoman.settings import Settings
from dragoman.sources.article import Draft, build
from dragoman.sources.clean import one_line, tidy
from dragoman.sources.furniture import strip_furniture
from dragoman.sources.intake import Input, decode, whole
from dragoman.sources.meta import Meta

_MOST_TAGS = 200_000
"""Finding the body takes time that grows with the tags: this many take about ten seconds."""


def read_html(item: Input, settings: Settings) -> Iterator[Article | Unread]:
    """Yield the article of one HTML page."""
    yield build(page(whole(item, settings), path=item.path), settings)


def page(raw: bytes, *, path: str, url: str | None = None) -> Draft:
    """Return what a page holds. `url` is its address where known from outside. Raises InputError without an article."""
    text = decode(raw)
    if text.count("<") > _MOST_TAGS:
        raise InputError(
            f"found a page with more than {_MOST_TAGS} tags; allowed are that many, and an article has some thousands; "
            "cut the article out of the page, or save it as plain text"
        )
    tree = _tree(text)
    meta = Meta(tree)
    address = meta.url() or url
    found = _extract(text, address)
    title = meta.title()
    published, evidence = meta.published(address)
    if published is None:
        published, evidence = _visible_date(text, address)
    return Draft(
        title=title,
        paragraphs=paragraphs(found.text or "", title),
        published=published,
        published_from=evidence,
        sections=meta.sections(),
        author=found.author,
        source=meta.site() or found.sitename,
        url=address,
        language=meta.language(),
        path=path,
        raw_sha256=hashlib.sha256(raw).hexdigest(),
    )


def paragraphs(text: str, title: str | None) -> list[str]:
    """Return the paragraphs of extracted text, one a line there, without furniture and without the title repeated."""
    lines = [one_line(line.removeprefix("- ")) for line in tidy(text).split("\n")]
    kept = strip_furniture([line for line in lines if line])
    return kept[1:] if kept and title and kept[0].casefold() == title.casefold() else kept


def _tree(text: str) -> HtmlElement:
    tree = load_html(text)
    if tree is None:
        raise InputError(
            "found text that is no HTML; expected a page with tags such as <p>; save it with the suffix .txt if it is "
            "plain text"
        )
    return tree


def _extract(text: str, url: str | None) -> Document:
    found = bare_extraction(text, url=url, include_comments=False, include_tables=False, with_metadata=True)
    if not isinstance(found, Document):
        raise InputError(
            "found no text of an article; expected at least one paragraph; check that the page is an article and not "
            "a list of links or a page that its scripts fill in"
        )
    return found


def _visible_date(text: str, url: str | None) -> tuple[str | None, str | None]:
    found = find_date(text, url=url, extensive_search=False, original_date=True, min_date="1980-01-01")
    return (found, "text") if found else (None, None)
