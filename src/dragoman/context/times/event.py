"""The time of an event: the expression that dates it by syntax, else the publication day where that may be assumed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

import msgspec
from spacy.tokens import Span as TokenSpan
from spacy.tokens import Token

from dragoman.context.times.clause import (
    begins,
    clause_verb,
    heads_within_clause,
    is_of_now,
    is_present,
    is_verb,
    main_clause,
    names_noun,
    resumes,
    top,
    verb_tense,
)
from dragoman.context.times.counted import counted
from dragoman.context.times.grammar import grammar
from dragoman.model import EventTime, Span, Time

_APART = frozenset(
    ("since", "after", "before", "until", "till", "following", "despite", "amid", "about", "over", "because")
)
"""Prepositions that part a noun from the time of the clause it stands in: "met after the attack"."""
_RANGE = re.compile(r"\s*(?:-|–|—|to|until|till|through|and)\s*")
_YEAR = re.compile(r"\b\d{4}\b")
_FOLLOWS = "the clause that follows it"
_PRECISION = ((1, "day"), (7, "week"), (31, "month"), (366, "year"))
_OLD = timedelta(days=365)
_HISTORY = 6
"""Dates over a year old that make a text history, where there is at most one recent date for four of them."""


class _Candidate(msgspec.Struct, frozen=True):
    """A time that may date the event; the lowest cost wins, then the shorter stretch, then the nearer words."""

    cost: int
    days: int
    distance: int
    index: int
    how: str

    @property
    def rank(self) -> tuple[int, int, int, int]:
        return self.cost, self.days, self.distance, self.index


def event_time(trigger: Token, times: Sequence[Time], published: str | None, *, count: bool = True) -> EventTime:
    """When the event of `trigger` happened.

    `times` are those that `find_times` gave for the same Doc; `published` is the publication date (ISO 8601) or None.
    An expression counts where it hangs on the trigger, or on the clause the trigger stands in. Without one the event
    is dated by another one of its sentence where the text counts from that ("four days after ..."; `count` turns this
    off). Else it is dated to the publication day if it is told in the past or present of a main clause of a news
    text; that is marked `assumed`. Else first and last are None, and `why` says so.
    """
    candidates = sorted(_candidates(trigger, times), key=lambda c: c.rank)
    if candidates:
        best = _anchored(candidates, times)
        return _dated(trigger, times, best, published)
    told = counted(trigger, times, lambda other: event_time(other, times, published, count=False)) if count else None
    told = told or _begun(trigger, times, published)
    if told is not None:
        return told
    reason = _not_assumed(trigger, times, published)
    if reason or not published:
        return EventTime(None, None, "none", why=reason)
    return EventTime(published[:10], published[:10], "day", assumed=True, why="no time named: publication day assumed")


def _candidates(trigger: Token, times: Sequence[Time]) -> Iterator[_Candidate]:
    sentence = trigger.sent
    hosts = list(_hosts(trigger))
    for index, time in enumerate(times):
        inside = sentence.start_char <= time.span.start and time.span.end <= sentence.end_char
        if not inside or time.first is None or time.last is None:
            continue
        word = top(_tokens(sentence, time))
        near = [host for host in hosts if not _is_of_another(word, trigger, host[0])]
        costs = [(cost + extra, how) for host, cost, how in near if (extra := _attachment(word, host)) is not None]
        if _introduces(time, trigger):
            costs.append((0, _FOLLOWS))
        if _ends_phrase(word, trigger):
            costs.append((2, "at the end of its phrase"))
        if costs:
            cost, how = min(costs)
            days = (date.fromisoformat(time.last) - date.fromisoformat(time.first)).days
            yield _Candidate(cost, days, abs(word.i - trigger.i), index, how)


def _anchored(candidates: Sequence[_Candidate], times: Sequence[Time]) -> _Candidate:
    """The best one; "in *1975*, in August, at dawn": a year before it where it is only taken to be of these days."""
    best = candidates[0]
    if _YEAR.search(times[best.index].span.text) or "publication" not in times[best.index].why:
        return best
    older = (c for c in candidates if c.index < best.index and c.cost <= best.cost)
    return next((c for c in older if _YEAR.search(times[c.index].span.text)), best)


def _tokens(sentence: TokenSpan, time: Time) -> TokenSpan:
    """The tokens of a time that lies in the sentence."""
    inside = [token.i for token in sentence if time.span.start < token.idx + len(token) and token.idx < time.span.end]
    return sentence.doc[inside[0] : inside[-1] + 1]


def _hosts(trigger: Token) -> Iterator[tuple[Token, int, str]]:
    """The trigger and the words whose times hold for it too, with what that costs."""
    yield trigger, 0, "attached to the trigger"
    verb = clause_verb(trigger)
    if verb is None:
        return
    if verb != trigger:
        if any(head.lower_ in _APART for head in heads_within_clause(trigger, verb)):
            return
        yield verb, 4, "attached to the verb of its clause"
    yield from _sharers(verb)


def _sharers(verb: Token) -> Iterator[tuple[Token, int, str]]:
    """Verbs before it in a chain ("On Friday they met and signed"), and the main verb of "..., killing ten"."""
    if is_of_now(verb):
        return  # "fled in 2013 and *has denied* it"
    rules = grammar()
    current = verb
    for step in range(1, 4):
        head = current.head
        participle = current.dep_ == "advcl" and current.tag_ == "VBG" and not _has_subordinator(current)
        chained = current.dep_ == "xcomp" and head.lemma_ in rules.words["past_governor"]
        if head == current or resumes(current) or not (current.dep_ == "conj" or participle or chained):
            break
        yield head, 5 + step, "shared with the clause before"
        current = head
    for child in verb.children:
        if child.dep_ == "conj" and child.tag_.startswith("VB") and not (_own_subject(child) or resumes(child)):
            yield child, 9, "shared with the clause after"


def _has_subordinator(verb: Token) -> bool:
    return any(child.dep_ in ("mark", "advmod", "prep") and child.lower_ in _APART for child in verb.children)


def _own_subject(verb: Token) -> bool:
    return any(child.dep_ in ("nsubj", "nsubjpass") for child in verb.children)


def _attachment(time: Token, host: Token) -> int | None:
    """How many nouns lie between a time and its host; None where another verb or "since the ..." parts them."""
    nouns = 0
    if is_verb(host) and names_noun(time):
        return None
    for head in time.ancestors:
        if head == host:
            return nouns
        if head.tag_.startswith("VB") or (nouns and head.lower_ in _APART):
            return None
        nouns += head.tag_.startswith("NN")
    return None


def _is_of_another(time: Token, trigger: Token, host: Token) -> bool:
    """ "The king's *visit reminds* me of Castro's trip in *1985*": a present tense parts its subject from the year."""
    return trigger.i < host.i < time.i and is_present(host) and host.tag_ == "VBZ"


def _ends_phrase(time: Token, noun: Token) -> bool:
    """ "fled after the invasion of Ghana in *1979*": a year after an act told as a noun is that of the act."""
    adjacent = time.head.i == noun.right_edge.i + 1 and time.head.lower_ in ("in", "of")
    return adjacent and noun.tag_.startswith("NN") and _YEAR.fullmatch(time.text) is not None


def _introduces(time: Time, trigger: Token) -> bool:
    """Whether the trigger's clause begins with "when" right after the time: "In 2014, when rebels took the town"."""
    verb = clause_verb(trigger)
    if verb is None or verb.dep_ not in ("advcl", "relcl"):
        return False
    return any(
        child.lower_ == "when" and 0 <= child.idx - time.span.end <= 2 for child in verb.children if child.i < verb.i
    )


