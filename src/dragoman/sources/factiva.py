"""Factiva exports (field labels HD, LP, TD, PD, SN ...) → drafts."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dragoman.sources.article import Draft
from dragoman.sources.clean import one_line
from dragoman.sources.furniture import strip_furniture
from dragoman.sources.plain import split_paragraphs

_HEAD = "SE|HD|BY|CR|WC|PD|ET|SN|SC|ED|PG|VOL|LA|CY|CX|CLM|RST"
_BODY = "LP|TD"
_TAIL = "CO|IN|NS|RE|IPC|IPD|PUB|AN|RF|ART|CT|DLN"
# "IN LONDON" may open a paragraph: labels of the tail count only alone on their line or before a wide gap.
_LABEL = re.compile(rf"^[ \t]*(?:({_HEAD}|{_BODY})(?:[ \t]*$|[ \t|]+)|({_TAIL})(?:[ \t]*$|\t|[ ]{{2,}}|[ ]*\|))", re.M)
_SIGNS = (
    re.compile(r"^[ \t]*HD\b", re.M),
    re.compile(r"^[ \t]*(?:LP|TD)\b", re.M),
    re.compile(r"^[ \t]*(?:SN|PD)\b", re.M),
)
_LANGUAGES = {
    "english": "en", "french": "fr", "german": "de", "spanish": "es", "arabic": "ar", "russian": "ru", "chinese": "zh",
    "portuguese": "pt", "italian": "it", "japanese": "ja", "korean": "ko", "turkish": "tr", "persian": "fa",
}  # fmt: skip


def is_factiva(text: str) -> bool:
    """Tell an export with field labels from any other text."""
    return all(sign.search(text) for sign in _SIGNS)


def factiva(text: str) -> Iterator[Draft]:
    """Yield a draft for each document of an export."""
    fields: dict[str, str] = {}
    for label, value in _fields(text):
        if label in {"HD", "SE"} and ("LP" in fields or "TD" in fields):
            yield _draft(fields)
            fields = {}
        fields.setdefault(label, value)
    if "HD" in fields:
        yield _draft(fields)


def _fields(text: str) -> Iterator[tuple[str, str]]:
    labels = list(_LABEL.finditer(text))
    ends = [label.start() for label in labels[1:]] + [len(text)]
    for label, end in zip(labels, ends, strict=True):
        yield label.group(1) or label.group(2), text[label.end() : end].strip().strip("|")


def _draft(fields: dict[str, str]) -> Draft:
    body = "\n\n".join(filter(None, (fields.get("LP"), fields.get("TD"))))
    draft = Draft(
        title=one_line(fields.get("HD", "")) or None,
        paragraphs=strip_furniture(split_paragraphs(body)),
        sections=tuple(filter(None, [one_line(fields.get("SE", ""))])),
        author=one_line(fields.get("BY", "")).removeprefix("By ") or None,
        source=one_line(fields.get("SN", "")) or None,
        language=_LANGUAGES.get(one_line(fields.get("LA", "")).lower()),
    )
    draft.date(one_line(f"{fields.get('PD', '')} {fields.get('ET', '')}"), "meta")
    return draft
