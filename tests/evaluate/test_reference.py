"""Our scorers beside the reference scorers: the same figures on the same noisy predictions."""

from __future__ import annotations

import importlib.util
import json
import random
import subprocess
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from dragoman.evaluate.gold import PairRow, PlaceRow, QuoteRow, TimesRow, TupleRow, load_gold
from dragoman.evaluate.places import GivenPlace, score_places
from dragoman.evaluate.quotes import GivenQuote, score_quotes
from dragoman.evaluate.relations import score_labels
from dragoman.evaluate.scheme import load_scheme
from dragoman.evaluate.times import GivenTime, score_expressions, score_times
from dragoman.evaluate.tuples import CodedSentence, CodedTuple, score_tuples

Json = dict[str, Any]


@pytest.fixture
def evaluation(shared: Path) -> Path:
    folder = shared / "eval"
    if not folder.is_dir():
        pytest.skip("no evaluation sets")
    return folder


def records(path: Path) -> list[Json]:
    return [json.loads(line) for line in path.read_bytes().splitlines()]


def reference(folder: Path, name: str) -> ModuleType:
    spec = importlib.util.spec_from_file_location(name, folder / f"{name}.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def reference_json(folder: Path, gold: Path, given: list[Json], tmp_path: Path) -> Json:
    predictions, out = tmp_path / "given.jsonl", tmp_path / "out.json"
    predictions.write_text("\n".join(map(json.dumps, given)), encoding="utf-8")
    scorer = str(folder / "score_events.py")
    command = [sys.executable, scorer, str(gold), str(predictions), "--json", str(out)]
    subprocess.run(command, check=True, capture_output=True)
    result: Json = json.loads(out.read_text(encoding="utf-8"))
    return result


def shaken(rng: random.Random, start: int, end: int, size: int) -> tuple[int, int]:
    first = max(0, start + rng.choice((0, 0, 0, -3, 4)))
    return first, max(first + 1, min(size, end + rng.choice((0, 0, 0, -2, 5))))


def test_pairs(evaluation: Path, tmp_path: Path) -> None:
    path, rng, scheme = evaluation / "events" / "plv_dev.jsonl", random.Random(1), load_scheme("plv2017")
    rows = [row for row in load_gold(path).rows if isinstance(row, PairRow)]
    given = [rng.choice((row.root, row.root, rng.choice(sorted(scheme.quad)), None)) for row in rows]
    theirs = reference_json(
        evaluation, path, [{"id": r.id, "root": g} for r, g in zip(rows, given, strict=True) if g], tmp_path
    )
    ours = score_labels([row.root for row in rows], given)
    quads = score_labels([str(r.penta) for r in rows], [g and str(scheme.quad[g]) for g in given])
    assert round(ours.macro_f1, 4) == theirs["root"]["macro_f1"]
    assert round(ours.accuracy, 4) == theirs["root"]["accuracy"]
    assert round(quads.macro_f1, 4) == theirs["penta"]["macro_f1"]
    shares = {name: round(tally.f1, 4) for name, tally in ours.classes.items()}
    assert shares == {name: d["f1"] for name, d in theirs["root"]["classes"].items()}


def test_cameo_codes_have_the_classes_of_the_reference(evaluation: Path, shared: Path) -> None:
    module, scheme = reference(evaluation, "score_events"), load_scheme("plv2017")
    known = json.loads((shared / "ontology" / "cameo.json").read_text(encoding="utf-8"))
    codes = [code for code in _codes(known) if not code.startswith(("01", "02"))]
    assert len(codes) > 200
    assert {c: scheme.label("", c) for c in codes} == {c: module.cameo_root(c) for c in codes}


def _codes(data: Any) -> set[str]:
    if isinstance(data, dict):
        own = {k for k in data if k.isdigit()} | ({data["code"]} if isinstance(data.get("code"), str) else set())
        return own.union(*map(_codes, data.values()))
    return set().union(*map(_codes, data)) if isinstance(data, list) else set()


def test_tuples(evaluation: Path, tmp_path: Path) -> None:
    path, rng, scheme = evaluation / "events" / "petrarch_dev.jsonl", random.Random(2), load_scheme("plv2017")
    rows = [row for row in load_gold(path).rows if isinstance(row, TupleRow)]
    given = {row.id: CodedSentence(tuple(_noisy_tuples(rng, row)), frozenset({"FRA"})) for row in rows}
    listed = [
        {"id": i, "events": [{"root": t.root, "source": t.source, "target": t.target} for t in s.tuples]}
        for i, s in given.items()
    ]
    theirs = reference_json(evaluation, path, listed, tmp_path)
    ours = score_tuples(rows, given, scheme)
    pairs, full = theirs["source+target country, any event"], theirs["root+source+target country"]
    assert (ours.pairs.right, ours.pairs.gold, ours.pairs.given) == _counts(pairs)
    assert (round(ours.pairs.recall, 4), round(ours.pairs.f1, 4)) == (pairs["r"], pairs["f1"])
    assert round(ours.tuples.f1, 4) == full["f1"]


def _counts(row: Json) -> tuple[int, int, int]:
    return round(row["r"] * row["gold"]), row["gold"], row["pred"]


def _noisy_tuples(rng: random.Random, row: TupleRow) -> list[CodedTuple]:
    out = []
    for event in row.events:
        source = rng.choice((event.source, event.source, "USA"))
        target = rng.choice((event.target, event.target, None))
        out.append(CodedTuple(rng.choice((event.root, "AID")), _known(source), _known(target)))
    return out + ([CodedTuple("CONSULT", "FRA", "DEU")] if rng.random() < 0.2 else [])


def _known(code: str | None) -> str | None:
    return None if code is None or code.startswith(("---", '"', "#", "*")) else code


@pytest.mark.parametrize("threshold", [0.3, 0.8])
def test_quotes(evaluation: Path, threshold: float) -> None:
    folder = evaluation / "quotes"
    module = reference(evaluation, "score_quotes")
    gold = records(folder / "polnear_dev.jsonl")
    baseline = records(folder / "baseline_ggt_pred_dev.jsonl")
    read = {row["id"]: list(map(_quote, row["quotes"])) for row in baseline}
    theirs = module.evaluate(gold, read)[0][threshold]
    rows = [row for row in load_gold(folder / "polnear_dev.jsonl").rows if isinstance(row, QuoteRow)]
    given = {i: [GivenQuote(tuple(q["content"]), q["speaker"]) for q in quotes] for i, quotes in read.items()}
    ours = score_quotes(rows, given, threshold)
    for stratum in ("all", "quoted", "indirect"):
        tally = getattr(ours, stratum)
        assert (tally.right, tally.given, tally.gold) == (
            theirs[stratum]["matched"],
            theirs[stratum]["pred"],
            theirs[stratum]["gold"],
        )
        assert tally.f1 == pytest.approx(theirs[stratum]["f1"])
    assert ours.joint.f1 == pytest.approx(theirs["all"]["joint_f1"])


def _quote(row: Json) -> Json:
    speaker = row["speaker_span"]
    return {"content": [tuple(row["content_span"])], "speaker": speaker and tuple(speaker), "cue": None}


@pytest.mark.parametrize("name", ["trnews_dev", "lgl_dev", "gwn_dev", "geovirus_dev"])
def test_places(evaluation: Path, name: str) -> None:
    path, rng = evaluation / "places" / f"{name}.jsonl", random.Random(3)
    gold = records(path)
    given = [{"id": row["id"], "places": [_noisy_place(rng, row, p) for p in row["places"]]} for row in gold]
    given[0]["places"] = [{"start": w["start"], "end": w["end"]} for w in gold[0]["unresolved"]]
    theirs = reference(evaluation, "score_places").score(gold, given)
    rows = [row for row in load_gold(path).rows if isinstance(row, PlaceRow)]
    ours = score_places(rows, {r["id"]: [GivenPlace(**p) for p in r["places"]] for r in given})
    assert round(100 * ours.near.recall, 1) == theirs["all"]["acc161"]
    assert round(100 * ours.country.recall, 1) == (theirs["all"]["country"] or 0)
    assert round(100 * ours.country_near.recall, 1) == (theirs["all"]["country_near"] or 0)
    for tally, key in ((ours.found, "span_overlap"), (ours.location, "loc_f1")):
        assert (tally.right, tally.given, tally.gold) == tuple(theirs[key][k] for k in ("tp", "pred", "gold"))
        assert round(100 * tally.f1, 1) == theirs[key]["f1"]


def _noisy_place(rng: random.Random, row: Json, place: Json) -> Json:
    start, end = shaken(rng, place["start"], place["end"], len(row["text"]))
    lat = rng.choice((place["lat"], place["lat"] + 1, -place["lat"], None))
    known = rng.choice((place["geonames_id"], None))
    country = rng.choice((place["country"], "FR"))
    return {"start": start, "end": end, "lat": lat, "lon": place["lon"], "geonames_id": known, "country": country}


def test_texts_with_times(evaluation: Path) -> None:
    path, rng = evaluation / "times" / "wikiwars_dev.jsonl", random.Random(4)
    gold = records(path)
    given = [{"id": row["id"], "times": [_noisy_time(rng, row, t) for t in row["times"]]} for row in gold]
    theirs = reference(evaluation, "score_times").score(gold, given)
    rows = [row for row in load_gold(path).rows if isinstance(row, TimesRow)]
    ours = score_times(rows, {r["id"]: list(map(_given_time, r["times"])) for r in given})
    tallies = {"span_overlap": ours.span, "span_strict": ours.strict, "interval_f1": ours.interval}
    for key, tally in tallies.items():
        assert (tally.right, tally.given, tally.gold) == tuple(theirs[key][k] for k in ("tp", "pred", "gold"))
        assert round(100 * tally.f1, 1) == theirs[key]["f1"]


def _noisy_time(rng: random.Random, row: Json, time: Json) -> Json:
    start, end = shaken(rng, time["start"], time["end"], len(row["text"]))
    days = rng.choice(((time.get("from"), time.get("to")), ("1944-06-06", "1944-06-06")))
    return {"start": start, "end": end} | ({"from": days[0], "to": days[1]} if days[0] else {})


def _given_time(time: Json) -> GivenTime:
    return GivenTime(time["start"], time["end"], (time["from"], time["to"]) if "from" in time else None)


def test_single_expressions(evaluation: Path) -> None:
    path, rng = evaluation / "times" / "news_expr_dev.jsonl", random.Random(5)
    gold = records(path)
    answered = [row for row in gold if rng.random() < 0.8]
    given = [{"id": row["id"], "from": row.get("from", row["anchor"]), "to": row["anchor"]} for row in answered]
    theirs = reference(evaluation, "score_times").score(gold, given)
    ours = score_expressions(load_gold(path).rows, {r["id"]: (r["from"], r["to"]) for r in given})  # type: ignore[arg-type]
    assert round(100 * ours.recall, 1) == theirs["norm_all"]["interval_acc"]
    assert ours.gold == theirs["norm_all"]["n_interval"]
