"""Whose words bear on an act: the carriers of its tense and negation, and the governors over it.

The word lists are `data/codebook/words/status.toml`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache
from importlib.resources import files

import tomli
from spacy.tokens import Token

from dragoman.events import ontology
from dragoman.events.finite import (
    exists,
    goes_unanswered,
    is_bare_after,
    is_beside,
    is_finite,
    is_half_sure,
    is_means,
    is_past,
    is_set_against,
    is_to_be,
    is_told_anew,
    is_undoubted,
    is_whose,
    shares_tense,
)
from dragoman.events.frames import Candidate
from dragoman.events.joined import joined_to
from dragoman.events.tree import children, parted, set_apart

_CLAUSAL = frozenset({"xcomp", "pcomp", "acl", "ccomp", "advcl"})
_NOMINAL = frozenset({"dobj", "pobj", "nsubj", "nsubjpass", "attr", "appos", "conj", "prep", "compound", "poss"})
_PARTICIPLES = frozenset({"VBN", "VBG", "VBD"})
_DEFINITE = frozenset({"the", "this", "that", "these", "those", "such"})
_AFTER = frozenset({"about", "after", "over", "despite", "during", "since", "following", "amid"})
_TO_COME = frozenset({"any", "future", "further", "possible", "potential", "more", "new"})
"""Words on attacks that one would answer if they came."""
_FACTUAL = frozenset({"after", "despite", "during", "since", "following", "amid"})
"""Their object happened, definite or not."""
_VERBAL_QUADS = (1, 3)
"""Acts of words: an offer or a demand that one speaks of was made."""


@cache
def status_words() -> dict[str, frozenset[str]]:
    """The groups of `status.toml`."""
    text = files("dragoman").joinpath("data", "codebook", "words", "status.toml").read_text(encoding="utf-8")
    return {name: frozenset(entry["words"]) for name, entry in tomli.loads(text).items()}


def in_group(token: Token, group: str) -> bool:
    """Does a group name the token: by its lemma, the word as it stands, or with its particle ("rule out")?

    With a particle that the group does not name, "set" is another word ("set off").
    """
    words = status_words()[group]
    lemma = token.lemma_.lower()
    particles = children(token, "prt")
    if particles and lemma in status_words()["other-with-particle"]:
        return any(f"{lemma} {particle.lower_}" in words for particle in particles)
    return lemma in words or token.lower_ in words or any(f"{lemma} {p.lower_}" in words for p in particles)


def plain(token: Token) -> str:
    """The word in lower case with a straight apostrophe: "n\u2019t" is "n't"."""
    return str(token.lower_).replace("\u2019", "'")


def carriers(candidate: Candidate) -> list[Token]:
    """Tokens whose negation and auxiliaries bear on the act: predicate, light verb, the verb it is joined to."""
    found = [candidate.token]
    support = candidate.arguments.support
    if support is not None:
        found.append(support)
    found = [token for token in found if not goes_unanswered(token)]
    for token in found:
        stative = (token.pos_ == "ADJ" and token.dep_ in ("acomp", "attr")) or exists(token)
        if shares_verb(token) or stative or (candidate.type == "CONSULT" and is_to_be(token)):
            found.append(token.head)
    return found


def shares_verb(token: Token) -> bool:
    """ "would arm and *train*", not "would like peace but *attacked*"."""
    head = token.head
    if token.dep_ != "conj" or head.pos_ not in ("VERB", "AUX") or children(token, "aux", "nsubj", "nsubjpass"):
        return False
    return not (is_told_anew(token, head) or _is_apart(token, head))


def chain(verb: Token) -> list[Token]:
    """The verb and those before it whose auxiliaries it shares: "could win and *go* on to attack"."""
    found = [verb]
    while shares_verb(found[-1]):
        found.append(found[-1].head)
    return found


def governors(candidate: Candidate) -> Iterator[Token]:
    """Words over the act, from the nearest, up to the verb that reports it or to where it is taken as known."""
    current, support = candidate.token, candidate.arguments.support
    known = None if candidate.arguments.verbal else _known(current)
    if current.pos_ == "ADJ" and current.dep_ == "acomp":
        current = current.head  # "no sign that Togo was *willing* to talk"
    while current.head != current:
        head = current.head
        if current.dep_ == "conj" and (first := joined_to(current)) != head:
            current = first  # "denied that they had fired and *blamed* Mali"
            continue
        if _describes(current) or _ends(current, head) or (known and head != support and known(head, candidate)):
            return
        if _stands_apart(current):
            yield from (c for c in current.children if c.dep_ == "mark" and c.lower_ in status_words()["condition"])
            return
        if (
            (current.dep_ != "conj" or is_bare_after(current, head))
            and head.pos_ not in ("ADP", "PUNCT")
            and not (in_group(head, "ability") and is_past(head.head))
        ):
            yield head
        current = head


def _is_content(clause: Token) -> bool:
    """ "no 'evidence' *that* it attacked", "the first *to visit*", where the parser takes them to describe the noun."""
    if clause.dep_ != "relcl":
        return False
    told = bool(children(clause, "mark")) and in_group(clause.head, "evidence")
    ranked = any(word.lower_ in status_words()["rank"] for word in children(clause.head, "amod"))
    return told or (ranked and any(c.lower_ == "to" for c in children(clause, "aux")))


def _stands_apart(clause: Token) -> bool:
    """A clause that the words over it do not govern; but "would be the first *to visit*"."""
    if _is_content(clause) or (clause.dep_ == "relcl" and any(c.lower_ == "to" for c in children(clause, "aux"))):
        return False
    return clause.dep_ in ("advcl", "relcl", "nsubj", "nsubjpass", "appos") and clause.pos_ != "NOUN"


def _describes(clause: Token) -> bool:
    """ "the men *arrested* by China", not "no sign (that) it *attacked*", "could lead to Togo *attacking*"."""
    if clause.dep_ != "acl" or clause.tag_ not in _PARTICIPLES:
        return False
    if children(clause, "mark", "nsubj", "nsubjpass") and in_group(clause.head, "evidence"):
        return False
    return not (_is_wished(clause) or _is_outcome(clause))


def _is_outcome(participle: Token) -> bool:
    """ "the prospect of Togo *attacking*": the act is what may come, no description."""
    noun = participle.head.head if participle.head.dep_ == "appos" else participle.head
    if noun.dep_ != "pobj" or participle.tag_ != "VBG" or in_group(noun, "hypothetical-governor"):
        return False
    return noun.head.lower_ in ("of", "to", "in") and in_group(noun.head.head, "outcome")


def calls_for(governor: Token, act: Token) -> bool:
    """ "*calls* for arming the rebels"."""
    fors = (p for p in children(governor, "prep") if p.lower_ == "for")
    return in_group(governor, "calling-for") and any(p in act.ancestors for p in fors)


def _ends(current: Token, head: Token) -> bool:
    """True where the words above say nothing on the act: "said it attacked", "tried to calm them and promised"."""
    if _is_apart(current, head) or is_whose(current, head):
        return True
    if current.dep_ in ("ccomp", "advcl") and (tells(head) or _is_finding(current, head) or _is_fact(current, head)):
        return True
    if (current.dep_ == "conj" and is_finite(current) and not shares_tense(head)) or _is_fronted(current, head):
        return True
    if current.dep_ == "ccomp" and any(c.lower_ == "when" and c.i < current.i for c in children(current, "advmod")):
        return True  # "thought of it *when* they attacked"
    if current.dep_ == "pcomp" and (head.lower_ in _FACTUAL or is_beside(current, head) or is_means(current, head)):
        return True  # "has not spoken since *declaring* war"
    if head.lower_ == "because" or (current.dep_ == "pcomp" and head.lower_ == "for" and _is_reason(head.head)):
        return True
    if current.pos_ == "NOUN" and (_happened(current, head) or is_set_against(current, head)):
        return True
    return current.dep_ not in _CLAUSAL and current.dep_ not in _NOMINAL and not _is_content(current)


def _is_fronted(clause: Token, head: Token) -> bool:
    """ "twenty were in favour, ten *abstained*": a clause of its own before, but in "they had left, he *feared*"."""
    fronted = clause.dep_ == "ccomp" and clause.i < head.i and head.pos_ == "VERB"
    return fronted and not (in_group(head, "imagining") and is_finite(head) and not children(head, "xcomp"))


def tells(verb: Token) -> bool:
    """ "said", "announced"; "let it be *known*", "let *slip*"."""
    return in_group(verb, "report") or (in_group(verb, "let-out") and verb.head.lemma_ == "let")


def _is_apart(clause: Token, head: Token) -> bool:
    """ "Chad *closed* the border; Mali did not *reply*": a mark parts what the parser hangs under each other."""
    if clause.dep_ not in ("ccomp", "conj", "advcl", "parataxis"):
        return False
    return parted(clause, head) or set_apart(clause, head)


def _happened(noun: Token, head: Token) -> bool:
    """ "may meet *after* an attack", "the attack *failed to* stop the talks", "did not delay it": there was one."""
    if noun.dep_ == "nsubj":
        fell_short = in_group(head, "negating-governor") and (bool(children(head, "xcomp")) or head.lemma_ == "fail")
        told_of = _known(noun) is not None and not in_group(noun, "evidence") and not _is_likelihood(head)
        said_of = head.pos_ == "VERB" or told_of
        if in_group(head, "ending") or goes_unanswered(head) or _has_effect(noun, head):
            return True  # "Togo's attacks must *cease*"
        return fell_short or (said_of and bool(children(head, "neg")))
    return noun.dep_ == "pobj" and (head.lower_ in _FACTUAL or _is_answered(noun, head))


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


def _is_finding(clause: Token, head: Token) -> bool:
    """ "reports suggest that they *were seized*", not "suggested that they *go*"; "it is *thought* that they were"."""
    held = is_undoubted(head) or is_half_sure(head) or (head.lower_ == "thought" and bool(children(head, "auxpass")))
    return clause.dep_ == "ccomp" and (held or in_group(head, "finding")) and clause.tag_ != "VB"


def _is_fact(clause: Token, head: Token) -> bool:
    """ "does not *mention* that they attacked", "nor does it *help* that they did": so they did."""
    return clause.dep_ == "ccomp" and clause.i > head.i and in_group(head, "factive") and is_finite(clause)


def _is_reason(verb: Token) -> bool:
    """ "praised him *for* attacking", not "called *for* attacking"."""
    return verb.pos_ == "VERB" and not _leaves_open(verb) and not in_group(verb, "calling-for")


def _leaves_open(verb: Token) -> bool:
    return any(in_group(verb, group) for group in ("future-governor", "hypothetical-governor"))


def _is_wished(participle: Token) -> bool:
    """ "wants all immigrants *deported*", "imagined troops *attacking*": a wish or fancy, not a description."""
    return participle.head.dep_ == "dobj" and in_group(participle.head.head, "has-done")


def _known(noun: Token) -> Callable[[Token, Candidate], bool] | None:
    """When a nominal act is taken as known: with a doer ("Iran's attack") more often than with "the" alone."""
    owners = children(noun, "poss") or [c for c in children(noun, "amod", "compound") if c.ent_type_ in ("NORP", "GPE")]
    if owners or any(c.lower_ in ("by", "from") for c in children(noun, "prep", "agent")):
        return _takes_as_known
    definite = any(c.lower_ in _DEFINITE for c in children(noun, "det"))
    return _speaks_of if definite else None


def is_spoken_of(act: Candidate, verb: Token) -> bool:
    """ "talked about the raid"; not "about raiding", nor "weighed raids", which are those to come."""
    noun = in_group(verb, "speaking-of") and not act.arguments.verbal
    return noun and (_known(act.token) is not None or not in_group(verb, "mooting"))


def _speaks_of(head: Token, candidate: Candidate) -> bool:
    """ "*discuss* the attack", "*after* the attack", "*at* the request"; "is *behind* the Goma attack", nobody's."""
    if head.pos_ == "ADP":
        if head.lower_ == "behind":
            return all(doer.head != head.head for doer in candidate.actors)
        said = head.lower_ == "at" and ontology.quad(candidate.type) in _VERBAL_QUADS
        return said or head.lower_ in _AFTER or (head.lower_ == "for" and _is_reason(head.head))
    return in_group(head, "speaking-of") or _turned_down(head, candidate)


def _turned_down(verb: Token, candidate: Candidate) -> bool:
    """ "the request was *refused*": it was made."""
    return in_group(verb, "turning-down") and ontology.quad(candidate.type) in _VERBAL_QUADS


def _takes_as_known(head: Token, candidate: Candidate) -> bool:
    """ "respond *to* Iran's attack", "discuss *his* offer": acts of words were said, whatever is done about them."""
    if head.pos_ == "ADP":
        return head.lower_ != "of"
    if in_group(head, "negating-governor"):
        return _turned_down(head, candidate)
    return _speaks_of(head, candidate) or (ontology.quad(candidate.type) in _VERBAL_QUADS and not _leaves_open(head))
