"""Phrases of common nouns: offices and groups of the lexicon, descriptions that point back, unlisted speakers."""

from __future__ import annotations

from spacy.tokens import Doc, Token

from dragoman.actors.chunks import NOUNS, PLURALS, PROPER, Chunk
from dragoman.actors.modifiers import ABROAD, WORLDLY, Modifiers
from dragoman.actors.phrases import Part, Phrase, is_sided
from dragoman.actors.tables import INTERNATIONAL
from dragoman.actors.words import (
    ARGUMENTS,
    COUNTERPARTS,
    COUNTRY_WORDS,
    DUOS,
    EPITHETS,
    FATES,
    GROUP_WORDS,
    HARM,
    PERSON_WORDS,
    QUANTITIES,
    SELDOM_ACTORS,
    SIDE_WORDS,
    SPEECH,
    STATE_NAMES,
    STREETS,
)

BACKED = frozenset("group movement organisation organization".split())
"""Words that point back though they tell who backs whom they mean; "the American-backed militia" is another one."""
POISONS = frozenset("nerve chemical biological toxic blister choking orange bleaching".split())
"""Before "agent" these tell of no person."""
POINTERS = frozenset("the these those our their his her its".split())
"""Words with which "two men" are the two named before."""
PARTIES = frozenset(("side", "interlocutor"))
"""Nouns of those who talk, two without a number."""
NAMED_BODIES = frozenset(("Front", "Movement", "Party", "League", "Union"))
"""Last words of names of bodies: "the Western Liberation Front" is one, "a liberation front" is any."""
GLUE = frozenset(("of", "for", "in", "at", "to", "on"))
SOLDIERS = frozenset(("MIL", "UAF"))


def head_of(doc: Doc, part: Part) -> int:
    """The head noun of a role phrase: "member" in "member of parliament"."""
    inner = (i - 1 for i in range(part.start + 1, part.end) if doc[i].lower_ in GLUE)
    return next(inner, part.end - 1)


def is_role(doc: Doc, chunk: Chunk, part: Part) -> bool:
    """True where a role word names somebody: "the military", not "military and economic aid" or "a key source of"."""
    head = doc[head_of(doc, part)]
    if head.tag_ not in NOUNS:
        return doc[chunk.start].tag_ == "DT" and head.dep_ not in ("amod", "compound")
    if head.lemma_.lower() == "agent" and head.i and head.nbor(-1).lower_ in POISONS:
        return False
    if part.end - chunk.start == 1 and head.lower_ == "intelligence" and head.dep_ == "dobj":
        return False  # "shared *intelligence* with Oslo": what spies find
    if head.lemma_.lower() not in SELDOM_ACTORS or part.end - part.start > 1:
        return True
    if head.dep_ == "appos" and head.head.ent_type_ == "PERSON":  # "Ana Souza, head of the navy"
        return True
    by = head.dep_ == "pobj" and head.head.lower_ == "by"
    return by or (head.dep_ in ARGUMENTS and head.head.pos_ == "VERB" and not _has_complement(doc, part))


def _has_complement(doc: Doc, part: Part) -> bool:
    return part.end < len(doc) and doc[part.end].lower_ == "of"


