"""What the tests of events share: the parser, a coder of frames alone, and the whole pipeline. None is changed."""

from __future__ import annotations

import pytest

from dragoman.events.codebook import load_codebook
from dragoman.events.decide import Coder
from dragoman.pipeline import Pipeline
from dragoman.settings import Settings
from dragoman.text import Parser


@pytest.fixture(scope="session")
def coder() -> Coder:
    return Coder(load_codebook())


@pytest.fixture(scope="session")
def parser() -> Parser:
    return Parser()


@pytest.fixture(scope="session")
def pipeline() -> Pipeline:
    """Leaves nothing out, however unlikely: what rules say does not hang on the weights of the belief."""
    return Pipeline(Settings(least_confidence=0.0))
