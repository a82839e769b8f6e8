"""Is an act told as an infinitive said to have come about ("flew in to meet them"), and is one far back in the past?

The word lists are `data/codebook/words/status.toml`.
"""

from __future__ import annotations

from spacy.tokens import Token

from dragoman.events.frames import Candidate
from dragoman.events.scope import calls_for, chain, in_group, status_words
from dragoman.events.tree import children, is_infinitive

_SAID = frozenset({"ACCUSE", "REQUEST", "CONSULT"})


def bare_infinitive(candidate: Candidate) -> Token | None:
    """ "to" on an act whose governor does not assert it: "raised taxes to fund the rebels".

    Who went to meet somebody, met him; who went to fight, may not have fought.
    """
    token = chain(candidate.arguments.support or candidate.token)[-1]
    said_there = candidate.type != "ASSAULT"
    while (marker := _to(token)) is not None and token.dep_ != "ROOT" and not (said_there and _is_errand(token)):
        if not (in_group(token.head, "implicative") or _is_ranked(token) or has_tried(candidate, token.head)):
            return marker
        token = chain(token.head)[-1]  # "must do more to *persuade* Togo to leave"
    return None


def has_tried(candidate: Candidate, governor: Token) -> bool:
    """ "*tried* to rebuke him", "tried to mediate": said or held, whatever came of it; who "tried to visit" did not."""
    tried = governor.lemma_ == "try" and governor.tag_ in ("VBD", "VBN")
    return tried and candidate.type in _SAID and candidate.mode != "visit"


def _to(verb: Token) -> Token | None:
    return next((c for c in children(verb, "aux") if c.lower_ == "to"), None)


def _is_errand(infinitive: Token) -> bool:
    """ "*flew* to Accra to meet him", "*rang* to thank him": who went or called, did what he went or called for."""
    verb = infinitive.head
    went = verb.tag_ in ("VBD", "VBN") and infinitive.i > verb.i and in_group(verb, "errand")
    return went and infinitive.dep_ in ("advcl", "xcomp") and not calls_for(verb, infinitive)


def _is_ranked(infinitive: Token) -> bool:
    """ "the *first* minister to visit", "among the *first* to visit" did visit; "the only way to punish" is open."""
    head = infinitive.head
    nouns = [noun for noun in (head, *children(head, "attr")) if not in_group(noun, "means")]
    ranks = [rank for noun in nouns for rank in children(noun, "amod", "nummod")]
    among = [o for prep in children(head, "prep") if prep.lower_ == "among" for o in children(prep, "pobj")]
    return any(c.lower_ in status_words()["rank"] for c in (*ranks, *among) if c.i < infinitive.i)


def long_past(verb: Token) -> Token | None:
    """ "*used* to attack Togo", "eight *months* since they attacked Togo": words that put the clause far back."""
    if verb.dep_ == "xcomp" and verb.head.lower_ == "used" and is_infinitive(verb):
        return verb.head
    mark = next((c for c in children(verb, "mark") if c.lower_ in ("since", "after")), None)
    if mark is None:
        return None
    lengths = (*mark.children, *children(verb, "npadvmod"), *children(verb.head, "attr", "npadvmod"))
    words = status_words()["long-time"]
    return next((c for c in lengths if c.lower_ in words and c.i < mark.i), None)


def earlier(candidate: Candidate) -> Token | None:
    """ "a *previous* attack", "a *decades*-long war", "*once* occupied"."""
    acts = (candidate.token, candidate.arguments.support)
    for token in candidate.tokens:
        for word in children(token, "amod", "advmod", "compound"):
            told = "background" if token in acts else "background-object"
            group = "background-adverb" if word.dep_ == "advmod" else told
            found = next((c for c in (word, *word.children) if c.lower_ in status_words()[group]), None)
            if found is not None and not children(word, "advmod"):
                return found
    return _in_the_past(candidate)


def _in_the_past(candidate: Candidate) -> Token | None:
    """ "has used gas in the *past*", not "in the past week", "in the past of the city"."""
    verb = candidate.arguments.support or candidate.token
    nouns = (o for p in children(verb, "prep") if p.lower_ == "in" for o in children(p, "pobj"))
    return next((o for o in nouns if o.lower_ == "past" and [c.lower_ for c in o.children] == ["the"]), None)
