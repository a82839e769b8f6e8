"""The grammar file: what is refused, and with which words."""

from __future__ import annotations

from typing import Any

import pytest

from dragoman.context.times.grammar import build, grammar
from dragoman.context.times.resolve import RULES
from dragoman.errors import DataError


def _file(**pattern: Any) -> dict[str, Any]:
    entry = {
        "id": "fair",
        "kind": "day",
        "rule": "fixed",
        "match": "fair {month}",
        "examples": [{"text": "[fair May]", "value": "-"}],
        "not": [{"text": "fair", "why": "no month"}],
    }
    return {"words": {"month": {"May": 5}}, "shapes": {}, "pattern": [entry | pattern], "join": []}


def test_a_sound_file_is_read() -> None:
    built = build(_file())
    assert list(built.near) == ["may"]
    assert built.patterns[0].regex.compiled.match("fair MAY")


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"examples": []}, "times.toml: pattern 'fair' needs at least one example and one near miss under 'not'"),
        ({"match": "{moon}"}, r"times.toml: \{moon\} is no class or shape; known: month"),
        ({"match": "fair ["}, "times.toml: pattern 'fair' is no regular expression: "),
        ({"match": "fair"}, "times.toml: pattern 'fair' needs a trigger: it names none of "),
        ({"color": "red"}, r"times.toml: Object contains unknown field `color` - at `\$.pattern\[0\]`: see the head"),
    ],
)
def test_a_broken_file_is_refused(change: dict[str, Any], message: str) -> None:
    if change == {"match": "fair ["}:
        change = {**change, "trigger": ["fair"]}
    with pytest.raises(DataError, match=message):
        build(_file(**change))


def test_ids_are_unique() -> None:
    ids = [pattern.entry.id for pattern in grammar().patterns]
    assert len(ids) == len(set(ids))


def test_every_rule_is_there_and_used() -> None:
    ranges = {"day_range", "month_range", "year_range"}
    assert {pattern.entry.rule for pattern in grammar().patterns} == set(RULES) | ranges
