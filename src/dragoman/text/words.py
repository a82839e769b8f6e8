"""Part of speech, morphology and lemma of every token, by memory.

spaCy's attribute ruler and rule lemmatizer decide each token anew, though what they say hangs only on the token's own
word, tag and dependency (and, for a handful of words such as "gon na", on one neighbour). `Memory` asks them once for
each such case and remembers the answer: the same annotations for a tenth of the time.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Any

import numpy
from spacy.language import Language
from spacy.pipeline import AttributeRuler, Lemmatizer
from spacy.tokens import Doc, Token

LIMIT = 200_000
"""Cases remembered at most; then all are forgotten, so that memory stays bounded whatever is read."""

Case = tuple[int, int, int, tuple[int, int], tuple[int, int]]
Answer = tuple[int, int, int, int, int]
_READ: list[int | str] = ["ORTH", "TAG", "DEP"]
_WRITTEN: list[int | str] = ["TAG", "DEP", "POS", "MORPH", "LEMMA"]
_ALONE = (0, 0)
_BETWEEN = ";"
"""Stands between tokens that are asked of together and are no neighbours: no rule is about it."""
_OTHER = 1
"""Stands for every dependency that no rule names."""


def remembers(nlp: Language) -> bool:
    """Tell whether the model's words can be remembered: rules of at most two tokens, right before the lemmas."""
    names = nlp.pipe_names
    if "attribute_ruler" not in names or "lemmatizer" not in names:
        return False
    ruler, lemmatizer = nlp.get_pipe("attribute_ruler"), nlp.get_pipe("lemmatizer")
    if not isinstance(ruler, AttributeRuler) or not isinstance(lemmatizer, Lemmatizer):
        return False
    short = all(len(pattern) <= 2 for _, pattern in _patterns(ruler))
    return short and lemmatizer.mode == "rule" and names.index("lemmatizer") == names.index("attribute_ruler") + 1


