"""When and where the events of the seed article happened. Its expected record has dates; the places are ours, by id."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from dragoman.evaluate.adapters import Stages
from dragoman.evaluate.articles import check_article

WHERE = {"daesh-campaign": ["Iraq"], "advisers": ["Iraq", None], "request": ["Iraq", None]}
"""Events that the article puts somewhere; it says of no other one where it happened."""


@pytest.fixture(scope="module")
def seed(shared: Path) -> Path:
    folder = shared / "seed"
    if not folder.is_dir():
        pytest.skip("no seed article")
    return folder


def test_dates_and_places_of_the_seed_article(seed: Path) -> None:
    expected = json.loads((seed / "expected.json").read_text(encoding="utf-8"))
    for event in expected["events"]:
        event["place_any"] = WHERE.get(event["id"], [None])
    coding = Stages().coding_of_file(seed / "article.txt", expected["published"])
    report = check_article(coding, expected)
    assert report.misplaced == ()
    assert report.figures["intervals_seen"] >= 3
    assert report.figures["event_places_seen"] >= 10
