"""Who does an act beside its subject, and what looks like its subject and is none.

"Mali, along with *Togo*, urged", "Mali, like *Togo*, urged", "Mali refused, as did *Togo*"; "if elected *president*".
"""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Token

from dragoman.events.tree import SUBJECTS, children

_TOGETHER = frozenset({"along", "together"})
_CHOSEN = frozenset({"elected", "re-elected", "reelected", "appointed", "confirmed", "chosen", "named"})
_OPENING = frozenset({"if", "once", "when", "until", "unless"})


def companions(noun: Token) -> list[Token]:
    """ "Ruiz, with *Vega* and *Lund*, urged", "Mali, like *Togo*, urged": who does it too, set off by commas."""
    found = []
    above = [p for p in children(noun.head, "prep") if noun.i < p.i < noun.head.i and p.lower_ in ("like", *_TOGETHER)]
    for prep in (*children(noun, "prep"), *above):
        within = [prep, *children(prep, "prep")] if prep.lower_ in _TOGETHER else [prep]
        opens = noun.doc[prep.i - 1].lower_ in (",", *_TOGETHER)
        found += [o for p in within if opens and p.lower_ in ("with", "like") for o in children(p, "pobj")]
    return [o for o in found if o.pos_ == "PROPN" and o.ent_type_ not in ("DATE", "MONEY")]


def followers(verb: Token) -> list[Token]:
    """ "Chad said no, as did *Mali* and *Togo*": who did the same."""
    clauses = [c for c in children(verb, "advcl") if c.lemma_.lower() in ("do", "have") and c.i > verb.i]
    same = [c for c in clauses if [t.lower_ for t in c.lefts if t.dep_ != "punct"] == ["as"]]
    return [s for c in same for s in children(c, *SUBJECTS) if s.i > c.i]


def own_subjects(told: Sequence[Token]) -> list[Token]:
    """The subjects of one verb: no office hoped for, and of two that nothing joins the one that fits.

    "Mali, whose *premier* has urged", "the *Front*, a movement of two brothers, urged".
    """
    found = [t for t in told if not is_hoped_for(t)]
    whose = [t for t in found if t.left_edge.tag_ == "WP$"]
    return whose or [t for t in found if t == found[0] or not _is_description(t)]


def _is_description(noun: Token) -> bool:
    """A common noun with its article, after a comma: what the noun before it is."""
    first = noun.left_edge
    return noun.pos_ == "NOUN" and first.tag_ == "DT" and first.i > 0 and first.nbor(-1).text in (",", "—", "–")


def is_hoped_for(noun: Token) -> bool:
    """ "if elected *president* he will go": an office that the parser took for a subject of the clause after it."""
    chosen = [t for t in noun.lefts if t.lower_ in _CHOSEN]
    return bool(chosen) and chosen[0].i > 0 and chosen[0].nbor(-1).lower_ in _OPENING
