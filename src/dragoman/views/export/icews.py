"""ICEWS events: 20 tab-separated columns with a header, one row a dyad.

Intensity is ICEWS's own scale, taken from the CAMEO code. "Event Text" is our wording of the code's name.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from dragoman.model import Party, Place
from dragoman.views.export.shared import cameo, country, numbers, pairs, write_tsv
from dragoman.views.rows import Row

COLUMNS = (
    "Event ID", "Event Date", "Source Name", "Source Sectors", "Source Country", "Event Text", "CAMEO Code",
    "Intensity", "Target Name", "Target Sectors", "Target Country", "Story ID", "Sentence Number", "Publisher",
    "City", "District", "Province", "Country", "Latitude", "Longitude",
)  # fmt: skip


def write(rows: Iterator[Row], path: Path) -> int:
    """Write the table; return the number of rows, one a dyad."""
    return write_tsv(path, (line for row in rows for line in icews_rows(row)), COLUMNS)


def icews_rows(row: Row) -> Iterator[list[str]]:
    """Yield the 20 values of each dyad of an event."""
    event = row.event
    facts = cameo(event.cameo)
    intensity = "" if facts.goldstein_icews is None else str(facts.goldstein_icews)
    for ident, (one, other) in zip(numbers(event), pairs(event), strict=True):
        yield [
            ident,
            row.date or "",
            *_actor(one),
            facts.name,
            event.cameo,
            intensity,
            *_actor(other),
            event.article,
            "",
            row.source or "",
            *_place(event.place),
        ]


def _actor(party: Party | None) -> list[str]:
    if party is None:
        return ["", "", ""]
    return [party.name, ",".join(party.sectors), country(party.country).name]


def _place(place: Place | None) -> list[str]:
    if place is None:
        return [""] * 6
    named = [place.name if place.precision == precision else "" for precision in ("city", "district")]
    province = place.name if place.precision == "province" else place.admin1 or ""
    coordinates = ["" if value is None else str(value) for value in (place.lat, place.lon)]
    return [*named, province, country(place.country).name, *coordinates]
