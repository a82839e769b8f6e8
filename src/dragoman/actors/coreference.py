"""Words that point back: pronouns, "the Arab country", "the group"."""

from __future__ import annotations

from collections.abc import Callable

from spacy.tokens import Doc, Token

from dragoman.actors.binding import (
    barred,
    is_harmed,
    is_tried,
    others_than,
    place_of_there,
    subject_of,
    teller,
)
from dragoman.actors.bodies import asked, is_another, is_audience, is_office, is_ours
from dragoman.actors.chains import hinted, is_nobody, names_after, told_after
from dragoman.actors.holders import Holders, acting_on
from dragoman.actors.pairs import couple, examples, is_held
from dragoman.actors.phrases import Phrase
from dragoman.actors.registry import FAR, PERSONAL, REACH, Known, Registry
from dragoman.actors.speakers import Speakers
from dragoman.actors.traits import countries_with
from dragoman.actors.words import SUBJECTS

NEAR = 1
COLLECTIVES = frozenset(("family", "couple", "pair", "duo", "trio", "crowd"))
"""Nouns of several people: "they", never "he"."""

IT = frozenset(("it", "its"))
ITSELF = frozenset(("himself", "herself", "itself", "themselves"))
THEY = frozenset(("they", "them", "their"))
AT_LARGE = frozenset(("CVL", "UNK", "EDU", "REF"))
"""Sectors of a group that acts as no one body: "a crowd", "a panel"."""


