"""The gold formats: JSONL, one record a line, told apart by their fields.

Offsets are characters of the record's own text, end exclusive. Fields that no figure needs are passed over;
a field that is missing or of the wrong type is an error that names the line and the field.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any, TypeAlias

import msgspec

from dragoman.errors import DataError

Offsets: TypeAlias = tuple[int, int]


class PairRow(msgspec.Struct, frozen=True):
    """One relation: which `root` holds between two marked spans."""

    id: str
    sentence: str
    source_spans: tuple[Offsets, ...]
    target_spans: tuple[Offsets, ...]
    root: str
    penta: int | None = None
    """The quad as gold states it; a few records state another than their root has."""

    def spans(self) -> Iterator[tuple[str, Offsets]]:
        """Every span with the field it stands in."""
        yield from (("source_spans", s) for s in self.source_spans)
        yield from (("target_spans", s) for s in self.target_spans)

    @property
    def text(self) -> str:
        """The sentence."""
        return self.sentence


class GoldTuple(msgspec.Struct, frozen=True):
    """An event as codes: `source` and `target` begin with three letters of a country or group."""

    source: str | None
    target: str | None
    root: str | None = None


class TupleRow(msgspec.Struct, frozen=True):
    """One sentence with the events it tells. `date` is YYYYMMDD."""

    id: str
    text: str
    events: tuple[GoldTuple, ...]
    date: str | None = None
    error: str | None = None
    set: str = ""

    def spans(self) -> Iterator[tuple[str, Offsets]]:
        """None are marked."""
        return iter(())


class GoldAttribution(msgspec.Struct, frozen=True):
    """Who said what: a content cut by its cue has several spans."""

    source_spans: tuple[Offsets, ...]
    content_spans: tuple[Offsets, ...]
    source_head_spans: tuple[Offsets, ...] = ()


class QuoteRow(msgspec.Struct, frozen=True):
    """One article with its attributions."""

    id: str
    text: str
    attributions: tuple[GoldAttribution, ...]
    date: str | None = None

    def spans(self) -> Iterator[tuple[str, Offsets]]:
        """Every span with the field it stands in."""
        for a in self.attributions:
            yield from (("source_spans", s) for s in a.source_spans)
            yield from (("content_spans", s) for s in a.content_spans)
            yield from (("source_head_spans", s) for s in a.source_head_spans)


class GoldPlace(msgspec.Struct, frozen=True):
    """A toponym; degrees WGS 84; `country` ISO 3166-1 alpha-2, from `country_src` "gold", "id" or "near"."""

    start: int
    end: int
    lat: float
    lon: float
    geonames_id: int | None = None
    country: str | None = None
    country_src: str | None = None


class GoldWords(msgspec.Struct, frozen=True):
    """A place word without coordinates."""

    start: int
    end: int


class PlaceRow(msgspec.Struct, frozen=True):
    """One article with its toponyms."""

    id: str
    text: str
    places: tuple[GoldPlace, ...]
    unresolved: tuple[GoldWords, ...] = ()
    date: str | None = None

    def spans(self) -> Iterator[tuple[str, Offsets]]:
        """Every span with the field it stands in."""
        yield from (("places", (p.start, p.end)) for p in self.places)
        yield from (("unresolved", (p.start, p.end)) for p in self.unresolved)


class GoldTime(msgspec.Struct, frozen=True):
    """A time expression; `first` and `last` are days, inclusive."""

    start: int
    end: int
    value: str | None = None
    first: str | None = msgspec.field(default=None, name="from")
    last: str | None = msgspec.field(default=None, name="to")


class TimesRow(msgspec.Struct, frozen=True):
    """One article with its time expressions."""

    id: str
    text: str
    times: tuple[GoldTime, ...]
    anchor_date: str | None = None

    def spans(self) -> Iterator[tuple[str, Offsets]]:
        """Every span with the field it stands in."""
        return (("times", (t.start, t.end)) for t in self.times)


class ExpressionRow(msgspec.Struct, frozen=True):
    """One time expression without its sentence; `anchor` is the day it was published."""

    id: str
    expression: str
    anchor: str
    value: str | None = None
    first: str | None = msgspec.field(default=None, name="from")
    last: str | None = msgspec.field(default=None, name="to")

    def spans(self) -> Iterator[tuple[str, Offsets]]:
        """None are marked."""
        return iter(())

    @property
    def text(self) -> str:
        """The expression."""
        return self.expression


Row: TypeAlias = PairRow | TupleRow | QuoteRow | PlaceRow | TimesRow | ExpressionRow
KINDS: dict[str, type[Row]] = {
    "source_spans": PairRow,
    "attributions": QuoteRow,
    "places": PlaceRow,
    "times": TimesRow,
    "expression": ExpressionRow,
    "events": TupleRow,
}
"""The field that marks a kind, and its record."""


class Gold(msgspec.Struct, frozen=True):
    """A gold file read: where it lies, its hash, and its records, all of one kind, with their line numbers."""

    path: Path
    sha256: str
    rows: tuple[Row, ...]
    lines: tuple[int, ...]

    @property
    def name(self) -> str:
        """The file's name without its suffix."""
        return self.path.stem


def load_gold(path: Path) -> Gold:
    """Read a gold file. Raises DataError naming file, line and field where it breaks its format."""
    try:
        data = path.read_bytes()
    except OSError as error:
        raise DataError(f"{path}: not readable ({error.strerror}); give a JSONL file of gold records") from error
    lines = [(n, line) for n, line in enumerate(data.splitlines(), 1) if line.strip()]
    if not lines:
        raise DataError(f"{path}: found no record, expected one JSON object a line")
    kind = _kind(path, *lines[0])
    decoder = msgspec.json.Decoder(kind)
    rows = tuple(_row(f"{path}:{n}", line, decoder) for n, line in lines)
    gold = Gold(path, hashlib.sha256(data).hexdigest(), rows, tuple(n for n, _ in lines))
    _refuse_twins(gold)
    return gold


def _kind(path: Path, number: int, line: bytes) -> type[Row]:
    try:
        first = msgspec.json.decode(line)
    except msgspec.DecodeError as error:
        raise DataError(f"{path}:{number}: not JSON ({error})") from error
    fields = first if isinstance(first, dict) else {}
    for field, kind in KINDS.items():
        if field in fields:
            return kind
    raise DataError(
        f"{path}:{number}: found the fields {', '.join(fields) or 'of no object'}; "
        f"a gold record has one of {', '.join(KINDS)}"
    )


def _row(where: str, line: bytes, decoder: msgspec.json.Decoder[Any]) -> Any:
    try:
        row = decoder.decode(line)
    except msgspec.DecodeError as error:
        raise DataError(f"{where}: {error}") from error
    for field, (start, end) in row.spans():
        if not 0 <= start < end <= len(row.text):
            raise DataError(
                f"{where}: field `{field}`: span [{start}, {end}) lies outside the text of {len(row.text)} "
                "characters or is empty"
            )
    return row


def _refuse_twins(gold: Gold) -> None:
    seen: dict[str, int] = {}
    for line, row in zip(gold.lines, gold.rows, strict=True):
        if row.id in seen:
            first = f"line {seen[row.id]} has it too"
            raise DataError(f"{gold.path}:{line}: field `id`: found {row.id!r}, but {first}; give every record its own")
        seen[row.id] = line
