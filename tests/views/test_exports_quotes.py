"""Every export carries the quotes, and says which of its events are only somebody's words."""

from __future__ import annotations

import csv
import json
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import polars as pl
import pytest
from record_factory import make_coding, party

from dragoman.model import Coding
from dragoman.record import Record
from dragoman.views.export import FORMATS, export
from dragoman.views.export.quotes import QUOTE_KEYS
from dragoman.views.query import EventQuery
from dragoman.views.statements import events_and_quotes

DOCS = Path(__file__).parents[2] / "docs"
CSV = (
    "article,id,published,source,title,url,kind,act,speaker_name,speaker_country,speaker_code,speaker_sectors,"
    "speaker_role,speaker,speaker_span,cue,cue_span,addressee,content,content_spans,events\n"
    "art000001,q1,2020-05-24,Gazette,Dispatch 1 of the day,https://example.org/1,indirect,statement,Baraka Otieno,,,,"
    "spokesman,Baraka Otieno,62-75,said,76-80,,Iran prais,23-33,{events}\n"
)
"""What most formats have beside them; `events` are the ids that their own rows have."""


@pytest.fixture
def one(record: Record) -> Record:
    record.add(make_coding(1))
    return record


@pytest.mark.parametrize("name", ["csv", "geojson", "gexf", "polecat"])
def test_a_table_of_quotes_lies_beside_the_events(one: Record, tmp_path: Path, name: str) -> None:
    done = export(one, tmp_path / "out.x", name)
    assert (done.quotes, done.quotes_path) == (1, tmp_path / "out.quotes.csv")
    found = (tmp_path / "out.quotes.csv").read_text().replace("\r\n", "\n")
    assert found == CSV.format(events="ev000001")


@pytest.mark.parametrize("name", ["gdelt", "icews"])
def test_the_quotes_of_foreign_tables_name_their_rows(record: Record, tmp_path: Path, name: str) -> None:
    text = make_coding(1).article.text
    both = (party(text, "IRN"), party(text, "IRQ"))
    record.add(make_coding(1, actors=both, recipients=both))  # four dyads, four rows
    export(record, tmp_path / "out.tab", name)
    ids = [line.split("\t")[0] for line in (tmp_path / "out.tab").read_text().splitlines()]
    found = (tmp_path / "out.quotes.csv").read_text().replace("\r\n", "\n")
    assert found == CSV.format(events="; ".join(ids[-4:])) and len(set(ids[-4:])) == 4


def test_plover_lines_have_lines_of_quotes(one: Record, tmp_path: Path) -> None:
    export(one, tmp_path / "out.jsonl", "plover")
    assert json.loads((tmp_path / "out.quotes.jsonl").read_text()) == {
        "article": "art000001", "id": "q1", "kind": "indirect", "act": "statement",
        "content": [{"start": 23, "end": 33, "text": "Iran prais"}], "published": "2020-05-24", "source": "Gazette",
        "title": "Dispatch 1 of the day", "url": "https://example.org/1",
        "speaker": {"start": 62, "end": 75, "text": "Baraka Otieno"}, "speaker_name": "Baraka Otieno",
        "speaker_country": None, "speaker_code": None, "speaker_sectors": [], "speaker_role": "spokesman",
        "addressee": None, "cue": {"start": 76, "end": 80, "text": "said"}, "events": ["ev000001"],
    }  # fmt: skip
    comment = json.loads(json.loads((tmp_path / "out.jsonl").read_text())["comment"])
    assert (comment["attributed_to"], comment["quotes"]) == (["Baraka Otieno"], ["q1"])


def test_parquet_keeps_the_spans(one: Record, tmp_path: Path) -> None:
    export(one, tmp_path / "out.parquet", "parquet")
    (quote,) = pl.read_parquet(tmp_path / "out.quotes.parquet").to_dicts()
    assert quote["content"] == [{"start": 23, "end": 33, "text": "Iran prais"}]
    assert (quote["speaker"]["text"], quote["cue"]["start"], quote["events"]) == ("Baraka Otieno", 76, ["ev000001"])


def test_sqlite_joins_events_with_quotes(one: Record, tmp_path: Path) -> None:
    assert export(one, tmp_path / "out.db", "sqlite").quotes_path == tmp_path / "out.db"
    join = (
        "select s.event, s.n, q.speaker_name, q.speaker_country, q.cue, q.content_spans from sources s "
        "join quotes q on q.article = s.article and q.id = s.quote"
    )
    with closing(sqlite3.connect(tmp_path / "out.db")) as base:
        assert base.execute(join).fetchall() == [("ev000001", 0, "Baraka Otieno", None, "said", "23-33")]


@pytest.mark.parametrize("name", ["csv", "geojson"])
def test_flat_rows_name_the_quotes_they_are_from(one: Record, tmp_path: Path, name: str) -> None:
    export(one, tmp_path / "out", name)
    text = (tmp_path / "out").read_text()
    row = next(csv.DictReader(text.splitlines())) if name == "csv" else json.loads(text)["features"][0]["properties"]
    assert [row["attributed_to"], row["quotes"]] in (["Baraka Otieno", "q1"], [["Baraka Otieno"], ["q1"]])


@pytest.mark.parametrize(
    ("words", "articles"),
    [
        ({}, ["art000001", "art000002"]),  # all that is said in the record
        ({"status": "future"}, ["art000001", "art000002"]),
        ({"between": ("KEN", "PER")}, ["art000002"]),  # the articles of the events found
        ({"reviewed": True}, []),
    ],
)
def test_which_quotes_go_with_a_query(
    record: Record, coding: Callable[..., Coding], words: dict[str, object], articles: list[str]
) -> None:
    record.add([coding(1), coding(2, "KEN", "PER")])
    _, quotes = events_and_quotes(record, EventQuery.of(**words))  # type: ignore[arg-type]
    assert quotes["article"].to_list() == articles


def test_events_alone_are_written_without_quotes(one: Record, tmp_path: Path) -> None:
    assert export(one.events(), tmp_path / "out.csv", "csv").quotes_path is None
    assert not list(tmp_path.glob("*quotes*"))


@pytest.mark.parametrize("name", FORMATS)
def test_same_quotes_same_bytes_and_no_drafts(one: Record, tmp_path: Path, name: str) -> None:
    bytes_of = []
    for _ in range(2):  # the second time, over the first
        done = export(one, tmp_path / "out.x", name)
        assert done.quotes_path is not None
        bytes_of.append(done.quotes_path.read_bytes())
    assert bytes_of[0] == bytes_of[1] and list(tmp_path.glob(".*")) == []


def test_every_column_of_quotes_is_documented() -> None:
    page = (DOCS / "exports.md").read_text("utf-8")
    assert [key for key in QUOTE_KEYS if f"`{key}`" not in page] == []
    assert [name for name in FORMATS if "\n## Quotes\n" not in (DOCS / "exports" / f"{name}.md").read_text()] == []
