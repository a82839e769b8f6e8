"""`dragoman events`, `sql`, `explain`, `verify`: asking a record."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import msgspec
import pytest
from cli_run import Run

from dragoman.cli.declared import QUERY
from dragoman.record import Record
from dragoman.views.query import EventQuery
from dragoman.views.rows import EVENT_KEYS, FLAT_KEYS


def ids(out: str) -> list[str]:
    return [json.loads(line)["id"][-1] for line in out.splitlines()]


def test_every_word_of_a_query_is_an_option() -> None:
    assert list(QUERY) and set(QUERY) == set(EventQuery.__struct_fields__)


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ([], ["1", "0", "2"]),
        (["--oldest-first"], ["0", "2", "1"]),
        (["--limit", 1], ["1"]),
        (["--between", "IRQ", "IRN"], ["1", "0"]),
        (["--actor", "KEN"], ["2"]),
        (["--actor", "KEN:GOV"], ["2"]),
        (["--type", "ACCUSE"], ["1"]),
        (["--type", "ACCUSE", "--type", "SUPPORT"], ["1", "0", "2"]),
        (["--mode", "visit"], ["2"]),
        (["--quad", 3], ["1"]),
        (["--quad", 3, "--quad", 1], ["1", "0", "2"]),
        (["--context", "military"], ["2"]),
        (["--since", "2020-06-01"], ["1"]),
        (["--until", "2020-06-01"], ["0", "2"]),
        (["--status", "future"], ["3"]),
        (["--status", "future", "--status", "actual"], ["3", "1", "0", "2"]),
        (["--status", "all"], ["3", "1", "0", "2"]),
        (["--confidence", 0.8], ["1", "0"]),
        (["--country", "CHE"], ["1", "0", "2"]),
        (["--country", "FRA"], []),
        (["--place", "geneva", "--limit", 1], ["1"]),
        (["--box", 5, 46, 7, 47], ["1", "0", "2"]),
        (["--source", "Herald"], ["1"]),
        (["--speaker", "otieno", "--quad", 3], ["1"]),
        (["--speaker", "nobody"], []),
    ],
)
def test_words(run: Run, filled: Path, words: list[object], found: list[str]) -> None:
    ran = run("events", filled, "--format", "jsonl", *words)
    assert (ran.code, ran.err, ids(ran.out)) == (0, "", found)


def test_json_lines_and_csv_have_the_keys_of_code(run: Run, filled: Path) -> None:
    first = json.loads(run("events", filled, "--format", "jsonl").lines[0])
    assert tuple(first) == EVENT_KEYS
    rows = list(csv.DictReader(io.StringIO(run("events", filled, "--format", "csv").out)))
    assert tuple(rows[0]) == FLAT_KEYS
    assert [row["date"] for row in rows] == ["2020-07-02", "2020-05-24", "2020-05-24"]


def test_a_table_for_people(run: Run, filled: Path) -> None:
    ran = run("events", filled)
    assert ran.lines[-1] == "3 rows"
    assert "ACCUSE" in ran.out and "Iran" in ran.out


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["--since", "May"], "since: 'May' is no day; write it as YYYY-MM-DD, e.g. 2020-05-24."),
        (
            ["--status", "likely"],
            "status: 'likely' is none; allowed: actual, historical, future, hypothetical, negated, all.",
        ),
        (["--quad", "7"], "quad: found (7,); allowed: 1, 2, 3, 4."),
        (
            ["--type", "MEET"],
            "type: 'MEET' is none of PLOVER's; allowed: AGREE, CONSULT, SUPPORT, CONCEDE, COOPERATE, AID, RETREAT, "
            "REQUEST, ACCUSE, REJECT, THREATEN, PROTEST, SANCTION, MOBILIZE, COERCE, ASSAULT.",
        ),
        (["--country", "Kenya"], "country: 'Kenya' is no country; write its ISO 3166-1 alpha-3 code, e.g. KEN."),
        (["--confidence", "7"], "confidence: found 7.0; allowed: 0 to 1."),
        (
            ["--box", "5", "48", "7", "46"],
            "box: found 5 48 7 46; allowed: west, south, east, north in degrees, longitudes from -180 to 180, "
            "latitudes from -90 to 90, south below north.",
        ),
        (["--as-of-version", "9"], "{record} has no version 9; it has versions 0 to 1."),
    ],
)
def test_values_that_do_not_fit(run: Run, filled: Path, words: list[str], message: str) -> None:
    ran = run("events", filled, *words)
    assert (ran.code, ran.out, ran.err) == (1, "", f"dragoman: {message.format(record=filled)}\n")


@pytest.mark.parametrize(("word", "first"), [("mode", "visit, third-party, "), ("context", "military, intelligence, ")])
def test_words_that_plover_does_not_have(run: Run, filled: Path, word: str, first: str) -> None:
    ran = run("events", filled, f"--{word}", "dance")
    assert (ran.code, ran.out) == (1, "")
    assert ran.err.startswith(f"dragoman: {word}: 'dance' is none of PLOVER's; allowed: {first}")


def test_case_does_not_matter(run: Run, filled: Path) -> None:
    words = ["--type", "support", "--mode", "Visit", "--context", "MILITARY", "--format", "jsonl"]
    assert ids(run("events", filled, *words).out) == ["2"]


def test_usage_errors_exit_with_two(run: Run, filled: Path) -> None:
    for words in (["events"], ["events", filled, "--format", "xml"], ["events", filled, "--colour"], ["dance"]):
        ran = run(*words)
        assert (ran.code, ran.out) == (2, "")
        assert ran.err.startswith("Usage: ")


@pytest.mark.parametrize(
    "words",
    [
        *(["events"], ["verify"], ["explain", "e1"], ["sql", "select 1"], ["quotes"], ["occurrences"]),
        *(["diff", "0", "1"], ["timeline", "IRN", "IRQ"], ["actors", "show"], ["export", "csv", "x"]),
        ["record", "check"],
    ],
)
def test_no_record(run: Run, tmp_path: Path, words: list[str]) -> None:
    nowhere = tmp_path / "nowhere"
    at = 2 if words[0] in ("actors", "record") else 1
    ran = run(*words[:at], nowhere, *words[at:])
    message = f"{nowhere}: there is no record here. Make one with `dragoman code PATH --record {nowhere}`."
    assert (ran.code, ran.out, ran.err) == (1, "", f"dragoman: {message}\n")
    assert not nowhere.exists()


def test_a_folder_that_is_no_record(run: Run, tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("milk")
    ran = run("events", tmp_path)
    assert (ran.code, ran.err) == (
        1,
        f"dragoman: {tmp_path} is no record: it has no record.json. Name a folder that `dragoman code --record` made, "
        "or an empty or new one.\n",
    )


def test_sql(run: Run, filled: Path) -> None:
    query = "select type, count(*) as n from events group by type order by type"
    assert run("sql", filled, query, "--format", "csv").lines == ["type,n", "ACCUSE,1", "SUPPORT,3"]
    assert json.loads(run("sql", filled, query, "--format", "jsonl").lines[0]) == {
        "type": "ACCUSE",
        "n": 1,
    }
    assert run("sql", filled, query).lines[-1] == "2 rows"


def test_sql_writes_nested_values_as_json_in_csv(run: Run, filled: Path) -> None:
    ran = run("sql", filled, "select trigger, contexts from events where id = 'ev000000'", "--format", "csv")
    (row,) = csv.DictReader(io.StringIO(ran.out))
    assert json.loads(row["trigger"])["text"] == "praised"
    assert row["contexts"] == "diplomatic"


def test_sql_that_is_no_select(run: Run, filled: Path) -> None:
    ran = run("sql", filled, "drop view events")
    assert (ran.code, ran.err) == (1, "dragoman: SQL: one SELECT is allowed, and this is DROP.\n")


def test_explain(run: Run, filled: Path) -> None:
    ran = run("explain", filled, "ev000000")
    assert ran.code == 0
    for words in ("SUPPORT", "praise fired", "Dispatch 0", "https://example.org/0", "Baraka Otieno", "0.90"):
        assert words in ran.out


def test_explain_an_event_that_is_not_there(run: Run, filled: Path) -> None:
    ran = run("explain", filled, "e9")
    assert (ran.code, ran.err) == (1, f"dragoman: {filled} has no event 'e9'. `dragoman events {filled}` lists them.\n")


def test_verify(run: Run, filled: Path) -> None:
    ran = run("verify", filled)
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.endswith(" spans in 4 articles checked, 0 wrong\n")


def test_verify_names_what_is_wrong(run: Run, record: Record) -> None:
    from record_factory import make_coding

    coding = make_coding(0)
    shifted = msgspec.structs.replace(coding, article=msgspec.structs.replace(coding.article, text="x" * 200))
    record.add(shifted)
    ran = run("verify", record.path)
    assert ran.code == 1
    assert "stored='praised', found='xxxxxxx'" in ran.err
