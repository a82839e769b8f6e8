"""Joining what the rules found: one quote a cue, its parts clear of cues and whole where a quoted region is cut."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from dragoman.context.quote_page import Draft, Page
from dragoman.context.quote_tree import Range, trim


def merge(page: Page, drafts: Iterable[Draft]) -> list[Draft]:
    """One draft a cue. What marks and adjacency found comes first and gives the speaker."""
    by_head: dict[int, Draft] = {}
    for draft in drafts:
        first = by_head.get(draft.head)
        by_head[draft.head] = draft if first is None else _join(first, draft)
    whole = [_settle(page, draft) for draft in by_head.values()]
    return [draft for draft in whole if draft.content]


def _join(first: Draft, second: Draft) -> Draft:
    return msgspec.structs.replace(
        first,
        content=first.content + second.content,
        speaker=first.speaker or second.speaker,
        addressee=first.addressee or second.addressee,
    )


def _settle(page: Page, draft: Draft) -> Draft:
    inside = page.region_at[draft.head]
    if inside >= 0:
        limits = page.ranges[inside]
        parts = [(max(start, limits[0]), min(end, limits[1])) for start, end in draft.content]
    else:
        parts = [_whole_regions(page, part) for part in draft.content]
    parts = _union(page, [part for part in parts if part[0] < part[1]])
    parts = [piece for part in parts for piece in _without(part, draft)]
    parts = [trim(page.doc, part) if not _on_marks(page, part) else part for part in parts]
    return msgspec.structs.replace(draft, content=tuple(part for part in parts if _has_words(page, part)))


def _has_words(page: Page, part: Range) -> bool:
    return any(page.doc[at].text[:1].isalnum() for at in range(*part))


def _whole_regions(page: Page, part: Range) -> Range:
    """`part` with a region that it cuts taken in whole."""
    start, end = part
    if start < end and page.region_at[start] >= 0:
        start = min(start, page.ranges[page.region_at[start]][0])
    if start < end and page.region_at[end - 1] >= 0:
        end = max(end, page.ranges[page.region_at[end - 1]][1])
    return start, end


def _on_marks(page: Page, part: Range) -> bool:
    start, end = part
    return page.region_at[start] >= 0 or page.region_at[end - 1] >= 0


def _union(page: Page, parts: list[Range]) -> list[Range]:
    """Parts in order, those that touch or overlap made one."""
    merged: list[Range] = []
    for start, end in sorted(parts):
        if merged and start <= _next_word(page, merged[-1][1]):
            merged[-1] = (merged[-1][0], max(merged[-1][1], end))
        else:
            merged.append((start, end))
    return merged


def _next_word(page: Page, at: int) -> int:
    while at < len(page.doc) and page.doc[at].is_space and not page.is_newline(at):
        at += 1
    return at


def _without(part: Range, draft: Draft) -> list[Range]:
    """`part` without the words of the draft's own cue and speaker."""
    holes = [
        hole for hole in (draft.cue, draft.speaker) if hole is not None and part[0] < hole[1] and hole[0] < part[1]
    ]
    if not holes:
        return [part]
    start, end = min(hole[0] for hole in holes), max(hole[1] for hole in holes)
    return [piece for piece in ((part[0], start), (end, part[1])) if piece[0] < piece[1]]
