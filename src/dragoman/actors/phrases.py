"""A phrase that may name an actor, and the parts of a noun group that it is made of."""

from __future__ import annotations

import msgspec
from spacy.tokens import Doc

from dragoman.actors.chunks import HYPHENS, Chunk
from dragoman.actors.knowledge import Entry, Surface
from dragoman.actors.lookup import Hit
from dragoman.actors.tables import INTERNATIONAL, Country, Group, ListedActor, Metonym, Organisation, Role

LEADING = frozenset(("led", "run", "commanded"))
SIDES = frozenset(("anti", "pro", "non", "neo", "post"))
MANNERS = frozenset(("language", "style"))


class Phrase(msgspec.Struct):
    """Words that may name an actor. Indices are tokens; `end` and `head_end` are exclusive.

    `sort`: "country", "demonym", "metonym", "person", "role", "group", "organisation", "unknown",
    "description", "pair", "listed" or "pronoun". `owner` is the token of a possessive pronoun, `possessor` the phrase
    before a possessive 's, `twin` another phrase for the same actor. `agents` are the codes of its role words in an
    imported dictionary, `whose` the names of the user's list that it belongs to, `several` the states it is shared by,
    `states` those that it may be of ("Kurdish militias").
    `home` is the country in which somebody without an office is likely at home, where `country` is not known;
    `rooted`: the words beside the name tell it.
    `qualified`: a name stands before its head, so that it is no other body ("the American-backed militia").
    """

    start: int
    end: int
    head: int
    head_end: int
    sort: str
    name: str
    country: str | None = None
    sectors: tuple[str, ...] = ()
    role: str | None = None
    role_noun: str = ""
    former: bool = False
    definite: bool = False
    indefinite: bool = False
    plural: bool = False
    named: bool = False
    weak: bool = False
    regional: bool = False
    qualified: bool = False
    gender: str | None = None
    surfaces: tuple[Surface, ...] = ()
    owner: int | None = None
    possessor: Phrase | None = None
    twin: Phrase | None = None
    counterpart: bool = False
    agents: tuple[str, ...] = ()
    whose: tuple[str, ...] = ()
    several: tuple[Phrase, ...] = ()
    words: tuple[str, ...] = ()
    states: tuple[str, ...] = ()
    country_why: str = ""
    home: str | None = None
    rooted: bool = False
    actor: str | None = None
    why: str = ""


class Part(msgspec.Struct, frozen=True):
    """One piece of a noun group: a lexicon name, or a single other word (`hit` None)."""

    start: int
    end: int
    hit: Hit | None = None

    @property
    def use(self) -> str:
        """The lexicon the words come from, or ""."""
        return self.hit.use if self.hit else ""

    @property
    def role(self) -> Role | None:
        """The role the words name, or None."""
        entry = self.hit.entry if self.hit else None
        return entry if isinstance(entry, Role) else None


def parts_of(chunk: Chunk, hits: dict[int, Hit]) -> list[Part]:
    """The lexicon names and other words of a noun group, in order."""
    parts: list[Part] = []
    i = chunk.start
    while i < chunk.end:
        hit = hits.get(i)
        end = hit.end if hit and hit.end <= chunk.end else i + 1
        parts.append(Part(i, end, hit if hit and hit.end <= chunk.end else None))
        i = end
    return parts


def country_of(hit: Hit) -> str | None:
    """The country of the first entry of a lexicon name."""
    entry = hit.entry
    if isinstance(entry, Country):
        return entry.code
    if isinstance(entry, Metonym | Organisation | Group | ListedActor):
        return entry.country
    return None


def sectors_of(hit: Hit) -> tuple[str, ...]:
    """The sectors of the first entry of a lexicon name."""
    return getattr(hit.entry, "sectors", ())


def codes_of(entry: Entry) -> tuple[str, ...]:
    """PLOVER's name for an international body or armed group of the lexicons: "Isis fighters" are IMG."""
    return (entry.code,) if isinstance(entry, Organisation | Group) and entry.code in INTERNATIONAL else ()


def is_backing(doc: Doc, part: Part) -> bool:
    """True for a country that only backs, leads or marks what follows: "US-backed forces", "Thai-language papers"."""
    if part.end + 1 >= len(doc) or doc[part.end].text not in HYPHENS:
        return False
    return doc[part.end + 1].tag_ in ("VBN", "VBD", "VBG", "JJ") or doc[part.end + 1].lower_ in MANNERS


def leads(doc: Doc, end: int) -> bool:
    """True where what ends there leads what follows: "US-led coalition" acts for the US, "US-backed rebels" do not."""
    return end + 1 < len(doc) and doc[end].text in HYPHENS and doc[end + 1].lower_ in LEADING


def is_sided(doc: Doc, part: Part) -> bool:
    """True for a name that tells only whom others are for or against: "anti-Isis forces", "pro-Russian rebels"."""
    return part.start > 1 and doc[part.start - 1].text in HYPHENS and doc[part.start - 2].lower_ in SIDES


def is_ethnic(doc: Doc, part: Part) -> bool:
    """True for a people, not its state: "ethnic Albanian leaders"."""
    return part.start > 0 and doc[part.start - 1].lower_ == "ethnic"