def role_phrase(doc: Doc, start: int, part: Part, mods: Modifiers) -> Phrase:
    """The phrase of a lexicon role with what stands before it."""
    role = part.role
    if role is None:
        raise ValueError("a phrase of a role needs its role")
    at = head_of(doc, part)
    head = doc[at]
    sort = {"person": "role", "rank": "role", "institution": "organisation"}.get(role.kind, "group")
    phrase = Phrase(start, part.end, at, at + 1, sort, role.phrase)
    phrase.plural = head.tag_ in PLURALS or sort == "group"
    if sort == "role" and phrase.plural:
        phrase.sort = "group"
    weak = "weak" in role.flags or not role.sectors
    before = mods.sectors if weak else tuple(code for code in mods.sectors if code in INTERNATIONAL)
    own = tuple(code for code in role.sectors if code not in INTERNATIONAL) if is_sided(doc, part) else role.sectors
    if "REB" in mods.sectors and not SOLDIERS.isdisjoint(role.sectors):  # "Red Front commanders" are no army's
        own = ("REB",)
    phrase.sectors = tuple(dict.fromkeys((*before, *own)))
    phrase.role, phrase.role_noun, phrase.weak = role.phrase, head.lemma_.lower(), weak
    if weak and mods.role and mods.role != role.phrase:
        phrase.role = f"{mods.role} {role.phrase}"
    phrase.former = mods.former or "former" in role.flags
    _copy(phrase, mods)
    if _is_firms(doc, start, part):
        phrase.sectors, phrase.regional = ("BUS",), True
    if mods.led and "REB" in role.sectors:  # "a US-led militia" is no force of theirs, a coalition is
        phrase.country = None
    phrase.agents += (role.code,) if role.code else ()
    first = role.phrase.split()[0].lower()
    phrase.regional = phrase.regional or first in WORLDLY or (phrase.sort == "group" and first in ABROAD)
    phrase.regional = phrase.regional or not set(INTERNATIONAL).isdisjoint(role.sectors)
    front = sort == "group" and head.text in NAMED_BODIES
    if (sort == "organisation" or front) and not mods.person and _is_proper(doc, start, part):
        phrase.sort = "organisation"
        phrase.named, phrase.name = True, _proper_words(doc, start, part.end)
    return phrase


def _is_firms(doc: Doc, start: int, part: Part) -> bool:
    """True for "Acme *Vice President* Ann Lee" and "the *vice president* for sales": no state's."""
    role = part.role
    if role is None or role.phrase != "vice president":
        return False
    after = doc[part.end : part.end + 2]
    duties = len(after) == 2 and after[0].lower_ == "for" and after[1].is_lower and after[1].tag_ in NOUNS
    return duties or (
        part.start > start and doc[part.start - 1].tag_ in PROPER and doc[part.start - 1].ent_type_ == "ORG"
    )


def _copy(phrase: Phrase, mods: Modifiers) -> None:
    phrase.country, phrase.owner, phrase.regional = mods.country, mods.pronoun, mods.regional
    phrase.definite, phrase.indefinite, phrase.qualified = mods.definite, mods.indefinite, mods.listed
    phrase.agents, phrase.whose, phrase.states = mods.agents, mods.whose, mods.states


def _is_proper(doc: Doc, start: int, part: Part) -> bool:
    """True for the name of a body, "the Democratic Union Party": capitals before its noun."""
    before = doc[part.start - 1] if part.start > start else None
    proper = before is not None and before.tag_ in PROPER and before.text[0].isupper()
    return proper and ((before is not None and before.i > start) or doc[part.start].text[0].isupper())


def _proper_words(doc: Doc, start: int, end: int) -> str:
    while start < end and not (doc[start].text[0].isupper() and doc[start].tag_ not in ("DT", "PRP$")):
        start += 1
    return str(doc[start:end].text)


def _pointer(doc: Doc, chunk: Chunk, last: Part, mods: Modifiers) -> tuple[str, str]:
    """The sort of a description and what it asks for; two empty strings where it is none."""
    head = doc[last.end - 1]
    lemma = head.lemma_.lower()
    if head.lower_ in COUNTERPARTS:
        return "description", "counterpart"
    if lemma not in COUNTRY_WORDS and head.tag_ not in ("NN", "NNS"):
        return "", ""
    backed = mods.marked and lemma in BACKED  # "the al-Qaida-linked *group*"
    owned = chunk.owner is not None or mods.country is not None or (mods.listed and not backed)
    if lemma in DUOS and mods.definite and not owned and not _has_complement(doc, last):
        return "pair", "person"
    if head.tag_ in PLURALS:
        return _plural_pointer(doc, chunk, last, lemma, owned)
    if owned or mods.pronoun is not None or not mods.definite:
        return "", ""
    if lemma in COUNTRY_WORDS:
        named = head.tag_ in PROPER and lemma not in STATE_NAMES
        return ("", "") if named else ("description", "country")
    named = mods.regional or _is_named(doc, chunk)
    return ("description", "group") if lemma in GROUP_WORDS and not named else ("", "")


