"""`dragoman timeline`, `occurrences`, `diff` and `record ...`."""

from __future__ import annotations

import json
from pathlib import Path

from cli_run import Run
from record_factory import make_coding

from dragoman.record import Record, open_record


def test_timeline_as_csv(run: Run, filled: Path) -> None:
    assert run("timeline", filled, "IRN", "IRQ", "--format", "csv").lines == [
        "month,quad_1,quad_2,quad_3,quad_4,events,mean_score",
        "2020-05-01,1,0,0,0,1,5.0",
        "2020-06-01,0,0,0,0,0,",
        "2020-07-01,0,0,1,0,1,-2.0",
    ]


def test_timeline_takes_the_words_of_a_query(run: Run, filled: Path) -> None:
    ran = run("timeline", filled, "IRN", "IRQ", "--status", "all", "--since", "2020-07-01", "--format", "csv")
    assert [line.split(",")[0] for line in ran.lines[1:]] == ["2020-07-01", "2020-08-01"]
    assert run("timeline", filled, "IRN", "IRQ", "--between", "IRN", "IRQ").code == 2


def test_timeline_as_a_table_and_a_picture(run: Run, filled: Path, tmp_path: Path) -> None:
    ran = run("timeline", filled, "IRN", "IRQ", "--picture", tmp_path / "dyad.svg")
    assert (ran.code, ran.lines[-1]) == (0, "3 rows")
    assert (tmp_path / "dyad.svg").read_text().startswith("<svg ")
    assert run("timeline", filled, "IRN", "IRQ", "--picture", tmp_path / "dyad.png").code == 0
    assert (tmp_path / "dyad.png").read_bytes().startswith(b"\x89PNG")


def test_pictures_that_cannot_be(run: Run, filled: Path, tmp_path: Path) -> None:
    ran = run("timeline", filled, "IRN", "IRQ", "--picture", "dyad.bmp")
    assert (ran.code, ran.err) == (1, "dragoman: --picture is 'dyad.bmp'; name a file that ends in .svg or .png\n")
    lost = tmp_path / "none" / "dyad.svg"
    ran = run("timeline", filled, "IRN", "IRQ", "--picture", lost)
    message = f"{lost} cannot be written: No such file or directory. Choose another folder."
    assert (ran.code, ran.err) == (1, f"dragoman: {message}\n")


def test_occurrences(run: Run, record: Record) -> None:
    record.add([make_coding(0), make_coding(1, source="Herald"), make_coding(2, "KEN", "PER")])
    found = [json.loads(line) for line in run("occurrences", record.path, "--format", "jsonl").lines]
    assert [one["reports"] for one in found] == [2, 1]
    assert [member["event"] for member in found[0]["members"]] == ["ev000000", "ev000001"]
    assert "reason" in found[0]["members"][1]
    assert "members" not in run("occurrences", record.path).lines[1]
    assert run("occurrences", record.path, "--limit", 1).lines[-1] == "1 row"
    assert run("occurrences", record.path, "--status", "future").lines[-1] == "0 rows"


def test_split_takes_a_report_out_and_puts_it_back(run: Run, record: Record) -> None:
    record.add([make_coding(0), make_coding(1)])
    ran = run("record", "split", record.path, "ev000001", "--why", "another visit")
    assert (ran.code, ran.out) == (0, "ev000001 stands alone from now on\n")
    assert run("occurrences", record.path).lines[-1] == "2 rows"
    ran = run("record", "split", record.path, "ev000001", "--why", "the same after all", "--undo")
    assert ran.out == "ev000001 may be grouped again\n"
    assert run("occurrences", record.path).lines[-1] == "1 row"


def test_diff(run: Run, record: Record) -> None:
    record.add(make_coding(0))
    record.add(make_coding(1))
    assert run("diff", record.path, 1, 2, "--format", "csv").lines == [
        "change,id,article,fields",
        "added,ev000001,art000001,",
    ]
    ran = run("diff", record.path, 1, 7)
    assert (ran.code, ran.err) == (1, f"dragoman: {record.path} has no version 7; it has versions 0 to 2.\n")


def test_an_older_version_is_shown(run: Run, record: Record) -> None:
    record.add(make_coding(0))
    record.add(make_coding(1))
    assert run("events", record.path, "--as-of-version", 1).lines[-1] == "1 row"
    assert run("record", "versions", record.path).lines[-1] == "2 rows"


def test_check_compact_vacuum(run: Run, record: Record) -> None:
    for number in range(3):
        record.add(make_coding(number))
    assert run("record", "check", record.path).out == "3 versions checked, 0 problems, 0 rows of dead writers\n"
    ran = run("record", "compact", record.path)
    before, after = (int(word) for word in ran.out.split() if word.isdigit() and word != "0")
    assert ran.code == 0 and before > after
    listed = run("record", "vacuum", record.path, "--keep-hours", 0, "--dry-run")
    assert listed.lines[-1].endswith("files could be deleted")
    deleted = run("record", "vacuum", record.path, "--keep-hours", 0)
    assert deleted.lines[-1] == f"{len(listed.lines) - 1} files deleted"
    assert len(listed.lines) > 1
    assert run("events", record.path).lines[-1] == "3 rows"


def test_check_of_a_damaged_record(run: Run, record: Record) -> None:
    record.add(make_coding(0))
    for file in (record.path / "quotes").glob("*.parquet"):
        file.unlink()
    ran = run("record", "check", record.path)
    assert ran.code == 1
    assert "quotes" in ran.err
    assert open_record(record.path).path == record.path
