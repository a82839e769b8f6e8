"""Every export is read back by another tool, and its layout checked cell by cell."""

from __future__ import annotations

import csv
import json
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from xml.etree import ElementTree

import duckdb
import msgspec
import polars as pl
import pytest
from record_factory import make_coding, party

from dragoman.errors import RecordError, SettingError
from dragoman.model import Coding, Place, Span, Status
from dragoman.record import Record
from dragoman.views.export import FORMATS, export, gdelt, icews, polecat
from dragoman.views.importing import read_export
from dragoman.views.rows import FLAT_KEYS, rows_of

Make = Callable[..., Coding]


def both(coding: Coding) -> Coding:
    """The coding with two actors who met, and no recipient."""
    text = coding.article.text
    return make_coding(
        3, act="met", type="CONSULT", cameo="046", actors=(party(text, "IRN"), party(text, "IRQ")), recipients=()
    )


@pytest.fixture
def filled(record: Record) -> Record:
    land = Place(Span(0, 0, ""), "Kenya", 192950, 1.0, 38.0, "KEN", precision="country")
    record.add(
        [
            make_coding(1),
            make_coding(2, "KEN", "PER", cameo="141", type="PROTEST", quad=4, score=-6.5, place=land),
            both(make_coding(3, act="met")),
            make_coding(4, cameo="091", place=None),
            make_coding(5, status=Status.FUTURE),
        ]
    )
    return record


def cells(path: Path, header: bool) -> list[list[str]]:
    rows = list(csv.reader(path.read_text().splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE))
    return rows[1:] if header else rows


def test_gdelt(filled: Record, tmp_path: Path) -> None:
    done = export(filled.events(status="all", newest_first=False), tmp_path / "e.tsv", "gdelt")
    assert (done.rows, done.left_out) == (4, {"status future": 1})
    rows = [dict(zip(gdelt.COLUMNS, row, strict=True)) for row in cells(tmp_path / "e.tsv", False)]
    assert len(gdelt.COLUMNS) == 61
    first, protest, talks, inquiry = rows
    assert [first[key] for key in ("SQLDATE", "MonthYear", "Year", "FractionDate")] == [
        "20200524", "202005", "2020", "2020.3945",
    ]  # fmt: skip
    assert [first[f"Actor1{key}"] for key in ("Code", "Name", "CountryCode", "Type1Code", "Type2Code")] == [
        "IRNGOV", "IRAN", "IRN", "GOV", "",
    ]  # fmt: skip
    assert [first[key] for key in ("EventCode", "EventBaseCode", "EventRootCode", "QuadClass", "GoldsteinScale")] == [
        "051", "051", "05", "1", "3.4",
    ]  # fmt: skip
    assert [first[f"ActionGeo_{key}"] for key in ("Type", "FullName", "CountryCode", "Lat", "Long")] == [
        "4", "Geneva, Switzerland", "SZ", "46.2022", "6.1457",
    ]  # fmt: skip
    assert (first["DATEADDED"], first["SOURCEURL"]) == ("20200524000000", "https://example.org/1")
    # GDELT has protests as 3 and inquiries as 2, unlike PLOVER and Phoenix.
    assert (protest["QuadClass"], protest["GoldsteinScale"], protest["ActionGeo_Type"]) == ("3", "-6.5", "1")
    assert protest["ActionGeo_ADM1Code"] == "KE"
    assert inquiry["QuadClass"] == "2"
    assert (talks["Actor1CountryCode"], talks["Actor2CountryCode"]) == ("IRN", "IRQ")
    assert len({row["GLOBALEVENTID"] for row in rows}) == 4 and first["GLOBALEVENTID"].isdigit()
    assert inquiry["ActionGeo_Type"] == "0"


def test_international_actors_have_cameos_codes(record: Record, tmp_path: Path, coding: Make) -> None:
    body = msgspec.structs.replace(coding(1).events[0].recipients[0], country=None, code="UNO", name="United Nations")
    record.add(coding(1, recipients=(body,)))
    export(record, tmp_path / "e.tsv", "gdelt")
    (row,) = [dict(zip(gdelt.COLUMNS, row, strict=True)) for row in cells(tmp_path / "e.tsv", False)]
    named = ("Code", "Name", "CountryCode", "KnownGroupCode", "Type1Code", "Type2Code")
    assert [row[f"Actor2{key}"] for key in named] == ["IGOUNO", "UNITED NATIONS", "", "UNO", "IGO", ""]
    (again,) = read_export(tmp_path / "e.tsv", "gdelt")
    assert isinstance(again, Coding) and again.events[0].recipients[0].code == "UNO"
    export(record, tmp_path / "e.jsonl", "plover")
    assert json.loads((tmp_path / "e.jsonl").read_text())["recipient"][0]["code"] == "UNO"


