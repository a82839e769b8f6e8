"""What is kept is what was made of the same sources; whatever is wrong with the folder, things are made again."""

from __future__ import annotations

from pathlib import Path

import pytest

from dragoman import kept as module
from dragoman.actors.reader import read_tables
from dragoman.errors import DataError
from dragoman.events.codebook import load_codebook, word_classes
from dragoman.kept import kept


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    return tmp_path / "dragoman"


class Maker:
    """Counts how often it is asked."""

    def __init__(self, made: dict[str, int]) -> None:
        self.asked = 0
        self._made = made

    def __call__(self) -> dict[str, int]:
        self.asked += 1
        return self._made


def test_a_second_time_nothing_is_made() -> None:
    make = Maker({"a": 1})
    for _ in range(3):
        assert kept("words", dict[str, int], [b"a", b"b"], make) == {"a": 1}
    assert make.asked == 1


def test_other_sources_are_another_thing_and_take_its_place(home: Path) -> None:
    one, two = Maker({"a": 1}), Maker({"a": 2})
    assert kept("words", dict[str, int], [b"a", b"b"], one) == {"a": 1}
    assert kept("words", dict[str, int], [b"ab"], two) == {"a": 2}
    assert len(list(home.iterdir())) == 1


def test_things_of_other_names_stay(home: Path) -> None:
    kept("words", dict[str, int], [b"a"], Maker({"a": 1}))
    kept("words-own", dict[str, int], [b"a"], Maker({"a": 1}))
    assert len(list(home.iterdir())) == 2


@pytest.mark.parametrize("damaged", [b"", b"\xc1", b"\xa5words"])
def test_a_damaged_file_is_made_again(home: Path, damaged: bytes) -> None:
    make = Maker({"a": 1})
    kept("words", dict[str, int], [b"a"], make)
    next(home.iterdir()).write_bytes(damaged)
    assert kept("words", dict[str, int], [b"a"], make) == {"a": 1}
    assert kept("words", dict[str, int], [b"a"], make) == {"a": 1}
    assert make.asked == 2


def test_where_nothing_can_be_written_things_are_made_each_time(home: Path) -> None:
    home.write_text("a file where the folder would be")
    make = Maker({"a": 1})
    assert [kept("words", dict[str, int], [b"a"], make) for _ in range(2)] == [{"a": 1}] * 2
    assert make.asked == 2


def test_what_cannot_be_made_is_not_kept(home: Path) -> None:
    def fail() -> dict[str, int]:
        raise DataError("codes.tsv:3: found x; allowed: y")

    with pytest.raises(DataError, match=r"codes\.tsv:3"):
        kept("words", dict[str, int], [b"a"], fail)
    assert not home.exists()


def test_the_folder_is_that_of_the_user(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv("XDG_CACHE_HOME")
    monkeypatch.setenv("HOME", str(tmp_path / "me"))
    assert module.folder() == tmp_path / "me" / ".cache" / "dragoman"


def test_codebook_and_lexicons_are_the_same_the_second_time() -> None:
    def loaded() -> tuple[object, ...]:
        word_classes.cache_clear()
        return load_codebook(), read_tables()

    assert loaded() == loaded()
