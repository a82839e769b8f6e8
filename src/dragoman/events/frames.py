"""Match codebook frames on a parsed sentence: predicates become candidates with actors and recipients."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence, Set
from itertools import product

from spacy.tokens import Span as DocSpan
from spacy.tokens import Token

from dragoman.events.arguments import Arguments
from dragoman.events.around import befallen, doers, stands_under_in, touched
from dragoman.events.candidate import Candidate
from dragoman.events.codebook import Codebook, Frame, Predicate, Words
from dragoman.events.guilt import culprits
from dragoman.events.lists import counted, spread
from dragoman.events.prepositions import prep_objects
from dragoman.events.tree import PASSIVES, SUBJECTS, children
from dragoman.events.unmeant import ATTITUDES, is_unmeant
from dragoman.events.wanted import ANY, Reading, Ready, Wanted, present_in
from dragoman.events.wanted import ready as make_ready
from dragoman.events.words import forms, in_class

_HOSTILE = frozenset({"ASSAULT", "COERCE"})
_ANSWERS = ATTITUDES | {"REJECT"}
_FORCE = frozenset({"ASSAULT", "COERCE", "MOBILIZE"})
"""Types of acts whose purpose names whom they are aimed at: "fired tear gas *to scatter the crowd*"."""
_CONDITIONAL = frozenset({"THREATEN", "AGREE"})
"""Types of acts that are put to whoever is to meet their terms: "threatened to leave *if Oslo signs*"."""
_OF_ACTS = frozenset({"REJECT", "SANCTION", "THREATEN"})
"""Types of acts that are about an act of one's own: "refused to sit *with Mali*", "stopped selling arms *to Mali*"."""
_OF_TYPE = {"ACCUSE": ("complement-doer", "blamed-after"), "SUPPORT": ("complement-doer",), "REQUEST": ("urged-after",)}
"""Spare slots of the acts of one type."""
_SCENES = frozenset({"at", "in"})
"""Beside an object these say where it was: "condemned the raid *at the summit*"; an attack befalls the place too."""
_FEELING = frozenset({"feel", "feels", "felt", "feeling"})
_PREDICATED = frozenset({"acomp", "xcomp", "oprd", "conj"})
_MEASURES = frozenset({"DATE", "TIME", "MONEY", "PERCENT"})
_PARTS = {"VERB": ("verb",), "AUX": ("verb",), "NOUN": ("noun",), "PROPN": ("noun",), "ADJ": ("adjective",)}
DEFAULT_ACTOR = {"verb": ("subject",), "noun": ("subject", "from", "modifier"), "adjective": ("subject",)}
DEFAULT_RECIPIENT = {
    "verb": ("object",),
    "noun": ("against", "on", "with", "to", "of", "for"),
    "adjective": ("to", "with", "of"),
}


