"""Join an office and the name beside it: "his counterpart, Ana Souza", "Mali's envoy to Oslo, Ana Souza"."""

from __future__ import annotations

from spacy.tokens import Doc

from dragoman.actors.mentions import Draft
from dragoman.actors.phrases import Phrase
from dragoman.actors.words import SUBJECTS

COMMAS = frozenset((",", "–", "—", "--"))
AFTER_NAME = frozenset((",", ".", ";", ":", ")", "–", "—", "--", "”", '"'))
MAX_NAME = 4
FURTHER = 4
"""Noun groups within which the name stands that belongs to an office."""
POSTS = frozenset(("to", "in", "at", "for", "on", "with"))
"""Before where or for what an office is held."""


def appose(draft: Draft, n: int, absorbed: set[int]) -> None:
    """ "his counterpart, Ana Souza" is one mention; "Ana Souza, the minister" are two of one person."""
    doc, first = draft.doc, draft.main[n]
    if first is None or first.plural or first.end + 1 >= len(doc):
        return
    if _is_first_office(draft, n):
        _lead(draft, n)
        return
    end = _after_post(draft, n)
    if doc[end].text not in COMMAS:
        _hold(draft, n, absorbed)
        _take_aside(draft, n)
        return
    m = next((k for k in (n + 3, n + 2, n + 1) if k < len(draft.chunks) and _starts_at(draft, k, end + 1)), None)
    second = draft.main[m] if m is not None else None
    if second is not None and _is_of_nation(doc, first, second):
        first.country = first.country or second.country
        second.twin = first
        return
    if m is None or second is None or second.plural:
        return
    if _is_office(first) and (second.sort == "person" or _may_be_person(second)) and _is_full(second):
        if not _begins_clause(doc, first, second):
            _absorb(first, second)
            absorbed.add(m)
    elif first.sort in ("person", "unknown") and second.sort == "role" and _closes(doc, second):
        if first.sort == "unknown":  # a name of no lexicon that is called a volunteer is a person's
            first.sort, first.possessor = "person", None
        second.twin = first
        first.country = first.country or second.country
        first.possessor = first.possessor or second.possessor  # "Ana Souza, Mr Lund's spokeswoman"
        first.sectors = first.sectors or second.sectors
        first.role, first.role_noun = first.role or second.role, first.role_noun or second.role_noun
        first.former = first.former or second.former


def _told_aside(draft: Draft, n: int) -> Phrase | None:
    """The name that stands beside an office past what that is over: "the minister for local roads, *Ana Souza*"."""
    office = draft.main[n]
    if office is None or office.sort != "role":
        return None
    for person in draft.main[n + 1 : n + FURTHER]:
        if person is not None and person.sort == "person":
            name = draft.doc[person.head_end - 1]
            return person if name.dep_ == "appos" and name.head.i == office.head_end - 1 and _is_full(person) else None
        if person is not None and person.sort in ("role", "country"):
            return None
    return None


def _take_aside(draft: Draft, n: int) -> None:
    """Make an office and the name aside two mentions of one person."""
    office, person = draft.main[n], _told_aside(draft, n)
    if office is None or person is None:
        return
    office.twin = person
    person.country, person.possessor = office.country or person.country, office.possessor or person.possessor
    person.sectors = tuple(dict.fromkeys((*office.sectors, *person.sectors)))
    person.role, person.role_noun = person.role or office.role, person.role_noun or office.role_noun


def describe(draft: Draft, n: int) -> None:
    """Let "a militant group that ..." after the name of a body, or its short one in brackets, be that body."""
    doc, first, second = draft.doc, draft.main[n], draft.main[n + 1]
    named = first is not None and first.named and first.sort == "organisation" and first.end < len(doc)
    end = first.end + (doc[first.end].text == ")") if first is not None and named else 0
    if not named or second is None or end + 2 >= len(doc) or doc[end].text not in COMMAS or second.start != end + 1:
        return
    one = second.indefinite and doc[second.start].lower_ in ("a", "an") and doc[second.head].tag_ == "NN"
    if one and second.sort in ("group", "organisation") and not second.named and _closes(doc, second):
        second.twin = first


def _begins_clause(doc: Doc, office: Phrase, person: Phrase) -> bool:
    """ "After talks with the premier, *Ana Souza* left": who acts once what opens the sentence is told."""
    name = doc[person.head_end - 1]
    acts = name.dep_ in SUBJECTS and name.head.i > name.i and doc[office.head].dep_ == "pobj"
    return acts and person.end < len(doc) and doc[person.end].text not in AFTER_NAME


