"""Who is named: every phrase of a text that may name an actor, before it is known which one."""

from __future__ import annotations

from collections import Counter

from spacy.tokens import Doc, Token

from dragoman.actors.chunks import NOUNS, PROPER, Chunk, chunks_of
from dragoman.actors.knowledge import Knowledge
from dragoman.actors.lookup import Hit, find_hits
from dragoman.actors.phrases import (
    Modifiers,
    Part,
    Phrase,
    country_of,
    is_title,
    name_start,
    parts_of,
    read_modifiers,
    sectors_of,
)
from dragoman.actors.places import is_dateline, is_place
from dragoman.actors.words import (
    ARGUMENTS,
    COUNTERPARTS,
    COUNTRY_WORDS,
    GROUP_WORDS,
    PAIR_WORDS,
    PERSON_WORDS,
    PRONOUNS,
    SIDE_WORDS,
    SKIPPED_LABELS,
    SPEECH,
)

SORT_OF_USE = {
    "country": "country",
    "adjective": "demonym",
    "people": "demonym",
    "capital": "metonym",
    "metonym": "metonym",
    "organisation": "organisation",
    "group": "organisation",
    "person": "person",
    "short": "person",
    "actor": "listed",
}


class Draft:
    """Phrases of one text with the noun groups they were read from."""

    def __init__(self, doc: Doc, knowledge: Knowledge) -> None:
        self.doc = doc
        self.knowledge = knowledge
        self.hits = find_hits(doc, knowledge)
        self.chunks = chunks_of(doc, self.hits)
        self.main: list[Phrase | None] = []
        """The phrase of each noun group's head, where it names an actor."""
        self.nested: list[Phrase] = []
        self.places: dict[int, str] = {}
        """Countries of capitals that are places here, by token."""
        self.labels = _labels(doc)
        for chunk in self.chunks:
            self.main.append(self._read(chunk))

    def _read(self, chunk: Chunk) -> Phrase | None:
        parts = parts_of(chunk, self.hits)
        while len(parts) > 1 and not self._can_head(parts[-1]):
            parts.pop()
        mods = read_modifiers(self.doc, parts[:-1], self.knowledge)
        phrase = self._head_phrase(chunk, parts, mods)
        first_of_head = phrase.head if phrase else parts[-1].end
        for part in parts_of(chunk, self.hits):
            if part.end <= first_of_head or part.start >= parts[-1].end:
                self._nest(part, phrase)
        return phrase

    def _can_head(self, part: Part) -> bool:
        return part.hit is not None or self.doc[part.end - 1].tag_ in NOUNS

    def _nest(self, part: Part, phrase: Phrase | None) -> None:
        """Keep a country, organisation or person that stands inside the group of another head."""
        hit = part.hit
        if hit is None or (hit.use == "capital" and self._placed(hit)):
            return
        role = part.role
        if role is not None:
            noun = self.doc[part.end - 1].tag_ in NOUNS
            if phrase is None and noun and role.kind != "rank" and "weak" not in role.flags:
                self.nested.append(self._role_phrase(part.start, part, Modifiers()))
        elif hit.use in SORT_OF_USE:
            self.nested.append(self._hit_phrase(part.start, part, Modifiers()))

    def _placed(self, hit: Hit) -> bool:
        """Note a capital that is a place here, and say so."""
        if not is_place(self.doc, hit):
            return False
        code = country_of(hit)
        if code:
            self.places[hit.start] = code
        return True

    def _head_phrase(self, chunk: Chunk, parts: list[Part], mods: Modifiers) -> Phrase | None:
        last = parts[-1]
        described = self._description(chunk, last, mods)
        if described is not None:
            return described
        if last.hit is None:
            return self._name(chunk, parts) if self.doc[last.start].tag_ in PROPER else self._speaker(chunk, last, mods)
        if last.role is not None:
            return self._role_phrase(chunk.start, last, mods) if self._is_role(chunk, last) else None
        if is_dateline(self.doc, last.hit) or (last.use == "capital" and self._placed(last.hit)):
            return None
        if last.use == "region" or (last.use == "adjective" and not self._is_noun(last, mods)):
            if last.use == "adjective":
                self.nested.append(self._hit_phrase(last.start, last, Modifiers()))
            return None
        return self._hit_phrase(chunk.start, last, mods)

    def _is_role(self, chunk: Chunk, part: Part) -> bool:
        """A role word counts as a noun: "the military", not "military and economic aid"."""
        token = self.doc[part.end - 1]
        return token.tag_ in NOUNS or (self.doc[chunk.start].tag_ == "DT" and token.dep_ not in ("amod", "compound"))

    def _is_noun(self, part: Part, mods: Modifiers) -> bool:
        token = self.doc[part.end - 1]
        if token.dep_ in ("amod", "compound", "nmod"):
            return False
        return token.tag_ in NOUNS or mods.definite or mods.indefinite or token.dep_ in ("nsubj", "pobj", "dobj")

    def _hit_phrase(self, start: int, part: Part, mods: Modifiers) -> Phrase:
        hit = part.hit
        if hit is None:
            raise ValueError("a phrase of a lexicon name needs its hit")
        last = self.doc[part.end - 1]
        sort = SORT_OF_USE[hit.use]
        if sort in ("country", "metonym"):
            start = part.start - 1 if part.start > start and self.doc[part.start - 1].lower_ == "the" else part.start
        phrase = Phrase(start, part.end, part.start, part.end, sort, hit.surfaces[0].text, surfaces=hit.surfaces)
        phrase.country, phrase.sectors = country_of(hit), sectors_of(hit)
        phrase.plural = last.tag_ in ("NNS", "NNPS") or (sort == "demonym" and mods.definite)
        phrase.definite, phrase.indefinite, phrase.named = mods.definite, mods.indefinite, sort != "demonym"
        if sort == "person":
            _take_role(phrase, mods)
        return phrase

    def _role_phrase(self, start: int, part: Part, mods: Modifiers) -> Phrase:
        role = part.role
        if role is None:
            raise ValueError("a phrase of a role needs its role")
        head = self.doc[part.end - 1]
        sort = {"person": "role", "rank": "role", "institution": "organisation"}.get(role.kind, "group")
        phrase = Phrase(start, part.end, part.end - 1, part.end, sort, role.phrase)
        phrase.plural = head.tag_ in ("NNS", "NNPS") or (sort == "role" and role.kind == "group")
        if sort == "role" and phrase.plural:
            phrase.sort = "group"
        weak = "weak" in role.flags or not role.sectors
        phrase.sectors = tuple(dict.fromkeys((*role.sectors, *(mods.sectors if weak else ()))))
        phrase.role, phrase.role_noun, phrase.weak = role.phrase, head.lemma_.lower(), weak
        if weak and mods.role and mods.role != role.phrase:
            phrase.role = f"{mods.role} {role.phrase}"
        phrase.country, phrase.owner = mods.country, mods.pronoun
        phrase.former = mods.former or "former" in role.flags
        phrase.definite, phrase.indefinite = mods.definite, mods.indefinite
        capitalised = sort == "organisation" and head.text[0].isupper() and not head.is_sent_start
        if capitalised and part.start > start and self.doc[part.start - 1].tag_ in PROPER:
            phrase.named, phrase.name = True, self._proper_words(start, part.end)
        return phrase

    def _proper_words(self, start: int, end: int) -> str:
        while start < end and not self.doc[start].text[0].isupper():
            start += 1
        return str(self.doc[start:end].text)

    def _description(self, chunk: Chunk, last: Part, mods: Modifiers) -> Phrase | None:
        """ "the Arab country", "the group", "both sides", "his counterpart": words that only point back."""
        head = self.doc[last.end - 1]
        lemma = head.lemma_.lower()
        paired = any(self.doc[i].lower_ in PAIR_WORDS for i in range(chunk.start, last.end - 1))
        plural = head.tag_ == "NNS"
        owned = chunk.owner is not None or mods.country is not None
        sort, kind = "", ""
        if head.lower_ in COUNTERPARTS:
            sort, kind = "description", "counterpart"
        elif plural and paired and (lemma in SIDE_WORDS or lemma in PERSON_WORDS) and not owned:
            sort, kind = "pair", "person" if lemma in PERSON_WORDS else "country"
        elif not plural and mods.definite and lemma in COUNTRY_WORDS and not owned and mods.pronoun is None:
            sort, kind = "description", "country"
        elif not plural and mods.definite and lemma in GROUP_WORDS and not owned and mods.pronoun is None:
            sort, kind = "description", "group"
        if not sort:
            return None
        phrase = Phrase(chunk.start, last.end, last.end - 1, last.end, sort, kind, plural=plural)
        phrase.words = tuple(self.doc[i].lower_ for i in range(chunk.start, last.end - 1))
        phrase.country, phrase.owner = mods.country, mods.pronoun
        phrase.sectors, phrase.former, phrase.role_noun = mods.sectors, mods.former, lemma
        phrase.definite = True
        return phrase

    def _speaker(self, chunk: Chunk, last: Part, mods: Modifiers) -> Phrase | None:
        """A noun of no lexicon that speaks: "the widow said"."""
        head = self.doc[last.start]
        if head.dep_ != "nsubj" or head.head.lemma_ not in SPEECH or head.tag_ not in ("NN", "NNS"):
            return None
        phrase = Phrase(chunk.start, last.end, last.start, last.end, "group", head.lemma_.lower())
        phrase.sectors, phrase.country, phrase.plural = mods.sectors, mods.country, head.tag_ == "NNS"
        phrase.definite, phrase.indefinite, phrase.weak = mods.definite, mods.indefinite, True
        phrase.role = phrase.role_noun = phrase.name
        phrase.owner = mods.pronoun
        return phrase

    def _name(self, chunk: Chunk, parts: list[Part]) -> Phrase | None:
        """A proper name of no lexicon: a person, an organisation, or neither."""
        first = name_start(self.doc, parts, self.knowledge)
        mods = read_modifiers(self.doc, parts[:first], self.knowledge)
        start, end = parts[first].start, parts[-1].end
        label = self._label(start, end)
        titled = mods.titled and self._title_before(parts[first - 1] if first else None)
        sort = self._name_sort(self.doc[end - 1], label, titled, end - start)
        if sort is None:
            return None
        text = str(self.doc[start:end].text)
        phrase = Phrase(chunk.start, end, start, end, sort, text, named=True)
        phrase.country, phrase.definite = mods.country, mods.definite
        if sort == "person":
            _take_role(phrase, mods)
            phrase.owner = mods.pronoun
        else:
            phrase.sectors = mods.sectors
        return phrase

    def _title_before(self, part: Part | None) -> bool:
        if part is None:
            return False
        role = part.role
        if role is not None:
            return role.kind in ("person", "rank")
        return is_title(self.doc[part.start], self.knowledge)

    def _name_sort(self, head: Token, label: str, titled: bool, length: int) -> str | None:
        if titled or label == "PERSON":
            return "person"
        if label in ("ORG", "NORP"):
            return "organisation"
        acts = head.dep_ in ARGUMENTS and head.head.pos_ in ("VERB", "AUX") and not head.text.isdigit()
        if label in SKIPPED_LABELS:
            return None
        return "unknown" if acts and (length > 1 or not head.is_sent_start) and head.tag_ in PROPER else None

    def _label(self, start: int, end: int) -> str:
        """The entity label of a name: what most of the places that use its last word say, here first."""
        here = Counter(self.doc[i].ent_type_ for i in range(start, end) if self.doc[i].is_alpha)
        votes = self.labels.get(self.doc[end - 1].text, Counter())
        top = max(votes, key=lambda label: (votes[label], label)) if votes else ""
        own = max(here, key=lambda label: (here[label], label)) if here else ""
        return top if top and votes[top] > votes[own] else own


