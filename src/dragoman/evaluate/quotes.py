"""Figures for quotes: content by shared letters, quoted and indirect apart, and content with its speaker.

A given quote and a gold attribution overlap by the intersection over union of the character positions they cover,
white space and double quotation marks left out. Pairs at or above the threshold are matched one to one, best first.
A gold attribution is quoted where its content holds a double mark ('' included). A given quote belongs to its gold's
stratum; unmatched, it is quoted where a double mark lies in it or within two characters. The speaker is right where
its span overlaps the head of the gold source, or where both name nobody.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

import msgspec

from dragoman.evaluate.gold import GoldAttribution, Offsets, QuoteRow
from dragoman.evaluate.measures import Tally
from dragoman.evaluate.wording import overlap

_MARK = re.compile("[\"\u201c\u201d\u201e\u201f\u00ab\u00bb\u301d\u301e\u2033\uff02]|''|``|\u2018\u2018|\u2019\u2019")
_NEAR = 2
"""A mark this many characters away still belongs to a quote that leaves its marks out."""


class GivenQuote(msgspec.Struct, frozen=True):
    """A quote as found: its content spans and its speaker's span."""

    content: tuple[Offsets, ...]
    speaker: Offsets | None = None


class QuoteScore(msgspec.Struct):
    """`joint`: a match whose speaker is right too."""

    all: Tally = msgspec.field(default_factory=Tally)
    quoted: Tally = msgspec.field(default_factory=Tally)
    indirect: Tally = msgspec.field(default_factory=Tally)
    joint: Tally = msgspec.field(default_factory=Tally)

    def stratum(self, quoted: bool) -> Tally:
        """The tally of quoted or of indirect attributions."""
        return self.quoted if quoted else self.indirect


def score_quotes(rows: Sequence[QuoteRow], given: Mapping[str, Sequence[GivenQuote]], threshold: float) -> QuoteScore:
    """Compare the quotes of every article; `given` by record id, `threshold` between 0 and 1."""
    score = QuoteScore()
    for row in rows:
        _Page(row).count(given.get(row.id, ()), threshold, score)
    score.joint.given, score.joint.gold = score.all.given, score.all.gold
    return score


class _Page:
    def __init__(self, row: QuoteRow) -> None:
        self.text = row.text
        self.gold = row.attributions
        self.marks = {i for m in _MARK.finditer(row.text) for i in range(m.start(), m.end())}

    def count(self, given: Sequence[GivenQuote], threshold: float, score: QuoteScore) -> None:
        matched = self._match(given, threshold)
        for i, attribution in enumerate(self.gold):
            for tally in (score.all, score.stratum(self._quoted(attribution.content_spans, 0))):
                tally.gold += 1
                tally.right += i in matched
            score.joint.right += i in matched and _same_speaker(attribution, given[matched[i]].speaker)
        by_given = {j: i for i, j in matched.items()}
        for j, quote in enumerate(given):
            own = self.gold[by_given[j]].content_spans if j in by_given else quote.content
            quoted = self._quoted(own, 0 if j in by_given else _NEAR)
            score.all.given += 1
            score.stratum(quoted).given += 1

    def _match(self, given: Sequence[GivenQuote], threshold: float) -> dict[int, int]:
        gold = [self._letters(a.content_spans) for a in self.gold]
        pairs = []
        for j, quote in enumerate(given):
            mine = self._letters(quote.content)
            for i, want in enumerate(gold):
                both = len(want & mine)
                if both and both / len(want | mine) >= threshold:
                    pairs.append((-both / len(want | mine), i, j))
        matched: dict[int, int] = {}
        used: set[int] = set()
        for _, i, j in sorted(pairs):
            if i not in matched and j not in used:
                matched[i] = j
                used.add(j)
        return matched

    def _letters(self, spans: Sequence[Offsets]) -> set[int]:
        return {i for s, e in spans for i in range(s, e) if not self.text[i].isspace() and i not in self.marks}

    def _quoted(self, spans: Sequence[Offsets], near: int) -> bool:
        return any(i in self.marks for s, e in spans for i in range(max(0, s - near), e + near))


def _same_speaker(gold: GoldAttribution, speaker: Offsets | None) -> bool:
    if not gold.source_spans:
        return speaker is None
    heads = gold.source_head_spans or gold.source_spans
    return speaker is not None and any(overlap(speaker, head) for head in heads)
