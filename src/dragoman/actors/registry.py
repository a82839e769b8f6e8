"""The actors of one article while they are being found: who they are so far, and where each was last named."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Callable, Iterator, Sequence

import msgspec
from spacy.tokens import Doc, Token

from dragoman.actors.phrases import Phrase
from dragoman.actors.quoted import in_quotes
from dragoman.actors.words import SPEECH, SUBJECTS

SUBJECT_WEIGHT = 1.5
"""How many sentences nearer a subject seems."""
ASIDE = {"attr": -1.5, "oprd": -1.5, "compound": -0.5, "amod": -0.5, "nmod": -0.5, "npadvmod": -1.0}
"""How much farther what a word is only called or marked with seems: "he is a baker", "the Peru talks", "Peru-led"."""
IN_PASSING = 0.6
"""How much less that counts in a clause that says when or why: "as *the guards* slept, the rebels came"."""
INSIDE = 0.4
"""How much farther from "it" and "they" the subject of a clause inside another of a sentence before seems."""
INNER = frozenset(("ccomp", "relcl", "acl"))
MANY = 0.7
"""How much nearer a group seems to "they" than a body."""
MEDIA = 1.0
"""How much farther the papers seem that somebody told something."""
LISTED = 0.7
"""How much nearer somebody of high office seems to "he": papers tell more of him than of those he meets."""
ABOVE = 1.0
"""How much nearer to "he" the subject of a verb above it seems: "*a man* was held after he hit a guard"."""
BYSTANDER = 1.0
"""How much farther from "he" somebody of no office seems where he is no such subject: "his father", "a man"."""
CLOSERS = frozenset((",", '"', "”", "''"))
"""What stands between the words and the "he said" after them."""
SPOKE = 0.7
"""How much nearer to the "he" of "he said" somebody seems who said something before."""
OUTSIDE = 0.5
"""How much farther words outside a quotation seem from within one."""
QUOTED = 1.0
"""How much farther words of a quotation seem from outside it."""
BESIDE = 2
"""Tokens within which an actor is named again in one breath."""
FAR = 8
"""Sentences that a definite description may look back."""
BODIES = frozenset(("thing", "plural"))
PERSONAL = frozenset(("male", "female"))
REACH = 3
"""Sentences that a pronoun or description may look back."""


class Known(msgspec.Struct):
    """An actor as far as the article has told. `last` is the token, `sentence` the sentence of its last mention.

    `rooted`: its words told where it is at home; `placed`: its country is only that where the words are set.
    """

    id: str
    name: str
    kind: str
    country: str | None = None
    home: str | None = None
    rooted: bool = False
    placed: bool = False
    sectors: tuple[str, ...] = ()
    role: str | None = None
    role_noun: str = ""
    former: bool = False
    wikidata: str | None = None
    code: str | None = None
    gender: str | None = None
    plural: bool = False
    sort: str = ""
    last: int = -1
    sentence: int = -1
    count: int = 0
    full: bool = False
    listed: bool = False
    members: tuple[str, ...] = ()


class Registry:
    """Actors by id and by key, with their salience."""

    def __init__(self, doc: Doc) -> None:
        self.doc = doc
        self.actors: list[Known] = []
        self.keys: dict[tuple[object, ...], Known] = {}
        self.at: dict[int, Known] = {}
        """The actor of each head token resolved so far."""
        self.quoted = in_quotes(doc)
        """For each token, whether it stands in a quotation."""
        self._heads: list[int] = []
        self._sentences = [n for n, sentence in enumerate(doc.sents) for _ in range(len(sentence))]
        self._sentences.append(max(self._sentences, default=-1))

    def sentence_of(self, token: int) -> int:
        """The number of the sentence of a token; of the end of a text, that of its last."""
        return self._sentences[token]

    def add(self, name: str, kind: str, key: tuple[object, ...] | None = None) -> Known:
        """A new actor, filed under a key where one is given."""
        known = Known(f"a{len(self.actors) + 1}", name, kind)
        self.actors.append(known)
        if key is not None:
            self.keys[key] = known
        return known

    def joint(self, members: Sequence[Known]) -> Known:
        """The actor that several stand for together."""
        key = ("pair", *(known.id for known in members))
        known = self.keys.get(key)
        if known is None:
            known = self.add(" and ".join(member.name for member in members), "group", key)
            known.plural, known.sort = True, "pair"
            known.members = tuple(member.id for member in members)
        return known

    def heads_before(self, token: int) -> Iterator[int]:
        """The head tokens resolved so far that stand before a token, the nearest first."""
        return (self._heads[n] for n in range(bisect_left(self._heads, token) - 1, -1, -1))

    def seen(self, known: Known, token: int) -> None:
        """Note a mention of an actor at a token."""
        sentence = self.sentence_of(token)
        again = known.last < 0 or not 0 <= token - known.last <= BESIDE  # "Mr Osei and his aides" is no second mention
        known.last, known.sentence = max(token, known.last), max(sentence, known.sentence)
        known.count += again
        if token not in self.at:
            insort(self._heads, token)
        self.at[token] = known

    def nearest(self, token: int, fits: Callable[[Known], bool], reach: int = REACH, wanted: str = "") -> Known | None:
        """The most salient fitting actor named before a token: near, a subject, and often named.

        `wanted`: what a pronoun at the token asks for, "plural", "thing", "male" or "female".
        """
        here = self.sentence_of(token)
        above = subjects_over(self.doc[token]) if wanted in PERSONAL else frozenset()
        spoken = wanted in PERSONAL and tells(self.doc[token]) and self.doc[token - 1].text in CLOSERS
        best: tuple[float, int] | None = None
        chosen: Known | None = None
        for n in range(bisect_left(self._heads, token) - 1, -1, -1):
            head = self._heads[n]
            away = here - self.sentence_of(head)
            if away > reach:
                break
            known = self.at[head]
            weight = self._weight(head, token) + _favour(known, wanted)
            if wanted in BODIES and away and self._is_inside(head):
                weight -= INSIDE
            if spoken and tells(self.doc[head]):
                weight += SPOKE
            if wanted in PERSONAL:
                weight += ABOVE if head in above else -BYSTANDER if known.sectors[:1] == ("CVL",) else 0.0
            salience = (weight - away + min(known.count, 6) * 0.1, head)
            if (best is None or salience > best) and fits(known):
                best, chosen = salience, known
        return chosen

    def _weight(self, head: int, token: int) -> float:
        """What standing as a subject adds to a mention, and what standing aside takes from it."""
        word = self.doc[head]
        subject = word.head if is_named_beside(word) else word
        if (
            subject.dep_ in SUBJECTS or subject.dep_ == "ROOT"
        ):  # "Peru, which hosts the talks, offered" may be parsed so
            weight = SUBJECT_WEIGHT - (IN_PASSING if self._is_in_passing(subject.head, token) else 0.0)
        else:
            weight = ASIDE.get(word.dep_, 0.0)
        if self.quoted[head] != self.quoted[token]:
            weight -= QUOTED if self.quoted[head] else OUTSIDE
        return weight

    def _is_inside(self, head: int) -> bool:
        """True for the subject of what is said or told of another: "Iran said that *Chad* had lied"."""
        word = self.doc[head]
        return word.dep_ in SUBJECTS and word.head.dep_ in INNER

    def _is_in_passing(self, verb: Token, token: int) -> bool:
        """True for the verb of a clause that says when or why, from outside it."""
        return verb.dep_ == "advcl" and all(above.i != verb.i for above in self.doc[token].ancestors)

    def persons(self) -> Iterator[Known]:
        """The persons found so far."""
        return (known for known in self.actors if known.kind == "person")


def governor(doc: Doc, phrase: Phrase) -> int:
    """The word of a mention that stands in the clause: of "Premier Ana Souza said" the name, of others the head."""
    named = phrase.sort == "person" and phrase.end > phrase.head_end
    return int(doc[phrase.head : phrase.end].root.i) if named else phrase.head_end - 1


def tells(word: Token) -> bool:
    """True for who says something in a clause of his own: "We are late, *he* said"."""
    return word.dep_ == "nsubj" and word.head.dep_ == "ROOT" and word.head.lemma_ in SPEECH


def is_named_beside(word: Token) -> bool:
    """True for the name right after what somebody is: "the columnist Rosa *Alvez* wrote"."""
    return word.dep_ == "appos" and word.head.i < word.i and word.left_edge.i == word.head.i + 1


def _favour(known: Known, wanted: str) -> float:
    """What an actor's sort adds for a pronoun, wherever it was named."""
    media = MEDIA if known.sectors[:1] == ("JRN",) else 0.0
    return (MANY if wanted == "plural" and known.plural else LISTED if known.listed else 0.0) - media


def subjects_over(token: Token) -> frozenset[int]:
    """The subjects of the verbs above one that is a subject itself."""
    if token.dep_ not in SUBJECTS:
        return frozenset()
    return frozenset(child.i for verb in token.ancestors for child in verb.children if child.dep_ in SUBJECTS)
