"""Floors on the development halves of shared/eval/places; skipped where they are not there."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pycountry
import pytest

from dragoman.context.places import resolve_spans
from dragoman.model import Place

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


def _scores(shared: Path, name: str, out: Path) -> dict[str, Any]:
    gold = shared / "eval" / "places" / f"{name}_dev.jsonl"
    if not gold.is_file():
        pytest.skip(f"no {gold}")
    with out.open("w", encoding="utf-8") as lines:
        for row in map(json.loads, gold.read_text(encoding="utf-8").strip().split("\n")):
            spans = [(place["start"], place["end"]) for place in row["places"]]
            places = [_row(place) for place in resolve_spans(row["text"], spans)]
            lines.write(json.dumps({"id": row["id"], "places": places}) + "\n")
    command = [sys.executable, str(shared / "eval" / "score_places.py"), str(gold), str(out), "--json"]
    scores: dict[str, Any] = json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout)
    return scores


@pytest.mark.parametrize(("name", "near", "country"), FLOORS)
def test_given_spans(shared: Path, tmp_path: Path, name: str, near: float, country: float) -> None:
    scores = _scores(shared, name, tmp_path / "found.jsonl")["all"]
    assert scores["acc161"] >= near
    assert scores["country"] >= country


def test_countries_of_outbreaks(shared: Path, tmp_path: Path) -> None:
    assert _scores(shared, "geovirus", tmp_path / "found.jsonl")["all"]["country_near"] >= 92.0
