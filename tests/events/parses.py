"""Parses built by hand: "word lemma POS/TAG dep head" a line, head counted from 0."""

from __future__ import annotations

from spacy.lang.en import English
from spacy.tokens import Doc

_VOCAB = English().vocab


def parse(rows: str) -> Doc:
    """A Doc of one sentence from rows such as "troops troop NOUN/NNS nsubj 1"."""
    table = [row.split() for row in rows.strip().splitlines()]
    return Doc(
        _VOCAB,
        words=[r[0] for r in table],
        lemmas=[r[1] for r in table],
        pos=[r[2].split("/")[0] for r in table],
        tags=[r[2].split("/")[1] for r in table],
        deps=[r[3] for r in table],
        heads=[int(r[4]) for r in table],
    )
