"""Find the time expressions of a text: patterns near their trigger words, then joins of neighbours."""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec

from dragoman.context.times.grammar import Grammar, Pattern

_WORD = re.compile(r"\w+")
_REACH = 9
"""Words before a trigger at which a pattern may start."""
_LOOK = 40
"""Characters before and after a match that the filters of a pattern see."""
_HEAD_FIRST = frozenset(("part-of", "part-day", "inside"))
"""Joins whose first part is counted within the second: "noon Friday", "June last year"."""


class Node(msgspec.Struct, frozen=True):
    """An expression before its value is known: a match of one pattern, or two nodes joined."""

    start: int
    end: int
    kind: str
    pattern: str
    rule: str
    slots: dict[str, str]
    spans: dict[str, tuple[int, int]]
    """Character offsets of the slots, for the patterns that yield two times."""
    alone: bool = True
    join: str | None = None
    head: Node | None = None
    """The node that decides: what is counted, the part of the day, the date after a modifier."""
    base: Node | None = None
    """The node within which it is counted."""


def scan(text: str, grammar: Grammar, *, quoted: bool = False) -> list[Node]:
    """The expressions of `text` in order, not overlapping.

    `quoted`: the text is known to be a time expression, taken out of its sentence; no words are asked for before it.
    """
    nodes = _join(text, _choose(list(_matches(text, grammar, quoted)), quoted), grammar)
    return [node for node in nodes if node.alone or (quoted and node.kind != "mod")]


def _matches(text: str, grammar: Grammar, quoted: bool) -> Iterator[tuple[Pattern, re.Match[str]]]:
    words = list(_WORD.finditer(text))
    starts = [word.start() for word in words]
    tried: set[tuple[int, int]] = set()
    for index, word in enumerate(words):
        key = word.group().lower()
        patterns = grammar.near.get(key) or (grammar.near["#"] if key[0].isdigit() or key[-1].isdigit() else ())
        for start in starts[max(0, index - _REACH) : index + 1] if patterns else ():
            for pattern in patterns:
                if (start, pattern.order) not in tried:
                    tried.add((start, pattern.order))
                    yield from _attempt(text, start, pattern, quoted)


def _attempt(text: str, start: int, pattern: Pattern, quoted: bool) -> Iterator[tuple[Pattern, re.Match[str]]]:
    found = pattern.regex.compiled.match(text, start)
    if found is None:
        return
    before, after = text[max(0, start - _LOOK) : start], text[found.end() : found.end() + _LOOK]
    if pattern.if_before and not quoted and not pattern.if_before.compiled.search(before):
        return
    if pattern.not_before and pattern.not_before.compiled.search(before):
        return
    if pattern.not_after and pattern.not_after.compiled.search(after):
        return
    yield pattern, found


def _choose(matches: list[tuple[Pattern, re.Match[str]]], quoted: bool) -> list[Node]:
    """The longest match at each place, from left to right; of equals the one that the words before ask for."""
    matches.sort(key=lambda pair: (pair[1].start(), -pair[1].end(), quoted or pair[0].if_before is None, pair[0].order))
    nodes: list[Node] = []
    end = -1
    for pattern, found in matches:
        if found.start() >= end:
            nodes.append(_node(pattern, found))
            end = found.end()
    return nodes


def _node(pattern: Pattern, found: re.Match[str]) -> Node:
    entry = pattern.entry
    slots = dict(entry.set)
    spans: dict[str, tuple[int, int]] = {}
    for name, value in found.groupdict().items():
        if value is not None:
            base = name.rstrip("0123456789")
            slots.setdefault(base, value.lower())
            spans.setdefault(base, found.span(name))
    return Node(*found.span(), entry.kind, entry.id, entry.rule, slots, spans, entry.alone)


def _join(text: str, nodes: list[Node], grammar: Grammar) -> list[Node]:
    """Join neighbours, the last pair first, so that "9 p.m. on Friday, May 3" finds its date before its hour."""
    joined: list[Node] = []
    for node in reversed(nodes):
        while joined:
            between = text[node.end : joined[-1].start]
            name = grammar.joins.get((node.kind, between.lower().strip(" "), joined[-1].kind))
            if name is None:
                break
            node = _joined(name, node, joined.pop())
        joined.append(node)
    return joined[::-1]


def _joined(name: str, left: Node, right: Node) -> Node:
    """`head` is counted within `base`."""
    head, base = (left, right) if name in _HEAD_FIRST else (right, left)
    kind = head.kind if name in ("mod", "same") else "daypart" if head.kind == "part" else "joined"
    pattern = f"{left.pattern} + {right.pattern}"
    return Node(left.start, right.end, kind, pattern, head.rule, head.slots, {}, True, name, head, base)
