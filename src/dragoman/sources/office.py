"""Word and RTF files → articles: one news text, or an export of many."""

from __future__ import annotations

import hashlib
import io
import re
import zipfile
import zlib
from collections.abc import Iterator

import docx
from docx.opc.exceptions import PackageNotFoundError
from docx.text.paragraph import Paragraph
from striprtf.striprtf import rtf_to_text

from dragoman.errors import InputError
from dragoman.model import Article, Unread
from dragoman.settings import Settings
from dragoman.sources.intake import Input, decode, whole
from dragoman.sources.texts import articles_of

_NO_DOCX = "expected a .docx file as Word writes it; open it in Word or LibreOffice and save it again"


def read_docx(item: Input, settings: Settings) -> Iterator[Article | Unread]:
    """Yield the articles of a Word file: several where it is a Nexis or Factiva export."""
    raw = whole(item, settings)
    text = "\n\n".join(_paragraphs(raw, settings))
    yield from articles_of(text, item.path, hashlib.sha256(raw).hexdigest(), settings)


def read_rtf(item: Input, settings: Settings) -> Iterator[Article | Unread]:
    """Yield the articles of an RTF file: several where it is a Nexis or Factiva export."""
    raw = whole(item, settings)
    if not raw.lstrip().startswith(b"{\\rtf"):
        raise InputError("found no RTF; expected a file that starts with '{\\rtf'; name it by its real suffix")
    text = str(rtf_to_text(decode(raw), errors="replace"))  # type: ignore[no-untyped-call]
    yield from articles_of(text, item.path, hashlib.sha256(raw).hexdigest(), settings)


def _paragraphs(raw: bytes, settings: Settings) -> list[str]:
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            unpacked = sum(entry.file_size for entry in archive.infolist())
        if unpacked > settings.max_bytes:
            raise InputError(
                f"found a .docx file that unpacks to {unpacked} bytes; allowed are {settings.max_bytes} bytes a "
                "document (setting max_bytes); take out its images or raise max_bytes"
            )
        document = docx.Document(io.BytesIO(raw))
    except (zipfile.BadZipFile, PackageNotFoundError, KeyError, AttributeError, ValueError, zlib.error) as error:
        raise InputError(f"found no Word file ({error}); {_NO_DOCX}") from error
    return [_text(block) for block in document.iter_inner_content() if isinstance(block, Paragraph)]


def _text(paragraph: Paragraph) -> str:
    return re.sub(r"\s*\n\s*", "\n", paragraph.text)
