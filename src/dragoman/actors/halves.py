""" "The North" and "the South" where a text tells of two states so called: North and South Korea."""

from __future__ import annotations

from collections import Counter

from spacy.tokens import Doc, Token

from dragoman.actors.chunks import HYPHENS, NOUNS
from dragoman.actors.knowledge import Surface
from dragoman.actors.lookup import Hit
from dragoman.actors.tables import Country

HALVES = ("North", "South")
STATES = frozenset(("state", "historical"))


def with_halves(doc: Doc, hits: dict[int, Hit]) -> dict[int, Hit]:
    """The hits, and those of the words that stand for one of two states, in order."""
    rows = _halves(hits)
    if not rows:
        return hits
    inside = {i for hit in hits.values() for i in range(hit.start, hit.end)}
    alone = [token for token in doc if token.text in rows and token.i not in inside and _is_alone(token)]
    found = {token.i: _hit(token, rows[token.text]) for token in alone}
    return dict(sorted((hits | found).items()))


def _halves(hits: dict[int, Hit]) -> dict[str, Country]:
    """The states of the two words, where a text names both, and no other state more often than them."""
    entries = [hit.entry for hit in hits.values() if isinstance(hit.entry, Country) and hit.entry.kind in STATES]
    tally = Counter(entry.name for entry in entries)
    rows = {entry.name: entry for entry in entries}
    for land in [name.removeprefix("North ") for name in rows if name.startswith("North ")]:
        names = [f"{half} {land}" for half in HALVES]
        others = (count for name, count in tally.items() if name not in names)
        if all(name in rows for name in names) and sum(tally[name] for name in names) >= max(others, default=0):
            return {half: rows[name] for half, name in zip(HALVES, names, strict=True)}
    return {}


def _is_alone(token: Token) -> bool:
    """True for "the *North*": part of no longer name and of no region ("the south of the country")."""
    after = token.nbor() if token.i + 1 < len(token.doc) else None
    longer = after is not None and (after.tag_ in (*NOUNS, "JJ") or after.text in ("of", *HYPHENS))
    return token.i > 0 and token.nbor(-1).lower_ == "the" and not longer


def _hit(token: Token, row: Country) -> Hit:
    return Hit(token.i, token.i + 1, "country", (Surface(token.text, "country", False, False, row),))
