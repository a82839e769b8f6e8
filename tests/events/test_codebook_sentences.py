"""Every example and near miss of the shipped codebook, under the entry's id."""

from __future__ import annotations

from functools import cache

import pytest

from dragoman.events.codebook import load_codebook
from dragoman.events.decide import Coder
from dragoman.events.trial import trial
from dragoman.text import Parser

FRAMES = load_codebook().frames


@cache
def problems() -> dict[str, list[str]]:
    """All failures by frame id: one batch for the whole codebook."""
    parser, coder = Parser(), Coder(load_codebook())
    found: dict[str, list[str]] = {}
    for line in trial(FRAMES.values(), coder, lambda texts: parser.nlp.pipe(texts, batch_size=64)):
        found.setdefault(line.split(": ", 1)[0], []).append(line)
    return found


@pytest.mark.parametrize("frame", FRAMES)
def test_frame_codes_its_examples_and_leaves_its_near_misses(frame: str) -> None:
    assert problems().get(frame, []) == []
