"""Our own news articles and the events that stand in them: reading the files, holding a coder against them.

`training/news/THEME.txt` holds articles written for this project (`=== id | date | title`, then the text);
`THEME.jsonl` what a reader found in them, a line a trigger (`Told`).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path

import msgspec

from dragoman.model import Article, Event, Party
from dragoman.sources import from_text

NEWS = Path(__file__).parent / "news"
NONE = "NONE"
_SERVING = frozenset({"GOV", "LEG", "PTY", "JUD", "OPP", "ELI", "MIL", "REB", "PRM", "COP", "SPY"})
"""Sectors whose people are somebody's: readers hold their country to be part of who they are, and not that of villagers."""
Offsets = tuple[int, int]
Named = tuple[int, int, str | None]
"""Where a party is named, in characters of `Article.text`, and its country (ISO 3166-1 alpha-3) or None."""


class Told(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What a reader says of the words at a trigger: the event that they report, or type "NONE".

    `found` says whether the coder of that day had an event there; where it is False the reader missed one.
    """

    article: str
    trigger: Offsets
    type: str
    status: str
    actors: tuple[Named, ...] = ()
    recipients: tuple[Named, ...] = ()
    found: bool = True


class Verdict(msgspec.Struct, frozen=True):
    """An event held against the reader's word on its trigger; None where the reader saw no event there."""

    event: Event
    told: Told | None
    type: bool = False
    parties: bool = False
    status: bool = False
    spans: bool = False
    """Whether the words that name the parties are right, whatever their countries."""

    @property
    def right(self) -> bool:
        """Right in type and parties; people without office or arms may lack a country."""
        return self.type and self.parties

    @property
    def whole(self) -> bool:
        """Right in type, parties and status."""
        return self.right and self.status


def themes() -> list[str]:
    """The names of the files of articles."""
    return sorted(path.stem for path in NEWS.glob("*.txt"))


def articles(theme: str) -> dict[str, Article]:
    """The articles of a file by their ids. Raises ValueError for a faulty head line."""
    found: dict[str, Article] = {}
    for part in ("\n" + (NEWS / f"{theme}.txt").read_text("utf-8")).split("\n=== ")[1:]:
        head, _, body = part.partition("\n")
        fields = [field.strip() for field in head.split("|")]
        if len(fields) != 3 or fields[0] in found:
            raise ValueError(f"{theme}.txt: '=== {head}' is no '=== new-id | date | title'")
        found[fields[0]] = from_text(body.strip(), published=fields[1], title=fields[2])
    return found


def gold(theme: str) -> list[Told]:
    """What the reader found in the articles of a file."""
    lines = (NEWS / f"{theme}.jsonl").read_bytes().splitlines()
    return [msgspec.json.decode(line, type=Told) for line in lines]


def judged(id: str, events: Iterable[Event], told: Sequence[Told]) -> Iterator[Verdict]:
    """Each event of an article held against the reader's word on it."""
    here = [row for row in told if row.article == id]
    return (_verdict(event, here) for event in events)


def _verdict(event: Event, told: Sequence[Told]) -> Verdict:
    near = [row for row in told if _meet(row.trigger, (event.trigger.start, event.trigger.end))]
    if not near:
        return Verdict(event, None)
    found = [_held(event, row) for row in near]
    return max(found, key=lambda v: (v.type, v.parties, v.status))


def _held(event: Event, row: Told) -> Verdict:
    sides = ((event.actors, row.actors), (event.recipients, row.recipients))
    spans = all(_same(coded, wanted, _stands) for coded, wanted in sides)
    parties = spans and all(_same(coded, wanted, _is) for coded, wanted in sides)
    return Verdict(event, row, event.type == row.type, parties, event.status.value == row.status, spans)


def _same(coded: Sequence[Party], wanted: Sequence[Named], fits: Callable[[Party, Named], bool]) -> bool:
    """Whether each of one side is matched by one of the other."""
    matches = [[fits(party, name) for name in wanted] for party in coded]
    columns = zip(*matches, strict=True)
    return bool(coded) == bool(wanted) and all(map(any, matches)) and all(map(any, columns))


def _stands(party: Party, name: Named) -> bool:
    return _meet((party.start, party.end), name[:2])


def _is(party: Party, name: Named) -> bool:
    return _stands(party, name) and (party.country == name[2] or _may_lack(party, name))


def _may_lack(party: Party, name: Named) -> bool:
    """True where one of the two gives no country, and they are people who need none."""
    return None in (party.country, name[2]) and _SERVING.isdisjoint(party.sectors)


def _meet(one: Offsets, other: Offsets) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def shares(verdicts: Sequence[Verdict], told: Sequence[Told]) -> dict[str, float | int]:
    """Precision over the events that a reader judged, and how many of the reader's events are found in type."""
    known = [v for v in verdicts if v.told is not None]
    wanted = [row for row in told if row.type != NONE]
    found = {(v.told.article, v.told.trigger, v.told.type) for v in known if v.type and v.told is not None}
    count = max(len(known), 1)
    return {
        "events": len(verdicts),
        "judged": len(known),
        "type": round(sum(v.type for v in known) / count, 3),
        "parties": round(sum(v.parties for v in known) / count, 3),
        "type_and_parties": round(sum(v.right for v in known) / count, 3),
        "status": round(sum(v.status for v in known if v.type) / max(sum(v.type for v in known), 1), 3),
        "wanted": len(wanted),
        "found": round(sum((r.article, r.trigger, r.type) in found for r in wanted) / max(len(wanted), 1), 3),
    }


def by(verdicts: Iterable[Verdict], key: str) -> Mapping[str, Counter[str]]:
    """Counts of right and wrong events by an attribute of the event ("frame", "type")."""
    counts: dict[str, Counter[str]] = {}
    for verdict in verdicts:
        if verdict.told is not None:
            counts.setdefault(getattr(verdict.event, key), Counter())["right" if verdict.right else "wrong"] += 1
    return counts
