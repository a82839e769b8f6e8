"""JSON files → articles: one object, a list of objects (Fundus, news-please), or objects one after the other.

The file is read piece by piece: a list may be longer than `max_bytes`, none of its objects.
"""

from __future__ import annotations

import codecs
import gzip
import hashlib
import json
import re
import zlib
from collections.abc import Iterator
from typing import Any

from dragoman.errors import InputError
from dragoman.model import Article, Unread
from dragoman.settings import Settings
from dragoman.sources.intake import Input, broken_gzip, refuse_binary
from dragoman.sources.tables import json_article, json_decoder, said_once

_PIECE = 1 << 18
_BETWEEN = re.compile(r"[\s,]*")
_MEND = "expected one JSON object, a list of them, or one a line; mend the file; nothing after it was read"


def read_json(item: Input, settings: Settings) -> Iterator[Article | Unread]:
    """Yield an article for each object of a JSON file. `Article.path` is the file's path and the object's number."""
    yield from said_once(item.path, _articles(item, settings))


def _articles(item: Input, settings: Settings) -> Iterator[Article | Unread]:
    count = 0
    try:
        for value, text in _values(_Text(item, settings)):
            count += 1
            sha256 = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
            yield json_article(value, f"{item.path}:{count}", sha256, settings)
    except (ValueError, RecursionError) as error:
        why = error.msg if isinstance(error, json.JSONDecodeError) else str(error)
        raise InputError(f"found what is no JSON after value {count} ({why}); {_MEND}") from error
    if not count:
        raise InputError("found no JSON value; expected one object, or a list of them; check that the file is whole")


class _Text:
    """The text of a stream, read on as it is needed. `held[at:]` is what is still to be understood."""

    def __init__(self, item: Input, settings: Settings) -> None:
        self._stream = item.stream
        self._most = settings.max_bytes
        self._decoder = codecs.getincrementaldecoder("utf-8-sig")("strict")
        self.held, self.at, self.ended = "", 0, False

    def more(self) -> None:
        """Read on: as much again as is held, so that a long object is not gone over too often."""
        waiting = self.held[self.at :]
        if len(waiting) > self._most:
            raise InputError(
                f"found no end of a JSON value within {self._most} bytes; allowed are {self._most} bytes an object "
                "(setting max_bytes); raise max_bytes, or mend the file"
            )
        try:
            raw = self._stream.read(max(_PIECE, len(waiting)))
            if not self.held:
                refuse_binary(raw)
            self.held, self.at, self.ended = waiting + self._decoder.decode(raw, not raw), 0, not raw
        except UnicodeDecodeError as error:
            raise InputError(f"found bytes that are not UTF-8 ({error.reason}); JSON is UTF-8; save it so") from error
        except (EOFError, zlib.error, gzip.BadGzipFile) as error:
            raise InputError(broken_gzip(error)) from error

    def skip(self, pattern: re.Pattern[str]) -> str:
        """Pass over what matches; return the letter after it, "" at the end."""
        while True:
            match = pattern.match(self.held, self.at)
            self.at = match.end() if match else self.at
            if self.at < len(self.held) or self.ended:
                return self.held[self.at : self.at + 1]
            self.more()


def _values(text: _Text) -> Iterator[tuple[Any, str]]:
    """Yield each value with its words: those inside a list, if the file is one."""
    decoder = json_decoder()
    listed = text.skip(_BETWEEN) == "["
    text.at += listed
    while letter := text.skip(_BETWEEN):
        if listed and letter == "]":
            return
        start = text.at
        try:
            value, end = decoder.raw_decode(text.held, start)
        except (ValueError, RecursionError):
            if text.ended:
                raise
            text.more()
            continue
        if end == len(text.held) and not text.ended:  # a number may go on
            text.more()
            continue
        words, text.at = text.held[start:end], end
        yield value, words
    if listed:
        raise InputError(f"found a list that breaks off; {_MEND}")
