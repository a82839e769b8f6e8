"""Which person a name stands for: full name, surname, first name, a misspelling, or an office holder of the day."""

from __future__ import annotations

from functools import lru_cache

from rapidfuzz.distance import OSA
from rapidfuzz.fuzz import ratio

from dragoman.actors.gender import gender_of_name
from dragoman.actors.knowledge import Knowledge, Office
from dragoman.actors.lookup import pieces_of
from dragoman.actors.phrases import Phrase
from dragoman.actors.registry import Known, Registry
from dragoman.actors.tables import Person
from dragoman.actors.words import SUBJECTS

LIKE = 85.0
"""Least rapidfuzz ratio (0 to 100) at which two surnames may be one, misspelt."""
SWAPPED = 90.0
LEAD = 3
"""Sentences from the top, the headline among them, within which who is told of unnamed gets his name."""
LEAST_LETTERS = 5
SUFFIXES = frozenset(("jr", "sr", "ii", "iii"))
PREFIXES = frozenset("al el bin ibn van von de".split())


def words_of(name: str) -> tuple[str, ...]:
    """The words of a personal name in lower case, without signs and suffixes."""
    words = tuple(word.lower() for word in pieces_of(name) if word[0].isalnum())
    return words[:-1] if len(words) > 1 and words[-1] in SUFFIXES else words


@lru_cache(maxsize=4096)
def core_of(name: str) -> tuple[str, ...]:
    """The words of a name without a leading particle: "al-Kadhimi" is "kadhimi"."""
    words = words_of(name)
    return words[1:] if len(words) > 1 and words[0] in PREFIXES else words


def _agrees(known: Known, phrase: Phrase) -> bool:
    if known.gender and phrase.gender and known.gender != phrase.gender:
        return False
    return not (known.country and phrase.country and known.country != phrase.country)


def same_person(known: Known, phrase: Phrase) -> str | None:
    """Why a name is that of a person already named ("full name", "surname", "first name"), or None."""
    new, old = core_of(phrase.name), core_of(known.name)
    if not new or not old or not _agrees(known, phrase):
        return None
    if new == old:
        return "same name"
    if len(new) == 1 and new[0] == old[-1]:
        return "surname"
    if len(old) == 1 and old[0] == new[-1]:
        return "surname before"
    if len(new) > 1 and len(old) > 1 and new[-1] == old[-1] and _same_first(new[0], old[0]):
        return "full name"
    if len(new) < len(old) and old[-len(new) :] == new:
        return "last names"
    if len(new) == 1 and len(old) > 1 and new[0] == old[0] and len(new[0]) > 1:
        return "first name"
    return None


def _same_first(one: str, other: str) -> bool:
    """True for "J." and "John", "Mohammad" and "Mohammed"."""
    short, long = sorted((one, other), key=len)
    return long.startswith(short) or (len(short) >= LEAST_LETTERS and ratio(one, other) >= LIKE)


def misspelt(registry: Registry, phrase: Phrase, knowledge: Knowledge) -> Known | None:
    """The person of the article whose surname a single unknown name nearly is."""
    new = core_of(phrase.name)
    if len(new) != 1 or len(new[0]) < LEAST_LETTERS or knowledge.people(phrase.name):
        return None
    best: tuple[float, Known] | None = None
    for known in registry.persons():
        old = core_of(known.name)[-1:]
        likeness = _likeness(new[0], old[0]) if old else 0.0
        if likeness >= LIKE and likeness < 100 and (best is None or likeness > best[0]):
            best = likeness, known
    return best[1] if best else None


def _likeness(one: str, other: str) -> float:
    """How like two surnames with the same first letter are, 0 to 100; two letters that changed places are a slip."""
    if len(other) < LEAST_LETTERS or one[0] != other[0]:
        return 0.0
    swapped = one != other and sorted(one) == sorted(other) and OSA.distance(one, other) == 1
    return max(ratio(one, other), SWAPPED if swapped else 0.0)


def find_person(registry: Registry, phrase: Phrase) -> tuple[Known, str] | None:
    """The person already named whom a name stands for, the latest first, and why."""
    found = [(known, why) for known in registry.persons() if (why := same_person(known, phrase))]
    if not found:
        return None
    firm = [pair for pair in found if pair[1] != "first name"]
    if not firm and len(found) > 1:
        return None
    return max(firm or found, key=lambda pair: (pair[1] == "same name", pair[0].count, pair[0].last))


def lead_named(registry: Registry, phrase: Phrase) -> Known | None:
    """ "*A Danish photographer* was held. *Jeppe Lindholm, 34,* was taken": whom the first sentence tells unnamed."""
    doc, end = registry.doc, phrase.head_end
    aged = end + 2 < len(doc) and doc[end].text == doc[end + 2].text == "," and doc[end + 1].like_num
    if not aged or phrase.role or " " not in phrase.name or not 0 < registry.sentence_of(end - 1) <= LEAD:
        return None
    verb = doc[doc[end - 1].sent.start - 1].sent.root
    subjects = (child for child in verb.children if child.dep_ in SUBJECTS)
    told = [registry.at.get(t.i) for t in subjects if any(child.lower_ in ("a", "an") for child in t.children)]
    known = told[0] if told else None
    if known is None or (known.kind, known.sort) != ("person", "role") or known.plural:
        return None
    return known if known.gender is None or phrase.gender in (None, known.gender) else None


def may_bear(words: tuple[str, ...], row: Person) -> bool:
    """False where a first name contradicts: "Ashton" is not the Carter whose name begins with "Jimmy"."""
    if len(words) < 2:
        return True
    if words in [core_of(name) for name in row.short]:  # a surname of several words: "Okoro Banda"
        return True
    known = [core_of(name) for name in (row.name, *row.aliases)]
    return any(words == name or (len(name) > 1 and _same_first(words[0], name[0])) for name in known)


def _may_be_called(phrase: Phrase, row: Person) -> bool:
    """False where a title contradicts a first name: no woman is "Mr. Clark"."""
    gender = gender_of_name(row.name) if phrase.gender else None
    return gender is None or gender == phrase.gender


def shared_country(phrase: Phrase, knowledge: Knowledge, date: str | None) -> str | None:
    """The country of all who may bear a surname: "Clinton" is American, whichever is meant."""
    countries = {office.person.country for office in _offices(phrase, knowledge, date)}
    return next(iter(countries)) if len(countries) == 1 else None


def office_of(phrase: Phrase, knowledge: Knowledge, date: str | None) -> Office | None:
    """The office, on a date, of a person whom the lexicon knows; None where the name could be several people's."""
    offices = _offices(phrase, knowledge, date)
    if not offices:
        return None
    best = offices[0]
    names = {office.person.name for office in offices if office.status == best.status}
    single = len(core_of(phrase.name)) == 1
    return best if len(names) == 1 or not single else None


def _offices(phrase: Phrase, knowledge: Knowledge, date: str | None) -> list[Office]:
    words = core_of(phrase.name)
    offices = [office for surface in phrase.surfaces for office in knowledge.people(surface.text, date)]
    if not offices:
        offices = knowledge.people(phrase.name, date) or (knowledge.people(words[-1], date) if words else [])
    offices = [o for o in offices if may_bear(words, o.person) and _may_be_called(phrase, o.person)]
    return [office for office in offices if phrase.country in (None, office.person.country)]


def over_since(office: Office, date: str) -> int:
    """The years that an office had been over for on a date (ISO 8601); 0 where it was not."""
    until = office.person.until if office.former else None
    return int(date[:4]) - int(until[:4]) if until else 0
