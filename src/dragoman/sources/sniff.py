"""What standard input holds, told from its first bytes."""

from __future__ import annotations

import io
import re
from collections.abc import Mapping
from typing import BinaryIO, cast

from dragoman.settings import Settings
from dragoman.sources.columns import find_columns, given_columns
from dragoman.sources.tables import splits

_LOOK_AT = 2048
_SIGNS = (
    (".warc", re.compile(rb"WARC/\d")),
    (".docx", re.compile(rb"PK\x03\x04")),
    (".rtf", re.compile(rb"\{\\rtf")),
    (".json", re.compile(rb"\s*(?:\{\s*\n|\[\s*\{)")),
    (".jsonl", re.compile(rb"\s*\{\s*(?:\"|\})")),
    (".xml", re.compile(rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)?<(?:rss|feed|rdf:RDF)\b", re.S)),
    (
        ".html",
        re.compile(rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype html|html|head|body)\b", re.S | re.I),
    ),
)


def kind(stream: BinaryIO, settings: Settings) -> tuple[BinaryIO, str]:
    """Return (a stream that starts where `stream` does, the suffix its content would have); plain text for the rest.

    A table is known by a first line that names a column of texts and others beside it.
    """
    buffered = stream if hasattr(stream, "peek") else io.BufferedReader(cast(io.RawIOBase, stream))
    head = cast(io.BufferedReader, buffered).peek(_LOOK_AT).removeprefix(b"\xef\xbb\xbf")
    suffix = next((name for name, sign in _SIGNS if sign.match(head)), None)
    return buffered, suffix or (".csv" if _is_table(head, given_columns(settings.columns)) else ".txt")


def _is_table(head: bytes, given: Mapping[str, str]) -> bool:
    line = head.lstrip(b"\r\n").partition(b"\n")[0].decode("utf-8", errors="replace")
    found = (find_columns(cells, given) for cells, _ in splits(line)) if line.strip() else ()
    return any("text" in columns and len(columns) > 1 for columns in found)
