"""What the words before the head of a noun group tell: country, sectors, office, number, whose it is."""

from __future__ import annotations

import msgspec
from spacy.tokens import Doc, Token

from dragoman.actors.chunks import PROPER
from dragoman.actors.gender import gender_of_given
from dragoman.actors.knowledge import Knowledge
from dragoman.actors.lookup import Hit
from dragoman.actors.phrases import Part, codes_of, country_of, is_backing, is_ethnic, is_sided, leads, sectors_of
from dragoman.actors.traits import states_with_office
from dragoman.actors.words import FORMER_WORDS

COUNTRY_USES = frozenset(("country", "adjective", "people", "capital", "metonym"))
WORLDLY = frozenset(("western", "world", "global"))
"""Words for those of many states."""
ABROAD = WORLDLY | {"foreign", "international", "multinational"}
"""Words that keep the country of an article from a group."""
LEAGUES = frozenset(("coalition", "alliance", "mission", "force", "body", "agency"))
"""Of many states, wherever they are based."""
PERSON_USES = frozenset(("person", "short"))
NAMED_USES = frozenset(("organisation", "group", "person", "short", "actor"))


class Modifiers(msgspec.Struct):
    """What stands before the head of a noun group."""

    country: str | None = None
    sectors: tuple[str, ...] = ()
    role: str | None = None
    role_noun: str = ""
    weak_role: bool = True
    former: bool = False
    definite: bool = False
    indefinite: bool = False
    plural: bool = False
    titled: bool = False
    led: bool = False
    gender: str | None = None
    pronoun: int | None = None
    regional: bool = False
    listed: bool = False
    marked: bool = False
    person: bool = False
    states: tuple[str, ...] = ()
    agents: tuple[str, ...] = ()
    whose: tuple[str, ...] = ()


def read_modifiers(doc: Doc, parts: list[Part], knowledge: Knowledge) -> Modifiers:
    """Gather country, sectors, role and the like from the parts before a head."""
    found = Modifiers()
    base = None
    for part in parts:
        token = doc[part.start]
        if part.hit is None:
            _read_word(token, found, knowledge)
        elif is_ethnic(doc, part):
            continue
        elif is_sided(doc, part):
            found.listed = True
        elif is_backing(doc, part) and doc[part.end + 1].lower_ == "based":
            base = country_of(part.hit) if doc[parts[-1].end].lemma_ not in LEAGUES else None
        elif is_backing(doc, part):
            found.listed = True
            if not leads(doc, part.end):
                found.marked = True
            else:
                found.led = found.country is None
                found.states = states_with_office(doc[part.start].text) or found.states  # "Kurdish-led"
                found.country = found.country or country_of(part.hit)
        elif part.role is None:
            _read_name(part, part.hit, found)
        else:
            _read_role(doc, part, found)
            found.country = found.country or served(doc, part, knowledge)
    if base is not None:  # "Canada-based activists", but "Iraq-based US troops"
        found.country, found.listed = found.country or base, True
    return found


def _read_name(part: Part, hit: Hit, found: Modifiers) -> None:
    """What a country, region, body or person before the head tells."""
    peoples = states_with_office(hit.surfaces[0].text) if part.use in ("adjective", "people") else None
    if peoples is not None and found.country is None:
        found.states = peoples
    elif part.use == "country" and (found.country is not None or found.listed):
        return  # "the German Syria envoy", "the UN Yemen envoy": where, not whose
    elif part.use in COUNTRY_USES:
        found.country = country_of(hit) or found.country
        found.sectors += sectors_of(hit) if part.use == "metonym" else ()
    elif part.use == "region":
        found.states = states_with_office(hit.surfaces[0].text) or found.states
        found.regional = not found.states
    elif part.use in PERSON_USES:  # "the Obama administration": its country comes when he is known
        found.listed = found.person = True
    elif part.use in NAMED_USES:
        found.listed = True
        found.regional = found.regional or country_of(hit) is None
        found.sectors += (*sectors_of(hit), *codes_of(hit.entry))
        found.country = found.country or country_of(hit)
        found.whose += (hit.surfaces[0].text,) if part.use == "actor" else ()


