"""Who does what a predicate says: the subjects of verbs, of nominal acts and of adjectives, through clauses."""

from __future__ import annotations

from spacy.tokens import Token

from dragoman.events.around import helped
from dragoman.events.aside import are_people
from dragoman.events.beside import companions, followers, own_subjects, past_relative, set_off
from dragoman.events.clauses import participle_of
from dragoman.events.codebook import word_classes
from dragoman.events.hands import HANDS, PRESS, allowed, at_hands, in_press, told_doers
from dragoman.events.joined import joined_to, on_the_way
from dragoman.events.passives import is_brought_about, is_passive, shared_agent
from dragoman.events.prepositions import prep_objects, prepositions
from dragoman.events.relatives import relative_head
from dragoman.events.slots import Slots
from dragoman.events.torn import (
    after_dateline,
    after_relative,
    after_saying,
    after_source,
    gerund_owner,
    past_aside,
    put_to_vote,
    torn_author,
    torn_subject,
)
from dragoman.events.tree import PASSIVES, SUBJECTS, VERBS, children, is_infinitive
from dragoman.events.words import in_class

_OBJECT_CONTROL = frozenset({"for", "of", "from", "into"})
"""Prepositions whose gerund is the object's act: "praised Chad *for* ceding", "kept Chad *from* ceding"."""
_OUTWARD = frozenset({"pobj", "prep", "dobj", "attr", "conj", "oprd", "dative", "agent", "acomp", "npadvmod"})
"""From a noun to the clause it stands in."""
_TIMES = frozenset({"after", "before", "since", "upon", "following"})
"""Prepositions of when: in "a day *after* meeting Chad, Mali said" who met is told by the clause."""
_USES = frozenset({"use", "employ"})
_HERS = frozenset({"his", "her", "its"})
_REFLEXIVES = frozenset({"himself", "herself", "itself", "themselves"})


def _is_joining(verb: Token, prep: Token) -> bool:
    """ "*joined* Mali in urging": both do it."""
    return verb.lemma_.lower() == "join" and prep.lower_ == "in"


def _is_of_use(verb: Token) -> bool:
    """ "tanks *were used* to shell Bor, in shelling Bor": what is used acts for somebody."""
    return verb.lemma_.lower() in _USES and is_passive(verb)


def _is_amounting(prep: Token) -> bool:
    """ "his words *amounted to* an attack on the court"."""
    return prep.lower_ == "to" and prep.head.lemma_.lower() == "amount"


