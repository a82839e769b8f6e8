"""Opening an input: gzip by its first bytes, limits on size, binary data refused, bytes decoded to text."""

from __future__ import annotations

import gzip
import io
import re
import zlib
from collections.abc import Callable, Iterator
from typing import BinaryIO, NamedTuple, cast

import charset_normalizer

from dragoman.errors import InputError
from dragoman.settings import Settings

GZIP = b"\x1f\x8b"
SNIFF = 8192
"""Bytes looked at to tell binary data from text."""

_MAGIC = (
    (b"%PDF", "a PDF document"),
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"PK\x03\x04", "a ZIP archive"),
    (b"\x1f\x8b", "gzip data inside gzip data"),
    (b"\x28\xb5\x2f\xfd", "zstandard data"),
    (b"BZh", "bzip2 data"),
    (b"\xfd7zXZ", "xz data"),
    (b"\x7fELF", "a program"),
    (b"\xd0\xcf\x11\xe0", "an old Word document (.doc)"),
)
_BOMS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
_CHARSET = re.compile(rb"""<(?:meta|\?xml)[^>]{0,200}?(?:charset|encoding)\s*=\s*["']?([\w.:-]{2,40})""", re.I)
_CONTROL = bytes(set(range(32)) - {7, 8, 9, 10, 11, 12, 13, 27}) + b"\x7f"


class Input(NamedTuple):
    """One input a reader is given."""

    path: str
    """What errors and `Article.path` call it."""
    stream: BinaryIO
    """Its bytes, already decompressed."""
    packed: int | None = None
    """Bytes before decompression where it was compressed and the size is known."""


def unpacked(stream: BinaryIO) -> tuple[BinaryIO, bool]:
    """Return (the stream to read from, whether it is gzip). The first bytes decide, not the name."""
    buffered = stream if isinstance(stream, io.BufferedReader) else io.BufferedReader(cast(io.RawIOBase, stream))
    if buffered.peek(2)[:2] == GZIP:
        return cast(BinaryIO, gzip.GzipFile(fileobj=buffered, mode="rb")), True
    return buffered, False


def whole(item: Input, settings: Settings) -> bytes:
    """Return all bytes of an input that is one document. Raises InputError when it is empty, too large or cut off."""
    try:
        raw = item.stream.read(settings.max_bytes + 1)
    except (EOFError, zlib.error, gzip.BadGzipFile) as error:
        raise InputError(broken_gzip(error)) from error
    if len(raw) > settings.max_bytes:
        raise InputError(too_large(item, settings))
    if not raw.strip():
        what = "0 bytes" if not raw else f"{len(raw)} bytes of white space"
        raise InputError(f"found {what}; expected a text; check that the file was saved or downloaded whole")
    return raw


def too_large(item: Input, settings: Settings) -> str:
    """Return the reason for an input above `max_bytes`, which names a decompression bomb as one."""
    allowed = f"allowed are {settings.max_bytes} bytes a document (setting max_bytes)"
    if item.packed is not None and settings.max_bytes > 100 * item.packed:
        return (
            f"found {item.packed} compressed bytes that unpack to more than {settings.max_bytes}, "
            f"as a decompression bomb does; {allowed}; unpack and inspect the file yourself"
        )
    return f"found more than {settings.max_bytes} bytes; {allowed}; split the file or raise max_bytes"


def broken_gzip(error: Exception) -> str:
    """Return the reason for gzip data that ends early or is damaged."""
    if isinstance(error, EOFError):
        return "found gzip data that breaks off before its end; expected a whole file; download or copy it again"
    return f"found damaged gzip data ({error}); expected a whole file; download or copy it again"


def refuse_binary(raw: bytes) -> None:
    """Raise InputError when the bytes are no text."""
    found = next((name for magic, name in _MAGIC if raw.startswith(magic)), None)
    head = raw[:SNIFF]
    if found is None and not _utf16(head):
        strange = len(head) - len(head.translate(None, _CONTROL))
        found = "binary data" if strange > len(head) // 50 else None
    if found is not None:
        raise InputError(
            f"found {found}; expected text; convert it to HTML or plain text, or name it by its real suffix"
        )


def _utf16(head: bytes) -> bool:
    """Tell UTF-16 text of mostly Latin letters: every second byte is zero."""
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return True
    return len(head) > 3 and any(head[start::2].count(0) > len(head) * 0.4 for start in (0, 1))


def decode(raw: bytes) -> str:
    """Return the text of `raw`: byte order mark, UTF-8, the declared character set, then the likeliest one."""
    refuse_binary(raw)
    for mark, name in _BOMS:
        if raw.startswith(mark):
            return raw.decode(name, errors="replace")
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return _decode_other(raw)


def _decode_other(raw: bytes) -> str:
    declared = _CHARSET.search(raw[:4096])
    name = declared.group(1).decode("ascii").lower() if declared else ""
    if name.startswith(("utf-8", "utf8")) or (not name and _nearly_utf8(raw)):
        return raw.decode("utf-8", errors="replace")
    if name in {"iso-8859-1", "latin-1", "latin1", "us-ascii", "ascii"}:
        name = "cp1252"  # what browsers read under these names
    if name:
        try:
            return raw.decode(name, errors="replace")
        except LookupError:
            pass  # a character set no one knows: guess below
    best = None if _nearly_ascii(raw) else charset_normalizer.from_bytes(raw[: 1 << 16], steps=5).best()
    return raw.decode(best.encoding if best else "cp1252", errors="replace")


def _nearly_ascii(raw: bytes) -> bool:
    """Tell Western text, which cp1252 reads, from text mostly in other letters."""
    sample = raw[: 1 << 16]
    return sum(byte > 127 for byte in sample) * 20 < len(sample)


def line_text(raw: bytes) -> str:
    """Return the text of one line of a table: UTF-8, else what Windows programs write."""
    refuse_binary(raw)
    raw = raw.removeprefix(_BOMS[0][0])
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return raw.decode("cp1252", errors="replace")


def _nearly_utf8(raw: bytes) -> bool:
    """Tell UTF-8 with a few damaged characters from another character set."""
    text = raw.decode("utf-8", errors="replace")
    foreign = sum(1 for char in text[: 1 << 20] if ord(char) > 127)
    return text.count("\ufffd") * 10 < foreign


def lines(item: Input, settings: Settings) -> Iterator[tuple[int, bytes | None]]:
    """Yield (line number from 1, bytes) for each line; None for a line above `max_bytes`, where reading ends.

    UTF-16 with its byte order mark, as spreadsheets save it, comes as UTF-8.
    """
    buffered = _peekable(item.stream)
    if buffered.peek(2)[:2] not in _UTF16_MARKS:
        yield from _numbered(buffered.readline, settings.max_bytes)
        return
    text = io.TextIOWrapper(buffered, encoding="utf-16", errors="replace", newline="\n")
    try:
        yield from _numbered(lambda size: text.readline(size).encode("utf-8", "surrogatepass"), settings.max_bytes)
    finally:
        text.detach()


_UTF16_MARKS = (b"\xff\xfe", b"\xfe\xff")


def _peekable(stream: BinaryIO) -> io.BufferedReader:
    return cast(io.BufferedReader, stream if hasattr(stream, "peek") else io.BufferedReader(cast(io.RawIOBase, stream)))


def _numbered(readline: Callable[[int], bytes], longest: int) -> Iterator[tuple[int, bytes | None]]:
    number = 0
    while line := readline(longest + 1):
        number += 1
        if len(line) > longest:
            yield number, None
            return
        yield number, line
