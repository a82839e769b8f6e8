"""Plain text with page furniture → article: section labels, headline, byline and date lines above the body."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dragoman.sources.article import Draft
from dragoman.sources.clean import tidy
from dragoman.sources.dateline import dateline
from dragoman.sources.furniture import furniture, is_sentence, strip_furniture
from dragoman.sources.labels import sections

_BLANK = re.compile(r"\n[ \t\u00a0]*\n")
_ABBREVIATION = re.compile(r"(?:\b[A-Z]\.)+$|\b(?:Inc|Co|Ltd|Corp|Jr|Sr|St|etc|No|vs)\.$")
_SENTENCE_END = re.compile(r"[.!?…][\"”’')\]]*$")
_ENDED = re.compile(r"[.!?…:;,][\"”’')\]]*$")
_LONGEST_TITLE = 200
_WRAP = range(50, 131)
"""Widths at which programs break lines: a block of such lines is one paragraph."""


def plain(text: str, title: str | None = None) -> Draft:
    """Return the article in `text`. With a `title` known from elsewhere the text's own headline line is not sought."""
    lines = list(split_paragraphs(tidy(text)))
    draft = Draft(title=title, paragraphs=[])
    start = _first_sentence(lines)
    head = _read_head(lines[:start], draft)
    if draft.title is None:
        head = _take_title(head, draft)
    if start < len(lines):
        head = [line for line in head if not _is_label(line)]
    draft.paragraphs = _without_tail([*strip_furniture(head), *_without_labels(strip_furniture(lines[start:]))])
    if draft.title and draft.paragraphs and draft.paragraphs[0].casefold() == draft.title.casefold():
        del draft.paragraphs[0]
    if draft.title and not draft.paragraphs and title is None:
        draft.paragraphs, draft.title = [draft.title], None  # one line alone is the text, not its headline
    return draft


def split_paragraphs(text: str) -> Iterator[str]:
    """Yield paragraphs, white space collapsed: blocks parted by blank lines, hard-wrapped lines joined."""
    for block in _BLANK.split(text):
        lines = [" ".join(line.split()) for line in block.split("\n")]
        yield from _unwrap([line for line in lines if line])


def _unwrap(lines: list[str]) -> Iterator[str]:
    """Join a line to the one before when its first word would not have fitted there: the break was the wrapping's."""
    width = max(map(len, lines), default=0)
    joined = ""
    for index, line in enumerate(lines):
        before = lines[index - 1] if index else ""
        if joined and width in _WRAP and len(before) + 1 + len(line.split(" ", 1)[0]) > width:
            joined += " " + line
            continue
        if joined:
            yield joined
        joined = line
    if joined:
        yield joined


def _first_sentence(lines: list[str]) -> int:
    """Return the index of the first line that is body: a sentence that is no furniture, or a dateline."""
    for index, line in enumerate(lines):
        if (is_sentence(line) and not _ABBREVIATION.search(line) and not furniture(line)) or dateline(line):
            return index
    return len(lines)


def _read_head(lines: list[str], draft: Draft) -> list[str]:
    """Take labels, byline and date out of the lines above the body; return the rest."""
    rest: list[str] = []
    for line in lines:
        found = furniture(line)
        if found is not None:
            draft.author = draft.author or found.author
            if found.rule.gives == "published" and draft.published is None:
                draft.date(line, "text")
        elif labels := sections(line):
            draft.sections += tuple(label for label in labels if label not in draft.sections)
        elif labels is None:
            rest.append(line)
    return rest


def _take_title(head: list[str], draft: Draft) -> list[str]:
    """Take the headline: the first line above the body with the length of one; short labels before it go."""
    for index, line in enumerate(head):
        if len(line) <= _LONGEST_TITLE and (len(line.split()) >= 4 or index == len(head) - 1):
            draft.title = line
            return head[index + 1 :]
    return head


def _without_labels(lines: list[str]) -> list[str]:
    """Drop what stands alone after a sentence and is none: crossheads, buttons and labels of up to three words.

    After a colon such lines are a list and stay.
    """
    kept: list[str] = []
    for line in lines:
        if not (_is_label(line) and kept and _SENTENCE_END.search(kept[-1])):
            kept.append(line)
    return kept


def _is_label(line: str) -> bool:
    return len(line.split()) <= 3 and not _ENDED.search(line)


def _without_tail(lines: list[str]) -> list[str]:
    """Drop what is left after the last sentence and is none: labels, tags, buttons of up to three words."""
    end = len(lines)
    while end > 1 and len(lines[end - 1].split()) <= 3 and not _SENTENCE_END.search(lines[end - 1]):
        end -= 1
    return lines[:end] if any(map(is_sentence, lines[:end])) else lines
