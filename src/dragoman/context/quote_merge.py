"""Joining what the rules found: one quote a cue, its parts clear of cues and whole where a quoted region is cut."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import msgspec

from dragoman.context.quote_page import Draft, Page
from dragoman.context.quote_tree import Range, trim

_REPORTING = frozenset({"clause", "after", "before", "postposed", "according", "byline"})
"""Patterns that report speech, rather than a wish or a stance."""
_SAID = frozenset({"statement", "claim", "accusation", "denial", "promise", "threat", "request", "warning"})
"""What a noun inside another's content must do to count: "rejected the union's claim that ..."."""
_OPINIONS = frozenset({"belief", "hope", "doubt", "prediction", "intent"})
_SELF = frozenset({"i", "we", "you", "who", "it", "one", "nobody", "people"})

_JOINT = 3
"""How many words may join two quoted pieces of one content."""


def merge(page: Page, drafts: Iterable[Draft]) -> list[Draft]:
    """One draft a cue. What marks and adjacency found comes first and gives the speaker."""
    by_head: dict[int, Draft] = {}
    for draft in drafts:
        first = by_head.get(draft.head)
        by_head[draft.head] = draft if first is None else _join(first, draft)
    for draft in tuple(by_head.values()):
        # "voiced hope that ...": verb and noun are one cue, and the noun says what the content is.
        if draft.why == "noun" and draft.cue is not None and draft.cue[0] < draft.head:
            by_head.pop(draft.cue[0], None)
    whole = [_settle(page, draft) for draft in by_head.values()]
    return [draft for draft in whole if draft.content]


def without_echoes(page: Page, drafts: Sequence[Draft]) -> list[Draft]:
    """`drafts` less those inside another's content that name no further source.

    "He said she had told ..." keeps both. What the speaker of a quote says of his own wishes in it ("we hope ...") and
    what only colours the outer content (an object, an infinitive) is part of that quote, no quote of its own.
    """
    held = [False] * len(page.doc)
    for draft in drafts:
        for start, end in draft.content:
            held[start:end] = [True] * (end - start)
    return [draft for draft in drafts if draft.cue is None or not held[draft.head] or _names_source(page, draft)]


def _names_source(page: Page, draft: Draft) -> bool:
    reported = draft.why in _REPORTING or (draft.why == "noun" and draft.act in _SAID)
    if draft.speaker is None or not reported:
        return False
    if draft.head in page.cues and page.quotable(draft.head) is None:
        return False
    if page.region_at[draft.head] >= 0 and draft.act in _OPINIONS:
        return False
    return page.doc[draft.speaker[0]].lower_ not in _SELF


def _join(first: Draft, second: Draft) -> Draft:
    """Two finds of one cue. Where the quote stands before its cue, what follows is no content of it."""
    if first.why == "after" and second.content[0][0] > first.head:
        second = msgspec.structs.replace(second, content=())
    return msgspec.structs.replace(
        first,
        content=first.content + second.content,
        # "was convinced that ...": the adjective says what it is, the verb "convince" something else.
        act=second.act if second.why == "adjective" else first.act,
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
    while start < end and page.region_at[end - 1] >= 0:
        end = max(end, page.ranges[page.region_at[end - 1]][1])
        following = _next_region(page, end)
        if following is None:
            break
        end = following
    return start, end


def _next_region(page: Page, at: int) -> int | None:
    """The end of a region that a conjunction joins to the one before: 'called it "cruel" and then "stupid"'."""
    first = at
    while at < len(page.doc) and at - first < _JOINT and page.doc[at].pos_ in ("CCONJ", "ADV", "PUNCT"):
        if page.region_at[at] >= 0:
            break
        at += 1
    joined = first < at < len(page.doc) and page.region_at[at] >= 0 and page.sentence[at] == page.sentence[first]
    return page.ranges[page.region_at[at]][1] if joined and page.doc[at - 1].pos_ != "PUNCT" else None


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
