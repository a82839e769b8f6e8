"""Who does an act beside its subject, and what looks like its subject and is none.

"Mali, along with *Togo*, urged", "Mali, joined by *Togo*, urged", "Mali refused, as did *Togo*"; "if made *president*".
"""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Token

from dragoman.events.aside import are_people
from dragoman.events.clauses import in_place
from dragoman.events.lists import is_left_out, is_place_beside
from dragoman.events.tree import SUBJECTS, VERBS, children, first_word
from dragoman.events.words import in_class

_TOGETHER = frozenset({"along", "together"})
_CHOSEN = frozenset({"elected", "re-elected", "reelected", "appointed", "confirmed", "chosen", "named"})
_BEFORE_AFTER = frozenset({"after", "before", "following"})
_DASHES = frozenset({"–", "—", "-"})
_OPENING = frozenset({"if", "once", "when", "until", "unless"})


def companions(noun: Token) -> list[Token]:
    """ "Ruiz, with *Vega* and *Lund*, urged", "Mali, like *Togo*, urged": who does it too, set off by commas."""
    above = [p for p in children(noun.head, "prep") if noun.i < p.i < noun.head.i and p.lower_ in ("like", *_TOGETHER)]
    joined = [c for t in (noun, noun.head) for c in children(t, "acl", "advcl") if c.lower_ == "joined"]
    beside = [o for c in joined for p in children(c, "agent", "prep") if p.lower_ == "by" for o in children(p, "pobj")]
    return [*(o for prep in (*children(noun, "prep"), *above) for o in _companions(prep)), *beside]


def _companions(prep: Token) -> list[Token]:
    """Whom one preposition names: people and states after "like" and "with", anybody after "along with"."""
    together = prep.lower_ in _TOGETHER or prep.nbor(-1).lower_ in _TOGETHER
    if not together and prep.nbor(-1).text != ",":
        return []
    within = [p for p in (prep, *children(prep, "prep")) if p.lower_ in ("with", "like")]
    found = [o for p in within for o in children(p, "pobj") if o.ent_type_ not in ("DATE", "MONEY")]
    return [o for o in found if o.pos_ == "PROPN" or (together and are_people(o))]


def followers(verb: Token) -> list[Token]:
    """ "Chad said no, as did *Mali* and *Togo*": who did the same."""
    clauses = [c for c in children(verb, "advcl") if c.lemma_.lower() in ("do", "have") and c.i > verb.i]
    same = [c for c in clauses if [t.lower_ for t in c.lefts if t.dep_ != "punct"] == ["as"]]
    return [s for c in same for s in children(c, *SUBJECTS) if s.i > c.i]


def own_subjects(told: Sequence[Token]) -> list[Token]:
    """The subjects of one verb: no office hoped for, and of two that nothing joins the one that fits.

    "Mali, whose *premier* has urged", "the *Front*, a movement of two brothers, urged".
    """
    told = [t for t in told if not (is_hoped_for(t) or is_count_of(t) or is_left_out(t) or _is_left(t, told))]
    found = [n for t in told for n in _beyond_scene(t, told)]
    beside = [c for t in found for c in children(t, "appos")]  # "Mali, whose *premier*, Ali Lund, has urged"
    whose = [t for t in (*found, *beside) if t.left_edge.tag_ == "WP$" and not _is_clause_between(t)]
    return whose or [t for t in found if t == found[0] or not _is_of(found[0], t)]


def _is_clause_between(noun: Token) -> bool:
    """ "Lund, whose *aides* have left, was scolded": they have a verb of their own."""
    return any(t.pos_ in VERBS for t in noun.doc[noun.i + 1 : first_word(_clause_of(noun))])


def _clause_of(noun: Token) -> Token:
    return noun.head.head if noun.dep_ == "appos" else noun.head


def _beyond_scene(noun: Token, told: Sequence[Token]) -> list[Token]:
    """ "In Bern, the capital, *police* fired": of what is told of a place, and who acts there, the latter."""
    later = [t for t in told if t.i > noun.i] or [c for c in children(noun, "conj") if not children(noun, "cc")]
    return [t for t in later if t not in told] if later and _is_of_scene(noun) else [noun]


def _is_of_scene(noun: Token) -> bool:
    first = noun.left_edge
    if first.tag_ != "DT" or first.i < 2 or first.nbor(-1).text != ",":
        return False
    place = first.nbor(-2)
    return place.ent_type_ == "GPE" and place.dep_ == "pobj" and place.head.lower_ in ("in", "at", "near", "outside")