class Matcher:
    """Finds the best frame at each token of a sentence. Of sentences it remembers nothing."""

    def __init__(self, codebook: Codebook) -> None:
        self.codebook = codebook
        self._ready: dict[str, Ready] = {}
        self._by_word: dict[tuple[str, str], dict[str, Ready]] = {}

    def match(self, sentence: DocSpan) -> dict[int, list[Candidate]]:
        """The candidates at each predicate of the sentence, by token index, the most specific first."""
        found: dict[int, list[Candidate]] = {}
        present = present_in(sentence)
        for token in sentence:
            fitting = [ready for ready in self._frames(token) if ready.may_fit(present)]
            options = self._options(token, fitting) if fitting else []
            if options:
                found[token.i] = options
        return found

    def _frames(self, token: Token) -> Collection[Ready]:
        parts = () if token.dep_ == "prep" else _PARTS.get(token.pos_, ())  # "given", "following": no acts
        if not parts and token.tag_ not in ("VBN", "VBG"):
            return []
        if token.dep_ == "amod" and (token.pos_ == "ADJ" or token.tag_ in ("VBN", "VBG", "VBD")):
            return []  # "the arrested editor", "forces loyal to": told as known, not as news
        if token.tag_ == "VBN" and token.i and token.nbor(-1).lower_ == "as":
            return []  # "as agreed in Oslo", "as opposed to": told beside another act
        if token.tag_ == "NNP" and token.ent_type_ == "DATE":
            return []  # "went home in March": the month
        if token.tag_ == "VBN" and _is_felt(token):
            return []  # "Riga feels threatened": a feeling, whatever was done
        if token.lower_ == "opposed" and _is_description(token):
            return []  # "groups opposed to the king": who they are
        if token.tag_ in ("VBN", "VBG"):
            parts = ("verb", "adjective") if token.pos_ != "VERB" else (*parts, "adjective")
        found: dict[str, Ready] = {}
        for part, word in product(parts, forms(token)):
            found |= self._under(part, word)
        return found.values()

    def _under(self, part: str, word: str) -> dict[str, Ready]:
        """The frames that a word heads, by their id."""
        known = self._by_word.get((part, word))
        if known is None:
            frames = self.codebook.index.get((part, word), ())
            known = self._by_word[part, word] = {frame.id: self._made_ready(frame) for frame in frames}
        return known

    def _options(self, token: Token, frames: Sequence[Ready]) -> list[Candidate]:
        verbal = Reading(Arguments(token))
        adjectival = Reading(Arguments(token, adjectival=True)) if token.tag_ in ("VBN", "VBG") else verbal
        found = []
        for ready in frames:
            part = ready.part_of(token.pos_, verbal.words)
            reading = adjectival if part == "adjective" else verbal
            weight = _weigh(ready, reading)
            if weight is not None:
                found.append(self._candidate(ready, part, reading, weight))
        return sorted(found, key=lambda c: (-c.weight, -bool(c.actors) - bool(c.recipients)))

    def _made_ready(self, frame: Frame) -> Ready:
        if frame.id not in self._ready:
            self._ready[frame.id] = make_ready(frame, self.codebook)
        return self._ready[frame.id]

    def _candidate(self, ready: Ready, part: str, reading: Reading, weight: float) -> Candidate:
        frame, arguments = ready.frame, reading.arguments
        actors = self._fill(frame.actor or DEFAULT_ACTOR[part], arguments)
        wanted = DEFAULT_RECIPIENT[part] if frame.recipient is None else frame.recipient
        wanted = ("undergoer", *(("anti",) if frame.type == "PROTEST" else ()), *wanted) if wanted else wanted
        recipients = self._fill(wanted, arguments, frozenset(token.i for token in actors))
        names = _names_given(arguments.token)
        recipients = [t for t in recipients if t not in names and not is_unmeant(frame, arguments, t)]
        if not arguments.verbal and frame.type in _HOSTILE and wanted:
            actors, recipients = _around(arguments.token, actors, recipients)
        elif not arguments.verbal and not frame.reciprocal and wanted:
            recipients = recipients or [t for t in touched(arguments.token) if t not in actors]
        return Candidate(
            frame=frame,
            token=arguments.token,
            arguments=arguments,
            tokens=tuple(_trigger(ready, reading)),
            actors=tuple(actors),
            recipients=tuple(recipients),
            type=frame.type,
            mode=frame.mode,
            cameo=frame.cameo,
            contexts=frame.contexts,
            weight=weight,
            spare=tuple(
                self._spare(
                    frame, (*wanted, *_spare_slots(frame, wanted, arguments)), arguments, {*actors, *recipients}
                )
            ),
        )

    @staticmethod
    def _spare(frame: Frame, slots: Iterable[str], arguments: Arguments, taken: Set[Token]) -> Iterator[Token]:
        """The fillers of all slots but the taken ones and what is somebody's own ("withdrew *its forces*")."""
        placed = arguments.verbal and frame.type != "ASSAULT" and bool(arguments.slot("object"))
        for slot in slots:
            found = () if slot.startswith("inner-") or (placed and slot in _SCENES) else arguments.slot(slot)
            free = (t for t in found if t not in taken and not is_unmeant(frame, arguments, t))
            yield from (t for t in free if all(c.tag_ != "PRP$" for c in t.children))

    @staticmethod
    def _fill(slots: Iterable[str], arguments: Arguments, taken: frozenset[int] = frozenset()) -> list[Token]:
        """The first slot that others than the `taken` fill; "inner-..." slots are filled by the composer."""
        for slot in slots:
            if not slot.startswith("inner-"):
                found = [t for filler in arguments.slot(slot) for t in _measured(filler) if t.i not in taken]
                if found:
                    return found
        return []


def _is_description(opposed: Token) -> bool:
    """ "groups *opposed* to the king met": beside a noun, whatever the parser takes it for; but "is opposed to"."""
    said = opposed.dep_ in _PREDICATED or bool(children(opposed, "aux", "auxpass"))
    return not said and opposed.i + 1 < len(opposed.doc) and opposed.nbor().lower_ == "to"


def _is_felt(participle: Token) -> bool:
    """ "*felt* betrayed by Paris": the parser takes the verb for an auxiliary or for the head."""
    over = (participle.head,) if participle.dep_ in ("acomp", "xcomp", "oprd") else ()
    return any(verb.lower_ in _FEELING for verb in (*children(participle, "auxpass"), *over))


