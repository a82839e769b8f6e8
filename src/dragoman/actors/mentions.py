"""Who is named: every phrase of a text that may name an actor, before it is known which one."""

from __future__ import annotations

from collections.abc import Iterable

from spacy.tokens import Doc, Token

from dragoman.actors.chunks import HYPHENS, NOUNS, PLURALS, PROPER, Chunk, chunks_of
from dragoman.actors.descriptions import description, is_role, role_phrase, unlisted
from dragoman.actors.evidence import borne_out, without_surnames, without_towns
from dragoman.actors.halves import with_halves
from dragoman.actors.knowledge import Knowledge, Surface
from dragoman.actors.lookup import Hit, find_hits
from dragoman.actors.modifiers import PERSON_USES, Modifiers, is_title, read_modifiers, served
from dragoman.actors.names import NameReader, take_role
from dragoman.actors.phrases import Part, Phrase, country_of, is_ethnic, leads, parts_of, sectors_of
from dragoman.actors.places import is_dateline, is_place
from dragoman.actors.traits import states_with_office
from dragoman.actors.words import COUNTRY_WORDS, GROUP_WORDS, NICKNAMES, PRONOUNS, QUANTITIES, SIDE_WORDS
from dragoman.model import Place

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


FILLED = frozenset(
    "be seem appear happen rain snow become take mean demonstrate illustrate underline underscore matter".split()
)
"""Verbs whose "it" is what was told before, or nothing: no actor."""
BODIES = (COUNTRY_WORDS | GROUP_WORDS | SIDE_WORDS) - {"side"}
"""What is told of an "it" that is an actor: "it is a *regime* of thieves"."""


