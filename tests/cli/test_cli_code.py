"""`dragoman code` on real files, good and bad, with the real models."""

from __future__ import annotations

import csv
import gzip
import io
import json
import sys
from pathlib import Path

import pytest
from cli_run import Run

from dragoman.record import open_record
from dragoman.settings import Settings
from dragoman.views.rows import EVENT_KEYS, FLAT_KEYS, PARTY_KEYS

STORY = """Kenya expels Peruvian envoys

NAIROBI, 4 May 2021 - Kenya expelled two diplomats of Peru on Tuesday. The foreign minister of Kenya condemned Peru.
"""
FRENCH = """Le ministre rencontre son homologue

Le ministre des affaires étrangères du Togo a rencontré lundi son homologue du Ghana pour parler de la frontière et du
commerce entre les deux pays, selon un communiqué publié mardi par le gouvernement.
"""
ROWS = [
    {"title": "Togo thanks Ghana", "text": "Togo thanked Ghana for its help on Monday.", "published": "2021-05-03"},
    {"title": "Chad accuses Libya", "text": "Chad accused Libya of lying on Sunday.", "published": "2021-05-03"},
]


@pytest.fixture
def pages(tmp_path: Path) -> Path:
    """A folder with three good inputs, one in French, and six bad ones."""
    folder = tmp_path / "pages"
    folder.mkdir()
    (folder / "story.txt").write_text(STORY)
    (folder / "french.txt").write_text(FRENCH)
    good = [json.dumps(row) for row in ROWS]
    (folder / "rows.jsonl").write_text(f"{good[0]}\n{{no json\n{good[1]}\n")
    (folder / "empty.txt").write_text("")
    (folder / "image.html").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 8)
    (folder / "cut.txt.gz").write_bytes(gzip.compress(STORY.encode() * 50)[:100])
    (folder / "table.csv").write_text("name,age\nAda,36\n")
    return folder


BAD = ("cut.txt.gz", "empty.txt", "image.html", "rows.jsonl:2", "table.csv")


def test_bad_inputs_are_named_and_the_rest_is_coded_and_kept(run: Run, pages: Path, tmp_path: Path) -> None:
    record = tmp_path / "relations"
    ran = run("code", pages, "--record", record, "--format", "jsonl")
    assert ran.code == 1
    named = [line.split(": ")[1] for line in ran.err.splitlines()[: len(BAD)]]
    assert [Path(name).name.removesuffix(":1") for name in named] == list(BAD)
    assert ran.err.splitlines()[len(BAD) :] == [
        f"dragoman: {record}: 4 articles added, 0 known already",
        "dragoman: 5 inputs could not be read",
    ]
    assert {json.loads(line)["type"] for line in ran.lines} >= {"ACCUSE", "SANCTION"}
    kept = open_record(record).sql("select skipped from articles order by path")["skipped"].to_list()
    assert kept == ["language: fr", None, None, None]
    assert run("verify", record).code == 0


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("empty.txt", "found 0 bytes; expected a text; check that the file was saved or downloaded whole"),
        (
            "image.html",
            "found a PNG image; expected text; convert it to HTML or plain text, or name it by its real suffix",
        ),
        (
            "cut.txt.gz",
            "found gzip data that breaks off before its end; expected a whole file; download or copy it again",
        ),
        ("gone.txt", "found nothing at this path; expected a file or a folder; check the spelling"),
    ],
)
def test_whole_messages(run: Run, pages: Path, name: str, reason: str) -> None:
    ran = run("code", pages / name)
    assert ran.code == 1
    assert ran.err == f"dragoman: {pages / name}: {reason}\ndragoman: 1 input could not be read\n"
    assert ran.lines[-1] == "0 events in 0 articles"


def test_a_table_without_a_text_column(run: Run, pages: Path) -> None:
    ran = run("code", pages / "table.csv")
    assert ran.code == 1
    assert "name, age" in ran.err and "text" in ran.err


def test_json_lines_have_the_keys_that_are_promised(run: Run, pages: Path) -> None:
    ran = run("code", pages / "story.txt", "--format", "jsonl")
    assert (ran.code, ran.err) == (0, "")
    for event in map(json.loads, ran.lines):
        assert tuple(event) == EVENT_KEYS
        for party in (*event["actors"], *event["recipients"]):
            assert tuple(party) == PARTY_KEYS
        for name in ("trigger", "sentence"):
            assert tuple(event[name]) == ("start", "end", "text")
    assert json.loads(ran.lines[0])["versions"].keys() == {"program", "codebook", "parser", "judge"}


def test_csv_is_one_flat_row_an_event(run: Run, pages: Path) -> None:
    ran = run("code", pages / "story.txt", "--format", "csv")
    rows = list(csv.DictReader(io.StringIO(ran.out)))
    assert tuple(rows[0]) == FLAT_KEYS
    assert {row["actor_countries"] for row in rows} == {"KEN"}


def test_a_table_for_people(run: Run, pages: Path) -> None:
    ran = run("code", pages / "story.txt", pages / "french.txt")
    assert ran.code == 0
    assert "Kenya expels Peruvian envoys" in ran.out
    assert "(not coded: language: fr)" in ran.out
    assert ran.lines[-1].endswith(" events in 2 articles")


