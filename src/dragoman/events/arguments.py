"""The arguments of a predicate, the same for active and passive, verb, noun and adjective.

`Arguments(token)` answers `slot("subject")`, `slot("object")`, `slot("to")` ... with head tokens, conjuncts included.
"""

from __future__ import annotations

from spacy.tokens import Token

from dragoman.events.beside import helped_doing, past_relative
from dragoman.events.called import what_called
from dragoman.events.clauses import before_day, in_place, lacks_object, noun_before, participle_of, that_clauses
from dragoman.events.clefts import singled_out
from dragoman.events.lists import along_with, torn_last
from dragoman.events.meant import done_for
from dragoman.events.owned import against_by_name, before_hyphen, holders, possessor
from dragoman.events.passives import is_passive, whom_before
from dragoman.events.prepositions import prep_objects
from dragoman.events.relatives import relative_head
from dragoman.events.subjects import Subjects
from dragoman.events.torn import after_saying, told_as_object, torn_author, torn_dative, torn_subject
from dragoman.events.tree import PASSIVES, SUBJECTS, children, may_name
from dragoman.events.words import in_class

_GREETING = frozenset({"congratulating", "thanking", "urging", "warning", "assuring", "pressing", "welcoming"})
_REACHING = ("to", "with", "before", "for", "upon")


def _is_unparted(name: Token) -> bool:
    """ "the emir *a man of peace*", "the emir "*a friend*"", but not "the emir, a man of peace"."""
    first = name.left_edge
    before = first.nbor(-1)
    before = before.nbor(-1) if before.is_quote and before.i else before
    return first.lower_ in ("a", "an") and not before.is_punct


class Arguments(Subjects):
    """Slots of one predicate token: who acts, on whom, with what, and what its clauses say."""

    def _object(self) -> list[Token]:
        if not self.verbal:
            return prep_objects(self.token, "of")
        if self.passive:
            return self._passive_object()
        if [t.lower_ for t in children(self.token, "mark", "dobj")] == ["that"] and (told := singled_out(self.token)):
            return told
        own = [relative_head(t, self.token) for t in children(self.token, "dobj", "attr", "oprd")]
        if own and all(t.dep_ == "oprd" for t in own) and self.token.dep_ == "relcl" and lacks_object(self.token):
            return [self.token.head]  # "a *law* that Chad calls racist"
        if own:
            return [*own, *torn_last(self.token), *along_with(self.token)]
        if called := what_called(self.token):
            return called
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
        if whole:  # "fought the guards and two *students* were killed"
            return torn_subject(self.token) or past_relative(self._surface_subject(first), self.token)
        return type(self)(first)._find("object")

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

    def _anti(self) -> list[Token]:
        """ "anti-*Lund* protesters marched": against whom those are who act."""
        sides = (*self.slot("subject"), *self.slot("object"), self.token) if "anti" in self._words else ()
        return against_by_name(sides)

    def _led_by(self) -> list[Token]:
        """Who leads what is held or attended: "a *French*-hosted summit"."""
        return [t for noun in ([self.token] if not self.verbal else self.slot("object")) for t in before_hyphen(noun)]

    def _held_by(self) -> list[Token]:
        return holders(self.token) if "by" in self._words else []

    def _object_modifier(self) -> list[Token]:
        return [p for o in self.slot("object") for p in children(o, "amod", "compound", "nmod") if may_name(p)]

    def _greeted(self) -> list[Token]:
        """ "a call *congratulating* Mali": to whom what is said went."""
        told = [c for c in children(self.token, "acl") if c.lower_ in _GREETING]
        return [o for c in told for o in children(c, "dobj")]

    def _named(self) -> list[Token]:
        """What the object is called: "called him *a liar*", "the vote *unfair*", "the emir *a man of peace*"."""
        beside = (name for o in children(self.token, "dobj") for name in children(o, "appos"))
        return children(self.token, "oprd") or [n for n in beside if _is_unparted(n)]

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
        found = [o for c in acts for o in type(self)(c).slot("object") if o not in sent]
        return [o for t in found for o in done_for(t) or [t]]

    def _complement_means(self) -> list[Token]:
        """What the complement sends: "offered to send *observers*"."""
        acts = [c for c in self.complements() if in_class(c, "despatch")]
        return [o for c in acts for o in type(self)(c).slot("object")]

    def _complement_reach(self) -> list[Token]:
        """Whom the complement's act reaches: "stopped selling arms to *Mali*", "refused to sit with *Mali*"."""
        acts = self.complements()
        things = [thing for act in acts for thing in children(act, "dobj")]
        found = [o for act in acts for name in _REACHING for o in prep_objects(act, name)]
        found = found or [o for thing in things for c in children(thing, "acl") for o in _seekers(c)]
        return found or [o for thing in things for name in ("to", "with", "for") for o in prep_objects(thing, name)]


def _seekers(clause: Token) -> list[Token]:
    """ "hand over a man *wanted by Oslo*"."""
    return prep_objects(clause, "by") if clause.lower_ in ("wanted", "sought") else []
