"""Parties that stand in another clause, or that the parser tore from theirs.

"fined Lund, *a ruling she denounced*": of whom the noun speaks; "rang *Oslo* to urge calm": who is urged.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial

from spacy.tokens import Token

from dragoman.events.aside import are_people
from dragoman.events.joined import has_subject
from dragoman.events.meant import BLAMING, addressed_after, foes, hit_after, passed_by
from dragoman.events.tree import (
    PASSIVES,
    SUBJECTS,
    TIMING,
    children,
    first_word,
    is_infinitive,
    parted,
    prep_objects,
    relative_head,
)
from dragoman.events.words import in_class

_SET_OFF = frozenset({",", "-", "–", "—", "--"})
_DEEDS = frozenset({"decision", "move", "step", "policy", "choice"})
"""Of the nouns that sum up, those that tell what was done, not said."""
_TOLD = frozenset({"ccomp", "advcl", "conj", "pcomp", "xcomp"})
"""From a clause to the one that tells it."""
_VERBS = ("VERB", "AUX")
_CLAUSES = frozenset({"ROOT", "ccomp", "advcl"})
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_PLACING = frozenset({"in", "at", "near", "around", "across", "outside", "inside", "throughout", "into"})
_OCCASIONS = frozenset({"when", "because", "after"})
_TIMES = frozenset({"DATE", "TIME"})
_SAYING = frozenset({"say", "claim", "report", "add"})
_BASTIONS = frozenset({"bastion", "stronghold", "holdout", "redoubt", "foothold", "pocket", "enclave"})
_SEIZURES = frozenset({"arrest", "capture", "detention", "extradition"})
_WHEREVER = frozenset({"everywhere", "wherever", "anywhere", "whenever"})
_OPENERS = frozenset({":", "—", "–"})


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
    finite = any(t.tag_ in _FINITE for t in (verb, *children(verb, "aux", "auxpass")))
    told_by = [t for t in children(teller, *SUBJECTS) if relative_head(t, teller) == t]
    return [teller.head] if finite and told_by else []


def torn_subject(verb: Token) -> list[Token]:
    """The noun right before a finite verb without a subject, which the parser gave to a preposition before it.

    "In the hills of the north *peasants* have felled trees", "after *gunmen* who hid there burst in".
    """
    auxiliaries = children(verb, "aux", "auxpass")
    finite = any(t.tag_ in _FINITE for t in (verb, *auxiliaries))
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
    return [noun for prep in preps[:1] for noun in _glued(prep) if noun.ent_type_ not in _TIMES]


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


def dialled(verb: Token) -> list[Token]:
    """ "rang *Oslo* to urge restraint": whom words reach that are the purpose of a call."""
    above = verb.head
    if not is_infinitive(verb) or verb.dep_ not in ("advcl", "xcomp") or above.pos_ != "VERB":
        return []
    return children(above, "dobj") if in_class(above, "dial") else []


def aimed_at(verb: Token) -> list[Token]:
    """ "sent troops to surround *the court*": whom the purpose of force names."""
    purposes = [c for c in children(verb, "advcl", "xcomp") if is_infinitive(c)]
    return [o for c in purposes if in_class(c, "quell") for o in children(c, "dobj")]


def of_whom_told(verb: Token) -> list[Token]:
    """Whose doing a noun sums up that is set off from its clause: "*Lund* called it theft, a charge Oslo rejects"."""
    noun = verb.head
    if verb.dep_ == "conj" and noun.dep_ == "relcl":
        noun = noun.head
    if noun.pos_ not in ("NOUN", "PROPN") or not in_class(noun, "summary"):
        return []
    start = noun.left_edge.i
    if start == 0 or noun.doc[start - 1].text not in _SET_OFF:
        return []
    return (_decider(noun) if noun.lemma_.lower() in _DEEDS else []) or _teller(noun)


def _decider(noun: Token) -> list[Token]:
    """ "is glad that *Oslo* left, a decision Bern hails": who acts in the clause that ends there."""
    clause = noun.doc[max(noun.left_edge.i - 2, 0)]
    while clause.head != clause and (clause.pos_ not in _VERBS or not has_subject(clause) or clause.dep_ == "relcl"):
        clause = clause.head
    return [relative_head(t, clause) for t in children(clause, *SUBJECTS)] if clause not in noun.subtree else []


def _teller(noun: Token) -> list[Token]:
    """The subject of the clause around the noun, or of the one that tells it."""
    clause = noun.head
    while clause.head != clause and (clause.pos_ not in _VERBS or not has_subject(clause) or clause.dep_ in _TOLD):
        clause = clause.head
    return [relative_head(t, clause) for t in children(clause, *SUBJECTS)] if clause.i < noun.i else []


def described(noun: Token) -> list[Token]:
    """Whom a description is of: "*Oslo*, a power that backed", "*Ruiz* was the first senator to endorse"."""
    if noun.dep_ == "appos" and not children(noun, "cc"):
        limbs = [t for t in noun.doc[noun.head.left_edge.i : noun.left_edge.i] if in_class(t, "limb")]
        wholes = [o for limb in limbs for p in children(limb, "prep") for o in children(p, "pobj")]
        return [*wholes, noun.head]
    copula = noun.head
    if noun.dep_ != "attr" or copula.lemma_.lower() != "be" or children(copula, "neg"):
        return []
    return [t for t in children(copula, *SUBJECTS) if t.i < copula.i]


def _listed_with(clause: Token, doer: Token) -> Token | None:
    """ "The *town* was seized by rebels, bombed by jets": whom a list of passives is about, not who did the first."""
    by = doer.head
    if by.dep_ != "agent" or clause.nbor(-1).lower_ != "," or not children(clause, "agent"):
        return None
    return next(iter(children(by.head, "nsubjpass")), None)


def participle_of(clause: Token) -> Token:
    """The noun a participle is about: for "the widow of a *man* shot there" the one right before it."""
    noun = clause.head
    if (listed := _listed_with(clause, noun)) is not None:
        return listed
    near = [o for p in children(noun, "prep") for o in children(p, "pobj") if p.lower_ == "of" and o.i < clause.i]
    return near[-1] if near and in_class(noun, "kin") else noun


def that_clauses(noun: Token) -> list[Token]:
    """ "its demand *that Greece release* them"."""
    return [c for c in children(noun, "acl") if any(m.lower_ == "that" for m in children(c, "mark"))]


def whole(noun: Token) -> list[Token]:
    """What the noun is a part of: "the first *days* of the offensive"."""
    return [noun.head.head] if noun.dep_ == "pobj" and noun.head.lower_ == "of" else []


def in_place(noun: Token) -> bool:
    """ "fought in *Bor*, backed by jets": where it was, not who was backed."""
    return noun.dep_ == "pobj" and noun.head.lower_ in _PLACING


def not_aside(nouns: Sequence[Token], act: Token) -> list[Token]:
    """Nouns under a preposition that do not merely open the clause or say when: "*At noon* a crowd marched"."""
    opening = act.left_edge.i
    return [t for t in nouns if t.ent_type_ not in _TIMES and not (t.i < act.i and _prep_of(t).i == opening)]


def _prep_of(noun: Token) -> Token:
    return noun.head if noun.dep_ == "pobj" else noun


def lacks_object(clause: Token) -> bool:
    """ "the senator *they attacked* on Monday": a relative clause whose noun is its object, no place, time or owner.

    "the hut they hid *in*", "the day *when* they struck", "Oslo, *whose* troops fired", "*everywhere* they go": nothing
    is missing there.
    """
    before = clause.doc[clause.left_edge.i : clause.i]
    start = clause.left_edge.i
    if start and clause.doc[start - 1].lower_ in _WHEREVER:
        return False
    other = any(t.tag_ in ("WRB", "WP$") or (t.tag_ in ("WDT", "WP") and t.dep_ == "pobj") for t in before)
    return not other and not any(p.right_edge.i == p.i for p in children(clause, "prep"))


def before_day(verb: Token) -> list[Token]:
    """ "endorsed *Ruiz* Tuesday": the object that the parser joined to the name of a day."""
    days = [t for t in children(verb, "npadvmod") if t.i > verb.i and in_class(t, "time-word")]
    names = [c for day in days for c in children(day, "compound") if not in_class(c, "time-word")]
    return [t for t in names if t.pos_ == "PROPN"][-1:]


def torn_author(verb: Token, objects: Sequence[Token]) -> list[Token]:
    """ "ignored a plea by *Oslo*", "a note sent by *Oslo*": whose the object is, by words after it."""
    clauses = [c for o in objects for c in children(o, "acl") if in_class(c, "issue")]
    made = [o for c in clauses for p in children(c, "agent") for o in children(p, "pobj")]
    if made:
        return made
    after = {t.i + 1 for o in objects if o.pos_ == "NOUN" for t in o.subtree}
    return [
        o for p in children(verb, "prep", "agent") if p.lower_ == "by" and p.i in after for o in children(p, "pobj")
    ]


def noun_before(participle: Token) -> list[Token]:
    """The noun set off by a comma before a participle: "says Lund, scolded by the unions"."""
    comma = participle.left_edge.i - 1
    timed = any(t.lower_ in TIMING for t in participle.lefts)  # "named Lund, *when asked* to choose"
    if timed or participle.dep_ != "advcl" or comma < 1 or participle.doc[comma].lower_ != ",":
        return []
    noun = participle.doc[comma - 1]
    if (listed := _listed_with(participle, noun)) is not None:
        return [listed]
    return [noun] if noun.pos_ in ("NOUN", "PROPN") else []


def whose_end(verb: Token, name: str = "for") -> list[Token]:
    """ "called for *Lund's* resignation", "came to *his* aid": whose it is that stands under the preposition."""
    nouns = [o for p in children(verb, "prep") if p.lower_ == name for o in children(p, "pobj")]
    return [owner for noun in nouns for owner in children(noun, "poss")]


def wanted_by_warrant(verb: Token) -> list[Token]:
    """ "issued a warrant for *his* arrest", "for the arrest of *Lund*": whose arrest the object of a verb is for."""
    papers = children(verb, "dobj", "nsubjpass")
    arrests = [o for t in (verb, *papers) for o in prep_objects(t, "for") if o.lemma_.lower() in _SEIZURES]
    return [t for o in arrests for t in (*children(o, "poss"), *prep_objects(o, "of"))]


def torn_object(verb: Token) -> list[Token]:
    """Whom a verb takes where another noun has its place: "took *the envoy* hostage", "the *men* it took hostage"."""
    things = children(verb, "dobj")
    joined = [c for t in things for c in children(t, "compound")]
    gap = verb.dep_ == "relcl" and bool(things) and has_subject(verb)
    free = gap and all(relative_head(t, verb) == t for t in (*things, *children(verb, *SUBJECTS, *PASSIVES)))
    return joined or ([verb.head] if free else [])


def on_terms(verb: Token) -> list[Token]:
    """ "threatened to shut the pipe *if Oslo* signed", "offered to leave *unless Oslo* objects": who is to meet it."""
    clauses = [c for v in (verb, *children(verb, "xcomp", "ccomp")) for c in children(v, "advcl", "ccomp")]
    terms = [c for c in clauses if any(m.lower_ in ("if", "unless") for m in children(c, "mark")) or _is_inverted(c)]
    return [s for c in terms for s in _doers(c) or children(c, *SUBJECTS, *PASSIVES)]


def _doers(passive: Token) -> list[Token]:
    """ "if tariffs are imposed by *Oslo*"."""
    return [o for p in children(passive, "agent") for o in children(p, "pobj")]


def _is_inverted(clause: Token) -> bool:
    """ "*should* Oslo close the border": terms without an "if"."""
    first = clause.left_edge
    return first.lower_ == "should" and first.head == clause


def of_its_aim(verb: Token) -> list[Token]:
    """ "signed a deal to build *Turkish jets*", "signed a treaty taking *Bor*": on what its object is to act."""
    aims = [c for t in children(verb, "dobj") for c in children(t, "acl")] + children(verb, "advcl", "xcomp")
    return [o for c in aims if is_infinitive(c) or c.tag_ == "VBG" for o in children(c, "dobj")]


def on_occasion(verb: Token) -> list[Token]:
    """ "walked out when *Oslo* spoke", "applauded after *Lund* resigned": whose doing a bare answer is about."""
    if children(verb, "dobj", "nsubjpass", "ccomp", "xcomp", "oprd"):
        return []
    clauses = [c for c in children(verb, "advcl") if any(t.lower_ in _OCCASIONS for t in children(c, "mark", "advmod"))]
    return [s for c in clauses for s in children(c, *SUBJECTS)]


def written_to(verb: Token) -> list[Token]:
    """ "demanded an apology *in a letter to Oslo*": whom the words reach, by the paper that bears them."""
    above = (verb, *children(verb, "dobj"))
    preps = [p for t in above for p in children(t, "prep") if p.lower_ in ("in", "by")]
    papers = [o for p in preps for o in children(p, "pobj") if in_class(o, "missive")]
    sent = [t for paper in papers for t in (paper, *children(paper, "acl"))]  # "in a letter *sent* to Oslo"
    borne = [p for t in sent for p in children(t, "prep", "dative") if p.lower_ == "to"]
    return [o for p in borne for o in children(p, "pobj")]


def bidden_by_for(verb: Token) -> list[Token]:
    """ "called for *Oslo* to leave": whom the infinitive is put to, where the parser hung it on the verb."""
    before = {c.left_edge.i - 1 for c in children(verb, "advcl", "xcomp") if is_infinitive(c)}
    nouns = [o for p in children(verb, "prep") if p.lower_ == "for" for o in children(p, "pobj")]
    return [noun for noun in nouns if noun.right_edge.i in before]


def last_held_by(verb: Token) -> list[Token]:
    """ "captured the port, the last bastion of *the rebels*": who held it."""
    things = [c for t in children(verb, "dobj", *PASSIVES) for c in (t, *children(t, "conj"))]
    told = [n for t in things for c in children(t, "appos", "relcl") for n in (c, *children(c, "attr"))]
    held = [n for n in (*told, *things[1:]) if n.lemma_.lower() in _BASTIONS]
    return [o for n in held for p in children(n, "prep") if p.lower_ == "of" for o in children(p, "pobj")]


ELSEWHERE: Mapping[str, Callable[[Token], list[Token]]] = {
    "told-of": of_whom_told,
    "dialled": dialled,
    "purpose-object": aimed_at,
    "torn-object": torn_object,
    "for-possessor": whose_end,
    "for-doer": bidden_by_for,
    "warrant-for": wanted_by_warrant,
    "aim-object": of_its_aim,
    "to-possessor": partial(whose_end, name="to"),
    "if-subject": on_terms,
    "when-subject": on_occasion,
    "letter-to": written_to,
    "bastion-of": last_held_by,
    "urged-after": addressed_after,
    "fought-for": foes,
    "hit-after": hit_after,
    "passed-by": passed_by,
    "blamed-after": partial(addressed_after, forms=BLAMING),
}
"""Slots of a verb whose fillers stand in another clause."""
