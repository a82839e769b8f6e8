"""The embedded gazetteer: what it holds, how names meet, what its build refuses."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from dragoman.context.geo.gazetteer import Gazetteer, load
from dragoman.context.geo.names import name_key
from dragoman.context.geo.points import kilometres, middle
from dragoman.context.geo.store import How, Kind, Record, write
from dragoman.context.geo.tables import folder, rows, with_tables
from dragoman.errors import DataError


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("Saint-Étienne", "saint etienne"),
        ("St. Louis", "saint louis"),
        ("ST LOUIS", "saint louis"),
        ("Martha’s Vineyard", "marthas vineyard"),
        ("U.S.", "us"),
        ("Łódź", "lodz"),
        ("Washington, D.C.", "washington dc"),
        ("Київ", ""),
        ("St", "st"),
    ],
)
def test_key(name: str, key: str) -> None:
    assert name_key(name) == key


@pytest.mark.parametrize(
    ("name", "kind", "country", "number"),
    [
        ("Kenya", Kind.COUNTRY, "KEN", 192950),
        ("Kosovo", Kind.COUNTRY, "KOS", 831053),
        ("U.K.", Kind.COUNTRY, "GBR", 2635167),
        ("Burma", Kind.COUNTRY, "MMR", 1327865),
        ("Pennsylvania", Kind.ADMIN1, "USA", 6254927),
        ("Pa.", Kind.ADMIN1, "USA", 6254927),
        ("Chechnya", Kind.ADMIN1, "RUS", 569665),
        ("Avoyelles Parish", Kind.ADMIN2, "USA", 4315243),
        ("Nairobi", Kind.CAPITAL, "KEN", 184745),
        ("Kiev", Kind.CAPITAL, "UKR", 703448),
        ("Asia", Kind.CONTINENT, None, 6255147),
        ("Persian Gulf", Kind.SEA, None, None),
        ("West Bank", Kind.REGION, "PSE", None),
        ("Qamishli", Kind.CITY, "SYR", 173377),
    ],
)
def test_holds(gazetteer: Gazetteer, name: str, kind: Kind, country: str | None, number: int | None) -> None:
    held = [(row.entry.kind, row.entry.country, row.entry.id) for row in gazetteer.candidates(name)]
    assert (kind, country, number) in held


def test_demonyms_are_marked(gazetteer: Gazetteer) -> None:
    assert {row.how for row in gazetteer.candidates("Kenyans")} == {How.DEMONYM}


def test_unknown_name(gazetteer: Gazetteer) -> None:
    assert gazetteer.candidates("Qwrtplace") == ()
    assert gazetteer.candidates("東京") == ()


def test_points_of_regions_lie_in_them(gazetteer: Gazetteer) -> None:
    texas = next(row.entry for row in gazetteer.candidates("Texas") if row.entry.kind == Kind.ADMIN1)
    assert kilometres(texas.lat, texas.lon, 31.0, -98.0) < 300


def test_parents(gazetteer: Gazetteer) -> None:
    town = next(row.entry for row in gazetteer.candidates("Dayton") if row.entry.population > 100_000)
    assert town.admin1 is not None and gazetteer.entry(town.admin1).name == "Ohio"
    assert town.admin2 is not None and gazetteer.entry(town.admin2).name == "Montgomery County"


def test_middle_across_the_date_line() -> None:
    lat, lon = middle([(-17.0, 179.0, 1.0), (-17.0, -179.0, 1.0)])
    assert abs(lat + 17.0) < 0.1
    assert abs(abs(lon) - 180.0) < 0.1


def test_loads_fast_and_small() -> None:
    code = (
        "import numpy, spacy, msgspec, time, resource\n"
        "from dragoman.context.geo.gazetteer import load\n"
        "before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss\n"
        "start = time.process_time(); load()\n"
        "print(time.process_time() - start, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before)\n"
    )
    printed = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    seconds, kilobytes = printed.split()
    assert float(seconds) < 0.5
    assert int(kilobytes) < 150_000


def _town(number: int, name: str) -> Record:
    return Record(id=number, name=name, kind=Kind.CITY, lat=1.5, lon=number / 10, country="KEN")


def test_same_records_same_bytes(tmp_path: Path) -> None:
    towns = [_town(1, "Amba"), _town(2, "Bomba"), _town(3, "Amba")]
    assert write(towns, tmp_path / "one.npz") == 3
    write(reversed(towns), tmp_path / "two.npz")
    assert (tmp_path / "one.npz").read_bytes() == (tmp_path / "two.npz").read_bytes()
    assert [row.entry.id for row in load(tmp_path / "one.npz").candidates("amba")] == [1, 3]


def test_no_gazetteer_file(tmp_path: Path) -> None:
    path = tmp_path / "notes.npz"
    path.write_text("no archive")
    with pytest.raises(DataError, match=r"notes\.npz is no gazetteer file .*: build one with `dragoman places build`"):
        Gazetteer(path)


def test_other_format(tmp_path: Path) -> None:
    path = tmp_path / "old.npz"
    np.savez(path, format=np.array([0]))
    with pytest.raises(
        DataError, match="has gazetteer format 0, and this version reads format 1: build the file again"
    ):
        Gazetteer(path)


def _tables(tmp_path: Path, region: str) -> Path:
    for name in ("countries", "abbreviations", "cities"):
        (tmp_path / f"{name}.tsv").write_text("")
    (tmp_path / "regions.tsv").write_text(f"# regions\n{region}\n")
    return tmp_path


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("Sahel\tregion\t15", r"regions\.tsv:2: 3 columns, where 8 are due: part them by single tabs"),
        ("Sahel\tarea\t15\t8\t-\t-\t\t", r"regions\.tsv:2: kind 'area' is not known: use one of continent, region"),
        ("Sahel\tregion\tx\t8\t-\t-\t\t", r"regions\.tsv:2: 'x' stands where a number must: write e\.g\. 12\.5"),
    ],
)
def test_broken_tables(tmp_path: Path, line: str, message: str) -> None:
    with pytest.raises(DataError, match=message):
        with_tables([], _tables(tmp_path, line))


@pytest.mark.parametrize("name", ["Sahel", "Lake Chad"])
def test_tables_add_regions(tmp_path: Path, name: str) -> None:
    [record] = with_tables([], _tables(tmp_path, f"{name}\tregion\t15\t8\t-\t-\t\t"))
    assert (record.name, record.id, record.country) == (name, 0, "")


def test_table_countries_are_known(gazetteer: Gazetteer) -> None:
    for row in rows(folder() / "countries.tsv", 3):
        for demonym in filter(None, row.cells[2].split("|")):
            countries = {each.entry.country for each in gazetteer.candidates(demonym) if each.how == How.DEMONYM}
            assert row.cells[0] in countries, row.where