def _take_role(phrase: Phrase, mods: Modifiers) -> None:
    phrase.role, phrase.role_noun = mods.role, mods.role_noun
    phrase.sectors = mods.sectors
    phrase.country = mods.country or phrase.country
    phrase.former, phrase.gender = mods.former, mods.gender


def _labels(doc: Doc) -> dict[str, Counter[str]]:
    """Entity labels of proper nouns by their text, over the whole article."""
    labels: dict[str, Counter[str]] = {}
    for token in doc:
        if token.tag_ in PROPER and token.ent_type_:
            labels.setdefault(token.text, Counter())[token.ent_type_] += 1
    return labels


def pronouns_of(doc: Doc) -> list[Phrase]:
    """Personal and possessive pronouns; "it" only where it can stand for somebody."""
    found = []
    for token in doc:
        kind = PRONOUNS.get(token.lower_) if token.tag_ in ("PRP", "PRP$") else None
        if kind is None or token.text == "US" or (token.lower_ == "it" and _is_filler(token)):
            continue
        found.append(Phrase(token.i, token.i + 1, token.i, token.i + 1, "pronoun", kind))
    return found


def _is_filler(token: Token) -> bool:
    """True for the "it" of "it is clear that" and "it rained"."""
    if token.dep_ == "expl":
        return True
    verb = token.head
    if token.dep_ not in ("nsubj", "nsubjpass"):
        return False
    clausal = any(child.dep_ in ("ccomp", "xcomp", "csubj", "acl") for child in verb.children)
    return verb.lemma_ in ("be", "seem", "appear", "happen", "rain", "snow", "become", "take") or (
        token.dep_ == "nsubjpass" and clausal
    )
