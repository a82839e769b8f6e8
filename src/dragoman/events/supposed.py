"""Acts that nobody is said to do: feared or expected of somebody, asked about, called out, or only named.

The word lists are `data/codebook/words/status.toml`. Whoever relates two given spans still sees these acts.
"""

from __future__ import annotations

from spacy.tokens import Token

from dragoman.events.candidate import Candidate
from dragoman.events.denial import negation
from dragoman.events.named import has_missed, is_dated, is_named, is_nobodys, is_told_of
from dragoman.events.passing import is_in_passing, purpose_of
from dragoman.events.polled import is_polled
from dragoman.events.scope import chain
from dragoman.events.statuswords import in_group, plain, status_words
from dragoman.events.tree import children, is_infinitive
from dragoman.model import Status

_QUESTIONS = frozenset({"if", "whether"})
_WH = frozenset({"WP", "WRB"})
_BINDING = frozenset({"shall", "may"})
_OF_WORDS = frozenset({"ACCUSE", "AGREE", "REJECT", "REQUEST", "SUPPORT"})
_BEFORE_COMMANDS = frozenset({"punct", "advmod", "advcl", "intj", "neg"})
_AS_SUBJECT = frozenset({"csubj", "csubjpass", "ROOT"})
_SAID = frozenset({"ROOT", "ccomp"})
_MARKS = frozenset({'"', "“", "‘"})
_SPURNED = frozenset({("rather", "than"), ("instead", "of")})
"""Words before what was not done: who left rather than negotiate did not negotiate."""


def is_supposed(act: Candidate) -> bool:
    """True for an act of which the sentence tells only what somebody thinks, asks or would have others do."""
    verb = act.arguments.support or act.token
    if _is_imagined(verb) or _is_asked(verb) or _is_due(verb) or _is_undenied(verb) or _is_wanted(verb):
        return True
    if is_in_passing(act):
        return True
    struck = act.type == "ASSAULT"
    if struck and _is_faked(act) and all(doer.dep_ == "compound" for doer in act.actors):
        return True
    if not act.arguments.verbal:
        known = struck and is_nobodys(act) and (is_told_of(act.token) or is_dated(act.token))
        return known or _is_rebutted_blame(act.token) or is_named(act.token)
    if act.frame.type in _OF_WORDS and _leaves_open(act):
        return True
    if act.type in _OF_WORDS and (_is_habit(verb) or _is_bare_no(act)):
        return True
    if _is_spurned(verb) or _is_rebutted(verb) or _is_a_state(verb) or is_polled(act) or _is_a_view(act):
        return True
    return _is_command(verb) or _is_rule(verb) or has_missed(verb) or (struck and _is_voted(verb))


def is_only_possible(act: Candidate, status: Status) -> bool:
    """ "said that he *should* be shot", "he *might* have been killed": nobody's blow, and nobody says it was struck."""
    supposed = act.type == "ASSAULT" and status is Status.HYPOTHETICAL
    return supposed and act.arguments.verbal and act.arguments.passive and not act.actors


def _is_habit(verb: Token) -> bool:
    """ "*seldom* agrees with him", "*usually* objects to it": how somebody is."""
    return any(word.lower_ in status_words()["habit"] for word in children(verb, "advmod"))


def _leaves_open(act: Candidate) -> bool:
    """ "declined to say *whether* Togo was behind it": no word on whether it is so."""
    wanted = act.frame.predicate
    if not (wanted.complement_subject or wanted.complement or wanted.complement_aux):
        return False
    clauses = act.arguments.complements()
    return bool(clauses) and all(map(_asks, clauses))


def _is_bare_no(act: Candidate) -> bool:
    """ "'*No*,' she said": to whatever she was asked."""
    said = (word for word in act.tokens if word.lower_ == "no" and word.i)
    return act.type == "REJECT" and any(word.nbor(-1).text in _MARKS for word in said)


def _asks(clause: Token) -> bool:
    """ "*whether* Togo would pay", "*whom* to back", "*why* it had paid"."""
    words = {word.lower_ for word in children(clause, "mark")}
    first = clause.left_edge
    return not words.isdisjoint(_QUESTIONS) or (first.tag_ in _WH and first.i > clause.head.i)


def _is_rule(verb: Token) -> bool:
    """ "*No* state *shall* expel a refugee", "no court *may* free him": what a law says of all."""
    if not any(helper.lower_ in _BINDING for helper in children(verb, "aux")):
        return False
    doers = children(verb, "nsubj", "nsubjpass")
    return any(word.lower_ in ("no", "every", "each") for doer in doers for word in children(doer, "det"))


def _is_voted(verb: Token) -> bool:
    """ "parliament *voted* to attack", "stayed away from the *vote* to attack": whoever votes strikes no blow."""
    over = verb.head if verb.dep_ in ("xcomp", "acl") else purpose_of(verb)
    return over is not None and in_group(over, "voting")


def _is_a_state(verb: Token) -> bool:
    """ "the valley, which Togo *occupies*": how things stand."""
    return verb.dep_ == "relcl" and in_group(verb, "standing") and verb.tag_ in ("VBZ", "VBP")


def _is_a_view(act: Candidate) -> bool:
    """ "the governor, who *opposes* abortion": where somebody stands on a matter in general."""
    verb = act.token
    if verb.dep_ != "relcl" or verb.tag_ not in ("VBZ", "VBP") or not in_group(verb, "holding-view"):
        return False
    matters = children(verb, "dobj")
    return bool(matters) and all(m.tag_ == "NN" and not children(m, "det", "poss", "prep", "amod") for m in matters)


