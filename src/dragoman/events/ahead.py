"""What puts an act ahead: "will" and its past, a day to come, a meeting that is due, and who foretells it.

The word lists are `data/codebook/words/status.toml`.
"""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Token

from dragoman.events.candidate import Candidate
from dragoman.events.condition import condition
from dragoman.events.scope import chain, tells
from dragoman.events.statuswords import in_group, plain, status_words
from dragoman.events.tree import VERBS, children, under

_BY_DAY = frozenset({"CONSULT", "PROTEST", "ACCUSE"})
"""Types of what is fixed for a day: a meeting, a march, a hearing."""


def find_auxiliary(tokens: Sequence[Token], group: str) -> Token | None:
    words = status_words()[group]
    return next((c for t in tokens for c in children(t, "aux") if plain(c) in words and not is_had(c, t)), None)


def is_had(auxiliary: Token, verb: Token) -> bool:
    """ "they'd *promised*", "he'd been *seized*": short for "had", not for "would"."""
    helpers = {c.lower_ for c in children(verb, "aux", "auxpass")}
    return plain(auxiliary) == "'d" and verb.tag_ in ("VBN", "VBD") and helpers.isdisjoint({"be", "have", "get"})


def backshifted(tokens: Sequence[Token]) -> Token | None:
    """ "said it would leave and *would send*": "will", told in the past. A condition keeps it open."""
    for token in tokens:
        first = first_joined(token)
        verb = first.head
        past = verb.tag_ in ("VBD", "VBN") or (verb.tag_ == "VBG" and verb.head.tag_ == "VBD")
        told = first.dep_ == "ccomp" and tells(verb) and past
        if told or (first.dep_ == "acl" and in_group(verb, "word")):
            helpers = children(token, "aux")
            would = next((c for c in helpers if plain(c) in ("would", "'d") and not is_had(c, token)), None)
            if would is not None and condition([token]) is None and all(c.lower_ != "have" for c in helpers):
                return would
    return None


def is_promised(tokens: Sequence[Token]) -> bool:
    """ "*swore* that they would help him if he won": the promise was given, whatever it hangs on."""
    first = first_joined(tokens[-1])
    return first.dep_ == "ccomp" and in_group(first.head, "promising") and first.head.tag_ in ("VBD", "VBN")


def unwilling(tokens: Sequence[Token]) -> Token | None:
    """ "Lima *would* not yield", "said it *could* not accept that": unwilling then, as "will not" says it of now."""
    for token in tokens:
        first = first_joined(token)
        told = first.dep_ == "ccomp" and tells(first.head)
        words = ("would", "'d", "could", "can", "ca") if told else ("would",) if first.dep_ == "ROOT" else ()
        helpers = children(token, "aux")
        found = next((c for c in helpers if plain(c) in words), None)
        if found is not None and all(c.lower_ != "have" for c in helpers) and condition([token]) is None:
            return found
    return None


def first_joined(verb: Token) -> Token:
    """The first of the verbs it is joined to, whatever their doers."""
    while verb.dep_ == "conj" and verb.head.pos_ in VERBS:
        verb = verb.head
    return verb


def headline_future(tokens: Sequence[Token]) -> Token | None:
    """ "Kenya *to* host talks"."""
    roots = [t for t in tokens if t.dep_ == "ROOT" and children(t, "nsubj", "nsubjpass")]
    return next((c for t in roots for c in children(t, "aux") if c.lower_ == "to"), None)


def scheduled(candidate: Candidate) -> Token | None:
    """The word that fixes the act for a day to come."""
    if candidate.type not in _BY_DAY:
        return None
    return _on_a_day(candidate.arguments.support or candidate.token) or _not_yet_held(candidate.token)


def _on_a_day(verb: Token) -> Token | None:
    """ "meets the envoy *tomorrow*", "flies to Oslo on *Monday*": what is fixed for a day, in the present tense."""
    if verb.tag_ not in ("VBZ", "VBP") or children(verb, "aux"):
        return None
    words = status_words()["day-to-come"]
    days = (w for c in verb.children for w in (c, *c.children) if c.dep_ in ("npadvmod", "advmod", "prep", "tmod"))
    return next((w for w in days if w.lower_ in words), None)


