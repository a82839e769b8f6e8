"""Small files in the real layouts, written here, become codings that a record takes and verifies."""

from __future__ import annotations

import gzip
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from dragoman.errors import InputError, SettingError
from dragoman.model import Coding, Event, Unread
from dragoman.record import Record
from dragoman.views.export import export, gdelt, icews, polecat
from dragoman.views.importing import read_export

Make = Callable[..., Coding]

GDELT = {
    "GLOBALEVENTID": "410412347", "SQLDATE": "20150218", "MonthYear": "201502", "Year": "2015",
    "FractionDate": "2015.1315", "Actor1Code": "ROMMED", "Actor1Name": "ROMANIAN", "Actor1CountryCode": "ROM",
    "Actor1Type1Code": "MED", "Actor2Code": "PERGOV", "Actor2Name": "PERU", "Actor2CountryCode": "PER",
    "Actor2Type1Code": "GOV", "IsRootEvent": "1", "EventCode": "141", "EventBaseCode": "141", "EventRootCode": "14",
    "QuadClass": "3", "GoldsteinScale": "-6.5", "NumMentions": "4", "NumSources": "1", "NumArticles": "4",
    "AvgTone": "-2.5", "Actor1Geo_Type": "0", "Actor2Geo_Type": "0", "ActionGeo_Type": "4",
    "ActionGeo_FullName": "Geneva, Geneve, Switzerland", "ActionGeo_CountryCode": "SZ", "ActionGeo_Lat": "46.2",
    "ActionGeo_Long": "6.16667", "DATEADDED": "20150218230000", "SOURCEURL": "https://news.example.org/a",
}  # fmt: skip
ICEWS = {
    "Event ID": "20718170", "Event Date": "2014-03-02", "Source Name": "Police (Kenya)",
    "Source Sectors": "Police,Government,Unheard-of", "Source Country": "Kenya", "Event Text": "Arrest",
    "CAMEO Code": "173", "Intensity": "-5.0", "Target Name": "Citizen (Peru)", "Target Country": "Peru",
    "Story ID": "28235806", "Sentence Number": "2", "Publisher": "Daily Herald", "City": "Nairobi",
    "Country": "Kenya", "Latitude": "-1.28333", "Longitude": "36.8167",
}  # fmt: skip
POLECAT = {
    "Event ID": "202101_77", "Event Date": "2021-01-05", "Event Type": "ASSAULT", "Event Mode": "firearms",
    "Intensity": "-9.0", "Quad Code": "MATERIAL CONFLICT", "Contexts": "military;terrorism", "Actor Name": "Kenya",
    "Actor Country": "KEN", "Actor Sectors": "MIL;GOV", "Actor Title": "spokesman", "Recipient Name": "None",
    "Placename": "Turkana", "Province": "Turkana", "Country": "KEN", "Latitude": "3.5", "Longitude": "35.5",
    "GeoNames ID": "178914", "Source": "Herald", "Publication Date": "2021-01-06", "Version": "1.2",
}  # fmt: skip


def line(columns: tuple[str, ...], cells: dict[str, str]) -> str:
    assert set(cells) <= set(columns)
    return "\t".join(cells.get(name, "") for name in columns) + "\n"


def one_event(found: list[Coding | Unread]) -> Event:
    (coding,) = found
    assert isinstance(coding, Coding)
    (event,) = coding.events
    return event


def test_gdelt(tmp_path: Path) -> None:
    path = tmp_path / "20150218230000.export.CSV"
    path.write_text(line(gdelt.COLUMNS, GDELT))
    event = one_event(list(read_export(path, "gdelt")))
    assert (event.id, event.cameo, event.type, event.mode) == ("gdelt:410412347", "141", "PROTEST", "demo")
    # PLOVER's own quad of a protest; GDELT's is kept in words, so that no series mixes them.
    assert event.quad == 4
    assert event.decisions[0].verdict == "QuadClass 3, GoldsteinScale -6.5, NumMentions 4, AvgTone -2.5"
    assert [(p.name, p.country, p.sectors) for p in (*event.actors, *event.recipients)] == [
        ("ROMANIAN", "ROU", ("JRN",)),
        ("PERU", "PER", ("GOV",)),
    ]
    assert event.place is not None
    assert (event.place.name, event.place.country, event.place.precision) == ("Geneva", "CHE", "city")


