"""Where an article or a passage of it is set: which country the bare nouns of a place belong to.

"Police", "the army" and "parliament" are seldom those of the country named last: they are those of the country that the
report is about. `Scene` weighs every country that an article names for each word of it. The weights were fitted to
the parties of `training/news`, and rounded.
"""

from __future__ import annotations

import math
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

import msgspec
from spacy.tokens import Doc, Token

from dragoman.actors.places import is_dateline, is_local, is_venue, stays_there
from dragoman.actors.registry import Registry
from dragoman.actors.words import PLACE_NOUNS, SPEECH, SUBJECTS
from dragoman.model import Place

BEFORE_NOUN = frozenset(("amod", "poss", "compound", "nmod"))
INSIDE = frozenset(("in", "at", "near", "across", "around", "outside", "inside"))
SCENES = frozenset(
    "war conflict capital countryside desert city town village province region district port parliament".split()
)
"""Nouns of a place or an event that with the name of a people tell where: "in the Syrian *conflict*"."""
FIGHTS = frozenset("wage wag fight operate rule govern control attack lead spearhead battle".split())
"""What rebels do in the state that is their own: "rebels who *fight* in Peru"; the parser has "wag" for "waged"."""
FRONT = 3
"""Tokens into a sentence within which "In Khartoum" opens it."""
LONG = 80
"""Sentences from which on an article tells of many things: a live page, a chronicle."""
NEARNESS = 10
"""Sentences away at which a place counts half in a long article."""
NEAR = 3
"""Sentences away at which a known politician or body counts half."""
UNBROKEN = 12
"""Sentences from which on a line is no paragraph: a text without line breaks."""
AROUND = 1
"""Sentences away at which a name counts half there, for want of paragraphs."""

HERE = 7.0
"""For "In Khartoum police ..." and "Chad, where police ..."."""
OWN = 8.5
"""For a town before the noun with its own verb: "and in Lima police charged"."""
THERE = 1.9
"""For the town where the noun's own verb happens: "police shot two men in Mandalay"."""
PLACES, TITLE, LEAD, PARAGRAPH = 1.9, 1.7, 1.4, 1.9
PASSAGE = 1.5
"""For what a brief of its own dateline names."""
DATELINE = 1.0
SUBJECT = 1.1
"""For a subject before in the sentence: "Somali troops ... the army"."""
KNOWN, KNOWN_HERE = 1.8, 1.5
AFTER = -0.8
"""For a country named only later in the sentence: it is told of as another."""
NAMES = 0.3

Weights = defaultdict[str, float]


class Clue(msgspec.Struct, frozen=True):
    """A word that names a country, a place or somebody known of it. `sort`: "name", "place", "dateline", "known"."""

    token: int
    country: str
    sort: str


class Near(msgspec.Struct, frozen=True):
    """Where a word stands: its sentence, its line, and how many datelines stand before it."""

    sentence: int
    line: int
    datelines: int


def clues_of_places(doc: Doc, places: Iterable[Place], named: Iterable[str]) -> list[Clue]:
    """The clues of the towns and provinces of a text.

    A word of the gazetteer may be no place at all ("the Executive Mansion" is none on St Kitts): it counts where the
    text names its country (`named`), puts it after "in" or "to", or begins a dispatch with it.
    """
    borne_out = set(named)
    found = []
    for place in places:
        span = doc.char_span(place.span.start, place.span.end, alignment_mode="expand")
        if span is None or place.country is None or place.precision == "country":
            continue
        opens, last = is_dateline(doc, span.start, span.end), doc[span.end - 1]
        if is_venue(last):
            continue
        if opens or place.country in borne_out or last.dep_ == "pobj":
            found.append(Clue(last.i, place.country, "dateline" if opens else "place"))
    return found


