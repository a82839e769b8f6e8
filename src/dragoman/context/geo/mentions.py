"""Find the words of a text that name places: gazetteer names in capitals, kept or left by what stands around them."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec
from spacy.tokens import Doc, Token

from dragoman.context.geo.gazetteer import Candidate, Gazetteer
from dragoman.context.geo.lexicon import (
    DEGREES,
    FIRST_NAMES,
    LOCATIVE,
    NAMELESS,
    PEOPLES,
    PERSONAL,
    PLACE_NOUNS,
    STATES,
    TITLES,
)
from dragoman.context.geo.names import name_key
from dragoman.context.geo.spans import Found, Reader
from dragoman.context.geo.store import How, Kind

LONGEST = 6
_SURNAMES_TOO = frozenset(["USA", "GBR", "CAN", "AUS", "NZL", "IRL"])
"""Countries whose towns often bear the names of people whom English-language news names."""
_INNER = frozenset(
    ["of", "the", "and", "de", "la", "del", "da", "do", "al", "el", "'s", "’s", "-", "d'", "-", ".", ","]
)
_QUARTERS = (" city", " town", " quarter")
"""Last words of names that with "of" are a part of the town named after."""
_PLACES = frozenset(["GPE", "LOC", "FAC"])
_DASHES = frozenset(["-", "—", "–", "--", "(", ","])


class Guess(msgspec.Struct, frozen=True):
    """Tokens `first` to `last` (exclusive) that may name a place."""

    first: int
    last: int
    start: int
    end: int
    key: str
    candidates: tuple[Candidate, ...]


def find_names(doc: Doc, text: str, gazetteer: Gazetteer) -> list[Found]:
    """Return the place names of a parsed text in order, none overlapping another."""
    reader = Reader(gazetteer, text)
    guesses = list(_guesses(doc, reader, gazetteer))
    judge = _Judge(doc, reader.text)
    sure = {guess.key for guess in guesses if judge.score(guess) >= SURE}
    kept = [guess for guess in guesses if judge.score(guess, guess.key in sure) >= KEEP]
    found = [reader.found(guess.start, guess.end, guess.key, guess.candidates, _acts(doc, guess)) for guess in kept]
    taken = {number for guess in guesses for number in range(guess.first, guess.last)}
    found.extend(_unlisted(doc, reader, taken))
    return sorted(found, key=lambda span: span.start)


def _acts(doc: Doc, guess: Guess) -> bool:
    """Whether the name is the subject of a verb of doing: "Washington rejected"."""
    token = doc[guess.last - 1]
    return token.dep_ == "nsubj" and token.head.pos_ == "VERB" and token.head.lemma_.lower() not in STATES


def _unlisted(doc: Doc, reader: Reader, taken: set[int]) -> Iterator[Found]:
    """Names that the gazetteer lacks: the parser takes them for places after "in", or a text says "the town of X"."""
    for entity in doc.ents:
        if (
            entity.label_ not in ("GPE", "LOC")
            or entity.start == 0
            or not taken.isdisjoint(range(entity.start, entity.end))
        ):
            continue
        first = entity[1:] if entity[0].lower_ == "the" else entity
        if len(first) and first[0].text[0].isupper() and doc[entity.start - 1].lower_ in LOCATIVE:
            taken.update(range(entity.start, entity.end))
            yield reader.found(first.start_char, first.end_char, name_key(first.text), ())
    for of in doc[1:-1]:
        last = _name_end(of) if of.lower_ == "of" and of.nbor(-1).lower_ in PLACE_NOUNS else of.i
        if last > of.i and taken.isdisjoint(range(of.i + 1, last + 1)):
            name = doc[of.i + 1 : last + 1]
            yield reader.found(name.start_char, name.end_char, name_key(name.text), ())


def _name_end(token: Token) -> int:
    """The last of the capitalised proper nouns that follow a token, or the token itself."""
    last = token.i
    while last + 1 < len(token.doc) and token.doc[last + 1].tag_ == "NNP" and token.doc[last + 1].text[0].isupper():
        last += 1
    return last


def _guesses(doc: Doc, reader: Reader, gazetteer: Gazetteer) -> Iterator[Guess]:
    position = 0
    while position < len(doc):
        guess = _longest(doc, position, reader, gazetteer) if _may_start(doc[position]) else None
        if guess:
            yield guess
        position = guess.last if guess else position + 1


def _may_start(token: Token) -> bool:
    return token.text[0].isupper()


def _longest(doc: Doc, first: int, reader: Reader, gazetteer: Gazetteer) -> Guess | None:
    """The longest gazetteer name that starts at a token."""
    best = _part_of(doc[first], reader)
    start = doc[first].idx
    for last in range(first + 1, min(first + LONGEST, len(doc)) + 1):
        token = doc[last - 1]
        if last > first + 1 and (token.is_sent_start or not (token.text[0].isupper() or token.lower_ in _INNER)):
            break
        end = token.idx + len(token)
        key = name_key(reader.text[start:end])
        if not key:
            continue
        if token.text[0].isupper() or token.text[0].isdigit():
            rows = reader.fitting(key, reader.text[start:end])
            if rows:
                best = Guess(first, last, start, end, key, rows)
        if not gazetteer.starts_key(key):
            break
    return best


def _part_of(token: Token, reader: Reader) -> Guess | None:
    """A name that begins a hyphened word: "U.S.-led", "London-based"."""
    part, hyphen, rest = token.text.partition("-")
    if not hyphen or not rest[:1].islower() or len(part) < 2:
        return None
    key = name_key(part)
    rows = reader.fitting(key, part)
    return Guess(token.i, token.i + 1, token.idx, token.idx + len(part), key, rows) if rows else None


KEEP = 1.0
SURE = 2.0


class _Judge:
    """Weighs what speaks for and against a guess; points are small whole or half numbers."""

    def __init__(self, doc: Doc, text: str) -> None:
        self.doc = doc
        self.text = text
        self.label = [""] * len(doc)
        self.width = [0] * len(doc)
        self.surnames: set[str] = set()
        for entity in doc.ents:
            for token in entity:
                self.label[token.i] = entity.label_
                self.width[token.i] = len(entity)
            words = [token for token in entity if token.is_alpha]
            if entity.label_ == "PERSON" and len(words) > 1 and not _placed(entity.root):
                self.surnames.add(words[-1].lower_)
        self.lower = {token.lower_ for token in doc if token.is_lower}

    def score(self, guess: Guess, known: bool = False) -> float:
        """How surely a guess is a place here. `known`: the same name is surely a place elsewhere in the text."""
        points = self._by_name(guess) + self._by_entity(guess) + self._by_words(guess)
        if known:
            points += 1.0
        return points + self._by_person(guess)

    def _by_name(self, guess: Guess) -> float:
        """What the name alone says: countries, states and well-known regions are safe; small towns are not."""
        one = guess.last == guess.first + 1
        if (one and guess.key in NAMELESS) or self._is_degree(guess) or self._is_quarter(guess):
            return -4.0
        if guess.first and guess.key in PEOPLES and self._people_before(guess.first):
            return -4.0
        points = max(_fame(row) for row in guess.candidates)
        countries = {row.entry.country for row in guess.candidates}
        rare = len(guess.key) >= 7 and len(countries) == 1 and not countries & _SURNAMES_TOO
        if points < 1.0 and (rare or not one):
            points += 0.5
        if one and guess.key in self.lower and points < 1.5:
            points -= 1.5
        return points

    def _is_quarter(self, guess: Guess) -> bool:
        """ "the Old City of Aleppo" is no city of that name, nor is "the Old City in Aleppo", nor that of an article
        without Jerusalem.
        """
        if guess.key == "old town" or (guess.key == "old city" and "Jerusalem" not in self.text):
            return True
        after = self.doc[guess.last : guess.last + 2]
        joined = len(after) == 2 and after[0].lower_ in (("of", "in") if guess.key.startswith("old ") else ("of",))
        return guess.key.endswith(_QUARTERS) and joined and after[1].tag_ == "NNP"

    def _is_degree(self, guess: Guess) -> bool:
        """ "Jane Roe, M.D." but not "Rockville, MD"."""
        if self.text[guess.start : guess.end] not in DEGREES:
            return False
        behind = guess.first > 1 and self.doc[guess.first - 1].text == ","
        return not (behind and self.label[guess.first - 2] in _PLACES)

    def _people_before(self, first: int) -> bool:
        """ "Native Americans", "African-American", "American Indians": no people of that country."""
        before = self.doc[first - 1]
        if before.text in ("-", "–") and first > 1:
            before = self.doc[first - 2]
        return before.lower_ in ("native", "african", "afro", "american", "un", "latin", "west", "east")

    def _by_entity(self, guess: Guess) -> float:
        labels = {self.label[number] for number in range(guess.first, guess.last)}
        if labels & _PLACES:
            return 1.0
        if "NORP" in labels or "LANGUAGE" in labels:
            return 0.5
        if "ORG" in labels:
            begins = (
                guess.first == 0 or self.label[guess.first - 1] != "ORG" or self.doc[guess.first - 1].lower_ == "the"
            )
            return 0.5 if begins or self.doc[guess.first - 1].lower_ == "of" else -0.5
        if "PERSON" in labels:
            return -1.0 if self.width[guess.first] > 1 else 0.0
        return -0.5 if labels - {""} else 0.0

    def _by_words(self, guess: Guess) -> float:
        """The words before and after: "in X", "X County", "X, Ohio", a dateline."""
        points = 0.0
        before = self.doc[guess.first - 1] if guess.first else None
        after = self.doc[guess.last] if guess.last < len(self.doc) else None
        if before is not None and before.lower_ == "the" and guess.first > 1:
            before = self.doc[guess.first - 2]
        if before is not None and (before.lower_ in LOCATIVE or before.lower_ in PLACE_NOUNS):
            points += -2.0 if _according(before) else 1.0
        if after is not None and after.lower_ in PLACE_NOUNS:
            points += 1.0
        if _followed_by_region(self.doc, guess):
            points += 1.5
        name = self.text[guess.start : guess.end]
        if name.isupper() and len(name) > 3 and after is not None and after.text in _DASHES:
            points += 1.0 if self.doc[guess.first].is_sent_start else 0.0
        if self.doc[guess.last - 1].pos_ not in ("PROPN", "ADJ", "NOUN") and not name.isupper():
            points -= 1.0
        return points

    def _by_person(self, guess: Guess) -> float:
        """Names of people: after a title or a given name, before a surname, or a surname met before."""
        if any(row.how == How.DEMONYM for row in guess.candidates):
            return 0.0
        points = 0.0
        before = self.doc[guess.first - 1] if guess.first else None
        after = self.doc[guess.last] if guess.last < len(self.doc) else None
        if before is not None and not self.doc[guess.first].is_sent_start:
            word = before.lower_.rstrip(".")
            initial = len(word) == 1 and word != "a"
            if before.text[0].isupper() and (initial or word in FIRST_NAMES or word in TITLES):
                points -= 2.0
        if after is not None and after.lower_ in PERSONAL and guess.last == guess.first + 1:
            points -= 1.0
        if guess.last == guess.first + 1:
            points -= self._surname(guess, before, after)
        return points

    def _surname(self, guess: Guess, before: Token | None, after: Token | None) -> float:
        word = self.doc[guess.first].lower_
        if word in self.surnames and not (before is not None and before.lower_ in LOCATIVE):
            return 2.0
        follows = after is not None and not after.is_sent_start and after.text[0].isupper() and after.pos_ == "PROPN"
        if follows and word in FIRST_NAMES and self.label[guess.first] not in _PLACES:
            return 1.5
        return 0.0


def _fame(row: Candidate) -> float:
    """Points for what an entry is."""
    entry = row.entry
    if row.how == How.DEMONYM or entry.kind <= Kind.COUNTRY:
        return 2.5
    if entry.kind in (Kind.REGION, Kind.SEA):
        return 2.0
    if entry.kind == Kind.SITE or row.how == How.SHORT:
        return 0.5
    if entry.kind == Kind.ADMIN1:
        return 2.0 if entry.country in ("USA", "CAN", "AUS") and row.how == How.NAME else 1.0
    if entry.kind == Kind.ADMIN2:
        return 1.5 if row.how == How.NAME and " " in entry.name else -0.5
    if row.how == How.OTHER:
        return 0.5 if entry.population > 50_000 else -1.0
    if entry.population > 500_000:
        return 1.5
    if entry.population > 100_000:
        return 1.0
    return 0.5 if entry.population > 15_000 else 0.0


def _followed_by_region(doc: Doc, guess: Guess) -> bool:
    """Whether a comma and another capital follow: "Dayton, Ohio"; the resolver checks that one holds the other."""
    if guess.last + 1 >= len(doc) or doc[guess.last].text != ",":
        return False
    region = doc[guess.last + 1]
    return region.text[0].isupper() and region.ent_type_ in ("GPE", "LOC") and not region.is_sent_start


def _placed(token: Token) -> bool:
    return token.i > 0 and token.nbor(-1).lower_ in LOCATIVE


def _according(token: Token) -> bool:
    """ "According to Davis": people are quoted so, not places."""
    return token.lower_ == "to" and token.i > 0 and token.nbor(-1).lower_ == "according"
