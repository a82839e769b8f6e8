"""What all imports need: rows of a file, parties, and an event made of a row."""

from __future__ import annotations

import gzip
import io
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from importlib import resources
from pathlib import Path
from typing import IO

import msgspec
import pycountry

from dragoman.errors import InputError
from dragoman.model import Article, Coding, Decision, Event, EventTime, Party, Place, Span, Status, Versions
from dragoman.views.export.shared import cameo, cameo_codes, countries
from dragoman.views.words import types

NOWHERE = Span(0, 0, "")
"""Where there is no text, every span is empty and lies at its beginning."""


_LONGEST = 1 << 20
"""Bytes of a line: those of the three formats have some hundreds."""


class Problem(Exception):
    """A row that cannot be understood; the reader turns it into an `Unread`."""


class Act(msgspec.Struct, frozen=True):
    """What a row says was done. `note` keeps the figures of the file that the record does not."""

    type: str
    mode: str | None
    contexts: tuple[str, ...]
    cameo: str
    quad: int
    score: float
    note: str


class Source(msgspec.Struct, frozen=True):
    """Where a row comes from: format, id in the file, and what it says of the report."""

    format: str
    id: str
    published: str | None = None
    source: str | None = None
    url: str | None = None
    path: str | None = None


def lines(path: Path) -> Iterator[str]:
    """Yield the lines of a plain, gzipped or zipped (one member) file; UTF-8, or ISO-8859-1 where a line is not."""
    try:
        with _opened(path) as file:
            while raw := file.readline(_LONGEST + 1):
                if len(raw) > _LONGEST:
                    raise InputError(
                        f"{path} cannot be read: found a line above {_LONGEST} bytes. It should be a table of events."
                    )
                yield _decoded(raw).rstrip("\r\n")
    except (OSError, EOFError, zipfile.BadZipFile) as error:
        raise InputError(
            f"{path} cannot be read: {error}. It should be plain text, .gz, or .zip with one file."
        ) from error


@contextmanager
def _opened(path: Path) -> Iterator[IO[bytes]]:
    if path.suffix == ".gz":
        with gzip.open(path) as file:
            yield io.BufferedReader(file)
    elif path.suffix == ".zip":
        with zipfile.ZipFile(path) as archive, archive.open(archive.namelist()[0]) as member:
            yield member
    else:
        with path.open("rb") as plain:
            yield plain


def _decoded(raw: bytes) -> str:
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return raw.decode("iso-8859-1")


class _Mapped(msgspec.Struct):
    type: str
    mode: str | None = None
    contexts: tuple[str, ...] = ()


class _MappedCode(msgspec.Struct):
    plover: _Mapped | None = None


class _MappedFile(msgspec.Struct):
    codes: dict[str, _MappedCode]


def _data(name: str) -> bytes:
    return resources.files("dragoman").joinpath(f"data/ontology/{name}").read_bytes()


@cache
def _mapping() -> dict[str, _MappedCode]:
    return msgspec.json.decode(_data("cameo.json"), type=_MappedFile).codes


def act_of_cameo(code: str, note: str) -> Act:
    """The PLOVER act of a CAMEO code, with PLOVER's quad and score.

    Codes that PLOVER has no type for (most of 01) keep GDELT's quad and scale, and an empty type.
    """
    if code not in cameo_codes() and f"0{code}" in cameo_codes():
        code = f"0{code}"  # a spreadsheet took the first zero away
    if code not in cameo_codes():
        raise Problem(f"{code!r} is no CAMEO code")
    found = _mapping()[code].plover or _mapping().get(f"{code}0", _MappedCode()).plover
    if found is None:
        facts = cameo(code)
        return Act("", None, (), code, facts.quad_gdelt or 1, facts.goldstein_gdelt or 0.0, note)
    kind = types()[found.type]
    scores = {mode.name: mode.score for mode in kind.modes}
    score = scores.get(found.mode or "")
    return Act(found.type, found.mode, found.contexts, code, kind.quad, kind.score if score is None else score, note)


@cache
def country_code(name: str) -> str | None:
    """The alpha-3 code of a country's name or code; None where it is none."""
    if not name:
        return None
    if name in countries():
        return name
    known = {country.name.lower(): code for code, country in countries().items()}
    if name.lower() in known:
        return known[name.lower()]
    try:
        return str(pycountry.countries.lookup(name).alpha_3)
    except LookupError:
        return None


def party(side: str, name: str, country: str | None, sectors: tuple[str, ...], role: str | None = None) -> Party:
    """An actor or recipient without text; `side` tells it from the other in its article."""
    return Party(side, name, country, sectors, role, 0, 0, "")


def number(value: str, what: str) -> float | None:
    """A number, or None for nothing."""
    try:
        return float(value) if value.strip() else None
    except ValueError as error:
        raise Problem(f"{what}: {value!r} is no number") from error


def coding(source: Source, act: Act, day: str, parties: tuple[list[Party], list[Party]], place: Place | None) -> Coding:
    """A coding of one event and no text. Its id is the format's name and the id in the file."""
    ident = f"{source.format}:{source.id}"
    article = Article(
        id=ident,
        text="",
        published=source.published or day,
        published_from="given",
        source=source.source,
        url=source.url,
        path=source.path,
    )
    event = Event(
        id=ident,
        article=ident,
        type=act.type,
        mode=act.mode,
        contexts=act.contexts,
        cameo=act.cameo,
        quad=act.quad,
        score=act.score,
        status=Status.ACTUAL,
        actors=tuple(parties[0]),
        recipients=tuple(parties[1]),
        trigger=NOWHERE,
        sentence=NOWHERE,
        frame=f"import-{source.format}",
        confidence=1.0,
        time=EventTime(day, day, "day", why=f"{source.format} file"),
        place=place,
        decisions=(Decision("import", act.note),),
    )
    return Coding(article, Versions("import", source.format, "none"), events=(event,))
