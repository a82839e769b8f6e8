"""Word and RTF files → articles: one news text, or an export of many."""

from __future__ import annotations

import hashlib
import io
import re
import zipfile
import zlib
from collections.abc import Iterator

import docx
from docx.document import Document
from docx.exceptions import PythonDocxError
from docx.opc.exceptions import PackageNotFoundError
from docx.oxml.exceptions import XmlchemyError
from docx.table import _Cell
from docx.text.paragraph import Paragraph
from lxml import etree  # type: ignore[import-untyped]
from striprtf.striprtf import rtf_to_text

from dragoman.errors import InputError
from dragoman.model import Article, Unread
from dragoman.settings import Settings
from dragoman.sources.intake import Input, decode, whole
from dragoman.sources.texts import articles_of

_DEEPEST = 5
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


_DAMAGED = (
    zipfile.BadZipFile, PackageNotFoundError, XmlchemyError, PythonDocxError, etree.LxmlError, LookupError,
    AttributeError, TypeError, ValueError, NotImplementedError, RuntimeError, zlib.error,
)  # fmt: skip
"""What python-docx and zipfile raise for files that are no Word files, or damaged ones."""


def _paragraphs(raw: bytes, settings: Settings) -> list[str]:
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            unpacked = sum(entry.file_size for entry in archive.infolist())
        if unpacked <= settings.max_bytes:
            return [_text(paragraph) for paragraph in _in_order(docx.Document(io.BytesIO(raw)))]
    except _DAMAGED as error:
        raise InputError(f"found no Word file ({error}); {_NO_DOCX}") from error
    raise InputError(
        f"found a .docx file that unpacks to {unpacked} bytes; allowed are {settings.max_bytes} bytes a document "
        "(setting max_bytes); take out its images or raise max_bytes"
    )


def _in_order(holder: Document | _Cell, depth: int = 0) -> Iterator[Paragraph]:
    """Yield the paragraphs, those in tables too (some programs lay a whole text out in one); merged cells once."""
    for block in holder.iter_inner_content():
        if isinstance(block, Paragraph):
            yield block
        elif depth < _DEEPEST:
            cells = {id(cell._tc): cell for row in block.rows for cell in row.cells}
            for cell in cells.values():
                yield from _in_order(cell, depth + 1)


def _text(paragraph: Paragraph) -> str:
    return re.sub(r"\s*\n\s*", "\n", paragraph.text)