def test_icews(tmp_path: Path) -> None:
    path = tmp_path / "icews.tab"
    path.write_text("\t".join(icews.COLUMNS) + "\n" + line(icews.COLUMNS, ICEWS))
    event = one_event(list(read_export(path, "icews")))
    assert (event.cameo, event.actors[0].country, event.actors[0].sectors) == ("173", "KEN", ("COP", "GOV"))
    assert event.place is not None and (event.place.name, event.place.country) == ("Nairobi", "KEN")


def test_polecat(tmp_path: Path) -> None:
    path = tmp_path / "ngecEvents.txt"
    header = "\t".join(polecat.COLUMNS).replace("Intensity", "Event Intensity")
    path.write_bytes((header + "\n" + line(polecat.COLUMNS, POLECAT | {"Source": "El País"})).encode("iso-8859-1"))
    (coding,) = read_export(path, "polecat")
    assert isinstance(coding, Coding)
    assert (coding.article.source, coding.article.published) == ("El País", "2021-01-06")
    (event,) = coding.events
    assert (event.type, event.mode, event.quad, event.score, event.cameo) == ("ASSAULT", "firearms", 4, -9.0, "")
    assert event.contexts == ("military", "terrorism") and event.recipients == ()
    assert event.place is not None and event.place.geonames_id == 178914


def test_packed_files(tmp_path: Path) -> None:
    text = line(gdelt.COLUMNS, GDELT)
    with gzip.open(tmp_path / "a.gz", "wt") as file:
        file.write(text)
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        archive.writestr("a.CSV", text)
    for name in ("a.gz", "a.zip"):
        assert one_event(list(read_export(tmp_path / name, "gdelt"))).cameo == "141"


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"EventCode": "999"}, "'999' is no CAMEO code"),
        ({"SQLDATE": "2015"}, "SQLDATE: '2015' is no day"),
        ({"ActionGeo_Lat": "north"}, "Lat: 'north' is no number"),
    ],
)
def test_a_bad_row_is_named_and_the_rest_is_read(tmp_path: Path, changes: dict[str, str], reason: str) -> None:
    path = tmp_path / "e.csv"
    path.write_text(line(gdelt.COLUMNS, GDELT | changes) + "short\trow\n" + line(gdelt.COLUMNS, GDELT))
    bad, short, good = read_export(path, "gdelt")
    assert bad == Unread(f"{path}:1", reason)
    assert short == Unread(f"{path}:2", "2 columns found, 61 expected")
    assert isinstance(good, Coding)


@pytest.mark.parametrize(
    ("code", "kind", "kept"),
    [("43", "CONSULT", "043"), ("04", "CONSULT", "04"), ("010", "", "010"), ("023", "REQUEST", "023")],
)
def test_codes(tmp_path: Path, code: str, kind: str, kept: str) -> None:
    path = tmp_path / "e.csv"
    path.write_text(line(gdelt.COLUMNS, GDELT | {"EventCode": code}))
    event = one_event(list(read_export(path, "gdelt")))
    assert (event.type, event.cameo) == (kind, kept)


def test_imports_go_into_a_record_and_out_again(record: Record, coding: Make, tmp_path: Path) -> None:
    record.add(coding(1))
    ours = record.events()
    for name, columns in (("gdelt", gdelt.COLUMNS), ("icews", icews.COLUMNS), ("polecat", polecat.COLUMNS)):
        export(ours, tmp_path / name, name)
        assert len((tmp_path / name).read_text().splitlines()[-1].split("\t")) == len(columns)
        record.add(item for item in read_export(tmp_path / name, name) if isinstance(item, Coding))
    found = record.events(between=("IRN", "IRQ"))
    assert found.height == 4 and set(found["type"]) == {"SUPPORT"}
    assert record.verify().ok


def test_refusals(tmp_path: Path) -> None:
    with pytest.raises(SettingError, match="no format 'csv' to import; allowed: gdelt, icews, polecat"):
        read_export(tmp_path / "x", "csv")
    with pytest.raises(InputError, match="cannot be read"):
        list(read_export(tmp_path / "missing", "gdelt"))
    (tmp_path / "broken.zip").write_bytes(b"PK no")
    with pytest.raises(InputError, match=r"It should be plain text, .gz, or .zip"):
        list(read_export(tmp_path / "broken.zip", "gdelt"))


def test_a_line_without_end_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "bomb.tab.gz"
    path.write_bytes(gzip.compress(b"x" * 3_000_000))
    with pytest.raises(InputError, match=r"bomb\.tab\.gz cannot be read: found a line above 1048576 bytes"):
        list(read_export(path, "icews"))
