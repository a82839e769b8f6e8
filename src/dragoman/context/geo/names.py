"""One written form for a place name, so that "Saint-Étienne", "St. Etienne" and "SAINT ETIENNE" meet."""

from __future__ import annotations

import unicodedata

_PLAIN = str.maketrans(
    {
        "ø": "o", "đ": "d", "ł": "l", "ß": "ss", "æ": "ae", "œ": "oe", "ð": "d", "þ": "th", "ı": "i", "ə": "a",
        "ħ": "h", "ŧ": "t", "ŋ": "n", "ɓ": "b", "ɗ": "d", "ƙ": "k",
    }
)  # fmt: skip
_MARKS = str.maketrans(dict.fromkeys("'’‘ʻʼ`´ʿʾ.") | dict.fromkeys('-–—/,()"\n\t', " ") | {"&": " and "})
_SHORT = {"st": "saint", "ft": "fort", "mt": "mount", "ste": "sainte"}


def name_key(name: str) -> str:
    """Return `name` in lower-case ASCII words parted by one space; "" where it has letters of no Latin script."""
    plain = name.translate(_MARKS).lower()
    if not plain.isascii():
        plain = unicodedata.normalize("NFKD", plain.translate(_PLAIN))
        plain = "".join(letter for letter in plain if not unicodedata.combining(letter))
        if not plain.isascii():
            return ""
    words = plain.split()
    if len(words) > 1:
        words = [_SHORT.get(word, word) for word in words]
    return " ".join(words)
