"""From where somebody is, as the words beside his name tell: "a carpenter from Leeds", "24, a British nurse"."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import pairwise

from spacy.tokens import Doc, Token

from dragoman.actors.chunks import HYPHENS, NOUNS, PLURALS, PROPER
from dragoman.actors.phrases import Phrase
from dragoman.actors.words import FORMER_WORDS

AGE = frozenset((",", "aged", "years", "year", "old", "-"))
"""Words that may stand with an age after a name."""
WITHIN = 7
LONG = 12
"""Words of an apposition at most."""
CLOSING = frozenset((",", ".", ";", ")", "–", "—", "who", "whose"))
FINITE = frozenset(("VBD", "VBZ", "VBP", "MD"))
ROOTED = frozenset("is was 's be came comes hails hailed".split())
"""Words of a clause before "from" that tell of home."""
BROUGHT_UP = frozenset(("born", "raised", "up"))
NAMING = PROPER | {"DT", "IN", ",", "JJ", "HYPH"}
"""Tags of the words of a town's name and of what it lies in."""
REACH = 4
"""Words after "from" within which the town stands."""
BELONGING = frozenset("member leader head spokesman spokeswoman official commander founder".split())
"""Whose "of" tells of their own: "a *member* of the Syrian opposition"."""

RECALLING = frozenset("withdraw recall pull remove bring evacuate call expel sack dismiss".split())
DEPORTING = frozenset(("deport", "repatriate"))
LEAVING = frozenset("flee emigrate immigrate migrate move".split())
CITIZENS = frozenset(
    "citizen national subject man woman boy girl student teacher nurse doctor engineer journalist reporter volunteer "
    "fighter soldier tourist worker aid missionary businessman lawyer activist filmmaker photographer".split()
)
"""Nouns of a clause that tell a nation: "he is a Swedish *citizen*", not "he is a Swedish agent"."""

Land = Callable[[int], str | None]
"""The country that the word at a token names, or the town there lies in."""


class Origins:
    """Where the people of an article are from, whichever of their mentions tells it."""

    def __init__(self, doc: Doc, phrases: Iterable[Phrase], land: Land) -> None:
        self._doc = doc
        self._land = land
        people = [phrase for phrase in phrases if phrase.sort == "person" and phrase.named]
        told = ((_surname(phrase), origin_of(doc, phrase, land)) for phrase in people)
        self._of = {name: country for name, country in told if country is not None}

    def of(self, phrase: Phrase) -> str | None:
        """The country that the words beside somebody tell, or those beside his name elsewhere."""
        found = origin_of(self._doc, phrase, self._land)
        if found is None and phrase.sort == "person" and phrase.named:
            return self._of.get(_surname(phrase))
        return found


def _surname(phrase: Phrase) -> str:
    return phrase.name.split()[-1].lower()


def origin_of(doc: Doc, phrase: Phrase, land: Land) -> str | None:
    """The country of the town or state that somebody is said to be from, or of the nation that he is called of."""
    if phrase.sort != "person":
        return _from(doc, phrase.end, land) if _has_from(doc, phrase) else None
    name = doc[phrase.head_end - 1]
    called = called_of(name, land) or _of_several(name, land) or left_by(name, land)
    called = called or _called_before(name, land) or _one_of(name, land) or sent_home(name, land)
    if called is not None:
        return called
    rest = _after_age(doc, phrase.end)
    first = doc[rest] if rest < len(doc) else None
    if first is None:
        return None
    if first.lower_ == "from" and is_recalled(name):
        return None
    if first.lower_ == "from" or (first.lower_ == "of" and rest > phrase.end + 1):  # "Ann Lee, 24, of Leeds"
        return _from(doc, rest, land)
    if first.lower_ == "who" or first.tag_ == "DT":
        words = _apposed(doc, rest) if first.tag_ == "DT" else list(doc[rest : rest + WITHIN])
        return _nation(words, land) or _town(words, land)
    return None


def called_of(token: Token, land: Land) -> str | None:
    """The nation that a clause says somebody is of: "she was a *British* nurse", "one of six *Irish* volunteers"."""
    clause = token.head if token.dep_ == "nsubj" and token.head.lemma_ == "be" else None
    if clause is None or any(child.dep_ == "neg" for child in clause.children):
        return None
    noun = next((child for child in clause.children if child.dep_ == "attr"), None)
    if noun is not None and noun.lower_ == "one":
        noun = next((t for of in noun.children if of.lower_ == "of" for t in of.children if t.dep_ == "pobj"), None)
    if noun is None or noun.tag_ not in NOUNS or noun.lemma_.lower() not in CITIZENS:
        return None
    return next((found for t in (*noun.lefts, noun) if t.dep_ != "poss" and (found := land(t.i))), None)


def _called_before(name: Token, land: Land) -> str | None:
    """The nation in a description right before a name: "the *Belgian* hangman Jan Maes"."""
    noun = name.head if name.dep_ == "appos" and name.left_edge.i == name.head.i + 1 else None
    if noun is None or noun.tag_ != "NN":
        return None
    told = (word for word in noun.lefts if word.dep_ == "amod" and word.nbor().text not in HYPHENS)
    return next((found for word in told if (found := land(word.i))), None)


def _one_of(name: Token, land: Land) -> str | None:
    """The nation of those of whom somebody is one: "four *Danes* had included him", "the last *Dane* was he"."""
    verb = name.head
    if (name.dep_, verb.lemma_) not in (("dobj", "include"), ("attr", "be")):
        return None
    nouns = [child for child in verb.children if child.dep_ == "nsubj" and child.tag_ in NOUNS]
    parts = (of for noun in nouns for of in noun.children if of.lower_ == "of")
    nouns += [word for of in list(parts) for word in of.children if _is_numbered(word)]
    told = (word for noun in nouns if noun.lemma_.lower() in CITIZENS for word in noun.lefts if word.dep_ == "amod")
    people = (noun for noun in nouns if noun.tag_ in ("NNP", "NNPS") and any(noun.lefts))
    return next((found for word in (*told, *people) if (found := land(word.i))), None)


