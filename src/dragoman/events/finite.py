"""Small tests of one verb or noun: has it a tense of its own, does it share in what a word over it leaves open."""

from __future__ import annotations

from spacy.tokens import Token

from dragoman.events.tree import FINITE, VERBS, children

_WILL = frozenset({"will", "wo", "'ll", "’ll"})
_SURE = frozenset({"confident", "convinced", "sure"})
_FEW = frozenset({"few", "nobody", "none", "no", "one"})
_TRYING = frozenset({"try", "seek", "attempt", "move", "struggle", "scramble"})


def is_told_anew(verb: Token, before: Token) -> bool:
    """ "could not go and *sent* him", "had not gone and *sent* him", "may help and *were* sent", "will go *urging*"."""
    if any(word.lower_ == "nor" for word in children(before, "cc")):
        return False  # "has neither accepted nor *rejected* it"
    if any(helper.tag_ in FINITE for helper in children(verb, "auxpass")):
        return True
    if verb.tag_ == "VBD" and (before.tag_ in ("VBZ", "VBP") or (before.lemma_ == "be" and before.pos_ == "AUX")):
        return True  # "never interferes, and *received* him", "was not enough and *sent* him"
    if before.tag_ in ("VB", "MD"):
        return verb.tag_ in FINITE or (verb.tag_ == "VBG" and before.tag_ == "VB")
    return verb.tag_ == "VBD" and (before.tag_ == "VBG" or (before.tag_ == "VBN" and bool(children(before, "aux"))))


def exists(token: Token) -> bool:
    """ "there were no *talks*"."""
    return token.dep_ == "attr" and bool(children(token.head, "expl"))


def is_to_be(noun: Token) -> bool:
    """ "Lima *will* be the third *meeting* of the two"."""
    return noun.dep_ == "attr" and any(word.lower_ in _WILL for word in children(noun.head, "aux"))


def is_whose(clause: Token, head: Token) -> bool:
    """ "The union, *whose* chief *complained*, wants an inquiry": the parser may hang it under the main verb."""
    if clause.dep_ != "ccomp" or clause.i > head.i or not is_finite(clause):
        return False
    owned = (owner for subject in children(clause, "nsubj", "nsubjpass") for owner in children(subject, "poss"))
    return any(owner.tag_ == "WP$" for owner in owned)


def is_finite(verb: Token) -> bool:
    return verb.tag_ in FINITE or any(word.tag_ in FINITE for word in children(verb, "aux", "auxpass"))


def shares_tense(verb: Token) -> bool:
    """False for "*thrown*" in "wanted him thrown out and has accused her": what has a tense is not joined to it."""
    return verb.tag_ != "VB" and (verb.pos_ not in VERBS or is_finite(verb))


def is_beside(gerund: Token, prep: Token) -> bool:
    """ "*with* Chad *arming* them, they could win": told as it is, before what may come of it."""
    told = gerund.dep_ == "pcomp" and prep.lower_ == "with" and bool(children(gerund, "nsubj"))
    return told and prep.i < prep.head.i


def is_set_against(noun: Token, before: Token) -> bool:
    """ "was *not* a raid on Chad *but an attack* on Mali": the denial ends with the "but"."""
    if noun.dep_ != "conj" or noun.pos_ != "NOUN" or all(word.lower_ != "but" for word in children(before, "cc")):
        return False
    verb = next((word for word in before.ancestors if word.pos_ in VERBS), before)
    return any(children(over, "neg") for over in (verb, verb.head, before))


def is_undoubted(verb: Token) -> bool:
    """ "*few doubt* that they did", "does *not* doubt it"."""
    if verb.lemma_ != "doubt" or verb.pos_ not in VERBS:
        return False
    doers = children(verb, "nsubj")
    few = any(word.lower_ in _FEW for doer in doers for word in (doer, *children(doer, "det", "amod")))
    return few or bool(children(verb, "neg"))


def is_half_sure(word: Token) -> bool:
    """ "is confident, but not *certain*, that they left": held to be so, with a doubt."""
    doubted = word.dep_ == "conj" and bool(children(word, "neg"))
    return doubted and any(first.lower_ in _SURE for first in (word.head, *children(word.head, "acomp")))


def is_means(gerund: Token, prep: Token) -> bool:
    """ "*tried* to calm them *by sacking* him": what one did it by was done, whatever came of it."""
    end = prep.head
    if gerund.dep_ != "pcomp" or prep.lower_ != "by" or end.dep_ != "xcomp" or end.head.lemma_ not in _TRYING:
        return False
    return end.head.tag_ in ("VBD", "VBG") and not children(end.head, "neg")


def goes_unanswered(verb: Token) -> bool:
    """ "attacks cannot *go unpunished*": what one denies is what follows them."""
    return verb.lemma_ == "go" and any(word.lower_.startswith("un") for word in children(verb, "acomp", "oprd"))


def is_bare_after(verb: Token, plan: Token) -> bool:
    """ "is *going* to help him, and *help* him well"."""
    return plan.lower_ == "going" and verb.tag_ == "VB" and not children(verb, "nsubj", "aux")


def is_past(copula: Token) -> bool:
    """ "*was* able to visit" did; "is able to" may, and "was not able to" did not."""
    return copula.tag_ == "VBD" and not children(copula, "neg")