def _not_yet_held(act: Token) -> Token | None:
    """ "talks are *due* in Oslo", "talks led by Togo are *expected*"."""
    act = act.head if act.dep_ == "acl" and act.tag_ == "VBN" else act
    if act.pos_ != "NOUN" or act.dep_ not in ("nsubj", "nsubjpass"):
        return None
    over = (act.head, *children(act.head, "acomp"))
    return next((word for word in over if word.lower_ in status_words()["fixed"]), None)


def is_foreseen(verb: Token) -> bool:
    """ "it is *likely* that Togo will leave", "*where* they will be sent": no promise of the doer."""
    over, first = verb.head, verb.left_edge
    if verb.dep_ == "ccomp" and (in_group(over, "foreseen") or (over.lemma_ == "be" and _is_foretelling(over))):
        return True
    subject = next(iter(children(verb, "nsubj", "nsubjpass")), None)
    helper = find_auxiliary([verb], "future")
    told = subject is not None and helper is not None and subject.i < helper.i and verb.dep_ not in ("relcl", "advcl")
    return told and first.tag_ == "WRB" and first.head == verb and not (verb.dep_ == "ccomp" and tells(over))


def _is_foretelling(copula: Token) -> bool:
    """ "it *is likely*", whatever the parser hangs the word on."""
    after = copula.nbor() if copula.i + 1 < len(copula.doc) else copula
    return in_group(after, "foreseen") and any(word.lower_ == "it" for word in children(copula, "nsubj"))


def due(candidate: Candidate) -> Token | None:
    """What says of a meeting that others go to that it is still to come."""
    noun = candidate.token.head if candidate.token.dep_ == "acl" else candidate.token
    if candidate.type != "CONSULT" or noun.pos_ != "NOUN" or noun.dep_ != "pobj":
        return None
    return _due_at(noun, noun.head)


def _due_at(noun: Token, prep: Token) -> Token | None:
    """ "*ahead* of a meeting", "*before* talks", "*will* speak at a meeting", "is *expected* to speak at it"."""
    if prep.lower_ == "of" and prep.head.lower_ == "ahead":
        return prep.head
    if prep.lower_ == "before":
        return prep if all(word.lower_ not in ("the", "this", "that") for word in children(noun, "det")) else None
    if prep.lower_ not in ("at", "in", "during"):
        return None
    over = prep.head.head
    planned = prep.head.dep_ == "xcomp" and in_group(over, "future-governor") and over.tag_ != "VBD"
    return over if planned else find_auxiliary([prep.head], "future")


def called_for(candidate: Candidate) -> Token | None:
    """ "*called* a strike *for* Tuesday", "*called* a meeting *next* week": the day to come."""
    token = candidate.token
    call = token.head if token.dep_ == "dobj" and not candidate.arguments.verbal else token
    if candidate.type not in ("PROTEST", "CONSULT") or call.lemma_ not in ("call", "announce", "plan", "schedule"):
        return None
    calls = (call, *children(call, "dobj"))
    days = [day for word in calls for day in under(word, "for")]
    nexts = [o for word in calls for day in children(word, "npadvmod") for o in (day, *day.children)]
    named = next((day for day in days if day.lower_ in status_words()["day-to-come"]), None)
    return named or next((word for word in nexts if word.lower_ in ("next", "tomorrow")), None)


def announced(verb: Token) -> Token | None:
    """The "will" of "*will* send a letter urging him to go"."""
    noun = verb.head
    if verb.dep_ != "acl" or verb.tag_ != "VBG" or noun.dep_ != "dobj" or not in_group(noun, "utterance"):
        return None
    return find_auxiliary(chain(noun.head), "future")


def foretold(candidate: Candidate) -> bool:
    """ "Kyiv warned that Moscow would attack": told of another by name, so no threat of the teller."""
    clause = candidate.arguments.support or candidate.token
    teller = clause.head
    tellers = children(teller, "nsubj") if clause.dep_ == "ccomp" and clause.i > teller.i else []
    return bool(tellers) and not any(t.pos_ == "PRON" for t in candidate.actors)