def _is_numbered(noun: Token) -> bool:
    """True for a noun with a number before it: "one of *four Danes*"."""
    return any(child.dep_ == "nummod" for child in noun.lefts)


def sent_home(name: Token, land: Land) -> str | None:
    """The country to which somebody is deported: "Ann Lee was repatriated to *Chile*"."""
    if name.dep_ not in ("nsubjpass", "dobj") or name.head.lemma_ not in DEPORTING:
        return None
    to = next((child for child in name.head.children if child.lower_ == "to" and child.i > name.i), None)
    return _from(name.doc, to.i, land) if to is not None else None


def _of_several(name: Token, land: Land) -> str | None:
    """The nation of several people named beside it: "two *Britons*, Ann Lee and Bo Lee"."""
    names = (name, *name.conjuncts)
    nouns = [word.head for word in names if word.dep_ == "appos" or _is_called_one(word)]
    nouns += [child for word in names for child in word.children if child.dep_ == "appos"]
    told = (word for noun in nouns if noun.tag_ in PLURALS for word in (*noun.lefts, noun, *_whence(noun)))
    told = (word for word in told if word.dep_ != "poss")
    return next((found for word in told if (found := land(word.i))), None)


def _whence(noun: Token) -> Iterator[Token]:
    """The places after "from" beside a noun: "two men from *Leeds*"."""
    return (word for child in noun.children if child.lower_ == "from" for word in child.children)


def _is_called_one(name: Token) -> bool:
    """True for the first name after "two Britons", to whom the parser joins it."""
    return name.dep_ == "conj" and any(child.dep_ == "nummod" for child in name.head.children)


def left_by(token: Token, land: Land) -> str | None:
    """The country of the home that somebody left: "she fled from her *home* in Lima", "who *emigrated* from Chile"."""
    told = next((child for child in token.children if child.dep_ == "relcl"), None)
    if told is None:
        while token.dep_ == "conj":
            token = token.head
        told = token.head if token.dep_ == "nsubj" else None
    if told is None or told.lemma_ not in LEAVING or any(child.dep_ == "neg" for child in told.children):
        return None
    for word in told.subtree:
        home = word.lower_ == "home" and word.i + 1 < len(word.doc) and word.nbor().lower_ == "in"
        left = word.lower_ == "from" and word.head == told and told.lemma_ != "flee"
        if word.i > told.i and (home or left):
            return _from(word.doc, word.i + home, land)
    return None


def _has_from(doc: Doc, phrase: Phrase) -> bool:
    """True for "a farmer *from* Leeds", but not where somebody takes him from there."""
    noun = doc[phrase.head]
    after = doc[phrase.end] if phrase.end < len(doc) and not phrase.named else None
    return after is not None and after.lower_ == "from" and after.head == noun and noun.dep_ != "dobj"


def is_recalled(name: Token) -> bool:
    """True for who is taken from where he was sent: "withdrew its *ambassador* from Peru"."""
    return name.dep_ in ("dobj", "nsubjpass") and name.head.lemma_ in RECALLING


def _after_age(doc: Doc, start: int) -> int:
    """The first word after a name that is no part of an age: "Ann Lee, 24, *from* Leeds"."""
    told = (i for i in range(start, min(start + WITHIN, len(doc))) if not _is_age(doc[i]))
    return next(told, len(doc))


def _is_age(token: Token) -> bool:
    return token.pos_ == "NUM" or token.lower_ in AGE


def _from(doc: Doc, start: int, land: Land) -> str | None:
    """The country of the town named after "from" or "in", or after "of the"."""
    for token in doc[start + 1 : start + 1 + REACH]:
        found = land(token.i)
        if found is not None or token.tag_ not in NAMING:
            return found
    return None


def _apposed(doc: Doc, start: int) -> list[Token]:
    """The words of an apposition that begins at a token; none where a clause begins there."""
    words: list[Token] = []
    for token in doc[start : start + LONG]:
        if token.text in CLOSING:
            return words
        if token.tag_ in FINITE or token.lower_ == "and":
            return []
        words.append(token)
    return []


def _nation(words: list[Token], land: Land) -> str | None:
    """The nation told before the first noun of an apposition: "a *British* carpenter", "a *Briton*"."""
    return next((found for token in _described(words) if (found := land(token.i))), None)


def _described(words: list[Token]) -> Iterator[Token]:
    """The words of an apposition up to its noun, those before a hyphen left out: "a *US-backed* fighter"."""
    for token in words[1:] if words and words[0].tag_ == "DT" else ():
        if token.tag_ in ("IN", "VBG") or token.lower_ in FORMER_WORDS:
            return
        if token.i + 1 >= len(token.doc) or token.nbor().text not in HYPHENS:
            yield token
        if token.tag_ in NOUNS and token.dep_ not in ("compound", "nmod", "amod"):
            return


def _town(words: list[Token], land: Land) -> str | None:
    """The country of the town that words tell somebody is from: "a carpenter *from* Leeds", "who grew up *in* Lima"."""
    return next((_from(t.doc, t.i, land) for before, t in pairwise(words) if _leads_home(before, t, words[0])), None)


def _leads_home(before: Token, token: Token, first: Token) -> bool:
    if token.lower_ == "in":
        return before.lower_ in BROUGHT_UP
    if token.lower_ == "of":
        return before.lemma_.lower() in BELONGING
    return token.lower_ == "from" and (first.tag_ == "DT" or before.lower_ in ROOTED)
