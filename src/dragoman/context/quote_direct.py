"""Quotes between marks: each region joined to the cue next to it by marks and adjacency, with the parse as a helper.

The parser often goes astray in long quotes, so a cue counts here by where it stands: right after the closing mark
("...," said Mia Holt), or before the opening one (She said: "...").
"""

from __future__ import annotations

from collections.abc import Iterator

import msgspec
from spacy.tokens import Token

from dragoman.context.quote_indirect import addressee
from dragoman.context.quote_page import Draft, Page
from dragoman.context.quote_tree import FINITE, Range, child, noun_phrase_from, speaker_range, subject, trim

_DASHES = frozenset({"―", "—", "–", "-", "--"})
_END = frozenset(",.?!…—–-―")
_SKIP = frozenset({",", "—", "–", "―", "--", "-"})
_INNER_MARKS = "'’ \u200a\u2009"
_BYLINE = 9


class Link(msgspec.Struct, frozen=True):
    """What ties a region to its cue. `after` is True where the cue follows the region."""

    head: int
    cue: Range
    speaker: Range | None
    act: str
    after: bool
    why: str
    addressee: Range | None = None


def direct_drafts(page: Page) -> list[Draft]:
    """One draft for every cue that stands next to quoted regions, with all regions that go on from it."""
    links = [find_link(page, number) for number in range(len(page.ranges))]
    drafts: list[Draft] = []
    number = 0
    while number < len(links):
        link = links[number]
        if link is None:
            number += 1
            continue
        parts = [_content(page, links, number, link)]
        while number + 1 < len(links) and _goes_on(page, links, number, link):
            number += 1
            parts.append(page.ranges[number])
        drafts.append(_draft(link, parts))
        number += 1
    return drafts


def _draft(link: Link, parts: list[Range]) -> Draft:
    return Draft(
        content=tuple(parts),
        act=link.act,
        why=link.why,
        cue=link.cue,
        speaker=link.speaker,
        addressee=link.addressee,
        head=link.head,
    )


def find_link(page: Page, number: int) -> Link | None:
    """The cue beside region `number`, after it or before it."""
    return (
        _cue_after(page, number)
        or _dash_byline(page, number)
        or _cue_before(page, number)
        or _colon_byline(page, number)
    )


def _content(page: Page, links: list[Link | None], number: int, link: Link) -> Range:
    """The region; before a cue that follows, with the words of its sentence that stand outside the marks."""
    start, end = page.ranges[number]
    if not link.after:
        return start, end
    left = max(page.sentence[start][0], page.stop_before(start))
    previous = page.ranges[number - 1] if number else (0, 0)
    if number and links[number - 1] is None and left == previous[1] and page.sentence[start][0] <= previous[0]:
        left = max(page.sentence[previous[0]][0], page.stop_before(previous[0]))
    words = trim(page.doc, (left, start))
    return (words[0], end) if words[0] < words[1] and link.why != "byline" else (start, end)


def _goes_on(page: Page, links: list[Link | None], number: int, link: Link) -> bool:
    """Whether the next region belongs to the same quote as region `number`."""
    following = links[number + 1]
    start, end = page.ranges[number][1], page.ranges[number + 1][0]
    if following is not None and following.head != link.head:
        return False
    if not page.regions[number].closed:
        return all(page.doc[at].is_space for at in range(start, end))
    if any(page.is_newline(at) for at in range(start, end)):
        return False
    if all(page.doc[at].is_space for at in range(start, end)):
        return True
    first_of_link = start <= link.head < end
    stops = [at for at in range(start, end) if page.doc[at].text in (".", ",", ":", ";", "—", "–", "--")]
    return first_of_link and bool(stops) and stops[-1] == end - 1 and page.stop_after(start) in (end, end - 1)


def _cue_after(page: Page, number: int) -> Link | None:
    region, at = page.regions[number], page.ranges[number][1]
    doc = page.doc
    last = page.text[region.inner_start : region.inner_end].rstrip(_INNER_MARKS)[-1:]
    if at >= len(doc) or (last not in _END and doc[at].text not in _SKIP):
        return None
    while at < len(doc) and doc[at].text in _SKIP:
        at += 1
    stop = page.stop_after(at, 40)
    verb = _first_cue(page, at, stop)
    if verb is None or (last == "." and not _follows_full_stop(doc[at], verb)):
        return None
    if last in "?!" and at == verb.i and child(verb, "ccomp") is not None and doc[at].is_title:
        return None
    start = next((i for i in range(at, verb.i) if doc[i].pos_ != "ADV"), verb.i)
    speaker = _speaker_after(page, verb, start, stop)
    entry = page.quotable(verb.i)
    if speaker is None or entry is None:
        return None
    return Link(verb.i, (verb.i, verb.i + 1), speaker, entry.kind, True, "after", addressee(verb, entry))


def _follows_full_stop(first: Token, verb: Token) -> bool:
    """After a full stop inside the marks only a clause in small letters can be a cue: '... gone." he said'."""
    return not first.is_title or first is verb


def _first_cue(page: Page, start: int, stop: int) -> Token | None:
    """The first verb that can follow a quote, with nothing but its subject before it."""
    for at in range(start, stop):
        token = page.doc[at]
        if token.tag_ in FINITE or token.pos_ == "VERB":
            if page.quotable(token.i) is not None:
                return token
            inside = token.dep_ in ("relcl", "acl", "aux", "auxpass", "amod") or token.head.dep_ in ("relcl", "acl")
            if not inside and token.pos_ == "VERB":
                return None
        elif token.lower_ in ("and", "but", "that", "because", "when") and at == start:
            return None
    return None


