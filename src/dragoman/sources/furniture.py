"""Lines of a page that are no news: the rules are data (`data/lexicons/en/furniture.toml`), this applies them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from importlib.resources import files
from typing import Any

import msgspec
import tomli

from dragoman.errors import DataError

_NAME = "data/lexicons/en/furniture.toml"
_BULLET = re.compile(r"^[\s•▪■►▶→»›*·–—|]+(?=\S)|\s+$")
_SENTENCE_END = re.compile(r"[.!?…][\"”’')\]]*$")
_LONGEST = 320
"""No line above this many characters is furniture: paragraphs of news are longer than notices."""


class Rule(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One kind of furniture. See the head of the data file for the fields."""

    id: str
    pattern: str
    examples: tuple[str, ...]
    near_misses: tuple[str, ...] = msgspec.field(name="not")
    heads_list: bool = False
    case: bool = False
    gives: str | None = None


class Found(msgspec.Struct, frozen=True):
    """A line that is furniture, and what it tells."""

    rule: Rule
    author: str | None = None


def furniture(line: str) -> Found | None:
    """Return the rule that says `line` is furniture, or None."""
    if len(line) > _LONGEST:
        return None
    bare = _BULLET.sub("", line)
    for rule, pattern in _compiled():
        if match := pattern.fullmatch(bare):
            return Found(rule, match.group("author") if rule.gives == "author" else None)
    return None


def strip_furniture(lines: Iterable[str]) -> list[str]:
    """Return the lines that are news, in order."""
    return list(_news(lines))


def is_sentence(line: str) -> bool:
    """Tell a line that ends as a sentence does and has the length of one, from a label or a headline."""
    return bool(_SENTENCE_END.search(line)) and len(line.split()) >= 5


def _news(lines: Iterable[str]) -> Iterator[str]:
    in_list = False
    for line in lines:
        if found := furniture(line):
            in_list = in_list or found.rule.heads_list
        elif not in_list or is_sentence(line):
            in_list = False
            yield line


@cache
def rules() -> tuple[Rule, ...]:
    """Return every rule. Raises DataError for a rule that breaks the format."""
    text = files("dragoman").joinpath(*_NAME.split("/")).read_text(encoding="utf-8")
    try:
        table: dict[str, Any] = tomli.loads(text)
        found = msgspec.convert(table["rule"], tuple[Rule, ...])
    except (tomli.TOMLDecodeError, msgspec.ValidationError, KeyError) as error:
        raise DataError(f"{_NAME}: {error}; allowed are the fields its head lists; correct the rule") from error
    for rule in found:
        if not rule.examples or not rule.near_misses:
            raise DataError(f"{_NAME}: rule {rule.id!r} lacks examples or near misses; give at least one of each")
    return found


@cache
def _compiled() -> tuple[tuple[Rule, re.Pattern[str]], ...]:
    return tuple((rule, re.compile(rule.pattern, 0 if rule.case else re.IGNORECASE)) for rule in rules())
