"""Reviews: what people say of events. Every act is a row that is appended; none is ever changed or taken away."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from enum import StrEnum
from pathlib import Path
from typing import Any

import msgspec
import pyarrow as pa

from dragoman.errors import RecordError, SettingError
from dragoman.model import Event
from dragoman.record.folder import write_lock
from dragoman.record.schema import SCHEMAS, dyads
from dragoman.record.store import Snapshot, append
from dragoman.record.values import event_day

LONGEST = 2000
"""Characters that a reason may have."""


class Verdict(StrEnum):
    """What a reviewer says of an event."""

    ACCEPT = "accept"
    CORRECT = "correct"
    REJECT = "reject"


class Review(msgspec.Struct, frozen=True):
    """One act of review: who, when, the event before and after (None where it is rejected), and why."""

    event: str
    article: str
    reviewer: str
    decided: datetime.datetime
    verdict: Verdict
    before: Event
    after: Event | None
    why: str = ""

    @property
    def label(self) -> str:
        """What the reviewer makes of the event: its type, or "rejected"."""
        return self.after.type if self.after else "rejected"


def review(before: Event, reviewer: str, after: Event | None, why: str = "") -> Review:
    """An act of review as of now; the verdict follows from what became of the event.

    Raises SettingError for a reviewer without a name or a reason that is too long.
    """
    name = " ".join(reviewer.split())
    if not name or len(name) > 100:
        raise SettingError(f"reviewer: a name of 1 to 100 characters is needed, found {len(name)}.")
    if len(why) > LONGEST:
        raise SettingError(f"why: at most {LONGEST} characters, found {len(why)}.")
    verdict = Verdict.REJECT if after is None else Verdict.ACCEPT if after == before else Verdict.CORRECT
    now = datetime.datetime.now(datetime.UTC)
    return Review(before.id, before.article, name, now, verdict, before, after, why.strip())


def add_review(path: Path, act: Review) -> None:
    """Append an act of review to a record. Raises RecordError where it cannot be written."""
    row = msgspec.structs.asdict(act) | {
        "verdict": act.verdict.value,
        "before": msgspec.json.encode(act.before).decode(),
        "after": msgspec.json.encode(act.after).decode() if act.after else None,
    }
    with write_lock(path):
        append(path, "reviews", [row])


def reviews(now: Snapshot) -> list[Review]:
    """Every act of review, oldest first. The snapshot must hold the table `reviews`."""
    return [_read(now, row) for row in now.rows("select * from store.reviews order by decided, event, reviewer")]


def _read(now: Snapshot, row: dict[str, Any]) -> Review:
    try:
        before = msgspec.json.decode(row["before"], type=Event)
        after = msgspec.json.decode(row["after"], type=Event) if row["after"] else None
    except msgspec.MsgspecError as error:
        raise RecordError(f"{now.path / 'reviews'}: the review of {row['event']} cannot be read ({error}).") from error
    return Review(
        row["event"],
        row["article"],
        row["reviewer"],
        row["decided"],
        Verdict(row["verdict"]),
        before,
        after,
        row["why"],
    )


def last_words(acts: Iterable[Review]) -> dict[str, dict[str, Review]]:
    """Of every event the last act of each reviewer: event → reviewer → act."""
    held: dict[str, dict[str, Review]] = {}
    for act in sorted(acts, key=lambda act: act.decided):
        held.setdefault(act.event, {})[act.reviewer] = act
    return held


def only_reviewed(now: Snapshot) -> None:
    """Make a snapshot show reviewed events alone: accepted ones as they are, corrected ones as corrected.

    Of several reviewers the one who spoke last counts. The snapshot must hold `events` and `reviews`.
    """
    last = {event: max(by.values(), key=lambda act: act.decided) for event, by in last_words(reviews(now)).items()}
    now.con.execute("create table store.accepted (event varchar)")
    accepted = [[event] for event, act in last.items() if act.verdict is Verdict.ACCEPT]
    if accepted:
        now.con.executemany("insert into store.accepted values (?)", accepted)
    now.con.execute("alter view live.events rename to coded")
    corrected = [act.after for act in last.values() if act.after and act.verdict is Verdict.CORRECT]
    now.con.register("_corrected", _table(now, corrected))
    now.con.execute("create table store.corrected as from _corrected")
    now.con.execute(
        "create view live.events as select * from live.coded where id in (from store.accepted) "
        "union all by name select * from store.corrected"
    )


def _table(now: Snapshot, events: list[Event]) -> pa.Table:
    """Corrected events as rows of the table of events; what their article says of itself comes from the coded row."""
    coded = now.rows(
        "select id, published, source, title, url, versions, n, batch from live.coded where id in "
        "(select unnest($ids::varchar[]))",
        {"ids": [event.id for event in events]},
    )
    about = {row["id"]: row for row in coded}
    rows = [
        about[event.id]
        | msgspec.to_builtins(event)
        | {"date": event_day(event, about[event.id]["published"]), "dyads": dyads(event)}
        for event in events
        if event.id in about
    ]
    return pa.Table.from_pylist(rows, schema=SCHEMAS["events"])
