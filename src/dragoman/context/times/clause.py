"""Clauses by tags and heads: the verb a word stands under, whether its clause is a main one, and its tense."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal, TypeAlias

from spacy.tokens import Doc, Span, Token

from dragoman.context.quote_lexicon import lexicon

ClauseTense: TypeAlias = Literal["report", "future", "past perfect", "infinitive"]

_FUTURE = frozenset(("will", "shall", "would", "'ll", "’ll", "wo", "may", "might", "could", "should", "must", "can"))
_BACKGROUND = frozenset(("relcl", "acl", "pcomp"))
_OBJECTS = frozenset(("nsubj", "nsubjpass", "dobj", "attr", "obj", "ROOT"))

_STRETCHES = frozenset(
    "end beginning start middle half part quarter day days week weeks weekend month months year years night morning "
    "evening afternoon hours spring summer autumn fall winter eve course".split()
)
"""Nouns whose "of" with a date is a date itself: "the end of 2013"."""
_IN = frozenset(("in", "during", "at", "on"))
_MARKS = frozenset((";", ":"))


def top(span: Span) -> Token:
    """The highest word of a span that holds a word; `Span.root` walks the whole Doc each time."""
    return next((word for word in span if not span.start <= word.head.i < span.end or word.head == word), span[0])


def is_verb(token: Token) -> bool:
    """Whether the tag is a verb's; a modal is not."""
    return token.tag_.startswith("VB")


def is_of_now(verb: Token) -> bool:
    """ "*lives*", "*has* met", "*is* met"."""
    tags = {verb.tag_, *(child.tag_ for child in verb.children if child.dep_ in ("aux", "auxpass"))}
    return not tags.isdisjoint(("VBZ", "VBP"))


def begins(doc: Doc, until: int) -> bool:
    """ "It was not *until* 2012 that they left": they left in that year."""
    return until > 0 and doc[until].lower_ == "until" and doc[until - 1].lower_ in ("not", "n't", "n’t")


def is_present(verb: Token) -> bool:
    """ "*accuses* him", "*is* being tried": of these days, whatever date stands beside it; not "*has* met"."""
    return is_of_now(verb) and all(child.lemma_ != "have" for child in verb.children if child.dep_ == "aux")


def is_parted(clause: Token, verb: Token) -> bool:
    """ "They *left*; Togo stayed", "they *left*, they wept": a clause of its own, hung under the next."""
    first, second = sorted((clause.i, verb.i))
    return any(token.text in _MARKS for token in clause.doc[first:second]) or _is_listed(clause, verb)


def _is_listed(clause: Token, verb: Token) -> bool:
    """Told in the past before a past verb that reports nothing; but "they *left*, he said"."""
    if clause.i > verb.i or clause.tag_ != "VBD" or verb.tag_ != "VBD":
        return False
    cue = lexicon().verb(verb)
    return cue is None or not (cue.takes("clause") or cue.takes("quote"))


def clause_verb(token: Token) -> Token | None:
    """The verb of the clause a word stands in: itself, or the nearest verb above it."""
    return next((word for word in (token, *token.ancestors) if is_verb(word)), None)


def resumes(verb: Token) -> bool:
    """ "Togo, which was shelled in 1993 and won, *accused* Mali": the parser may join it to the clause before."""
    if verb.dep_ != "conj" or not verb.i or verb.doc[verb.i - 1].text != ",":
        return False
    first = verb
    while first.dep_ == "conj" and is_verb(first.head):
        first = first.head
    before = verb.doc[first.left_edge.i : first.i]
    opened = max((word.i for word in before if word.tag_ in ("WDT", "WP", "WP$")), default=first.i)
    return opened < first.i and all(word.head == first for word in before if word.i > opened and is_verb(word))


def names_noun(date: Token) -> bool:
    """Whether a date tells one thing from another, not when the clause was: "the *2012* attack", "a pact of *1960*".

    "In the *2012* campaign they came" and "in *2012* soldiers came" say when; "an ally in the war of *2012*" does not.
    """
    if date.i and date.doc[date.i - 1].lower_ in _IN:
        return False
    if date.dep_ in ("compound", "nummod", "amod", "nmod", "poss"):
        noun = date.head
    elif date.head.lower_ == "of":
        noun = date.head.head
    else:
        return False
    when = noun.dep_ == "pobj" and noun.head.lower_ in _IN and not _is_about(noun.head, date)
    return noun.tag_.startswith("NN") and noun.lower_ not in _STRETCHES and not when


def _is_about(preposition: Token, date: Token) -> bool:
    """ "insists *on* the census of 1974", "an ally *in* the war of 2012": what is meant, not when it was."""
    return date.head.lower_ == "of" and (preposition.lower_ == "on" or preposition.head.tag_.startswith("NN"))


def heads_within_clause(token: Token, verb: Token) -> Iterator[Token]:
    """The words above `token` up to its verb."""
    for head in token.ancestors:
        if head == verb:
            return
        yield head


def main_clause(trigger: Token, verb: Token) -> bool:
    """Whether the clause carries the report: no relative, participial or "when" clause, no noun deep in a phrase."""
    if trigger != verb and (trigger.dep_ not in _OBJECTS or trigger.head != verb):
        return False
    current = verb
    while current.head != current:
        participle = current.dep_ == "advcl" and current.tag_ == "VBG"
        if current.dep_ in _BACKGROUND or (current.dep_ == "advcl" and not participle):
            return False
        current = current.head
    return True


def verb_tense(verb: Token) -> ClauseTense:
    """What the helpers of a verb say: a report (past, present, present perfect), or one that is not of the day."""
    helpers = [child for child in verb.children if child.dep_ in ("aux", "auxpass")]
    words = {child.lower_ for child in helpers}
    if words & _FUTURE:
        return "future"
    if "had" in words:
        return "past perfect"
    if "to" in words:
        return "infinitive"
    if verb.tag_ in ("VB", "VBG", "VBN") and not helpers and verb.head != verb and is_verb(verb.head):
        return verb_tense(verb.head)
    return "report"
