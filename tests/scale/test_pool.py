"""Several processes: the same codings in the same order, and none lost when a process dies."""

from __future__ import annotations

import os
import signal
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest

from dragoman.api import code_all
from dragoman.errors import DragomanError, SettingError
from dragoman.model import Article, Coding, Unread
from dragoman.scale import pool as pools
from dragoman.scale.pool import AHEAD, Pool, code_many
from dragoman.settings import Settings
from dragoman.sources import from_text

FAKE = (sys.executable, str(Path(__file__).parent / "fake_worker.py"))
SMALL = Settings(batch=2)


def articles(*texts: str) -> Iterator[Article]:
    for number, text in enumerate(texts):
        yield Article(str(number), text, path=f"news.jsonl:{number + 1}")


def faked(*texts: str, workers: int = 2, settings: Settings = SMALL) -> list[Coding | Unread]:
    with Pool(settings, workers, FAKE) as pool:
        return list(pool.code(articles(*texts)))


def ids(coded: list[Coding | Unread]) -> list[str]:
    return [item.article.id if isinstance(item, Coding) else f"unread {item.path}" for item in coded]


def alive(pid: int) -> bool:
    stat = Path(f"/proc/{pid}/stat")
    return stat.exists() and stat.read_text().rpartition(")")[2].split()[0] != "Z"


def test_the_order_is_that_of_the_articles() -> None:
    coded = faked("slow 0.3", "a", *"bcdefgh")
    assert ids(coded) == [str(n) for n in range(9)]
    assert len({item.skipped for item in coded if isinstance(item, Coding)}) == 2


def test_an_article_that_kills_its_worker_once_is_coded_all_the_same(tmp_path: Path) -> None:
    assert ids(faked("a", f"once {tmp_path / 'met'}", "b", "c")) == ["0", "1", "2", "3"]


def test_an_article_that_kills_every_worker_is_named_and_its_neighbours_are_coded() -> None:
    coded = faked("a", "poison", "b", "fault", "c")
    assert ids(coded) == ["0", "unread news.jsonl:2", "2", "unread news.jsonl:4", "4"]
    reasons = [item.reason for item in coded if isinstance(item, Unread)]
    assert reasons[0] == (
        "found a process that ended 3 times while it coded this article (killed by SIGKILL); expected a coding; "
        "code it by itself with --workers 1 to see why"
    )
    assert "(exit code 3)" in reasons[1]


def test_models_that_cannot_be_loaded_end_the_run() -> None:
    with pytest.raises(SettingError, match="spacy_model is 'none'"):
        faked("a", settings=Settings(spacy_model="none"))
    with pytest.raises(DragomanError, match=r"found workers that end while they load the models \(killed by SIGKILL\)"):
        faked("a", settings=Settings(spacy_model="dies"))


def test_a_worker_is_replaced_when_its_time_is_over(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pools, "LIFE", 1)
    coded = faked(*"abcd", workers=1)
    assert len({item.skipped for item in coded if isinstance(item, Coding)}) == 2


def test_no_more_is_read_than_the_workers_need() -> None:
    read = 0

    def endless() -> Iterator[Article]:
        nonlocal read
        while True:
            read += 1
            yield Article(str(read), "a")

    with Pool(SMALL, 2, FAKE) as pool:
        coded = pool.code(endless())
        for handed_on in range(1, 40):
            next(coded)
            assert read <= handed_on + SMALL.batch * (AHEAD * 2 + 1)


def test_leaving_ends_every_worker_at_once() -> None:
    with Pool(SMALL, 2, FAKE) as pool:
        coded = pool.code(articles("a", "b", *["slow 60"] * 20))
        next(coded)
        began, pids = time.monotonic(), pool.pids()
    assert time.monotonic() - began < 5
    assert pids and not any(map(alive, pids))


@pytest.fixture(scope="module")
def news() -> list[Article]:
    told = ("Togo thanked Ghana for its help.", "Kenya expelled two Peruvian envoys, officials said.", "It rained.")
    return [
        from_text(f"{told[n % 3]} President Ada Obi met {n} ministers in Oslo.", published="2020-05-24")
        for n in range(24)
    ]


@pytest.fixture(scope="module")
def alone(news: list[Article]) -> list[bytes]:
    return [msgspec.json.encode(coding) for coding in code_all(news)]


def test_codings_are_those_of_one_process_byte_for_byte(news: list[Article], alone: list[bytes]) -> None:
    assert [msgspec.json.encode(coding) for coding in code_many(news, Settings(batch=4), workers=2)] == alone


def test_a_killed_worker_changes_nothing(news: list[Article], alone: list[bytes]) -> None:
    with Pool(Settings(batch=4), 1) as pool:
        coded = pool.code(iter(news))
        found = [next(coded)]
        os.kill(pool.pids()[0], signal.SIGKILL)
        found += coded
    assert [msgspec.json.encode(coding) for coding in found] == alone


def test_few_articles_are_coded_in_this_process(monkeypatch: pytest.MonkeyPatch, news: list[Article]) -> None:
    monkeypatch.setattr(pools, "Pool", None)
    assert [c.article.id for c in code_many(news[:3], workers=2) if isinstance(c, Coding)] == [a.id for a in news[:3]]
    assert list(code_many([], workers=2)) == []


def test_less_than_no_workers_are_refused() -> None:
    with pytest.raises(SettingError) as caught:
        next(code_many([], workers=-1))
    assert str(caught.value) == ("workers is -1; allowed are 0 (one for each core) and more; give 1 for one process")
