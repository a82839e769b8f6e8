"""Fixtures for the tests of places."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.language import Language
from spacy.tokens import Doc, Token

from dragoman.context.geo.gazetteer import Gazetteer, load


@pytest.fixture(scope="session")
def gazetteer() -> Gazetteer:
    return load()


@pytest.fixture(scope="session")
def trigger(nlp: Language) -> Callable[[str, str], Token]:
    """Parse a sentence and return the token with this text."""
    docs: dict[str, Doc] = {}

    def find(text: str, word: str) -> Token:
        if text not in docs:
            docs[text] = nlp(text)
        return next(token for token in docs[text] if token.text == word)

    return find
