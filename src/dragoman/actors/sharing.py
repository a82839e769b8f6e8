"""Whose the second of two is, whose those are who are told by their loyalty, and who joins a body of many states."""

from __future__ import annotations

from spacy.tokens import Doc, Token

from dragoman.actors.gender import gender_of_given
from dragoman.actors.mentions import Draft
from dragoman.actors.modifiers import ABROAD, antecedent_of_whose
from dragoman.actors.phrases import Phrase, codes_of
from dragoman.actors.tables import INTERNATIONAL
from dragoman.actors.words import COUNTRY_WORDS, STATE

OPPOSING = frozenset(("REB", "OPP", "UAF", "PRM", "UNK"))
"""Sectors of those who are opposed to the head of their own state."""
LOYAL = frozenset(("loyal", "faithful"))
OPPOSED = frozenset(("opposed",))
SIDES = frozenset(("person", "role", "organisation", "group"))


def share(draft: Draft, n: int) -> None:
    """Let "council" of "the European parliament and council" be of whom its fellow is of."""
    first, second = draft.main[n], draft.main[n + 1]
    if first is not None and second is not None and _is_party_of(draft.doc, first, second):
        draft.main[n] = None
        return
    if first is not None and second is not None and draft.doc[second.head_end - 1].head.i == first.head_end - 1:
        _take_surname(first, second)
    if second is None or second.sort not in ("group", "organisation") or second.country is not None:
        return
    head = draft.doc[second.head]
    if head.dep_ == "conj":
        second.regional = second.regional or _is_foreign(head)  # "foreign communists and socialists"
        if first is not None and first.head <= head.head.i < first.head_end:
            _take(draft, first, second)
    else:
        _take_split(draft, second, head)


def _take_surname(first: Phrase, second: Phrase) -> None:
    """Let "Dmitri" of "Dmitri and Olga Belov" have the surname too."""
    persons = first.sort == second.sort == "person" and not first.surfaces
    if persons and " " in second.name and gender_of_given(first.name) is not None:
        first.name = f"{first.name} {second.name.split()[-1]}"


def _is_party_of(doc: Doc, first: Phrase, second: Phrase) -> bool:
    """True for "Labour" of "*Labour* and Conservative members of parliament": it tells only of what kind they are."""
    if second.sort != "group" or "LEG" not in second.sectors or second.start != first.end + 1:
        return False
    joined = doc[first.end].lower_ == "and" and doc[second.start].text[0].isupper() and second.start < second.head
    party = first.sort == "organisation" and first.end == first.start + 1 and doc[first.start].tag_ != "NNPS"
    return joined and party


def _is_foreign(head: Token) -> bool:
    while head.dep_ == "conj":
        head = head.head
    return any(child.lower_ in ABROAD for child in head.lefts)


def _take(draft: Draft, first: Phrase, second: Phrase) -> None:
    codes = _codes(first) if first.country is None else ()
    if draft.doc[second.start].lower_ == "other" and codes:  # "the UN and other aid groups"
        second.regional = True
    bare = second.start == second.head or draft.doc[second.start].dep_ == "compound"
    if not bare or second.named or second.owner is not None or second.possessor is not None:
        return
    whose = next((c for c in draft.doc[first.head_end - 1].lefts if c.tag_ == "WP$"), None)
    if whose is not None and (owner := antecedent_of_whose(whose)) is not None:  # "Iran, whose guards and militia"
        second.owner = owner.i
    elif first.owner is not None or (first.possessor is not None and first.possessor.head < first.head):
        second.owner, second.possessor = first.owner, first.possessor
    elif not STATE.isdisjoint(second.sectors):
        second.country, second.regional = first.country, second.regional or bool(codes)
        second.sectors = (*second.sectors, *codes)


def _codes(phrase: Phrase) -> tuple[str, ...]:
    told = (*phrase.sectors, *(codes_of(phrase.surfaces[0].entry) if phrase.surfaces else ()))
    return tuple(code for code in told if code in INTERNATIONAL)


def _take_split(draft: Draft, second: Phrase, head: Token) -> None:
    """Give "agency" of "the Spanish safety and rescue agency" the country before the "and"."""
    apart = {child.i for child in head.lefts if child.dep_ == "amod" and child.i < second.start}
    if apart and draft.doc[second.start].lower_ != "local":  # "Spanish and local police"
        told = (phrase.country for phrase in draft.nested if phrase.head in apart and phrase.sort == "demonym")
        second.country = next(told, None)


def take_side(draft: Draft, n: int) -> None:
    """Let "forces loyal to the Ghanaian president" and "rebels opposed to Mr Osei" be of his country."""
    phrase, m = draft.main[n], n + 1
    if m + 1 < len(draft.chunks) and draft.doc[draft.chunks[m].start].lower_ in LOYAL:  # a group of its own
        m += 1
    other = draft.main[m]
    if m + 1 < len(draft.chunks) and draft.chunks[m + 1].owner == m:  # "loyal to *Chad's* general Ali Musa"
        other = draft.main[m + 1] or other
    if phrase is None or other is None or phrase.country is not None or phrase.possessor is not None:
        return
    words = [token.lower_ for token in draft.doc[phrase.end : draft.chunks[m].start]]
    if len(words) != 2 or words[1] != "to" or other.sort not in SIDES or phrase.sort not in ("group", "organisation"):
        return
    opposed = words[0] in OPPOSED and other.sort in ("person", "role") and OPPOSING.issuperset(phrase.sectors)
    if (words[0] in LOYAL or opposed) and phrase.role_noun not in COUNTRY_WORDS:
        phrase.possessor, phrase.country = other, other.country


def take_codes(phrase: Phrase, other: Phrase | None) -> None:
    """Let "the Legal Service of *the European Council*" be of that body, and of no single state."""
    codes = codes_of(other.surfaces[0].entry) if other is not None and other.surfaces else ()
    join_body(phrase, codes)


def join_body(phrase: Phrase, codes: tuple[str, ...]) -> None:
    """Let somebody of no state be of the bodies of many states whose codes are given."""
    if codes and phrase.country is None:
        phrase.sectors, phrase.regional = tuple(dict.fromkeys((*phrase.sectors, *codes))), True
