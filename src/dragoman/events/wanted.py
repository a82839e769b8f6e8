"""Frames made ready for matching: what a frame wants of a token as sets, so that a test costs a look-up.

Word tests are lemmas, "a b" (modifier + head), "@class", "@TYPE" (a word that heads a frame of that PLOVER type),
"@name" (any proper name), "@person" (one of a person), "*" (anything) or, alone, "-" (nothing).
"""

from __future__ import annotations

from collections.abc import Iterator

import msgspec
from spacy.tokens import Span as DocSpan
from spacy.tokens import Token

from dragoman.events.arguments import Arguments
from dragoman.events.codebook import Codebook, Frame, Predicate, Words
from dragoman.events.lists import counted
from dragoman.events.tree import PASSIVES, SUBJECTS, VERBS, children
from dragoman.events.words import forms, in_class, near

Phrases = tuple[tuple[str, tuple[str, ...]], ...]
"""Last words, each with the modifiers that must stand by it."""
_ON = frozenset({"on", "upon"})
"""Slots in which the name of a day is nobody: "called *on Monday* for calm"."""
ANY, _CLASS, _WORD = 0.5, 1.0, 2.0


class Wanted(msgspec.Struct, frozen=True):
    """One test: which words must (`wanted`), or must not, fill a slot. `types` are lemmas, as `lemmas` are."""

    slot: str
    wanted: bool
    nothing: bool
    anything: bool
    name: bool
    person: bool
    lemmas: frozenset[str]
    phrases: Phrases
    classes: frozenset[str]
    types: frozenset[str]

    def gain(self, head: Token) -> float:
        """How much the test says where a head meets it, 0 where it does not.

        Any word says little, a class more, a word, and most a word with its modifiers.
        """
        words = forms(head)
        best = max(
            (_WORD + len(before) for last, before in self.phrases if _stands(last, before, words, head)), default=0.0
        )
        if best:
            return best
        if not self.wanted and _is_presidency(head):
            return 0.0
        if not self.lemmas.isdisjoint(words):
            return _WORD
        if self._named(head) or not self.classes.isdisjoint(words) or head.lemma_.lower() in self.types:
            return _CLASS
        return ANY if self.anything and not (self.slot in _ON and in_class(head, "time-word")) else 0.0

    @property
    def words(self) -> frozenset[str]:
        """The words of which a sentence must hold one for the test to be met; empty where any word may do."""
        if not self.wanted or self.nothing or self.anything or self.name or self.person:
            return frozenset()
        return self.lemmas | self.classes | self.types | {last for last, _ in self.phrases}

    def _named(self, head: Token) -> bool:
        return (self.name or (self.person and head.ent_type_ == "PERSON")) and head.pos_ == "PROPN"


class Ready(msgspec.Struct, frozen=True):
    """A frame with its head words by part of speech, its compound heads ("peace talk"), and its tests.

    Of each set in `needs` a sentence must hold a word, or the frame cannot fit anywhere in it.
    """

    frame: Frame
    verbs: frozenset[str]
    nouns: frozenset[str]
    adjectives: frozenset[str]
    plain: frozenset[str]
    compounds: Phrases
    tests: tuple[Wanted, ...]
    needs: tuple[frozenset[str], ...]

    def may_fit(self, present: set[str]) -> bool:
        """Whether a sentence of these words (`present_in`) holds what the frame needs."""
        return not any(map(present.isdisjoint, self.needs))

    def part_of(self, pos: str, words: tuple[str, ...]) -> str:
        """ "verb", "noun" or "adjective": the reading under which the frame holds of a token with these forms."""
        verb, noun = not self.verbs.isdisjoint(words), not self.nouns.isdisjoint(words)
        if verb and (pos in VERBS or not (noun and pos in ("NOUN", "PROPN"))):
            return "verb"
        return "noun" if noun else "adjective"


class Reading:
    """A token as its frames ask for it: what many of them ask is worked out once."""

    def __init__(self, arguments: Arguments) -> None:
        self.arguments = arguments
        self.words = forms(arguments.token)
        self._beside: set[str] | None = None
        self._heads: dict[str, list[Token]] = {}

    def fit(self, ready: Ready) -> float:
        """1 for the bare head word, more where the head is named with a modifier ("peace talk"), else 0."""
        best = 0.0 if ready.plain.isdisjoint(self.words) else 1.0
        for last, before in ready.compounds:
            if last in self.words and self._near().issuperset(before):
                best = max(best, 1.0 + len(before))
        return best

    def _near(self) -> set[str]:
        if self._beside is None:
            self._beside = near(self.arguments.token)
        return self._beside

    def heads(self, name: str) -> list[Token]:
        """The tokens that a test of this slot is about."""
        found = self._heads.get(name)
        if found is None:
            found = self._heads[name] = _heads(name, self.arguments)
        return found


