"""POLECAT events: 40 tab-separated columns with a header, one row a dyad."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from dragoman.model import Event, Party, Place
from dragoman.views.export.shared import country, pairs, write_tsv
from dragoman.views.rows import Row

COLUMNS = (
    "Event ID", "Event Date", "Event Type", "Event Mode", "Intensity", "Quad Code", "Contexts", "Actor Name",
    "Actor Country", "Actor COW", "Primary Actor Sector", "Actor Sectors", "Actor Title", "Actor Name Raw",
    "Wikipedia Actor ID", "Recipient Name", "Recipient Country", "Recipient COW", "Primary Recipient Sector",
    "Recipient Sectors", "Recipient Title", "Recipient Name Raw", "Wikipedia Recipient ID", "Placename", "City",
    "District", "Province", "Country", "Latitude", "Longitude", "GeoNames ID", "Raw Placename", "Feature Type",
    "Source", "Publication Date", "Story People", "Story Organizations", "Story Locations", "Language", "Version",
)  # fmt: skip
QUADS = {1: "VERBAL COOPERATION", 2: "MATERIAL COOPERATION", 3: "VERBAL CONFLICT", 4: "MATERIAL CONFLICT"}


def write(rows: Iterator[Row], path: Path) -> int:
    """Write the table; return the number of rows, one a dyad."""
    return write_tsv(path, (line for row in rows for line in polecat_rows(row)), COLUMNS)


def row_ids(event: Event) -> list[str]:
    """The ids of an event's rows, one a dyad."""
    return [event.id if n == 1 else f"{event.id}-{n}" for n, _ in enumerate(pairs(event), 1)]


def polecat_rows(row: Row) -> Iterator[list[str]]:
    """Yield the 40 values of each dyad of an event. Further dyads of an event have "-2", "-3" after its id."""
    event = row.event
    for ident, (one, other) in zip(row_ids(event), pairs(event), strict=True):
        yield [
            ident,
            row.date or "",
            event.type,
            event.mode or "",
            str(event.score),
            QUADS.get(event.quad, ""),
            ";".join(event.contexts),
            *_party(one),
            *_party(other),
            *_place(event.place),
            row.source or "",
            (row.published or "")[:10],
            "",
            "",
            "",
            "",
            f"dragoman {row.versions.program}",
        ]


def _party(party: Party | None) -> list[str]:
    if party is None:
        return [""] * 8
    primary = party.sectors[0] if party.sectors else ""
    return [party.name, party.country or "", "", primary, ";".join(party.sectors), party.role or "", party.text, ""]


def _place(place: Place | None) -> list[str]:
    if place is None:
        return [""] * 10
    named = [place.name if place.precision == precision else "" for precision in ("city", "district")]
    province = place.name if place.precision == "province" else place.admin1 or ""
    numbers = ["" if value is None else str(value) for value in (place.lat, place.lon, place.geonames_id)]
    return [place.name, *named, province, country(place.country).name, *numbers, place.span.text, ""]
