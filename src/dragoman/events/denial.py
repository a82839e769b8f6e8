"""What denies an act: "not" and its like on the verb, or nobody and nothing in the place of a party.

The word lists are `data/codebook/words/status.toml`.
"""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Token

from dragoman.events.frames import Candidate
from dragoman.events.scope import plain, status_words
from dragoman.events.tree import PASSIVES, SUBJECTS, children

_PLACES = frozenset({"neg", "det", "advmod", "preconj", "cc"})


def negation(tokens: Sequence[Token]) -> Token | None:
    """The word that denies one of the verbs: "did *not* attack", "*neither* attacked nor spoke", "*no* longer went"."""
    words = status_words()["negation"]
    below = [child for token in tokens for child in token.children]
    below += [child for word in below if word.lower_ in status_words()["anymore"] for child in word.children]
    found = (child for child in below if plain(child) in words and child.dep_ in _PLACES)
    return next((word for word in found if not _adds(word)), None)


def nobody(candidate: Candidate) -> Token | None:
    """ "*No* troops entered", "*none* of them left", "accused *nobody*", "won *no* support"; not "sees *no* need"."""
    words = status_words()["nobody"]
    verbs = (candidate.arguments.support or candidate.token,) if candidate.type != "REJECT" else ()
    parties = (t for t in candidate.actors if t.dep_ in SUBJECTS | PASSIVES)
    objects = (t for verb in verbs for t in children(verb, "dobj", "nsubjpass"))
    return next((w for t in (*parties, *objects) for w in (t, *children(t, "det")) if w.lower_ in words), None)


def _adds(word: Token) -> bool:
    """ "not only", "not just": more is said, nothing denied."""
    after = word.doc[word.i + 1].lower_ if word.i + 1 < len(word.doc) else ""
    return word.lower_ == "not" and after in status_words()["adding"]
