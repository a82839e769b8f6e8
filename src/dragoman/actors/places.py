"""Is a capital here a place or an actor? "Tehran rejected the offer" against "he flew to Tehran"."""

from __future__ import annotations

from spacy.tokens import Doc, Token

from dragoman.actors.knowledge import Knowledge
from dragoman.actors.lookup import Hit
from dragoman.actors.words import DIRECTIONS, MOTION, PLACE_NOUNS, PLACE_PREPOSITIONS, REACHING, SUBJECTS

DASHES = frozenset(("-", "–", "—", "--"))
COMPASS = frozenset("north south east west central northern southern eastern western downtown greater".split())
DATELINE_WITHIN = 60
"""Tokens within which a dateline is looked for."""
MARK_WITHIN = 8
"""Tokens that a dateline may have before the mark of its agency."""
LINE_WITHIN = 16
"""Tokens within which a dateline ends: "MONROVIA, Liberia, April 13 (Agency-style) -"."""
LINKING = frozenset(("compound", "nmod", "poss", "amod"))
VENUES = frozenset("summit talk conference negotiation meeting congress forum".split())
"""What many states hold in a town that need have no part in it: "the *talks* in Geneva"."""


def is_dateline(doc: Doc, start: int, end: int) -> bool:
    """True for the place that opens a dispatch: "KABUL (Agency) -", "Nairobi, 4 May -"."""
    if not doc[start].is_sent_start and not _opens_line(doc, start):
        return False
    for i in range(end, min(end + LINE_WITHIN, len(doc))):
        token = doc[i]
        if i == end and token.text == "-" and doc[start:end].text.isupper() and _opens_line(doc, start):
            return bool(doc[i - 1].whitespace_)  # "CAIRO - When"
        if token.text in DASHES and token.text != "-":
            return i == end or doc[end].text in ("(", ",", "/")
        if token.text == "-" and i > end and doc[i - 1].whitespace_:
            return True
        if token.pos_ in ("VERB", "AUX"):
            return False
    return False


def is_agency_mark(doc: Doc, start: int, end: int) -> bool:
    """True for the agency in the brackets of a dateline: "KABUL (EXW) -"."""
    if start < 2 or end + 1 >= len(doc) or doc[start - 1].text != "(" or doc[end].text != ")":
        return False
    line = next((i for i in range(start - 2, max(-1, start - MARK_WITHIN), -1) if _opens_line(doc, i)), None)
    return line is not None and doc[end + 1].text in (*DASHES, "-")


def _opens_line(doc: Doc, i: int) -> bool:
    return i == 0 or "\n" in doc[i - 1].text


def is_place(doc: Doc, hit: Hit) -> bool:
    """True where a capital is where something happens, not who does it."""
    last = doc[hit.end - 1]
    after = doc[hit.end] if hit.end < len(doc) else None
    if after is not None and _continues_place(doc, hit.end):
        return True
    before = doc[hit.start - 1] if hit.start and not doc[hit.start].is_sent_start else None
    if before is not None and (before.lower_ in PLACE_PREPOSITIONS or before.lower_ in COMPASS):
        return True
    if last.dep_ in LINKING and last.head.i > last.i:
        return last.head.lemma_.lower() in PLACE_NOUNS
    return _reached(last, before)


def _continues_place(doc: Doc, i: int) -> bool:
    """ "Washington, D.C.", "London-based", "Baghdad, Iraq"."""
    text = doc[i].text
    if text in ("-", "–"):
        return i + 1 < len(doc) and doc[i + 1].lower_ in ("based", "born", "bound")
    return text == "," and i + 1 < len(doc) and doc[i + 1].ent_type_ == "GPE" and doc[i + 1].dep_ == "appos"


def _reached(token: Token, before: Token | None) -> bool:
    if token.dep_ == "conj" and token.head.ent_type_ == "GPE":
        return _reached(token.head, None)
    if token.dep_ in ("dobj", "nsubjpass"):
        return token.head.lemma_ in REACHING
    if token.dep_ != "pobj":
        return False
    preposition = before if before is not None and before.tag_ in ("IN", "TO") else token.head
    governor = preposition.head.lemma_.lower()
    if preposition.lower_ in PLACE_PREPOSITIONS:
        return True
    if preposition.lower_ == "of":
        return governor in PLACE_NOUNS
    return preposition.lower_ in DIRECTIONS and governor in MOTION


def is_venue(place: Token) -> bool:
    """True for the town where others meet: "boycotted the peace talks in *Geneva*"."""
    within = place.dep_ == "pobj" and place.head.lower_ in ("in", "at")
    return within and place.head.head.lemma_.lower() in VENUES


def stays_there(preposition: Token) -> bool:
    """True where those who act are told to be: "thousands of exiles *in* Rome fear the police"."""
    noun = preposition.head
    noun = noun.head.head if noun.dep_ == "pobj" and noun.head.lower_ == "of" else noun
    return noun.dep_ in SUBJECTS


def is_local(noun: Token, place: Token) -> bool:
    """True for "visited *Lima* and met local police": of the place of which the sentence tells before."""
    return place.dep_ in ("dobj", "pobj") and any(child.lower_ == "local" for child in noun.lefts)


def home_of(doc: Doc, knowledge: Knowledge) -> str | None:
    """The country of the capital in the dateline of a text, if there is one."""
    for start in range(min(len(doc), DATELINE_WITHIN)):
        for end in range(start + 1, min(start + 4, len(doc) + 1)):
            found = knowledge.capital(doc[start:end].text.title()) if doc[start].text.isupper() else None
            if found is not None and is_dateline(doc, start, end):
                return found.code
    return None
