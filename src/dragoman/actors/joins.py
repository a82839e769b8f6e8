"""Join phrases that name one actor together: possessors, complements, acronyms in brackets (`appositions` besides)."""

from __future__ import annotations

from spacy.tokens import Doc

from dragoman.actors.appositions import appose, describe
from dragoman.actors.chunks import PROPER
from dragoman.actors.mentions import Draft
from dragoman.actors.origins import is_recalled
from dragoman.actors.partisans import join_party
from dragoman.actors.phrases import Phrase, codes_of
from dragoman.actors.portfolios import widen
from dragoman.actors.sharing import join_body, share, take_codes, take_side
from dragoman.actors.tables import INTERNATIONAL
from dragoman.actors.words import COUNTRY_WORDS, OUTSIDERS, SPOKESPEOPLE

PLACES_AND_STATES = frozenset(("country", "demonym", "metonym", "listed"))
BODIES = frozenset(("organisation", "group"))
OWNED = frozenset(("role", "group", "organisation", "person", "description"))
SHARERS = frozenset(("country", "metonym", "listed"))
APPOINTS = frozenset(("name", "appoint", "install", "elect"))
LINKS = frozenset((",", "and"))
COMPLEMENTS = frozenset(("of", "for"))
HELPERS = frozenset(("adviser", "advisor", "aide", "assistant", "counsel", "secretary"))
"""Who is somebody's also with "to": "an adviser to the king"."""
VOICES = HELPERS | SPOKESPEOPLE | frozenset("lawyer strategist ally confidant agent".split())
"""Who speaks or acts for a person: "a spokesman *for Lund*" is of Lund's country."""
PARTS = frozenset(("of", "in"))
HEADS = frozenset(("person", "role"))
LOCATIONS = frozenset(("in", "at", "from", "near"))
POSTED = frozenset("ambassador embassy consul consulate diplomat envoy".split())
"""Whose post is in another state than their own."""
MISSIONS = frozenset(("embassy", "consulate"))
MAX_ACRONYM = 8


def join(draft: Draft) -> list[Phrase]:
    """All phrases of a draft, joined where several name one actor, in order of their heads."""
    absorbed: set[int] = set()
    widen(draft)
    for n in range(len(draft.chunks)):
        _own(draft, n)
    for n in range(len(draft.chunks) - 1):
        if draft.doc[draft.chunks[n].end].lower_ == "in":  # "members of *the party in Lima*": the party first
            _complete(draft, n)
    for n in range(len(draft.chunks) - 1):
        _complete(draft, n)
        _abbreviate(draft, n)
        _name_by(draft, n)
        _pair_offices(draft, n)
        share(draft, n)
        describe(draft, n)
        take_side(draft, n)
    for n in range(len(draft.chunks) - 1):
        join_party(draft, n)
        if n not in absorbed:
            appose(draft, n, absorbed)
    kept = [phrase for n, phrase in enumerate(draft.main) if phrase is not None and n not in absorbed]
    return sorted((*kept, *draft.nested), key=lambda phrase: (phrase.head, -phrase.end))


def _own(draft: Draft, n: int) -> None:
    """ "Iran's defence minister": the owner is part of the phrase and gives it a country."""
    phrase, owner = draft.main[n], draft.chunks[n].owner
    if phrase is None or owner is None or phrase.sort not in OWNED:
        return
    possessor = draft.main[owner]
    if possessor is None:
        phrase.country = phrase.country or draft.places.get(draft.chunks[owner].start)
        return
    phrase.start, phrase.definite = possessor.start, True
    if phrase.role_noun in POSTED:  # "Peru's Chile ambassador" is Peru's
        phrase.country = None
    if possessor.sort != "country" or phrase.role_noun not in OUTSIDERS:  # "Peru's ally" is of another
        _take_from(phrase, possessor, "possessor")
    phrase.possessor = possessor


def _take_from(phrase: Phrase, other: Phrase, why: str) -> None:
    """Let a phrase without country or sectors have those of a phrase that belongs to it."""
    if phrase.country is None and other.country is not None:
        phrase.country, phrase.country_why = other.country, why
    if other.sort == "listed":
        phrase.whose = phrase.whose or (other.surfaces[0].text,)
    told = codes_of(other.surfaces[0].entry) if other.surfaces else other.sectors
    codes = tuple(code for code in told if code in INTERNATIONAL)
    if other.country is None and phrase.sort in ("role", "group"):
        join_body(phrase, codes)
    if phrase.weak and other.sort in BODIES:
        own = () if "PTY" in other.sectors else phrase.sectors  # the leader of a party need not be in office
        phrase.sectors = tuple(dict.fromkeys((*other.sectors, *own)))


