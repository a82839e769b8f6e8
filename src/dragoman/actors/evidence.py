"""Whether a text bears out a doubtful name: "SDP" is Croatia's party only where Croatia comes up at all."""

from __future__ import annotations

from collections.abc import Iterable

from spacy.tokens import Doc

from dragoman.actors.lookup import BODY_USES, Hit
from dragoman.actors.phrases import Phrase
from dragoman.actors.places import is_place
from dragoman.actors.tables import Country, Group, Metonym, Organisation, Person
from dragoman.actors.words import DIRECTIONS, PLACE_PREPOSITIONS

STATE_USES = frozenset(("country", "people", "adjective"))
STRIKES = frozenset("attack bomb hit rock shake shell strike target".split())
"""What befalls a town, not who sits in it."""


def borne_out(hits: dict[int, Hit]) -> dict[int, Hit]:
    """The hits without doubtful names of bodies whose state the text does not name, while it names another.

    A body's full name bears its short one out too.
    """
    states = {code for hit in hits.values() if not _doubtful(hit) and (code := _state(hit)) is not None}
    if not states:
        return hits
    bodies = {id(hit.entry) for hit in hits.values() if hit.use in BODY_USES and not _doubtful(hit)}
    return {start: kept for start, hit in hits.items() if (kept := _kept(hit, states, bodies)) is not None}


def without_surnames(doc: Doc, hits: dict[int, Hit]) -> dict[int, Hit]:
    """The hits without names of states that are the surname of somebody named in full: "Cuban" of Mark Cuban.

    Where anything else in the text tells of the state, or something happens "in" it, the name is the state's.
    """
    surnames = {ent[-1].text for ent in doc.ents if ent.label_ == "PERSON" and len(ent) > 1}
    doubted = {n: hit for n, hit in hits.items() if hit.use in STATE_USES and doc[n : hit.end].text in surnames}
    if not doubted:
        return hits
    told = {_state(hit) for n, hit in hits.items() if n not in doubted or _is_scene(doc, n)}
    return {n: hit for n, hit in hits.items() if n not in doubted or _state(hit) in told}


def without_towns(doc: Doc, hits: dict[int, Hit]) -> dict[int, Hit]:
    """The hits without towns that are no seats: "Brussels" is the Union only where a body of it is named, and acts."""
    towns = {n for n, hit in hits.items() if _is_seat(doc, n, hit)}
    if not towns:
        return hits
    told = {getattr(hit.entry, "code", None) for n, hit in hits.items() if n not in towns}
    acting = {n for n in towns if getattr(hits[n].entry, "code", None) in told and not _is_town(doc, hits[n])}
    return {n: hit for n, hit in hits.items() if n not in towns or n in acting}


def _is_seat(doc: Doc, token: int, hit: Hit) -> bool:
    """True for a town that stands for a body that is of no state."""
    doubtful = isinstance(hit.entry, Organisation) and hit.surfaces[0].ambiguous and hit.entry.country is None
    return doubtful and doc[token].ent_type_ == "GPE"


def _is_town(doc: Doc, hit: Hit) -> bool:
    """ "the *Brussels* attack", "a bomb in *Brussels*", "struck *Brussels*"."""
    last = doc[hit.end - 1]
    apart = last.dep_ in ("compound", "nmod") or (last.dep_ == "pobj" and last.head.lower_ == "on")
    struck = last.dep_ in ("dobj", "nsubjpass") and last.head.lemma_ in STRIKES
    return apart or struck or is_place(doc, hit)


def _is_scene(doc: Doc, token: int) -> bool:
    return token > 0 and doc[token - 1].lower_ in (*PLACE_PREPOSITIONS, *DIRECTIONS, "the")


def _kept(hit: Hit, states: set[str], bodies: set[int]) -> Hit | None:
    """The hit with those of its entries that the text bears out; None where there is none."""
    if not _doubtful(hit):
        return hit
    fitting = tuple(s for s in hit.surfaces if id(s.entry) in bodies or _any_state(s.entry, states))
    return Hit(hit.start, hit.end, hit.use, fitting) if fitting else None


def _any_state(entry: object, states: Iterable[str]) -> bool:
    country = getattr(entry, "country", None)
    return country is None or country in states


def _doubtful(hit: Hit) -> bool:
    """True where every entry of a single word, or of an armed group's name, may be something else."""
    return hit.use in BODY_USES and all(s.ambiguous and (" " not in s.text or _is_armed(s.entry)) for s in hit.surfaces)


def _is_armed(entry: object) -> bool:
    return isinstance(entry, Group) and entry.kind == "armed"


def _state(hit: Hit) -> str | None:
    """The state that a name is evidence of."""
    entry = hit.entry
    if isinstance(entry, Country):
        return entry.code
    return entry.country if isinstance(entry, Metonym | Organisation | Group | Person) else None


def is_common_surname(phrase: Phrase) -> bool:
    """True for a lone surname that many bear: no evidence of a state."""
    first = phrase.surfaces[0] if phrase.surfaces else None
    return first is not None and first.use == "short" and first.ambiguous


def is_common_name(phrase: Phrase) -> bool:
    """True for the name of a party that parties of other states have as well."""
    first = phrase.surfaces[0] if phrase.surfaces else None
    return first is not None and first.ambiguous and isinstance(first.entry, Group) and first.entry.kind == "party"
