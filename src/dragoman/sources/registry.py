"""Which reader reads which suffix: one registered by hand, else one a package declares, else ours."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache
from importlib.metadata import EntryPoint, entry_points
from pkgutil import resolve_name
from typing import cast

from dragoman.errors import SettingError
from dragoman.model import Article, Unread
from dragoman.settings import Settings
from dragoman.sources.intake import Input

Reader = Callable[[Input, Settings], Iterator[Article | Unread]]
"""Takes an input and the settings and yields articles. It raises InputError when it cannot read the input, or yields
Unread for a part of it."""

GROUP = "dragoman.sources"
"""Entry point group: each entry's name is a suffix such as ".nitf", its object a Reader."""

_OURS = {
    ".html": "html:read_html",
    ".htm": "html:read_html",
    ".xhtml": "html:read_html",
    ".txt": "texts:read_text",
    ".text": "texts:read_text",
    ".json": "json_file:read_json",
    ".jsonl": "tables:read_jsonl",
    ".ndjson": "tables:read_jsonl",
    ".csv": "tables:read_csv",
    ".tsv": "tables:read_csv",
    ".parquet": "parquet:read_parquet",
    ".warc": "warc:read_warc",
    ".xml": "feed:read_feed",
    ".rss": "feed:read_feed",
    ".atom": "feed:read_feed",
    ".docx": "office:read_docx",
    ".rtf": "office:read_rtf",
}
"""Module and function of each reader: who reads web pages needs none of what reads office files."""
# The one table a program changes, when it starts: registering is what it is for.
_BY_HAND: dict[str, Reader] = {}


def register(names: Iterable[str], reader: Reader) -> None:
    """Have `reader` read files with these suffixes (".nitf"), in place of any other.

    Raises SettingError for a suffix without its dot, with capitals, or ".gz" (compression is taken off before).
    """
    for name in names:
        if not name.startswith(".") or name != name.lower() or name == ".gz":
            raise SettingError(
                f"suffix {name!r} matches no file; allowed is a dot and small letters such as '.nitf' "
                "('.gz' is taken off before a reader is chosen); correct the name"
            )
        _BY_HAND[name] = reader


def reader_of(suffix: str) -> Reader | None:
    """Return the reader of a suffix (small letters, with dot), or None."""
    return _BY_HAND.get(suffix) or _declared().get(suffix) or _ours(suffix)


def suffixes() -> tuple[str, ...]:
    """Return every suffix that is read, sorted."""
    return tuple(sorted({*_OURS, *_declared(), *_BY_HAND}))


def _ours(suffix: str) -> Reader | None:
    if suffix not in _OURS:
        return None
    return cast(Reader, resolve_name(f"dragoman.sources.{_OURS[suffix]}"))


@cache
def _declared() -> Mapping[str, Reader]:
    return {entry.name: _loaded(entry) for entry in entry_points(group=GROUP)}


def _loaded(entry: EntryPoint) -> Reader:
    try:
        return cast(Reader, entry.load())
    except (ImportError, AttributeError) as error:
        package = entry.dist.name if entry.dist else "a package"
        raise SettingError(
            f"the reader of {entry.name} that {package} declares cannot be loaded ({error}); expected a function at "
            f"{entry.value}; update or uninstall {package}"
        ) from error
