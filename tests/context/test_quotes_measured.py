"""Quotes of the seed article and figures on PolNeAR's development part. Skipped where the shared folder is absent.

PolNeAR marks no attribution inside another's content, so quotes whose cue lies inside another's are left out there.
"""

from __future__ import annotations

import importlib.util
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from dragoman.context.quotes import find_quotes
from dragoman.model import Article, Quote
from dragoman.text.parser import Parser

FLOORS = {
    (0.3, "all", "f1"): 0.76,
    (0.3, "quoted", "f1"): 0.91,
    (0.3, "indirect", "f1"): 0.68,
    (0.8, "all", "f1"): 0.62,
    (0.3, "all", "joint_f1"): 0.69,
}


@pytest.fixture(scope="module")
def parser() -> Parser:
    return Parser()


def test_seed_article(shared: Path, parser: Parser) -> None:
    text = (shared / "seed" / "article.txt").read_text(encoding="utf-8")
    wanted = json.loads((shared / "seed" / "expected.json").read_text(encoding="utf-8"))["quotes"]
    names = {
        "Amir Hatami": ("Hatami", "Hatamai", "he", "He"),
        "Luay al-Khatteeb": ("al-Khatteeb", "electricity minister"),
    }
    quotes = find_quotes(parser.parse(Article(id="seed", text=text)))
    for each in wanted:
        start = each.get("content_starts") or each["content"]
        found = [quote for quote in quotes if start in quote.content[0].text and quote.kind == each["kind"]]
        assert found, start
        assert found[0].speaker is not None
        assert any(name in found[0].speaker.text for name in names[each["speaker"]]), start


@pytest.fixture(scope="module")
def figures(shared: Path, parser: Parser) -> dict[float, Any]:
    scorer = _scorer(shared / "eval" / "score_quotes.py")
    lines = (shared / "eval" / "quotes" / "polnear_dev.jsonl").read_text(encoding="utf-8").splitlines()
    gold = [json.loads(line) for line in lines if line.strip()]
    articles = [Article(id=row["id"], text=row["text"]) for row in gold]
    predicted = {article.id: _rows(find_quotes(doc)) for article, doc in parser.pipe(articles)}
    result: dict[float, Any] = scorer.evaluate(gold, predicted)[0]
    return result


@pytest.mark.parametrize(("threshold", "stratum", "measure"), FLOORS)
def test_floor(figures: dict[float, Any], threshold: float, stratum: str, measure: str) -> None:
    assert figures[threshold][stratum][measure] >= FLOORS[threshold, stratum, measure]


def _scorer(path: Path) -> Any:
    spec = importlib.util.spec_from_file_location("score_quotes", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _rows(quotes: Sequence[Quote]) -> list[dict[str, Any]]:
    outer = [quote for quote in quotes if not _is_nested(quote, quotes)]
    return [
        {
            "content": [(span.start, span.end) for span in quote.content],
            "speaker": (quote.speaker.start, quote.speaker.end) if quote.speaker else None,
            "cue": (quote.cue.start, quote.cue.end) if quote.cue else None,
        }
        for quote in outer
    ]


def _is_nested(quote: Quote, quotes: Sequence[Quote]) -> bool:
    if quote.cue is None:
        return False
    at = quote.cue.start
    return any(other is not quote and any(span.start <= at < span.end for span in other.content) for other in quotes)
