"""Whole-article cases: folders that hold an `expected.json` and the article it speaks of."""

from __future__ import annotations

import hashlib
from pathlib import Path

from dragoman.errors import DataError
from dragoman.evaluate.adapters import Stages
from dragoman.evaluate.articles import ArticleReport, check_article
from dragoman.evaluate.expected import Expected, load_expected
from dragoman.evaluate.measures import share
from dragoman.evaluate.run import Evaluation, Figures

MARKER = "expected.json"


def find_cases(path: Path) -> list[Path]:
    """The `expected.json` files at or under `path`, in order. Raises DataError where there is none."""
    found = [path] if path.is_file() else sorted(path.glob(f"**/{MARKER}"))
    if not found:
        raise DataError(f"{path}: found no {MARKER}; expected one beside each article")
    return found


def article_beside(marker: Path) -> Path:
    """The article of a case: the one file named `article.*` beside its `expected.json`."""
    found = sorted(marker.parent.glob("article.*"))
    if len(found) != 1:
        raise DataError(f"{marker.parent}: found {len(found)} files named article.*, expected one")
    return found[0]


def evaluate_cases(path: Path, stages: Stages | None = None) -> Evaluation:
    """Code every case at or under `path` and compare. Figures are sums over the cases; None without a coder."""
    markers = find_cases(path)
    stages = stages or Stages()
    pairs = [(marker, load_expected(marker), article_beside(marker)) for marker in markers]
    digest = hashlib.sha256()
    for marker, _, article in pairs:
        digest.update(marker.read_bytes() + article.read_bytes())
    name = path.parent.name if path.is_file() else path.name
    if not stages.has_coder:
        return Evaluation(name, len(pairs), digest.hexdigest(), _without_coder(pairs))
    reports = {m.parent.name: _check(stages, article, expected) for m, expected, article in pairs}
    missing = tuple(line for case, report in reports.items() for line in _lines(case, report))
    return Evaluation(name, len(pairs), digest.hexdigest(), _sums(reports), None, missing)


def _check(stages: Stages, article: Path, expected: Expected) -> ArticleReport:
    return check_article(stages.coding_of_file(article, expected.published), expected)


def _lines(case: str, report: ArticleReport) -> list[str]:
    missing = [f"{case}: missing {line}" for line in report.missing]
    missing += [f"{case}: wrong {line}" for line in report.misplaced]
    return missing + [f"{case}: forbidden {line}" for line in report.hits]


def _sums(reports: dict[str, ArticleReport]) -> Figures:
    figures: Figures = {}
    for report in reports.values():
        for name, count in report.figures.items():
            figures[name] = (figures.get(name) or 0) + count
    figures["cases_complete"] = sum(report.complete for report in reports.values())
    return figures | {
        "event_interval": _share(figures, "intervals"),
        "event_place": _share(figures, "event_places"),
    }


def _share(figures: Figures, what: str) -> float | None:
    found = share(int(figures[f"{what}_right"] or 0), int(figures[f"{what}_seen"] or 0))
    return None if found is None else round(found, 4)


def _without_coder(pairs: list[tuple[Path, Expected, Path]]) -> Figures:
    figures: Figures = dict.fromkeys(("events_found", "not_events_hit", "actors_found", "quotes_found", "times_found"))
    figures["events_expected"] = sum(len(expected.events) for _, expected, _ in pairs)
    return figures