def _spare_slots(frame: Frame, wanted: Sequence[str], arguments: Arguments) -> tuple[str, ...]:
    """Slots that no frame need name: who is given something; of whom an attitude's clause tells."""
    if not arguments.verbal or frame.reciprocal or not wanted:
        return ()
    answer = ("told-of", "when-subject") if frame.type in _ANSWERS else ()
    force = ("purpose-object",) if frame.type in _FORCE else ()
    terms = ("if-subject",) if frame.type in _CONDITIONAL else ()
    inner = ("complement-reach",) if frame.type in _OF_ACTS else ()
    return ("indirect", *_OF_TYPE.get(frame.type, ()), *answer, "dialled", *force, *terms, *inner)


def _names_given(verb: Token) -> list[Token]:
    """What somebody is called, which is no other party: "called him a *liar* and a *thief*"."""
    return spread(children(verb, "oprd")[0 if children(verb, "dobj") else 1 :])


def _around(act: Token, actors: list[Token], recipients: list[Token]) -> tuple[list[Token], list[Token]]:
    """Both sides of a nominal act; what its own words leave open is filled from the clause around it."""
    unnamed = bool(recipients) and all(t.tag_ == "PRP$" for t in actors)
    own = (culprits(act) if unnamed else []) or actors
    doing = [t for t in own or doers(act, aimed=bool(recipients)) if t not in recipients]
    placed = all(map(stands_under_in, recipients))  # "fell to an assault *in Chad*"
    around = [t for t in spread(befallen(act, done=bool(doing))) if t not in doing] if placed else []
    whom = around or recipients
    return doing or [t for t in doers(act, aimed=bool(whom)) if t not in whom], whom


def _weigh(ready: Ready, reading: Reading) -> float | None:
    """How specific the match is, or None where a constraint fails."""
    weight = reading.fit(ready)
    if not weight or not _fits_voice(ready.frame.predicate, reading.arguments):
        return None
    for test in ready.tests:
        gain = _passes(test, reading.heads(test.slot))
        if gain is None:
            return None
        weight += gain
    return weight if _is_of_one_clause(ready, reading) else None


def _is_of_one_clause(ready: Ready, reading: Reading) -> bool:
    """Whether who must do it is who *must*: not in "said that Peru has gone and we *should* rest"."""
    predicate = ready.frame.predicate
    if not predicate.complement_aux or not predicate.complement_subject:
        return True
    doers = next(test for test in ready.tests if test.slot == "complement-subject")
    bound = [c for c in reading.heads("complement") if _is_bound(c, predicate.complement_aux)]
    own = [named for clause in bound for doer in _doers_of(clause) for named in counted(doer)]
    return not own or any(doers.gain(doer) for doer in own)


def _is_bound(clause: Token, auxiliaries: Words) -> bool:
    return any(aux.lower_ in auxiliaries for aux in children(clause, "aux", "auxpass"))


def _doers_of(clause: Token) -> list[Token]:
    """The subjects of a clause, or of the one that it shares them with."""
    own = children(clause, *SUBJECTS, *PASSIVES)
    return spread(own) if own or clause.dep_ != "conj" else _doers_of(clause.head)


def _passes(test: Wanted, heads: Sequence[Token]) -> float | None:
    if test.nothing:
        return None if heads else 0.5
    best = max(map(test.gain, heads), default=0.0)
    if not test.wanted:
        return None if best else 0.0
    return best or None


def _measured(filler: Token) -> list[Token]:
    """The filler; of a share or sum ("20% of Syria", "in 2018") what it measures, if anything."""
    if in_class(filler, "time-word"):
        return []
    return prep_objects(filler, "of") if _is_measure(filler) else [filler]


def _is_measure(token: Token) -> bool:
    """A date or sum is no party ("began in 2018"); names are kept, for small models call many a name a date."""
    return token.ent_type_ in _MEASURES and token.pos_ != "PROPN"


def _fits_voice(predicate: Predicate, arguments: Arguments) -> bool:
    if predicate.voice is None:
        return True
    return (predicate.voice == "passive") == arguments.passive


def _trigger(ready: Ready, reading: Reading) -> list[Token]:
    """The words of the act: the predicate, its particle and the heads its constraints name."""
    arguments = reading.arguments
    found = {arguments.token.i: arguments.token}
    if arguments.support is not None:
        found[arguments.support.i] = arguments.support
    for test in ready.tests:
        if test.wanted and not test.nothing and not test.slot.startswith(("subject", "complement")):
            found.update((head.i, head) for head in reading.heads(test.slot) if test.gain(head) > ANY)
    return [found[i] for i in sorted(found)]
