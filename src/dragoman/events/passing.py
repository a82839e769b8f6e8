"""Acts that a sentence only has in passing: meant in general, weighed, a power, a duty, a game, how two once met."""

from __future__ import annotations

from spacy.tokens import Token

from dragoman.events.candidate import Candidate
from dragoman.events.statuswords import in_group, status_words
from dragoman.events.tree import children, is_infinitive
from dragoman.events.words import in_class

_LONE = frozenset({"a", "an", "the"})
_NOBODY = frozenset({"no", "nobody", "none"})
_GIFTS = frozenset({"contribution", "donation", "grant", "funding"})
_WHEN = frozenset({"when", "after", "if", "once"})
_OWNED = frozenset({"det", "poss", "nummod"})


def is_in_passing(act: Candidate) -> bool:
    """True for acts that nobody is said to do here and now, by what kind of act they are."""
    if _is_said_by_nobody(act.arguments.support or act.token):
        return True
    if not act.arguments.verbal:
        return _is_power(act.token) or (act.type == "ASSAULT" and not act.actors and _is_in_general(act.token))
    if act.type == "SANCTION":
        return _is_on_the_pitch(act)
    if act.type == "CONSULT":
        return act.frame.reciprocal and _is_how_they_met(act.token)
    if act.type == "ACCUSE":
        return _is_trust(act) or _is_blow(act.token)
    if act.type == "PROTEST":
        return _is_burial(act.token)
    if act.type == "REQUEST":
        return _is_leave(act)
    return _is_weighed(act.token) or (act.type == "SUPPORT" and (_is_fought_for(act.token) or _is_paid_for(act.token)))


def _is_said_by_nobody(verb: Token) -> bool:
    """ "*no group* said that it had bombed the port", "there is *no guarantee* it ends the war"."""
    if verb.dep_ in ("relcl", "acl") and verb.head.lemma_ == "guarantee":
        return any(t.lower_ == "no" for t in children(verb.head, "det"))
    if verb.dep_ != "ccomp" or not in_group(verb.head, "report"):
        return False
    sayers = children(verb.head, "nsubj")
    return any(t.lower_ in _NOBODY for sayer in sayers for t in (sayer, *children(sayer, "det")))


def _is_leave(act: Candidate) -> bool:
    """ "said that she should do *whatever* she likes": nothing is asked of her."""
    asked = act.arguments.complements() if "should" in act.frame.predicate.complement_aux else ()
    return any(t.left_edge.lower_ == "whatever" for clause in asked for t in children(clause, "dobj", "ccomp"))


def _is_power(noun: Token) -> bool:
    """ "China has a *veto*", "finds its *veto* useful"; but "used his veto"."""
    if noun.lemma_ != "veto":
        return False
    verb = noun.head
    held = noun.dep_ in ("dobj", "nsubj") and (verb.pos_ == "VERB" or verb.lemma_ == "have")
    return held and in_class(verb if noun.dep_ == "dobj" else verb.head, "hold-power")


def _is_in_general(noun: Token) -> bool:
    """ "the *slaughter* of prisoners is a crime", "to prevent a *massacre* of villagers": of no certain people."""
    whom = [o for p in children(noun, "prep") for o in children(p, "pobj")]
    if not whom or any(o.tag_ != "NNS" or children(o, *_OWNED) for o in whom):
        return False
    return _is_summed_up(noun) or _is_forestalled(noun)


def _is_summed_up(noun: Token) -> bool:
    verb = noun.head
    return noun.dep_ == "nsubj" and verb.tag_ == "VBZ" and in_class(verb, "sum-up") and not children(verb, "npadvmod")


def _is_forestalled(noun: Token) -> bool:
    """ "sent to *avert* a bloodbath and the slaughter of herders", "*responding* to violence against girls"."""
    while noun.dep_ == "conj":
        noun = noun.head
    over = noun.head.head if noun.dep_ == "pobj" and noun.head.lower_ == "to" else noun.head
    told = noun.dep_ in ("dobj", "pobj") and in_class(over, "forestall")
    return told and (is_infinitive(over) or over.tag_ == "VBG")


def _is_on_the_pitch(act: Candidate) -> bool:
    """ "*midfielder* Kossi Agassa was dismissed"."""
    return any(in_class(t, "player") for whom in act.recipients for t in (whom, *children(whom, "compound", "amod")))


def _is_how_they_met(verb: Token) -> bool:
    """ "married a woman he *met* abroad", "the first rebel I *met*": who somebody was, not the news of a meeting."""
    if verb.dep_ != "relcl" or verb.lemma_ != "meet" or verb.head.tag_ != "NN":
        return False
    set_off = any(t.text == "," for t in verb.doc[verb.head.i : verb.i])
    return not set_off and any(t.lower_ in _LONE for t in children(verb.head, "det"))


def _is_trust(act: Candidate) -> bool:
    """ "said that it is *responsible for finding* the missing": a task, not blame."""
    clauses = act.arguments.complements() if act.frame.predicate.complement else ()
    owed = [word for clause in clauses for word in children(clause, "acomp") if word.lemma_ == "responsible"]
    tasks = [c for word in owed for prep in children(word, "prep") for c in children(prep, "pcomp")]
    return bool(tasks) and all(in_class(task, "trust") for task in tasks)


def _is_weighed(verb: Token) -> bool:
    """ "*legalising* it could bring jobs": what it would be to do it, in the parser's "*said legalising*" as well."""
    if verb.tag_ != "VBG" or children(verb, "nsubj", "poss", "aux"):
        return False
    told = children(verb, "ccomp") if verb.dep_ == "xcomp" and in_group(verb.head, "report") else ()
    over = [verb.head] if verb.dep_ == "csubj" else told
    return any(helper.lower_ in status_words()["modal"] for clause in over for helper in children(clause, "aux"))


def _is_fought_for(verb: Token) -> bool:
    """ "joined the operation to *defend* the town": a fight, not a word for it."""
    noun = purpose_of(verb) if verb.lemma_ == "defend" else None
    return noun is not None and in_class(noun, "fight")


def _is_paid_for(verb: Token) -> bool:
    """ "welcomed the contribution to *support* refugees": the money is the help."""
    noun = purpose_of(verb) if verb.lemma_ == "support" else None
    return noun is not None and noun.lemma_ in _GIFTS


def purpose_of(verb: Token) -> Token | None:
    """The noun right before an infinitive, wherever the parser hung that."""
    first = verb.left_edge
    return first.nbor(-1) if first.i and first.lower_ == "to" and first.nbor(-1).pos_ == "NOUN" else None


def _is_blow(verb: Token) -> bool:
    """ "will *hit back* when Togo strikes its ports": with arms, as it is struck."""
    if verb.lemma_ not in ("hit", "strike", "fire", "shoot"):
        return False
    clauses = (c for c in children(verb, "advcl") if c.tag_ != "VBG" and any(t.lower_ in _WHEN for t in c.lefts))
    return any(clause.lemma_ == "launch" or in_class(clause, "bombard") for clause in clauses)


def _is_burial(verb: Token) -> bool:
    """ "chanted slogans *as the coffin was carried in*": mourners."""
    told = (noun for clause in children(verb, "advcl") for noun in children(clause, "nsubj", "nsubjpass"))
    return any(noun.lemma_ in ("coffin", "casket", "hearse") for noun in told)
