"""Proper names of no lexicon: persons, organisations, or neither."""

from __future__ import annotations

from collections import Counter

from spacy.tokens import Doc, Token

from dragoman.actors.chunks import HYPHENS, PARTICLES, PROPER, Chunk
from dragoman.actors.knowledge import Knowledge
from dragoman.actors.modifiers import Modifiers, is_title, read_modifiers
from dragoman.actors.phrases import Part, Phrase
from dragoman.actors.places import COMPASS, is_agency_mark, is_dateline
from dragoman.actors.words import ARGUMENTS, PAPERS, PLACE_PREPOSITIONS, SKIPPED_LABELS

HEADED = frozenset(
    "mayor governor city town village province district region suburb resident people bishop archbishop".split()
)
"""Nouns whose "of" names a place: "the mayor of Lyon"."""
PLACES_BEFORE = PLACE_PREPOSITIONS | {"from"}
AGE_MARKS = frozenset(((",", ","), (",", "."), ("(", ")")))
HELD_BY_ONE = frozenset(
    "minister president premier leader secretary chairman chairwoman spokesman spokeswoman ambassador envoy commander "
    "governor mayor senator adviser justice chief king emir".split()
)
"""Nouns of offices right after which a name is that of whoever holds it."""
PLACE_LABELS = frozenset(("GPE", "LOC", "FAC"))
DOERS = frozenset(("nsubj", "nsubjpass", "attr", "poss"))
"""Where a lone surname may be taken for a place: "*Ayala* has called", "it is *Ayala* who", "*Ayala's* aide"."""
BEFORE_PLACES = COMPASS | {"in", "near"}


class NameReader:
    """Reads names of one text; the entity labels of the whole text decide where the parser wavers."""

    def __init__(self, doc: Doc, knowledge: Knowledge) -> None:
        self.doc = doc
        self.knowledge = knowledge
        self.labels: dict[str, Counter[str]] = {}
        self.subjects: set[str] = set()
        self.places: set[str] = set()
        """Words that stand after "in" or "eastern" somewhere, and are no subjects."""
        self.persons: set[str] = set()
        """Last words of names of people: "Okoro, 24, from Kano", "Ade Okoro, who", "the mayor, Ade Okoro"."""
        self.surnames: set[str] = set()
        """Last words of persons named in full somewhere, and never a place but where somebody acts or owns."""
        for token in doc:
            if token.tag_ in PROPER:
                self._note(token)
        self.places -= self.subjects
        self.surnames -= {token.text for token in doc if token.ent_type_ in PLACE_LABELS and token.dep_ not in DOERS}

    def _note(self, token: Token) -> None:
        """Note what one place of a capitalised word tells of all of its places."""
        if _has_age(token) or _has_who(token) or _has_office(token):
            self.persons.add(token.text)
        if token.i and token.nbor(-1).lower_ in BEFORE_PLACES:
            self.places.add(token.text)
        if token.dep_ in ARGUMENTS:
            self.subjects.add(token.text)
        if _ends_full_name(token):
            self.surnames.add(token.text)
        if token.ent_type_:
            self.labels.setdefault(token.text, Counter())[token.ent_type_] += 1

    def is_surname(self, token: Token) -> bool:
        """True for a lone capitalised word that the tagger took for a common noun, and elsewhere for a person."""
        return token.tag_ == "NN" and token.text[0].isupper() and "PERSON" in self.labels.get(token.text, ())

    def read(self, chunk: Chunk, parts: list[Part]) -> Phrase | None:
        """The phrase of a proper name at the end of a noun group, or None where it names no actor."""
        first = _name_start(self.doc, parts, self.knowledge)
        mods = read_modifiers(self.doc, parts[:first], self.knowledge)
        start, end = parts[first].start, parts[-1].end
        titled = mods.titled and self._title_before(parts[first - 1] if first else None)
        sort = self._sort(start, end, titled)
        if sort is None or is_agency_mark(self.doc, start, end) or (start and self.doc[start - 1].text == "#"):
            return None
        if not titled and (self._located(start, end) or is_dateline(self.doc, start, end) or _is_asker(self.doc, end)):
            return None
        phrase = Phrase(chunk.start, end, start, end, sort, str(self.doc[start:end].text), named=True)
        phrase.country, phrase.definite = mods.country, mods.definite
        phrase.regional = mods.regional and mods.country is None
        phrase.sectors = mods.sectors
        phrase.agents, phrase.whose = mods.agents, mods.whose
        if sort == "person":
            take_role(phrase, mods)
            phrase.owner = mods.pronoun
        return phrase

    def _located(self, start: int, end: int) -> bool:
        """True for a name after "in" or "from" that the text has nowhere else as a subject: a place."""
        before = self.doc[start - 1] if start else None
        if before is not None and before.lower_ == "of" and before.head.lemma_.lower() in HEADED:
            return True
        if end - start == 1 and self.doc[start].text in self.places and self._label(start, end) != "PERSON":
            return True
        if before is None or before.lower_ not in PLACES_BEFORE:
            return False
        return end - start <= 2 and self.doc[end - 1].text not in self.subjects

    def _title_before(self, part: Part | None) -> bool:
        if part is None:
            return False
        role = part.role
        if role is not None:
            return role.kind in ("person", "rank")
        return is_title(self.doc[part.start], self.knowledge)

    def _sort(self, start: int, end: int, titled: bool) -> str | None:
        head = self.doc[end - 1]
        label = self._label(start, end)
        known = end - start == 1 and head.text in self.surnames
        if titled or known or label == "PERSON" or head.text in self.persons:
            return "person"
        if head.lemma_.lower() in PAPERS:
            return None
        if label in ("ORG", "NORP"):
            return "organisation"
        return "unknown" if label not in SKIPPED_LABELS and _acts(head) else None

    def _label(self, start: int, end: int) -> str:
        """The entity label of a name: what most of the places that use its last word say, here first."""
        here = Counter(self.doc[i].ent_type_ for i in range(start, end) if self.doc[i].is_alpha)
        votes = self.labels.get(self.doc[end - 1].text, Counter())
        top = max(votes, key=lambda label: (votes[label], label)) if votes else ""
        own = max(here, key=lambda label: (here[label], label)) if here else ""
        return top if top and votes[top] > votes[own] else own