def _speaker_after(page: Page, verb: Token, start: int, stop: int) -> Range | None:
    found = child(verb, "nsubj")
    if found is not None and start <= found.i < stop:
        first, last = speaker_range(found, verb.i)
        return max(first, start), min(last, stop)
    if start < verb.i:
        return noun_phrase_from(page.doc, start, verb.i) or (start, verb.i)
    at = verb.i + 1
    while at < stop and page.doc[at].pos_ == "ADV":
        at += 1
    return noun_phrase_from(page.doc, at, stop)


def _cue_before(page: Page, number: int) -> Link | None:
    doc, start = page.doc, page.ranges[number][0]
    at = start - 1
    while at > 0 and doc[at].is_space:
        at -= 1
    if at < 0 or (at < start - 1 and doc[at].text != ":"):
        return None
    marked = doc[at].text in (",", ":")
    first = page.stop_before(at if marked else start)
    for i in range(at, first - 1, -1):
        token = doc[i]
        if token.pos_ not in ("VERB", "AUX") and token.tag_ not in FINITE:
            continue
        entry = page.quotable(token.i)
        if entry is not None and (marked or _is_adjacent(page, i, start)):
            speaker = _speaker_before(page, token, first)
            return Link(i, (i, i + 1), speaker, entry.kind, False, "before", addressee(token, entry))
        if token.tag_ in FINITE or not marked:
            return None
    return None


def _is_adjacent(page: Page, verb: int, start: int) -> bool:
    between = [page.doc[at].lower_ for at in range(verb + 1, start)]
    return not between or between[-1] == "that" or (len(between) <= 1 and page.doc[verb + 1].pos_ in ("ADV", "SCONJ"))


def _speaker_before(page: Page, verb: Token, first: int) -> Range | None:
    found = subject(verb)
    if found is not None and page.region_at[found.i] < 0 and page.sentence[found.i] == page.sentence[verb.i]:
        return speaker_range(found, verb.i)
    return noun_phrase_from(page.doc, first, verb.i)


def _dash_byline(page: Page, number: int) -> Link | None:
    """'"..." - Mia Holt' at the end of a paragraph."""
    doc, after = page.doc, page.regions[number].end
    rest = page.text[after : after + 3].lstrip(" ")
    if rest[:1] not in _DASHES:
        return None
    # The dash may be a token of its own or stick to the closing mark.
    at = page.ranges[number][1] - 1
    at = at if doc[at].idx + len(doc[at].text) > after else at + 1
    end = page.paragraph_end(at)
    if end - at > _BYLINE or not _is_name(page, at + 1, end):
        return None
    return Link(at, (at, at + 1), trim(doc, (at + 1, end)), "statement", True, "byline")


def _colon_byline(page: Page, number: int) -> Link | None:
    """'Mia Holt: "..."' at the start of a paragraph."""
    start = page.ranges[number][0]
    first = page.paragraph_start(start)
    if start - first < 2 or start - first > _BYLINE or page.doc[start - 1].text != ":":
        return None
    if not _is_name(page, first, start - 1):
        return None
    return Link(start - 1, (start - 1, start), trim(page.doc, (first, start - 1)), "statement", False, "byline")


def _is_name(page: Page, start: int, end: int) -> bool:
    words = [page.doc[at] for at in range(start, end)]
    if any(word.tag_ in FINITE for word in words):
        return False
    return any(word.pos_ in ("PROPN", "NOUN") or word.is_title for word in words)


def block_drafts(page: Page) -> Iterator[Draft]:
    """A paragraph without marks that a cue and a colon announce: "The minister added:" and a new line."""
    doc = page.doc
    for at in range(1, len(doc) - 1):
        if doc[at].text != ":" or not page.is_newline(at + 1) or page.region_at[at] >= 0:
            continue
        verb = doc[at - 1]
        entry = page.quotable(verb.i)
        start = at + 2
        if entry is None or start >= len(doc) or page.region_at[start] >= 0:
            continue
        speaker = _speaker_before(page, verb, page.stop_before(at))
        span = (start, page.paragraph_end(start))
        yield Draft(content=(span,), act=entry.kind, why="block", cue=(at - 1, at), speaker=speaker, head=at - 1)


def title_drafts(page: Page) -> Iterator[Draft]:
    """ "Minister: port to stay shut" in a headline: the speaker before the colon, the rest said."""
    doc = page.doc
    first = next((token.i for token in doc if not token.is_space), len(doc))
    if first >= len(doc):
        return
    end = page.paragraph_end(first)
    colon = next((at for at in range(first, min(end, first + _BYLINE)) if doc[at].text == ":"), None)
    if colon is None or colon + 2 >= end or doc[end - 1].text in (",", ";") or not _is_name(page, first, colon):
        return
    if page.region_at[first] >= 0 or any(doc[at].pos_ not in ("PROPN", "NOUN", "ADJ") for at in range(first, colon)):
        return
    span = trim(doc, (colon + 1, end))
    yield Draft(
        content=(span,), act="statement", why="headline", cue=(colon, colon + 1), speaker=(first, colon), head=colon
    )
