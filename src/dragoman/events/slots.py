"""What every predicate token is asked: its slots by name, found when asked for and then kept."""

from __future__ import annotations

from functools import cached_property

from spacy.tokens import Token

from dragoman.events.clauses import (
    ELSEWHERE,
    torn_subject,
)
from dragoman.events.lists import conjuncts, spread
from dragoman.events.reach import complements, led_to, particles
from dragoman.events.tree import (
    children,
    is_passive,
    parted,
    support_verb,
)
from dragoman.events.words import in_class

_HEARD = frozenset({"criticism", "abuse", "condemnation", "rebuke", "ridicule", "scorn"})
"""What one takes is what others say of one."""


class Slots:
    """Slots of one predicate token. Each is computed when asked for, then kept."""

    def __init__(self, token: Token, *, adjectival: bool = False) -> None:
        self.token = token
        stative = token.tag_ == "VBN" and token.dep_ in ("acomp", "oprd")
        self.adjectival = adjectival or token.pos_ == "ADJ" or stative
        self.verbal = token.pos_ in ("VERB", "AUX") and not self.adjectival
        self.passive = self.verbal and is_passive(token)
        self._slots: dict[str, list[Token]] = {}
        self.support = None if self.verbal else support_verb(token)
        self.undergone = self.support is not None and _is_undergone(token, self.support)

    def slot(self, name: str) -> list[Token]:
        """Head tokens that fill the slot, conjuncts included; [] where it is empty."""
        if name not in self._slots:
            torn = [s for v in children(self.token, "conj") if v.pos_ == "VERB" for s in torn_subject(v)]
            found = [t for t in spread(self._find(name)) if not self._comes_after(t)]
            found = [t for t in found if t not in torn] or found
            self._slots[name] = [t for t in found if not parted(t, self.token)] or found
        return self._slots[name]

    def _comes_after(self, token: Token) -> bool:
        """ "Ruiz, who *stepped* down, and *Vega*": joined to the noun after the clause, not in it."""
        clause = self.token
        while clause.dep_ in ("conj", "xcomp", "ccomp") and clause.head != clause:
            clause = clause.head
        noun = clause.head
        return (
            clause.dep_ in ("relcl", "acl") and token.dep_ == "conj" and token.i > clause.i and token in conjuncts(noun)
        )

    def _find(self, name: str) -> list[Token]:
        if name in ELSEWHERE:
            return ELSEWHERE[name](self.token) if self.verbal else []
        finder = getattr(self, "_" + name.replace("-", "_"), None)
        return finder() if finder else self._prep(name)

    def _prep(self, name: str) -> list[Token]:
        return led_to(self.token, name, verbal=self.verbal, support=self.support) if name in self._words else []

    @cached_property
    def _words(self) -> frozenset[str]:
        """The words of the sentence: most prepositions that frames ask for are not among them."""
        return frozenset(token.lower_ for token in self.token.sent)

    def particles(self) -> list[Token]:
        """Words that can be part of the predicate: "called *off*", "taken *hostage*", "said *no*"."""
        found = particles(self.token)
        if self.verbal and (self.passive or len(children(self.token, "dobj")) > 1):
            found += children(self.token, "dobj", "attr")
        return found

    def complements(self) -> list[Token]:
        """Heads of clausal complements, conjoined verbs included."""
        return complements(self.token)


def _is_undergone(act: Token, verb: Token) -> bool:
    """ "suffered an attack", "*took* criticism from Oslo": the subject is whom it befalls."""
    return in_class(verb, "undergo") or (verb.lemma_.lower() == "take" and act.lemma_.lower() in _HEARD)