class Subjects(Slots):
    """The slots that say who acts."""

    def _subject(self) -> list[Token]:
        if not self.verbal:
            return self._noun_subject()
        return (
            (self._by() or self._lower_agent() or shared_agent(self.token) or self._causer() or told_doers(self.token))
            if self.passive
            else self._active_subject(self.token)
        )

    def _lower_agent(self) -> list[Token]:
        """ "was asked to resign, was accused of lying *by the board*": the agent, hung on the clause inside."""
        clauses = [c for c in children(self.token, "xcomp") if is_infinitive(c) and not is_passive(c)]
        told = [o for c in clauses for p in prepositions(c) if p.lower_ == "by" for o in children(p, "pobj")]
        gerunds = [c for p in prepositions(self.token) for c in children(p, "pcomp") if c.tag_ == "VBG"]
        told = told or [o for c in gerunds for o in prep_objects(c, "by") if o.pos_ == "PROPN" or are_people(o)]
        nouns = [o for p in prepositions(self.token) for o in children(p, "pobj") if children(o, "poss")]
        return told or [o for noun in nouns for o in prep_objects(noun, "by")]  # "was blamed for his vote by *Oslo*"

    def _causer(self) -> list[Token]:
        """ "*Lund* had two editors arrested"."""
        return self._surface_subject(self.token.head) if is_brought_about(self.token) else []

    def _active_subject(self, verb: Token) -> list[Token]:
        # The parser takes "He's ruled it out" for a passive.
        told = children(verb, *SUBJECTS) or children(verb, *PASSIVES)
        own = [after_dateline(relative_head(t, verb)) for t in own_subjects(told)] or gerund_owner(verb)
        if own:
            named = [m for t in own for m in self._meant(t, verb)]
            return [*named, *(c for t in named for c in companions(t)), *followers(verb)]
        torn = after_relative(verb) or after_saying(verb) or torn_subject(verb) or after_source(verb)
        return torn or self._inherited_subject(verb)

    def _meant(self, subject: Token, verb: Token) -> list[Token]:
        """ "*Mali* found itself fighting", "*Lund* himself asked": whom a reflexive pronoun stands for."""
        if subject.lower_ not in _REFLEXIVES:
            return [subject]
        before = [subject.nbor(-1)] if subject.i else []
        return [t for t in before if t.pos_ in ("NOUN", "PROPN")] or (
            self._surface_subject(verb.head) if verb.head != verb else []
        )

    def _inherited_subject(self, verb: Token) -> list[Token]:
        head, dep = verb.head, verb.dep_
        if head == verb:
            return []
        if dep == "conj" and head.pos_ in VERBS:
            return past_relative(self._surface_subject(joined_to(verb)), verb)
        if dep in ("acl", "relcl"):
            return self._acl_subject(verb, head)
        if dep in ("xcomp", "ccomp") and head.pos_ in ("VERB", "AUX", "ADJ"):
            return self._controller(head.head if head.dep_ == "parataxis" else head)
        if dep in ("advcl", "pcomp", "dep", "advmod", "prep"):
            if (ballot := put_to_vote(verb)) is not None:
                return type(self)(ballot).slot("possessor")
            return on_the_way(verb) or allowed(verb) or self._adverbial_subject(head)
        return []

    def _surface_subject(self, head: Token) -> list[Token]:
        if _is_of_use(head):
            return type(self)(head).slot("subject")
        passive = [relative_head(t, head) for t in children(head, *PASSIVES)]
        if not passive and head.dep_ in ("acl", "relcl") and is_passive(head):
            return type(self)(head)._find("object")
        return passive or type(self)(head).slot("subject")

    def _acl_subject(self, verb: Token, head: Token) -> list[Token]:
        """ "militants holding the town": the noun; "its plan to leave", "issued a report accusing": whose it is."""
        if head.dep_ == "dobj" and head.lemma_.lower() in word_classes()["document"] and not children(head, "poss"):
            issued = in_class(head.head, "issue") or in_class(head.head, "support")
            return (self._surface_subject(head.head) if issued else torn_author(head.head, [head])) or [head]
        if verb.tag_ in ("VBG", "VBN", "VBD") or verb.dep_ == "relcl":
            return [participle_of(verb)]
        return type(self)(head).slot("subject") or type(self)(head).slot("possessor")

    def _controller(self, head: Token) -> list[Token]:
        """Who does what the complement says: the object of "urged X to", else the subject."""
        if head.pos_ == "ADJ":
            head = head.head if head.dep_ in ("acomp", "oprd") else head
            return self._surface_subject(head)
        own = in_class(head, "dial") or in_class(head, "errand")  # "rang Oslo to urge calm, left Bor to free Goma"
        if own or head.lemma_.lower() in _USES:  # "used the law to jail"
            return self._surface_subject(head)
        objects = children(head, "dobj", "dative")
        return [o for o in objects if o.dep_ == "dobj"] or objects or self._surface_subject(head)

    def _adverbial_subject(self, head: Token) -> list[Token]:
        prep = head
        while head.pos_ in ("ADP", "SCONJ", "ADV") and head.head != head:
            head = head.head
        if head.pos_ in VERBS:
            if _is_joining(head, prep):
                return [*self._surface_subject(head), *type(self)(head).slot("by" if is_passive(head) else "object")]
            if prep.lower_ == "in" and (whose := type(self)(head).slot("object-possessor")):
                return whose  # "questioned *Lund's* wisdom in meeting the king"
            given = prep.lower_ in _OBJECT_CONTROL and not _is_of_use(head)
            blamed = type(self)(head).slot("object") if given else []
            return blamed or self._surface_subject(head)
        if head.lemma_.lower() in word_classes()["verge"] and head.dep_ == "pobj":
            above = head.head.head
            return self._surface_subject(above) if above.pos_ in VERBS else [above]
        whose = type(self)(head).slot("possessor") if head.pos_ in ("NOUN", "PROPN") else []
        return whose or (type(self)(head).slot("clause-subject") if prep.lower_ in _TIMES else [])

    def _noun_subject(self) -> list[Token]:
        if self.adjectival:
            return self._adjective_subject()
        own = self._possessor() or self._by()
        if self.undergone:
            return own or [t for t in self.slot("under") if t.pos_ == "PROPN" or are_people(t)]
        if self.support is None or self.token.dep_ == "nsubj":
            return own
        if own and any(t.tag_ != "PRP$" for t in own):
            return own
        if self.token.dep_ == "pobj" and is_passive(self.support):  # "*Mali* is engaged in a war with"
            return self._surface_subject(self.support) or own
        joined = self.slot("maker") if self.support.lemma_ == "join" else []  # "joined the *Kurdish* fight against"
        return [*type(self)(self.support).slot("subject"), *joined] or own

    def _carrier(self) -> list[Token]:
        """ "*Officers* mounted a coup": the subject of the verb that carries the nominal act, whosever the act is."""
        return type(self)(self.support).slot("subject") if self.support is not None and not self.undergone else []

    def _undergoer(self) -> list[Token]:
        """ "*Kenya* suffered an attack": whom the nominal act befalls, by its light verb."""
        return type(self)(self.support).slot("subject") if self.undergone and self.support is not None else []

    def _adjective_subject(self) -> list[Token]:
        token = self.token
        own = [relative_head(t, token) for t in children(token, *SUBJECTS, *PASSIVES)]
        if own:
            return own
        if token.dep_ in ("acomp", "attr", "oprd"):
            return self._surface_subject(token.head)
        if token.dep_ == "amod":
            return [token.head]
        return self._inherited_subject(token)

    def _possessor(self) -> list[Token]:
        """Whose it is; in "Lund's speech and *her* support" that is Lund."""
        own = [t for t in children(self.token, "poss") if not in_class(t, "time-word")]  # "Monday's raid"
        joined = self.token.dep_ == "conj" and any(t.lower_ in _HERS for t in own)
        over = self.token.head
        within = (over, *prep_objects(over, "to"), *prep_objects(over, "of")) if joined else ()
        if any(t.lower_ in _HERS for t in own) and self.token.dep_ == "pobj" and over.lower_ == "of":
            within = (over.head,)  # "*Chad's* use of its veto"
        first = [t for noun in within for t in children(noun, "poss") if t.pos_ == "PROPN"]
        return first or own

    def _by(self) -> list[Token]:
        told = [o for o in self._prep("by") if o.dep_ == "pobj"] or self._at_hands()
        return told or (past_aside(self.token) if self.passive and {"by", "them"} <= self._words else [])

    def _at_hands(self) -> list[Token]:
        """ "was beaten *at the hands of guards*", "was jailed on the orders of *the junta*"."""
        if self._words.isdisjoint(HANDS | PRESS):
            return []
        near = (self.token, *([self.support] if self.support is not None else []))
        return [t for act in near for t in at_hands(act)] or (in_press(self.token) if self.passive else [])

    def _clause_subject(self) -> list[Token]:
        """Who acts in the clause the noun stands in: "spoke during a call with", "arrived for talks with".

        Nobody where the noun only belongs to a word of that clause: "aides *familiar* with the talks".
        """
        verb = self.token
        while (verb.dep_ in _OUTWARD or verb.lower_ == "ahead") and verb.head != verb:
            verb = verb.head
        if verb.dep_ in SUBJECTS:
            return set_off(verb, self.token)
        return self._surface_subject(verb) if verb.pos_ in VERBS else []

    def _helped(self) -> list[Token]:
        """ "support from Bern has put *Lund* in front", "where *the army* won, with support of"."""
        return helped(self.token)

    def _likened(self) -> list[Token]:
        """What the noun is said to be: "the *bill* was, looks like, amounts to an attack on"."""
        verb = self.token.head
        said = self.token.dep_ == "attr" or verb.lower_ == "like" or _is_amounting(verb)
        if verb.lower_ in ("like", "to"):
            verb = verb.head
        return self._surface_subject(verb) if said and verb.pos_ in VERBS else []

    def _pretext(self) -> list[Token]:
        """What it is done by means of: "used *the riots* to justify raids"."""
        used = self.token.head
        if not is_infinitive(self.token) or used.pos_ != "VERB" or not in_class(used, "pretext"):
            return []
        return children(used, "dobj") or [o for p in prepositions(used) for o in children(p, "pobj")]

    def _at_subject(self) -> list[Token]:
        """ "*Engineers* came at Nepal's request": who acts in the clause, the noun being under "at", "upon" or "on".

        Not what the clause is about: "the court *ruled* on Nepal's request".
        """
        prep = self.token.head if self.token.dep_ == "pobj" else None
        asked = prep is not None and (
            prep.lower_ in ("at", "upon") or (prep.lower_ == "on" and not in_class(prep.head, "dealing-on"))
        )
        return self._clause_subject() if asked else []