class Draft:
    """Phrases of one text with the noun groups they were read from."""

    def __init__(self, doc: Doc, knowledge: Knowledge, places: Iterable[Place] = ()) -> None:
        """`places`: the places of the text, as far as they are known."""
        self.doc = doc
        self.knowledge = knowledge
        self.hits = with_halves(doc, without_surnames(doc, without_towns(doc, borne_out(find_hits(doc, knowledge)))))
        self.chunks = chunks_of(doc, self.hits)
        self.main: list[Phrase | None] = []
        """The phrase of each noun group's head, where it names an actor."""
        self.nested: list[Phrase] = []
        self.places: dict[int, str] = {}
        """Countries of capitals that are places here, and of provinces named as a state is, by token."""
        self._part_namesakes(places)
        self._names = NameReader(doc, knowledge)
        for chunk in self.chunks:
            self.main.append(self._read(chunk))

    def _read(self, chunk: Chunk) -> Phrase | None:
        parts = parts_of(chunk, self.hits)
        while len(parts) > 1 and not self._can_head(parts[-1]):
            parts.pop()
        mods = read_modifiers(self.doc, parts[:-1], self.knowledge)
        phrase = self._head_phrase(chunk, parts, mods)
        first_of_head = phrase.head if phrase else parts[-1].start
        for part in parts_of(chunk, self.hits):
            if part.end <= first_of_head or part.start >= parts[-1].end:
                self._nest(part, phrase)
        self._nest_backers(parts[-1], phrase)
        if phrase is not None and phrase.plural:
            self._count(phrase)
        return phrase

    def _part_namesakes(self, places: Iterable[Place]) -> None:
        """Take the state of Georgia for no country, where the text is of the United States."""
        states = {self.doc[start].idx: start for start, hit in self.hits.items() if hit.use == "country"}
        for place in places:
            start, country = states.get(place.span.start), place.country
            if start is None or country is None or place.precision != "province":
                continue
            if country != country_of(self.hits[start]):
                self.places[start] = country
                del self.hits[start]

    def _count(self, phrase: Phrase) -> None:
        """Take in the number before "of": "thousands of soldiers" are one mention, and nobody named before."""
        of = phrase.start - 1
        if of > 0 and self.doc[of].lower_ == "of" and self.doc[of - 1].lower_ in QUANTITIES:
            phrase.start, phrase.indefinite = of - 1, not phrase.definite
            if phrase.start and self.doc[phrase.start - 1].lower_ in ("of", "a", "the", "several", "many", "two"):
                phrase.start -= 2 if self.doc[phrase.start - 1].lower_ == "of" and phrase.start > 1 else 1

    def _nest_backers(self, part: Part, phrase: Phrase | None) -> None:
        """Keep the country inside a role of the lexicon: "Syrian refugees", "US-led coalition", "Kremlin spokesman"."""
        if part.role is None or part.end - part.start < 2 or not self.doc[part.start].text[0].isupper():
            return
        if phrase is not None and phrase.country is None:
            phrase.country = served(self.doc, part, self.knowledge)
        token = self.doc[part.start]
        row = self.knowledge.country_by_name(token.text) or self.knowledge.country_by_demonym(token.text)
        if row is None:
            self.nested += self._men_of(part)
        else:
            sort = "country" if self.knowledge.country_by_name(token.text) else "demonym"
            self.nested.append(Phrase(token.i, token.i + 1, token.i, token.i + 1, sort, row.name, row.code))
            after = token.i + 1
            if phrase is not None and (self.doc[after].text not in HYPHENS or leads(self.doc, after)):
                phrase.country = phrase.country or row.code

    def _men_of(self, part: Part) -> list[Phrase]:
        """The armed group inside a role of the lexicon: "*Boko Haram* fighters", to whom "the group" points back."""
        for end in range(part.end - 1, part.start, -1):
            body = self.knowledge.group(self.doc[part.start : end].text)
            if body is not None:
                named = Surface(body.name, "group", exact=False, ambiguous=False, entry=body)
                span = (part.start, end, part.start, end)
                return [
                    Phrase(*span, "organisation", body.name, body.country, body.sectors, surfaces=(named,), named=True)
                ]
        return []

    def _can_head(self, part: Part) -> bool:
        return part.hit is not None or self.doc[part.end - 1].tag_ in NOUNS

    def _nest(self, part: Part, phrase: Phrase | None) -> None:
        """Keep a country, organisation or person that stands inside the group of another head."""
        hit = part.hit
        if hit is None or is_ethnic(self.doc, part) or (hit.use == "capital" and self._placed(hit)):
            return
        role = part.role
        if role is not None:
            noun = self.doc[part.end - 1].tag_ in NOUNS
            if phrase is None and noun and role.kind != "rank" and "weak" not in role.flags:
                self.nested.append(role_phrase(self.doc, part.start, part, Modifiers()))
            elif phrase is None and "REB" in role.sectors and self.doc[part.end - 1].tag_ == "JJ":
                self.nested.append(self._of_many(part))
        elif hit.use in SORT_OF_USE:
            self.nested.append(self._hit_phrase(part.start, part, Modifiers()))
            if phrase is not None and hit.use in PERSON_USES and part.end <= phrase.head:
                phrase.possessor = self.nested[-1]

    def _of_many(self, part: Part) -> Phrase:
        """ "a *rebel* raid", "*militant* camps": of whom the adjective tells."""
        phrase = role_phrase(self.doc, part.start, part, Modifiers())
        phrase.sort, phrase.plural = "group", True
        return phrase

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
        pointing = description(self.doc, chunk, last, mods)
        if pointing is not None:
            return pointing
        if last.hit is None:
            token = self.doc[last.start]
            proper = token.tag_ in PROPER or (chunk.end - chunk.start == 1 and self._names.is_surname(token))
            return self._names.read(chunk, parts) if proper else unlisted(self.doc, chunk, last, mods)
        if last.role is not None and self._is_surname(parts):
            return self._names.read(chunk, parts)
        if last.role is not None:
            return role_phrase(self.doc, chunk.start, last, mods) if is_role(self.doc, chunk, last) else None
        if last.use == "short" and len(parts) > 1 and self._is_first_name(parts[-2]):
            return self._names.read(chunk, parts)
        return self._named(chunk, last, last.hit, mods)

    def _is_surname(self, parts: list[Part]) -> bool:
        """True for an office that ends a person's name: "Amir" in "Yosef Amir"."""
        last = self.doc[parts[-1].start]
        alone = parts[-1].end - parts[-1].start == 1 and last.tag_ in PROPER
        return alone and last.ent_type_ == "PERSON" and len(parts) > 1 and self._is_first_name(parts[-2])

    def _is_first_name(self, part: Part) -> bool:
        """True for a capitalised word of no lexicon before a known surname: "Ramiro" in "General Ramiro Paz"."""
        token = self.doc[part.start]
        plain = (
            part.hit is None
            and token.lower_ not in NICKNAMES
            and token.tag_ in PROPER
            and token.is_alpha
            and token.text[0].isupper()
        )
        return plain and not is_title(token, self.knowledge)

    def _named(self, chunk: Chunk, last: Part, hit: Hit, mods: Modifiers) -> Phrase | None:
        if (
            is_dateline(self.doc, hit.start, hit.end)
            or last.use == "region"
            or (last.use == "capital" and self._placed(hit))
        ):
            return None
        if last.use == "adjective" and not self._is_noun(last, mods):
            self.nested.append(self._hit_phrase(last.start, last, Modifiers()))
            return None
        return self._hit_phrase(chunk.start, last, mods)

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
        phrase.agents, phrase.whose = mods.agents, mods.whose
        phrase.states = (states_with_office(phrase.name) or ()) if sort == "demonym" and mods.country is None else ()
        phrase.plural = (last.tag_ in PLURALS and sort != "person") or (sort == "demonym" and mods.definite)
        phrase.definite, phrase.indefinite, phrase.named = mods.definite, mods.indefinite, sort != "demonym"
        if sort == "person":
            take_role(phrase, mods)
            phrase.owner = mods.pronoun
        return phrase


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
    empty = verb.lemma_ in FILLED and not _is_body(verb)
    return empty or (token.dep_ == "nsubjpass" and clausal)


def _is_body(verb: Token) -> bool:
    """True where a verb tells what body somebody is: "it *is* a regime of thieves"."""
    return verb.lemma_ == "be" and any(
        child.dep_ == "attr" and child.lemma_.lower() in BODIES for child in verb.children
    )