def past_relative(subjects: list[Token], verb: Token) -> list[Token]:
    """ "*Mali*, whose premier has urged calm, waited": after the comma the clause above goes on."""
    closed = verb.doc[first_word(verb) - 1].text == "," and not children(verb.head, "cc")
    return [_whose(t) if closed and t.left_edge.tag_ == "WP$" else t for t in subjects]


def _whose(noun: Token) -> Token:
    """Whose somebody is, by the noun that "whose" hangs on or the subject before it."""
    if noun.dep_ == "appos":
        return noun.head
    before = [t for t in children(noun.head, *SUBJECTS) if t.i < noun.i]
    return before[0] if before else noun


def _is_of(first: Token, other: Token) -> bool:
    if _is_name_of_title(other, first) or (other.i > first.i and is_occasion(other)):
        return True
    return first.pos_ in ("NOUN", "PROPN") and (_is_description(other) or is_place_beside(first, other))


def _is_name_of_title(name: Token, first: Token) -> bool:
    """ "*militants* loyal to the preacher Ali Lund seized": the name of whom the words on the subject end with."""
    start, title = name.left_edge.i, first.right_edge
    return name.pos_ == "PROPN" and title.i == start - 1 and title.dep_ == "pobj" and title.tag_ == "NN"


def is_occasion(noun: Token) -> bool:
    """ "Lund, after *talks* with Oslo, called": what went before, which the parser took for a clause's subject."""
    start = noun.left_edge.i
    mark = noun.doc[start - 1] if start else noun
    return mark.dep_ == "mark" and mark.lower_ in _BEFORE_AFTER and mark.head == noun.head and mark.nbor(-1).text == ","


def set_off(subject: Token, act: Token) -> list[Token]:
    """ "*Lund*, in Bern for talks with", "*Lund*, after talks with": who acts, the act being told between commas."""
    if act == subject:
        others = [t for t in children(subject.head, *SUBJECTS) if t.i < subject.i] if is_occasion(subject) else []
        return others[:1]
    after = subject.nbor() if subject.i + 1 < len(subject.doc) else subject
    return [subject] if subject.pos_ in ("PROPN", "PRON") and after.text == "," and act.i > subject.i else []


def _is_left(noun: Token, told: Sequence[Token]) -> bool:
    """ "The pact – *critics* call it a fraud – is new": what the sentence goes on about after the dashes."""
    return any(t.i > noun.i and t.left_edge.i and t.left_edge.nbor(-1).text in _DASHES for t in told)


def is_count_of(noun: Token) -> bool:
    """ "killed dozens – *most* of them farmers – and hurt": what those are of whom the clause tells."""
    counts = [c for c in children(noun, "nsubj") if c.i < noun.i]
    return any(o.lower_ in ("them", "whom") for c in counts for p in children(c, "prep") for o in children(p, "pobj"))


def _is_description(noun: Token) -> bool:
    """A common noun with its article, after a comma: what the noun before it is."""
    first = noun.left_edge
    return noun.pos_ == "NOUN" and first.tag_ == "DT" and first.i > 0 and first.nbor(-1).text in (",", "—", "–")


def is_hoped_for(noun: Token) -> bool:
    """ "if elected *president* he will go": an office that the parser took for a subject of the clause after it."""
    chosen = [t for t in noun.lefts if t.lower_ in _CHOSEN]
    return bool(chosen) and chosen[0].i > 0 and chosen[0].nbor(-1).lower_ in _OPENING


def helped_doing(participle: Token) -> Token | None:
    """ "*took* the town, backed by Chad": the verb whose doer was helped, where a place or thing stands before."""
    comma = participle.left_edge.i - 1
    if not in_class(participle, "succour") or comma < 1 or participle.doc[comma].lower_ != ",":
        return None
    before, verb = participle.doc[comma - 1], participle.head
    people = are_people(before) or before.ent_type_ in ("ORG", "NORP") or in_class(before, "body")
    if people and not in_place(before):
        return None
    while verb.pos_ not in VERBS and verb.head != verb:
        verb = verb.head
    doing = verb.pos_ in VERBS and verb.lemma_ != "be"  # "was the fruit of a *raid*, backed by jets"
    return verb if doing and verb.i < before.i else None
