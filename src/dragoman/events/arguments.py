"""The arguments of a predicate, the same for active and passive, verb, noun and adjective.

`Arguments(token)` answers `slot("subject")`, `slot("object")`, `slot("to")` ... with head tokens, conjuncts included.
"""

from __future__ import annotations

from functools import cached_property

from spacy.tokens import Token

from dragoman.events.aside import are_people
from dragoman.events.beside import companions, followers, helped_doing, own_subjects, past_relative, set_off
from dragoman.events.clauses import (
    ELSEWHERE,
    after_dateline,
    after_relative,
    after_saying,
    before_day,
    cleft,
    in_place,
    lacks_object,
    noun_before,
    participle_of,
    that_clauses,
    told_as_object,
    torn_author,
    torn_subject,
)
from dragoman.events.codebook import word_classes
from dragoman.events.hands import HANDS, PRESS, at_hands, in_press, told_doers
from dragoman.events.joined import joined_to
from dragoman.events.lists import along_with, conjuncts, spread, torn_last
from dragoman.events.owned import holders, possessor
from dragoman.events.reach import complements, led_to, particles
from dragoman.events.tree import (
    PASSIVES,
    SUBJECTS,
    children,
    is_brought_about,
    is_infinitive,
    is_passive,
    may_name,
    parted,
    prep_objects,
    prepositions,
    relative_head,
    shared_agent,
    support_verb,
    torn_dative,
    whom_before,
)
from dragoman.events.words import in_class

_OBJECT_CONTROL = frozenset({"for", "of", "from", "into"})
"""Prepositions whose gerund is the object's act: "praised Chad *for* ceding", "kept Chad *from* ceding"."""
_OUTWARD = frozenset({"pobj", "prep", "dobj", "attr", "conj", "oprd", "dative", "agent", "acomp", "npadvmod"})
"""From a noun to the clause it stands in."""
_TIMES = frozenset({"after", "before", "since", "upon", "following"})
"""Prepositions of when: in "a day *after* meeting Chad, Mali said" who met is told by the clause."""
_REACHING = ("to", "with", "before", "for", "upon")
_USES = frozenset({"use", "employ"})
_HERS = frozenset({"his", "her", "its"})
_REFLEXIVES = frozenset({"himself", "herself", "itself", "themselves"})


def _is_joining(verb: Token, prep: Token) -> bool:
    """ "*joined* Mali in urging": both do it."""
    return verb.lemma_.lower() == "join" and prep.lower_ == "in"


def _is_of_use(verb: Token) -> bool:
    """ "tanks *were used* to shell Bor, in shelling Bor": what is used acts for somebody."""
    return verb.lemma_.lower() in _USES and is_passive(verb)


