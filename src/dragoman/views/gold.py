"""Reviewed events as gold: a folder for each article, with its text and the `expected.json` of `dragoman evaluate`."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec

from dragoman.errors import RecordError, SettingError
from dragoman.model import Article, Event
from dragoman.record.reviews import Review, last_words, reviews

if TYPE_CHECKING:
    from dragoman.record import Record


class Gold(msgspec.Struct, frozen=True):
    """What was written: articles, events that must be found, events that must not, and events left out because
    reviewers differ."""

    articles: int
    events: int
    not_events: int
    disputed: int


def write_gold(record: Record, folder: Path, reviewer: str | None = None) -> Gold:
    """Write the reviewed events of a record as cases; those of one reviewer, or those on which all reviewers agree.

    The folder must be new or empty. Raises SettingError where it is not or nothing was reviewed, RecordError where it
    cannot be written.
    """
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise SettingError(f"{folder} holds something already; name a new or empty folder.")
    with record.snapshot(("reviews",)) as now:
        acts = [act for act in reviews(now) if reviewer in (None, act.reviewer)]
    if not acts:
        who = f" by {reviewer}" if reviewer else ""
        raise SettingError(f"{record.path}: nothing was reviewed{who}. `dragoman serve {record.path} --review NAME`.")
    settled, disputed = _settled(acts)
    by_article: dict[str, list[Review]] = defaultdict(list)
    for act in settled:
        by_article[act.article].append(act)
    for article, held in sorted(by_article.items()):
        _write_case(folder / article, record.coding(article).article, held)
    kept = sum(act.after is not None for act in settled)
    return Gold(len(by_article), kept, len(settled) - kept, disputed)


def _settled(acts: Iterable[Review]) -> tuple[list[Review], int]:
    """Events on which every reviewer's last word is the same, and the number of the others."""
    settled: list[Review] = []
    disputed = 0
    for by in last_words(acts).values():
        said = {msgspec.json.encode(act.after) for act in by.values()}
        if len(said) == 1:
            settled.append(max(by.values(), key=lambda act: act.decided))
        else:
            disputed += 1
    return settled, disputed


def _write_case(folder: Path, article: Article, acts: list[Review]) -> None:
    found: dict[str, Any] = {
        "about": f"Reviewed in dragoman by {', '.join(sorted({act.reviewer for act in acts}))}.",
        "published": article.published,
        "events": [_expected(act.after, act) for act in acts if act.after],
        "not_events": [_forbidden(act) for act in acts if act.after is None],
    }
    found["not_events"] += [_was(act) for act in acts if act.after and act.after.type != act.before.type]
    try:
        folder.mkdir(parents=True)
        (folder / "article.txt").write_text(article.text, encoding="utf-8")
        (folder / "expected.json").write_bytes(msgspec.json.format(msgspec.json.encode(found), indent=1) + b"\n")
    except OSError as error:
        raise RecordError(f"{folder} cannot be written: {error.strerror}. Choose another folder.") from error


def _expected(event: Event, act: Review) -> dict[str, Any]:
    wanted: dict[str, Any] = {"id": event.id, "type": event.type, "factuality": event.status.value}
    if event.mode:
        wanted["mode"] = event.mode
    for side, parties in (("actor", event.actors), ("recipient", event.recipients)):
        countries = sorted({party.country for party in parties if party.country})
        if countries:
            wanted[side] = countries
        elif parties:
            wanted[f"{side}_name"] = parties[0].name
    wanted["trigger"] = event.trigger.text
    return wanted | ({"why": act.why} if act.why else {})


def _forbidden(act: Review) -> dict[str, Any]:
    why = {"why": act.why} if act.why else {}
    return {"type": act.before.type, "trigger": act.before.trigger.text} | why


def _was(act: Review) -> dict[str, Any]:
    """The type that a corrected event was wrongly given."""
    return {"type": act.before.type, "trigger": act.before.trigger.text, "why": "corrected in review"}
