"""Is the act asserted? Negation, future, hypothesis and history, each with the word that decided.

The word lists are `data/codebook/words/status.toml`.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import NamedTuple

import msgspec
from spacy.tokens import Token

from dragoman.events import ontology
from dragoman.events.ahead import (
    announced,
    backshifted,
    called_for,
    due,
    find_auxiliary,
    foretold,
    headline_future,
    is_foreseen,
    is_promised,
    scheduled,
    unwilling,
)
from dragoman.events.bygone import bygone
from dragoman.events.candidate import Candidate
from dragoman.events.condition import condition, terms, unconfirmed, when_it_comes, whenever
from dragoman.events.denial import denied, dropped, idle, is_ending, is_flat_denial, negation, scant, undone
from dragoman.events.infinitive import bare_infinitive, earlier, has_tried, is_motion, is_to, lapsed, long_past
from dragoman.events.known import is_spoken_of
from dragoman.events.longago import long_ago
from dragoman.events.operators import auxiliary, withheld
from dragoman.events.question import is_asked, is_asked_ahead
from dragoman.events.scope import calls_for, carriers, chain, governors
from dragoman.events.statuswords import in_group, plain, status_words
from dragoman.events.tree import children
from dragoman.model import Decision, Event, Status, Time

_HISTORY = timedelta(days=60)
_MATERIAL = (2, 4)
"""Quads of deeds; an act of words beside a plan ("will leave, accusing Togo") is done by saying it."""

_LETTING = frozenset({"allow", "let", "enable", "permit"})
"""Verbs that, beside a plan, tell what comes of it: "would leave, *allowing* Togo to enter"."""
_PROMISING = frozenset({"agree", "offer", "expected"})
"""Operators that announce the act inside them."""
_VOTED = frozenset({"MOBILIZE", "PROTEST"})
"""Types that a vote leaves to be done: who voted to march has not marched."""
_TO_BE_DONE = frozenset({"ACCUSE", "REQUEST"})
"""Types that an announcement leaves to be done: who "promised an inquiry" has not inquired; a promise of aid agrees."""


class Verdict(NamedTuple):
    """The candidate (rewritten where an auxiliary makes it another type), its status, the deciding word, and why."""

    candidate: Candidate
    status: Status
    word: Token | None
    why: str


def judge_status(candidate: Candidate) -> Verdict:
    """The status of a candidate by the words around it, dates left aside."""
    over = list(governors(candidate))
    clause = carriers(candidate)
    negated = denied(candidate, clause)
    future = find_auxiliary(clause, "future") or backshifted(clause) or headline_future(clause) or scheduled(candidate)
    future = future or (unwilling(clause) if negated is not None else None) or dropped(candidate, negated)
    if future is not None and is_asked_ahead(clause[-1]):
        return Verdict(candidate, Status.HYPOTHETICAL, future, "asked, not said")
    if future is not None and not any(unconfirmed(verb) is not None or is_foreseen(verb) for verb in clause):
        rewritten = auxiliary(candidate, negated=negated is not None, ended=is_ending(negated))
        if rewritten is not None and not (rewritten.type == "THREATEN" and foretold(candidate)):
            mark = terms(clause) if rewritten.type in ("AGREE", "CONCEDE") and not is_promised(clause) else None
            if mark is not None:
                return Verdict(rewritten, Status.HYPOTHETICAL, mark, f"only on the terms that {mark.text!r} opens")
            return Verdict(rewritten, Status.ACTUAL, future, f"{future.text!r} makes it {rewritten.type}")
    if negated is not None and not _is_unreal(clause):
        kept = withheld(candidate)
        if kept is not None:
            return _told(kept)
        return Verdict(candidate, Status.NEGATED, negated, f"denied by {negated.text!r}")
    return _open_status(candidate, clause, over, future)


def _is_unreal(clause: Sequence[Token]) -> bool:
    """ "if they are *not* freed", "would *not* have attacked", "*must* not attack": nothing is denied."""
    helpers = [{plain(c) for c in children(t, "aux")} for t in clause]
    missed = any({"would", "have"} <= words or not words.isdisjoint(status_words()["ought"]) for words in helpers)
    missed = missed and not is_flat_denial(clause)
    return missed or condition(clause) is not None or is_asked(clause[0])


def _open_status(candidate: Candidate, clause: list[Token], over: list[Token], future: Token | None) -> Verdict:
    mark = condition([*clause, *over]) or whenever(clause)
    if mark is not None:
        return Verdict(candidate, Status.HYPOTHETICAL, mark, f"condition opened by {mark.text!r}")
    modal = find_auxiliary(clause, "modal")
    if modal is not None and modal != future and candidate.type != "THREATEN":
        return Verdict(candidate, Status.HYPOTHETICAL, modal, f"modal {modal.text!r}")
    future = future or when_it_comes(clause)
    mark = terms(clause) if future is not None else None
    if mark is not None:
        return Verdict(candidate, Status.HYPOTHETICAL, mark, f"only on the terms that {mark.text!r} opens")
    if future is not None:
        return Verdict(candidate, Status.FUTURE, future, f"future by {future.text!r}")
    return _governed(candidate, over)


_GROUPS = (
    ("negating-governor", Status.NEGATED, "denied by"),
    ("future-governor", Status.FUTURE, "future by"),
    ("hypothetical-governor", Status.HYPOTHETICAL, "left open by"),
)


def _governed(candidate: Candidate, over: list[Token]) -> Verdict:
    unreal = _possible(candidate)
    if unreal is not None:
        return unreal
    found = (_by_governor(candidate, governor) for governor in over)
    return next((verdict for verdict in found if verdict is not None), None) or _told(candidate)


def _by_governor(candidate: Candidate, governor: Token) -> Verdict | None:
    """What a word over the act makes of it: its modal, its own negation, then what it means."""
    untrue, little = undone(candidate, governor), scant(governor)
    if untrue is not None:
        return Verdict(candidate, Status.NEGATED, untrue, f"denied by {untrue.text!r}")
    if little is not None:
        return Verdict(candidate, Status.HYPOTHETICAL, little, f"left open by {little.text!r}")
    clause = chain(governor)
    modal, future = find_auxiliary(clause, "modal"), find_auxiliary(clause, "future")
    negated = negation([governor.head]) if in_group(governor, "ability") else None
    unhesitating = governor.lemma_ == "hesitate"  # "did *not* hesitate to attack"
    negated = negated or (negation([governor]) if not unhesitating and modal is None and future is None else None)
    if in_group(governor, "preventing"):
        return _prevented(candidate, governor)
    if negated is not None and in_group(governor, "negating-governor"):
        return Verdict(candidate, Status.HYPOTHETICAL, negated, f"left open by {negated.text!r}")  # "not ruled out"
    if negated is not None:
        return Verdict(candidate, Status.NEGATED, negated, f"denied by {negated.text!r}")
    for group, status, why in _GROUPS:
        if in_group(governor, group) and not (
            (group == "hypothetical-governor" and is_spoken_of(candidate, governor))
            or _has_helped(governor)
            or has_tried(candidate, governor)
            or is_motion(governor)
        ):
            open_by = lapsed(governor) if status is Status.FUTURE else None
            if open_by is not None:
                return Verdict(candidate, Status.HYPOTHETICAL, open_by, f"left open by {open_by.text!r} over it")
            promised = _as_promised(candidate) if governor.lower_ == "going" else candidate  # "is going to" is "will"
            sure = status if promised is candidate else Status.ACTUAL
            return Verdict(promised, sure, governor, f"{why} {governor.text!r}")
    if calls_for(governor, candidate.token):
        return Verdict(candidate, Status.HYPOTHETICAL, governor, f"left open by {governor.text!r}")
    return _not_yet(candidate, clause)


def _prevented(candidate: Candidate, governor: Token) -> Verdict:
    """ "*prevented* a raid"; "a way *to prevent* raids", "how to stop it"; "did *not* stop it" lets it stand."""
    over = governor.head
    own = candidate.arguments.verbal and chain(candidate.token)[-1].dep_ == "xcomp" and governor.tag_ == "VB"
    if own and not in_group(over, "implicative"):
        return _told(candidate)  # "should *stop* bombing it", "wants it to stop bombing it"
    infinitive = any(word.lower_ == "to" for word in children(governor, "aux"))
    if negation([governor]) is not None or (infinitive and in_group(over, "negating-governor")):
        return _told(candidate)
    if not infinitive or in_group(over, "implicative"):
        return Verdict(candidate, Status.NEGATED, governor, f"denied by {governor.text!r}")
    return Verdict(candidate, Status.HYPOTHETICAL, governor, f"only to be denied by {governor.text!r}")


def _not_yet(candidate: Candidate, clause: Sequence[Token]) -> Verdict | None:
    """Open by a modal of the clause over the act, else future by its "will"."""
    modal = find_auxiliary(clause, "modal")
    if modal is not None:
        return Verdict(candidate, Status.HYPOTHETICAL, modal, f"modal {modal.text!r} over it")
    future = find_auxiliary(clause, "future")
    if future is None:
        return None
    unsure = negation(clause) is not None or terms(clause) is not None
    status = Status.HYPOTHETICAL if unsure else Status.FUTURE
    return Verdict(candidate, status, future, f"{status.value} by {future.text!r} over it")


def _followed(candidate: Candidate) -> Verdict | None:
    """What comes of a deed not yet done: "will start work to *help*", "would leave, *allowing* Togo to enter"."""
    verb = candidate.arguments.support or candidate.token
    after = verb.dep_ == "advcl" and verb.i > verb.head.i and not children(verb, "mark", "nsubj", "nsubjpass")
    to = any(c.lower_ == "to" for c in children(verb, "aux"))
    material = ontology.quad(candidate.type) in _MATERIAL or verb.lemma_ in _LETTING or in_group(verb.head, "outcome")
    followed = material and verb.tag_ == "VBG" and not children(verb, "aux")
    return _not_yet(candidate, chain(verb.head)) if after and (to or followed) else None


def _possible(candidate: Candidate) -> Verdict | None:
    """ "*possible* airstrikes", "*potentially* violated"; "its capture is a *priority*"."""
    words = (w for w in children(candidate.token, "amod", "advmod", "compound") if w.lower_ in _open_words())
    word = next(words, None) or _sought(candidate) or _risked(candidate.token)
    return Verdict(candidate, Status.HYPOTHETICAL, word, f"left open by {word.text!r}") if word is not None else None


def _open_words() -> frozenset[str]:
    return status_words()["open-word"]


def _risked(verb: Token) -> Token | None:
    """ "*risks* being attacked", which the parser may read as "the risks, being attacked"."""
    being = (helper for helper in children(verb, "auxpass") if helper.lower_ == "being" and helper.i)
    return next((helper.nbor(-1) for helper in being if helper.nbor(-1).lemma_.lower() == "risk"), None)


def _sought(candidate: Candidate) -> Token | None:
    """ "clashes are a *possibility*", "its capture had been a *priority*"; "the raid was *not* an option"."""
    noun = candidate.token
    if candidate.arguments.verbal or noun.dep_ != "nsubj" or noun.head.lemma_ != "be":
        return None
    return next((said for said in children(noun.head, "attr") if in_group(said, "goal")), None)


def _planned(candidate: Candidate) -> Verdict | None:
    """ "a *planned* attack", "*ahead* of talks", "will send a letter *urging* it"."""
    words = (w for w in children(candidate.token, "amod", "compound") if w.lower_ in status_words()["planned-word"])
    word = next(words, None) or due(candidate) or called_for(candidate) or announced(candidate.token)
    return Verdict(candidate, Status.FUTURE, word, f"future by {word.text!r}") if word is not None else None


def _told(candidate: Candidate) -> Verdict:
    """Nothing over the act decides: its own words, an infinitive, an earlier time, a question, or plain assertion."""
    unreal = _planned(candidate) or _followed(candidate)
    if unreal is not None:
        return unreal
    coming = is_to(candidate)
    if coming is not None:
        return Verdict(_as_promised(candidate), Status.FUTURE, coming, f"future by {coming.head.head.text!r} to")
    bare = bare_infinitive(candidate)
    none = idle(bare.head.head) if bare is not None else None
    if none is not None:
        return Verdict(candidate, Status.NEGATED, none, f"denied by {none.text!r}")
    if bare is not None:
        return Verdict(candidate, Status.HYPOTHETICAL, bare, "an infinitive, not said to have come about")
    verb = candidate.arguments.support or candidate.token
    past = earlier(candidate) or long_past(verb) or bygone(verb) or long_ago(candidate)
    if past is not None:
        return Verdict(candidate, Status.HISTORICAL, past, f"told of an earlier time by {past.text!r}")
    if is_asked(candidate.token):
        return Verdict(candidate, Status.HYPOTHETICAL, None, "asked, not said")
    if _is_to_be_done(candidate):
        return Verdict(candidate, Status.FUTURE, candidate.token, f"announced by {candidate.token.text!r}")
    return Verdict(candidate, Status.ACTUAL, None, "asserted")


def _as_promised(candidate: Candidate) -> Candidate:
    """What is to be done is promised: "are to lift the ban" yields (CONCEDE), as "will lift" does; a raid stays one."""
    promised = auxiliary(candidate, negated=False)
    return promised if promised is not None and promised.type in ("AGREE", "CONCEDE") else candidate


def _is_to_be_done(candidate: Candidate) -> bool:
    """ "*promised* an inquiry", "voted to *march*"; who "is *expected* to yield" has not even promised it."""
    operator = candidate.frame.operator
    promised = operator in _PROMISING and candidate.type in _TO_BE_DONE
    verb = candidate.arguments.support or candidate.token
    voted = candidate.type in _VOTED and verb.dep_ == "xcomp" and in_group(verb.head, "voting")
    return promised or voted or (operator == "expected" and candidate.type == "CONCEDE")


def _has_helped(governor: Token) -> bool:
    """ "*helped* to block the motion" did block it; "the aid *helps* to end the war" may."""
    return governor.lemma_ == "help" and governor.tag_ in ("VBD", "VBN") and not children(governor, "auxpass")


def date_status(event: Event, published: str | None, background: Time | None = None) -> Event:
    """The event, historical where its own date or that of the clause over it ends over 60 days before publication."""
    own = event.time if event.time is not None and event.time.span is not None else background
    if event.status is not Status.ACTUAL or own is None or own.last is None or own.span is None or published is None:
        return event
    if date.fromisoformat(own.last) >= date.fromisoformat(published[:10]) - _HISTORY:
        return event
    decision = Decision("status", f"historical: dated {own.span.text!r}", own.span)
    return msgspec.structs.replace(event, status=Status.HISTORICAL, decisions=(*event.decisions, decision))
