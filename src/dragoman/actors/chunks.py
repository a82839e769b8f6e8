"""Noun groups: the runs of words that may name one actor.

A small parser often hangs a long name on the wrong word, so a group is found from tags first; dependencies only tell
where one group ends and the next begins ("gave | Iran | weapons").
"""

from __future__ import annotations

import msgspec
from spacy.tokens import Doc, Token

from dragoman.actors.lookup import Hit

NOUNS = frozenset(("NN", "NNS", "NNP", "NNPS"))
PROPER = frozenset(("NNP", "NNPS"))
PLURALS = frozenset(("NNS", "NNPS"))
OPENERS = frozenset(("DT", "PDT", "PRP$", "WP$"))
ADJECTIVES = frozenset(("JJ", "JJR", "JJS", "AFX"))
PARTICIPLES = frozenset(("VBG", "VBN", "VBD"))
ADVERBS = frozenset(("RB", "RBR", "RBS"))
MODIFIER_DEPS = frozenset(
    ("compound", "amod", "nmod", "det", "nummod", "poss", "predet", "quantmod", "punct", "case", "prt")
)
"""Dependencies of a noun that stands before the head of its own group."""
CLAUSES = frozenset(("advcl", "ROOT", "ccomp", "relcl", "acl", "parataxis"))
"""Dependencies of a verb that the tagger took for a noun: "Ana Souza faces criticism"."""
DATE_WORDS = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august "
    "september october november december today yesterday tomorrow".split()
)
PARTICLES = frozenset(
    "al el bin ibn bint abu abd van von de del della di da dos la le ter ten der den du ul ur".split()
)
CENTURIES = frozenset(("17", "18", "19", "20"))
HYPHENS = frozenset(("-", "–", "‑"))


class Chunk(msgspec.Struct, frozen=True):
    """Tokens `start` to `end` (exclusive). `owner` is the index of the chunk before a possessive 's, or None."""

    start: int
    end: int
    owner: int | None = None


def _glued(hits: dict[int, Hit]) -> dict[int, int]:
    """The first token of the hit that each later token of it belongs to."""
    return {i: hit.start for hit in hits.values() for i in range(hit.start + 1, hit.end)}


