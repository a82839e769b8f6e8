"""Phrases that wait for a name after them: "he" and "his envoy" in "In a note to his envoy, Mr Osei said he left"."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc

from dragoman.actors.binding import doer_of_own, subject_ahead
from dragoman.actors.phrases import Phrase

OWNED = frozenset(("group", "organisation"))
"""Sorts of phrases that wait for whose they are: "the army of the emir"."""


class Waiting:
    """The pronouns of fronted clauses, and what is theirs, by the token of the subject they stand before."""

    def __init__(self, doc: Doc) -> None:
        self.doc = doc
        self._waiting: dict[int, list[Phrase]] = {}

    def holds(self, phrase: Phrase) -> bool:
        """Keep a phrase where it waits for a subject, and say whether it does."""
        ahead = self._subject(phrase)
        if ahead is not None:
            self._waiting.setdefault(ahead, []).append(phrase)
        return ahead is not None

    def released(self, token: int) -> list[Phrase]:
        """The phrases that waited for the subject at a token."""
        return self._waiting.pop(token, [])

    def left(self) -> Iterator[Phrase]:
        """The phrases whose subject never came."""
        return (phrase for phrases in self._waiting.values() for phrase in phrases)

    def _subject(self, phrase: Phrase) -> int | None:
        if phrase.sort == "pronoun":
            named = subject_ahead(self.doc[phrase.head]) if phrase.name in ("male", "female") else None
            doer = doer_of_own(self.doc[phrase.head])  # "By arming *a chief* who robs his own men, Mr Osei erred"
            return None if named is None or (doer is not None and doer.i < phrase.head) else named.i
        if phrase.possessor is not None and phrase.possessor.head > phrase.head and phrase.sort in OWNED:
            return phrase.possessor.head_end - 1
        for ahead, waiters in self._waiting.items():
            if ahead > phrase.head and any(phrase.owner == waiter.head for waiter in waiters):
                return ahead
        return None
