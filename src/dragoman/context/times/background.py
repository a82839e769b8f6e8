"""The date of a clause over an act or under it: "In 2013 many died after the army bombed the town"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import takewhile

from spacy.tokens import Token

from dragoman.context.times.clause import begins, clause_verb, is_parted, is_present, is_verb, names_noun, resumes, top
from dragoman.model import Time

_OPEN = frozenset(("since", "until", "till", "from"))
"""Words before a date whose stretch reaches on."""
_AFTER = frozenset(("after", "following"))
_DURING = frozenset(("in", "during"))
_BEGUN = frozenset(("launch", "begin", "start", "mount", "wage", "stage", "end"))
"""Verbs that tell when something was of which an act was a part."""
_AT_THAT_TIME = frozenset(("when", "as", "while"))


def background_time(trigger: Token, times: Sequence[Time]) -> Time | None:
    """The date of a past act by the verbs it is joined to, "when ..." under it, or the nearest clause over it.

    None where the act has its own.
    """
    verb = clause_verb(trigger)
    if verb is None or not _is_past(verb):
        return None
    after = _after_what(verb, times) or _in_what(verb, times)
    if after is not None:
        return after
    hosted = list(_hosted(trigger, times))
    if any(host == verb for _, host in hosted):
        return None
    for hosts in _nearest_first(verb):
        found = [time for time, host in hosted if host in hosts]
        if found:
            return max(found, key=lambda time: time.last or "")
    return None


def _after_what(verb: Token, times: Sequence[Time]) -> Time | None:
    """The date of what an act followed: "was jailed *after* the coup in *1973*", "after the *2016* vote"."""
    verbs = (verb, verb.head) if verb.dep_ == "advcl" and verb.tag_ == "VBG" else (verb,)
    nouns = (o for v in verbs for p in v.children if p.lower_ in _AFTER for o in p.children if o.dep_ == "pobj")
    phrase = {word.idx for noun in nouns for word in noun.subtree if clause_verb(word) in verbs}
    return next((time for time in times if time.last is not None and time.span.start in phrase), None)


def _in_what(verb: Token, times: Sequence[Time]) -> Time | None:
    """The date of what an act was part of: "had seized it in an *offensive* launched in *2016*"."""
    nouns = (o for p in verb.children if p.lower_ in _DURING for o in p.children if o.dep_ == "pobj")
    begun = [c for noun in nouns for c in noun.children if c.dep_ in ("acl", "relcl") and c.lemma_ in _BEGUN]
    phrase = {word.idx for clause in begun for word in clause.subtree}
    return next((time for time in times if time.last is not None and time.span.start in phrase), None)


def _nearest_first(verb: Token) -> Iterator[set[Token]]:
    """The words whose dates may hold for the verb: those beside it and under it, then one clause over it at a time."""
    beside = {verb, *_beside(verb)}
    under = {child for word in beside for child in word.children if _is_when(child)}
    yield (beside - {verb}) | under | set(_without_tense(verb))
    below = verb
    for above in verb.ancestors:
        if resumes(below) or (below.dep_ == "nsubj" and is_present(above)):
            return
        yield {above, *_described(below)}
        below = above


def _without_tense(verb: Token) -> Iterator[Token]:
    """ "sent troops to *help* him in 2013", "was shot by men *wearing* hats in 2013": where the parser hangs a date."""
    for child in verb.children:
        if child.dep_ == "xcomp" or (child.dep_ == "advcl" and child.tag_ == "VB" and child.i > verb.i):
            yield child
        elif child.dep_ in ("agent", "dobj"):
            nouns = [child, *(word for word in child.children if word.dep_ == "pobj")]
            yield from (word for noun in nouns for word in noun.children if word.dep_ == "acl" and word.tag_ == "VBG")


def _described(clause: Token) -> set[Token]:
    """ "the parties to the *memorandum* of 1994, under which it *left*": the nouns before such a clause or "when"."""
    if clause.dep_ == "relcl":
        return set(clause.doc[clause.head.i : clause.left_edge.i])
    start = clause.left_edge.i
    if not _is_when(clause) or start < 2 or clause.doc[start - 1].text != ",":
        return set()
    last = clause.doc[start - 2]
    return set(takewhile(lambda word: not is_verb(word), (last, *last.ancestors)))


def _beside(verb: Token) -> Iterator[Token]:
    """ "They *blocked* the road, they marched, and in 2002 they wept": the verbs it is joined to."""
    first = verb
    while _is_joined(first):
        first = first.head
    joined = [first]
    for word in joined:
        joined.extend(child for child in word.children if _is_joined(child))
    return (word for word in joined if word != verb)


def _is_joined(verb: Token) -> bool:
    """ "they blocked it and *marched*", "he *left*; she stayed"."""
    if not is_verb(verb) or not is_verb(verb.head) or resumes(verb):
        return False
    return verb.dep_ == "conj" or (verb.dep_ in ("ccomp", "parataxis") and is_parted(verb, verb.head))


def _is_when(clause: Token) -> bool:
    """ "*When* the fort *fell* in 2013, they fled"."""
    return clause.dep_ == "advcl" and any(word.lower_ in _AT_THAT_TIME for word in clause.children)


def _hosted(trigger: Token, times: Sequence[Time]) -> Iterator[tuple[Time, Token]]:
    """The dated expressions of the sentence, each with the verb of its clause."""
    sentence = trigger.sent
    for time in times:
        inside = sentence.start_char <= time.span.start and time.span.end <= sentence.end_char
        words = trigger.doc.char_span(time.span.start, time.span.end, alignment_mode="expand")
        if not inside or time.last is None or words is None:
            continue
        date = top(words)
        if names_noun(date):
            yield time, date.head.head if date.head.lower_ == "of" else date.head
            continue
        host = clause_verb(date)
        before = trigger.doc[words.start - 1].lower_ if words.start else ""
        if host is not None and (before not in _OPEN or begins(trigger.doc, words.start - 1)):
            yield time, host
        yield time, date


def _is_past(verb: Token) -> bool:
    """Told in the simple past or past perfect, by itself or by the nearest finite verb over it."""
    for word in (verb, *(head for head in verb.ancestors if is_verb(head))):
        helpers = [child for child in word.children if child.dep_ in ("aux", "auxpass")]
        tags = {child.tag_ for child in helpers}
        if tags & {"MD", "VBZ", "VBP"} or word.tag_ in ("VBZ", "VBP"):
            return False
        if word.tag_ == "VBD" or "VBD" in tags:
            return True
    return False
