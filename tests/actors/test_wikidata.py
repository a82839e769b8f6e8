"""Wikidata as rows of `people`: small files of our own in the formats of dump and query. Persons are made up."""

from __future__ import annotations

import gzip
import json
from pathlib import Path
from typing import Any

import pytest

from dragoman.actors.importers import write_table
from dragoman.actors.knowledge import Knowledge, load_knowledge
from dragoman.actors.wikidata import from_dump, from_sparql
from dragoman.errors import DataError


@pytest.fixture(scope="module")
def knowledge() -> Knowledge:
    return load_knowledge()


def item(value: str) -> dict[str, Any]:
    return {
        "snaktype": "value",
        "datavalue": {"value": {"entity-type": "item", "id": value}, "type": "wikibase-entityid"},
    }


def text(value: str) -> dict[str, Any]:
    return {"snaktype": "value", "datavalue": {"value": value, "type": "string"}}


def when(value: str, precision: int) -> dict[str, Any]:
    return {"snaktype": "value", "datavalue": {"value": {"time": value, "precision": precision}, "type": "time"}}


def claim(snak: dict[str, Any], rank: str = "normal", **qualifiers: dict[str, Any]) -> dict[str, Any]:
    return {"mainsnak": snak, "rank": rank, "qualifiers": {prop: [value] for prop, value in qualifiers.items()}}


def entity(qid: str, label: str, aliases: tuple[str, ...] = (), **claims: list[dict[str, Any]]) -> dict[str, Any]:
    labels = {"en": {"language": "en", "value": label}} if label else {}
    return {
        "id": qid,
        "type": "item",
        "labels": labels,
        "aliases": {"en": [{"language": "en", "value": alias} for alias in aliases]},
        "claims": claims,
    }


def dump() -> list[dict[str, Any]]:
    held = [
        claim(item("Q902"), P580=when("+2001-05-00T00:00:00Z", 10), P582=when("+2004-03-31T00:00:00Z", 11)),
        claim(item("Q902"), P580=when("+2010-00-00T00:00:00Z", 9), P582={"snaktype": "somevalue"}),
        claim(item("Q902"), rank="deprecated"),
        claim(item("Q903")),
        claim({"snaktype": "novalue"}),
    ]
    return [
        entity("Q901", "Ada Quill", ("A. Quill", "Ada M. Quill"), P31=[claim(item("Q5"))], P39=held),
        entity("Q902", "Minister of Defence of Bolivia", P1001=[claim(item("Q904"))]),
        entity("Q903", "Keeper of the Lamp", P17=[claim(item("Q904"))]),
        entity("Q904", "Bolivia", P298=[claim(text("BOL"))]),
        entity("Q905", "", P31=[claim(item("Q5"))]),
    ]


def as_dump(entities: list[dict[str, Any]]) -> bytes:
    return b"[\n" + b",\n".join(json.dumps(one).encode() for one in entities) + b"\n]\n"


def test_dump_gives_one_row_a_term(tmp_path: Path, knowledge: Knowledge) -> None:
    path = tmp_path / "dump.json"
    path.write_bytes(as_dump(dump()))
    found = from_dump(path, knowledge)
    assert found.left_out == 2
    assert [(r.name, r.office, r.country, r.sectors, r.since, r.until, r.wikidata) for r in found.rows] == [
        ("Ada Quill", "defence minister", "BOL", ("GOV",), "2001-05", "2004-03-31", "Q901"),
        ("Ada Quill", "defence minister", "BOL", ("GOV",), "2010", None, "Q901"),
    ]
    assert (found.rows[0].short, found.rows[0].aliases) == (("Quill",), ("A. Quill", "Ada M. Quill"))


def test_rows_come_back_from_their_file(tmp_path: Path, knowledge: Knowledge) -> None:
    path, table = tmp_path / "dump.json.gz", tmp_path / "people.tsv"
    path.write_bytes(gzip.compress(as_dump(dump())))
    write_table(from_dump(path, knowledge).rows, table, table="people", source="Wikidata", made="2026-11-23")
    offices = load_knowledge((table,)).people("Quill", "2002-01-01")
    assert [(office.person.wikidata, office.status) for office in offices] == [("Q901", "current"), ("Q901", "later")]


def cell(value: str) -> dict[str, str]:
    return {"type": "literal", "value": value}


def binding(**cells: str) -> dict[str, dict[str, str]]:
    return {name: cell(value) for name, value in cells.items()}


def write_result(folder: Path, bindings: list[dict[str, dict[str, str]]]) -> Path:
    path = folder / "result.json"
    path.write_text(json.dumps({"head": {"vars": ["person"]}, "results": {"bindings": bindings}}), encoding="utf-8")
    return path


def test_sparql_result(tmp_path: Path, knowledge: Knowledge) -> None:
    person = "http://www.wikidata.org/entity/Q901"
    full = binding(
        person=person,
        personLabel="Ada Quill",
        personAltLabel="A. Quill, Ada M. Quill",
        positionLabel="prime minister of Bolivia",
        code="BOL",
        start="2001-05-01T00:00:00Z",
        end="2004-03-31T00:00:00Z",
    )
    odd = binding(person=person, personLabel="Ada Quill", positionLabel="keeper of the lamp", code="BOL")
    found = from_sparql(write_result(tmp_path, [full, odd]), knowledge)
    assert found.left_out == 1
    row = found.rows[0]
    assert (row.name, row.office, row.country, row.since, row.until) == (
        "Ada Quill", "prime minister", "BOL", "2001-05-01", "2004-03-31",
    )  # fmt: skip
    assert (row.aliases, row.wikidata) == (("A. Quill", "Ada M. Quill"), "Q901")


def test_bad_files(tmp_path: Path, knowledge: Knowledge) -> None:
    path = tmp_path / "dump.json"
    path.write_text('[\n{"id": "Q1"},\n{broken},\n]\n')
    with pytest.raises(DataError, match=r"dump.json:3: .*; allowed: one Wikidata entity \(a JSON object\) a line"):
        from_dump(path, knowledge)
    with pytest.raises(DataError, match=r"dump.json: .*; allowed: a SPARQL JSON result with 'results' and 'bindings'"):
        from_sparql(path, knowledge)
    result = write_result(tmp_path, [binding(person="Q1", personLabel="Ada Quill")])
    with pytest.raises(
        DataError, match=r"result.json: binding 1: field 'positionLabel': found ''; allowed: a value in"
    ):
        from_sparql(result, knowledge)
