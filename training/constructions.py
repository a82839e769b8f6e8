"""Constructions laid over a filled sentence: datelines, attribution, distracting clauses, history, denial, doubt.

Every construction is drawn for every type with the same chances, so that none of them tells the class.
All phrases are written for this project.
"""

from __future__ import annotations

import random
import tomllib
from collections.abc import Callable
from functools import cache

from training import fillers
from training.skeletons import CORPUS, Filled, Label, fill


@cache
def phrases() -> dict[str, list[str]]:
    """The lists of `corpus/phrases/constructions.toml`."""
    return tomllib.loads((CORPUS / "phrases" / "constructions.toml").read_text(encoding="utf-8"))


def spoken(filled: Filled) -> str:
    """The sentence as it stands after other words."""
    return filled.text[0].lower() + filled.text[1:] if filled.lower else filled.text


def _shift(filled: Filled, text: str, by: int) -> Filled:
    return Filled(text, {k: (a + by, b + by) for k, (a, b) in filled.spans.items()}, False)


def _phrase(group: str, rng: random.Random) -> str:
    """A phrase with its own actors, none of them a slot of the sentence; first letter as written."""
    written = rng.choice(phrases()[group])
    text = fill(written, {}, rng).text
    return text if written[0] in "{" or written[0].isupper() or written[0] == '"' else text[0].lower() + text[1:]


def before(filled: Filled, group: str, rng: random.Random) -> Filled:
    lead = _phrase(group, rng) + " "
    return _shift(filled, lead + spoken(filled), len(lead))


def dateline(filled: Filled, rng: random.Random) -> Filled:
    city = rng.choice([str.upper, str.title])(fillers.city(rng))
    lead = f"{city}{rng.choice(phrases()['agencies'])} {rng.choice(['-', '—', '--'])} "
    return _shift(filled, lead + filled.text, len(lead))


def tail(filled: Filled, rng: random.Random) -> Filled:
    clause = _phrase("tails", rng)
    return Filled(filled.text.rstrip(".") + clause + ".", filled.spans, filled.lower)


def quote(filled: Filled, rng: random.Random) -> Filled:
    return Filled(f"{filled.text} {_phrase('quotes', rng)}", filled.spans, filled.lower)


_PLAIN: tuple[tuple[int, Callable[[Filled, random.Random], Filled]], ...] = (
    (9, lambda f, _: f),
    (3, dateline),
    (5, tail),
    (3, lambda f, rng: before(f, "leads", rng)),
    (3, lambda f, rng: before(f, "reports", rng)),
    (1, quote),
    (2, lambda f, rng: tail(before(f, "leads", rng), rng)),
    (2, lambda f, rng: dateline(tail(f, rng), rng)),
    (2, lambda f, rng: dateline(before(f, "reports", rng), rng)),
)
STATUSES = ("historical", "hypothetical", "negated")


def construct(filled: Filled, rng: random.Random) -> Filled:
    """The sentence under a construction that leaves its labels as they are."""
    if not filled.text.endswith("."):
        return filled
    weights, makers = zip(*_PLAIN, strict=True)
    maker: Callable[[Filled, random.Random], Filled] = rng.choices(makers, weights)[0]
    return maker(filled, rng)


def restate(filled: Filled, rng: random.Random) -> tuple[Filled, str] | None:
    """The sentence told as past, denied or in doubt, with that status; None for headlines."""
    if not filled.text.endswith("."):
        return None
    status = rng.choice(STATUSES)
    return before(filled, status, rng), status


def relabel(old: Label, status: str) -> Label:
    """PLOVER keeps the type of a denied or past event; what is not actual has no CAMEO code of its own."""
    return Label(old.type, old.mode, status, old.cameo if status == "historical" else "")
