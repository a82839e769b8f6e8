"""The arguments of a predicate, the same for active and passive, verb, noun and adjective.

`Arguments(token)` answers `slot("subject")`, `slot("object")`, `slot("to")` ... with head tokens, conjuncts included.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from spacy.tokens import Token

from dragoman.events.codebook import word_classes

_SUBJECTS = frozenset({"nsubj", "csubj"})
_PASSIVES = frozenset({"nsubjpass", "csubjpass"})
_RELATIVES = frozenset({"who", "which", "that", "whom", "whose"})
_NAMED = frozenset({"GPE", "NORP", "ORG", "PERSON", "LOC"})
_COMPLEMENTS = frozenset({"xcomp", "ccomp"})


def conjuncts(token: Token) -> list[Token]:
    """The token and those coordinated with it, in order."""
    found = [token]
    for item in found:
        found.extend(child for child in item.children if child.dep_ == "conj" and child.pos_ != "VERB")
    return found


def spread(tokens: Iterable[Token]) -> list[Token]:
    """All conjuncts of the tokens, each once, in order."""
    found: dict[int, Token] = {}
    for token in tokens:
        for item in conjuncts(token):
            found.setdefault(item.i, item)
    return list(found.values())


def children(token: Token, *deps: str) -> list[Token]:
    return [child for child in token.children if child.dep_ in deps]


def is_passive(verb: Token) -> bool:
    """True for "was arrested" and for the reduced "the man arrested on Monday"."""
    if any(child.dep_ in ("auxpass", "nsubjpass") for child in verb.children):
        return True
    if verb.tag_ != "VBN" or any(child.dep_ == "aux" for child in verb.children):
        return False
    if verb.dep_ == "acl" and verb.head.dep_ == "ROOT":
        # A clause read as a noun with a participle ("The bloc called on ..."): passive only with its agent named.
        return any(c.lower_ == "by" for c in verb.children)
    if verb.dep_ in ("acl", "amod"):
        return True
    return verb.dep_ == "conj" and is_passive(verb.head) and not children(verb, *_SUBJECTS)


def _prepositions(token: Token) -> Iterator[Token]:
    for child in token.children:
        if child.dep_ in ("prep", "agent", "dative") and child.pos_ in ("ADP", "SCONJ", "PART", "VERB"):
            yield child
            yield from (c for c in child.children if c.dep_ == "conj" and c.pos_ == "ADP")


def prep_objects(token: Token, name: str) -> list[Token]:
    """Objects of the preposition `name` that hangs on the token ("against" also under "out against")."""
    found = []
    for prep in _prepositions(token):
        inner = [prep, *children(prep, "prep")]
        found += [o for p in inner if p.lower_ == name for o in children(p, "pobj", "pcomp")]
    return found


def _relative_head(token: Token, verb: Token) -> Token:
    """The noun that a relative pronoun stands for."""
    clause = verb
    while clause.dep_ == "conj":
        clause = clause.head
    if token.lower_ in _RELATIVES and clause.dep_ == "relcl":
        return clause.head
    return token


class Arguments:
    """Slots of one predicate token. Each is computed when asked for, then kept."""

    def __init__(self, token: Token) -> None:
        self.token = token
        self.adjectival = token.pos_ == "ADJ" or (token.tag_ == "VBN" and token.dep_ in ("acomp", "oprd"))
        self.verbal = token.pos_ in ("VERB", "AUX") and not self.adjectival
        self.passive = self.verbal and is_passive(token)
        self._slots: dict[str, list[Token]] = {}
        self.support = None if self.verbal else support_verb(token)

    def slot(self, name: str) -> list[Token]:
        """Head tokens that fill the slot, conjuncts included; [] where it is empty."""
        if name not in self._slots:
            self._slots[name] = spread(self._find(name))
        return self._slots[name]

    def _find(self, name: str) -> list[Token]:
        finder = getattr(self, "_" + name.replace("-", "_"), None)
        return finder() if finder else self._prep(name)

    # -- subjects and objects -------------------------------------------------------------------

    def _subject(self) -> list[Token]:
        if not self.verbal:
            return self._noun_subject()
        return self._by() if self.passive else self._active_subject(self.token)

    def _active_subject(self, verb: Token) -> list[Token]:
        own = [_relative_head(t, verb) for t in children(verb, *_SUBJECTS)]
        if own:
            return own
        return self._inherited_subject(verb)

    def _inherited_subject(self, verb: Token) -> list[Token]:
        head, dep = verb.head, verb.dep_
        if head == verb:
            return []
        if dep == "conj" and head.pos_ in ("VERB", "AUX"):
            return self._surface_subject(head)
        if dep in ("acl", "relcl"):
            return self._acl_subject(verb, head)
        if dep in ("xcomp", "ccomp") and head.pos_ in ("VERB", "AUX", "ADJ"):
            return self._controller(head)
        if dep in ("advcl", "pcomp", "dep", "advmod", "prep"):
            return self._adverbial_subject(head)
        return []

    def _surface_subject(self, head: Token) -> list[Token]:
        passive = [_relative_head(t, head) for t in children(head, *_PASSIVES)]
        return passive or Arguments(head).slot("subject")

    def _acl_subject(self, verb: Token, head: Token) -> list[Token]:
        """ "militants holding the town": the noun; "its plan to leave": whose plan it is."""
        if verb.tag_ in ("VBG", "VBN", "VBD") or verb.dep_ == "relcl":
            return [head]
        return Arguments(head).slot("subject") or Arguments(head).slot("possessor")

    def _controller(self, head: Token) -> list[Token]:
        """Who does what the complement says: the object of "urged X to", else the subject."""
        if head.pos_ == "ADJ":
            head = head.head if head.dep_ in ("acomp", "oprd") else head
            return self._surface_subject(head)
        objects = children(head, "dobj", "dative")
        return [o for o in objects if o.dep_ == "dobj"] or objects or self._surface_subject(head)

    def _adverbial_subject(self, head: Token) -> list[Token]:
        while head.pos_ in ("ADP", "SCONJ", "ADV") and head.head != head:
            head = head.head
        if head.pos_ in ("VERB", "AUX"):
            return self._surface_subject(head)
        return Arguments(head).slot("possessor") if head.pos_ in ("NOUN", "PROPN") else []

    def _noun_subject(self) -> list[Token]:
        if self.adjectival:
            return self._adjective_subject()
        own = self._possessor() or self._by()
        if own:
            return own
        if self.support is not None:
            return Arguments(self.support).slot("subject")
        return []

    def _adjective_subject(self) -> list[Token]:
        token = self.token
        if token.dep_ in ("acomp", "attr", "oprd"):
            return self._surface_subject(token.head)
        if token.dep_ == "amod":
            return [token.head]
        return self._inherited_subject(token)

    def _object(self) -> list[Token]:
        if not self.verbal:
            return prep_objects(self.token, "of")
        if self.passive:
            return self._passive_object()
        own = [_relative_head(t, self.token) for t in children(self.token, "dobj", "attr", "oprd")]
        return own or self._shared_object()

    def _passive_object(self) -> list[Token]:
        own = [_relative_head(t, self.token) for t in children(self.token, *_PASSIVES)]
        if own:
            return own
        if self.token.dep_ in ("acl", "amod"):
            return [self.token.head]
        if self.token.dep_ == "conj":
            return Arguments(self.token.head)._find("object")
        return self._inherited_subject(self.token)

    def _shared_object(self) -> list[Token]:
        """ "attacked and killed rebels": the first verb takes the object of the second."""
        token = self.token
        if token.dep_ == "relcl" and not any(_relative_head(t, token) == token.head for t in token.children):
            return [] if children(token, "prep") else [token.head]
        later = [c for c in children(token, "conj") if c.pos_ == "VERB" and not children(c, *_SUBJECTS)]
        if later and not children(token, "prep", "xcomp", "ccomp", "prt"):
            return children(later[0], "dobj")
        return []

    def _indirect(self) -> list[Token]:
        datives = children(self.token, "dative")
        plain = [t for t in datives if t.pos_ != "ADP"]
        return plain or [o for t in datives for o in children(t, "pobj")]

    # -- nominal slots ----------------------------------------------------------------------------

    def _possessor(self) -> list[Token]:
        return children(self.token, "poss")

    def _by(self) -> list[Token]:
        return [o for o in self._prep("by") if o.dep_ == "pobj"]

    def _modifier(self) -> list[Token]:
        return [t for t in children(self.token, "amod", "compound", "nmod") if _may_name(t)]

    def _object_possessor(self) -> list[Token]:
        return [p for o in self.slot("object") for p in children(o, "poss")]

    def _object_modifier(self) -> list[Token]:
        return [p for o in self.slot("object") for p in children(o, "amod", "compound", "nmod") if _may_name(p)]

    def _clause_subject(self) -> list[Token]:
        """Who acts in the clause the noun stands in: "spoke during a call with", "arrived for talks with"."""
        verb = self.token.head
        while verb.pos_ not in ("VERB", "AUX") and verb.head != verb:
            verb = verb.head
        return self._surface_subject(verb) if verb.pos_ in ("VERB", "AUX") else []

    def _complement_subject(self) -> list[Token]:
        return [s for c in self.complements() for s in children(c, *_SUBJECTS, *_PASSIVES)]

    def _complement_object(self) -> list[Token]:
        return [o for c in self.complements() for o in Arguments(c).slot("object")]

    def _prep(self, name: str) -> list[Token]:
        """The preposition on the predicate, on its object, on its support verb."""
        found = prep_objects(self.token, name)
        if found:
            return found
        if self.verbal:
            nearby = children(self.token, "dobj", "nsubjpass", "attr", "acomp", "advmod", "prt")
        else:
            nearby = [self.support] if self.support is not None else []
        found = [o for t in nearby for o in prep_objects(t, name)]
        return found or self._deep_prep(name)

    def _deep_prep(self, name: str) -> list[Token]:
        """The preposition one noun further down: "talks on trade with Chile", "provided aid worth millions to Mali"."""
        starts = [self.token, *children(self.token, "dobj")] if self.verbal else [self.token]
        nouns = [o for t in starts for p in _prepositions(t) for o in children(p, "pobj")]
        return [o for noun in nouns for o in prep_objects(noun, name)]

    # -- clauses ------------------------------------------------------------------------------------

    def complements(self) -> list[Token]:
        """Heads of clausal complements, conjoined verbs included."""
        found = children(self.token, *_COMPLEMENTS)
        found += [c for c in children(self.token, "advcl", "acl") if _is_infinitive(c)]
        found += [c for p in _prepositions(self.token) for c in children(p, "pcomp")]
        return [t for f in found for t in verb_conjuncts(f)]


def _may_name(modifier: Token) -> bool:
    """ "a *US* airstrike", "an *Iranian* offer", but not "an *armed* attack"."""
    return modifier.pos_ == "PROPN" or modifier.ent_type_ in _NAMED or modifier.text[:1].isupper()


def _is_infinitive(verb: Token) -> bool:
    return any(c.lower_ == "to" and c.dep_ == "aux" for c in verb.children)


def verb_conjuncts(verb: Token) -> list[Token]:
    """The verb and the verbs coordinated with it."""
    found = [verb]
    for item in found:
        found.extend(c for c in item.children if c.dep_ == "conj")
    return found


def support_verb(noun: Token) -> Token | None:
    """The light verb that carries a nominal predicate: "launched an attack", "an attack was launched"."""
    classes = word_classes()
    if noun.dep_ == "conj":
        noun = noun.head
    head = noun.head
    if noun.dep_ in ("dobj", "nsubjpass") and head.lemma_.lower() in classes["support"]:
        return head
    if noun.dep_ == "pobj" and head.dep_ == "prep" and head.head.pos_ == "VERB":
        verb = head.head
        return (
            verb
            if head.lower_ in ("in", "into", "on", "with") and verb.lemma_.lower() in classes["support-in"]
            else None
        )
    return None
