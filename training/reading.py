"""Reading our own news articles: what the coder finds in them, a reader's corrections, and how a coder fares.

    python -m training.reading show THEME                 code training/news/THEME.txt and print every event, numbered
    python -m training.reading apply THEME FIXES.jsonl    write THEME.jsonl: the events shown, with the corrections
    python -m training.reading score [THEME ...]          code again and hold the events against the reader's word
    python -m training.reading wrong [THEME ...]          the events that are wrong now, with what is right

A correction names an event by its number: {"n": 7, "type": "NONE"}, {"n": 8, "recipients": ["the rebels|SYR"]}; or
adds one: {"article": "asia-04", "trigger": "tore up the pact", "type": "REJECT", "status": "actual", "actors": [...]}.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import msgspec

from dragoman.api import code_all
from dragoman.events import ontology
from dragoman.model import Article, Event, Party, Status
from dragoman.settings import Settings
from training.newsgold import NEWS, NONE, Named, Offsets, Told, Verdict, articles, by, gold, judged, shares, themes

SHOWN = Path("build/reading")
AROUND = 260
"""Characters of the article printed before a sentence."""


class Fix(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A reader's correction, by the number that `show` printed, or an event that the coder missed."""

    n: int | None = None
    article: str | None = None
    trigger: str | None = None
    type: str | None = None
    status: str | None = None
    actors: tuple[str, ...] | None = None
    recipients: tuple[str, ...] | None = None


def coded(theme: str, settings: Settings) -> dict[str, Sequence[Event]]:
    """The events of each article of a file."""
    known = articles(theme)
    return {id: coding.events for id, coding in zip(known, code_all(known.values(), settings), strict=True)}


def show(theme: str, settings: Settings) -> Iterator[str]:
    """Print every event, and keep what was shown for `apply`."""
    known, rows = articles(theme), []
    for id, events in coded(theme, settings).items():
        yield f"##### {id} {known[id].published} {known[id].title}"
        for event in events:
            yield from _shown(len(rows), event, known[id])
            rows.append(_told(id, event))
    SHOWN.mkdir(parents=True, exist_ok=True)
    (SHOWN / f"{theme}.jsonl").write_bytes(b"".join(msgspec.json.encode(row) + b"\n" for row in rows))


def _shown(number: int, event: Event, article: Article) -> Iterator[str]:
    text, start, end = article.text, event.sentence.start, event.sentence.end
    yield f"= {number} {event.type} {event.mode or '-'} [{event.status.value}] {event.frame}"
    yield f"  {_names(event.actors)} -> {_names(event.recipients)}"
    before = text[max(0, start - AROUND) : start].replace("\n", " ")
    inner = f"{text[start : event.trigger.start]}[[{event.trigger.text}]]{text[event.trigger.end : end]}"
    yield f"  ({before})\n  {inner}"


def _names(parties: Sequence[Party]) -> str:
    return (
        "; ".join(
            f"{p.text} ({p.country or '-'}{'/' + p.code if p.code else ''} {' '.join(p.sectors)})" for p in parties
        )
        or "-"
    )


def _told(id: str, event: Event) -> Told:
    sides = [tuple((p.start, p.end, p.country) for p in side) for side in (event.actors, event.recipients)]
    return Told(id, (event.trigger.start, event.trigger.end), event.type, event.status.value, *sides)


def apply(theme: str, path: Path) -> Iterator[str]:
    """Write what the reader says of the file's articles. Raises ValueError naming every faulty line."""
    known = articles(theme)
    rows = [msgspec.json.decode(line, type=Told) for line in (SHOWN / f"{theme}.jsonl").read_bytes().splitlines()]
    faults = []
    for number, line in enumerate(path.read_bytes().splitlines(), start=1):
        try:
            _mend(rows, msgspec.json.decode(line, type=Fix), known)
        except (ValueError, IndexError, KeyError) as error:
            faults.append(f"{path}:{number}: {error!s}")
    if faults:
        raise ValueError("\n".join(faults))
    rows.sort(key=lambda row: (row.article, row.trigger))
    (NEWS / f"{theme}.jsonl").write_bytes(b"".join(msgspec.json.encode(row) + b"\n" for row in rows))
    yield from score([theme], Settings())