class Scene:
    """The countries of one article, weighed for any word of it."""

    def __init__(self, registry: Registry, clues: Sequence[Clue]) -> None:
        self.registry = registry
        self.doc = registry.doc
        self.clues = sorted(clues, key=lambda clue: clue.token)
        self._lines = [token.i for token in self.doc if "\n" in token.text]
        self._datelines = [clue for clue in self.clues if clue.sort == "dateline"]
        self._marks = [clue.token for clue in self._datelines]
        self._long = registry.sentence_of(len(self.doc)) >= LONG
        self._half = NEARNESS if self._long else math.inf
        self._unbroken = self._find_unbroken()
        self._sentences = {clue.token: registry.sentence_of(clue.token) for clue in self.clues}
        self._sort()
        self._opening = self._weigh_opening()
        self._broad: dict[int, Weights] = {}
        self._around: dict[Near, Weights] = {}
        self._memory: dict[int, Weights] = {}

    def _sort(self) -> None:
        """File the clues by what is asked of them: an article has hundreds, and bare nouns as many."""
        self._places = [clue for clue in self.clues if clue.sort in ("place", "dateline")]
        self._names = [clue for clue in self.clues if clue.sort == "name"]
        self._known = [clue for clue in self.clues if clue.sort == "known"]
        self._at: dict[int, list[Clue]] = defaultdict(list)
        self._told_in_line: dict[int, list[Clue]] = defaultdict(list)
        self._in: dict[int, list[Clue]] = defaultdict(list)
        for clue in self.clues:
            self._at[clue.token].append(clue)
            self._in[self._sentences[clue.token]].append(clue)
            if clue.sort in ("name", "place"):
                self._told_in_line[self._line(clue.token)].append(clue)

    def _find_unbroken(self) -> set[int]:
        """The lines that run on for many sentences."""
        bounds = [0, *self._lines, len(self.doc)]
        numbers = [self.registry.sentence_of(bound) for bound in bounds]
        return {n for n in range(len(bounds) - 1) if numbers[n + 1] - numbers[n] >= UNBROKEN}

    def told_from(self, first: int, last: int) -> set[str]:
        """The countries that clues from a word to another tell."""
        return {clue.country for token in range(first, last + 1) for clue in self._at.get(token, ())}

    def named_at(self, token: int) -> str | None:
        """The country that the word at a token names."""
        return next((clue.country for clue in self._at.get(token, ()) if clue.sort == "name"), None)

    def weights(self, token: int) -> Weights:
        """How much each country is where a word's sentence is set."""
        if token not in self._memory:
            self._memory[token] = self._weigh(token)
        return self._memory[token]

    def _weigh(self, token: int) -> Weights:
        near = Near(self.registry.sentence_of(token), self._line(token), bisect_right(self._marks, token))
        if near not in self._around:
            self._around[near] = self._weigh_around(near)
        weights = self._around[near].copy()
        for country, weight in self._in_sentence(token, near.sentence):
            weights[country] += weight
        return weights

    def _weigh_around(self, near: Near) -> Weights:
        """What the article, the paragraph and the dateline say, the same for every word of a sentence."""
        weights = self._weigh_broad(near.sentence).copy()
        _share(weights, KNOWN, self._faded(self._known, near.sentence, NEAR))
        half = AROUND if near.line in self._unbroken else self._half
        _share(weights, PARAGRAPH, self._faded(self._told_in_line.get(near.line, ()), near.sentence, half))
        if near.datelines:
            self._weigh_passage(weights, near.datelines)
        return weights

    def _weigh_broad(self, sentence: int) -> Weights:
        """What the opening, places and names say: the same everywhere in an article that is not long."""
        here = sentence if self._long else 0
        if here not in self._broad:
            self._broad[here] = self._opening.copy()
            _share(self._broad[here], PLACES, self._faded(self._places, here, self._half))
            _share(self._broad[here], NAMES, self._faded(self._names, here, self._half))
        return self._broad[here]

    def _faded(self, clues: Iterable[Clue], here: int, half: float) -> list[tuple[str, float]]:
        """The country of each clue and what it counts: half as much at `half` sentences from here."""
        sentences = self._sentences
        return [(clue.country, 0.5 ** (abs(sentences[clue.token] - here) / half)) for clue in clues]

    def _weigh_opening(self) -> Weights:
        """What the title and the two sentences after it name; in a long article they speak for no later passage."""
        weights: Weights = defaultdict(float)
        if self._long:
            return weights
        title = self._lines[0] if self._lines and self.doc[self._lines[0]].text.count("\n") > 1 else 0
        body = [clue for clue in self.clues if clue.token >= title]
        last = min((self.registry.sentence_of(clue.token) for clue in body), default=0) + 1
        lead = [clue for clue in body if self.registry.sentence_of(clue.token) <= last]
        _share(weights, TITLE, ((clue.country, 1.0) for clue in self.clues if clue.token < title))
        _share(weights, LEAD, ((clue.country, 1.0) for clue in lead))
        return weights

    def _weigh_passage(self, weights: Weights, datelines: int) -> None:
        """The dateline that stands before, and what is named under it where there are several."""
        weights[self._datelines[datelines - 1].country] += DATELINE
        if len(self._datelines) > 1:
            bounds = (*self._marks, len(self.doc))
            start, end = bounds[datelines - 1], bounds[datelines]
            told = (clue for clue in self.clues if start <= clue.token < end and clue.sort != "known")
            _share(weights, PASSAGE, ((clue.country, 1.0) for clue in told))

    def _in_sentence(self, token: int, here: int) -> Iterable[tuple[str, float]]:
        """What the sentence of a word says, each country and sort once."""
        start = self.doc[token].sent.start
        places = [above.head for above in self.doc[token].ancestors if _is_where(above)]
        around = {word.i for place in places for word in (place, *_before(place))}
        said = {(clue.country, HERE) for i in around for clue in self._at.get(i, ())}
        for clue in self._in.get(here, ()):
            if clue.token not in around:
                said.add((clue.country, self._told(clue, token, start)))
        return sorted(said)

    def _told(self, clue: Clue, token: int, start: int) -> float:
        name = self.doc[clue.token]
        preposition = _preposition(name)
        inside = preposition.lower_ in INSIDE
        if inside and clue.token < token and _acts_there(self.doc[token], preposition):  # "and in Lima the police"
            return OWN
        if inside and clue.token < token and clue.token - start <= FRONT:
            return HERE
        if inside and token in (preposition.head.i, preposition.i - 1):  # "officials in Basra"
            return HERE
        if inside and _fights_there(self.doc[token], preposition):  # "rebels who fought an insurgency in Peru"
            return HERE
        if inside and self._is_there(clue, token, preposition):
            return THERE
        if clue.sort != "name":
            return KNOWN_HERE if clue.sort == "known" else 0.0
        if clue.token < token:
            return SUBJECT if leads(name) else HERE if is_local(self.doc[token], name) else 0.0
        if speaks(name):
            return SUBJECT
        return 0.0 if inside else AFTER

    def _is_there(self, clue: Clue, token: int, preposition: Token) -> bool:
        """True for "police shot two men in *Mandalay*" and "exiles in *Rome* fear the police"."""
        acts = clue.sort == "place" and _acts_there(self.doc[token], preposition)
        return acts or (clue.token < token and stays_there(preposition))

    def _line(self, token: int) -> int:
        return bisect_right(self._lines, token)


