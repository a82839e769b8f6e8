"""Parquet tables: rows become articles as those of CSV do."""

from __future__ import annotations

import datetime
import gzip
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from dragoman.model import Article, Unread
from dragoman.settings import Settings
from dragoman.sources import read

TEXT = "Togo thanked Ghana for its help on Monday, officials in the capital said."


def table(path: Path, **columns: object) -> Path:
    pq.write_table(pa.table(columns), path, row_group_size=2)
    return path


def test_rows_are_articles(tmp_path: Path) -> None:
    days = [datetime.date(2021, 5, 3), None, datetime.date(2021, 5, 4)]
    columns = {"body": [TEXT, "", TEXT + " More."], "title": ["A", "B", None], "date": days, "views": [1, 2, 3]}
    file = table(tmp_path / "n.parquet", **columns)
    first, second, third = read(file, Settings())
    assert isinstance(first, Article) and isinstance(second, Unread) and isinstance(third, Article)
    assert (first.title, first.published, first.path) == ("A", "2021-05-03", f"{file}:1")
    assert (second.path, second.reason.split(";")[0]) == (f"{file}:2", "found nothing in 'body'")
    assert third.published == "2021-05-04" and third.raw_sha256 != first.raw_sha256


def test_a_column_is_named(tmp_path: Path) -> None:
    file = table(tmp_path / "n.parquet", Inhalt=[TEXT], text=["no"])
    (article,) = read(file, Settings(columns=("text=Inhalt",)))
    assert isinstance(article, Article) and article.text == TEXT


def reason(path: Path) -> str:
    (unread,) = read(path, Settings())
    assert isinstance(unread, Unread)
    return unread.reason


def test_what_is_no_table_of_news_is_named(tmp_path: Path) -> None:
    assert reason(table(tmp_path / "a.parquet", name=["x"])).startswith("found the columns name; allowed for the text")
    assert reason(table(tmp_path / "b.parquet", text=pa.array([], pa.string()))).startswith("found no row;")
    (tmp_path / "c.parquet").write_bytes(b"no such thing" * 100)
    assert reason(tmp_path / "c.parquet").startswith("found no Parquet (")
    (tmp_path / "d.parquet.gz").write_bytes(gzip.compress((tmp_path / "a.parquet").read_bytes()))
    assert reason(tmp_path / "d.parquet.gz").startswith("found Parquet inside gzip")
