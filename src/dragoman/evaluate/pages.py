"""How well pages are read: body, title and date against gold, beside bare trafilatura.

Body F1 is that of 4-word shingles, as in the Article Extraction Benchmark (Scrapinghub, 2020), averaged over pages.
"""

from __future__ import annotations

import gzip
import json
import re
from collections import Counter
from pathlib import Path
from statistics import fmean
from typing import Any

from trafilatura import bare_extraction
from trafilatura.settings import Document

from dragoman.errors import InputError
from dragoman.model import Article
from dragoman.settings import Settings
from dragoman.sources import read

_WORD = re.compile(r"\w+")
_SHINGLE = 4


def evaluate_pages(folder: Path) -> dict[str, float]:
    """Return figures of reading the pages of `folder`, whose `index.jsonl` holds their gold.

    Keys: pages, pages_read; body_f1, body_f1_bare (bare trafilatura) over pages with a gold body; title_right,
    title_right_bare and titles (how many have a gold title); date_right; with_kept and without_out, the shares of
    gold segments that are in the body as they must, and out of it as they must.
    """
    index = folder / "index.jsonl"
    if not index.is_file():
        raise InputError(f"{index}: found no index; expected index.jsonl beside the pages; check the folder")
    scores: dict[str, list[float]] = {}
    rows = [json.loads(line) for line in index.read_text(encoding="utf-8").splitlines()]
    for row in rows:
        for name, value in _score(folder / row["file"], row):
            scores.setdefault(name, []).append(value)
    return {
        "pages": float(len(rows)),
        "titles": float(len(scores.get("title_right", []))),
        **{name: fmean(values) for name, values in scores.items()},
    }


def _score(path: Path, gold: dict[str, Any]) -> list[tuple[str, float]]:
    article = next((item for item in read(path, Settings()) if isinstance(item, Article)), None)
    body = article.text[article.body_start :] if article else ""
    bare_title, bare_body = _bare(path, gold.get("url"))
    scores = [("pages_read", float(article is not None))]
    if gold.get("gold_body"):
        scores += [
            ("body_f1", body_f1(body, gold["gold_body"])),
            ("body_f1_bare", body_f1(bare_body, gold["gold_body"])),
        ]
    if gold.get("gold_title"):
        scores.append(("title_right", _same(article.title if article else None, gold["gold_title"])))
        scores.append(("title_right_bare", _same(bare_title, gold["gold_title"])))
    if gold.get("gold_date"):
        scores.append(("date_right", float(article is not None and article.published == gold["gold_date"])))
    scores += [("with_kept", float(_within(segment, body))) for segment in gold.get("gold_with") or []]
    scores += [("without_out", float(not _within(segment, body))) for segment in gold.get("gold_without") or []]
    return scores


def _bare(path: Path, url: str | None) -> tuple[str | None, str]:
    """Return (title, body) as trafilatura gives them with its defaults."""
    raw = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
    found = bare_extraction(raw, url=url, include_comments=False, with_metadata=True)
    return (found.title, found.text or "") if isinstance(found, Document) else (None, "")


def body_f1(found: str, gold: str) -> float:
    """Return the F1 of the 4-word shingles of two bodies, each counted as often as it occurs."""
    ours, theirs = _shingles(found), _shingles(gold)
    common = sum((ours & theirs).values())
    total = sum(ours.values()) + sum(theirs.values())
    return 2 * common / total if total else 1.0


def _shingles(text: str) -> Counter[tuple[str, ...]]:
    words = _WORD.findall(text.lower())
    size = min(_SHINGLE, len(words))
    return Counter(tuple(words[at : at + size]) for at in range(len(words) - size + 1)) if words else Counter()


def _same(found: str | None, gold: str) -> float:
    return float(found is not None and _WORD.findall(found.lower()) == _WORD.findall(gold.lower()))


def _within(segment: str, body: str) -> bool:
    return " ".join(segment.split()) in " ".join(body.split())