def test_icews(filled: Record, tmp_path: Path) -> None:
    assert export(filled, tmp_path / "e.tab", "icews").rows == 4
    frame = pl.read_csv(tmp_path / "e.tab", separator="\t", quote_char=None, infer_schema=False)
    assert tuple(frame.columns) == icews.COLUMNS and len(icews.COLUMNS) == 20
    row = frame.filter(pl.col("Story ID") == "art000001").row(0, named=True)
    named = ("Event Date", "Source Name", "Source Sectors", "Source Country", "Target Country")
    assert [row[key] for key in named] == [
        "2020-05-24", "Iran", "GOV", "Iran", "Iraq",
    ]  # fmt: skip
    assert [row[key] for key in ("CAMEO Code", "Intensity", "Publisher", "City", "Country", "Latitude")] == [
        "051", "3.4", "Gazette", "Geneva", "Switzerland", "46.2022",
    ]  # fmt: skip


def test_polecat(filled: Record, tmp_path: Path) -> None:
    assert export(filled, tmp_path / "e.txt", "polecat").rows == 4
    frame = pl.read_csv(tmp_path / "e.txt", separator="\t", quote_char=None, infer_schema=False)
    assert tuple(frame.columns) == polecat.COLUMNS and len(polecat.COLUMNS) == 40
    row = frame.filter(pl.col("Event ID") == "ev000002").row(0, named=True)
    assert [row[key] for key in ("Event Type", "Quad Code", "Contexts", "Actor Country", "Recipient Country")] == [
        "PROTEST", "MATERIAL CONFLICT", "diplomatic", "KEN", "PER",
    ]  # fmt: skip


def test_polecat_columns_are_those_published(shared: Path) -> None:
    published = json.loads((shared / "ontology" / "plover.json").read_text())["differences"]["polecat_columns"]
    assert list(polecat.COLUMNS) == published


def test_plover(filled: Record, tmp_path: Path) -> None:
    assert export(filled.events(status="all"), tmp_path / "e.jsonl", "plover").rows == 5
    rows = {row["id"]: row for row in map(json.loads, (tmp_path / "e.jsonl").read_text().splitlines())}
    row = rows["ev000001"]
    assert row["actor"] == [{"code": "IRN", "sector": ["GOV"], "entity_text": "Iran", "identifier_text": "Iran"}]
    assert (row["event"], row["mode"], row["context"]) == (["SUPPORT"], [], ["diplomatic"])
    assert row["event_loc"]["resolution"] == 4 and row["event_loc"]["country"] == "Switzerland"
    comment = json.loads(row["comment"])
    assert comment["status"] == "actual" and comment["cameo"] == "051"
    assert json.loads(rows["ev000005"]["comment"])["status"] == "future"


def test_plover_has_only_fields_of_the_manual(filled: Record, tmp_path: Path, shared: Path) -> None:
    manual = json.loads((shared / "ontology" / "plover.json").read_text())["json_record"]
    export(filled, tmp_path / "e.jsonl", "plover")
    for line in (tmp_path / "e.jsonl").read_text().splitlines():
        row = json.loads(line)
        assert set(manual["required"]) <= set(row) <= {*manual["required"], *manual["optional"]}
        assert set(row["text_info"]) <= set(manual["text_info"])
        assert set(row["cite_info"]) <= set(manual["cite_info"])
        assert set(row.get("event_loc", ())) <= set(manual["location"])
        for entity in (*row["actor"], *row["recipient"]):
            assert set(entity) <= set(manual["entity"])


def test_parquet_is_the_frame_again(filled: Record, tmp_path: Path) -> None:
    frame = filled.events(status="all")
    export(frame, tmp_path / "e.parquet", "parquet")
    again = pl.read_parquet(tmp_path / "e.parquet")
    assert list(rows_of(again)) == list(rows_of(frame))
    kenya = duckdb.sql(f"select id from '{tmp_path}/e.parquet' where actors[1].country = 'KEN'")
    assert kenya.fetchall() == [("ev000002",)]


