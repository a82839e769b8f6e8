"""Offices over several things are one office: "Minister for Foreign Affairs *and Regional Integration*"."""

from __future__ import annotations

import msgspec

from dragoman.actors.mentions import Draft
from dragoman.actors.phrases import Phrase

HOLDERS = frozenset("minister ministry secretary undersecretary department committee commissioner".split())
LAST = frozenset(("and", ", and", "&"))
APART = frozenset(("PERSON", "GPE", "NORP", "DATE"))
"""Entities that are nobody's portfolio."""


def widen(draft: Draft) -> None:
    """Take the further things that an office is over into its phrase, and their noun groups out of the draft."""
    taken: dict[int, int] = {}
    for n, phrase in enumerate(draft.main):
        if phrase is None or n in taken or not _is_over(draft, phrase):
            continue
        parts = _further(draft, n)
        for part in parts:
            taken[part] = n
        if parts:
            phrase.end = draft.chunks[parts[-1]].end
            draft.chunks[n] = msgspec.structs.replace(draft.chunks[n], end=phrase.end)
    if taken:
        _drop(draft, taken)


def _is_over(draft: Draft, phrase: Phrase) -> bool:
    words = {token.lower_ for token in draft.doc[phrase.start : phrase.end]}
    return phrase.sort in ("role", "group") and phrase.role_noun in HOLDERS and not words.isdisjoint(("of", "for"))


def _further(draft: Draft, n: int) -> list[int]:
    """The noun groups after the office that name what else it is over, up to the one after the "and"."""
    found: list[int] = []
    phrase = draft.main[n]
    end = phrase.end if phrase is not None else 0
    for k in range(n + 1, len(draft.chunks)):
        link = " ".join(token.lower_ for token in draft.doc[end : draft.chunks[k].start]).replace(" ,", ",")
        if link not in LAST | {","} or not _is_portfolio(draft, k):
            return []
        found.append(k)
        if link in LAST:
            return found
        end = draft.chunks[k].end
    return []


def _is_portfolio(draft: Draft, k: int) -> bool:
    """True for capitalised words of no lexicon that name nobody."""
    words, phrase = draft.doc[draft.chunks[k].start : draft.chunks[k].end], draft.main[k]
    named = any(token.ent_type_ in APART or not (token.text[0].isupper() or token.text == "-") for token in words)
    return not named and (
        phrase is None or (phrase.sort in ("group", "organisation", "unknown") and not phrase.surfaces)
    )


def _drop(draft: Draft, taken: dict[int, int]) -> None:
    kept = [n for n in range(len(draft.chunks)) if n not in taken]
    place = {n: at for at, n in enumerate(kept)}
    place.update({part: place[n] for part, n in taken.items()})  # "Affairs and *Integration*'s aide": the office's
    owners = {n: draft.chunks[n].owner for n in kept}
    draft.chunks = [
        msgspec.structs.replace(draft.chunks[n], owner=None if (owner := owners[n]) is None else place[owner])
        for n in kept
    ]
    draft.main = [draft.main[n] for n in kept]
