"""Re-reading every stored offset against the stored article text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

import msgspec

from dragoman.model import Coding, Party, Span


class Mismatch(msgspec.Struct, frozen=True):
    """A span whose words are not at its place: `where` names it, e.g. "events[2].actors[0]"."""

    article: str
    where: str
    start: int
    end: int
    stored: str
    found: str


class VerifyReport(msgspec.Struct, frozen=True):
    """How many articles and spans were re-read (`spans` counts each kind), and every one that is wrong."""

    articles: int
    spans: dict[str, int]
    mismatches: tuple[Mismatch, ...]

    @property
    def ok(self) -> bool:
        return not self.mismatches

    @property
    def total(self) -> int:
        return sum(self.spans.values())


def spans_of(value: object, where: str = "") -> Iterator[tuple[str, Span | Party]]:
    """Yield every span inside a frozen type, with the path that leads to it."""
    if isinstance(value, (Span, Party)):
        yield where, value
    elif isinstance(value, tuple):
        for n, item in enumerate(value):
            yield from spans_of(item, f"{where}[{n}]")
    elif isinstance(value, msgspec.Struct):
        for name in value.__struct_fields__:
            yield from spans_of(getattr(value, name), f"{where}.{name}" if where else name)


def verify(codings: Iterable[Coding]) -> VerifyReport:
    """Check `text[start:end] == stored words` for every span of every coding."""
    articles = 0
    counts: Counter[str] = Counter()
    wrong: list[Mismatch] = []
    for coding in codings:
        articles += 1
        for where, span in spans_of(coding):
            counts[_kind(where)] += 1
            if not _holds(coding.article.text, span):
                wrong.append(_mismatch(coding, where, span))
    return VerifyReport(articles=articles, spans=dict(sorted(counts.items())), mismatches=tuple(wrong))


def _holds(text: str, span: Span | Party) -> bool:
    return 0 <= span.start <= span.end <= len(text) and text[span.start : span.end] == span.text


def _mismatch(coding: Coding, where: str, span: Span | Party) -> Mismatch:
    found = coding.article.text[max(span.start, 0) : max(span.end, 0)]
    return Mismatch(coding.article.id, where, span.start, span.end, span.text, found)


def _kind(where: str) -> str:
    """The path without its numbers: "events[2].actors[0]" is of the kind "events.actors"."""
    return ".".join(part.split("[")[0] for part in where.split("."))
