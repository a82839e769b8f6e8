"""Web archives (WARC, CC-NEWS) → articles, one record at a time."""

from __future__ import annotations

import gzip
import hashlib
import io
import zlib
from collections.abc import Iterator
from typing import BinaryIO, cast

from fastwarc.warc import ArchiveIterator, WarcRecord, WarcRecordType

from dragoman.errors import InputError
from dragoman.model import Article, Unread
from dragoman.settings import Settings
from dragoman.sources.article import Draft, build
from dragoman.sources.clean import tidy
from dragoman.sources.html import page
from dragoman.sources.intake import Input, broken_gzip, decode
from dragoman.sources.plain import plain

_RECORDS = WarcRecordType.response | WarcRecordType.resource | WarcRecordType.conversion
_PAGES = ("text/html", "application/xhtml+xml")
_TEXTS = ("text/plain",)
_EXPECTED = "expected WARC records with HTML pages or plain text; check that the archive was downloaded whole"


def read_warc(item: Input, settings: Settings) -> Iterator[Article | Unread]:
    """Yield an article for each page of an archive; images, scripts, redirects and error pages are passed over.

    `Article.path` is the archive's path and the number of the record, counted over all records that hold content.
    """
    number = 0
    stream = _Whole(item.stream)
    try:
        for number, record in enumerate(_records(stream), start=1):
            if kind := _kind(record):
                article = _article(record, kind, f"{item.path}:{number}", settings)
                if stream.broken is not None:  # the record is the one the data breaks off in
                    break
                yield article
    except OSError as error:
        raise InputError(f"found no WARC record after record {number} ({error}); {_EXPECTED}") from error
    if stream.broken is not None:
        raise InputError(broken_gzip(stream.broken)) from stream.broken
    if not number:
        raise InputError(f"found no WARC record; {_EXPECTED}")


class _Whole:
    """A stream that ends where its gzip data breaks, and says so, instead of losing the records read ahead."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._read = 0
        self.broken: Exception | None = None

    def read(self, size: int) -> bytes:
        """Return up to `size` bytes; none at the end, or where the data breaks off."""
        try:
            chunk = cast(io.BufferedReader, self._stream).read1(size)
        except (EOFError, zlib.error, gzip.BadGzipFile) as error:
            self.broken = error
            return b""
        self._read += len(chunk)
        return chunk

    def tell(self) -> int:
        """Return how many bytes were read: fastwarc asks, and panics where a stream cannot say."""
        return self._read


def _records(stream: _Whole) -> Iterator[WarcRecord]:
    # The stream is decompressed already: the archive must not be unpacked a second time without our limits.
    return iter(ArchiveIterator(cast(BinaryIO, stream), record_types=_RECORDS, parse_http=True, stream_detect=False))


def _kind(record: WarcRecord) -> str | None:
    """Return the content type of a record worth reading, or None."""
    http = record.http_headers
    if http is not None and http.status_code not in (None, 200):
        return None
    kind = record.http_content_type if http is not None else record.headers.get("Content-Type")
    kind = (kind or "").split(";")[0].strip().lower()
    return kind if kind in (*_PAGES, *_TEXTS) else None


def _article(record: WarcRecord, kind: str, place: str, settings: Settings) -> Article | Unread:
    raw = record.reader.read(settings.max_bytes + 1)
    if len(raw) > settings.max_bytes:
        return Unread(
            place,
            f"found a record above {settings.max_bytes} bytes; allowed are {settings.max_bytes} bytes a document "
            "(setting max_bytes); raise max_bytes",
        )
    if len(raw) < record.content_length and not _encoded(record):
        return Unread(place, f"found a record that breaks off after {len(raw)} bytes; {_EXPECTED}")
    url = record.headers.get("WARC-Target-URI")
    try:
        draft = page(raw, path=place, url=url) if kind in _PAGES else _plain(raw, place, url)
        return build(draft, settings)
    except (InputError, ValueError, LookupError, RuntimeError) as error:
        return Unread(place, f"{url}: {error}")


def _encoded(record: WarcRecord) -> bool:
    """Tell a payload stored compressed or in chunks, whose length is not that of its bytes."""
    headers = record.http_headers
    return headers is not None and any(name in headers for name in ("Content-Encoding", "Transfer-Encoding"))


def _plain(raw: bytes, place: str, url: str | None) -> Draft:
    draft = plain(tidy(decode(raw)))
    draft.path, draft.url, draft.raw_sha256 = place, url, hashlib.sha256(raw).hexdigest()
    return draft
