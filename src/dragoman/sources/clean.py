"""Characters handled once, before anything is stored: spaces, soft hyphens, control characters, mojibake.

Quotation marks and dashes stay as the page has them: evidence must read like the page.
"""

from __future__ import annotations

import re
import unicodedata

import ftfy

_INVISIBLE = "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
_DROP = dict.fromkeys([*map(ord, _INVISIBLE), *range(0x00, 0x09), 0x0B, *range(0x0E, 0x20), 0x7F])
_SURROGATE = re.compile(r"[\ud800-\udfff]")
_BREAK = re.compile(r"\r\n?|\x85|\u2028|\u2029|\x0c")
_FIX = ftfy.TextFixerConfig(uncurl_quotes=False, unescape_html=False)


def tidy(text: str) -> str:
    """Return `text` in NFC, line ends as newlines, mojibake mended, invisible characters dropped."""
    text = _SURROGATE.sub("\ufffd", text)
    text = _BREAK.sub("\n", ftfy.fix_encoding(text, _FIX).translate(_DROP))
    return unicodedata.normalize("NFC", text)


def one_line(text: str) -> str:
    """Return `text` with every run of white space (no-break spaces too) as one space."""
    return " ".join(tidy(text).split())
