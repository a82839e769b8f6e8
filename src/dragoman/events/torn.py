"""Subjects and other parties that the parser hung on another word: "in the north *peasants* have felled trees"."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Token

from dragoman.events.aside import are_people
from dragoman.events.beside import is_count_of
from dragoman.events.joined import has_subject
from dragoman.events.relatives import relative_head
from dragoman.events.tree import FINITE, SUBJECTS, TENSED, TIMES, agents, children, first_word, is_infinitive, parted
from dragoman.events.words import in_class

_CLAUSES = frozenset({"ROOT", "ccomp", "advcl"})
_SAYING = frozenset({"say", "claim", "report", "add"})
_OPENERS = frozenset({":", "—", "–"})
_BALLOTS = frozenset({"vote", "motion", "referendum", "ballot", "resolution"})
_FEW = 30
"""A source stands at most so many words before the verb of what it tells."""


def gerund_owner(verb: Token) -> list[Token]:
    """ "angered by *Chad's* arming the rebels": who does it, where the parser took the name for the verb's agent."""
    if verb.tag_ != "VBG" or verb.i < 2 or verb.nbor(-1).tag_ != "POS" or not children(verb, "dobj"):
        return []
    owner = verb.nbor(-2)
    return [owner] if owner.pos_ in ("NOUN", "PROPN") else []


def past_aside(verb: Token) -> list[Token]:
    """ "were killed, many of them children, by *guards*": the doer, hung on what is told of the victims between."""
    found = (t for t in verb.doc[verb.i + 1 : verb.sent.end] if t.lower_ == "by" and t.head.i > verb.i)
    asides = (t for t in found if is_count_of(t.head) or _counts_them(t.head))
    return [o for by in asides for o in children(by, "pobj") if "," in {t.text for t in verb.doc[by.head.i : by.i]}]


def _counts_them(noun: Token) -> bool:
    """ "*some* of them twice"."""
    return any(o.lower_ == "them" for p in children(noun, "prep") for o in children(p, "pobj"))


def after_source(verb: Token) -> list[Token]:
    """ "According to Oslo, *40* of the 60 deputies backed it": whom the parser set beside the source."""
    if verb.dep_ == "acl" and verb.tag_ == "VBD" and verb.head.dep_ == "appos":
        source = verb.head.head
        told = source.dep_ == "pobj" and source.head.head.lower_ == "according"
        return children(source, "appos")[:1] if told else []
    if verb.tag_ not in FINITE or verb.dep_ not in ("ROOT", "ccomp", "conj"):
        return []
    preps = [t for t in children(verb, "prep") if t.lower_ == "according" and verb.i - t.i < _FEW]
    sources = [o for p in preps for to in children(p, "prep") for o in children(to, "pobj")]
    beside = [c for o in sources for c in children(o, "appos") if c.left_edge.nbor(-1).text == "," and c.i < verb.i]
    return beside[:1]


def put_to_vote(verb: Token) -> Token | None:
    """ "stayed away from the *ballot* to expel Oslo's envoy": what does it once passed."""
    start = first_word(verb)
    if not is_infinitive(verb) or verb.dep_ != "advcl" or not start:
        return None
    before = verb.doc[start - 1]
    return before if before.dep_ == "pobj" and before.lemma_.lower() in _BALLOTS else None


def torn_dative(verb: Token) -> list[Token]:
    """ "sold *Iraq* tanks", "offered the *rebels* asylum": to whom, where the parser joined it to what is given."""
    things = [t for t in children(verb, "dobj") if t.i > verb.i]
    if len(things) > 1 and things[1].left_edge.i == things[0].right_edge.i + 1:
        return things[:1]
    inner = [c for t in things for c in children(t, "compound") if children(c, "det") and c.tag_ in ("NNS", "NNPS")]
    return inner[:1] or [t for t in things[:1] if _before_span_of_time(t, verb)]


def _before_span_of_time(noun: Token, verb: Token) -> bool:
    """ "gave *the firms* ten days": a length of time right after it, which the parser took for "when"."""
    return any(t.left_edge.i == noun.right_edge.i + 1 and children(t, "nummod") for t in children(verb, "npadvmod"))


def after_relative(verb: Token) -> list[Token]:
    """ "Oslo, which trains the units involved, *called* for calm": the noun that a closed relative clause hangs on."""
    if verb.dep_ != "acl" or verb.tag_ != "VBD" or verb.i == 0 or verb.nbor(-1).lower_ != ",":
        return []
    above = verb.head
    while above.dep_ not in ("relcl", "ROOT"):
        above = above.head
    return [above.head] if above.dep_ == "relcl" else []