class Memory:
    """A spaCy component in place of "attribute_ruler" and "lemmatizer"."""

    def __init__(self, ruler: AttributeRuler, lemmatizer: Lemmatizer) -> None:
        self._ask = (ruler, lemmatizer)
        _index(lemmatizer)
        patterns = _patterns(ruler)
        self._firsts, self._seconds = zip(*(pattern for _, pattern in patterns if len(pattern) == 2), strict=True)
        named = {name for _, pattern in patterns for spec in pattern for name in _values(spec.get("DEP", ""))}
        self._deps = frozenset(ruler.vocab.strings.add(name) for name in named)
        self._cases: dict[Case, Answer] = {}
        self._joins: dict[tuple[int, int], tuple[frozenset[int], frozenset[int]]] = {}

    def __call__(self, doc: Doc) -> Doc:
        rows: list[list[int]] = doc.to_array(_READ).tolist()
        if len(self._cases) > LIMIT:
            self._cases.clear()
            self._joins.clear()
        cases = self._cases_of(doc, rows)
        self._learn(doc, {case: i for i, case in enumerate(cases) if case not in self._cases})
        found = [self._cases[case] for case in cases]
        if found:
            answers = numpy.asarray(found, dtype="uint64")
            kept = numpy.asarray([row[2] for row in rows], dtype="uint64")
            answers[:, 1] = numpy.where(answers[:, 1], answers[:, 1], kept)
            doc.from_array(_WRITTEN, answers)  # type: ignore[arg-type]
        return doc

    def _cases_of(self, doc: Doc, rows: Sequence[Sequence[int]]) -> list[Case]:
        """What each token's answer hangs on: a neighbour counts where a rule may be about the two."""
        joins = [self._joins_of(doc, rows, i) for i in range(len(rows))]
        paired = [not one[0].isdisjoint(other[1]) for one, other in pairwise(joins)]
        cases = []
        for i, (orth, tag, dep) in enumerate(rows):
            before = (rows[i - 1][0], rows[i - 1][2]) if i and paired[i - 1] else _ALONE
            after = (rows[i + 1][0], rows[i + 1][1]) if i < len(paired) and paired[i] else _ALONE
            cases.append((orth, tag, dep if dep in self._deps else _OTHER, before, after))
        return cases

    def _joins_of(self, doc: Doc, rows: Sequence[Sequence[int]], i: int) -> tuple[frozenset[int], frozenset[int]]:
        """The rules about two tokens, by number, whose first token this may be, and those whose second."""
        key = (rows[i][0], rows[i][2] if rows[i][2] in self._deps else _OTHER)
        joins = self._joins.get(key)
        if joins is None:
            lower, dep = doc[i].lower_, doc[i].dep_
            joins = self._joins[key] = (_fitting(self._firsts, lower, dep), _fitting(self._seconds, lower, dep))
        return joins

    def _learn(self, doc: Doc, missing: Mapping[Case, int]) -> None:
        """Ask for cases that were never met: in one go where no neighbour counts, else each among its neighbours."""
        alone = {case: i for case, i in missing.items() if case[3] == case[4] == _ALONE}
        for case, answer in zip(alone, self._asked([doc[i] for i in alone.values()], apart=True), strict=True):
            self._cases[case] = answer
        for case, i in missing.items():
            if case not in alone:
                first = max(i - 1, 0)
                self._cases[case] = self._asked(list(doc[first : i + 2]))[i - first]

    def _asked(self, tokens: Sequence[Token], *, apart: bool = False) -> list[Answer]:
        """What ruler and lemmatizer say of these tokens, side by side or `apart`; dependency 0 where it stays."""
        step = 2 if apart else 1
        words = [word for token in tokens for word in (token.text, _BETWEEN)[:step]]
        part = Doc(self._ask[0].vocab, words=words, spaces=[False] * len(words))
        for here, told in zip(part, (one for token in tokens for one in (token, None)[:step]), strict=True):
            here.tag_, here.dep_ = (told.tag_, told.dep_) if told is not None else (":", "punct")
        for component in self._ask:
            part = component(part)
        return [
            (here.tag, here.dep if here.dep != token.dep else 0, here.pos, here.morph.key, here.lemma)  # type: ignore[attr-defined]
            for here, token in zip(list(part)[::step], tokens, strict=True)
        ]


def _index(lemmatizer: Lemmatizer) -> None:
    """Make sets of the known words of each part of speech, which spaCy keeps as lists and searches word by word."""
    if lemmatizer.lookups.has_table("lemma_index"):
        table = lemmatizer.lookups.get_table("lemma_index")
        for part, words in list(table.items()):
            table[part] = frozenset(words)


def _patterns(ruler: AttributeRuler) -> list[tuple[int, list[dict[str, Any]]]]:
    """Every pattern, with the place of the token it is about."""
    rules: Any = ruler.patterns
    return [(rule["index"], pattern) for rule in rules for pattern in rule["patterns"]]


def _values(wanted: str | Mapping[str, Sequence[str]]) -> set[str]:
    return {wanted} if isinstance(wanted, str) else {name for names in wanted.values() for name in names}


def _fitting(specs: Sequence[Mapping[str, Any]], lower: str, dep: str) -> frozenset[int]:
    """The numbers of the specs that may mean a token of these letters and this dependency."""
    return frozenset(n for n, spec in enumerate(specs) if _fits(spec, lower) and spec.get("DEP", dep) == dep)


def _fits(spec: Mapping[str, Any], lower: str) -> bool:
    """Whether a token of these letters may be meant by a rule; other conditions are for the ruler to see."""
    wanted = spec.get("LOWER")
    if isinstance(wanted, str):
        return lower == wanted
    if isinstance(wanted, dict) and wanted.keys() <= {"IN", "REGEX"}:
        return lower in wanted.get("IN", [lower]) and re.search(wanted.get("REGEX", ""), lower) is not None
    return True
