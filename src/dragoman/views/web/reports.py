"""One occurrence: the reports that are brought together with an event, and why."""

from __future__ import annotations

from typing import Any

from dragoman.record.occurrences import Occurrence, Windows, group
from dragoman.record.reports import report_from
from dragoman.record.stories import Text, stories
from dragoman.views.web.listing import COLUMNS, one_event
from dragoman.views.web.room import Reader

Row = dict[str, Any]
MOST = 2000
"""Reports of the same type and parties that are looked at, nearest in time first."""


def occurrence_of(reader: Reader, ident: str) -> tuple[Occurrence, list[Row]]:
    """The occurrence that an event belongs to, with the events (reports) in full, first report first.

    Events of the same type, status and countries are grouped as `Record.occurrences` groups them.
    Raises RecordError where there is no event of that id.
    """
    return reader.answer(("occurrence", ident), lambda: _occurrence(reader, ident))


def _occurrence(reader: Reader, ident: str) -> tuple[Occurrence, list[Row]]:
    event = one_event(reader, ident)
    near = reader.rows(_NEAR, {"id": ident, "type": event["type"], "status": event["status"], "date": event["date"]})
    found = next(one for one in grouped(reader, near) if any(member.event == ident for member in one.members))
    members = {member.event: n for n, member in enumerate(found.members)}
    rows = reader.rows(
        f"select {COLUMNS} from live.events where id in (select unnest($ids::varchar[]))", {"ids": list(members)}
    )
    return found, sorted(rows, key=lambda row: members[row["id"]])


_REPORT = (
    "id, article, type, mode, status, date, actors, recipients, place.country as country, "
    "place.geonames_id as geonames_id"
)
# What has the same countries on any side: a superset of the bucket that `group` then takes exactly.
_NEAR = f"""
    select {_REPORT} from live.events
    where type = $type and status = $status
        and dyads = (select dyads from live.events where id = $id limit 1)
        and (date is not distinct from $date or abs(date_diff('day', date, $date::date)) <= 60)
    order by abs(date_diff('day', date, $date::date)) nulls last, id limit {MOST}
"""


def grouped(reader: Reader, rows: list[Row]) -> list[Occurrence]:
    """Events (rows with the columns of a report) brought together, those that a person split kept apart."""
    articles = sorted({row["article"] for row in rows})
    texts = reader.rows(
        "select id, substr(text, body_start + 1) as body, published from live.articles "
        "where id in (select unnest($ids::varchar[])) order by id",
        {"ids": articles},
    )
    windows = Windows()
    story = stories(
        (Text(text["id"], text["body"], text["published"]) for text in texts), windows.alike, windows.story_days
    )
    apart = {row["event"] for row in reader.rows(_APART)}
    return group((report_from(row, story) for row in rows), windows, apart)


_APART = (
    "select event from (select event, arg_max(apart, decided) as apart from store.splits group by event) where apart"
)


def recent(reader: Reader, rows: list[Row]) -> list[tuple[Occurrence, list[Row]]]:
    """Events shown on a page, brought together into occurrences, newest first."""
    listed = [
        row | {"country": (row["place"] or {}).get("country"), "geonames_id": (row["place"] or {}).get("geonames_id")}
        for row in rows
    ]
    held = {row["id"]: row for row in rows}
    found = grouped(reader, listed)
    return [(one, [held[member.event] for member in one.members]) for one in reversed(found)]
