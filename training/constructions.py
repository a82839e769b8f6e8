"""Constructions laid over a filled sentence: datelines, attribution, distracting clauses, history, denial, doubt.

Every construction is drawn for every type with the same chances, so that none of them tells the class.
All phrases are written for this project.
"""

from __future__ import annotations

import random
from collections.abc import Callable

from training import fillers
from training.skeletons import Filled, Label, fill

_LEADS = """Amid rising tension over fishing rights,|As the rains began,|In a move that surprised diplomats,|After weeks of hesitation,|
Two days after {X} held elections,|Hours before {X} was due to speak in {P},|As {X} and {Y} argued over a border post,|
In a statement issued in {P},|For the second time this year,|Despite an appeal by {X},|With the harvest in danger,|
On the eve of a summit in {P},|A week after {X} signed a pact with {Y},|While {X} looked on,|According to {X:media},|
Following a clash between {X:armed} and {Y:force},|Ignoring the advice of {X},|In the latest turn of the crisis,""".replace(
    "\n", ""
).split("|")
_TAILS = """, {X} said {T}|, according to {X:media}|, a spokesman said {T}|, state radio reported|, witnesses told {X:media}|
, as talks between {X} and {Y} dragged on in {P}|, two days after {X} closed its border with {Y}|, officials in {P} said|
, in a step that {X} had long expected|, while {X} condemned {Y} for the delay|, diplomats said {T}|, the official news agency said|
, a day after {X:armed} killed {N} people near {P}|, where {X} is to meet {Y} on Monday|, despite a warning from {X}|
, ahead of an election in which {X} is the favourite|, though {X} had urged patience|, said a report seen by {X:media}|
, and {X} gave {Y} a loan on the same day|, a year after {X} and {Y} signed a peace accord|, local officials said""".replace(
    "\n", ""
).split("|")
_REPORTS = """{X} said {T} that|Officials in {P} said that|{X:media} reported that|It was announced in {P} {T} that|A spokesman for {X} confirmed that|
Witnesses said|State television reported {T} that|Diplomats in {P} said that|According to {X:media},|In {P}, officials said""".replace(
    "\n", ""
).split("|")
_QUOTES = """"This is a historic day," a spokesman said.|"We had no other choice," an official told {X:media}.|"It is what our people expect," the ministry said.|
"Nobody knows what comes next," said a diplomat in {P}.|{X} made no comment.|There was no immediate reaction from {X}.|
The news came as {X} prepared for a vote.|Markets in {P} hardly moved.""".replace("\n", "").split("|")
_HISTORY = """In 1962,|In 1978,|In the 1980s,|In 1994,|Twenty years ago,|Back in 2003,|During the Cold War,|A decade earlier,|In the spring of 1971,|
Long ago,|Half a century ago,""".replace("\n", "").split("|")
_DENIALS = """{X} denied that|It is not true that|A spokesman denied reports that|Officials denied that|There was no sign that|
The ministry said it was false that|{X} dismissed as untrue a report that""".replace("\n", "").split("|")
_DOUBTS = """It was unclear whether|There were unconfirmed rumours that|Nobody could say whether|Diplomats asked themselves whether|
It remains to be seen whether|{X} would be alarmed if|Fears grew that|Suppose that""".replace("\n", "").split("|")
_AGENCIES = [
    "",
    " (Reuters)",
    " (AP)",
    " (AFP)",
    " (Xinhua)",
    ", May 12",
    ", Nov. 3",
    ", June 21 (AFP)",
    ", Jan. 8 (AP)",
]


def spoken(filled: Filled) -> str:
    """The sentence as it stands after other words."""
    return filled.text[0].lower() + filled.text[1:] if filled.lower else filled.text


def _shift(filled: Filled, text: str, by: int) -> Filled:
    return Filled(text, {k: (a + by, b + by) for k, (a, b) in filled.spans.items()}, False)


def _phrase(words: list[str], rng: random.Random) -> str:
    """A phrase with its own actors, none of them a slot of the sentence; first letter as written."""
    written = rng.choice(words).strip()
    text = fill(written, {}, rng).text
    return text if written[0] in "{" or written[0].isupper() or written[0] == '"' else text[0].lower() + text[1:]


def before(filled: Filled, words: list[str], rng: random.Random) -> Filled:
    lead = _phrase(words, rng) + " "
    return _shift(filled, lead + spoken(filled), len(lead))


def dateline(filled: Filled, rng: random.Random) -> Filled:
    lead = f"{rng.choice([str.upper, str.title])(fillers.city(rng))}{rng.choice(_AGENCIES)} {rng.choice(['-', '—', '--'])} "
    return _shift(filled, lead + filled.text, len(lead))


def tail(filled: Filled, rng: random.Random) -> Filled:
    clause = _phrase(_TAILS, rng)
    return Filled(filled.text.rstrip(".") + clause + ".", filled.spans, filled.lower)


def quote(filled: Filled, rng: random.Random) -> Filled:
    return Filled(f"{filled.text} {_phrase(_QUOTES, rng)}", filled.spans, filled.lower)


_PLAIN: tuple[tuple[int, Callable[[Filled, random.Random], Filled]], ...] = (
    (9, lambda f, rng: f),
    (3, dateline),
    (5, tail),
    (3, lambda f, rng: before(f, _LEADS, rng)),
    (3, lambda f, rng: before(f, _REPORTS, rng)),
    (1, quote),
    (2, lambda f, rng: tail(before(f, _LEADS, rng), rng)),
    (2, lambda f, rng: dateline(tail(f, rng), rng)),
    (2, lambda f, rng: dateline(before(f, _REPORTS, rng), rng)),
)
_STATUS = {"historical": _HISTORY, "negated": _DENIALS, "hypothetical": _DOUBTS}


def construct(filled: Filled, rng: random.Random) -> Filled:
    """The sentence under a construction that leaves its labels as they are."""
    if not filled.text.endswith("."):
        return filled
    weights, makers = zip(*_PLAIN, strict=True)
    return rng.choices(makers, weights)[0](filled, rng)


def restate(filled: Filled, rng: random.Random) -> tuple[Filled, str] | None:
    """The sentence told as past, denied or in doubt, with that status; None for headlines."""
    if not filled.text.endswith("."):
        return None
    status = rng.choice(sorted(_STATUS))
    return before(filled, _STATUS[status], rng), status


def relabel(old: Label, status: str) -> Label:
    """PLOVER keeps the type of a denied or past event; what is not actual has no CAMEO code of its own."""
    return Label(old.type, old.mode, status, old.cameo if status == "historical" else "")