def after_saying(verb: Token) -> list[Token]:
    """ "the *raid* that Oslo said was led by Mali": the noun of a relative clause that tells what is said of it."""
    teller = verb.head
    if verb.dep_ != "ccomp" or teller.dep_ != "relcl" or has_subject(verb) or is_infinitive(verb):
        return []
    finite = any(t.tag_ in TENSED for t in (verb, *children(verb, "aux", "auxpass")))
    told_by = [t for t in children(teller, *SUBJECTS) if relative_head(t, teller) == t]
    return [teller.head] if finite and told_by else []


def torn_subject(verb: Token) -> list[Token]:
    """The noun right before a finite verb without a subject, which the parser gave to a preposition before it.

    "In the hills of the north *peasants* have felled trees", "after *gunmen* who hid there burst in".
    """
    auxiliaries = children(verb, "aux", "auxpass")
    finite = any(t.tag_ in TENSED for t in (verb, *auxiliaries))
    if not finite or has_subject(verb):
        return []
    if verb.dep_ == "conj" and (told := told_as_object(verb)):
        return told
    if verb.dep_ == "conj" and not parted(verb.head, verb):
        return _listed_last(verb.doc[min(t.i for t in (verb, *auxiliaries)) - 1])
    if verb.dep_ not in (*_CLAUSES, "conj"):
        return []
    first = min(
        t.i for t in (verb, *auxiliaries, *children(verb, "neg", "advmod")) if t.i > verb.left_edge.i or t == verb
    )
    ends = _ends(verb, first)
    preps = [p for p in children(verb, "prep", "mark") if p.right_edge.i in ends]
    return [noun for prep in preps[:1] for noun in _glued(prep) if noun.ent_type_ not in TIMES]


def told_as_object(verb: Token) -> list[Token]:
    """ "monitors said forty *people*, most of them women, were killed": whom the parser took for what is said."""
    said = verb.head
    if said.lemma_.lower() not in _SAYING or children(said, "cc") or verb.doc[first_word(verb) - 1].text != ",":
        return []
    return [t for t in children(said, "dobj") if said.i < t.i < verb.i and are_people(t)]


def _listed_last(before: Token) -> list[Token]:
    """ "fled to the hills and *troops* had followed": a noun with no "and" after it is no last one of a list."""
    return [before] if before.dep_ == "conj" and before.pos_ in ("NOUN", "PROPN") else []


def after_dateline(noun: Token) -> Token:
    """ "Port Vila: *Ruiz*, the premier, urged": who stands after a place that opens the sentence."""
    marks = [c for c in children(noun, "punct") if c.text in _OPENERS and noun.left_edge.i == noun.sent.start]
    beside = [c for c in children(noun, "appos") if marks and c.i > marks[0].i]
    return beside[0] if beside else noun


def _ends(verb: Token, first: int) -> set[int]:
    """Where the subject may end: right before the verb, or before what commas set off (", in tears, *resigned*")."""
    before = verb.doc[verb.left_edge.i : first]
    commas = [t.i for t in before if t.lower_ == ","]
    return {first - 1} if before[-1:].text != "," else {i - 1 for i in commas}


def _glued(prep: Token) -> list[Token]:
    """The subject inside a phrase of place: with a name before it ("in Oslo *guards*"), else the innermost noun."""
    nouns = [o for o in children(prep, "pobj") if o.right_edge == prep.right_edge]
    plain = not any(children(noun, "compound", "nmod", "relcl", "acl") for noun in nouns)
    inner = [p for noun in nouns for p in children(noun, "prep") if plain and p.right_edge == prep.right_edge]
    below = _glued(inner[-1]) if inner else []
    return below or [noun for noun in nouns if noun.pos_ in ("NOUN", "PROPN")]


def torn_author(verb: Token, objects: Sequence[Token]) -> list[Token]:
    """ "ignored a plea by *Oslo*", "a note sent by *Oslo*": whose the object is, by words after it."""
    clauses = [c for o in objects for c in children(o, "acl") if in_class(c, "issue")]
    made = [o for c in clauses for o in agents(c)]
    if made:
        return made
    after = {t.i + 1 for o in objects if o.pos_ == "NOUN" for t in o.subtree}
    return [
        o for p in children(verb, "prep", "agent") if p.lower_ == "by" and p.i in after for o in children(p, "pobj")
    ]
