"""Hyphened spellings of one word: "cease-fire" is one token, read like "ceasefire"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from importlib.resources import files

from spacy.language import Language
from spacy.tokenizer import Tokenizer


@cache
def hyphened() -> tuple[str, ...]:
    """The spellings of `data/lexicons/en/hyphens.txt`, lower case."""
    text = files("dragoman").joinpath("data", "lexicons", "en", "hyphens.txt").read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if not line.startswith("#")]
    return tuple(word for line in lines for word in line.split())


_CHAIN = re.compile(r"\w+(?:-\w+)+")


def _chained(text: str) -> Iterator[str]:
    """Words joined by hyphens, and of longer chains every run of neighbours: "post-cease-fire" holds "cease-fire"."""
    for chain in _CHAIN.findall(" ".join(word for word in text.split() if "-" in word)):
        parts = chain.split("-")
        for first in range(len(parts) - 1):
            for end in range(first + 2, len(parts) + 1):
                yield "-".join(parts[first:end])


class Hyphens:
    """Makes a tokenizer keep these words whole; the model reads their joined spelling (their NORM).

    It is taught a word when a text first holds it: to teach it all of them takes longer than to parse an article.
    """

    def __init__(self, nlp: Language) -> None:
        assert isinstance(nlp.tokenizer, Tokenizer)
        self._tokenizer = nlp.tokenizer
        self._unknown = set(hyphened())

    def teach(self, text: str) -> None:
        """Prepare the tokenizer for `text`."""
        for word in self._unknown.intersection(_chained(text.lower())):
            self._unknown.discard(word)
            for spelling in dict.fromkeys((word, word.capitalize(), word.title())):
                self._tokenizer.add_special_case(spelling, [{"ORTH": spelling, "NORM": word.replace("-", "")}])
