"""Hyphened spellings of one word: "cease-fire" is one token, read like "ceasefire"."""

from __future__ import annotations

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


def keep_whole(nlp: Language) -> None:
    """Make the tokenizer keep these words whole. The model reads their joined spelling (their NORM)."""
    assert isinstance(nlp.tokenizer, Tokenizer)
    for word in hyphened():
        for spelling in {word, word.capitalize(), word.title()}:
            nlp.tokenizer.add_special_case(spelling, [{"ORTH": spelling, "NORM": word.replace("-", "")}])