def _is_named(doc: Doc, chunk: Chunk) -> bool:
    """True where an unlisted name stands before the head: "the Halvorsen group" is no other group."""
    before = doc[chunk.end - 2]
    return before.i > chunk.start and before.tag_ in PROPER and before.text[0].isupper()


def _plural_pointer(doc: Doc, chunk: Chunk, last: Part, lemma: str, owned: bool) -> tuple[str, str]:
    words = {doc[i].lower_ for i in range(chunk.start, last.end - 1)}
    told = words == {"the"} and lemma in PARTIES  # "the sides agreed"
    paired = told or "both" in words or ("two" in words and not POINTERS.isdisjoint(words))
    if not paired or owned:
        return "", ""
    if lemma in PERSON_WORDS:
        return "pair", "person"
    return ("pair", "country") if lemma in SIDE_WORDS else ("", "")


def description(doc: Doc, chunk: Chunk, last: Part, mods: Modifiers) -> Phrase | None:
    """ "the Arab country", "the group", "both sides", "his counterpart": words that only point back."""
    if last.hit is not None and (last.role is None or head_of(doc, last) != last.end - 1):
        return None
    sort, kind = _pointer(doc, chunk, last, mods)
    if not sort or (last.end - last.start > 1 and doc[last.start].text[0].isupper() and kind == "group"):
        return None
    head = doc[last.end - 1]
    phrase = Phrase(chunk.start, last.end, last.end - 1, last.end, sort, kind, plural=head.tag_ in PLURALS)
    phrase.words = tuple(doc[i].lower_ for i in range(chunk.start, last.end - 1))
    _copy(phrase, mods)
    phrase.sectors = tuple(dict.fromkeys((*mods.sectors, *(last.role.sectors if last.role else ()))))
    phrase.former, phrase.role_noun, phrase.definite = mods.former, head.lemma_.lower(), True
    phrase.role = last.role.phrase if last.role else None
    worldly = phrase.role is not None and phrase.role.split()[0] in ABROAD  # "the international coalition"
    phrase.regional = phrase.regional or worldly
    return phrase


def unlisted(doc: Doc, chunk: Chunk, last: Part, mods: Modifiers) -> Phrase | None:
    """A noun of no lexicon that still acts or suffers: "the widow said", "nearly 70 countries", "wounding 50"."""
    head = doc[last.start]
    lemma = head.lemma_.lower()
    states = head.tag_ == "NNS" and lemma in COUNTRY_WORDS
    called = mods.definite and head.tag_ == "NN" and lemma in EPITHETS
    counted = _is_counted(head)
    if not (states or called or counted or _speaks(head)):
        return None
    phrase = Phrase(chunk.start, last.end, last.start, last.end, "role" if called else "group", lemma)
    _copy(phrase, mods)
    phrase.sectors, phrase.plural, phrase.weak = mods.sectors, counted or head.tag_ == "NNS", True
    phrase.role = phrase.role_noun = "people" if counted else lemma
    if states:
        phrase.sectors = ()
    if counted:
        phrase.sectors, phrase.indefinite = ("CVL",), True
    return phrase


def _is_counted(head: Token) -> bool:
    """True for people told by their number alone: "killing 12 and wounding 50", "thousands fled"."""
    number = head.tag_ == "CD" and head.ent_type_ not in ("DATE", "TIME", "MONEY", "PERCENT")
    many = (head.tag_ == "NNS" and head.lower_ in QUANTITIES) or head.lower_ == "dozen"
    if not (number or many) or any(child.dep_ == "prep" and child.lower_ == "of" for child in head.children):
        return False
    verb = head.head
    struck = head.dep_ in ("dobj", "nsubjpass") and verb.lemma_ in HARM
    return struck or (head.dep_ == "nsubj" and (verb.lemma_ in FATES or _in_streets(verb)))


def _in_streets(verb: Token) -> bool:
    """ "tens of thousands took to the *streets*, filled the *square*"."""
    ends = (end for t in (verb, *verb.children) if t == verb or t.dep_ == "prep" for end in t.children)
    return any(end.lower_ in STREETS for end in ends)


def _speaks(head: Token) -> bool:
    return head.dep_ == "nsubj" and head.head.lemma_ in SPEECH and head.tag_ in ("NN", "NNS")
