"""A gazetteer from a GeoNames dump: a small file in the real format, made for this test."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from dragoman.context.geo.dump import build_gazetteer
from dragoman.context.geo.gazetteer import load
from dragoman.context.geo.store import Kind
from dragoman.context.places import resolve_spans
from dragoman.errors import DataError, InputError
from dragoman.pipeline import Pipeline
from dragoman.settings import Settings
from dragoman.sources import from_text


def _row(number: int, names: str, point: str, feature: str, codes: str, population: int = 0) -> str:
    """One line of a dump: `names` is "name|others", `point` "lat lon", `feature` "P PPL", `codes` "KE 05 01"."""
    name, _, others = names.partition("|")
    lat, lon = point.split()
    group, code = feature.split()
    country, admin1, admin2 = (*codes.split(), "", "")[:3]
    cells = [str(number), name, name, others, lat, lon, group, code, country, "", admin1, admin2, "", ""]
    return "\t".join([*cells, str(population), "", "900", "Africa/Nairobi", "2020-01-01"])


TOWNS = [
    _row(101, "Bondeni|Bondeni Mjini,bwndyny", "-0.5 36.1", "P PPL", "KE 05", 21_000),
    _row(102, "Bondeni", "-4.0 39.6", "P PPL", "KE 02", 900),
    _row(103, "Kisima Kidogo", "-4.1 39.5", "P PPL", "KE 02"),
]
WHOLE = [
    *TOWNS,
    _row(192950, "Republic of Kenya|Kenya,KEN", "1.0 38.0", "A PCLI", "KE 00", 51_000_000),
    _row(104, "Jimbo la Pwani|Coastland", "-3.5 39.5", "A ADM1", "KE 02", 3_000_000),
    _row(105, "Mlima Mdogo|Little Hill", "-3.6 39.4", "T MT", "KE 02"),
    _row(106, "Mlima Bila Jina", "-3.6 39.4", "T MT", "KE 02"),
    _row(107, "Duka|Shop", "-3.6 39.4", "S RET", "KE 02"),
]


def _dump(tmp_path: Path, lines: list[str]) -> Path:
    path = tmp_path / "dump.txt"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def test_whole_dump(tmp_path: Path) -> None:
    build_gazetteer(_dump(tmp_path, WHOLE), tmp_path / "out.npz")
    held = load(tmp_path / "out.npz")
    assert {row.entry.id for row in held.candidates("Bondeni")} == {101, 102}
    assert [row.entry.kind for row in held.candidates("Kenya")] == [Kind.COUNTRY]
    assert [row.entry.kind for row in held.candidates("Little Hill")] == [Kind.REGION]
    assert held.candidates("Kenyan")[0].entry.id == 192950
    for left in ("Kisima Kidogo", "Mlima Bila Jina", "Duka", "bwndyny"):
        assert held.candidates(left) == ()


def test_it_resolves(tmp_path: Path) -> None:
    build_gazetteer(_dump(tmp_path, WHOLE), tmp_path / "out.npz")
    text = "Bondeni, Coastland"
    place = resolve_spans(text, [(0, 7), (9, 18)], gazetteer=load(tmp_path / "out.npz"))[0]
    assert (place.geonames_id, place.country, place.admin1) == (102, "KEN", "Jimbo la Pwani")


def test_towns_only_and_zipped(tmp_path: Path) -> None:
    path = tmp_path / "cities500.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.write(_dump(tmp_path, TOWNS), "cities500.txt")
        archive.writestr("readme.txt", "about")
    build_gazetteer(path, tmp_path / "out.npz")
    kenya = load(tmp_path / "out.npz").candidates("Kenya")
    assert [(row.entry.kind, row.entry.id) for row in kenya] == [(Kind.COUNTRY, 192950)]


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("1\tBondeni", r"dump\.txt:1: 2 columns, where a GeoNames dump has 19: give allCountries\.zip"),
        (TOWNS[0].replace("-0.5", "south"), r"dump\.txt:1: could not convert .*south.*must be numbers"),
    ],
)
def test_broken_dump(tmp_path: Path, line: str, message: str) -> None:
    with pytest.raises(InputError, match=message):
        build_gazetteer(_dump(tmp_path, [line]), tmp_path / "out.npz")


def test_missing_dump(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="is not there: give a GeoNames dump"):
        build_gazetteer(tmp_path / "none.txt", tmp_path / "out.npz")


def test_zip_of_two(tmp_path: Path) -> None:
    path = tmp_path / "two.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("a.txt", "")
        archive.writestr("b.txt", "")
    with pytest.raises(InputError, match="holds 2 tables, where one is due"):
        build_gazetteer(path, tmp_path / "out.npz")


def test_a_run_uses_the_gazetteer_it_is_given(tmp_path: Path) -> None:
    build_gazetteer(_dump(tmp_path, WHOLE), tmp_path / "own.npz")
    article = from_text(
        "Gunmen attacked a police post in Bondeni on Monday and killed an officer.", published="2021-05-04"
    )
    own = Pipeline(Settings(gazetteer=str(tmp_path / "own.npz"), judge=False))
    (place,) = {event.place.geonames_id for event in own.code(article).events if event.place}
    assert place in (101, 102)
    assert "+places-" in own.versions.codebook


def test_a_file_that_is_no_gazetteer_is_named(tmp_path: Path) -> None:
    with pytest.raises(DataError, match=r"none.npz is no gazetteer file \(No such file or directory\): build one"):
        load(tmp_path / "none.npz")