def _complete(draft: Draft, n: int) -> None:
    """ "the president of Iran", "police in Minsk": the complement gives the country."""
    doc, phrase = draft.doc, draft.main[n]
    after, next_start = draft.chunks[n].end, draft.chunks[n + 1].start
    if phrase is None or next_start != after + 1 or phrase.end != after:
        return
    word, m = doc[after].lower_, _owned_by(draft, n + 1)
    word = "of" if word == "to" and phrase.role_noun in HELPERS else word
    other = draft.main[m]
    if word == "of" and other is not None and _are_states(other):
        phrase.regional = True  # "the leaders of three republics" are of no single one
        _take_pair(phrase, other)
    if word in COMPLEMENTS and _is_long_name(draft, n):
        _lengthen(draft, n)
        return
    if word in COMPLEMENTS and other is not None and phrase.sort in OWNED and _completes(doc, phrase, other, word):
        _take_from(phrase, other, f"{word} {other.name}")
        take_codes(phrase, other if phrase.named else None)
        phrase.end, phrase.definite = other.end, phrase.definite or word == "of"
        _share(draft, phrase, m)
    elif word in COMPLEMENTS and other is not None and other.sort in HEADS and phrase.role_noun in VOICES:
        phrase.possessor = phrase.possessor or other
    elif word in PARTS and other is not None and (other.sort in BODIES or _is_party(other)) and _are_part(phrase):
        _take_from(phrase, other, f"{word} {other.name}")
        phrase.end = other.end
        phrase.possessor = phrase.possessor or (other if word == "of" and _serves(doc, phrase) else None)
    elif word == "of" and other is not None and other.sort in HEADS and _serves(doc, phrase):
        phrase.possessor = phrase.possessor or other
    elif word == "of" and other is not None and other.sort == "country" and _holds_office(phrase):
        _take_from(phrase, other, f"of {other.name}")
    elif word in LOCATIONS and _is_located(phrase) and phrase.country is None and not _leaves(doc, phrase, word):
        _locate(draft, phrase, n + 1, word)


def _holds_office(phrase: Phrase) -> bool:
    """ "*President Ana Diaz* of Peru": he who is named with his office before "of" and a state holds it there."""
    return phrase.sort == "person" and phrase.named and phrase.role is not None


def _serves(doc: Doc, phrase: Phrase) -> bool:
    """ "*the administration* of President Lund", "*the army* of the emir": whose they are is known once he is."""
    bare = phrase.sort in BODIES and not phrase.named and phrase.country is None
    return bare and any(child.lower_ == "of" for child in doc[phrase.head].children)  # not "accused *the army* of it"


def _leaves(doc: Doc, phrase: Phrase, word: str) -> bool:
    """True for "withdrew *its ambassador* from Peru", who is not of Peru."""
    return word == "from" and is_recalled(doc[phrase.head])


def _is_located(phrase: Phrase) -> bool:
    """True for those whose place says whose they are: "police in Minsk", "his *counterpart* in Ankara"."""
    return phrase.sort in ("role", "group", "organisation") or phrase.name == "counterpart" or _is_party(phrase)


def _is_party(phrase: Phrase) -> bool:
    """True for "the ruling party", which a text need not have named before."""
    return phrase.name == "group" and "PTY" in phrase.sectors


def _are_part(phrase: Phrase) -> bool:
    """ "*members* of the front", "*officials* in his government": whose they are is the body's."""
    return phrase.sort == "group" and phrase.plural and not phrase.named and phrase.country is None


def _owned_by(draft: Draft, n: int) -> int:
    """The number of the body that the n-th phrase owns ("of *Zambia's opposition*"), else n itself."""
    owns = n + 1 < len(draft.chunks) and draft.chunks[n + 1].owner == n and draft.main[n + 1] is not None
    return n + 1 if owns else n


def _locate(draft: Draft, phrase: Phrase, n: int, word: str) -> None:
    """ "police in Minsk", "lawmakers in Peru and Chile": where they are says whose they are."""
    other, start = draft.main[n], draft.chunks[n].start
    if phrase.named or (phrase.regional and word != "from"):  # "foreign fighters in Peru" are not Peru's
        return
    if phrase.role_noun in POSTED and word != "from":  # "diplomats in Lima" are of any state but Peru
        phrase.regional = phrase.role_noun not in MISSIONS
        return
    if other is not None and word == "from" and other.named and other.sort == "organisation":
        _take_from(phrase, other, f"from {other.name}")
        return
    if other is not None and _are_states(other):
        phrase.regional = True  # "officials from 50 countries" serve no single one
        _take_pair(phrase, other)
    if other is not None and other.sort == "listed":
        phrase.whose = phrase.whose or (other.surfaces[0].text,)
    place = other.country if other is not None and other.sort in ("country", "metonym", "listed") else None
    place = place or draft.places.get(start)
    if place is not None:
        phrase.country, phrase.country_why = place, f"{word} {draft.doc[start].text}"
    _share(draft, phrase, n)


def _take_pair(phrase: Phrase, states: Phrase) -> None:
    """Note "the two countries" as those whose officials a plural is: who they are is known later."""
    if (states.sort == "pair" or states.definite) and phrase.sort == "group" and phrase.plural:
        phrase.possessor = phrase.possessor or states


def _are_states(phrase: Phrase) -> bool:
    return phrase.plural and phrase.role_noun in COUNTRY_WORDS


