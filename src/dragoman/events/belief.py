"""How far a coded event can be believed: the probability that its type and its parties are right.

Traits of the event (its frame, who its parties are and how they are named, the shape of the clause) are added up with
weights, a logistic regression; where the judge is asked, a second one weighs that sum and the judge's word. The weights
were fitted on our own news, the second on articles that the judge did not learn from (`training/belief.py`);
`data/belief.json` holds them.
"""

from __future__ import annotations

import hashlib
import math
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from importlib.resources import files

import msgspec

from dragoman.events import ontology
from dragoman.events.frames import Candidate
from dragoman.events.judge import RIGHT, WRONG, Verdicts
from dragoman.model import Actor, Event, Party

Traits = Mapping[str, float]
"""What is known of an event: the name of each trait, and how much of it there is (1 for what is or is not)."""
BIAS = "always"
ASKED_FROM = 0.3
"""Events that their traits make less likely right than this are not shown to the judge: it would hardly ever raise one
above a half (2 of 231 in our sample of the corpus, 2026-11-30), and a fifth of its time goes into them."""
_MOST = 6.0
"""Log-odds of the judge beyond this say nothing more."""
_FORCE = frozenset({"MIL", "REB", "PRM", "UAF", "COP", "SPY"})
_OFFICE = frozenset({"GOV", "LEG", "PTY", "JUD", "OPP", "ELI"})
_PEOPLE = frozenset({"CVL", "JRN", "LAB", "SOC", "REL", "EDU", "MED", "REF", "BUS", "CRM", "AGR"})
_OWNERS = frozenset({"his", "her", "its", "their", "our", "my", "your"})
_PRONOUNS = frozenset({"he", "she", "it", "they", "him", "them", "who", "which", "that", "we", "us", "i", "me", "you"})


class Weights(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What each trait counts for, in log-odds, and what that sum and the judge's traits count for."""

    frames: dict[str, float]
    judge: dict[str, float]


def _stored() -> bytes:
    return files("dragoman").joinpath("data", "belief.json").read_bytes()


@cache
def weights() -> Weights:
    """The weights that dragoman ships."""
    return msgspec.json.decode(_stored(), type=Weights)


def weights_hash() -> str:
    """Eight hex digits over the file of the weights, for `Versions.judge`."""
    return hashlib.sha256(_stored()).hexdigest()[:8]


def odds(traits: Traits, table: Mapping[str, float]) -> float:
    """The log-odds of an event of these traits being right."""
    return sum(table.get(name, 0.0) * much for name, much in traits.items())


def probability(odds: float) -> float:
    """The probability with these log-odds."""
    return 1 / (1 + math.exp(-odds))


def reasons(traits: Traits, table: Mapping[str, float], count: int = 4) -> list[str]:
    """The traits that count for most, with what they count for, "+" for and "-" against."""
    told = [(table.get(name, 0.0) * much, name) for name, much in traits.items() if name != BIAS]
    heaviest = sorted(told, key=lambda item: -abs(item[0]))[:count]
    return [f"{share:+.1f} {name}" for share, name in heaviest if abs(share) >= 0.05]


def traits_of(candidate: Candidate, event: Event, actors: Mapping[str, Actor], political: float) -> dict[str, float]:
    """What frames and actors say of an event; `political` is the share of the actors with an office or arms."""
    named = [
        BIAS,
        f"frame {candidate.frame.id}",
        f"type {event.type}",
        f"status {event.status.value}",
        *_clause(candidate),
        *_sides(event, actors),
    ]
    return dict.fromkeys(named, 1.0) | {"political article": political, "specific frame": min(candidate.weight, 6.0)}


def _clause(candidate: Candidate) -> Iterator[str]:
    token, arguments = candidate.token, candidate.arguments
    yield "verb" if arguments.verbal else "adjective" if arguments.adjectival else "noun"
    yield f"clause {token.dep_}"
    if arguments.passive:
        yield "passive"
    if candidate.steps:
        yield "joined with an inner act"
    if len(token.sent) > 40:
        yield "long sentence"
    if any(word.text in ('"', "“", "”") for word in token.sent):
        yield "quotation"
    if all(word.text != "." for word in token.sent):
        yield "headline or fragment"


def _sides(event: Event, actors: Mapping[str, Actor]) -> Iterator[str]:
    for side, parties in (("actor", event.actors), ("recipient", event.recipients)):
        if not parties:
            yield f"no {side}"
            if side == "recipient" and ontology.event_types()[event.type].requires_recipient:
                yield "a recipient is wanted"
            continue
        yield from (f"{side} {trait}" for trait in _party(parties[0], actors.get(parties[0].actor)))
        far = min(abs(parties[0].start - event.trigger.end), abs(event.trigger.start - parties[0].end))
        yield f"{side} near" if far < 15 else f"{side} far" if far > 80 else f"{side} not far"
        if len(parties) > 1:
            yield f"several {side}s"
    countries = [{party.country for party in side} for side in (event.actors, event.recipients)]
    if countries[0] and countries[1]:
        yield "one country" if countries[0] == countries[1] else "two countries"


def _party(party: Party, actor: Actor | None) -> Iterator[str]:
    yield f"is a {actor.kind if actor else 'unknown'}"
    yield "of a country" if party.country or party.code else "of no country"
    sectors = frozenset(party.sectors)
    groups = (("force", _FORCE), ("office", _OFFICE), ("people", _PEOPLE))
    yield from (f"with {name}" for name, group in groups if not group.isdisjoint(sectors))
    word = party.text.lower()
    pronoun = "owner" if word in _OWNERS else "pronoun" if word in _PRONOUNS else None
    yield f"by {pronoun or ('name' if any(letter.isupper() for letter in party.text[1:] or party.text) else 'noun')}"


def political_share(actors: Sequence[Actor]) -> float:
    """How many of an article's actors are states, or have an office or arms."""
    political = [a for a in actors if a.kind == "country" or not (_FORCE | _OFFICE).isdisjoint(a.sectors)]
    return len(political) / max(len(actors), 1)


def traits_of_judge(told: float, type_name: str, verdict: Verdicts) -> dict[str, float]:
    """What the judge says of an event of a type beside the log-odds that its other traits told."""
    return {
        BIAS: 1.0,
        "frames": told,
        "judge for the type": _odds(verdict.types[type_name]),
        "judge against any act": _odds(verdict.types["NONE"]),
        "judge for the parties": math.log(max(verdict.sides[RIGHT], 1e-4) / max(verdict.sides[WRONG], 1e-4)),
        "judge agrees": float(verdict.best_type == type_name),
    }


def _odds(share: float) -> float:
    share = min(max(share, 1e-4), 1 - 1e-4)
    return max(-_MOST, min(_MOST, math.log(share / (1 - share))))
