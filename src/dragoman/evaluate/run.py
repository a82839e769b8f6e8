"""From a gold file to its figures. All figures are shares between 0 and 1, or counts, or None without a stage."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TypeAlias

import msgspec

from dragoman.errors import DataError
from dragoman.evaluate.adapters import Stages
from dragoman.evaluate.calibration import Bin, calibration_error, precision_from, reliability
from dragoman.evaluate.dictionary import Dictionary, load_dictionary
from dragoman.evaluate.gold import (
    ExpressionRow,
    Gold,
    PairRow,
    PlaceRow,
    QuoteRow,
    TimesRow,
    TupleRow,
    load_gold,
)
from dragoman.evaluate.measures import share
from dragoman.evaluate.places import score_places
from dragoman.evaluate.quotes import score_quotes
from dragoman.evaluate.relations import Labels, score_labels
from dragoman.evaluate.scheme import Scheme, load_scheme
from dragoman.evaluate.times import score_expressions, score_times
from dragoman.evaluate.tuples import CodedSentence, CodedTuple, score_tuples
from dragoman.model import Coding, Party
from dragoman.settings import Settings

Figures: TypeAlias = dict[str, float | int | None]
DEFAULT_SCHEME = "plv2017"


class Evaluation(msgspec.Struct, frozen=True):
    """What `dragoman evaluate` says of one set. `labels`: per class, for sets of pairs; `missing`: by name."""

    set: str
    records: int
    sha256: str
    figures: Figures
    labels: Labels | None = None
    missing: tuple[str, ...] = ()
    reliability: tuple[Bin, ...] = ()
    """How often answers of a confidence are right, for sets of pairs."""

    def as_dict(self) -> dict[str, object]:
        """The object that `--json` prints."""
        return {"set": self.set, "records": self.records, "sha256": self.sha256, "figures": self.figures}


def evaluate_gold(path: Path, scheme: str = DEFAULT_SCHEME, settings: Settings | None = None) -> Evaluation:
    """Score the coder on a gold file.

    Raises DataError for a malformed file (line and field named), SettingError for an unknown scheme.
    """
    gold, names = load_gold(path), load_scheme(scheme)
    match gold.rows[0]:
        case PairRow():
            return _pairs(gold, names, Stages(settings))
        case TupleRow():
            return _result(gold, _tuples(gold, names, path, settings))
        case QuoteRow():
            return _result(gold, _quotes(gold, Stages(settings)))
        case PlaceRow():
            return _result(gold, _places(gold, Stages(settings)))
        case TimesRow():
            return _result(gold, _times(gold, Stages(settings)))
        case ExpressionRow():
            return _result(gold, _expressions(gold, Stages(settings)))


def _result(gold: Gold, figures: Mapping[str, float | None], labels: Labels | None = None) -> Evaluation:
    rounded: Figures = {k: v if v is None else round(v, 4) for k, v in figures.items()}
    return Evaluation(gold.name, len(gold.rows), gold.sha256, rounded, labels)


def _pairs(gold: Gold, scheme: Scheme, stages: Stages) -> Evaluation:
    rows = [row for row in gold.rows if isinstance(row, PairRow)]
    figures: dict[str, float | None] = dict.fromkeys(("macro_f1", "accuracy", "quad_macro_f1", "answered"))
    wanted = [_root(gold, row, scheme) for row in rows]
    labels = None
    bins: list[Bin] = []
    if stages.has_coder:
        found = [stages.relation(row) for row in rows]
        given = [scheme.label(*relation[:2]) if relation else None for relation in found]
        labels = score_labels(wanted, given)
        stated = [str(row.penta or scheme.quad[w]) for row, w in zip(rows, wanted, strict=True)]
        quads = score_labels(stated, [g and str(scheme.quad[g]) for g in given])
        figures = {"macro_f1": labels.macro_f1, "accuracy": labels.accuracy, "quad_macro_f1": quads.macro_f1}
        figures["answered"] = labels.answered
        sure = [(r[2], g == w) for r, g, w in zip(found, given, wanted, strict=True) if r]
        bins = reliability(sure)
        figures |= {"calibration_error": calibration_error(bins), "precision_at_80": precision_from(sure, 0.8)[1]}
    result = _result(gold, figures | {"coverage": _coverage(rows, stages)}, labels)
    return msgspec.structs.replace(result, reliability=tuple(bins))


def _root(gold: Gold, row: PairRow, scheme: Scheme) -> str:
    root = scheme.root(row.root)
    if root is None:
        known = ", ".join(scheme.quad)
        line = gold.lines[gold.rows.index(row)]
        raise DataError(f"{gold.path}:{line}: field `root`: found {row.root!r}; allowed: {known}")
    return root


def _coverage(rows: list[PairRow], stages: Stages) -> float | None:
    if not stages.has_coder:
        return None
    sentences = list(dict.fromkeys(row.sentence for row in rows))
    found = (bool(coding.events) for coding in stages.codings((s, None) for s in sentences))
    return share(sum(found), len(sentences))


def _tuples(gold: Gold, scheme: Scheme, path: Path, settings: Settings | None) -> dict[str, float | None]:
    rows = [row for row in gold.rows if isinstance(row, TupleRow)]
    beside = sorted(path.parent.glob(f"{path.stem.split('_')[0]}_*_actors.json"))
    names = load_dictionary(beside[0]) if beside else Dictionary()
    stages = Stages(settings)
    if not stages.has_coder:
        return {"actor_codes": None, "actor_accuracy": None, "tuple_f1": None}
    with TemporaryDirectory() as folder:
        files = [Path(folder) / f"{table}.tsv" for table in names.lists()]
        for listed, rows_of_table in zip(files, names.lists().values(), strict=True):
            listed.write_text(rows_of_table, encoding="utf-8")
        stages.know(*files)
    codings = stages.codings((row.text, _iso(row.date)) for row in rows)
    coded = [_coded(c, r.date, names, scheme) for r, c in zip(rows, codings, strict=True)]
    score = score_tuples(rows, {row.id: sentence for row, sentence in zip(rows, coded, strict=True)}, scheme)
    return {
        "actor_codes": score.codes.recall,
        "actor_accuracy": score.pairs.recall,
        "tuple_f1": score.tuples.f1,
        "pair_f1": score.pairs.f1,
        "actors_named": score.actors.recall,
    }


def _iso(date: str | None) -> str | None:
    return f"{date[:4]}-{date[4:6]}-{date[6:8]}" if date and len(date) == 8 else None


def _coded(coding: Coding, date: str | None, names: Dictionary, scheme: Scheme) -> CodedSentence:
    def code(party: Party) -> str | None:
        return names.code((party.name, party.text), party.country, date)

    tuples = tuple(
        CodedTuple(scheme.label(event.type, event.cameo), source, target)
        for event in coding.events
        for source in [code(p) for p in event.actors] or [None]
        for target in [code(p) for p in event.recipients] or [None]
    )
    countries = {actor.id: (actor.name, actor.country) for actor in coding.actors}
    named = ((m.span.text, *countries.get(m.actor, ("", None))) for m in coding.mentions)
    actors = {names.code((words, name), country, date) for words, name, country in named}
    whole = {code for actor in coding.actors for code in (actor.code or actor.country or "").split("/") if code}
    return CodedSentence(tuples, frozenset(code for code in actors if code), frozenset(whole))


def _quotes(gold: Gold, stages: Stages) -> dict[str, float | None]:
    names = ("content_f1_0.3", "content_f1_0.8", "quoted_f1_0.3", "indirect_f1_0.3", "joint_f1_0.3")
    if stages.find_quotes is None:
        return dict.fromkeys(names)
    rows = [row for row in gold.rows if isinstance(row, QuoteRow)]
    given = {row.id: stages.quotes(row) for row in rows}
    loose, strict = score_quotes(rows, given, 0.3), score_quotes(rows, given, 0.8)
    tallies = (loose.all, strict.all, loose.quoted, loose.indirect, loose.joint)
    return {name: tally.f1 for name, tally in zip(names, tallies, strict=True)}


def _places(gold: Gold, stages: Stages) -> dict[str, float | None]:
    rows = [row for row in gold.rows if isinstance(row, PlaceRow)]
    names = ("acc161_gold_spans", "country_gold_spans", "country_near_gold_spans", "location_f1", "span_f1")
    figures: dict[str, float | None] = dict.fromkeys(names)
    if stages.resolve_spans is not None:
        score = score_places(rows, {row.id: stages.places_at(row) for row in rows})
        figures["acc161_gold_spans"] = score.near.recall
        figures["country_gold_spans"] = share(score.country.right, score.country.gold)
        figures["country_near_gold_spans"] = share(score.country_near.right, score.country_near.gold)
    if stages.find_places is not None:
        score = score_places(rows, {row.id: stages.places(row) for row in rows})
        figures |= {"location_f1": score.location.f1, "span_f1": score.found.f1}
    return figures


def _times(gold: Gold, stages: Stages) -> dict[str, float | None]:
    if stages.find_times is None:
        return dict.fromkeys(("span_f1", "interval_f1"))
    rows = [row for row in gold.rows if isinstance(row, TimesRow)]
    score = score_times(rows, {row.id: stages.times(row) for row in rows})
    return {"span_f1": score.span.f1, "span_strict_f1": score.strict.f1, "interval_f1": score.interval.f1}


def _expressions(gold: Gold, stages: Stages) -> dict[str, float | None]:
    if stages.normalise is None:
        return {"exact_interval": None}
    rows = [row for row in gold.rows if isinstance(row, ExpressionRow)]
    given = {row.id: stages.days(row.expression, row.anchor) for row in rows}
    return {"exact_interval": score_expressions(rows, given).recall}