def test_csv_keeps_codes_as_text(filled: Record, tmp_path: Path) -> None:
    export(filled, tmp_path / "e.csv", "csv")
    rows = list(csv.DictReader((tmp_path / "e.csv").read_text().splitlines()))
    assert tuple(rows[0]) == FLAT_KEYS
    assert {row["cameo"] for row in rows} == {"051", "141", "046", "091"}


def test_sqlite(filled: Record, tmp_path: Path) -> None:
    for _ in range(2):  # the second time, over the first
        assert export(filled, tmp_path / "e.db", "sqlite").rows == 4
    with closing(sqlite3.connect(tmp_path / "e.db")) as base:
        query = "select e.cameo, typeof(e.score), p.country, p.text from events e join parties p on p.event = e.id"
        found = base.execute(query + " where e.id = 'ev000002' order by side").fetchall()
    assert found == [("141", "real", "KEN", "Kenya"), ("141", "real", "PER", "Peru")]


def test_geojson(filled: Record, tmp_path: Path) -> None:
    done = export(filled, tmp_path / "e.geojson", "geojson")
    assert (done.rows, done.left_out) == (3, {"no coordinates": 1})
    found = json.loads((tmp_path / "e.geojson").read_text())
    assert found["type"] == "FeatureCollection"
    for feature in found["features"]:
        assert feature["type"] == "Feature" and feature["geometry"]["type"] == "Point"
        lon, lat = feature["geometry"]["coordinates"]
        assert -180 <= lon <= 180 and -90 <= lat <= 90
    assert [6.1457, 46.2022] in [feature["geometry"]["coordinates"] for feature in found["features"]]


def test_gexf(filled: Record, tmp_path: Path) -> None:
    export(filled, tmp_path / "e.gexf", "gexf")
    root = ElementTree.parse(tmp_path / "e.gexf").getroot()
    names = {"g": "http://gexf.net/1.3"}
    nodes = {node.get("id"): node.get("label") for node in root.iterfind(".//g:node", names)}
    assert nodes == {"IRN": "Iran", "IRQ": "Iraq", "KEN": "Kenya", "PER": "Peru"}
    edges = [(e.get("source"), e.get("target"), e.get("weight")) for e in root.iterfind(".//g:edge", names)]
    assert edges == [("IRN", "IRQ", "3"), ("KEN", "PER", "1")]


@pytest.mark.parametrize("name", FORMATS)
def test_an_empty_record_makes_an_empty_file(record: Record, tmp_path: Path, name: str) -> None:
    assert export(record, tmp_path / "out", name).rows == 0
    assert (tmp_path / "out").exists()


@pytest.mark.parametrize("name", FORMATS)
def test_same_events_same_bytes(filled: Record, tmp_path: Path, name: str) -> None:
    for copy in ("a", "b"):
        export(filled, tmp_path / copy, name)
    assert (tmp_path / "a").read_bytes() == (tmp_path / "b").read_bytes()


DOCS = Path(__file__).parents[2] / "docs"
COLUMNS = {"gdelt": gdelt.COLUMNS, "icews": icews.COLUMNS, "polecat": polecat.COLUMNS, "csv": FLAT_KEYS}


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_has_its_page(name: str) -> None:
    page = (DOCS / "exports" / f"{name}.md").read_text("utf-8")
    assert f"(exports/{name}.md)" in (DOCS / "exports.md").read_text("utf-8")
    assert "\n## What it cannot hold\n" in page and f"`dragoman export RECORD {name} FILE`" in page
    assert [column for column in COLUMNS.get(name, ()) if f"`{column}`" not in page] == []


def test_refusals(filled: Record, tmp_path: Path) -> None:
    with pytest.raises(SettingError, match="no format 'stix'; allowed: plover, gdelt, icews"):
        export(filled, tmp_path / "x", "stix")
    for name in FORMATS:
        with pytest.raises(RecordError):
            export(filled, tmp_path / "nowhere" / "x", name)
        with pytest.raises(RecordError, match=r"it is a folder or a device. Name a file"):
            export(filled, tmp_path, name)
    assert list(tmp_path.glob(".*")) == []


def test_tabs_and_line_ends_do_not_break_a_row(record: Record, tmp_path: Path, coding: Make) -> None:
    record.add(coding(1, source="The\tDaily\nNews"))
    export(record, tmp_path / "e.tab", "icews")
    (row,) = cells(tmp_path / "e.tab", True)
    assert len(row) == 20 and row[13] == "The Daily News"
