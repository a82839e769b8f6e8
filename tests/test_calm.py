"""The collector rests inside the block and is as before after it, also when the block fails."""

from __future__ import annotations

import gc
from collections.abc import Iterator

import pytest

import dragoman
from dragoman.calm import collector_paused, collector_spared
from dragoman.sources import from_text


@pytest.fixture(autouse=True)
def as_before() -> Iterator[None]:
    yield
    gc.enable()
    gc.unfreeze()


def test_the_collector_is_paused_inside_only() -> None:
    with collector_paused():
        assert not gc.isenabled()
        with collector_paused():
            assert not gc.isenabled()
        assert not gc.isenabled()
    assert gc.isenabled()


def test_a_collector_that_was_off_stays_off() -> None:
    gc.disable()
    with collector_paused():
        pass
    assert not gc.isenabled()


def test_it_is_on_again_after_an_error() -> None:
    with pytest.raises(KeyError), collector_paused():
        raise KeyError
    assert gc.isenabled()


def test_what_was_made_to_last_is_not_walked_over() -> None:
    before = gc.get_freeze_count()
    with collector_spared():
        lasting = [[] for _ in range(1000)]
        assert not gc.isenabled()
    assert gc.isenabled()
    assert gc.get_freeze_count() >= before + len(lasting)


def test_between_articles_the_collector_is_the_callers() -> None:
    articles = [from_text("Oslo criticised Accra over the fishing quota.", published="2020-05-24")] * 2
    assert [gc.isenabled() for _ in dragoman.code_all(articles)] == [True, True]
