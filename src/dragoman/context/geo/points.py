"""Points: the middle of many, weighted by how many people live at each."""

from __future__ import annotations

from collections.abc import Iterable
from math import asin, atan2, cos, degrees, hypot, radians, sin, sqrt

EARTH_KM = 6371.0


def unit(lat: float, lon: float) -> tuple[float, float, float]:
    """The point on the unit sphere at `lat`, `lon` (degrees)."""
    north, east = radians(lat), radians(lon)
    return cos(north) * cos(east), cos(north) * sin(east), sin(north)


def middle(points: Iterable[tuple[float, float, float]]) -> tuple[float, float]:
    """The mean of (lat, lon, weight) on the sphere, in degrees; right across the date line too."""
    x = y = z = 0.0
    for lat, lon, weight in points:
        a, b, c = unit(lat, lon)
        x, y, z = x + a * weight, y + b * weight, z + c * weight
    return degrees(atan2(z, hypot(x, y))), degrees(atan2(y, x))


def kilometres(lat1: float, lon1: float, lat2: float, lon2: float) -> float:
    """Great-circle distance of two points given in degrees."""
    north1, north2 = radians(lat1), radians(lat2)
    half = sin((north2 - north1) / 2) ** 2 + cos(north1) * cos(north2) * sin(radians(lon2 - lon1) / 2) ** 2
    return 2 * EARTH_KM * asin(min(1.0, sqrt(half)))