def _is_presidency(head: Token) -> bool:
    """ "the White *House*": what bars a house does not bar it, unless by both its words."""
    return head.text == "House" and any(child.text == "White" for child in head.children)


def _stands(last: str, before: tuple[str, ...], words: tuple[str, ...], head: Token) -> bool:
    return last in words and near(head).issuperset(before)


def _heads(name: str, arguments: Arguments) -> list[Token]:
    token = arguments.token
    if name == "particle":
        return arguments.particles()
    if name == "modifier":
        return children(token, "amod", "compound", "nmod", "advmod")
    if name == "complement":
        return arguments.complements()
    if name == "complement-aux":
        return [aux for c in arguments.complements() for aux in children(c, "aux", "auxpass") if _is_due(aux, c)]
    return [below for head in arguments.slot(name) for below in counted(head)]


def _is_due(aux: Token, clause: Token) -> bool:
    """ "said they *must* go"; not "*should* they go", "they *must have* gone", a guess, "has *been* freed"."""
    if aux.tag_ != "MD":
        return aux.lower_ != "been"
    before = any(aux.i < subject.i for subject in children(clause, *SUBJECTS, *PASSIVES))
    return not before and all(word.lemma_ != "have" for word in children(clause, "aux"))


def ready(frame: Frame, codebook: Codebook) -> Ready:
    """The frame made ready."""
    heads = frame.predicate
    lemmas = [lemma.split(" ") for lemma in (*heads.verb, *heads.noun, *heads.adjective)]
    tests = tuple(_wanted(slot, words, wanted, codebook) for slot, words, wanted in _tests(heads))
    return Ready(
        frame=frame,
        verbs=_lasts(heads.verb),
        nouns=_lasts(heads.noun),
        adjectives=_lasts(heads.adjective),
        plain=frozenset(words[0] for words in lemmas if len(words) == 1),
        compounds=tuple((words[-1], tuple(words[:-1])) for words in lemmas if len(words) > 1),
        tests=tests,
        needs=tuple(test.words for test in tests if test.words),
    )


def present_in(sentence: DocSpan) -> set[str]:
    """Every word under which a token of the sentence may meet a test."""
    return {word for token in sentence for word in (*forms(token), token.lemma_.lower())}


def _lasts(lemmas: Words) -> frozenset[str]:
    return frozenset(lemma.rsplit(" ", 1)[-1] for lemma in lemmas)


def _wanted(slot: str, words: Words, wanted: bool, codebook: Codebook) -> Wanted:
    marked = [word[1:] for word in words if word.startswith("@")]
    plain = [word.split(" ") for word in words if word != "*" and not word.startswith("@")]
    types = {name for name in marked if name.isupper()}
    classes = [codebook.classes[name] for name in marked if name not in types and name not in ("name", "person")]
    return Wanted(
        slot=slot,
        wanted=wanted,
        nothing=words == ("-",),
        anything="*" in words,
        name="name" in marked,
        person="person" in marked,
        lemmas=frozenset(word[0] for word in plain if len(word) == 1),
        phrases=tuple((word[-1], tuple(word[:-1])) for word in plain if len(word) > 1),
        classes=classes[0] if len(classes) == 1 else frozenset().union(*classes),
        types=_typed(types, codebook),
    )


def _typed(types: set[str], codebook: Codebook) -> frozenset[str]:
    """The nouns and verbs that head a frame of one of the types."""
    if not types:
        return frozenset()
    keys = ((part, lemma, found) for (part, lemma), found in codebook.index.items() if part != "adjective")
    return frozenset(lemma for _, lemma, found in keys if any(frame.type in types for frame in found))


def _tests(predicate: Predicate) -> Iterator[tuple[str, Words, bool]]:
    """(slot, words, wanted) for every constraint of the predicate."""
    plain = (
        ("particle", predicate.particle, True),
        ("particle", predicate.not_particle, False),
        ("subject", predicate.subject, True),
        ("subject", predicate.not_subject, False),
        ("object", predicate.object, True),
        ("object", predicate.not_object, False),
        ("modifier", predicate.modifier, True),
        ("modifier", predicate.not_modifier, False),
        ("complement", predicate.complement, True),
        ("complement", predicate.not_complement, False),
        ("complement-aux", predicate.complement_aux, True),
        ("complement-subject", predicate.complement_subject, True),
    )
    yield from (test for test in plain if test[1])
    yield from ((name, words, True) for name, words in predicate.prep.items())
    yield from ((name, words, False) for name, words in predicate.not_prep.items())
