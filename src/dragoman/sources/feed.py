"""RSS and Atom feeds → articles, one an entry."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Iterator
from time import strftime
from typing import Any

import feedparser

from dragoman.errors import InputError
from dragoman.model import Article, Unread
from dragoman.settings import Settings
from dragoman.sources.article import Draft, build
from dragoman.sources.clean import one_line
from dragoman.sources.fragment import fragment_text
from dragoman.sources.intake import Input, refuse_binary, whole
from dragoman.sources.plain import plain


def read_feed(item: Input, settings: Settings) -> Iterator[Article | Unread]:
    """Yield an article for each entry: its content, else its summary, else its title alone."""
    raw = whole(item, settings)
    refuse_binary(raw)
    feed = feedparser.parse(io.BytesIO(raw))
    if not feed.entries:
        raise InputError(
            "found XML without an entry of a feed; expected RSS or Atom; save a page with the suffix .html, or export "
            "the articles as JSONL"
        )
    sha256 = hashlib.sha256(raw).hexdigest()
    for number, entry in enumerate(feed.entries, start=1):
        draft = _draft(entry, feed.feed)
        draft.path, draft.raw_sha256 = f"{item.path}:{number}", sha256
        try:
            yield build(draft, settings)
        except InputError as error:
            yield Unread(draft.path, str(error))
    if feed.bozo and isinstance(feed.bozo_exception, Exception) and not _harmless(feed.bozo_exception):
        yield Unread(
            item.path,
            f"found XML that breaks off or is broken ({feed.bozo_exception}), so that entries may be missing; expected "
            "well-formed XML; download the feed again",
        )


def _harmless(error: Exception) -> bool:
    return isinstance(error, feedparser.CharacterEncodingOverride | feedparser.NonXMLContentType)


def _draft(entry: Any, feed: Any) -> Draft:
    title = one_line(fragment_text(str(entry.get("title") or ""))) or None
    contents = [str(content.get("value") or "") for content in entry.get("content") or []]
    markup = max([*contents, str(entry.get("summary") or "")], key=len)
    draft = plain(fragment_text(markup), title=title)
    if not draft.paragraphs and title:
        draft.title, draft.paragraphs = None, [title]
    when = entry.get("published_parsed") or entry.get("updated_parsed")
    if when:
        draft.date(strftime("%Y-%m-%dT%H:%M:%S", when), "meta")
    tags = [one_line(str(tag.get("term") or "")) for tag in entry.get("tags") or []]
    draft.sections = tuple(dict.fromkeys(filter(None, tags)))
    draft.author = one_line(str(entry.get("author") or "")) or draft.author
    draft.source = one_line(str((entry.get("source") or {}).get("title") or feed.get("title") or "")) or None
    draft.url = entry.get("link")
    draft.language = feed.get("language")
    return draft
