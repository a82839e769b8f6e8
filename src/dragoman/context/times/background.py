"""The date of a clause over an act or under it: "In 2013 many died after the army bombed the town"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.tokens import Token

from dragoman.context.times.clause import clause_verb, is_verb, names_noun, top
from dragoman.model import Time

_OPEN = frozenset(("since", "until", "till", "from"))
"""Words before a date whose stretch reaches on."""
_AT_THAT_TIME = frozenset(("when", "as", "while"))


def background_time(trigger: Token, times: Sequence[Time]) -> Time | None:
    """The latest date of the clauses over a past act, of the infinitive or of "when ..." under it.

    None where the act has its own.
    """
    verb = clause_verb(trigger)
    if verb is None or not _is_past(verb):
        return None
    hosted = list(_hosted(trigger, times))
    if any(host == verb for _, host in hosted):
        return None
    hosts = {*verb.ancestors, *(child for child in verb.children if child.dep_ == "xcomp" or _is_when(child))}
    return max((time for time, host in hosted if host in hosts), key=lambda time: time.last or "", default=None)


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
        host = clause_verb(top(words)) if not names_noun(top(words)) else None
        before = trigger.doc[words.start - 1].lower_ if words.start else ""
        if host is not None and before not in _OPEN:
            yield time, host


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
