"""Whether the clause of an expression looks back or ahead. Only tags and heads are asked, and nothing without them."""

from __future__ import annotations

from spacy.tokens import Span, Token

from dragoman.context.times.clause import top
from dragoman.context.times.grammar import Grammar
from dragoman.context.times.reading import Tense

_FUTURE_MODALS = frozenset(
    ("will", "shall", "would", "may", "might", "must", "should", "can", "could", "'ll", "’ll", "wo")
)
_STATIVE = frozenset(("be", "have", "say", "remain", "stand", "know", "believe", "tell"))
"""Verbs whose present tense says nothing of when the date beside them lies."""


_PREPOSITIONS: dict[str, Tense] = {
    "since": "past",
    "until": "future",
    "till": "future",
    "through": "future",
    "come": "future",
}
"""Words right before the expression that settle the matter: "in office since February", "will chair it come May"."""


def tense_of(span: Span, grammar: Grammar) -> Tense:
    """The tense of the clause that holds an expression of a parsed Doc; None where it cannot be told."""
    before = span.doc[span.start - 1].lower_ if span.start else ""
    if before in _PREPOSITIONS:
        return _PREPOSITIONS[before]
    if before == "for" and _is_day(span, grammar) and not _is_of_what_was(top(span)):
        return "future"
    nouns = 0
    for token in top(span).ancestors:
        if any(_announces(word, grammar) for word in (token, *token.children)):
            return "future"
        nouns += token.tag_.startswith("NN")
        if token.tag_.startswith("VB") or token.tag_ == "MD":
            tense, known = _of_verb(token, grammar)
            if known:
                # "the truce of March 3 holds": a present tense dates what its adverb says, not what its nouns carry.
                return None if nouns and token.tag_ in ("VBZ", "VBP") and tense == "future" else tense
    return None


def _is_of_what_was(token: Token) -> bool:
    """ "a truce agreed *for Sunday* lasted an hour": of the subject of what is over; the parser may join the two."""
    verb = next((above for above in token.ancestors if above.tag_.startswith("VB")), token)
    over = verb.head if verb.dep_ == "acl" else verb
    if over is verb:
        later = [c for c in verb.children if c.dep_ in ("conj", "ccomp") and c.tag_ == "VBD"]
        bare = [c for c in later if all(below.dep_ != "nsubj" for below in c.children)]
        return bool(bare) and verb.tag_ == "VBD" and all(c.dep_ != "cc" for c in verb.children)
    return over.dep_ == "nsubj" and over.head.tag_ == "VBD"


def _is_day(span: Span, grammar: Grammar) -> bool:
    """ "called a strike for *May 3*", "summoned for *Monday*"; not "figures for *May*", "hit for *Monday's* raid"."""
    after = span.doc[span.end].tag_ if span.end < len(span.doc) else ""
    words = {word.lower_ for word in span}
    named = not words.isdisjoint(grammar.words["weekday"].keys() | grammar.words["holiday"].keys())
    numbered = not words.isdisjoint(grammar.words["month"]) and any(word[0].isdigit() for word in words)
    return after != "POS" and not after.startswith("NN") and (named or numbered)


def _announces(token: Token, grammar: Grammar) -> bool:
    """due, scheduled, a planned ...; not "set off" or "had planned": those acts are over."""
    if token.lemma_.lower() not in grammar.words["future_word"] or token.tag_ in ("VBD", "VBZ", "VBP", "VB"):
        return False
    helpers = {child.lemma_ for child in token.children if child.dep_ == "aux"}
    return not (token.tag_ == "VBN" and "have" in helpers)


def _of_verb(verb: Token, grammar: Grammar) -> tuple[Tense, bool]:
    """The tense of a verb and whether it settles the matter; a bare gerund leaves it to the verb above."""
    helpers = [c for c in verb.children if c.dep_ in ("aux", "auxpass") and not c.tag_.startswith("NN")]
    words = {child.lower_ for child in helpers}
    if verb.tag_ == "MD" or words & _FUTURE_MODALS:
        return ("past" if words & {"have"} else "future"), True
    if "to" in words:
        governor = verb.head
        if governor.lemma_ == "be" and governor.tag_ == "VBD":
            return None, True
        shared = verb.dep_ == "xcomp" and governor.lemma_ in grammar.words["past_governor"]
        return _of_verb(governor, grammar) if shared and governor != verb else ("future", True)
    if any(child.tag_ == "VBD" for child in helpers) or words & {"has", "have", "'ve", "’ve"}:
        return "past", True
    if verb.tag_ == "VBG":
        return "future", bool(words & {"is", "are", "am", "'s", "’s", "'re", "’re"})
    if verb.tag_ in ("VBD", "VBN"):
        return ("past", True) if not words & {"is", "are", "be"} else (None, True)
    if verb.tag_ in ("VBZ", "VBP"):
        return (None if verb.lemma_ in _STATIVE else "future"), True
    return None, verb.dep_ == "ROOT"
