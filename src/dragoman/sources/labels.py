"""Labels run together at the top of a page ("IranIraqMiddle East") → sections."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from importlib.resources import files

import pycountry
import tomli

_BOUNDARY = re.compile(r"(?<=[a-z.’')])(?=[A-Z])|(?<=[A-Z]{2})(?=[A-Z][a-z])")
_SEPARATOR = re.compile(r"\s*[|/,;>›»•·\t→]\s*|\s+-\s+")
_LONGEST = 200


def sections(line: str) -> tuple[str, ...] | None:
    """Return the labels a line is made of, or None when it is no row of labels.

    A row is known labels parted by marks or run together; run together, cut where a small letter meets a capital, half
    of them may be unknown. Words parted by spaces alone are a row only when they are one known label.
    """
    if len(line) > _LONGEST or not line:
        return None
    parts = [part for part in _SEPARATOR.split(line) if part]
    pieces = [piece for part in parts for piece in (_known_pieces(part) or _cut(part))]
    known = sum(piece.casefold() in _labels() for piece in pieces)
    # Headlines hold commas and case changes too: a mark wants every piece known, a case change half, and two at least.
    enough = len(pieces) if len(parts) > 1 or len(pieces) < 2 else max(2, (len(pieces) + 1) // 2)
    if not pieces or known < enough:
        return None
    return tuple(dict.fromkeys(piece for piece in pieces if piece.casefold() not in _navigation()))


def _cut(part: str) -> list[str]:
    return [piece.strip() for piece in _BOUNDARY.split(part)]


def _known_pieces(part: str) -> list[str] | None:
    """Cut `part` into known labels with nothing between them; None where that cannot be done."""
    ends: dict[int, list[str]] = {0: []}
    for start in range(len(part)):
        if start not in ends:
            continue
        for end in _label_ends(part, start):
            if end not in ends or len(ends[start]) + 1 < len(ends[end]):
                ends[end] = [*ends[start], part[start:end]]
    return ends.get(len(part))


def _label_ends(part: str, start: int) -> Iterator[int]:
    for end in range(start + 2, min(len(part), start + 40) + 1):
        starts_next = end == len(part) or part[end].isupper()
        if starts_next and part[start].isupper() and part[start:end].casefold() in _labels():
            yield end


@cache
def _lexicon() -> dict[str, list[str]]:
    path = files("dragoman") / "data" / "lexicons" / "en" / "sections.toml"
    return tomli.loads(path.read_text(encoding="utf-8"))


@cache
def _navigation() -> frozenset[str]:
    return frozenset(map(str.casefold, _lexicon()["navigation"]))


@cache
def _labels() -> frozenset[str]:
    names = {label for labels in _lexicon().values() for label in labels}
    for country in pycountry.countries:
        names |= {country.name, getattr(country, "common_name", country.name), country.name.split(",")[0]}
    return frozenset(map(str.casefold, names))