def _dated(trigger: Token, times: Sequence[Time], best: _Candidate, published: str | None) -> EventTime:
    time = times[best.index]
    first, last, span = _range(trigger, times, best.index)
    days = (date.fromisoformat(last) - date.fromisoformat(first)).days + 1
    precision = next((name for most, name in _PRECISION if days <= most), "none")
    start = _tokens(trigger.sent, time).start
    bound = trigger.doc[start - 1] if start and best.how != _FOLLOWS else None  # "since 1993, when ..."
    before = bound.lower_ if bound is not None and bound not in trigger.ancestors else ""  # "since *May's* attack"
    why = f"{best.how} ({time.why})"
    match before:
        case "since":
            return EventTime(first, published[:10] if published else None, precision, span, why="since: " + why)
        case "before" if time.type == "TIME":
            return EventTime(first, last, precision, span, why=f"before it on that day: {why}")
        case "until" if begins(trigger.doc, start - 1):
            return EventTime(first, last, precision, span, why="not until: " + why)
        case "by" | "until" | "till" | "before":
            return EventTime(None, last, precision, span, why=f"{before}: {why}")
        case "after":
            return EventTime(first, None, precision, span, why="after: " + why)
    return EventTime(first, last, precision, span, why=why)


def _begun(trigger: Token, times: Sequence[Time], published: str | None) -> EventTime | None:
    """The stretch of "has kept the port since the fall of the king in 2003": from then on."""
    verb = clause_verb(trigger)
    since = next((child for child in verb.rights if child.lower_ == "since"), None) if verb is not None else None
    if verb is None or since is None or since.dep_ not in ("prep", "mark", "advmod"):
        return None
    reach = (since if since.dep_ == "prep" else since.head).subtree
    offsets = {token.idx for token in reach if token.idx > since.idx}
    for time in times:
        if time.first and time.last and offsets & set(range(time.span.start, time.span.end)):
            days = (date.fromisoformat(time.last) - date.fromisoformat(time.first)).days + 1
            precision = next((name for most, name in _PRECISION if days <= most), "none")
            last = published[:10] if published else None
            return EventTime(time.first, last, precision, time.span, why=f"since: ({time.why})")
    return None


