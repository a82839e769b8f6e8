"""Readers that others add: by an entry point of their package, and by hand as docs/readers.md shows."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from dragoman.errors import SettingError
from dragoman.model import Article
from dragoman.settings import Settings
from dragoman.sources import read, registry, suffixes

PAGE = Path(__file__).resolve().parents[2] / "docs" / "readers.md"
READER = """
from dragoman.sources import from_text

def read_wire(item, settings):
    yield from_text(item.stream.read(settings.max_bytes).decode(), source="wire")
"""


@pytest.fixture
def installed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[str], None]]:
    """Install a package that declares a reader of ".wire" at the place given."""

    def install(place: str) -> None:
        info = tmp_path / "site" / "wire_reader-1.0.dist-info"
        info.mkdir(parents=True)
        (info / "METADATA").write_text("Metadata-Version: 2.1\nName: wire-reader\nVersion: 1.0\n")
        (info / "entry_points.txt").write_text(f"[dragoman.sources]\n.wire = {place}\n")
        (tmp_path / "site" / "wire_reader_of_tests.py").write_text(READER)
        monkeypatch.syspath_prepend(tmp_path / "site")
        registry._declared.cache_clear()

    yield install
    registry._declared.cache_clear()


def test_a_package_declares_a_reader(installed: Callable[[str], None], tmp_path: Path, body) -> None:
    installed("wire_reader_of_tests:read_wire")
    path = tmp_path / "a.wire"
    path.write_text(body[0])
    assert ".wire" in suffixes()
    (article,) = read(path, Settings())
    assert isinstance(article, Article)
    assert (article.text, article.source) == (body[0], "wire")


def test_a_declared_reader_that_is_not_there(installed: Callable[[str], None], tmp_path: Path) -> None:
    installed("wire_reader_of_tests:gone")
    with pytest.raises(SettingError) as error:
        list(read(tmp_path, Settings()))
    assert str(error.value).startswith("the reader of .wire that wire-reader declares cannot be loaded (")
    assert str(error.value).endswith(
        "; expected a function at wire_reader_of_tests:gone; update or uninstall wire-reader"
    )


def test_the_reader_that_the_docs_show(tmp_path: Path, body, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(registry, "_BY_HAND", {})
    (code,) = re.findall(r"```python\n(.*?)```", PAGE.read_text("utf-8"), re.DOTALL)
    exec(compile(code, str(PAGE), "exec"), {})
    path = tmp_path / "a.cable"
    path.write_text("\n\n".join(body[:2]))
    assert [found.text for found in read(path, Settings()) if isinstance(found, Article)] == list(body[:2])
