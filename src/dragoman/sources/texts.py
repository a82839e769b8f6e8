"""Text files → articles: one news text with its furniture, or a Factiva or Nexis export of many."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

from dragoman.errors import InputError
from dragoman.model import Article, Unread
from dragoman.settings import Settings
from dragoman.sources.article import build
from dragoman.sources.clean import tidy
from dragoman.sources.factiva import factiva, is_factiva
from dragoman.sources.intake import Input, decode, whole
from dragoman.sources.nexis import is_nexis, nexis
from dragoman.sources.plain import plain


def read_text(item: Input, settings: Settings) -> Iterator[Article | Unread]:
    """Yield the article of a plain-text file, or the articles of an export."""
    raw = whole(item, settings)
    yield from articles_of(decode(raw), item.path, hashlib.sha256(raw).hexdigest(), settings)


def articles_of(text: str, path: str, sha256: str, settings: Settings) -> Iterator[Article | Unread]:
    """Yield the articles of `text`; those of an export have its path and their number as `path`."""
    text = tidy(text)
    if is_factiva(text):
        drafts = list(factiva(text))
    elif is_nexis(text):
        drafts = list(nexis(text))
    else:
        drafts = [plain(text)]
    for number, draft in enumerate(drafts, start=1):
        draft.path = f"{path}:{number}" if len(drafts) > 1 else path
        draft.raw_sha256 = sha256
        try:
            yield build(draft, settings)
        except InputError as error:
            yield Unread(draft.path, str(error))
