"""What every predicate token is asked: its slots by name, found when asked for and then kept."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from spacy.tokens import Token

from dragoman.events.elsewhere import ELSEWHERE
from dragoman.events.joined import has_subject
from dragoman.events.lightverbs import support_verb
from dragoman.events.lists import conjuncts, spread
from dragoman.events.passives import is_passive
from dragoman.events.reach import complements, led_to, particles
from dragoman.events.torn import torn_subject
from dragoman.events.tree import PASSIVES, SUBJECTS, VERBS, children, parted
from dragoman.events.words import in_class

_HEARD = frozenset({"criticism", "abuse", "condemnation", "rebuke", "ridicule", "scorn"})
"""What one takes is what others say of one."""


class Slots:
    """Slots of one predicate token. Each is computed when asked for, then kept."""

    def __init__(self, token: Token, *, adjectival: bool = False) -> None:
        self.token = token
        stative = token.tag_ == "VBN" and token.dep_ in ("acomp", "oprd")
        self.adjectival = adjectival or token.pos_ == "ADJ" or stative
        self.verbal = token.pos_ in VERBS and not self.adjectival
        self.passive = self.verbal and is_passive(token)
        self._slots: dict[str, list[Token]] = {}
        self.support = None if self.verbal else support_verb(token)
        self.undergone = self.support is not None and _is_undergone(token, self.support)

    def slot(self, name: str) -> list[Token]:
        """Head tokens that fill the slot, conjuncts included; [] where it is empty."""
        if name not in self._slots:
            found = self._find(name)
            self._slots[name] = self._own(spread(found)) if found else []
        return self._slots[name]

    def _own(self, found: Sequence[Token]) -> list[Token]:
        """What belongs to this predicate, not to a clause after it or to a verb joined to it."""
        own = [t for t in found if not self._comes_after(t) and not _opens_clause(t, self.token)]
        own = [t for t in own if t not in self._torn] or own
        return [t for t in own if not parted(t, self.token)] or own

    @cached_property
    def _torn(self) -> list[Token]:
        return [s for v in children(self.token, "conj") if v.pos_ == "VERB" for s in torn_subject(v)]

    def _comes_after(self, token: Token) -> bool:
        """ "Ruiz, who *stepped* down, and *Vega*": joined to the noun after the clause, not in it."""
        if token.dep_ != "conj":
            return False
        clause = self.token
        while clause.dep_ in ("conj", "xcomp", "ccomp") and clause.head != clause:
            clause = clause.head
        return clause.dep_ in ("relcl", "acl") and token.i > clause.i and token in conjuncts(clause.head)

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


def _opens_clause(noun: Token, act: Token) -> bool:
    """ "where Chad backs the rebels and *Togo* backs the king": the parser joined it to the noun before it."""
    end = noun.right_edge.i + 1
    if noun.dep_ != "conj" or end >= len(noun.doc) or noun.pos_ != "PROPN":
        return False
    verb = noun.doc[end]
    other = verb.pos_ == "VERB" and verb.tag_ in ("VBZ", "VBP") and verb != act and verb not in noun.ancestors
    first = noun
    while first.dep_ == "conj":
        first = first.head
    return other and verb.is_alpha and first.dep_ not in SUBJECTS | PASSIVES and not has_subject(verb)


def _is_undergone(act: Token, verb: Token) -> bool:
    """ "suffered an attack", "*took* criticism from Oslo": the subject is whom it befalls."""
    return in_class(verb, "undergo") or (verb.lemma_.lower() == "take" and act.lemma_.lower() in _HEARD)