def _read_word(token: Token, found: Modifiers, knowledge: Knowledge) -> None:
    word = token.lower_
    if word in ("the", "this", "that", "these", "those"):
        found.definite = True
    elif word in ("a", "an", "another", "some", "several", "many", "any") or token.tag_ == "CD":
        found.indefinite = True
        found.plural = found.plural or token.tag_ == "CD"
    elif token.tag_ == "PRP$":
        found.definite, found.pronoun = True, token.i
    elif token.tag_ == "WP$" and (named := antecedent_of_whose(token)) is not None:
        found.definite, found.pronoun = True, named.i
    elif word in FORMER_WORDS:
        found.former = True
    elif word in ABROAD:
        found.regional = True
    elif token.ent_type_ == "PERSON" and token.tag_ in PROPER and knowledge.title(token.text) is None:
        found.person = True
    elif is_title(token, knowledge) and (title := knowledge.title(token.text)) is not None:
        found.titled = True
        found.gender = title.kind if title.kind in ("male", "female") else found.gender
        _read_title_role(title.role, found, knowledge)


def antecedent_of_whose(whose: Token) -> Token | None:
    """Whom "whose" stands for: the place right before its comma, else the noun that its clause tells of."""
    told = next((above.head for above in whose.ancestors if above.dep_ == "relcl"), None)
    before = whose.nbor(-2) if whose.i > 1 and whose.nbor(-1).text == "," else None
    if before is not None and before.tag_ in PROPER and (told is None or before.ent_type_ == "GPE"):
        return before
    return told


def _read_title_role(phrase: str | None, found: Modifiers, knowledge: Knowledge) -> None:
    """The office that an abbreviated title names: "Sen.", "Gov."."""
    role = knowledge.role(phrase) if phrase and (found.role is None or found.weak_role) else None
    if role is not None:
        found.role, found.role_noun, found.weak_role = role.phrase, role.phrase.split()[0], False
        found.sectors = tuple(dict.fromkeys((*found.sectors, *role.sectors)))


def _read_role(doc: Doc, part: Part, found: Modifiers) -> None:
    role = part.role
    if role is None:
        return
    found.sectors = tuple(dict.fromkeys((*found.sectors, *role.sectors)))
    found.agents += (role.code,) if role.code else ()
    found.former = found.former or "former" in role.flags
    if role.kind in ("person", "rank"):
        found.titled = True
        if found.role is None or (role.kind == "person" and found.weak_role):
            found.role, found.role_noun = role.phrase, doc[part.end - 1].lemma_.lower()
            found.weak_role = role.kind == "rank"
    elif role.kind == "institution":  # "a Foreign Office spokesman" serves a state that has such an office
        found.states = states_with_office(role.phrase) or found.states


def served(doc: Doc, part: Part, knowledge: Knowledge) -> str | None:
    """The country of the seat or body that a role of the lexicon names first: "*Kremlin* spokesman"."""
    if part.role is None:
        return None
    for end in range(part.end - 1, part.start, -1):
        name = doc[part.start : end].text
        body = knowledge.metonym(name) or knowledge.organisation(name) or knowledge.group(name)
        if body is not None:
            return body.country if body.country in (states_with_office(part.role.phrase) or (body.country,)) else None
    return None


def is_title(token: Token, knowledge: Knowledge) -> bool:
    """True for a form of address; "Amir" or "Sheikh" inside a personal name is part of the name."""
    if token.tag_ not in PROPER or knowledge.title(token.text) is None:
        return False
    if token.text.endswith(".") or token.ent_type_ != "PERSON":
        return True
    opens = token.ent_iob_ == "B" and token.i + 1 < len(token.doc) and token.nbor().ent_iob_ == "I"
    return opens and gender_of_given(token.text) is None  # the tagger takes "Mrs" into the name: "Mrs Ortega"
