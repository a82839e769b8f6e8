"""What every quote rule looks at: the parse, the quoted regions, and where each token lies in both."""

from __future__ import annotations

from bisect import bisect_left

import msgspec
from spacy.tokens import Doc

from dragoman.context.quote_lexicon import CueEntry, Lexicon
from dragoman.context.quote_marks import Region, find_regions
from dragoman.context.quote_tree import Range

_STOPS = frozenset({".", "?", "!", ";", "…", "...", "...."})


class Page:
    """A parsed article with its quoted regions, read only.

    `regions` and `ranges` run in parallel: character stretches and the token ranges they cover, marks included.
    """

    def __init__(self, doc: Doc, lexicon: Lexicon) -> None:
        self.doc = doc
        self.text: str = doc.text
        self.lexicon = lexicon
        self.cues: dict[int, CueEntry] = {}
        """Verb cues by token position."""
        for token in doc:
            if token.pos_ in ("VERB", "AUX"):
                entry = lexicon.verb(token)
                if entry is not None:
                    self.cues[token.i] = entry
        self.regions: tuple[Region, ...] = find_regions(self.text)
        starts = [token.idx for token in doc]
        self.ranges: list[Range] = [
            (bisect_left(starts, each.start), max(bisect_left(starts, each.end), bisect_left(starts, each.start) + 1))
            for each in self.regions
        ]
        self.region_at = [-1] * len(doc)
        for number, (start, end) in enumerate(self.ranges):
            for at in range(start, min(end, len(doc))):
                self.region_at[at] = number
        self.sentence: list[Range] = []
        for sent in doc.sents:
            self.sentence.extend([(sent.start, sent.end)] * (sent.end - sent.start))

    def quotable(self, at: int) -> CueEntry | None:
        """The entry of a verb cue at `at` that can stand beside quoted words."""
        entry = self.cues.get(at)
        return entry if entry is not None and entry.takes("quote") else None

    def is_newline(self, at: int) -> bool:
        """Whether the token holds a line break."""
        return "\n" in self.doc[at].text

    def stop_after(self, start: int, limit: int = 60) -> int:
        """The first token from `start` that ends a stretch: sentence punctuation, a new line or a quoted region."""
        end = min(len(self.doc), start + limit)
        for at in range(start, end):
            if self._stops(at):
                return at
        return end

    def stop_before(self, end: int, limit: int = 60) -> int:
        """The first token of the stretch that runs up to `end`: after sentence punctuation, new line or region."""
        for at in range(end - 1, max(-1, end - limit), -1):
            if self._stops(at):
                return at + 1
        return max(0, end - limit + 1)

    def _stops(self, at: int) -> bool:
        if self.region_at[at] >= 0 or self.is_newline(at):
            return True
        # "(D-Wis.) said": a full stop before a closing bracket ends an abbreviation.
        return self.doc[at].text in _STOPS and not (at + 1 < len(self.doc) and self.doc[at + 1].text == ")")

    def paragraph_start(self, at: int) -> int:
        """The first token of the paragraph that holds token `at`."""
        while at > 0 and not self.is_newline(at - 1):
            at -= 1
        return at

    def paragraph_end(self, at: int) -> int:
        """The end (exclusive) of the paragraph that holds token `at`."""
        while at < len(self.doc) and not self.is_newline(at):
            at += 1
        return at


class Draft(msgspec.Struct, frozen=True):
    """A quote in token ranges, before it becomes a `Quote`. `why` is the pattern that found it."""

    content: tuple[Range, ...]
    act: str
    why: str
    cue: Range | None = None
    speaker: Range | None = None
    addressee: Range | None = None
    head: int = -1
    """Position of the cue's own word: two drafts of one head are one quote."""
