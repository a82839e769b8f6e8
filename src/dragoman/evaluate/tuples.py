"""Figures for sentences with coded tuples (root, source country, target country).

Gold records of one sentence are merged, and each tuple counts once a sentence. Countries are the first three
letters of an actor's code. Records whose input is meant to be refused are left out.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from typing import TypeAlias

import msgspec

from dragoman.evaluate.gold import TupleRow
from dragoman.evaluate.measures import Tally
from dragoman.evaluate.scheme import Scheme

# Codes of the older lists, and the ISO 3166-1 or PLOVER code that is meant.
_SAME = {
    **{"JAP": "JPN", "ITL": "ITA", "VTN": "VNM", "ROM": "ROU", "ZAR": "COD", "TMP": "TLS", "PAL": "PSE"},
    **{"GZS": "PSE", "SCG": "SRB", "YUG": "SRB", "UN": "IGO", "UNO": "IGO", "INT": "IGO"},
}
UNIT = ("", "unit")
NOBODY = "---"
_WORDS = re.compile(r"\W+")


class CodedTuple(msgspec.Struct, frozen=True):
    """A tuple as coded: class of the scheme, actor codes or None."""

    root: str | None
    source: str | None
    target: str | None


class CodedSentence(msgspec.Struct, frozen=True):
    """What was coded of one record. `actors`: codes of all actors found, whether or not they do anything, by the
    names of the dictionary; `codes`: the codes that the coder itself gives them, sectors and all."""

    tuples: tuple[CodedTuple, ...] = ()
    actors: frozenset[str] = frozenset()
    codes: frozenset[str] = frozenset()


class TupleScore(msgspec.Struct, frozen=True):
    """`pairs`: source and target whatever the event; `tuples`: root, source and target; `actors`: gold actors whose
    country is found in the sentence at all, event or not (recall only); `codes`: the same for whole codes ("GONGOV",
    "---COP"), in the unit records only, whose codes a person wrote (the rest began as a program's output)."""

    actors: Tally
    pairs: Tally
    tuples: Tally
    codes: Tally


_View: TypeAlias = Callable[[CodedTuple], Hashable]


def score_tuples(rows: Sequence[TupleRow], given: Mapping[str, CodedSentence], scheme: Scheme) -> TupleScore:
    """Compare the tuples of every sentence; `given` by record id."""
    score = TupleScore(Tally(), Tally(), Tally(), Tally())
    for group in _sentences(rows):
        gold = [_gold(e.source, e.target, scheme.root(e.root)) for row in group for e in row.events]
        if gold and not any(row.error for row in group):
            mine = [given[row.id] for row in group if row.id in given]
            _count_sentence(score, gold, mine)
    _count_codes(score.codes, [row for row in rows if row.set in UNIT and not row.error], given)
    return score


def _count_codes(tally: Tally, rows: Sequence[TupleRow], given: Mapping[str, CodedSentence]) -> None:
    """Count whole actor codes record by record: two records of one sentence may have other dates, so other codes."""
    for row in rows:
        wanted = {code for event in row.events for code in (event.source, event.target) if code and code[0] not in '"#'}
        found = given[row.id].codes if row.id in given else frozenset()
        tally.gold += len(wanted - {NOBODY})
        tally.right += len((wanted - {NOBODY}) & found)


def _count_sentence(score: TupleScore, gold: Sequence[CodedTuple], mine: Sequence[CodedSentence]) -> None:
    tuples = [t for sentence in mine for t in sentence.tuples]
    _count(score.pairs, gold, tuples, lambda t: (_country(t.source), _country(t.target)))
    rooted = [t for t in gold if t.root]
    if rooted:
        own = [t for t in tuples if t.root]
        _count(score.tuples, rooted, own, lambda t: (t.root, _country(t.source), _country(t.target)))
    wanted = {_country(code) for t in gold for code in (t.source, t.target) if code}
    found = {_country(code) for sentence in mine for code in sentence.actors}
    score.actors.gold += len(wanted)
    score.actors.right += len(wanted & found)


def _sentences(rows: Sequence[TupleRow]) -> Iterable[list[TupleRow]]:
    groups: dict[str, list[TupleRow]] = {}
    for row in rows:
        groups.setdefault(_WORDS.sub(" ", row.text.lower()).strip(), []).append(row)
    return groups.values()


def _gold(source: str | None, target: str | None, root: str | None) -> CodedTuple:
    return CodedTuple(root, _code(source), _code(target))


def _code(code: str | None) -> str | None:
    """An actor code; None for "---" (unknown) and for a quoted name that no dictionary holds."""
    known = (code or "").strip()
    return None if not known or known.startswith(("---", '"', "###", "***")) else known


def _country(code: str | None) -> str | None:
    return _SAME.get(code[:3].upper(), code[:3].upper()) if code else None


def _count(tally: Tally, gold: Sequence[CodedTuple], given: Sequence[CodedTuple], view: _View) -> None:
    wanted, had = {view(t) for t in gold}, {view(t) for t in given}
    tally.right += len(wanted & had)
    tally.given += len(had)
    tally.gold += len(wanted)
