"""Floors on the development halves of shared/eval/places; skipped where they are not there."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pycountry
import pytest

from dragoman.context.places import find_places, resolve_spans
from dragoman.model import Article, Place
from dragoman.text.parser import Parser

ALPHA2 = {country.alpha_3: country.alpha_2 for country in pycountry.countries} | {"KOS": "XK"}
FLOORS = [("trnews", 92.0, 95.0), ("lgl", 83.0, 92.0), ("gwn", 80.0, 95.0)]


def _row(place: Place) -> dict[str, Any]:
    return {
        "start": place.span.start,
        "end": place.span.end,
        "lat": place.lat,
        "lon": place.lon,
        "geonames_id": place.geonames_id,
        "country": ALPHA2.get(place.country or ""),
    }


def _gold(shared: Path, name: str) -> Path:
    path = shared / "eval" / "places" / f"{name}_dev.jsonl"
    if not path.is_file():
        pytest.skip(f"no {path}")
    return path


def _rows(gold: Path) -> list[dict[str, Any]]:
    # Not splitlines(): the texts hold other line separators.
    return [json.loads(line) for line in gold.read_text(encoding="utf-8").strip().split("\n")]


def _scores(shared: Path, gold: Path, found: list[dict[str, Any]], out: Path) -> dict[str, Any]:
    out.write_text("".join(json.dumps(row) + "\n" for row in found), encoding="utf-8")
    command = [sys.executable, str(shared / "eval" / "score_places.py"), str(gold), str(out), "--json"]
    scores: dict[str, Any] = json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout)
    return scores


def _resolved(shared: Path, name: str, out: Path) -> dict[str, Any]:
    gold = _gold(shared, name)
    found = []
    for row in _rows(gold):
        spans = [(place["start"], place["end"]) for place in row["places"]]
        found.append({"id": row["id"], "places": [_row(place) for place in resolve_spans(row["text"], spans)]})
    return dict(_scores(shared, gold, found, out)["all"])


@pytest.mark.parametrize(("name", "near", "country"), FLOORS)
def test_given_spans(shared: Path, tmp_path: Path, name: str, near: float, country: float) -> None:
    scores = _resolved(shared, name, tmp_path / "found.jsonl")
    assert scores["acc161"] >= near
    assert scores["country"] >= country


def test_countries_of_outbreaks(shared: Path, tmp_path: Path) -> None:
    assert _resolved(shared, "geovirus", tmp_path / "found.jsonl")["country_near"] >= 92.0


@pytest.mark.parametrize(("name", "least"), [("trnews", 76.0), ("lgl", 66.0), ("gwn", 75.0)])
def test_running_text(shared: Path, tmp_path: Path, name: str, least: float) -> None:
    """Found and resolved, at a cost far under the parse's; a hundred articles a set."""
    rows = _rows(_gold(shared, name))[:100]
    gold = tmp_path / "gold.jsonl"
    gold.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    parser = Parser()
    find_places(parser.parse(Article(id="warm", text="Kenya.")))
    found, seconds, start = [], 0.0, time.process_time()
    for article, doc in parser.pipe(Article(id=row["id"], text=row["text"]) for row in rows):
        began = time.process_time()
        places = find_places(doc)
        seconds += time.process_time() - began
        found.append({"id": article.id, "places": [_row(place) for place in places]})
    parse = time.process_time() - start - seconds
    assert _scores(shared, gold, found, tmp_path / "found.jsonl")["loc_f1"]["f1"] >= least
    assert seconds < 0.15 * parse
