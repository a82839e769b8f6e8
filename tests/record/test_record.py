"""A record gives back what it was given, once, and says clearly what it cannot do."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator
from pathlib import Path

import msgspec
import polars as pl
import pyarrow as pa
import pytest

from dragoman.errors import RecordError, SettingError
from dragoman.model import Article, Coding, Span, Versions
from dragoman.record import Record, Run, open_record, store
from dragoman.record.schema import SCHEMAS
from dragoman.record.writer import batches

Make = Callable[..., Coding]


def test_codings_come_back_as_they_went_in(record: Record, coding: Make) -> None:
    given = [coding(n) for n in (3, 1, 2)]
    record.add(given)
    assert list(record.codings()) == given


def test_one_coding_and_its_parts_can_be_asked_for(record: Record, coding: Make) -> None:
    record.add(coding(7))
    assert record.coding("art000007") == coding(7)
    event, article = record.event("ev000007")
    assert (event, article) == (coding(7).events[0], coding(7).article)


def test_an_article_without_events_is_kept(record: Record) -> None:
    skipped = Coding(Article("fr1", "Rien.", language="fr"), Versions("0", "0", "0"), skipped="language: fr")
    record.add(skipped)
    assert record.coding("fr1") == skipped


def test_adding_twice_changes_nothing(record: Record, coding: Make) -> None:
    first = record.add([coding(1), coding(2), coding(1)])
    again = open_record(record.path).add([coding(1), coding(2)])
    assert (first.articles, first.events) == (2, 2)
    assert (again.articles, again.events, again.known) == (0, 0, 2)
    assert record.versions().height == 1
    assert record.events().height == 2


def test_a_recoding_is_shown_and_the_old_one_stays_readable(record: Record, coding: Make) -> None:
    newer = Versions("0.2.0", "beef", "hand-made")
    record.add([coding(1), coding(2)])
    record.add(coding(1, versions=newer, type="AGREE"))
    assert record.coding("art000001").events[0].type == "AGREE"
    assert record.events()["id"].to_list() == ["ev000001", "ev000002"]
    before = open_record(record.path, as_of_version=1)
    assert before.coding("art000001") == coding(1)


def test_a_record_of_an_earlier_dragoman_is_read_and_continued(
    record: Record, coding: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    earlier = dict(SCHEMAS)
    fewer = {"actors": ["members", "code"], "articles": ["language_from"], "events": ["decisions"]}
    for name, fields in fewer.items():
        earlier[name] = pa.schema([field for field in SCHEMAS[name] if field.name not in fields])
    monkeypatch.setattr(store, "SCHEMAS", earlier)
    record.add(coding(1))
    monkeypatch.undo()
    event = msgspec.structs.replace(coding(1).events[0], decisions=())
    assert list(record.codings()) == [msgspec.structs.replace(coding(1), events=(event,))]
    record.add(coding(2))
    again = open_record(record.path)
    assert sorted(path.name for path in again.path.glob(".mixed-*")) == [f".mixed-{name}" for name in sorted(fewer)]
    assert [found.article.id for found in again.codings()] == ["art000001", "art000002"]
    assert again.coding("art000002") == coding(2)
    assert again.verify().ok and again.check().ok
    assert again.compact().files_after < 20
    assert len(again.events()) == 2


def test_one_article_in_two_versions_in_one_call(record: Record, coding: Make) -> None:
    record.add([coding(1), coding(1, versions=Versions("2", "2", "2"))])
    assert record.versions().height == 2
    assert record.coding("art000001").versions.program == "2"


def test_verify_rereads_every_span(record: Record, coding: Make) -> None:
    record.add([coding(1), coding(2)])
    report = record.verify()
    assert report.ok and report.articles == 2
    assert set(report.spans) == {
        "mentions.span", "mentions.head", "events.trigger", "events.sentence", "events.actors", "events.recipients",
        "events.attributed_to.speaker", "events.attributed_to.cue", "events.time.span", "events.place.span",
        "events.decisions.evidence", "quotes.content", "quotes.cue", "quotes.speaker", "times.span", "places.span",
    }  # fmt: skip
    assert report.total == 32


def test_verify_names_a_wrong_span(record: Record, coding: Make) -> None:
    good = coding(1)
    event = msgspec.structs.replace(good.events[0], trigger=Span(0, 7, "praised"))
    record.add(msgspec.structs.replace(good, events=(event,)))
    (wrong,) = record.verify().mismatches
    assert (wrong.article, wrong.where, wrong.stored, wrong.found) == (
        "art000001", "events[0].trigger", "praised", "Dispatc",
    )  # fmt: skip


def test_runs_and_versions(record: Record, coding: Make) -> None:
    run = Run(command="code pages/", settings={"judge": False})
    record.add(coding(1), run)
    record.add(coding(2), run)
    (row,) = record.runs().to_dicts()
    assert (row["run"], row["command"], row["settings"]) == (run.id, "code pages/", '{"judge":false}')
    assert (row["articles"], row["events"], row["first_version"], row["last_version"]) == (2, 2, 1, 2)
    assert row["versions"] == [{"program": "0.1.0", "codebook": "c0ffee", "parser": "hand-made", "judge": "none"}]
    assert record.versions()["version"].to_list() == [1, 2]


def test_same_input_gives_the_same_rows(tmp_path: Path, coding: Make) -> None:
    frames = []
    for name in ("one", "two"):
        record = open_record(tmp_path / name)
        record.add([coding(1), coding(2)])
        frames.append({view: record.sql(f"from {view}").write_json() for view in ("articles", "events", "quotes")})
    assert frames[0] == frames[1]


def test_a_path_with_odd_letters(tmp_path: Path, coding: Make) -> None:
    record = open_record(tmp_path / "l'été in Ürümqi")
    record.add(coding(1))
    assert record.events().height == 1
    assert record.sql("select count(*) as n from events")["n"].item() == 1


def test_an_empty_record_answers(record: Record) -> None:
    assert list(record.codings()) == []
    assert record.events().height == 0
    assert record.verify().ok
    assert record.sql("from events").height == 0
    assert record.runs().height == 0


class TestSql:
    def test_nested_parts_unnest(self, record: Record, coding: Make) -> None:
        record.add(coding(1))
        found = record.sql("select e.id, p.country from events e, unnest(e.actors) as u(p)")
        assert found.rows() == [("ev000001", "IRN")]

    @pytest.mark.parametrize(
        "query",
        [
            "drop view events",
            "copy (select 1) to 'x.csv'",
            "select 1; select 2",
            "set threads = 1",
            "",
            "pragma version",
        ],
    )
    def test_only_one_select(self, record: Record, query: str) -> None:
        with pytest.raises(SettingError, match="SQL: one SELECT is allowed, and this is"):
            record.sql(query)

    def test_no_other_file_can_be_read(self, record: Record, tmp_path: Path) -> None:
        (tmp_path / "secret.csv").write_text("a\n1\n")
        with pytest.raises(SettingError, match=r"SQL: .*disabled"):
            record.sql(f"select * from read_csv('{tmp_path}/secret.csv')")

    def test_a_python_variable_cannot_be_read(self, record: Record) -> None:
        frame = pl.DataFrame({"a": [1]})
        with pytest.raises(SettingError, match="frame"):
            record.sql("select * from frame")
        assert frame.height == 1

    def test_a_wrong_column_is_named(self, record: Record) -> None:
        with pytest.raises(SettingError, match=r"SQL: .*verdict"):
            record.sql("select verdict from events")


class TestRefusals:
    def test_no_record_there(self, tmp_path: Path) -> None:
        with pytest.raises(RecordError, match=r"there is no record here\. Make one with"):
            open_record(tmp_path / "none", create=False)

    def test_a_folder_of_other_things(self, tmp_path: Path) -> None:
        (tmp_path / "holiday.jpg").write_bytes(b"x")
        with pytest.raises(RecordError, match=r"is no record: it has no record.json"):
            open_record(tmp_path)

    def test_a_file(self, tmp_path: Path) -> None:
        (tmp_path / "file").write_text("x")
        with pytest.raises(RecordError, match="is no record"):
            open_record(tmp_path / "file")

    def test_a_newer_record(self, record: Record) -> None:
        (record.path / "record.json").write_text('{"format":"dragoman record","schema":99}')
        with pytest.raises(RecordError, match=r"newer dragoman \(record schema 99; this one reads up to 1\). Upgrade"):
            open_record(record.path)

    def test_another_programs_mark(self, record: Record) -> None:
        (record.path / "record.json").write_text('{"format":"recipes","schema":1}')
        with pytest.raises(RecordError, match="format 'recipes'"):
            open_record(record.path)

    def test_a_broken_mark(self, record: Record) -> None:
        (record.path / "record.json").write_text("{")
        with pytest.raises(RecordError, match="cannot be understood"):
            open_record(record.path)

    def test_a_path_that_the_tables_would_misread(self, tmp_path: Path) -> None:
        with pytest.raises(RecordError, match=r"with % in its path. Choose another"):
            open_record(tmp_path / "50%")

    def test_unknown_ids(self, record: Record) -> None:
        with pytest.raises(RecordError, match="has no article 'x'"):
            record.coding("x")
        with pytest.raises(RecordError, match="has no event 'x'"):
            record.event("x")

    def test_versions_that_are_not(self, record: Record, coding: Make) -> None:
        record.add(coding(1))
        with pytest.raises(RecordError, match="has no version 9; it has versions 0 to 1"):
            open_record(record.path, as_of_version=9)
        with pytest.raises(RecordError, match="read-only"):
            open_record(record.path, as_of_version=1).add(coding(2))


def test_batches_are_cut_by_number_time_and_repetition(coding: Make) -> None:
    def sizes(codings: list[Coding], seconds: float = 60.0) -> list[int]:
        return [len(batch) for batch in batches(codings, seconds)]

    one = coding(1)
    many = [msgspec.structs.replace(one, article=Article(str(n), "")) for n in range(2500)]
    assert sizes(many) == [1000, 1000, 500]
    assert sizes([one, one, coding(2)]) == [2]
    assert sizes([one, coding(1, versions=Versions("2", "2", "2"))]) == [1, 1]
    assert sizes([coding(n) for n in range(3)], seconds=-1.0) == [1, 1, 1]
    assert sizes([]) == []


def test_what_came_before_an_error_is_kept(record: Record, coding: Make) -> None:
    def broken() -> Iterator[Coding]:
        yield coding(1)
        yield coding(1, versions=Versions("2", "2", "2"))
        raise ValueError("the reader broke")

    with pytest.raises(ValueError, match="the reader broke"):
        record.add(broken())
    assert record.coding("art000001") == coding(1)


def test_nothing_is_left_open(record: Record, coding: Make) -> None:
    record.add(coding(1))
    next(record.codings())
    gc.collect()


def test_a_relative_path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, coding: Make) -> None:
    monkeypatch.chdir(tmp_path)
    record = open_record("relations/")
    record.add(coding(1))
    assert record.sql("select id from events").rows() == [("ev000001",)]
    assert open_record("./relations").verify().ok
