"""An empty record and a maker of codings, as in tests/record."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent.parent / "record"))
from record_factory import make_coding

from dragoman.model import Coding
from dragoman.record import Record, open_record


@pytest.fixture
def coding() -> Callable[..., Coding]:
    return make_coding


@pytest.fixture
def record(tmp_path: Path) -> Record:
    return open_record(tmp_path / "relations")