def _is_first_office(draft: Draft, n: int) -> bool:
    """True for the first of two offices of one person: "*Deputy Prime Minister* and Foreign Minister Ana Souza"."""
    doc, first, second = draft.doc, draft.main[n], draft.main[n + 1]
    if first is None or second is None or first.sort != "role" or second.start != first.end + 1:
        return False
    capital = doc[first.head].text[0].isupper() and doc[first.end].lower_ == "and" and doc[first.start].tag_ != "DT"
    return capital and first.role_noun == "minister" and _has_name(draft, n + 1)


def _has_name(draft: Draft, n: int) -> bool:
    """True for an office with its holder's name, in one phrase or in the next."""
    office = draft.main[n]
    if office is None or office.sort != "role" or not _starts_at(draft, n + 1, office.end):
        return office is not None and office.sort == "person" and office.role is not None
    person = draft.main[n + 1]
    return person is not None and person.sort == "person"


def _lead(draft: Draft, n: int) -> None:
    """Let the office be the person's who is named with another one after it, and whose it is that one's."""
    first, person = draft.main[n], draft.main[n + 1]
    if first is not None and person is not None:
        first.twin, person.country = person, first.country or person.country
        person.possessor, person.owner = first.possessor or person.possessor, first.owner or person.owner


def _is_of_nation(doc: Doc, first: Phrase, second: Phrase) -> bool:
    """True for the nation told after a name: "General Osei, *the Ghanaian* who commands them"."""
    if first.sort != "person" or second.sort != "demonym" or doc[second.start].tag_ != "DT":
        return False
    return second.end < len(doc) and doc[second.end].tag_ in ("WP", "VBN")


def _after_post(draft: Draft, n: int) -> int:
    """The token after an office and where it is held: "Mali's envoy *to Oslo*, Ana Souza"."""
    doc, office, post = draft.doc, draft.main[n], draft.chunks[n + 1]
    end = office.end if office is not None else 0
    if office is None or office.sort != "role" or doc[end].lower_ not in POSTS or post.start != end + 1:
        return end
    return post.end if post.end + 1 < len(doc) and doc[post.end].text in COMMAS else end


def _hold(draft: Draft, n: int, absorbed: set[int]) -> None:
    """Make an office and the name right after it one mention: "Minister of Defence Joan Reed"."""
    office = draft.main[n]
    m = next((k for k in (n + 1, n + 2) if office is not None and _starts_at(draft, k, office.end)), None)
    person = draft.main[m] if m is not None else None
    if office is None or m is None or person is None or not _is_office(office):
        return
    if (person.sort == "person" or _may_be_person(person)) and not person.plural and _is_full(person):
        _absorb(office, person)
        absorbed.add(m)


def _may_be_person(phrase: Phrase) -> bool:
    """True for an unlisted name of two or three words that the parser took for a body: an office came before it."""
    unlisted = phrase.sort in ("organisation", "unknown") and phrase.named and not phrase.surfaces
    return unlisted and phrase.role is None and 2 <= phrase.head_end - phrase.head <= MAX_NAME


def _starts_at(draft: Draft, n: int, token: int) -> bool:
    phrase = draft.main[n] if n < len(draft.main) else None
    return phrase is not None and phrase.start == token


def _is_office(phrase: Phrase) -> bool:
    return phrase.sort == "role" or (phrase.sort == "description" and phrase.name == "counterpart")


def _is_full(phrase: Phrase) -> bool:
    """A person named in full or with a title: a bare surname after a comma is more often a list."""
    return phrase.head_end - phrase.head > 1 or phrase.role is not None or bool(phrase.surfaces)


def _closes(doc: Doc, phrase: Phrase) -> bool:
    if phrase.end < len(doc) and doc[phrase.end].tag_ == "VBN" and doc[phrase.start].tag_ == "DT":
        return True  # "Ana Souza, the minister named in May, ..."
    if phrase.country is not None and phrase.end < len(doc) and doc[phrase.end].tag_ == "IN":
        return doc[phrase.start].tag_ == "DT"  # "Ana Souza, the Peruvian judge in charge, ..."
    return phrase.end >= len(doc) or doc[phrase.end].text in AFTER_NAME or doc[phrase.end].tag_ in ("WP", "WDT", "_SP")


def _absorb(office: Phrase, person: Phrase) -> None:
    """Make an office and the name after it one mention, headed by the office."""
    office.counterpart = office.name == "counterpart"
    office.sort, office.name, office.end = "person", person.name, person.end
    office.surfaces, office.named = person.surfaces, True
    office.country = office.country or person.country
    office.sectors = tuple(dict.fromkeys((*office.sectors, *person.sectors)))
    office.former = office.former or person.former
    office.gender = person.gender
