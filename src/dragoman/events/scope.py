"""Whose words bear on an act: the carriers of its tense and negation, and the governors over it."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from dragoman.events.candidate import Candidate
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
from dragoman.events.joined import joined_to
from dragoman.events.known import FACTUAL, happened, is_reason, when_known
from dragoman.events.statuswords import in_group, status_words
from dragoman.events.tree import VERBS, children, parted, set_apart

_CLAUSAL = frozenset({"xcomp", "pcomp", "acl", "ccomp", "advcl"})
_NOMINAL = frozenset({"dobj", "pobj", "nsubj", "nsubjpass", "attr", "appos", "conj", "prep", "compound", "poss"})
_PARTICIPLES = frozenset({"VBN", "VBG", "VBD"})


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
    if token.dep_ != "conj" or head.pos_ not in VERBS or children(token, "aux", "nsubj", "nsubjpass"):
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
    known = None if candidate.arguments.verbal else when_known(current)
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
    if current.dep_ == "pcomp" and (head.lower_ in FACTUAL or is_beside(current, head) or is_means(current, head)):
        return True  # "has not spoken since *declaring* war"
    if head.lower_ == "because" or (current.dep_ == "pcomp" and head.lower_ == "for" and is_reason(head.head)):
        return True
    if current.pos_ == "NOUN" and (happened(current, head) or is_set_against(current, head)):
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


def _is_finding(clause: Token, head: Token) -> bool:
    """ "reports suggest that they *were seized*", not "suggested that they *go*"; "it is *thought* that they were"."""
    held = is_undoubted(head) or is_half_sure(head) or (head.lower_ == "thought" and bool(children(head, "auxpass")))
    return clause.dep_ == "ccomp" and (held or in_group(head, "finding")) and clause.tag_ != "VB"


def _is_fact(clause: Token, head: Token) -> bool:
    """ "does not *mention* that they attacked", "nor does it *help* that they did": so they did."""
    return clause.dep_ == "ccomp" and clause.i > head.i and in_group(head, "factive") and is_finite(clause)


def _is_wished(participle: Token) -> bool:
    """ "wants all immigrants *deported*", "imagined troops *attacking*": a wish or fancy, not a description."""
    return participle.head.dep_ == "dobj" and in_group(participle.head.head, "has-done")