def _share(weights: Weights, weight: float, counted: Iterable[tuple[str, float]]) -> None:
    """Deal out a weight to the countries by what their clues count."""
    counts: Weights = defaultdict(float)
    for country, count in counted:
        counts[country] += count
    total = sum(counts.values())
    for country, count in counts.items():
        weights[country] += weight * count / total


def _is_where(token: Token) -> bool:
    return token.dep_ == "relcl" and any(child.lower_ == "where" for child in token.children)


def _before(noun: Token) -> Iterator[Token]:
    """The names before a noun: "the *Malian* war, where police fired"."""
    return (child for child in noun.children if child.dep_ in BEFORE_NOUN)


def _preposition(name: Token) -> Token:
    """What a place stands after, "in" for both "in Basra" and "in the town of Basra"; else the place itself."""
    if name.dep_ in BEFORE_NOUN and name.head.dep_ == "pobj" and name.head.lemma_.lower() in SCENES:
        return name.head.head  # "in the Syrian war"
    if name.dep_ != "pobj":
        return name
    noun = name.head.head
    town = name.head.lower_ == "of" and noun.dep_ == "pobj" and noun.lemma_.lower() in PLACE_NOUNS
    return noun.head if town else name.head


def _acts_there(noun: Token, preposition: Token) -> bool:
    return noun.dep_ in SUBJECTS and preposition.head == noun.head and noun.head.lemma_ not in SPEECH


def _fights_there(noun: Token, preposition: Token) -> bool:
    deeds = (preposition.head, preposition.head.head, preposition.head.head.head.head)  # "led the fight against us in"
    told = (deed for deed in deeds if deed.dep_ in ("relcl", "acl") and deed.head == noun)
    return any(deed.lemma_ in FIGHTS for deed in told)


def leads(name: Token) -> bool:
    """True for a country that is a subject or stands before one: "Somali troops crossed"."""
    return name.dep_ in SUBJECTS or (name.dep_ in BEFORE_NOUN and name.head.dep_ in SUBJECTS)


def speaks(name: Token) -> bool:
    """True for a country that is a subject or whose body speaks: "the Uzbek foreign ministry said"."""
    body = name.head if name.dep_ in BEFORE_NOUN else name
    return leads(name) and (body is name or body.head.lemma_ in SPEECH)
