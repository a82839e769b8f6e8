"""GeoJSON (RFC 7946): one point an event, its flat row as properties. Coordinates are longitude, latitude (WGS 84)."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec

from dragoman.views.rows import Row, flat


def write(rows: Iterator[Row], path: Path) -> int:
    """Write a FeatureCollection; return the number of features. Every row must have coordinates."""
    count = 0
    with path.open("wb") as file:
        file.write(b'{"type":"FeatureCollection","features":[')
        for row in rows:
            file.write((b",\n" if count else b"\n") + msgspec.json.encode(feature(row)))
            count += 1
        file.write(b"\n]}\n")
    return count


def feature(row: Row) -> dict[str, Any]:
    """One event as a Feature."""
    place = row.event.place
    assert place is not None  # the format's `needs` leaves out rows without
    properties = flat(row)
    return {
        "type": "Feature",
        "id": properties.pop("id"),
        "geometry": {"type": "Point", "coordinates": [place.lon, place.lat]},
        "properties": properties,
    }
