"""Reading a path: a file, a folder and all below it, or standard input. One failing input never stops the rest."""

from __future__ import annotations

import csv
import sys
import zlib
from collections.abc import Iterator
from pathlib import Path

from lxml import etree  # type: ignore[import-untyped]

from dragoman.errors import InputError
from dragoman.model import Article, Unread
from dragoman.settings import Settings
from dragoman.sources.fetched import META
from dragoman.sources.intake import Input, broken_gzip, unpacked
from dragoman.sources.registry import Reader, reader_of, suffixes
from dragoman.sources.sniff import kind

STDIN = Path("-")

# What damaged input makes the parsers raise, beyond what our own readers name.
_FAILURES = (OSError, EOFError, ValueError, LookupError, RuntimeError, zlib.error, etree.LxmlError, csv.Error)


def read(path: Path, settings: Settings) -> Iterator[Article | Unread]:
    """Yield the articles of a file, of all files below a folder (sorted by path), or of standard input ("-").

    In a folder, files with a suffix no reader knows are passed over; named by itself, such a file is Unread. Whatever
    cannot be read is yielded as Unread with its path (and line) and reason, and the rest goes on.
    """
    for found in files(path):
        if isinstance(found, Unread):
            yield found
        else:
            yield from read_file(found, settings)


def files(path: Path) -> Iterator[Path | Unread]:
    """Yield the files that `read` reads under a path, in its order; standard input is itself."""
    if path == STDIN:
        yield path
    elif path.is_dir():
        yield from _files_below(path)
    elif not path.exists():
        yield Unread(str(path), "found nothing at this path; expected a file or a folder; check the spelling")
    else:
        yield path


def _files_below(folder: Path) -> Iterator[Path | Unread]:
    found = [file for file in sorted(folder.rglob("*")) if reader_of(suffix(file)) and not file.is_dir()]
    shown = [file for file in found if not _passed_over(file, folder)]
    yield from shown
    if not shown:
        allowed = ", ".join(suffixes())
        yield Unread(
            str(folder),
            f"found no file that is read in this folder; allowed are {allowed}, each also with .gz; check the folder",
        )


def _passed_over(file: Path, folder: Path) -> bool:
    """Tell hidden files, and the notes of `dragoman fetch`, from news."""
    return file.name.endswith(META) or any(part.startswith(".") for part in file.relative_to(folder).parts)


def suffix(path: Path) -> str:
    """Return the suffix that decides the reader: small letters, ".gz" taken off."""
    name = path.name.lower()
    return Path(name.removesuffix(".gz")).suffix


def read_file(path: Path, settings: Settings) -> Iterator[Article | Unread]:
    """Yield the articles of one file, or of standard input."""
    if path == STDIN:
        yield from _read_stdin(settings)
        return
    reader = reader_of(suffix(path))
    if reader is None:
        found = f"the suffix {suffix(path)!r}" if suffix(path) else "no suffix"
        allowed = ", ".join(suffixes())
        yield Unread(str(path), f"found {found}; allowed are {allowed}, each also with .gz; rename or convert the file")
        return
    try:
        with path.open("rb") as file:
            stream, packed = unpacked(file)
            item = Input(str(path), stream, path.stat().st_size if packed else None)
            yield from _guarded(reader, item, settings)
    except OSError as error:
        yield Unread(str(path), _why(error))


def _read_stdin(settings: Settings) -> Iterator[Article | Unread]:
    stream, _ = unpacked(sys.stdin.buffer)
    stream, suffix_found = kind(stream, settings)
    reader = reader_of(suffix_found)
    assert reader is not None, suffix_found
    yield from _guarded(reader, Input("-", stream), settings)


def _guarded(reader: Reader, item: Input, settings: Settings) -> Iterator[Article | Unread]:
    """Yield what the reader yields; turn what it raises into Unread."""
    try:
        yield from reader(item, settings)
    except InputError as error:
        yield Unread(item.path, str(error))
    except _FAILURES as error:
        yield Unread(item.path, _why(error))


def _why(error: Exception) -> str:
    if isinstance(error, EOFError | zlib.error):
        return broken_gzip(error)
    if isinstance(error, PermissionError):
        return "found a file that may not be read; expected read permission; change its permissions or owner"
    if isinstance(error, FileNotFoundError):
        return "found a link that leads nowhere, or a file gone since; expected a file; mend or remove the link"
    name = type(error).__name__
    return f"found content that its reader gave up on ({name}: {error}); expected a well-formed file; open it and see"
