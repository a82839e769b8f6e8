"""Fixtures shared by all tests. `nlp` is loaded once a session: tests that need no real parse should not ask for it."""

from __future__ import annotations

from pathlib import Path

import pytest
import spacy
from spacy.language import Language

from dragoman.settings import MODEL

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"


@pytest.fixture(scope="session")
def nlp() -> Language:
    return spacy.load(MODEL)


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of evaluation data; tests that measure on it are skipped where it is absent."""
    if not SHARED.is_dir():
        pytest.skip("no shared/ folder beside this checkout")
    return SHARED