def test_adding_twice_changes_nothing(run: Run, pages: Path, tmp_path: Path) -> None:
    record = tmp_path / "relations"
    first = run("code", pages / "story.txt", "--record", record, "--format", "jsonl")
    before = open_record(record).events()
    again = run("code", pages / "story.txt", "--record", record, "--format", "jsonl")
    assert again.out == first.out
    assert again.err == f"dragoman: {record}: 0 articles added, 1 known already\n"
    assert open_record(record).events().equals(before)
    assert open_record(record).versions().height == 1


def test_a_run_is_one_row_with_its_settings(run: Run, pages: Path, tmp_path: Path) -> None:
    record = tmp_path / "relations"
    run("code", pages / "rows.jsonl", "--record", record, "--batch", 2, "--format", "csv")
    (row,) = open_record(record).runs().to_dicts()
    assert json.loads(row["settings"])["batch"] == 2
    assert row["articles"] == 2


def test_statuses_but_actual_are_shown_when_asked_for(run: Run, tmp_path: Path) -> None:
    page = tmp_path / "denial.txt"
    page.write_text("Envoys stay\n\nKenya did not expel the diplomats of Peru on Tuesday, officials in Nairobi said.\n")
    assert '"negated"' not in run("code", page, "--format", "jsonl").out
    assert '"negated"' in run("code", page, "--format", "jsonl", "--all").out


@pytest.mark.parametrize("value", ["May", "2021-13-01", "yesterday"])
def test_a_day_that_is_none(run: Run, pages: Path, tmp_path: Path, value: str) -> None:
    ran = run("code", pages, "--published", value, "--record", tmp_path / "relations")
    message = f"--published is {value!r}; give a day as YYYY-MM-DD, such as 2020-05-24"
    assert (ran.code, ran.out, ran.err) == (1, "", f"dragoman: {message}\n")
    assert not (tmp_path / "relations").exists()


def test_the_day_that_is_given_dates_what_has_none(run: Run, tmp_path: Path) -> None:
    page = tmp_path / "undated.txt"
    page.write_text("A dispute grows\n\nChad accused Libya on Sunday of lying about the border.\n")
    ran = run("code", page, "--published", "2021-05-03", "--format", "jsonl")
    assert json.loads(ran.lines[0])["time"]["first"] == "2021-05-02"


def test_settings_that_cannot_be(run: Run, pages: Path, tmp_path: Path) -> None:
    story = pages / "story.txt"
    assert run("code", story, "--batch", 0).code == 2
    assert run("code", story, "--format", "xml").code == 2
    assert run("code").code == 2
    lost = tmp_path / "lost.toml"
    ran = run("code", story, "--codebook", lost)
    assert (ran.code, ran.out) == (1, "")
    assert ran.err.startswith(f"dragoman: {lost}: cannot be read as a codebook: ")
    ran = run("code", story, "--actors", lost)
    assert (ran.code, ran.out) == (1, "")
    assert ran.err.startswith(f"dragoman: {lost}: cannot be read as UTF-8 text: ")
    ran = run("code", story, "--spacy-model", "no_such_model")
    assert (ran.code, ran.out) == (1, "")
    assert "no_such_model" in ran.err


def test_a_record_that_cannot_be_is_told_before_coding(run: Run, pages: Path) -> None:
    ran = run("code", pages / "story.txt", "--record", pages)
    assert (ran.code, ran.out) == (1, "")
    assert ran.err.startswith(f"dragoman: {pages} is no record: it has no record.json.")


def test_long_articles_are_kept_and_marked(run: Run, pages: Path) -> None:
    ran = run("code", pages / "story.txt", "--max-chars", 50)
    assert (ran.code, ran.lines[-1]) == (0, "0 events in 1 articles")
    assert "(not coded: length: " in ran.out


def test_an_actor_list_of_ones_own(run: Run, tmp_path: Path) -> None:
    mine, page, record = tmp_path / "mine.tsv", tmp_path / "story.txt", tmp_path / "relations"
    mine.write_text("# table: actors\nname\tkind\tcountry\tsectors\nKwando League\tgroup\tNAM\tREB\n")
    page.write_text("League condemned\n\nZambia condemned the Kwando League on Monday.\n")
    plain = json.loads(run("code", page, "--record", record, "--format", "jsonl").lines[-1])
    listed = json.loads(run("code", page, "--record", record, "--format", "jsonl", "--actors", mine).lines[-1])
    (party,) = listed["recipients"]
    assert (party["name"], party["country"], party["sectors"]) == ("Kwando League", "NAM", ["REB"])
    assert listed["versions"] != plain["versions"]
    assert run("events", record, "--actor", "NAM:REB").lines[-1] == "1 row"


def test_every_setting_reaches_the_run(run: Run, pages: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[Settings] = []

    def spy(_: object, settings: Settings, workers: int, __: object) -> list[object]:
        assert workers == 0
        seen.append(settings)
        return []

    monkeypatch.setattr(sys.modules["dragoman.cli.code"], "code_shards", spy)
    words = ["--published", "2021-05-03", "--spacy-model", "m", "--codebook", "a.toml", "--codebook", "b.toml"]
    words += ["--actors", "c.tsv", "--no-model", "--language", "fr", "--max-bytes", "7", "--max-chars", "8"]
    run("code", pages, *words, "--batch", "9", "--column", "text=Inhalt")
    assert seen == [
        Settings(
            published="2021-05-03",
            spacy_model="m",
            codebook=("a.toml", "b.toml"),
            actors=("c.tsv",),
            judge=False,
            language="fr",
            max_bytes=7,
            max_chars=8,
            batch=9,
            columns=("text=Inhalt",),
        )
    ]
    run("code", pages)
    assert seen[1] == Settings()
