"""JSONL and CSV exports → articles: columns are found by the names that corpora and tools use."""

from __future__ import annotations

import csv
import gzip
import hashlib
import json
import zlib
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

from dragoman.errors import InputError
from dragoman.model import Article, Unread
from dragoman.settings import Settings
from dragoman.sources.article import build
from dragoman.sources.clean import one_line
from dragoman.sources.intake import Input, broken_gzip, line_text, lines
from dragoman.sources.plain import plain

COLUMNS: Mapping[str, tuple[str, ...]] = {
    "text": tuple(
        "text body content maintext story article article_text fulltext full_text articlebody article_body body_text "
        "bodytext story_text storytext plaintext plain_text cleaned_text clean_text main_text document doc raw_text "
        "news_text contents bodyplain".split()
    ),
    "title": tuple("title headline head heading article_title hl webtitle title_page subject storytitle".split()),
    "published": tuple(
        "published date_publish publishing_date publish_date published_at publishedat publication_date pub_date "
        "pubdate date_published datepublished date dates webpublicationdate datetime timestamp seendate sqldate day "
        "dateadded publishdate created created_at".split()
    ),
    "url": tuple("url link sourceurl source_url weburl article_url canonical_url uri requested_url permalink".split()),
    "source": tuple(
        "source publisher source_domain site outlet newspaper publication source_name sitename domain "
        "sourcecommonname media_name".split()
    ),
    "author": tuple("author authors byline writer creator".split()),
    "language": tuple("language lang".split()),
    "sections": tuple("section sections category categories sectionname topics news_desk desk".split()),
}
"""For each field the column names taken for it, likeliest first; capitals, spaces and hyphens do not matter."""


def read_jsonl(item: Input, settings: Settings) -> Iterator[Article | Unread]:
    """Yield an article for each line that holds a JSON object with a text."""
    yield from _said_once(item.path, _json_rows(item, settings))


def _said_once(path: str, rows: Iterator[Article | Unread]) -> Iterator[Article | Unread]:
    """Yield the rows, but one reason that many of them share only the first time, and its count at the end."""
    said: Counter[str] = Counter()
    for row in rows:
        if isinstance(row, Article):
            yield row
            continue
        said[row.reason] += 1
        if said[row.reason] == 1:
            yield row
    for reason, count in said.items():
        if count > 1:
            yield Unread(path, f"{count - 1} more rows: {reason}")


def _json_rows(item: Input, settings: Settings) -> Iterator[Article | Unread]:
    found = False
    try:
        for number, line in lines(item, settings):
            place = f"{item.path}:{number}"
            found = found or line is None or bool(line.strip())
            if line is None:
                yield Unread(place, f"found a line above {settings.max_bytes} bytes; {_ALLOWED_LINE}")
            elif line.strip():
                yield _row_of_json(line, place, settings)
    except (EOFError, zlib.error, gzip.BadGzipFile) as error:
        raise InputError(broken_gzip(error)) from error
    if not found:
        raise InputError("found no line with content; expected one JSON object a line; check that the file is whole")


_ALLOWED_LINE = (
    "allowed is one JSON object a line below that (setting max_bytes); raise max_bytes or split the object; "
    "nothing after it was read"
)


def _row_of_json(line: bytes, place: str, settings: Settings) -> Article | Unread:
    try:
        row = json.loads(line_text(line), parse_constant=lambda _: None)
    except InputError as error:
        return Unread(place, str(error))
    except (ValueError, RecursionError) as error:
        return Unread(place, f"found a line that is no JSON ({error}); expected one JSON object a line; mend the line")
    if not isinstance(row, dict):
        return Unread(place, f"found JSON that is {type(row).__name__}; expected an object with a text; mend the line")
    return _article(row, place, hashlib.sha256(line).hexdigest(), settings)


