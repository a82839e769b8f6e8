"""A run that ends and is started again: finished inputs are passed over, nothing is coded twice, nothing is lost."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterable, Iterator
from pathlib import Path

import msgspec
import pytest

from dragoman.api import code_all, versions
from dragoman.model import Article, Coding, Unread, Versions
from dragoman.record import Finished, Record, Run, open_record
from dragoman.scale import keep, local
from dragoman.scale import shards as shards_of
from dragoman.scale.keep import Keeper
from dragoman.scale.local import code_shards
from dragoman.scale.shards import Known, Outcome, Passed, Plan
from dragoman.settings import Settings
from dragoman.sources import read

BY = Versions("fake", "none", "none")
HASTY = "import sys; from dragoman.scale import keep; keep.FIRST_SECONDS = 0.1; from dragoman.cli import main; main()"
COMMAND = [sys.executable, "-c", HASTY]


class Coder:
    """Stands in for the pool: notes what it coded; an article that says "fatal" is lost, "stop" ends the run."""

    def __init__(self) -> None:
        self.coded: list[str] = []

    def __call__(self, articles: Iterable[Article], *_: object) -> Iterator[Coding | Unread]:
        for article in articles:
            if "stop" in article.text:
                raise KeyboardInterrupt
            self.coded.append(article.path or "")
            yield Unread(article.path or "", "gone") if "fatal" in article.text else Coding(article, BY)


@pytest.fixture
def coder(monkeypatch: pytest.MonkeyPatch) -> Coder:
    fake = Coder()
    monkeypatch.setattr(local, "code_many", fake)
    return fake


@pytest.fixture
def news(tmp_path: Path) -> Path:
    folder = tmp_path / "news"
    folder.mkdir()
    for name in "abc":
        rows = [json.dumps({"text": f"Togo thanked Ghana for help {name}{n}."}) for n in range(3)]
        (folder / f"{name}.jsonl").write_text("\n".join(rows))
    return folder


def go(news: Path, record: Record, shows: bool = False) -> tuple[Keeper, list[Outcome]]:
    """One run over the folder, as the command makes it."""
    record.refresh()
    keeper = Keeper(record, Run())
    plan = Plan(versions=BY, finished=record.finished(), holds=lambda id_: record.holds(id_, BY), shows=lambda: shows)
    seen = []
    try:
        for outcome in code_shards([news], Settings(), 1, plan):
            seen.append(outcome)
            keeper.take(outcome)
    except KeyboardInterrupt:
        pass
    keeper.flush()
    return keeper, seen


def names(outcomes: Iterable[Outcome], kind: type) -> list[str]:
    return [Path((o.shard if isinstance(o, Passed) else o).path).name for o in outcomes if isinstance(o, kind)]


def test_finished_inputs_are_not_read_again(
    news: Path, tmp_path: Path, coder: Coder, monkeypatch: pytest.MonkeyPatch
) -> None:
    record = open_record(tmp_path / "r")
    keeper, seen = go(news, record)
    assert (keeper.added, keeper.known, len(coder.coded)) == (9, 0, 9)
    monkeypatch.setattr(local, "read_file", None)
    keeper, seen = go(news, open_record(tmp_path / "r"))
    assert (keeper.added, keeper.known, len(coder.coded)) == (0, 9, 9)
    assert [type(outcome) for outcome in seen] == [Passed] * 3


def test_finished_inputs_are_shown_from_the_record_where_somebody_looks(
    news: Path, tmp_path: Path, coder: Coder
) -> None:
    record = open_record(tmp_path / "r")
    first = [o.article.id for o in go(news, record)[1] if isinstance(o, Coding)]
    keeper, seen = go(news, record, shows=True)
    assert [id_ for o in seen if isinstance(o, Known) for id_ in o.articles] == first
    assert (keeper.known, len(coder.coded)) == (9, 9)
    assert [coding.article.id for coding in record.codings_of(first[::-1])] == first[::-1]


def test_an_input_that_changed_is_read_and_only_what_is_new_is_coded(news: Path, tmp_path: Path, coder: Coder) -> None:
    record = open_record(tmp_path / "r")
    go(news, record)
    with (news / "b.jsonl").open("a") as file:
        file.write("\n" + json.dumps({"text": "Chad accused Libya of lying."}))
    (news / "a.jsonl").rename(news / "z.jsonl")
    keeper, _ = go(news, record)
    assert (keeper.added, keeper.known) == (1, 9)
    assert coder.coded[9:] == [f"{news / 'b.jsonl'}:4"]


def test_what_was_read_otherwise_is_another_shard(news: Path) -> None:
    file = news / "a.jsonl"
    keys = set()
    for settings in (Settings(), Settings(language="fr"), Settings(published="2020-01-01"), Settings(batch=3)):
        (shard,) = shards_of.shards([file], settings, Plan(versions=BY))
        keys.add(shard.key)
    (other,) = shards_of.shards([file], Settings(), Plan(versions=Versions("later", "none", "none")))
    assert len(keys) == 3 and other.key not in keys


def test_ctrl_c_keeps_what_is_coded_and_the_next_run_goes_on(news: Path, tmp_path: Path, coder: Coder) -> None:
    rows = (news / "b.jsonl").read_text()
    (news / "b.jsonl").write_text(rows.replace("b2", "stop"))
    record = open_record(tmp_path / "r")
    keeper, seen = go(news, record)
    assert (keeper.added, names(seen, Finished)) == (5, ["a.jsonl"])
    (news / "b.jsonl").write_text(rows)
    keeper, seen = go(news, open_record(tmp_path / "r"))
    assert (keeper.added, keeper.known) == (4, 5)
    assert names(seen, Passed) == ["a.jsonl"] and names(seen, Finished) == ["b.jsonl", "c.jsonl"]
    assert len(coder.coded) == 9


def test_a_shard_that_lost_an_article_is_taken_up_again(news: Path, tmp_path: Path, coder: Coder) -> None:
    (news / "b.jsonl").write_text((news / "b.jsonl").read_text().replace("b1", "fatal"))
    record = open_record(tmp_path / "r")
    assert names(go(news, record)[1], Finished) == ["a.jsonl", "c.jsonl"]
    go(news, record)
    assert coder.coded[9:] == [f"{news / 'b.jsonl'}:2"]


@pytest.mark.usefixtures("coder")
def test_what_could_not_be_read_is_counted_again_and_named_where_it_is_all(news: Path, tmp_path: Path) -> None:
    (news / "b.jsonl").write_text("{no json\n" + (news / "b.jsonl").read_text())
    (news / "empty.txt").write_text("")
    record = open_record(tmp_path / "r")
    go(news, record)
    keeper, seen = go(news, record)
    assert keeper.unread_before == 1
    assert names(seen, Unread) == ["empty.txt"]


@pytest.mark.usefixtures("coder")
def test_commits_are_bounded_in_articles_and_in_time(
    news: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keep, "COMMIT_ARTICLES", 4)
    monkeypatch.setattr(keep, "COMPACT_COMMITS", 2)
    record = open_record(tmp_path / "r")
    go(news, record)
    assert record.versions()["articles"].to_list() == [4, 4, 1]
    assert record.check().ok
    monkeypatch.setattr(keep, "FIRST_SECONDS", 0.0)
    monkeypatch.setattr(keep, "COMMIT_ARTICLES", 1000)
    other = open_record(tmp_path / "other")
    go(news, other)
    assert other.versions()["articles"].to_list() == [1] * 9


def rows_of(record: Record) -> list[tuple[str, bytes]]:
    return sorted((coding.article.id, msgspec.json.encode(coding)) for coding in record.codings())


@pytest.fixture
def many(tmp_path: Path) -> Path:
    """Two files of 60 articles."""
    folder = tmp_path / "many"
    folder.mkdir()
    for name in "ab":
        text = "Togo thanked Ghana for its help on Monday. Chad accused Libya of lying."
        rows = ({"title": f"Dispatch {name}{n}", "text": text, "published": "2021-05-03"} for n in range(60))
        (folder / f"{name}.jsonl").write_text("\n".join(map(json.dumps, rows)))
    return folder


def begun(record: Path, sign: signal.Signals) -> bool:
    """Whether something is committed, or for Ctrl-C printed."""
    printed = record.parent / "out"
    committed = any((record / "runs" / "_delta_log").glob("*.json"))
    return committed if sign == signal.SIGKILL else printed.stat().st_size > 3000


def ended(words: list[str], folder: Path, sign: signal.Signals) -> tuple[int, str]:
    """Start the command and send it a signal when it has begun: its exit code and what it said."""
    with (
        (folder.parent / "out").open("wb") as out,
        subprocess.Popen(words, stdout=out, stderr=subprocess.PIPE) as process,
    ):
        deadline = time.monotonic() + 100
        while not begun(folder, sign) and time.monotonic() < deadline:
            time.sleep(0.02)
        os.kill(process.pid, sign)
        assert process.stderr is not None
        said = process.stderr.read().decode()
    return process.returncode, said


def command(news: Path, record: Path) -> list[str]:
    return [*COMMAND, "code", str(news), "--record", str(record), "--format", "csv", "--workers", "1", "--no-model"]


def test_ctrl_c_commits_what_is_coded(many: Path, tmp_path: Path) -> None:
    folder = tmp_path / "relations"
    code, said = ended(command(many, folder), folder, signal.SIGINT)
    kept = len([*open_record(folder).codings()])
    assert (code, said.splitlines()) == (
        130,
        [
            f"dragoman: {folder}: {kept} articles added, 0 known already",
            "dragoman: ended by Ctrl-C; run the same command again to go on",
        ],
    )
    assert 0 < kept < 120 and open_record(folder).check().ok


def test_a_run_that_is_killed_and_started_again_is_the_run_that_was_not(many: Path, tmp_path: Path) -> None:
    folder = tmp_path / "relations"
    words = command(many, folder)
    assert ended(words, folder, signal.SIGKILL) == (-signal.SIGKILL, "")
    kept = len([*open_record(folder).codings()])
    assert 0 < kept < 120
    again = subprocess.run(words, capture_output=True, check=True, text=True)
    assert again.stderr == f"dragoman: {folder}: {120 - kept} articles added, {kept} known already\n"
    record = open_record(folder)
    settings = Settings(judge=False)
    articles = [item for item in read(many, settings) if isinstance(item, Article)]
    expected = [*code_all(articles, settings)]
    assert rows_of(record) == sorted((coding.article.id, msgspec.json.encode(coding)) for coding in expected)
    assert record.check().ok and len(record.finished()) == 2
    assert {coding.versions for coding in expected} == {versions(settings)}