def _mend(rows: list[Told], fix: Fix, known: dict[str, Article]) -> None:
    if fix.type is not None and fix.type != NONE and fix.type not in ontology.event_types():
        raise ValueError(f"type {fix.type!r}: allowed are NONE, {', '.join(ontology.event_types())}")
    status = Status(fix.status).value if fix.status is not None else None
    if fix.n is not None:
        old = rows[fix.n]
        text = known[old.article].text
        new = {
            "type": fix.type,
            "status": status,
            "actors": None if fix.actors is None else _parties(fix.actors, old.trigger, text),
            "recipients": None if fix.recipients is None else _parties(fix.recipients, old.trigger, text),
        }
        rows[fix.n] = msgspec.structs.replace(old, **{name: value for name, value in new.items() if value is not None})
        return
    if fix.article not in known or not fix.trigger or fix.type is None:
        raise ValueError("an added event needs a known article, trigger and type")
    text = known[fix.article].text
    if text.count(fix.trigger) != 1:
        raise ValueError(f"trigger {fix.trigger!r} stands {text.count(fix.trigger)} times in {fix.article}, not once")
    at = (text.index(fix.trigger), text.index(fix.trigger) + len(fix.trigger))
    actors, recipients = (_parties(side or (), at, text) for side in (fix.actors, fix.recipients))
    rows.append(Told(fix.article, at, fix.type, status or "actual", actors, recipients, found=False))


def _parties(names: Sequence[str], trigger: Offsets, text: str) -> tuple[Named, ...]:
    return tuple(_party(name, trigger, text) for name in names)


def _party(name: str, trigger: Offsets, text: str) -> Named:
    words, bar, country = name.rpartition("|")
    if not bar or not re.fullmatch(r"-|[A-Z]{3}", country):
        raise ValueError(f"party {name!r}: wanted 'words|ISO' or 'words|-'")
    places = [m.start() for m in re.finditer(rf"(?<!\w){re.escape(words)}(?!\w)", text)]
    if not places:
        raise ValueError(f"party {words!r} does not stand in the article so")
    start = min(places, key=lambda place: abs(place - trigger[0]))
    return start, start + len(words), None if country == "-" else country


def verdicts(names: Sequence[str], settings: Settings) -> tuple[list[Verdict], list[Told]]:
    """Every event of these files held against the reader's word, and what the reader said."""
    found: list[Verdict] = []
    told: list[Told] = []
    for theme in names:
        rows = gold(theme)
        told.extend(rows)
        for id, events in coded(theme, settings).items():
            found.extend(judged(id, events, rows))
    return found, told


def score(names: Sequence[str], settings: Settings) -> Iterator[str]:
    """The shares, and the frames that are wrong most often."""
    found, told = verdicts(names, settings)
    yield str(shares(found, told))
    for confidence in (0.5, 0.6, 0.7, 0.8, 0.9):
        yield f"from {confidence}: {shares([v for v in found if v.event.confidence >= confidence], told)}"
    worst = sorted(by(found, "frame").items(), key=lambda item: -item[1]["wrong"])[:40]
    yield "  ".join(f"{frame} {count['right']}:{count['wrong']}" for frame, count in worst)


def wrong(names: Sequence[str], settings: Settings) -> Iterator[str]:
    """The events that are wrong in type or parties, with the reader's word."""
    texts = {id: article for theme in names for id, article in articles(theme).items()}
    for number, verdict in enumerate(v for v in verdicts(names, settings)[0] if v.told is not None and not v.right):
        told = verdict.told
        assert told is not None
        article = texts[told.article]
        yield from _shown(number, verdict.event, article)
        sides = [
            "; ".join(f"{article.text[a:b]}|{c or '-'}" for a, b, c in side) or "-"
            for side in (told.actors, told.recipients)
        ]
        yield f"  RIGHT {told.type} [{told.status}] {sides[0]} -> {sides[1]}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("do", choices=("show", "apply", "score", "wrong"))
    parser.add_argument("names", nargs="*")
    parser.add_argument("--no-model", action="store_true")
    args = parser.parse_args()
    settings = Settings(judge=not args.no_model, least_confidence=0.0)
    names = args.names or [name for name in themes() if (NEWS / f"{name}.jsonl").is_file()]
    if args.do == "show":
        lines = show(args.names[0], settings)
    elif args.do == "apply":
        lines = apply(args.names[0], Path(args.names[1]))
    else:
        lines = (score if args.do == "score" else wrong)(names, settings)
    try:
        sys.stdout.writelines(line + "\n" for line in lines)
    except ValueError as error:
        sys.exit(str(error))


if __name__ == "__main__":
    main()
