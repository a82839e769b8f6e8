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
from dragoman.sources.dates import written
from dragoman.sources.fetched import fetched_from
from dragoman.sources.furniture import strip_furniture
from dragoman.sources.intake import Input, decode, whole
from dragoman.sources.meta import Meta
from dragoman.sources.scripts import hidden_body

_MOST_TAGS = 200_000
"""Finding the body takes time that grows with the tags: this many take about ten seconds."""
_CLASS = "concat(' ', translate(@class, 'ABCDEFGHIJKLMNOPQRSTUVWXYZ_', 'abcdefghijklmnopqrstuvwxyz-'), ' ')"
_BESIDE = (
    "//figcaption",
    f"//*[contains({_CLASS}, '-caption ') or contains({_CLASS}, ' caption ') or contains({_CLASS}, ' caption-')]"
    "[string-length(normalize-space(.)) < 600]",
    "//*[@role='dialog' or @aria-modal='true' or self::dialog]",
    f"//body/*[contains({_CLASS}, ' modal ') or contains({_CLASS}, ' popup ') or contains({_CLASS}, '-overlay ')]",
)
"""Captions, and boxes that are laid over the page: never the body, however long their sentences."""


def read_html(item: Input, settings: Settings) -> Iterator[Article | Unread]:
    """Yield the article of one HTML page."""
    yield build(page(whole(item, settings), path=item.path, url=fetched_from(item.path)), settings)


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
    draft = Draft(
        title=title,
        paragraphs=_body(paragraphs(found.text or "", title), hidden_body(tree, title), title),
        sections=meta.sections(),
        author=found.author,
        source=meta.site() or found.sitename,
        url=address,
        language=meta.language(),
        path=path,
        raw_sha256=hashlib.sha256(raw).hexdigest(),
    )
    _date(draft, meta, text)
    return draft


def _body(shown: list[str], hidden: str, title: str | None) -> list[str]:
    """Return the paragraphs that are shown, or those in the page's scripts.

    The scripts are taken where they say at least twice as much, or the same with its paragraphs parted: trafilatura
    runs the paragraphs of a JSON-LD body together.
    """
    size = sum(map(len, shown))
    run_together = len(shown) == 1 and shown[0] in one_line(hidden)
    if not run_together and len(hidden) < 2 * size:
        return shown
    unseen = paragraphs(hidden, title)
    return unseen if run_together or sum(map(len, unseen)) >= 2 * size else shown


def _date(draft: Draft, meta: Meta, text: str) -> None:
    for words, evidence in meta.published(draft.url):
        draft.date(one_line(words), evidence)
        if draft.published:
            return
    found = find_date(text, url=draft.url, extensive_search=False, original_date=True, min_date="1980-01-01")
    if found and (stated := written(text, found)):
        draft.published, draft.published_precision = stated
        draft.published_from = "text"


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
    found = bare_extraction(
        text, url=url, include_comments=False, include_tables=False, with_metadata=True, prune_xpath=list(_BESIDE)
    )
    return found if isinstance(found, Document) else Document()