class Coreference:
    """Finds what a pointing phrase points to among the actors named before it."""

    def __init__(self, doc: Doc, registry: Registry, holders: Holders) -> None:
        self.doc = doc
        self.registry = registry
        self.holders = holders
        self.quoted = registry.quoted

    def antecedent(self, phrase: Phrase, speaker: Known | None = None) -> Known | None:
        """The actor of "he", "she", "it" or "they"; inside a quotation never its `speaker`."""
        token = self.doc[phrase.head]
        beside = self._beside(token)
        if beside is not None and (phrase.name == "plural" or self._agrees(beside, phrase.name)):
            return beside
        if is_nobody(self.registry, token):
            return None
        heads = [self.registry.at.get(word.i) for word in barred(token)]
        others = (word for word in (*others_than(token), *told_after(token)) if word.pos_ != "PRON")
        apart = [self.registry.at.get(word.i) for word in others]
        wanted, taken, names = phrase.name, [speaker, *heads, *apart], names_after(token)
        harmed, tried, many = is_harmed(token), is_tried(token), wanted == "plural"

        def fits(known: Known) -> bool:
            aside = known in taken or (harmed and is_office(known)) or (many and self._is_aside(known, speaker))
            aside = aside or ("JUD" in known.sectors and tried)
            return not aside and self._agrees(known, wanted) and self.doc[known.last].lower_ not in names

        bound = self._bound(token, wanted, fits)
        if bound is not None:
            return bound
        reach = REACH if wanted in PERSONAL else NEAR
        found = self.registry.nearest(phrase.head, fits, 0, wanted) if heads else None
        if found is None and wanted == "thing":  # "Peru's envoys met in Chile. It promised ..."
            found = self.registry.nearest(
                phrase.head, lambda known: fits(known) and not is_held(self.doc, known), reach, wanted
            )
        found = found or self.registry.nearest(phrase.head, fits, reach, wanted)
        if many:
            found = self._joint(token, found, taken) or examples(self.registry, found) or found
        if found is not None and wanted in PERSONAL:
            found.gender = wanted
        if found is None and wanted in PERSONAL:  # "they" and "it" may be no actor at all
            return self.registry.nearest(phrase.head, fits, FAR, wanted)
        return found

    def _is_aside(self, known: Known, speaker: Known | None) -> bool:
        """True for whom a speaker does not call "they": his own state's and those who hear him."""
        return is_ours(known, speaker) or is_audience(self.doc, known)

    def _bound(self, token: Token, wanted: str, fits: Callable[[Known], bool]) -> Known | None:
        """Whom the grammar of the words around a pronoun gives it."""
        if token.dep_ == "dobj" and token.lower_ in ITSELF:  # "the bomber whom Lund had let in blew *himself* up"
            own = self._subject(subject_of(token.head))
            if own is not None and self._agrees(own, wanted):
                return own
        for word in hinted(token):
            known = self._subject(word)
            if known is not None and fits(known):
                return known
        told = self._subject(teller(token) or (place_of_there(token) if wanted == "thing" else None))
        if told is not None and (fits(told) or (wanted == "thing" and self._is_one(told) and told.country)):
            return told
        return None

    def _subject(self, word: Token | None) -> Known | None:
        """The actor of a subject: of its name where that stands beside it ("the columnist *Rosa Alvez*")."""
        if word is None:
            return None
        beside = (child.i for child in word.children if child.dep_ == "appos" and child.i > word.i)
        return next((self.registry.at[i] for i in (word.i, *beside) if i in self.registry.at), None)

    def may_be(self, known: Known, phrase: Phrase) -> bool:
        """True where a person named after a pronoun may be meant by it."""
        return known.sort == "person" and self._agrees(known, phrase.name)

    def _agrees(self, known: Known, wanted: str) -> bool:
        """True where an actor is of the gender and number that a pronoun wants."""
        if wanted in ("male", "female"):
            single = not known.plural and known.role_noun not in COLLECTIVES
            return known.kind == "person" and single and known.gender in (None, wanted)
        if wanted == "thing":
            return (known.kind in ("country", "organisation") and not known.plural) or self._is_body(known)
        last = self.doc[known.last]
        people = known.kind == "country" and (last.tag_ in ("NNS", "NNPS") or last.lower_ in THEY)
        several = known.plural or known.role_noun in COLLECTIVES
        return several or known.kind in ("group", "organisation") or people

    def _is_body(self, known: Known) -> bool:
        """True for a group that acts as one: "the army" and "a coalition", not "troops" or "the crowd"."""
        return self._is_one(known) and AT_LARGE.isdisjoint(known.sectors)

    def _is_one(self, known: Known) -> bool:
        """True for a group that was told by a singular noun."""
        last = self.doc[known.last]
        return known.kind == "group" and not known.members and (last.tag_ in ("NN", "NNP") or last.lower_ in IT)

    def _joint(self, token: Token, found: Known | None, taken: list[Known | None]) -> Known | None:
        """The two or more named together a sentence before, unless a group was a subject since."""
        heads = couple(self.registry, token)
        held = bool(heads) and self.doc[heads[0]].head in token.ancestors  # "Peru and Chile mended *their* ties"
        if token.dep_ not in SUBJECTS and not held:
            return None
        members = [self.registry.at[head] for head in heads]
        if not members or any(known in taken for known in members):
            return None
        if held:
            return self.registry.joint(members)
        subject = found is not None and self.doc[found.last].dep_ in SUBJECTS
        later = found is not None and found.last > heads[0] and (subject or found.sentence > members[0].sentence)
        return None if later else self.registry.joint(members)

    def _beside(self, token: Token) -> Known | None:
        """The owner in "the army and their allies": what the owned noun is joined to, or the owner of that."""
        owned = token.head
        if token.tag_ != "PRP$" or owned.dep_ != "conj" or owned.head.i >= token.i:
            return None
        owners = (child.i for child in owned.head.children if child.dep_ == "poss" and child.tag_ != "PRP$")
        return next((self.registry.at[i] for i in (owned.head.i, *owners) if i in self.registry.at), None)

    # descriptions

    def described(self, phrase: Phrase) -> tuple[Known, str] | None:
        """The country, organisation or counterpart that a definite description stands for, and why."""
        if phrase.name == "counterpart":
            return self.holders.counterpart(phrase)
        find = self._country if phrase.name == "country" else self._group
        known = find(phrase)
        return None if known is None else (known, f"nearest {phrase.name} that fits the words")

    def _country(self, phrase: Phrase) -> Known | None:
        allowed, acting = countries_with((*phrase.words, phrase.role_noun)), acting_on(self.registry, phrase)

        def fits(known: Known) -> bool:
            return known.kind == "country" and known not in acting and (allowed is None or known.country in allowed)

        return self.registry.nearest(phrase.head, fits, FAR)

    def _group(self, phrase: Phrase) -> Known | None:
        ask, acting = asked(phrase), acting_on(self.registry, phrase)
        acting += [self.registry.at.get(i) for i in range(phrase.start, phrase.head)]  # "the *al-Qaida*-linked group"
        if is_another(self.doc, phrase):
            return None

        def fits(known: Known) -> bool:
            same = known.sort in ("group", "description") and known.role_noun == ask.noun
            if same and self.doc[known.last].tag_ not in ("NNS", "NNPS"):  # "the coalition": "the Saudi-led coalition"
                return True
            body = known.kind == "organisation" and known.sort == "organisation" and known not in acting
            return body and ask.fits(known)

        return self.registry.nearest(phrase.head, fits, FAR)

    # speakers

    def link_quoted(self, pronouns: list[Phrase], phrases: list[Phrase]) -> None:
        """Link pronouns inside quotation marks: "we" and "my" to who speaks, others to somebody else."""
        self.speakers = speakers = Speakers(self.doc, self.registry, self.quoted, phrases)
        for phrase in pronouns:
            speaker = speakers.of(phrase.head)
            if phrase.name != "speaker":
                known, why = self.antecedent(phrase, speaker), "nearest fitting actor that does not speak"
            else:
                known, why = speaker, "who speaks the quotation"
            if known is not None:
                phrase.actor, phrase.why = known.id, why
                self.registry.seen(known, phrase.head)
