"""Which reader reads which suffix: one registered by hand, else one a package declares, else ours."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache
from importlib.metadata import EntryPoint, entry_points
from typing import cast

from dragoman.errors import SettingError
from dragoman.model import Article, Unread
from dragoman.settings import Settings
from dragoman.sources.feed import read_feed
from dragoman.sources.html import read_html
from dragoman.sources.intake import Input
from dragoman.sources.json_file import read_json
from dragoman.sources.office import read_docx, read_rtf
from dragoman.sources.parquet import read_parquet
from dragoman.sources.tables import read_csv, read_jsonl
from dragoman.sources.texts import read_text
from dragoman.sources.warc import read_warc

Reader = Callable[[Input, Settings], Iterator[Article | Unread]]
"""Takes an input and the settings and yields articles. It raises InputError when it cannot read the input, or yields
Unread for a part of it."""

GROUP = "dragoman.sources"
"""Entry point group: each entry's name is a suffix such as ".nitf", its object a Reader."""

_OURS: Mapping[str, Reader] = {
    ".html": read_html,
    ".htm": read_html,
    ".xhtml": read_html,
    ".txt": read_text,
    ".text": read_text,
    ".json": read_json,
    ".jsonl": read_jsonl,
    ".ndjson": read_jsonl,
    ".csv": read_csv,
    ".tsv": read_csv,
    ".parquet": read_parquet,
    ".warc": read_warc,
    ".xml": read_feed,
    ".rss": read_feed,
    ".atom": read_feed,
    ".docx": read_docx,
    ".rtf": read_rtf,
}
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
    return _BY_HAND.get(suffix) or _declared().get(suffix) or _OURS.get(suffix)


def suffixes() -> tuple[str, ...]:
    """Return every suffix that is read, sorted."""
    return tuple(sorted({*_OURS, *_declared(), *_BY_HAND}))


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
