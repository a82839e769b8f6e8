"""The 37 PLOVER contexts, by evidence in the event's own words and in its article.

The lexicon is `data/codebook/words/contexts.toml`: a context holds where one of its words stands in the event's
sentence, or where its words are frequent in the whole article (`ARTICLE_HITS` or more).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

import tomli
from spacy.tokens import Doc
from spacy.tokens import Span as DocSpan

ARTICLE_HITS = 4


@cache
def _by_word() -> dict[str, tuple[str, ...]]:
    text = files("dragoman").joinpath("data", "codebook", "words", "contexts.toml").read_text(encoding="utf-8")
    index: dict[str, list[str]] = {}
    for context, entry in tomli.loads(text).items():
        for word in entry["words"]:
            index.setdefault(word, []).append(context)
    return {word: tuple(found) for word, found in index.items()}


def count(span: Doc | DocSpan) -> Counter[str]:
    """How often the words of each context stand in the span: lemmas, and pairs of neighbouring lemmas."""
    index = _by_word()
    found: Counter[str] = Counter()
    previous = ""
    for token in span:
        lemma = token.lemma_.lower()
        for word in (lemma, f"{previous} {lemma}"):
            for context in index.get(word, ()):
                found[context] += 1
        previous = lemma
    return found


def contexts_of(own: tuple[str, ...], sentence: Mapping[str, int], article: Mapping[str, int]) -> tuple[str, ...]:
    """The frame's own contexts, then those with evidence, in alphabetical order."""
    seen = {name for name, hits in sentence.items() if hits}
    wide = {name for name, hits in article.items() if hits >= ARTICLE_HITS}
    return tuple(dict.fromkeys((*own, *sorted(seen | wide))))
