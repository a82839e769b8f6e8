"""Every pattern of times.toml on its own examples and near misses."""

from __future__ import annotations

import pytest
from spacy.language import Language

from dragoman.context.times import find_times
from dragoman.context.times.grammar import Example, NearMiss, grammar

PUBLISHED = "2020-05-24"  # a Sunday

EXAMPLES = [
    pytest.param(p.entry.id, example, id=f"{p.entry.id}: {example.text}")
    for p in grammar().patterns
    for example in p.entry.examples
]
NEAR_MISSES = [
    pytest.param(p.entry.id, miss, id=f"{p.entry.id}: {miss.text}") for p in grammar().patterns for miss in p.entry.near
]


def _patterns(why: str) -> list[str]:
    return why.partition(":")[0].split(" + ")


@pytest.mark.parametrize(("pattern", "example"), EXAMPLES)
def test_example(nlp: Language, pattern: str, example: Example) -> None:
    start = example.text.index("[")
    end = example.text.index("]") - 1
    text = example.text.replace("[", "").replace("]", "")
    times = find_times(nlp(text), PUBLISHED)
    found = {(t.span.start, t.span.end): t for t in times}
    assert (start, end) in found, [(t.span.text, t.why) for t in times]
    time = found[start, end]
    assert time.value == (None if example.value == "-" else example.value), time.why
    assert pattern in _patterns(time.why)
    assert example.type is None or time.type == example.type
    assert example.also is None or example.also in [t.value for t in times]


@pytest.mark.parametrize(("pattern", "miss"), NEAR_MISSES)
def test_near_miss(nlp: Language, pattern: str, miss: NearMiss) -> None:
    times = find_times(nlp(miss.text), PUBLISHED)
    assert pattern not in [name for t in times for name in _patterns(t.why)], miss.why
