"""JSONL and CSV exports → articles, one a row."""

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
from dragoman.sources.columns import Row, find_columns, given_columns, no_text_column, row_article
from dragoman.sources.intake import Input, broken_gzip, line_text, lines

DELIMITERS = ",;\t|"


class JsonObject(dict[str, Any]):
    """An object of JSON; `twice` are keys that it holds several times, with values that differ."""

    def __init__(self, pairs: list[tuple[str, Any]]) -> None:
        super().__init__(pairs)
        values = Counter(key for key, _ in pairs) if len(self) < len(pairs) else {}
        doubled = (key for key, count in values.items() if count > 1)
        self.twice = frozenset(key for key in doubled if any(k == key and v != self[key] for k, v in pairs))


def json_decoder() -> json.JSONDecoder:
    """Return a decoder that takes NaN and infinities for nothing, and notes keys that come twice."""
    return json.JSONDecoder(object_pairs_hook=JsonObject, parse_constant=lambda _: None)


def json_article(value: object, place: str, sha256: str, settings: Settings) -> Article | Unread:
    """Return the article of a JSON value, or why it is none."""
    if not isinstance(value, JsonObject):
        found = type(value).__name__
        return Unread(place, f"found JSON that is {found}; expected an object with a text; mend the line")
    return row_article(Row(value, place, sha256, value.twice), settings)


def read_jsonl(item: Input, settings: Settings) -> Iterator[Article | Unread]:
    """Yield an article for each line that holds a JSON object with a text."""
    yield from said_once(item.path, _json_rows(item, settings))


def said_once(path: str, rows: Iterator[Article | Unread]) -> Iterator[Article | Unread]:
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
    found, decoder = False, json_decoder()
    try:
        for number, line in lines(item, settings):
            place = f"{item.path}:{number}"
            found = found or line is None or bool(line.strip())
            if line is None:
                yield Unread(place, f"found a line above {settings.max_bytes} bytes; {_ALLOWED_LINE}")
            elif line.strip():
                yield _row_of_json(decoder, line, place, settings)
    except (EOFError, zlib.error, gzip.BadGzipFile) as error:
        raise InputError(broken_gzip(error)) from error
    if not found:
        raise InputError("found no line with content; expected one JSON object a line; check that the file is whole")


_ALLOWED_LINE = (
    "allowed is one JSON object a line below that (setting max_bytes); raise max_bytes or split the object; "
    "nothing after it was read"
)


def _row_of_json(decoder: json.JSONDecoder, line: bytes, place: str, settings: Settings) -> Article | Unread:
    try:
        value = decoder.decode(line_text(line))
    except InputError as error:
        return Unread(place, str(error))
    except (ValueError, RecursionError) as error:
        return Unread(place, f"found a line that is no JSON ({error}); expected one JSON object a line; mend the line")
    return json_article(value, place, hashlib.sha256(line).hexdigest(), settings)


def read_csv(item: Input, settings: Settings) -> Iterator[Article | Unread]:
    """Yield an article for each row with a text; the header names the columns, the delimiter is found from it.

    Columns are known by their names (`columns.COLUMNS`), or given by the setting `columns`.
    """
    # A story may be longer than the csv module's own limit, which exists only for the whole process.
    csv.field_size_limit(min(settings.max_bytes, 2**31 - 1))
    texts = _text_lines(item, settings)
    header_line = next((line for line in texts if line.strip()), "")
    given = given_columns(settings.columns)
    header, delimiter = _header(header_line, given)
    _check_header(header, given)
    counted = _Quotes(texts)
    rows = csv.reader(counted, delimiter=delimiter)
    last = 1
    try:
        for cells in rows:
            place = f"{item.path}:{last + 1}"
            last = rows.line_num + 1
            if counted.odd() and "\n" in cells[-1]:
                yield Unread(place, _OPEN_QUOTE)
            elif any(cell.strip() for cell in cells):
                yield _row_of_csv(header, cells, place, settings)
    except csv.Error as error:
        yield Unread(f"{item.path}:{last + 1}", f"{_BROKEN_ROW} ({error}); {_MEND_ROW}")


_BROKEN_ROW = "found a row that breaks the CSV format, and nothing after it can be told apart"
_MEND_ROW = "expected quoted fields with quotes doubled inside; mend the row, or export as JSONL"
_OPEN_QUOTE = f"found a quoted field that never ends, which swallows the rows after it; {_MEND_ROW}"


class _Quotes:
    """Lines on their way to the csv module, whose quotes are counted."""

    def __init__(self, texts: Iterator[str]) -> None:
        self._texts = texts
        self._seen = 0

    def __iter__(self) -> Iterator[str]:
        for line in self._texts:
            self._seen += line.count('"')
            yield line

    def odd(self) -> bool:
        """Whether the lines since the last asking held an odd number of quotes."""
        seen, self._seen = self._seen, 0
        return seen % 2 == 1


def _text_lines(item: Input, settings: Settings) -> Iterator[str]:
    try:
        for _, line in lines(item, settings):
            if line is None:
                raise InputError(f"found a line above {settings.max_bytes} bytes (setting max_bytes); is it CSV?")
            yield line_text(line)
    except (EOFError, zlib.error, gzip.BadGzipFile) as error:
        raise InputError(broken_gzip(error)) from error


def _header(line: str, given: Mapping[str, str]) -> tuple[list[str], str]:
    """Return (column names, delimiter): the delimiter under which most columns have a known name."""
    if not line:
        raise InputError("found no line with content; expected a header line; check that the file is whole")
    return max(splits(line), key=lambda split: (len(find_columns(split[0], given)), len(split[0])))


def splits(line: str) -> list[tuple[list[str], str]]:
    """Return (cells, delimiter) of a line under each delimiter."""
    return [(next(csv.reader([line], delimiter=mark)), mark) for mark in DELIMITERS]


def _check_header(header: list[str], given: Mapping[str, str]) -> None:
    if lost := [name for name in given.values() if name not in header]:
        raise InputError(
            f"found the columns {', '.join(header)}; expected {lost[0]!r} among them, which is given; correct --column"
        )
    if "text" not in find_columns(header, given):
        raise InputError(no_text_column(header, given))


def _row_of_csv(header: list[str], cells: list[str], place: str, settings: Settings) -> Article | Unread:
    if len(cells) > len(header):
        return Unread(
            place,
            f"found {len(cells)} fields under {len(header)} columns; expected one field a column; quote the fields "
            "that hold the delimiter",
        )
    values = dict(zip(header, cells, strict=False))
    twice = frozenset(name for name, cell in zip(header, cells, strict=False) if cell != values[name])
    sha256 = hashlib.sha256("\x1f".join(cells).encode("utf-8", "surrogatepass")).hexdigest()
    return row_article(Row(values, place, sha256, twice), settings)
