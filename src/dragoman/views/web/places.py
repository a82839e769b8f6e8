"""Where events happened and who is linked with whom: the data of the map and of the network."""

from __future__ import annotations

import math
from typing import Any

import numpy as np

from dragoman.views.query import EventQuery, conditions
from dragoman.views.web.room import Reader
from dragoman.views.web.words import address, pair_path

Row = dict[str, Any]
REGIONS: tuple[tuple[str, tuple[float, float, float, float]], ...] = (
    ("Europe", (-25.0, 34.0, 45.0, 72.0)),
    ("Middle East", (24.0, 12.0, 64.0, 43.0)),
    ("Africa", (-20.0, -36.0, 55.0, 38.0)),
    ("Asia", (44.0, -12.0, 150.0, 56.0)),
    ("Americas", (-128.0, -56.0, -32.0, 60.0)),
)
"""Parts of the world to look at: west, south, east, north in degrees."""


def places(reader: Reader, query: EventQuery, limit: int = 2000) -> list[Row]:
    """Places of the events that answer a query, those with most events first; without coordinates none."""

    def work() -> list[Row]:
        where = conditions(query)
        return reader.rows(_PLACES.format(where=where.sql, limit=int(limit)), where.values)

    return reader.answer(("places", query, limit), work)


_PLACES = """
    select place.name as name, place.country as country, place.precision as precision, place.lat as lat,
        place.lon as lon, count(*) as events, avg(score) as mean_score,
        count(*) filter (quad = 1) as quad_1, count(*) filter (quad = 2) as quad_2,
        count(*) filter (quad = 3) as quad_3, count(*) filter (quad = 4) as quad_4
    from live.events where place.lat is not null and place.lon is not null and {where}
    group by all order by events desc, name limit {limit}
"""


def unplaced(reader: Reader, query: EventQuery) -> int:
    """How many events that answer a query have no coordinates, and so no point on the map."""
    where = conditions(query)
    count = f"select count(*) as n from live.events where (place is null or place.lat is null) and {where.sql}"
    return reader.answer(("unplaced", query), lambda: int(reader.rows(count, where.values)[0]["n"]))


def network(reader: Reader, query: EventQuery, limit: int = 60) -> tuple[list[Row], list[Row]]:
    """Nodes and edges: the `limit` pairs of countries with most events, their edges year by year, laid out."""
    return reader.answer(("network", query, limit), lambda: _network(reader, query, limit))


def _network(reader: Reader, query: EventQuery, limit: int) -> tuple[list[Row], list[Row]]:
    where = conditions(query)
    edges = reader.rows(_EDGES.format(where=where.sql, limit=int(limit)), where.values)
    events: dict[str, int] = {}
    weights: dict[tuple[str, str], int] = {}
    for edge in edges:
        one, other = edge["pair"][:3], edge["pair"][4:]
        weights[one, other] = weights.get((one, other), 0) + edge["events"]
        for name in (one, other):
            events[name] = events.get(name, 0) + edge["events"]
    spots = layout(sorted(events), weights)
    nodes = [
        {"name": name, "label": name, "events": count, "x": spots[name][0], "y": spots[name][1]}
        | {"href": f"/actor/{name}"}
        for name, count in sorted(events.items(), key=lambda item: (-item[1], item[0]))
    ]
    for edge in edges:
        one, other = edge["pair"][:3], edge["pair"][4:]
        edge["href"] = address(pair_path(one, other), query, between=None, actor=None)
        edge["x"], edge["y"], edge["x2"], edge["y2"] = (*spots[one], *spots[other])
    return nodes, edges


_EDGES = """
    with counted as (
        select dyads, year(date) as year, count(*) as events, sum(score) as score
        from live.events where dyads <> '' and date is not null and {where} group by all
    ), apart as (select unnest(string_split(trim(dyads, '|'), '|')) as pair, year, events, score from counted),
    years as (
        select pair, year, sum(events)::bigint as events, sum(score) as score from apart
        where left(pair, 3) <> right(pair, 3) group by all
    ), top as (select pair from years group by pair order by sum(events) desc, pair limit {limit})
    select * from years where pair in (from top) order by pair, year
"""


def layout(names: list[str], weights: dict[tuple[str, str], int], rounds: int = 120) -> dict[str, tuple[float, float]]:
    """Places for the nodes of a graph (Fruchterman and Reingold 1991), the same for the same graph.

    Starts on a circle in the order of names; linked nodes pull with the logarithm of their events.
    """
    count = len(names)
    if not count:
        return {}
    index = {name: n for n, name in enumerate(names)}
    angles = 2 * math.pi * np.arange(count) / count
    spots = np.stack([np.cos(angles), np.sin(angles)], axis=1)
    pull = np.zeros((count, count))
    for (one, other), weight in weights.items():
        pull[index[one], index[other]] = pull[index[other], index[one]] = math.log1p(weight)
    near = 1.6 / math.sqrt(count)
    for turn in range(rounds):
        apart = spots[:, None, :] - spots[None, :, :]
        far = np.maximum(np.linalg.norm(apart, axis=2), 0.01)
        force = (near**2 / far**2 - pull * far / near / 3)[:, :, None] * apart
        step = force.sum(axis=1) - spots * 0.3
        length = np.maximum(np.linalg.norm(step, axis=1, keepdims=True), 1e-9)
        spots = spots + step / length * np.minimum(length, 0.2 * (1 - turn / rounds))
    return {name: (round(float(spots[n, 0]), 3), round(float(spots[n, 1]), 3)) for name, n in index.items()}
