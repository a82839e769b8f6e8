"""Find lexicon names in a parsed text: one pass over the tokens, a dict lookup on the first word of each name."""

from __future__ import annotations

import re
from functools import lru_cache

import msgspec
from spacy.tokens import Doc, Token

from dragoman.actors.knowledge import Entry, Knowledge, Surface
from dragoman.actors.tables import Country
from dragoman.actors.words import NICKNAMES, PLACE_NOUNS

PIECES = re.compile(r"[^\W_]+|[^\w\s]")
USE_ORDER = (
    "actor",
    "person",
    "country",
    "metonym",
    "organisation",
    "group",
    "capital",
    "people",
    "adjective",
    "region",
    "short",
    "role",
)
PLACE_USES = ("country", "capital", "adjective", "people", "short", "region")
BODY_USES = ("organisation", "group")
PLACE_LABELS = frozenset(("GPE", "LOC", "FAC"))
NO_PERSON = frozenset(("GPE", "LOC", "FAC", "DATE"))
CALLED = frozenset(("mr", "mrs", "ms"))
NO_SURNAME = frozenset(("country", "metonym", "capital", "region"))
_SIDES = frozenset(("nsubj", "nsubjpass", "dobj", "poss"))
"""Where a person stands and a month does not."""
LONG_ACRONYM = 4
"""Papers write longer acronyms as words ("Nato", "Isis")."""


class Hit(msgspec.Struct, frozen=True):
    """A lexicon name found at tokens `start` to `end` (exclusive), with every entry it may stand for."""

    start: int
    end: int
    use: str
    surfaces: tuple[Surface, ...]

    @property
    def entry(self) -> Entry:
        """The first entry of the name."""
        return self.surfaces[0].entry


class Name(msgspec.Struct, frozen=True):
    """The words of a lexicon name, as pieces in lower case, and what it may stand for."""

    pieces: tuple[str, ...]
    surfaces: tuple[Surface, ...]


Index = dict[str, tuple[Name, ...]]


def pieces_of(text: str) -> list[str]:
    """Split a text into words and signs, so that names match however they were tokenised."""
    return PIECES.findall(text.replace("’", "'"))


@lru_cache(maxsize=4)
def index_of(knowledge: Knowledge) -> Index:
    """Every name of the lexicons by its first word in lower case, longest names first."""
    by_pieces: dict[tuple[str, ...], list[Surface]] = {}
    for surface in knowledge.surfaces():
        pieces = _lower_pieces(surface.text)
        if len(pieces) > 1 and pieces[0] == "the":
            pieces = pieces[1:]
        if pieces:
            by_pieces.setdefault(pieces, []).append(surface)
    index: dict[str, list[Name]] = {}
    for pieces, surfaces in by_pieces.items():
        if len(surfaces) > 1:
            surfaces.sort(key=_rank)
        index.setdefault(pieces[0], []).append(Name(pieces, tuple(surfaces)))
    return {first: tuple(sorted(names, key=lambda name: -len(name.pieces))) for first, names in index.items()}


def _rank(surface: Surface) -> tuple[int, bool]:
    """Where a surface stands among those of the same words: a country before one whose name it is in doubt."""
    return USE_ORDER.index(surface.use), surface.ambiguous and isinstance(surface.entry, Country)


def _lower_pieces(text: str) -> tuple[str, ...]:
    """The pieces of a text in lower case; all at once where no letter changes its length by that."""
    if text.isascii():
        return tuple(PIECES.findall(text.lower()))
    return tuple(piece.lower() for piece in pieces_of(text))


class Pieces:
    """The words and signs of a Doc with the token each belongs to."""

    def __init__(self, doc: Doc) -> None:
        self.words: list[str] = []
        self.token_of: list[int] = []
        for token in doc:
            text = token.text
            parts = [text] if text.isalnum() else pieces_of(text)
            self.words.extend(parts)
            self.token_of.extend([token.i] * len(parts))
        self.lower = [word.lower() for word in self.words]

    def is_edge(self, position: int) -> bool:
        """True where a token begins (or the text ends)."""
        if position in (0, len(self.words)):
            return True
        return self.token_of[position] != self.token_of[position - 1]


def _spelt(surface: Surface, words: list[str]) -> bool:
    """True where the words are spelt as this name may be."""
    if surface.use == "role":
        return not surface.exact or surface.text.replace(" ", "") == "".join(words)
    written = "".join(words)
    if surface.exact:
        listed = "".join(pieces_of(surface.text))
        plain = listed.replace(".", "")
        titled = len(plain) >= LONG_ACRONYM and plain.isalpha() and written == plain.title()
        return written == listed or (titled and not surface.ambiguous)
    return surface.text.islower() or any(word[0].isupper() or word[0].isdigit() for word in words)


def _same_sort(surfaces: list[Surface]) -> tuple[str, tuple[Surface, ...]]:
    use = surfaces[0].use
    return use, tuple(surface for surface in surfaces if surface.use == use)


def _is_called(doc: Doc, token: int) -> bool:
    """True for the surname after a form of address: "Mr. *Hague*"."""
    return token > 0 and doc[token - 1].lower_.rstrip(".") in CALLED


