"""Gold files: what is read, and what a malformed one gets told."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

import pytest

from dragoman.errors import DataError, SettingError
from dragoman.evaluate.adapters import _pairs, alpha2
from dragoman.evaluate.dictionary import load_dictionary
from dragoman.evaluate.gold import GoldTuple, PairRow, TupleRow, load_gold
from dragoman.evaluate.run import evaluate_gold
from dragoman.evaluate.scheme import load_scheme, schemes
from dragoman.evaluate.tuples import CodedSentence, CodedTuple, score_tuples

PAIR: dict[str, Any] = {
    "id": "p1",
    "sentence": "Chile thanked Peru.",
    "source_spans": [[0, 5]],
    "target_spans": [[14, 18]],
    "root": "SUPPORT",
}
PLACE = {"id": "a", "text": "In Lima.", "places": [{"start": 3, "end": 7, "lat": -12.0, "lon": -77.0}]}
TIME = {"id": "a", "text": "On Friday.", "times": [{"start": 3, "end": 9, "from": "2021-06-04", "to": "2021-06-04"}]}


def write(folder: Path, *rows: object) -> Path:
    path = folder / "gold.jsonl"
    path.write_text("\n".join(row if isinstance(row, str) else json.dumps(row) for row in rows), encoding="utf-8")
    return path


def test_a_gold_file_is_read_with_its_hash_and_lines(tmp_path: Path) -> None:
    path = write(tmp_path, PAIR, "", PAIR | {"id": "p2"})
    gold = load_gold(path)
    assert gold.name == "gold"
    assert gold.sha256 == hashlib.sha256(path.read_bytes()).hexdigest()
    assert [row.id for row in gold.rows] == ["p1", "p2"]
    assert gold.lines == (1, 3)


MALFORMED = [
    ((PAIR, "{"), "gold.jsonl:2: Input data was truncated"),
    (("{",), "gold.jsonl:1: not JSON (Input data was truncated)"),
    (("[]",), "gold.jsonl:1: found the fields of no object; a gold record has one of source_spans, "),
    (({"id": 1, "txt": ""},), "gold.jsonl:1: found the fields id, txt; a gold record has one of source_spans, "),
    ((PAIR, PAIR | {"root": 3}), "gold.jsonl:2: Expected `str`, got `int` - at `$.root`"),
    (({k: v for k, v in PAIR.items() if k != "root"},), "gold.jsonl:1: Object missing required field `root`"),
    ((PAIR, PAIR), "gold.jsonl:2: field `id`: found 'p1', but line 1 has it too; give every record its own"),
    (
        (PAIR | {"target_spans": [[14, 99]]},),
        "gold.jsonl:1: field `target_spans`: span [14, 99) lies outside the text of 19 characters or is empty",
    ),
    (({"id": "a", "text": "x", "places": [{"start": 0}]},), "missing required field `end` - at `$.places[0]`"),
    ((PLACE | {"text": "Lima"},), "gold.jsonl:1: field `places`: span [3, 7) lies outside the text of 4 characters"),
    ((TIME | {"text": "Friday"},), "gold.jsonl:1: field `times`: span [3, 9) lies outside"),
    (
        ({"id": "q", "text": "No", "attributions": [{"source_spans": [], "content_spans": [[1, 1]]}]},),
        "gold.jsonl:1: field `content_spans`: span [1, 1) lies outside",
    ),
    ((), "gold.jsonl: found no record, expected one JSON object a line"),
]


@pytest.mark.parametrize(("rows", "message"), MALFORMED, ids=[m for _, m in MALFORMED])
def test_a_malformed_file_is_told_line_and_field(rows: tuple[object, ...], message: str, tmp_path: Path) -> None:
    with pytest.raises(DataError) as caught:
        load_gold(write(tmp_path, *rows))
    assert message in str(caught.value)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(DataError, match=r"none.jsonl: not readable \(No such file"):
        load_gold(tmp_path / "none.jsonl")


def test_an_unknown_root_is_told_line_and_field(tmp_path: Path) -> None:
    path = write(tmp_path, PAIR, PAIR | {"id": "p2", "root": "GREET"})
    with pytest.raises(DataError, match=r"gold.jsonl:2: field `root`: found 'GREET'; allowed: AGREE, CONSULT"):
        evaluate_gold(path)


def test_an_unknown_scheme_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SettingError, match="scheme is 'plv'; allowed are plover, plv2017"):
        evaluate_gold(write(tmp_path, PAIR), scheme="plv")


@pytest.mark.parametrize(
    ("type_", "cameo", "label"),
    [
        ("SANCTION", "163", "COERCE"),
        ("SANCTION", "1631", "COERCE"),
        ("SANCTION", "161", "SANCTION"),
        ("COERCE", "1712", "ASSAULT"),
        ("COERCE", "1711", "COERCE"),
        ("COERCE", "175", "ASSAULT"),
        ("ASSAULT", "191", "COERCE"),
        ("ASSAULT", "195", "ASSAULT"),
        ("ACCUSE", "091", "ACCUSE"),
        ("REQUEST", "0231", "REQUEST"),
        ("RETREAT", "0871", "YIELD"),
        ("CONCEDE", "", "YIELD"),
        ("GREET", "", None),
    ],
)
def test_the_classes_of_2017(type_: str, cameo: str, label: str | None) -> None:
    assert load_scheme("plv2017").label(type_, cameo) == label


def test_the_plover_scheme_reads_no_code() -> None:
    assert load_scheme("plover").label("SANCTION", "163") == "SANCTION"


@pytest.mark.parametrize("name", schemes())
def test_every_scheme_puts_each_class_in_a_quad(name: str) -> None:
    scheme = load_scheme(name)
    assert {*scheme.cameo.values(), *scheme.type.values(), *scheme.synonym.values()} <= scheme.quad.keys()
    assert scheme.root(" demand ") == "REQUEST"
    assert scheme.root("GREET") is None


def test_pairs_of_occurrences_never_overlap() -> None:
    row = PairRow("x", "Peru Peru", ((0, 4), (5, 9)), ((0, 4), (5, 9)), "AGREE")
    assert _pairs(row) == [((0, 4), (5, 9)), ((5, 9), (0, 4))]
    assert _pairs(PairRow("x", "Peru", ((0, 4),), (), "AGREE")) == [((0, 4), None)]


def test_country_codes_of_two_letters() -> None:
    assert [alpha2(c) for c in ("PER", "KOS", "QQQ", None)] == ["PE", "XK", None, None]


def test_a_dictionary_gives_codes_by_date(tmp_path: Path) -> None:
    path = tmp_path / "actors.json"
    codes = [{"code": "OLD", "when": "<911226"}, {"code": "NEW", "when": "19911226 - 20131231"}]
    path.write_text(json.dumps({"actors": [{"names": ["NORTHLAND", "NORTHLANDER"], "codes": codes}]}))
    names = load_dictionary(path)
    days = ("19800101", "20000101", "20200101")
    assert [names.code(["the Northlander army"], "ISL", day) for day in days] == ["OLD", "NEW", "ISL"]
    assert names.code(["Peru", "Northland's envoy"], "PER", "20000101") == "NEW"
    assert names.code(["Lima"], "PER", None) == "PER"
    assert names.lists()["actors"].splitlines() == [
        "# table: actors",
        "name\tkind\taliases\tsince\tuntil\tcode",
        "Northland\tunknown\tNorthlander\t\t1991-12-26\tOLD",
        "Northland\tunknown\tNorthlander\t1991-12-26\t2013-12-31\tNEW",
    ]


def test_a_dictionary_gives_agents_as_roles(tmp_path: Path) -> None:
    path = tmp_path / "actors.json"
    agents = [
        {"name": "ATTORNEY GENERAL", "plural": "ATTORNEYS GENERAL", "code": "~GOV"},
        {"name": "CONGRESS!PERSON!", "plural": None, "code": "~LEG"},
    ]
    path.write_text(json.dumps({"actors": [], "agents": agents}))
    rows = load_dictionary(path).lists()["roles"].splitlines()
    assert rows[:3] == [
        "# table: roles",
        "phrase\tkind\tplurals\tcode",
        "attorney general\tperson\tattorneys general\t~GOV",
    ]
    assert "congresswoman\tperson\t\t~LEG" in rows


def test_whole_codes_count_in_unit_records() -> None:
    events = (GoldTuple("PERGOV", "---", None), GoldTuple("---COP", "CHL", None))
    rows = [TupleRow("a", "x", events, set="unit"), TupleRow("b", "y", events, set="p2gsr")]
    coded = {"a": CodedSentence(codes=frozenset({"PERGOV", "CHLMIL"}))}
    codes = score_tuples(rows, coded, load_scheme("plv2017")).codes
    assert (codes.right, codes.gold) == (1, 3)


def test_a_malformed_dictionary_is_named(tmp_path: Path) -> None:
    path = tmp_path / "actors.json"
    path.write_text('{"actors": [{"names": "x"}]}')
    with pytest.raises(DataError, match=r"actors.json: Expected `array`, got `str` - at `\$.actors\[0\].names`"):
        load_dictionary(path)


def test_actors_are_scored_apart_from_events() -> None:
    rows = [TupleRow("a", "Peru thanked Chile.", (GoldTuple("PERGOV", "CHL", "SUPPORT"),))]
    coded = {"a": CodedSentence((CodedTuple("SUPPORT", "PER", None),), frozenset({"PER", "CHLMIL", "BOL"}))}
    score = score_tuples(rows, coded, load_scheme("plv2017"))
    assert (score.actors.recall, score.pairs.f1, score.tuples.f1) == (1.0, 0.0, 0.0)