def _ends_full_name(token: Token) -> bool:
    """True for the last word of a person's name of two words or more."""
    after = token.doc[token.i + 1].ent_iob_ if token.i + 1 < len(token.doc) else "O"
    return token.ent_type_ == "PERSON" and token.ent_iob_ == "I" and after != "I"


def _has_age(name: Token) -> bool:
    """True for a name with an age between commas or in brackets after it."""
    after = [token.text for token in name.doc[name.i + 1 : name.i + 4]]
    return len(after) == 3 and (after[0], after[2]) in AGE_MARKS and after[1].isdigit() and len(after[1]) == 2


def _has_who(name: Token) -> bool:
    """True for a full name before a clause with "who": no lone name, which may be a team or an armed group."""
    after, first = name.doc[name.i + 1 : name.i + 3], name.doc[max(name.i - 1, 0)]
    who = len(after) == 2 and after[0].text == "," and after[1].lower_ in ("who", "whose")
    full = first.i < name.i and first.tag_ == name.tag_ == "NNP" and first.is_alpha
    return who and full and not _is_the(first)


def _has_office(name: Token) -> bool:
    """True for a full name right after an office: "the prime minister, Ade *Okoro*"."""
    office = name.head
    if name.dep_ != "appos" or office.tag_ != "NN" or office.lemma_ not in HELD_BY_ONE or office.i > name.i:
        return False
    return name.i - name.left_edge.i in (1, 2) and name.nbor(-1).tag_ == "NNP"


def _is_the(first: Token) -> bool:
    """True for a name of two words after "the": "the *Red Army*, who"."""
    return bool(first.i) and first.nbor(-1).lower_ == "the"


def _acts(head: Token) -> bool:
    """True for the subject of a verb, which no place or thing of an unknown name should be."""
    verb = head.head.pos_ in ("VERB", "AUX")
    return head.dep_ in ARGUMENTS and verb and head.tag_ in PROPER and head.is_alpha and not head.is_stop


def take_role(phrase: Phrase, mods: Modifiers) -> None:
    """Give a person what stands before the name."""
    phrase.role, phrase.role_noun = mods.role, mods.role_noun
    phrase.sectors = mods.sectors
    phrase.country = mods.country or phrase.country
    phrase.former, phrase.gender = mods.former, mods.gender
    phrase.regional = mods.regional and mods.country is None


def _is_asker(doc: Doc, end: int) -> bool:
    """True for the letter before a question or an answer of an interview: "Q: Will Chad leave?"."""
    return len(doc[end - 1].text) == 1 and end < len(doc) and doc[end].text == ":"


def _name_start(doc: Doc, parts: list[Part], knowledge: Knowledge) -> int:
    """The first of the parts at the end of a group that make up a proper name."""
    first = len(parts) - 1
    while first > 0 and (_in_name(doc, parts[first - 1], knowledge) or _is_first_name(doc, parts, first - 1)):
        first -= 1
    while first < len(parts) - 1 and doc[parts[first].start].text in HYPHENS:
        first += 1
    return first


def _is_first_name(doc: Doc, parts: list[Part], n: int) -> bool:
    """True for a rank that is a first name here: the second word of "General Amir ..."."""
    token = doc[parts[n].start]
    alone = parts[n].end == parts[n].start + 1 and token.ent_type_ == "PERSON" and token.ent_iob_ == "B"
    return alone and parts[n].role is not None and n > 0 and parts[n - 1].role is not None


def _in_name(doc: Doc, part: Part, knowledge: Knowledge) -> bool:
    token = doc[part.start]
    if part.hit is not None:
        return part.use in ("short", "person") and token.ent_type_ == "PERSON"
    if is_title(token, knowledge):
        return False
    if token.text in HYPHENS or (token.lower_ in PARTICLES and token.lower_ != "the"):
        return True
    return token.tag_ in PROPER and token.text[0].isupper()
