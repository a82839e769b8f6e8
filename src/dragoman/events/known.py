"""Is an act told as a noun taken as known, or said to have happened, by the words over it?"""

from __future__ import annotations

from collections.abc import Callable

from spacy.tokens import Token

from dragoman.events import ontology
from dragoman.events.candidate import Candidate
from dragoman.events.finite import goes_unanswered
from dragoman.events.statuswords import in_group, status_words
from dragoman.events.tree import children

_DEFINITE = frozenset({"the", "this", "that", "these", "those", "such"})
_TO_COME = frozenset({"any", "future", "further", "possible", "potential", "more", "new"})
"""Words on attacks that one would answer if they came."""
FACTUAL = frozenset({"after", "despite", "during", "since", "following", "amid"})
"""Their object happened, definite or not."""
_AFTER = FACTUAL | {"about", "over"}


def happened(noun: Token, head: Token) -> bool:
    """ "may meet *after* an attack", "the attack *failed to* stop the talks", "did not delay it": there was one."""
    if noun.dep_ == "nsubj":
        fell_short = in_group(head, "negating-governor") and (bool(children(head, "xcomp")) or head.lemma_ == "fail")
        told_of = when_known(noun) is not None and not in_group(noun, "evidence") and not _is_likelihood(head)
        said_of = head.pos_ == "VERB" or told_of
        if in_group(head, "ending") or goes_unanswered(head) or _has_effect(noun, head):
            return True  # "Togo's attacks must *cease*"
        return fell_short or (said_of and bool(children(head, "neg")))
    return noun.dep_ == "pobj" and (head.lower_ in FACTUAL or _is_answered(noun, head))


def _has_effect(noun: Token, verb: Token) -> bool:
    """ "*the* bombing could *harm* trade", "be the *catalyst* for it"; "the raid would harm it" may be no raid yet."""
    words = {word.lower_ for word in children(noun, "det", "amod")}
    if not words.isdisjoint(_TO_COME) or words.isdisjoint(_DEFINITE):
        return False
    would = noun.tag_ != "NNS" and any(helper.lower_ == "would" for helper in children(verb, "aux"))
    return not would and any(in_group(word, "effect") for word in (verb, *children(verb, "attr")))


def _is_answered(noun: Token, prep: Token) -> bool:
    """ "plans to *respond to* gas attacks", "to *the* raid"; "will respond to *an* attack", "to *further* attacks"."""
    if prep.lower_ not in ("to", "for") or not in_group(prep.head, "answering"):
        return False
    words = {word.lower_ for word in children(noun, "det", "amod")}
    return (noun.tag_ == "NNS" or not words.isdisjoint(_DEFINITE)) and words.isdisjoint(_TO_COME)


def _is_likelihood(copula: Token) -> bool:
    """ "the raid is not *likely*", against "Togo's raid was not *about oil*"."""
    said = children(copula, "acomp", "attr", "advmod")
    return any(_leaves_open(word) or word.lower_ in status_words()["open-word"] for word in said)


def is_reason(verb: Token) -> bool:
    """ "praised him *for* attacking", not "called *for* attacking"."""
    return verb.pos_ == "VERB" and not _leaves_open(verb) and not in_group(verb, "calling-for")


def _leaves_open(verb: Token) -> bool:
    return any(in_group(verb, group) for group in ("future-governor", "hypothetical-governor"))


def when_known(noun: Token) -> Callable[[Token, Candidate], bool] | None:
    """When a nominal act is taken as known: with a doer ("Iran's attack") more often than with "the" alone."""
    owners = children(noun, "poss") or [c for c in children(noun, "amod", "compound") if c.ent_type_ in ("NORP", "GPE")]
    if owners or any(c.lower_ in ("by", "from") for c in children(noun, "prep", "agent")):
        return _takes_as_known
    definite = any(c.lower_ in _DEFINITE for c in children(noun, "det"))
    return _speaks_of if definite else None


def is_spoken_of(act: Candidate, verb: Token) -> bool:
    """ "talked about the raid"; not "about raiding", nor "weighed raids", which are those to come."""
    noun = in_group(verb, "speaking-of") and not act.arguments.verbal
    return noun and (when_known(act.token) is not None or not in_group(verb, "mooting"))


def _speaks_of(head: Token, candidate: Candidate) -> bool:
    """ "*discuss* the attack", "*after* the attack", "*at* the request"; "is *behind* the Goma attack", nobody's."""
    if head.pos_ == "ADP":
        if head.lower_ == "behind":
            return all(doer.head != head.head for doer in candidate.actors)
        said = head.lower_ == "at" and ontology.is_of_words(candidate.type)
        return said or head.lower_ in _AFTER or (head.lower_ == "for" and is_reason(head.head))
    return in_group(head, "speaking-of") or _turned_down(head, candidate)


def _turned_down(verb: Token, candidate: Candidate) -> bool:
    """ "the request was *refused*": it was made."""
    return in_group(verb, "turning-down") and ontology.is_of_words(candidate.type)


def _takes_as_known(head: Token, candidate: Candidate) -> bool:
    """ "respond *to* Iran's attack", "discuss *his* offer": acts of words were said, whatever is done about them."""
    if head.pos_ == "ADP":
        return head.lower_ != "of"
    if in_group(head, "negating-governor"):
        return _turned_down(head, candidate)
    return _speaks_of(head, candidate) or (ontology.is_of_words(candidate.type) and not _leaves_open(head))
