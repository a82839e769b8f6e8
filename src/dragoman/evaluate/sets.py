"""Any set by its path: a gold file, a case, a folder of cases, a folder of pages."""

from __future__ import annotations

import hashlib
from pathlib import Path

from dragoman.errors import DataError
from dragoman.evaluate.adapters import Stages
from dragoman.evaluate.cases import MARKER, evaluate_cases
from dragoman.evaluate.pages import evaluate_pages
from dragoman.evaluate.run import DEFAULT_SCHEME, Evaluation, evaluate_gold
from dragoman.settings import Settings

INDEX = "index.jsonl"


def evaluate_path(path: Path, scheme: str = DEFAULT_SCHEME, settings: Settings | None = None) -> Evaluation:
    """Score what lies at `path`.

    A `.jsonl` file is gold; an `expected.json`, or a folder with such files below it, is whole-article cases; a
    folder with an `index.jsonl` is pages. Raises DataError where it is none of these or breaks its format.
    """
    if path.is_dir() and (path / INDEX).is_file():
        return _pages(path)
    if path.is_dir() or path.suffix == ".json":
        return evaluate_cases(path, Stages(settings))
    if path.is_file():
        return evaluate_gold(path, scheme, settings)
    raise DataError(
        f"{path}: found nothing there; give a .jsonl file of gold, an {MARKER}, or a folder of cases or pages"
    )


def _pages(folder: Path) -> Evaluation:
    figures = evaluate_pages(folder)
    digest = hashlib.sha256((folder / INDEX).read_bytes()).hexdigest()
    rounded = {name: round(value, 4) for name, value in figures.items() if name != "pages"}
    return Evaluation(folder.name, int(figures["pages"]), digest, dict(rounded))
