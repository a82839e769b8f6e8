"""The tools that people use read each export: pandas, Polars, DuckDB, SQLite, networkx, and GeoJSON by its standard."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import duckdb
import networkx
import pandas
import polars as pl
import pytest
from record_factory import make_coding

from dragoman.record import open_record
from dragoman.views.export import FORMATS, export, gdelt, icews, polecat
from dragoman.views.rows import FLAT_KEYS

CODES = ["051", "112", "190"]
TABBED = {"gdelt": gdelt.COLUMNS, "icews": icews.COLUMNS, "polecat": polecat.COLUMNS}
CODE_COLUMN = {"gdelt": "EventCode", "icews": "CAMEO Code"}


@pytest.fixture(scope="module")
def exported(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Every format, written from one record of three events."""
    folder = tmp_path_factory.mktemp("exports")
    record = open_record(folder / "r")
    record.add(
        [
            make_coding(1, cameo=CODES[0], source='The "Daily"\tNews\nof Tunis'),
            make_coding(2, "KEN", "PER", cameo=CODES[1], type="ACCUSE", quad=3, score=-2.0),
            make_coding(3, "IRN", "IRQ", cameo=CODES[2], type="ASSAULT", quad=4, score=-10.0),
        ]
    )
    paths = {name: folder / f"events.{name}" for name in FORMATS}
    for name, path in paths.items():
        assert export(record, path, name).rows > 0
    return paths


@pytest.mark.parametrize("name", TABBED)
def test_pandas_polars_and_duckdb_read_the_tabbed_formats(exported: dict[str, Path], name: str) -> None:
    columns = list(TABBED[name])
    header = {"header": None, "names": columns} if name == "gdelt" else {}
    one = pandas.read_csv(exported[name], sep="\t", dtype=str, quoting=3, keep_default_na=False, **header)
    two = pl.read_csv(
        exported[name], separator="\t", quote_char=None, infer_schema=False, has_header=name != "gdelt",
        new_columns=columns
    ).fill_null("")  # fmt: skip
    three = duckdb.sql(
        f"select * from read_csv('{exported[name]}', delim='\t', quote='', escape='', all_varchar=true, "
        f"header={name != 'gdelt'}, names={columns}, nullstr='-none-')"
    )
    assert list(one.columns) == two.columns == three.columns == columns
    assert one.to_numpy().tolist() == [list(row) for row in two.rows()] == [list(row) for row in three.fetchall()]
    if name in CODE_COLUMN:
        assert sorted(one[CODE_COLUMN[name]]) == CODES


def test_csv(exported: dict[str, Path]) -> None:
    one = pandas.read_csv(exported["csv"], dtype={"cameo": str})
    two = pl.read_csv(exported["csv"], schema_overrides={"cameo": pl.String})
    three = duckdb.sql(f"select * from read_csv('{exported['csv']}', types={{'cameo': 'varchar'}})")
    assert list(one.columns) == two.columns == three.columns == list(FLAT_KEYS)
    assert sorted(one["cameo"]) == sorted(two["cameo"]) == CODES
    assert sorted(row[0] for row in three.project("cameo").fetchall()) == CODES
    assert 'The "Daily"\tNews\nof Tunis' in set(one["source"]) & set(two["source"])


def test_parquet(exported: dict[str, Path]) -> None:
    one, two = pandas.read_parquet(exported["parquet"]), pl.read_parquet(exported["parquet"])
    three = duckdb.sql(f"from '{exported['parquet']}'")
    assert list(one.columns) == two.columns == three.columns
    assert sorted(one["cameo"]) == sorted(two["cameo"]) == CODES
    assert {actors[0]["country"] for actors in one["actors"]} == {"IRN", "KEN"}


def test_plover(exported: dict[str, Path]) -> None:
    one, two = pandas.read_json(exported["plover"], lines=True), pl.read_ndjson(exported["plover"])
    three = duckdb.sql(f"select id, event from read_json('{exported['plover']}', format='newline_delimited')")
    assert set(one["id"]) == set(two["id"]) == {row[0] for row in three.fetchall()}
    assert {event[0] for event in one["event"]} == {"SUPPORT", "ACCUSE", "ASSAULT"}


def test_sqlite(exported: dict[str, Path]) -> None:
    with closing(sqlite3.connect(exported["sqlite"])) as base:
        assert base.execute("pragma integrity_check").fetchone() == ("ok",)
        assert base.execute("pragma foreign_key_check").fetchall() == []
        frame = pandas.read_sql("select cameo, score from events order by cameo", base)
    assert frame["cameo"].to_list() == CODES and frame["score"].to_list() == [5.0, -2.0, -10.0]


def test_networkx_reads_the_network(exported: dict[str, Path]) -> None:
    graph = networkx.read_gexf(exported["gexf"], version="1.3")
    assert set(graph.nodes) == {"IRN", "IRQ", "KEN", "PER"}
    assert graph.is_directed() and graph.nodes["KEN"]["label"] == "Kenya"
    edges = {(one, other): data["mean_score"] for one, other, data in graph.edges(data=True) if one == "KEN"}
    assert edges == {("KEN", "PER"): -2.0}
    assert sum(data["events"] for _, _, data in graph.edges(data=True)) == 3


def _points(found: Any) -> list[tuple[float, float]]:
    """The points of a FeatureCollection; every member is checked against RFC 7946."""
    assert found["type"] == "FeatureCollection" and set(found) <= {"type", "features", "bbox"}
    points = []
    for feature in found["features"]:
        assert feature["type"] == "Feature" and set(feature) == {"type", "id", "geometry", "properties"}
        assert isinstance(feature["id"], str) and isinstance(feature["properties"], dict)
        geometry = feature["geometry"]
        assert geometry["type"] == "Point" and set(geometry) == {"type", "coordinates"}
        lon, lat = geometry["coordinates"]
        assert -180 <= lon <= 180 and -90 <= lat <= 90
        points.append((lon, lat))
    return points


def test_geojson_keeps_to_its_standard(exported: dict[str, Path]) -> None:
    found = json.loads(exported["geojson"].read_text("utf-8"), parse_constant=lambda word: pytest.fail(word))
    assert _points(found) == [(6.1457, 46.2022)] * 3
    assert len({feature["id"] for feature in found["features"]}) == 3
    frame = pandas.json_normalize(found["features"])
    assert sorted(frame["properties.cameo"]) == CODES


def test_geopandas_reads_the_points(exported: dict[str, Path]) -> None:
    geopandas = pytest.importorskip(
        "geopandas", reason="geopandas is not among the requirements: too large for one test"
    )
    assert len(geopandas.read_file(exported["geojson"])) == 3