def _range(trigger: Token, times: Sequence[Time], index: int) -> tuple[str, str, Span]:
    """The days of a time, or of the range it is one end of: "from 3 to 5 May", "2003-2005"."""
    time = times[index]
    for left, right in ((index - 1, index), (index, index + 1)):
        if left >= 0 and right < len(times) and _makes_range(trigger, times[left], times[right]):
            begin, end = times[left], times[right]
            text = _words(trigger, begin.span.start, end.span.end)
            return begin.first or "", end.last or "", Span(begin.span.start, end.span.end, text)
    return time.first or "", time.last or "", time.span


def _words(trigger: Token, start: int, end: int) -> str:
    """The characters from `start` to `end` of the text, as far as they lie in the sentence of the trigger."""
    first = trigger.sent.start_char
    return trigger.sent.text[max(0, start - first) : max(0, end - first)]


def _makes_range(trigger: Token, left: Time, right: Time) -> bool:
    between = _words(trigger, left.span.end, right.span.start)
    if not _RANGE.fullmatch(between) or left.first is None or right.last is None or left.first > right.last:
        return False
    before = _words(trigger, left.span.start - 8, left.span.start).lower().rstrip()
    return before.endswith("between") if between.strip() == "and" else True


def _not_assumed(trigger: Token, times: Sequence[Time], published: str | None) -> str:
    """Why the publication day may not be taken; empty where it may."""
    if not published:
        return "no time named and no publication date"
    verb = clause_verb(trigger)
    if verb is None:
        return "no time named and no verb to tell the tense"
    if not main_clause(trigger, verb):
        return "no time named in a clause of background"
    tense = verb_tense(verb)
    if tense != "report":
        return f"no time named and the clause is {tense}"
    if _is_history(times, date.fromisoformat(published[:10])):
        return "no time named in a text that tells history"
    return ""


def _is_history(times: Sequence[Time], published: date) -> bool:
    days = [date.fromisoformat(time.last) for time in times if time.last]
    old = sum(day < published - _OLD for day in days)
    return old >= _HISTORY and (len(days) - old) * 4 <= old
