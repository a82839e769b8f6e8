"""Compacting, vacuuming, checking and comparing versions."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest
from deltalake import DeltaTable

from dragoman.errors import RecordError, SettingError
from dragoman.model import Coding, Versions
from dragoman.record import Record, open_record
from dragoman.record.schema import rows_of
from dragoman.record.store import append

Make = Callable[..., Coding]
NEWER = Versions("0.2.0", "beef", "hand-made")


def die_halfway(record: Record, coding: Coding) -> None:
    """What a writer leaves that is killed before its commit."""
    for name, row in rows_of(coding, 12345):
        append(record.path, name, [row])


def test_compacting_changes_no_answer(record: Record, coding: Make) -> None:
    for n in range(6):
        record.add(coding(n))
    die_halfway(record, coding(99))
    before = list(record.codings())
    done = record.compact()
    assert (done.files_before > done.files_after) and done.orphans == 7
    assert list(record.codings()) == before
    assert record.check().orphans == 0
    assert open_record(record.path, as_of_version=3).events().height == 3


def test_rows_without_a_commit_are_never_seen(record: Record, coding: Make) -> None:
    record.add(coding(1))
    die_halfway(record, coding(2))
    assert record.events().height == 1
    assert [c.article.id for c in record.codings()] == ["art000001"]
    assert record.check().orphans == 7 and record.check().ok
    assert record.add(coding(2)).articles == 1


def test_vacuum_keeps_versions_readable(record: Record, coding: Make) -> None:
    for n in range(3):
        record.add(coding(n))
    record.compact()
    would = record.vacuum(0, dry_run=True)
    assert would and sorted(record.vacuum(0)) == sorted(would)
    assert record.vacuum(0) == []
    assert open_record(record.path, as_of_version=2).events().height == 2
    assert record.verify().ok
    with pytest.raises(SettingError, match="keep_hours: found -1"):
        record.vacuum(-1)


def test_check_finds_lost_rows(record: Record, coding: Make) -> None:
    record.add([coding(1), coding(2)])
    assert record.check().ok and record.check().versions == 1
    DeltaTable(str(record.path / "quotes")).delete("article = 'art000001'")
    assert record.check().problems == ("quotes: commit 1 wrote 2 rows, 1 are there",)


def test_a_missing_data_file_is_a_clear_error(record: Record, coding: Make) -> None:
    record.add(coding(1))
    for file in (record.path / "events").glob("*.parquet"):
        file.unlink()
    with pytest.raises(RecordError, match="cannot be read"):
        record.events()


def test_diff_shows_added_gone_and_changed(record: Record, coding: Make) -> None:
    record.add([coding(1), coding(2), coding(3)])
    kept = coding(1, versions=NEWER)
    changed = coding(2, versions=NEWER, type="AGREE", score=2.5)
    moved = coding(3, versions=NEWER, event="ev-new")
    record.add([kept, changed, moved])
    assert record.diff(1, 2).rows() == [
        ("added", "ev-new", "art000003", None),
        ("changed", "ev000002", "art000002", ["type", "score"]),
        ("gone", "ev000003", "art000003", None),
    ]
    assert record.diff(2, 2).height == 0
    with pytest.raises(RecordError, match="has no version 3"):
        record.diff(1, 3)


def test_diff_sees_inside_nested_parts(record: Record, coding: Make) -> None:
    first = coding(1)
    event = msgspec.structs.replace(first.events[0], recipients=())
    record.add(first)
    record.add(msgspec.structs.replace(first, versions=NEWER, events=(event,)))
    assert record.diff(1, 2)["fields"].to_list() == [["recipients"]]


def test_a_record_opened_while_it_is_compacted(tmp_path: Path, coding: Make) -> None:
    record = open_record(tmp_path / "r")
    record.add(coding(1))
    record.add(coding(2))
    with record.snapshot() as now:
        record.compact()
        assert len(now.rows("from events")) == 2