class Arguments:
    """Slots of one predicate token. Each is computed when asked for, then kept."""

    def __init__(self, token: Token, *, adjectival: bool = False) -> None:
        self.token = token
        stative = token.tag_ == "VBN" and token.dep_ in ("acomp", "oprd")
        self.adjectival = adjectival or token.pos_ == "ADJ" or stative
        self.verbal = token.pos_ in ("VERB", "AUX") and not self.adjectival
        self.passive = self.verbal and is_passive(token)
        self._slots: dict[str, list[Token]] = {}
        self.support = None if self.verbal else support_verb(token)
        self.undergone = self.support is not None and in_class(self.support, "undergo")

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

    # -- subjects and objects -------------------------------------------------------------------

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
        own = [after_dateline(relative_head(t, verb)) for t in own_subjects(told)]
        if own:
            named = [m for t in own for m in self._meant(t, verb)]
            return [*named, *(c for t in named for c in companions(t)), *followers(verb)]
        return after_relative(verb) or after_saying(verb) or torn_subject(verb) or self._inherited_subject(verb)

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
        if dep == "conj" and head.pos_ in ("VERB", "AUX"):
            return past_relative(self._surface_subject(joined_to(verb)), verb)
        if dep in ("acl", "relcl"):
            return self._acl_subject(verb, head)
        if dep in ("xcomp", "ccomp") and head.pos_ in ("VERB", "AUX", "ADJ"):
            return self._controller(head.head if head.dep_ == "parataxis" else head)
        if dep in ("advcl", "pcomp", "dep", "advmod", "prep"):
            return self._adverbial_subject(head)
        return []

    def _surface_subject(self, head: Token) -> list[Token]:
        if _is_of_use(head):
            return Arguments(head).slot("subject")
        passive = [relative_head(t, head) for t in children(head, *PASSIVES)]
        if not passive and head.dep_ in ("acl", "relcl") and is_passive(head):
            return Arguments(head)._find("object")
        return passive or Arguments(head).slot("subject")

    def _acl_subject(self, verb: Token, head: Token) -> list[Token]:
        """ "militants holding the town": the noun; "its plan to leave", "issued a report accusing": whose it is."""
        if head.dep_ == "dobj" and head.lemma_.lower() in word_classes()["document"] and not children(head, "poss"):
            issued = in_class(head.head, "issue") or in_class(head.head, "support")
            return (self._surface_subject(head.head) if issued else torn_author(head.head, [head])) or [head]
        if verb.tag_ in ("VBG", "VBN", "VBD") or verb.dep_ == "relcl":
            return [participle_of(verb)]
        return Arguments(head).slot("subject") or Arguments(head).slot("possessor")

    def _controller(self, head: Token) -> list[Token]:
        """Who does what the complement says: the object of "urged X to", else the subject."""
        if head.pos_ == "ADJ":
            head = head.head if head.dep_ in ("acomp", "oprd") else head
            return self._surface_subject(head)
        if in_class(head, "dial"):  # "rang Oslo to urge calm": the caller urges
            return self._surface_subject(head)
        objects = children(head, "dobj", "dative")
        return [o for o in objects if o.dep_ == "dobj"] or objects or self._surface_subject(head)

    def _adverbial_subject(self, head: Token) -> list[Token]:
        prep = head
        while head.pos_ in ("ADP", "SCONJ", "ADV") and head.head != head:
            head = head.head
        if head.pos_ in ("VERB", "AUX"):
            if _is_joining(head, prep):
                return [*self._surface_subject(head), *Arguments(head).slot("by" if is_passive(head) else "object")]
            given = prep.lower_ in _OBJECT_CONTROL and not _is_of_use(head)
            blamed = Arguments(head).slot("object") if given else []
            return blamed or self._surface_subject(head)
        if head.lemma_.lower() in word_classes()["verge"] and head.dep_ == "pobj":
            above = head.head.head
            return self._surface_subject(above) if above.pos_ in ("VERB", "AUX") else [above]
        whose = Arguments(head).slot("possessor") if head.pos_ in ("NOUN", "PROPN") else []
        return whose or (Arguments(head).slot("clause-subject") if prep.lower_ in _TIMES else [])

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
        return Arguments(self.support).slot("subject") or own

    def _carrier(self) -> list[Token]:
        """ "*Officers* mounted a coup": the subject of the verb that carries the nominal act, whosever the act is."""
        return Arguments(self.support).slot("subject") if self.support is not None and not self.undergone else []

    def _undergoer(self) -> list[Token]:
        """ "*Kenya* suffered an attack": whom the nominal act befalls, by its light verb."""
        return Arguments(self.support).slot("subject") if self.undergone and self.support is not None else []

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

    def _object(self) -> list[Token]:
        if not self.verbal:
            return prep_objects(self.token, "of")
        if self.passive:
            return self._passive_object()
        if told := cleft(self.token):
            return told
        own = [relative_head(t, self.token) for t in children(self.token, "dobj", "attr", "oprd")]
        if own and all(t.dep_ == "oprd" for t in own) and self.token.dep_ == "relcl" and lacks_object(self.token):
            return [self.token.head]  # "a *law* that Chad calls racist"
        if own:
            return [*own, *torn_last(self.token), *along_with(self.token)]
        if (whom := whom_before(self.token)) is not None:
            return [whom.head] if whom.dep_ == "appos" else []
        return before_day(self.token) or self._shared_object()

    def _passive_object(self) -> list[Token]:
        own = [relative_head(t, self.token) for t in children(self.token, *PASSIVES)]
        if own:
            return [*own, *along_with(self.token)]
        if (doing := helped_doing(self.token)) is not None:
            return self._surface_subject(doing)
        if self.token.dep_ in ("acl", "amod"):
            return [participle_of(self.token)]
        if self.token.dep_ == "ccomp" and (said := after_saying(self.token)):
            return said
        if self.token.dep_ == "conj":
            return self._joined_object(self.token.head)
        subject = children(self.token, *SUBJECTS)
        # "Carmaker accused of fraud": a passive without its auxiliary.
        if subject and not children(self.token, "auxpass"):
            return subject
        before = noun_before(self.token)
        subject = [] if before and not in_place(before[0]) else self._inherited_subject(self.token)
        return subject or before

    def _joined_object(self, first: Token) -> list[Token]:
        """ "*Trump* blamed both and was scolded": the subject goes on; "was seized and beaten": so does the object."""
        if said := told_as_object(self.token):
            return said
        whole = bool(children(self.token, "auxpass")) and not is_passive(first)
        if whole:
            return past_relative(self._surface_subject(first), self.token)
        return Arguments(first)._find("object")

    def _shared_object(self) -> list[Token]:
        """ "attacked and killed rebels": the first verb takes the object of the second."""
        token = self.token
        filled = children(token, *SUBJECTS, *PASSIVES, "dobj", "dative")
        if token.dep_ == "relcl" and not any(relative_head(t, token) == token.head for t in filled):
            return [token.head] if lacks_object(token) else []
        later = [c for c in children(token, "conj") if c.pos_ == "VERB" and not children(c, *SUBJECTS)]
        if later and not children(token, "prep", "xcomp", "ccomp", "prt"):
            return children(later[0], "dobj")
        return []

    def _indirect(self) -> list[Token]:
        datives = children(self.token, "dative")
        plain = [t for t in datives if t.pos_ != "ADP"] or torn_dative(self.token)
        return plain or [o for t in datives for o in children(t, "pobj")]

    # -- nominal slots ----------------------------------------------------------------------------

    def _possessor(self) -> list[Token]:
        """Whose it is; in "Lund's speech and *her* support" that is Lund."""
        own = [t for t in children(self.token, "poss") if not in_class(t, "time-word")]  # "Monday's raid"
        joined = self.token.dep_ == "conj" and any(t.lower_ in _HERS for t in own)
        first = [t for t in children(self.token.head, "poss") if t.pos_ == "PROPN"] if joined else []
        return first or own

    def _by(self) -> list[Token]:
        return [o for o in self._prep("by") if o.dep_ == "pobj"] or self._at_hands()

    def _at_hands(self) -> list[Token]:
        """ "was beaten *at the hands of guards*", "was jailed on the orders of *the junta*"."""
        if self._words.isdisjoint(HANDS | PRESS):
            return []
        near = (self.token, *([self.support] if self.support is not None else []))
        return [t for act in near for t in at_hands(act)] or (in_press(self.token) if self.passive else [])

    def _modifier(self) -> list[Token]:
        beside = children(self.token, "amod", "compound", "nmod")
        named = [t for t in beside if may_name(t)]
        return named or [t for noun in beside for t in children(noun, "compound") if may_name(t)]  # "a *US* drone raid"

    def _maker(self) -> list[Token]:
        """Modifiers that say who does it, not about whom: "a *Senate* probe, a *US* probe"; not "the Chad probe"."""
        return [t for t in self._modifier() if t.ent_type_ != "GPE" or t.tag_ == "JJ" or t.text.isupper()]

    def _object_possessor(self) -> list[Token]:
        """Whose the object is: "*Oslo's* offer", "an offer by *Oslo*"."""
        objects = self.slot("object")
        owned = {o: [possessor(p) for p in children(o, "poss")] for o in objects}
        if any(owned.values()):  # "disavowed *the Front* and *its* chief"
            return [t for o, owners in owned.items() for t in owners or ([o] if o.pos_ == "PROPN" else [])]
        owners = [p for o in objects for p in prep_objects(o, "by")]
        return owners or ([] if self.passive else torn_author(self.token, objects))

    def _held_by(self) -> list[Token]:
        return holders(self.token) if "by" in self._words else []

    def _object_modifier(self) -> list[Token]:
        return [p for o in self.slot("object") for p in children(o, "amod", "compound", "nmod") if may_name(p)]

    def _named(self) -> list[Token]:
        """What the object is called: "called him *a liar*", "the vote *unfair*", "the emir *a man of peace*"."""
        beside = (name for o in children(self.token, "dobj") for name in children(o, "appos"))
        unparted = (n for n in beside if n.left_edge.lower_ in ("a", "an") and not n.left_edge.nbor(-1).is_punct)
        return children(self.token, "oprd") or [*unparted]

    def _clause_subject(self) -> list[Token]:
        """Who acts in the clause the noun stands in: "spoke during a call with", "arrived for talks with".

        Nobody where the noun only belongs to a word of that clause: "aides *familiar* with the talks".
        """
        verb = self.token
        while (verb.dep_ in _OUTWARD or verb.lower_ == "ahead") and verb.head != verb:
            verb = verb.head
        if verb.dep_ in SUBJECTS:
            return set_off(verb, self.token)
        return self._surface_subject(verb) if verb.pos_ in ("VERB", "AUX") else []

    def _likened(self) -> list[Token]:
        """What the noun is said to be: "the *bill* was an attack on", "*it* looks like an attack on"."""
        verb = self.token.head
        if verb.lower_ == "like":
            verb = verb.head
        said = self.token.dep_ == "attr" or self.token.head.lower_ == "like"
        return self._surface_subject(verb) if said and verb.pos_ in ("VERB", "AUX") else []

    def _at_subject(self) -> list[Token]:
        """ "*Engineers* came at Nepal's request": who acts in the clause, the noun being under "at", "upon" or "on".

        Not what the clause is about: "the court *ruled* on Nepal's request".
        """
        prep = self.token.head if self.token.dep_ == "pobj" else None
        asked = prep is not None and (
            prep.lower_ in ("at", "upon") or (prep.lower_ == "on" and not in_class(prep.head, "dealing-on"))
        )
        return self._clause_subject() if asked else []

    def _complement_subject(self) -> list[Token]:
        clauses = self.complements() or [c for noun in self.slot("object") for c in that_clauses(noun)]
        return [s for c in clauses for s in children(c, *SUBJECTS, *PASSIVES)]

    def _complement_doer(self) -> list[Token]:
        """As the complement's subject, but not whom its act befalls: "demanded that *the envoy* be expelled"."""
        return [s for s in self._complement_subject() if s.dep_ not in PASSIVES]

    def _complement_object(self) -> list[Token]:
        """What the complement acts on, but not its own means: "offered to send *observers*"."""
        sent = self._complement_means()
        acts = [c for c in self.complements() if not in_class(c, "handover")]
        return [o for c in acts for o in Arguments(c).slot("object") if o not in sent]

    def _complement_means(self) -> list[Token]:
        """What the complement sends: "offered to send *observers*"."""
        acts = [c for c in self.complements() if in_class(c, "despatch")]
        return [o for c in acts for o in Arguments(c).slot("object")]

    def _complement_reach(self) -> list[Token]:
        """Whom the complement's act reaches: "stopped selling arms to *Mali*", "refused to sit with *Mali*"."""
        acts = self.complements()
        things = [thing for act in acts for thing in children(act, "dobj")]
        found = [o for act in acts for name in _REACHING for o in prep_objects(act, name)]
        return found or [o for thing in things for name in ("to", "with", "for") for o in prep_objects(thing, name)]

    def _prep(self, name: str) -> list[Token]:
        return led_to(self.token, name, verbal=self.verbal, support=self.support) if name in self._words else []

    @cached_property
    def _words(self) -> frozenset[str]:
        """The words of the sentence: most prepositions that frames ask for are not among them."""
        return frozenset(token.lower_ for token in self.token.sent)

    # -- clauses ------------------------------------------------------------------------------------

    def particles(self) -> list[Token]:
        """Words that can be part of the predicate: "called *off*", "taken *hostage*", "said *no*"."""
        found = particles(self.token)
        if self.verbal and (self.passive or len(children(self.token, "dobj")) > 1):
            found += children(self.token, "dobj", "attr")
        return found

    def complements(self) -> list[Token]:
        """Heads of clausal complements, conjoined verbs included."""
        return complements(self.token)
