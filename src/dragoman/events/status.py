"""Is the act asserted? Negation, future, hypothesis and history, each with the word that decided.

The word lists are `data/codebook/words/status.toml`.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from functools import cache
from importlib.resources import files
from typing import NamedTuple

import msgspec
from spacy.tokens import Token

from dragoman.events.compose import auxiliary
from dragoman.events.frames import Candidate
from dragoman.events.tree import children
from dragoman.model import Decision, Event, Status

_HISTORY = timedelta(days=60)
_CLAUSAL = frozenset({"xcomp", "pcomp", "acl", "ccomp", "advcl"})
_NOMINAL = frozenset({"dobj", "pobj", "nsubj", "nsubjpass", "attr", "appos", "conj", "prep", "compound", "poss"})
_REPORT = frozenset(
    [
        "say",
        "tell",
        "state",
        "report",
        "announce",
        "claim",
        "declare",
        "note",
        "add",
        "confirm",
        "insist",
        "warn",
        "accuse",
        "write",
    ]
)


class Verdict(NamedTuple):
    """The candidate (rewritten where an auxiliary makes it another type), its status, the deciding word, and why."""

    candidate: Candidate
    status: Status
    word: Token | None
    why: str


@cache
def _words() -> dict[str, frozenset[str]]:
    text = files("dragoman").joinpath("data", "codebook", "words", "status.toml").read_text(encoding="utf-8")
    return {name: frozenset(entry["words"]) for name, entry in tomllib.loads(text).items()}


def judge_status(candidate: Candidate) -> Verdict:
    """The status of a candidate by the words around it, dates left aside."""
    head = candidate.token
    governors = list(_governors(head))
    clause = _carriers(candidate)
    negated = _find(clause, "negation")
    future = _find_auxiliary(clause, "future") or _backshifted(clause)
    if future is not None:
        rewritten = auxiliary(candidate, negated=negated is not None)
        if rewritten is not None and not (rewritten.type == "THREATEN" and _foretold(candidate)):
            terms = _terms(clause) if rewritten.type in ("AGREE", "CONCEDE") else None
            if terms is not None:
                return Verdict(rewritten, Status.HYPOTHETICAL, terms, f"only on the terms that {terms.text!r} opens")
            return Verdict(rewritten, Status.ACTUAL, future, f"{future.text!r} makes it {rewritten.type}")
    if negated is not None:
        return Verdict(candidate, Status.NEGATED, negated, f"denied by {negated.text!r}")
    return _open_status(candidate, clause, governors, future)


def _open_status(candidate: Candidate, clause: list[Token], governors: list[Token], future: Token | None) -> Verdict:
    condition = _condition([*clause, *governors])
    if condition is not None:
        return Verdict(candidate, Status.HYPOTHETICAL, condition, f"condition opened by {condition.text!r}")
    modal = _find_auxiliary(clause, "modal")
    if modal is not None and candidate.type != "THREATEN":
        return Verdict(candidate, Status.HYPOTHETICAL, modal, f"modal {modal.text!r}")
    if future is not None:
        return Verdict(candidate, Status.FUTURE, future, f"future by {future.text!r}")
    return _governed(candidate, governors)


def _governed(candidate: Candidate, governors: list[Token]) -> Verdict:
    groups = (
        ("negating-governor", Status.NEGATED, "denied by"),
        ("future-governor", Status.FUTURE, "future by"),
        ("hypothetical-governor", Status.HYPOTHETICAL, "left open by"),
    )
    for governor in governors:
        for group, status, why in groups:
            if governor.lemma_.lower() in _words()[group]:
                return Verdict(candidate, status, governor, f"{why} {governor.text!r}")
        modal = _find_auxiliary([governor], "modal") or _find_auxiliary([governor], "future")
        if modal is not None:
            return Verdict(candidate, Status.HYPOTHETICAL, modal, f"modal {modal.text!r} over it")
        negated = _find([governor], "negation")
        if negated is not None:
            return Verdict(candidate, Status.NEGATED, negated, f"denied by {negated.text!r}")
    bare = _bare_infinitive(candidate)
    if bare is not None:
        return Verdict(candidate, Status.HYPOTHETICAL, bare, "an infinitive, not said to have come about")
    if candidate.token.sent.text.rstrip(" \n\"”’'").endswith("?"):
        return Verdict(candidate, Status.HYPOTHETICAL, None, "asked, not said")
    return Verdict(candidate, Status.ACTUAL, None, "asserted")


def _bare_infinitive(candidate: Candidate) -> Token | None:
    """ "to" on an act whose governor does not assert it: "raised taxes to fund the rebels"."""
    token = candidate.arguments.support or candidate.token
    while token.dep_ == "conj" and token.head.pos_ == "VERB" and not children(token, "aux"):
        token = token.head
    marker = next((c for c in children(token, "aux") if c.lower_ == "to"), None)
    if marker is None or token.dep_ == "ROOT" or token.head.lemma_.lower() in _words()["implicative"]:
        return None
    return marker


def _carriers(candidate: Candidate) -> list[Token]:
    """Tokens whose negation and auxiliaries bear on the act: predicate, light verb, the verb it is joined to."""
    found = [candidate.token]
    support = candidate.arguments.support
    if support is not None:
        found.append(support)
    for token in found:
        joined = token.dep_ == "conj" and token.head.pos_ in ("VERB", "AUX")
        shares = joined and not children(token, "aux", "nsubj", "nsubjpass")
        copula = token.pos_ == "ADJ" and token.dep_ in ("acomp", "attr")
        if shares or copula:
            found.append(token.head)
    return found


def _find(tokens: Sequence[Token], group: str) -> Token | None:
    words = _words()[group]
    return next(
        (
            c
            for t in tokens
            for c in t.children
            if c.lower_ in words and c.dep_ in ("neg", "det", "advmod", "preconj", "cc") and not _adds(c)
        ),
        None,
    )


def _adds(word: Token) -> bool:
    """ "not only", "not just": more is said, nothing denied."""
    after = word.doc[word.i + 1].lower_ if word.i + 1 < len(word.doc) else ""
    return word.lower_ == "not" and after in _words()["adding"]


def _find_auxiliary(tokens: Sequence[Token], group: str) -> Token | None:
    words = _words()[group]
    return next((c for t in tokens for c in children(t, "aux") if c.lower_ in words), None)


def _backshifted(tokens: Sequence[Token]) -> Token | None:
    """ "said it would send": "will", told in the past. A condition keeps the clause open."""
    for token in tokens:
        verb = token.head
        if token.dep_ == "ccomp" and verb.lemma_.lower() in _REPORT and verb.tag_ in ("VBD", "VBN"):
            would = next((c for c in children(token, "aux") if c.lower_ in ("would", "'d")), None)
            if would is not None and _condition([token]) is None:
                return would
    return None


def _foretold(candidate: Candidate) -> bool:
    """ "Kyiv warned that Moscow would attack": told of another by name, so no threat of the teller."""
    clause = candidate.arguments.support or candidate.token
    teller = clause.head
    tellers = children(teller, "nsubj") if clause.dep_ == "ccomp" and clause.i > teller.i else []
    return bool(tellers) and not any(t.pos_ == "PRON" for t in candidate.actors)


def _condition(tokens: Sequence[Token]) -> Token | None:
    words = _words()["condition"]
    marks = (c for t in tokens for c in children(t, "mark", "advmod", "prep"))
    return next((c for c in marks if c.lower_ in words and not _came(c)), None)


def _came(mark: Token) -> bool:
    """ "until the tanks came": told in the past, so it did come about."""
    return mark.lower_ == "until" and mark.head.tag_ in ("VBD", "VBN")


def _terms(clause: Sequence[Token]) -> Token | None:
    """The "if" of "will withdraw only if they disarm": a promise on terms."""
    words = _words()["condition"]
    marks = (m for verb in clause for sub in children(verb, "advcl") for m in children(sub, "mark"))
    return next((m for m in marks if m.lower_ in words and m.lower_ != "until"), None)


def _governors(token: Token) -> Iterator[Token]:
    """Words over the act, from the nearest, up to the verb that reports it."""
    current = token
    while current.head != current:
        head = current.head
        if head.lemma_.lower() in _REPORT and current.dep_ in ("ccomp", "advcl"):
            return
        if current.dep_ not in _CLAUSAL and current.dep_ not in _NOMINAL:
            return
        if current.dep_ in ("advcl", "relcl", "nsubj", "nsubjpass", "appos") and current.pos_ != "NOUN":
            yield from (c for c in current.children if c.dep_ == "mark" and c.lower_ in _words()["condition"])
            return
        if current.dep_ != "conj" and head.pos_ not in ("ADP", "PUNCT"):
            yield head
        current = head


def date_status(event: Event, published: str | None) -> Event:
    """The event, historical where its own dates end well before publication (more than 60 days)."""
    time = event.time
    if event.status is not Status.ACTUAL or time is None or time.last is None or time.span is None or published is None:
        return event
    if date.fromisoformat(time.last) >= date.fromisoformat(published[:10]) - _HISTORY:
        return event
    decision = Decision("status", f"historical: dated {time.span.text!r}", time.span)
    return msgspec.structs.replace(event, status=Status.HISTORICAL, decisions=(*event.decisions, decision))