def _share(draft: Draft, phrase: Phrase, n: int) -> None:
    """Note the states that share a plural: "the ambassadors of Peru and Chile", "his counterparts from ..."."""
    body = phrase.sort == "organisation" and not phrase.named
    if not phrase.plural or not (phrase.sort == "group" or body or phrase.name == "counterpart"):
        return
    series = [n]
    while series[-1] + 1 < len(draft.chunks) and _goes_on(draft, series[-1]):
        series.append(series[-1] + 1)
    states = [draft.main[m] for m in series]
    joined = draft.doc[draft.chunks[series[-1]].start - 1].lower_ == "and"
    if len(series) > 1 and joined and all(state is not None and state.sort in SHARERS for state in states):
        phrase.several = tuple(state for state in states if state is not None)
        phrase.end = max(phrase.end, states[-1].end if states[-1] is not None else 0)


def _goes_on(draft: Draft, n: int) -> bool:
    """True where the group after the n-th is the next of a list, and owns nothing itself."""
    between = draft.doc[draft.chunks[n].end : draft.chunks[n + 1].start]
    owns = n + 2 < len(draft.chunks) and draft.chunks[n + 2].owner == n + 1
    state = draft.main[n + 1]
    listed = bool(len(between)) and all(token.lower_ in LINKS for token in between)
    return listed and not owns and state is not None and state.sort in SHARERS


def _name_by(draft: Draft, n: int) -> None:
    """ "the minister appointed by Peru's army": who put somebody in office says whose he is."""
    doc, phrase, start = draft.doc, draft.main[n], draft.chunks[n + 1].start
    if phrase is None or phrase.sort != "role" or phrase.country is not None or start != phrase.end + 2:
        return
    other, verb = draft.main[n + 1], doc[phrase.end]
    if other is not None and verb.lemma_ in APPOINTS and doc[phrase.end + 1].lower_ == "by":
        _take_from(phrase, other, f"{verb.text} by {other.name}")


def _pair_offices(draft: Draft, n: int) -> None:
    """ "Peru's president and *foreign minister*": one state has both offices."""
    first, second = draft.main[n], draft.main[n + 1]
    if first is None or second is None or not first.sort == second.sort == "role" or second.country is not None:
        return
    head = draft.doc[second.head]
    if head.dep_ == "conj" and head.head.i == first.head and not (second.definite or second.indefinite):
        second.possessor, second.owner = second.possessor or first.possessor, second.owner or first.owner
        _take_from(second, first, f"and {first.name}")


def _is_long_name(draft: Draft, n: int) -> bool:
    """True for a body named with "of" or "for" in capitals: "the Movement for Rural Justice"."""
    doc, phrase, after = draft.doc, draft.main[n], draft.chunks[n + 1]
    if phrase is None or phrase.sort not in BODIES or (phrase.plural and phrase.sort != "group"):
        return False
    other = draft.main[n + 1]
    state = other is not None and other.sort in PLACES_AND_STATES
    capital = doc[phrase.head].tag_ in PROPER and doc[phrase.head].text[0].isupper()
    return capital and not state and doc[after.start].text[0].isupper() and doc[after.start].tag_ in PROPER


def _lengthen(draft: Draft, n: int) -> None:
    phrase = draft.main[n]
    if phrase is None:
        return
    phrase.end, phrase.sort, phrase.named, phrase.plural = draft.chunks[n + 1].end, "organisation", True, False
    first = phrase.start + 1 if draft.doc[phrase.start].tag_ == "DT" else phrase.start
    take_codes(phrase, draft.main[n + 1])
    phrase.name = str(draft.doc[first : phrase.end].text)
    draft.main[n + 1] = None


def _completes(doc: Doc, phrase: Phrase, other: Phrase, word: str) -> bool:
    """True where an "of" or "for" complement says whose office or body it is."""
    if phrase.named and phrase.sort == "organisation":
        return word == "of" and (doc[other.head].ent_iob_ == "I" or other.sort == "country")
    if phrase.sort == "person":
        return False
    if word == "for" and any(code in INTERNATIONAL for code in phrase.sectors):
        return False  # "the UN envoy for Mali" is not Mali's
    return other.sort in PLACES_AND_STATES or (other.sort in BODIES and phrase.sort == "role")


def _abbreviate(draft: Draft, n: int) -> None:
    """ "the Kurdish Democratic Union party (PYD)": the acronym is the same actor."""
    doc, phrase = draft.doc, draft.main[n] or (draft.main[n - 1] if n else None)
    bracket = draft.chunks[n + 1]
    if phrase is None or bracket.start < 1 or doc[bracket.start - 1].text != "(" or bracket.end >= len(doc):
        return
    text = doc[bracket.start : bracket.end].text
    close = doc[bracket.end].text == ")" and phrase.end == bracket.start - 1
    if not close or not text.isupper() or not 2 <= len(text) <= MAX_ACRONYM or phrase.sort in ("person", "country"):
        return
    acronym = draft.main[n + 1] or Phrase(bracket.start, bracket.end, bracket.start, bracket.end, "organisation", text)
    acronym.sort, acronym.named, acronym.name, acronym.twin = "organisation", True, text, phrase
    phrase.named = True
    draft.main[n + 1] = acronym
