"""Bodies that a page holds only in its scripts: JSON-LD `articleBody`, and the JSON a script fills the page from."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator
from typing import Any

from lxml.html import HtmlElement  # type: ignore[import-untyped]
from rapidfuzz import fuzz

from dragoman.sources.clean import one_line
from dragoman.sources.fragment import fragment_text

_BODY = frozenset("articlebody body content contents maintext fulltext text html bodyhtml contenthtml story".split())
_TITLE = frozenset("headline title name headlines".split())
_ASSIGNED = re.compile(r"\s*(?:window\.|self\.|var |let |const )?[\w$.\[\]\"']{1,80}\s*=\s*(?=[{\[])")
_ENOUGH = 280
"""Characters: less is a summary, not a body."""
_DEEPEST = 40
_ALIKE = 80


def hidden_body(tree: HtmlElement, title: str | None) -> str:
    """Return the longest text of an article that the page's scripts hold, a paragraph a line; "" without one.

    A body counts only where its object has a headline like `title`, so that the text of another article, which the
    page lists beside its own, is not taken; JSON-LD of a page that has no title needs none.
    """
    found = (text for data in _data(tree) for text in _bodies(data, title, 0))
    return max(found, key=len, default="")


def _data(tree: HtmlElement) -> Iterator[Any]:
    """Yield what the scripts hold that is JSON: whole, or assigned to a variable."""
    for script in tree.iter("script"):
        text = script.text or ""
        if len(text) < _ENOUGH:
            continue
        assigned = _ASSIGNED.match(text)
        if not assigned and "json" not in (script.get("type") or ""):
            continue
        try:
            yield json.JSONDecoder(strict=False).raw_decode(text[assigned.end() :] if assigned else text.strip())[0]
        except (ValueError, RecursionError):
            continue  # a program, or broken JSON: the page is read without it


def _bodies(value: Any, title: str | None, depth: int) -> Iterator[str]:
    if depth > _DEEPEST:
        return
    if isinstance(value, dict):
        if _is_about(value, title):
            texts = (_text(part) for key, part in value.items() if _plain_key(key) in _BODY)
            yield from (text for text in texts if len(text) >= _ENOUGH)
        value = list(value.values())
    if isinstance(value, list):
        for part in value:
            yield from _bodies(part, title, depth + 1)


def _is_about(item: dict[str, Any], title: str | None) -> bool:
    headlines = [part for key, part in item.items() if _plain_key(key) in _TITLE]
    headlines += [part for held in headlines if isinstance(held, dict) for part in held.values()]
    words = [one_line(html.unescape(part)).lower() for part in headlines if isinstance(part, str)]
    if title is None:
        return "articleBody" in item
    return any(fuzz.ratio(title.lower(), word) >= _ALIKE for word in words if word)


def _text(value: Any, depth: int = 0) -> str:
    """Return the text of a body: a string (HTML or plain), or a list of paragraphs and of objects that hold them."""
    if isinstance(value, str):
        return fragment_text(value) if "<" in value else html.unescape(value)
    if depth > _DEEPEST:
        return ""
    if isinstance(value, dict):
        value = [part for key, part in value.items() if _plain_key(key) in _BODY]
    if isinstance(value, list):
        return "\n".join(filter(None, (_text(part, depth + 1) for part in value)))
    return ""


def _plain_key(key: object) -> str:
    return str(key).lower().replace("_", "").replace("-", "")