def _is_imagined(verb: Token) -> bool:
    """ "fears that he *will* shut the border", "certain that he *would* be shot", "no *guarantee* that he will"."""
    verb = chain(verb)[-1]
    helpers = (plain(helper) for helper in children(verb, "aux"))
    to_come = status_words()["future"] | status_words()["modal"]
    if verb.dep_ not in ("ccomp", "acl") or to_come.isdisjoint(helpers):
        return False
    said_of = children(verb.head, "nsubj") if verb.head.lemma_ == "be" else ()  # "the *fear* is that he will"
    return any(in_group(word, "imagining") for word in (verb.head, *said_of))


def _is_asked(verb: Token) -> bool:
    """ "asked *whether* they had shot at him", "asked *if* they meant to kill him", "*how* they will do it is open"."""
    verb = chain(verb)[-1]
    if verb.dep_ in _AS_SUBJECT and verb.left_edge.tag_ in _WH:
        return _is_to_come(verb)
    while verb.dep_ == "xcomp":
        verb = verb.head
    marks = {mark.lower_ for mark in children(verb, "mark")}
    return in_group(verb.head, "asking") and not marks.isdisjoint(_QUESTIONS)


def _is_to_come(verb: Token) -> bool:
    """ "how Togo *will* punish them": a statement of what will or may be done, not the question "how will it"."""
    to_come = status_words()["future"] | status_words()["modal"]
    doers = children(verb, "nsubj", "nsubjpass")
    return any(plain(word) in to_come and word.i > doers[0].i for word in children(verb, "aux") if doers)


def _is_due(verb: Token) -> bool:
    """ "its *duty* to arrest him", "the *right* to search the ship": what may or ought to be done."""
    return verb.dep_ == "acl" and is_infinitive(verb) and in_group(verb.head, "entitlement")


def _is_spurned(verb: Token) -> bool:
    """ "left *rather than* negotiate", "*instead of* shelling the town"."""
    return tuple(word.lower_ for word in verb.doc[max(verb.i - 2, 0) : verb.i]) in _SPURNED


def _is_wanted(verb: Token) -> bool:
    """ "recommends that Togo *send* troops", "that he *resign*", "that he *be* barred": what others would have done."""
    verb = chain(verb)[-1]
    if verb.dep_ != "ccomp" or not in_group(verb.head, "mandative"):
        return False
    if not children(verb, "aux") and any(helper.tag_ == "VB" for helper in children(verb, "auxpass")):
        return True
    doers = children(verb, "nsubj")
    singular = any(doer.tag_ in ("NN", "NNP") for doer in doers)
    shifted = singular or verb.head.tag_ in ("VBD", "VBN")  # "recommended that the rebels *disarm*"
    plain_form = verb.tag_ == "VB" or (verb.tag_ == "VBP" and shifted)
    return plain_form and bool(doers) and not children(verb, "aux", "auxpass")


def _is_undenied(verb: Token) -> bool:
    """ "did *not* rule out a raid", "*refused* to rule it out": to leave it open is no act."""
    if not in_group(verb, "leaving-open"):
        return False
    return negation(chain(verb)) is not None or (verb.dep_ == "xcomp" and in_group(verb.head, "negating-governor"))


def _is_rebutted_blame(noun: Token) -> bool:
    """ "rejected claims that it was *behind* the raid"."""
    return noun.head.lower_ == "behind" and _is_rebutted(noun.head.head)


def _is_rebutted(verb: Token) -> bool:
    """ "rejected claims *that* it bombed the port", "a report *saying* that it did": what somebody says is not so."""
    clause = chain(verb)[-1]
    if clause.head.dep_ in ("acl", "pcomp") and clause.head.tag_ == "VBG" and in_group(clause.head, "report"):
        clause = clause.head
    noun = clause.head
    if clause.tag_ == "VBG" and noun.dep_ == "prep":
        noun = noun.head  # "a report *from* a paper saying that it did"
    named = noun.dep_ == "pobj" and noun.head.lower_ == "as"  # "dismissed as absurd claims that it did"
    over = noun.head.head if named else noun.head
    claim = in_group(noun, "evidence") or in_group(noun, "word")
    told = claim and clause.dep_ in ("acl", "ccomp", "pcomp") and (named or noun.dep_ in ("dobj", "ccomp"))
    return told and (in_group(over, "negating-governor") or in_group(over, "rebutting"))


def _is_faked(act: Candidate) -> bool:
    """ "the attack was *staged*", "staged with his help": put on; "attacks were *staged*", "staged from it" told."""
    verb = act.arguments.support or act.token
    verb = verb if in_group(verb, "faking") else verb.head
    put_on = in_group(verb, "faking") and any(noun.tag_ == "NN" for noun in children(verb, "nsubjpass"))
    helped = any(prep.lower_ != "with" for prep in children(verb, "prep"))  # "was staged *with* dummies from Togo"
    return put_on and not helped and not children(verb, "agent", "npadvmod")


def _is_command(verb: Token) -> bool:
    """ "'*Let* them vote,' he said", "shouted '*Hang* him'": a wish that is called out."""
    if _is_bidden(verb):
        return True
    if verb.tag_ != "VB" or any(word.dep_ not in _BEFORE_COMMANDS for word in verb.lefts):
        return False
    called = bool(verb.i) and verb.doc[verb.i - 1].text in _MARKS
    return called or verb.dep_ == "ROOT" or (verb.dep_ in _SAID and in_group(verb.head, "report"))


def _is_bidden(verb: Token) -> bool:
    """ "'Mr Lund, *tear* it down!'": a comma parts the name that is called from what it is to do."""
    if verb.tag_ not in ("VB", "VBP") or verb.i < 2 or verb.nbor(-1).text != "," or children(verb, "aux"):
        return False
    called = verb.nbor(-2)
    return called.dep_ == "nsubj" and called.tag_ == "NNP" and called.head == verb and not children(called, "conj")
