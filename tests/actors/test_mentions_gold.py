"""Figures on the seed article and on the annotated openings; skipped where the shared folder is absent."""

from __future__ import annotations

import gzip
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from spacy.language import Language

from dragoman.actors import Knowledge, find_actors
from dragoman.evaluate.actors import Found, measure, read_gold

GOLD = Path(__file__).resolve().parent.parent.parent / "evaluation" / "gold" / "actors" / "articles.jsonl"


def plain(text: str) -> str:
    return text.replace("\u00a0", " ").replace("’", "'")


def test_seed_article_shows_its_actors(shared: Path, reading: Callable[..., Any]) -> None:
    expected = json.loads((shared / "seed" / "expected.json").read_text(encoding="utf-8"))
    found = reading((shared / "seed" / "article.txt").read_text(encoding="utf-8"), expected["published"])
    said: dict[str, set[str]] = {}
    for mention in found.mentions:
        said.setdefault(mention.actor, set()).add(plain(mention.span.text))
    actors = {actor.name: actor for actor in found.actors.values()}
    for wanted in expected["actors"]:
        actor = actors[wanted["name"]]
        assert actor.country == wanted.get("country", actor.country)
        assert actor.former == wanted.get("former", actor.former)
        assert set(wanted.get("sectors_any", actor.sectors)) & set(actor.sectors) or not actor.sectors
        assert {plain(words) for words in wanted.get("mentions", [])} <= said[actor.id]


def test_floors_on_the_annotated_openings(shared: Path, nlp: Language, knowledge: Knowledge) -> None:
    path = shared / "corpora" / "articles_dev.jsonl.gz"
    if not path.is_file():
        pytest.skip("no articles_dev.jsonl.gz")
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]

    def find(text: str, published: str | None) -> Found:
        return find_actors(nlp(text.replace("\u00a0", " ")), published, knowledge)

    scores = measure(read_gold(GOLD), {row["id"]: (row["text"], row["date"]) for row in rows}, find)
    assert scores.f1 >= 0.88
    assert scores.country >= 0.95
    assert scores.link >= 0.75
