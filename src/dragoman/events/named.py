"""Acts told as nouns that a sentence only names, dates, dreads, counts or speaks of."""

from __future__ import annotations

from spacy.tokens import Token

from dragoman.events.candidate import Candidate
from dragoman.events.statuswords import in_group, status_words
from dragoman.events.tree import TIMES, children
from dragoman.events.words import in_class, is_year

_NAMING = frozenset({"of", "for", "over", "with", "on", "about"})
_ANY = frozenset({"any", "every", "each"})


def has_missed(verb: Token) -> bool:
    """ "was *nearly* killed", "*almost* begged him", "*all but* begged him"."""
    but = verb.nbor(-1) if verb.i and verb.nbor(-1).lower_ == "but" else None
    nearly = any(word.lower_ in status_words()["nearly"] for word in children(verb, "advmod"))
    return nearly or (but is not None and but.i > 0 and but.nbor(-1).lower_ == "all")


def _is_averted(noun: Token) -> bool:
    """ "nearly led to a *raid*", "almost set off a *raid*"; but "was nearly killed in a raid"."""
    prep = noun.head if noun.dep_ == "pobj" else noun
    led = prep.lower_ in ("to", "into") if prep is not noun else noun.dep_ == "dobj"
    return led and prep.head.pos_ == "VERB" and has_missed(prep.head)


def is_nobodys(act: Candidate) -> bool:
    """ "the attack", "*Saturday's* attack"."""
    return all(doer.ent_type_ in TIMES for doer in act.actors)


def is_told_of(noun: Token) -> bool:
    """ "a *report on* the attack", "the *response to* it", "*responsible for* it": an attack without a doer, known."""
    if noun.dep_ == "pobj" and noun.head.lower_ == "under":
        return True  # "the minister is *under* attack in Oslo"
    known = _NAMING | {"to", "behind"}
    return noun.dep_ == "pobj" and noun.head.lower_ in known and in_group(noun.head.head, "account")


def is_named(noun: Token) -> bool:
    """ "*any* attack", "denounced it *as* an attack", "the *anniversary* of the massacre", "*wanted* for genocide"."""
    if any(word.lower_ in _ANY for word in children(noun, "det")) or _is_counted(noun) or _is_called(noun):
        return True
    if _is_the_worst(noun) or _is_dreaded(noun) or _is_looked_into(noun) or _is_averted(noun):
        return True
    prep = noun.head
    if noun.dep_ != "pobj":
        return False
    return prep.lower_ == "as" or (prep.lower_ in _NAMING and in_group(prep.head, "topic"))


def _is_dreaded(noun: Token) -> bool:
    """ "investors *fear* an invasion of cheap chips"."""
    return noun.dep_ == "dobj" and in_group(noun.head, "dreading")


def is_dated(noun: Token) -> bool:
    """ "the *October 7* attack", "the *1994* massacre": a date for a name, of what everybody knows."""
    days = [word for word in children(noun, "compound", "nummod", "nmod", "amod") if word.ent_type_ in TIMES]
    words = [word for day in days for word in (day, *day.children)]
    month = any(in_class(word, "time-word") for word in words) and any(word.like_num for word in words)
    return month or any(map(is_year, words))


def _is_looked_into(noun: Token) -> bool:
    """ "took charge of the *inquiry into* the killing": those who inquire did not kill."""
    return noun.dep_ == "pobj" and noun.head.lower_ == "into" and in_group(noun.head.head, "account")


def _is_called(noun: Token) -> bool:
    """ "what he *called* an attack", "*termed* it a massacre": somebody's word for it."""
    return noun.dep_ in ("oprd", "attr") and in_group(noun.head, "calling")


def _is_the_worst(noun: Token) -> bool:
    """ "killed ten, the *worst* attack of the year", "in the *deadliest* raid since the war": told beside."""
    if all(word.tag_ != "JJS" for word in children(noun, "amod")):
        return False
    return noun.dep_ in ("appos", "attr") or (noun.dep_ == "pobj" and noun.head.lower_ in ("in", "of", "since"))


def _is_counted(noun: Token) -> bool:
    """ "the country's *third* coup in ten *years*": a number in a row, not the news of one."""
    if all(word.ent_type_ != "ORDINAL" for word in children(noun, "amod")):
        return False
    after = (prep for word in (noun, *noun.ancestors) for prep in children(word, "prep") if prep.i > noun.i)
    spans = (o for prep in after if prep.lower_ == "in" for o in children(prep, "pobj"))
    return any(o.lower_ in status_words()["long-time"] for o in spans)
