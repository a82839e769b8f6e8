"""Words that put a clause into a bygone time without a date: "years ago", "as a child", "before she became premier".

The word lists are `data/codebook/words/status.toml`.
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from dragoman.events.statuswords import in_group
from dragoman.events.tree import children, under

_DURING = frozenset({"in", "during", "throughout", "under"})
_ABOUT = frozenset({"at", "about", "around"})
_WHEN = frozenset({"when", "while"})
_THAT_TIME = frozenset(
    {("at", "the", "time"), ("at", "that", "time"), ("in", "those", "days"), ("in", "those", "years")}
)


def bygone(verb: Token) -> Token | None:
    """The word that puts a verb of the past tense into a time long gone."""
    helpers = children(verb, "aux", "auxpass")
    if verb.tag_ != "VBD" and all(helper.tag_ != "VBD" for helper in helpers):
        return None
    for child in verb.children:
        found = next(_told_by(child, verb), None)
        if found is not None:
            return found
    if verb.dep_ in ("relcl", "advcl"):
        beside = next(_beside(verb, had=any(helper.lower_ == "had" for helper in helpers)), None)
        if beside is not None:
            return beside
    long = (word for word in children(verb, "advmod") if word.lower_ == "long" and not list(word.children))
    return next(long, None) if any(helper.lower_ == "had" for helper in helpers) else None


def _beside(clause: Token, *, had: bool) -> Iterator[Token]:
    """ "the *years* when they fought", "in which they fought"; "rebuked him *as* it *had* rebuked us"."""
    noun = clause.head
    if clause.dep_ == "relcl" and in_group(noun, "age-long"):
        when = (word for word in children(clause, "advmod") if word.lower_ == "when")
        which = (o for prep in children(clause, "prep") for o in children(prep, "pobj") if o.lower_ == "which")
        yield from (noun for _ in (*when, *which))
    elif clause.dep_ == "advcl" and had and clause.i > noun.i:
        marks = (mark for mark in children(clause, "mark") if mark.lower_ == "as")
        yield from (mark for mark in marks if mark.nbor().lower_ not in ("if", "though"))


def _told_by(child: Token, verb: Token) -> Iterator[Token]:
    if child.dep_ == "advmod" and child.lower_ in ("ago", "back"):
        yield from (length for length in child.children if in_group(length, "age-long") or length.lower_ == "long")
    elif child.dep_ == "advmod" and child.lower_ == "then":
        yield from (word for word in child.children if word.lower_ == "back")
    elif child.dep_ == "npadvmod" and in_group(child, "time-of-year"):
        yield from (word for word in child.children if word.lower_ in ("following", "next", "same"))
    elif child.dep_ == "advcl":
        yield from _while_young(child)
        yield from _until_then(child)
    elif child.dep_ == "prep":
        yield from _at_a_time(child, verb)


def _at_a_time(prep: Token, verb: Token) -> Iterator[Token]:
    """ "*as a child*", "at the *age* of ten", "in his *youth*", "in his *first* term", "before *becoming* premier"."""
    word = prep.lower_
    if word == "before":
        yield from (gerund for gerund in children(prep, "pcomp") if _takes_up(gerund))
    for noun in children(prep, "pobj"):
        if word == "as" and prep.i < verb.i:
            yield from (noun,) if _is_youth(noun) else ()
        elif _is_bygone(noun, word):
            yield noun
        if prep.i < verb.i and _words(prep, noun) in _THAT_TIME and not list(noun.rights):
            yield noun


def _is_bygone(noun: Token, word: str) -> bool:
    """ "at the *age* of ten", "in his *youth*", "in his first *term*", "at the *turn* of the century"."""
    if word in _ABOUT:
        turn = noun.lower_ == "turn" and any(in_group(w, "age-long") for w in noun.subtree)
        return turn or (word == "at" and noun.lower_ == "age")
    return word in _DURING and _is_of_then(noun, word)


def _is_of_then(noun: Token, word: str) -> bool:
    """ "in his *youth*", "in his first *term*", "under the previous *premier*", "during the cold *war*"."""
    if in_group(noun, "time-of-life"):
        return bool(children(noun, "poss"))
    before = {left.lower_ for left in children(noun, "amod", "compound")}
    if noun.lower_ == "war":
        return not before.isdisjoint(("cold", "world"))
    held = in_group(noun, "time-in-office") or (word == "under" and in_group(noun, "office"))
    return held and not before.isdisjoint(("first", "previous", "former", "earlier"))


def _is_youth(noun: Token) -> bool:
    """ "a *student*", "a *young* lawyer"."""
    return in_group(noun, "youth") or any(word.lower_ == "young" for word in children(noun, "amod"))


def _while_young(clause: Token) -> Iterator[Token]:
    """ "when she was *eleven*", "when she was a *child*", "while he was *governor*"."""
    if clause.lower_ != "was" or all(word.lower_ not in _WHEN for word in children(clause, "advmod", "mark")):
        return
    yield from (noun for noun in under(clause, "in") if noun.lower_ in ("office", "power"))
    for said in children(clause, "attr", "acomp"):
        known = any(word.lower_ == "the" for word in children(said, "det")) or bool(children(said, "poss"))
        office = in_group(said, "office") and not known
        if office or _is_youth(said) or said.like_num or said.lower_ == "young":
            yield said


def _until_then(clause: Token) -> Iterator[Token]:
    """ "before she *became* premier"."""
    if any(word.lower_ == "before" for word in children(clause, "mark")) and clause.tag_ == "VBD" and _takes_up(clause):
        yield clause


def _takes_up(verb: Token) -> bool:
    """ "*becoming* premier", "*took* office", "*entered* politics"."""
    if verb.lemma_ == "become":
        return any(in_group(said, "office") for said in children(verb, "attr", "acomp", "oprd"))
    return in_group(verb, "taking-up") and any(in_group(noun, "post") for noun in children(verb, "dobj"))


def _words(prep: Token, noun: Token) -> tuple[str, ...]:
    """The words from the preposition to its noun."""
    return tuple(word.lower_ for word in (prep, *noun.lefts, noun))
