"""The date that a story keeps: "In 2013 they stormed the fort. The king fled." tells of 2013 in both sentences."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import takewhile

from spacy.tokens import Span as TokenSpan
from spacy.tokens import Token

from dragoman.context.quote_lexicon import lexicon
from dragoman.context.times.clause import clause_verb, heads_within_clause, is_parted, is_verb, top
from dragoman.model import Time

_OLD = timedelta(days=180)
"""Only what is older than this is told as a story; of the last months the news goes on."""
_NEXT = 4
"""Sentences that go on from a dated one."""
_AROUND = 5
"""Sentences on either side within which old dates shut a sentence in."""
_OPEN = frozenset(("since", "until", "till", "from", "by"))
"""Words before a date whose stretch reaches on, or ends before it."""
_NOW = frozenset(("VBZ", "VBP"))


def story_time(trigger: Token, times: Sequence[Time], published: str | None) -> Time | None:
    """The old date of a sentence before, where the story goes on from it in the past tense without a date of its own.

    Either it follows at once on what the date tells of, or the nearest dates on both sides are old. None otherwise.
    """
    verb = clause_verb(trigger)
    if verb is None or published is None or not _is_told(verb):
        return None
    day = date.fromisoformat(published[:10]) - _OLD
    sentence = trigger.sent
    return _followed(sentence, times, day) or _shut_in(sentence, times, day) or _in_a_life(sentence, times, day)


def _followed(sentence: TokenSpan, times: Sequence[Time], day: date) -> Time | None:
    """The date of the main act of one of the sentences just before, which nothing parts from this one."""
    if not _goes_on(sentence, times):
        return None
    for before, _ in zip(_sentences_before(sentence), range(_NEXT), strict=False):
        dated = _of_main_act(before, times)
        if dated:
            latest = max(dated, key=_last)
            return latest if _last(latest) < day else None
        if not _goes_on(before, times):
            return None
    return None


def _shut_in(sentence: TokenSpan, times: Sequence[Time], day: date) -> Time | None:
    """The nearest date before, where that and the nearest after are old, and this sentence has no newer one."""
    if not _tells(sentence) or any(_last(time) >= day for time in _dates(sentence, times)):
        return None
    before = _nearest(_sentences_before(sentence), times)
    after = _nearest(_sentences_after(sentence), times)
    if before is None or after is None or max(_last(before), _last(after)) >= day:
        return None
    return before


def _in_a_life(sentence: TokenSpan, times: Sequence[Time], day: date) -> Time | None:
    """As `_shut_in`, over paragraphs, where both dates are of main acts: a life or a war told by its years."""
    if not _tells(sentence) or any(_last(time) >= day for time in _dates(sentence, times)):
        return None
    before = _nearest_act(_all_before(sentence), times)
    after = _nearest_act(_all_after(sentence), times)
    return before if before is not None and after is not None and max(_last(before), _last(after)) < day else None


def _nearest_act(sentences: Iterator[TokenSpan], times: Sequence[Time]) -> Time | None:
    """The date of the nearest sentence that has one, where it is that of its main act."""
    for sentence, _ in zip(sentences, range(_AROUND), strict=False):
        if any(not _reaches_on(time, sentence) for time in _dates(sentence, times)):
            return max(_of_main_act(sentence, times), key=_last, default=None)
    return None


def _nearest(sentences: Iterator[TokenSpan], times: Sequence[Time]) -> Time | None:
    for sentence, _ in zip(sentences, range(_AROUND), strict=False):
        dated = [time for time in _dates(sentence, times) if not _reaches_on(time, sentence)]
        if dated and all(_is_in_passing(time, sentence) for time in dated):
            return None
        if dated:
            return None if _is_of_now(sentence.root) else max(dated, key=_last)
    return None


def _sentences_before(sentence: TokenSpan) -> Iterator[TokenSpan]:
    """The sentences before in the same paragraph, the nearest first."""
    return takewhile(lambda before: not _is_break(before[-1]), _all_before(sentence))


def _sentences_after(sentence: TokenSpan) -> Iterator[TokenSpan]:
    if not _is_break(sentence[-1]):
        for after in _all_after(sentence):
            yield after
            if _is_break(after[-1]):
                return


def _all_before(sentence: TokenSpan) -> Iterator[TokenSpan]:
    while sentence.start:
        sentence = sentence.doc[sentence.start - 1].sent
        yield sentence


def _all_after(sentence: TokenSpan) -> Iterator[TokenSpan]:
    while sentence.end < len(sentence.doc):
        sentence = sentence.doc[sentence.end].sent
        yield sentence


def _is_break(token: Token) -> bool:
    return token.is_space and "\n" in token.text


def _goes_on(sentence: TokenSpan, times: Sequence[Time]) -> bool:
    """Told in the past, without a date; "two days" dates nothing."""
    return _tells(sentence) and not _dates(sentence, times)


def _tells(sentence: TokenSpan) -> bool:
    """Told in the past, and by nobody who is named as saying it: "He *said* that they left", "'We left,' he *said*"."""
    root = sentence.root
    said = any(child.dep_ == "ccomp" and not is_parted(child, root) for child in root.children)
    return _is_told(root) and not (said and _reports(root))


def _reports(verb: Token) -> bool:
    """ "*said* that they left"; not "*had* them shot", "they did leave, I *watched*"."""
    cue = lexicon().verb(verb)
    return cue is not None and (cue.takes("clause") or cue.takes("quote"))


def _is_told(verb: Token) -> bool:
    """The simple past or past perfect, of the verb or of the nearest finite one over it."""
    for word in (verb, *(head for head in verb.ancestors if is_verb(head))):
        tags = _tags(word)
        if not tags.isdisjoint(_NOW) or "MD" in tags:
            return False
        if "VBD" in tags:
            return True
    return False


def _is_of_now(verb: Token) -> bool:
    """ "*lives*", "*has* met"."""
    return not _tags(verb).isdisjoint(_NOW)


def _tags(verb: Token) -> set[str]:
    return {verb.tag_, *(child.tag_ for child in verb.children if child.dep_ in ("aux", "auxpass"))}


def _of_main_act(sentence: TokenSpan, times: Sequence[Time]) -> list[Time]:
    """The dates that hang on the main verb of a sentence told in the past, or on one joined to it."""
    root = sentence.root
    verbs = {root, *(child for child in root.children if child.dep_ == "conj" and is_verb(child))}
    dated = _dates(sentence, times) if _tells(sentence) else []
    return [time for time in dated if _hangs(time, sentence) in verbs and not _reaches_on(time, sentence)]


def _dates(sentence: TokenSpan, times: Sequence[Time]) -> list[Time]:
    return [time for time in times if time.last and _within(time, sentence)]


def _hangs(time: Time, sentence: TokenSpan) -> Token:
    """The word that a date is an adverbial of: "*fled* in 2013", "*fled* last May"."""
    head = _top(time, sentence).head
    return head.head if head.dep_ == "prep" else head


def _reaches_on(time: Time, sentence: TokenSpan) -> bool:
    """ "*since* the summer of 2013"."""
    word = _top(time, sentence)
    verb = clause_verb(word)
    return verb is not None and any(head.lower_ in _OPEN for head in heads_within_clause(word, verb))


def _is_in_passing(time: Time, sentence: TokenSpan) -> bool:
    """ "Silva, *who lost last year*, spoke": what is told of somebody beside the act."""
    verb = clause_verb(_top(time, sentence))
    return verb is not None and verb.dep_ == "relcl"


def _top(time: Time, sentence: TokenSpan) -> Token:
    words = sentence.doc.char_span(time.span.start, time.span.end, alignment_mode="expand")
    return top(words) if words is not None else sentence.root


def _within(time: Time, sentence: TokenSpan) -> bool:
    return sentence.start_char <= time.span.start and time.span.end <= sentence.end_char


def _last(time: Time) -> date:
    assert time.last is not None
    return date.fromisoformat(time.last)