def _article(row: Mapping[str, Any], place: str, sha256: str, settings: Settings) -> Article | Unread:
    columns = find_columns(row)
    if "text" not in columns:
        return Unread(place, no_text_column(row))
    text = _string(row[columns["text"]])
    if not text.strip():
        return Unread(
            place, f"found nothing in {columns['text']!r}; expected the text of an article; fill or drop the row"
        )
    values = {field: one_line(_string(row[name])) or None for field, name in columns.items()}
    draft = plain(text, title=values.get("title"))
    draft.author = values.get("author") or draft.author
    draft.source, draft.url, draft.language = values.get("source"), values.get("url"), values.get("language")
    draft.date(values.get("published") or "", "meta")
    if labels := values.get("sections"):
        draft.sections = tuple(dict.fromkeys(filter(None, map(str.strip, labels.replace(";", "|").split("|")))))
    draft.path, draft.raw_sha256 = place, sha256
    try:
        return build(draft, settings)
    except InputError as error:
        return Unread(place, str(error))


def find_columns(row: Mapping[str, Any]) -> dict[str, str]:
    """Return field → the column of `row` that holds it."""
    keys = {key.strip().lower().replace(" ", "_").replace("-", "_"): key for key in reversed([*map(str, row)])}
    found = {field: next((keys[name] for name in names if name in keys), None) for field, names in COLUMNS.items()}
    return {field: name for field, name in found.items() if name is not None}


def no_text_column(row: Mapping[str, Any]) -> str:
    """Return the reason for a table without a text."""
    found = ", ".join(map(str, row)) or "none"
    allowed = ", ".join(COLUMNS["text"])
    return f"found the columns {found}; allowed for the text are {allowed}; rename the column that holds the text"


def _string(value: object) -> str:
    if isinstance(value, list | tuple):
        return " | ".join(map(_string, value))
    if isinstance(value, dict):
        return _string(value.get("name") or value.get("title") or "")
    return "" if value is None else str(value)


def read_csv(item: Input, settings: Settings) -> Iterator[Article | Unread]:
    """Yield an article for each row with a text; the header names the columns, the delimiter is found from it."""
    # A story may be longer than the csv module's own limit, which exists only for the whole process.
    csv.field_size_limit(min(settings.max_bytes, 2**31 - 1))
    texts = _text_lines(item, settings)
    header_line = next((line for line in texts if line.strip()), "")
    header, delimiter = _header(header_line)
    if "text" not in find_columns(dict.fromkeys(header)):
        raise InputError(no_text_column(dict.fromkeys(header)))
    rows = csv.reader(texts, delimiter=delimiter)
    last = 1
    try:
        for cells in rows:
            place = f"{item.path}:{last + 1}"
            last = rows.line_num + 1
            if any(cell.strip() for cell in cells):
                yield _row_of_csv(header, cells, place, settings)
    except csv.Error as error:
        yield Unread(f"{item.path}:{last + 1}", f"{_BROKEN_ROW} ({error}); {_MEND_ROW}")


_BROKEN_ROW = "found a row that breaks the CSV format, and nothing after it can be told apart"
_MEND_ROW = "expected quoted fields with quotes doubled inside; mend the row, or export as JSONL"


def _text_lines(item: Input, settings: Settings) -> Iterator[str]:
    try:
        for _, line in lines(item, settings):
            if line is None:
                raise InputError(f"found a line above {settings.max_bytes} bytes (setting max_bytes); is it CSV?")
            yield line_text(line)
    except (EOFError, zlib.error, gzip.BadGzipFile) as error:
        raise InputError(broken_gzip(error)) from error


def _header(line: str) -> tuple[list[str], str]:
    """Return (column names, delimiter): the delimiter under which most columns have a known name."""
    if not line:
        raise InputError("found no line with content; expected a header line; check that the file is whole")
    splits = [(next(csv.reader([line], delimiter=mark)), mark) for mark in ",;\t|"]
    return max(splits, key=lambda split: (len(find_columns(dict.fromkeys(split[0]))), len(split[0])))


def _row_of_csv(header: list[str], cells: list[str], place: str, settings: Settings) -> Article | Unread:
    if len(cells) > len(header):
        return Unread(
            place,
            f"found {len(cells)} fields under {len(header)} columns; expected one field a column; quote the fields "
            "that hold the delimiter",
        )
    row = dict(zip(header, cells, strict=False))
    sha256 = hashlib.sha256("\x1f".join(cells).encode("utf-8", "surrogatepass")).hexdigest()
    return _article(row, place, sha256, settings)