class _Reader:
    def __init__(self, doc: Doc, hits: dict[int, Hit]) -> None:
        self.doc = doc
        self.hits = hits
        self.glued = _glued(hits)

    def nominal(self, token: Token) -> bool:
        """True where a word can stand in a noun group."""
        if token.i in self.glued or (token.i in self.hits and self._named(self.hits[token.i])):
            return True
        if token.lower_ in DATE_WORDS and token.tag_ in PROPER and token.ent_type_ != "PERSON":
            return False
        if token.tag_ in PROPER and not token.text[0].isalnum():
            return token.text in HYPHENS
        if token.tag_ in NOUNS or token.tag_ in OPENERS or token.tag_ in ADJECTIVES or token.tag_ == "CD":
            return not token.is_space
        return self._joins(token)

    def _named(self, hit: Hit) -> bool:
        """True where a hit is a noun group whatever its tag says."""
        if hit.use == "role":
            return any(self.doc[i].tag_ in NOUNS or self.doc[i].tag_ == "JJ" for i in range(hit.start, hit.end))
        return True

    def _joins(self, token: Token) -> bool:
        """True for hyphens, initials, name particles and participles inside a group."""
        before = self.doc[token.i - 1] if token.i else None
        after = self.doc[token.i + 1] if token.i + 1 < len(self.doc) else None
        if token.text in HYPHENS:
            return before is not None and not before.whitespace_ and not token.whitespace_
        if token.dep_ in ("quantmod", "advmod") and token.head.tag_ == "CD" and token.head.i > token.i:
            return True
        if token.tag_ in ADVERBS:
            return before is not None and _grades(before, token)
        if token.tag_ in PARTICIPLES:
            return token.dep_ == "amod" or (before is not None and before.text in HYPHENS)
        if token.lower_ in PARTICLES:
            named = after is not None and (after.tag_ in PROPER or after.text in HYPHENS)
            return named and before is not None and before.tag_ in PROPER
        return token.tag_ == "RP" and before is not None and before.text in HYPHENS

    def breaks(self, before: Token, token: Token) -> bool:
        """True where a new group begins between two nominal words."""
        if token.is_sent_start or "\n" in before.text:
            return True
        if token.i in self.glued:
            return False
        if token.text in HYPHENS or before.text in HYPHENS:
            return False
        if _is_year(before):
            return True
        if token.tag_ in OPENERS:
            return before.tag_ not in ("PDT", "DT") or token.tag_ == "PRP$"
        return self._ends_group(before, token) or self._is_scene(before, token)

    def _is_scene(self, place: Token, token: Token) -> bool:
        """True between "In Bern" and "President Souza met": the preposition has no other word to go with."""
        first = self.glued.get(place.i, place.i)
        if place.ent_type_ != "GPE" or token.tag_ not in PROPER or first == 0:
            return False
        prep = self.doc[first - 1]
        bare = prep.dep_ == "prep" and prep.lower_ in ("in", "at") and not any(True for _ in prep.children)
        return bare and token.ent_type_ in ("", "PERSON")

    def _ends_group(self, before: Token, token: Token) -> bool:
        """True where the word before is the head of a group that the parser ends there."""
        if before.tag_ in PROPER and token.tag_ in ("NN", "NNS") and token.dep_ in CLAUSES:
            return True
        if before.tag_ not in NOUNS or before.dep_ in MODIFIER_DEPS or self._is_last_nation(before, token):
            return False
        if before.tag_ in PROPER and token.tag_ in PROPER:
            return not self._same_name(before, token)
        return not (token.tag_ in PROPER and self._is_role(before))

    def _is_last_nation(self, before: Token, token: Token) -> bool:
        """True for "Kuwaiti" in "the Saudi and Kuwaiti embassies", which the parser takes for a noun of its own."""
        hit = self.hits.get(before.i)
        return (
            before.dep_ == "conj"
            and hit is not None
            and hit.use in ("adjective", "people")
            and token.tag_ in ("NN", "NNS")
        )

    def _same_name(self, before: Token, token: Token) -> bool:
        if before.head.i == token.i or token.head.i == before.i:
            return True
        return before.ent_type_ == token.ent_type_ != "" and token.ent_iob_ == "I"

    def _is_role(self, token: Token) -> bool:
        """True where a lexicon role ends at the token: a name may follow ("prime minister Ana Souza")."""
        start = self.glued.get(token.i, token.i)
        hit = self.hits.get(start)
        return hit is not None and hit.use == "role" and hit.end == token.i + 1


def _is_year(token: Token) -> bool:
    """True for the year of "In *1999* General Souza fled"."""
    if token.tag_ != "CD" or len(token.text) != 4 or token.text[:2] not in CENTURIES or not token.text.isdigit():
        return False
    return token.i > 0 and token.nbor(-1).lower_ in ("in", "since")


def _grades(before: Token, token: Token) -> bool:
    """True for the adverb in "Peru's *most* senior officials" and "the *newly* elected president"."""
    opened = before.tag_ == "POS" or before.tag_ in OPENERS
    after = token.nbor() if token.i + 1 < len(token.doc) else None
    return opened and after is not None and token.head.i == after.i and after.tag_ in (*ADJECTIVES, *PARTICIPLES)


def _trim(doc: Doc, start: int, end: int) -> int:
    """The end of a run after adjectives and hyphens that follow its last noun are cut."""
    while end > start and doc[end - 1].text in HYPHENS:
        end -= 1
    return end


def chunks_of(doc: Doc, hits: dict[int, Hit]) -> list[Chunk]:
    """The noun groups of a text in order. A group after a possessive 's names the group before it as `owner`."""
    reader = _Reader(doc, hits)
    chunks: list[Chunk] = []
    start: int | None = None
    owned = False
    for token in doc:
        inside = not token.is_space and reader.nominal(token)
        if start is not None and (not inside or reader.breaks(doc[token.i - 1], token)):
            owned = _close(doc, chunks, start, token, owned)
            start = None
        if inside and start is None:
            start = token.i
        elif not inside and token.tag_ != "POS":
            owned = False
    if start is not None:
        _close(doc, chunks, start, None, owned)
    return chunks


def _close(doc: Doc, chunks: list[Chunk], start: int, after: Token | None, owned: bool) -> bool:
    """Add the group that ended; return whether the next one belongs to it."""
    while start < len(doc) - 1 and doc[start].text in HYPHENS:
        start += 1
    end = _trim(doc, start, len(doc) if after is None else after.i)
    owner = len(chunks) - 1 if owned and chunks else None
    if end > start:
        chunks.append(Chunk(start, end, owner))
    return after is not None and after.tag_ == "POS"
