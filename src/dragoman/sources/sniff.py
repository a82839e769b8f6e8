"""What standard input holds, told from its first bytes."""

from __future__ import annotations

import io
import re
from typing import BinaryIO, cast

_LOOK_AT = 2048
_SIGNS = (
    (".warc", re.compile(rb"WARC/\d")),
    (".docx", re.compile(rb"PK\x03\x04")),
    (".rtf", re.compile(rb"\{\\rtf")),
    (".jsonl", re.compile(rb"\s*\{\s*(?:\"|\})")),
    (".xml", re.compile(rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)?<(?:rss|feed|rdf:RDF)\b", re.S)),
    (
        ".html",
        re.compile(rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype html|html|head|body)\b", re.S | re.I),
    ),
)


def kind(stream: BinaryIO) -> tuple[BinaryIO, str]:
    """Return (a stream that starts where `stream` does, the suffix its content would have); plain text for the rest."""
    buffered = stream if hasattr(stream, "peek") else io.BufferedReader(cast(io.RawIOBase, stream))
    head = cast(io.BufferedReader, buffered).peek(_LOOK_AT).removeprefix(b"\xef\xbb\xbf")
    suffix = next((name for name, sign in _SIGNS if sign.match(head)), ".txt")
    return buffered, suffix