def _match(doc: Doc, pieces: Pieces, index: Index, position: int) -> tuple[Hit, int] | None:
    """The longest name that starts at a piece, and the piece after it."""
    called = _is_called(doc, pieces.token_of[position])
    for name in index.get(pieces.lower[position], ()):
        end = position + len(name.pieces)
        if tuple(pieces.lower[position:end]) != name.pieces or not pieces.is_edge(end):
            continue
        words = pieces.words[position:end]
        fitting = [s for s in name.surfaces if _spelt(s, words) and not (called and s.use in NO_SURNAME)]
        first, last = pieces.token_of[position], pieces.token_of[end - 1] + 1
        if fitting and not _crosses_sentence(doc, first, last):
            use, surfaces = _same_sort(fitting)
            return Hit(first, last, use, surfaces), end
    return None


def _crosses_sentence(doc: Doc, start: int, end: int) -> bool:
    return any(doc[i].is_sent_start for i in range(start + 1, end))


def _swallowed(hit: Hit, doc: Doc, free: bool, named: set[str]) -> bool:
    """True where a country, capital or surname is only part of a longer name ("Paris Hilton", "Central Park").

    `free`: no lexicon name and no title ends right before the hit; `named`: surnames of those named in full before.
    """
    first, last = doc[hit.start], doc[hit.end - 1]
    if hit.use not in PLACE_USES:
        return hit.use in BODY_USES and (_in_place_name(first, last) or _in_persons_name(first, last))
    if hit.use == "people" and hit.start and doc[hit.start - 1].tag_ == "DT":  # "the Briton Ann Lee"
        return False
    if hit.use == "short" and hit.start and doc[hit.start - 1].lower_ in NICKNAMES:  # "Crazy Marchetti"
        return False
    longer = _in_longer_name(first, last)
    if hit.use == "short":
        before = doc[hit.start - 1] if hit.start and not first.is_sent_start else None
        known = hit.surfaces[0]
        odd = first.ent_type_ in NO_PERSON and last.text not in named
        misread = odd and (known.ambiguous or not _acts(first))
        met_again = last.text in named and first.dep_ in _SIDES  # "urged *May* to", of Theresa May
        doubtful = misread or (known.ambiguous and first.ent_type_ != "PERSON" and not met_again)
        return longer or doubtful or (free and before is not None and _starts_name(before, first))
    return longer


def _acts(name: Token) -> bool:
    """True for a name that does something, whatever the parser's entity: "Erdogan (GPE) accused ..."."""
    return name.dep_ in ("nsubj", "poss") and name.head.pos_ in ("VERB", "NOUN")


def _in_place_name(first: Token, last: Token) -> bool:
    """True for a word that ends the name of a place: "Dawa" in "the town of Dire Dawa", "Hamas" in "Port Hamas"."""
    if first.i != last.i or first.ent_iob_ != "I" or first.text.isupper():
        return False
    start = next(i for i in range(first.i, -1, -1) if first.doc[i].ent_iob_ == "B")
    before = first.doc[start - 1] if start else None
    town = before is not None and before.lower_ == "of" and before.head.lemma_.lower() in PLACE_NOUNS
    return town or first.ent_type_ in PLACE_LABELS


def _in_persons_name(first: Token, last: Token) -> bool:
    """True for a word in the middle of a person's name: "Fatah" in "Mahmud Fatah Hassan"."""
    inside = first.i == last.i and first.ent_type_ == "PERSON" and first.ent_iob_ == "I" and not first.text.isupper()
    return inside and last.i + 1 < len(last.doc) and last.nbor().ent_iob_ == "I" and last.nbor().pos_ == "PROPN"


def _in_longer_name(first: Token, last: Token) -> bool:
    """True where the parser's entity is a person whose name goes on to the left or right of the hit."""
    if first.ent_type_ != "PERSON":
        return False
    begins_before = first.ent_iob_ == "I"
    after = last.doc[last.i + 1] if last.i + 1 < len(last.doc) else None
    inside = after is not None and after.ent_iob_ == "I" and after.ent_type_ == "PERSON"
    return begins_before or (after is not None and inside and not after.is_punct and after.tag_ != "POS")


def _starts_name(before: Token, first: Token) -> bool:
    joined = before.head.i == first.i or (before.ent_type_ != "" and first.ent_iob_ == "I")
    return joined and before.tag_ in ("NNP", "NNPS") and before.text[0].isalpha()


def _titled(doc: Doc, hit: Hit, knowledge: Knowledge) -> bool:
    return hit.start > 0 and knowledge.title(doc[hit.start - 1].text) is not None


def find_hits(doc: Doc, knowledge: Knowledge) -> dict[int, Hit]:
    """Lexicon names of a text by their first token: the longest at each place, none overlapping another."""
    index = index_of(knowledge)
    pieces = Pieces(doc)
    hits: dict[int, Hit] = {}
    named: set[str] = set()
    position, end = 0, 0
    while position < len(pieces.words):
        found = _match(doc, pieces, index, position) if pieces.is_edge(position) else None
        free = found is not None and found[0].start != end and not _titled(doc, found[0], knowledge)
        if found is None or _swallowed(found[0], doc, free, named):
            position += 1
            continue
        hit, position = found
        hits[hit.start] = hit
        end = hit.end
        if hit.use == "person":
            named.add(doc[end - 1].text)
    return hits
