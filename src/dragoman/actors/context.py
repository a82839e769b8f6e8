"""Which country an office or force without one belongs to: what the article says around it, and as a whole."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict

from spacy.tokens import Doc

from dragoman.actors.binding import subjects_above
from dragoman.actors.chunks import HYPHENS
from dragoman.actors.coreference import is_struck
from dragoman.actors.knowledge import Knowledge
from dragoman.actors.phrases import Phrase, leads
from dragoman.actors.places import is_dateline
from dragoman.actors.registry import Known, Registry
from dragoman.actors.tables import Group, Organisation, Person
from dragoman.actors.traits import NOBODY, states_with_office
from dragoman.actors.words import SPEECH, SUBJECTS

STATE = frozenset(("GOV", "MIL", "LEG", "JUD", "COP", "SPY"))
"""Sectors that always belong to some state."""
LOCAL = frozenset(("COP", "JUD"))
"""Sectors that act at home."""
HOME = 2
"""Mentions that a dateline counts for when the article's main country is sought."""
NAMED = 0.5
"""Mentions that a known politician or body of a country counts for."""
LONG = 80
"""Sentences from which on an article tells of many things: a live page, a chronicle."""
NEARNESS = 10
"""Sentences away at which a mention counts half in a long article."""
SHARE = 0.7
"""Least share of the mentions of countries that makes an article one on its main country."""
LEAST = 5.0
"""Least weight of the main country of such an article."""
HOMELY = frozenset(("PTY", "OPP"))
"""Sectors that belong to the state where an article on one country finds them."""
OWN_BODIES = frozenset(("government", "parliament", "cabinet"))
"""Bodies that a politician names without a country where they are those of his own."""
POLITICIANS = frozenset(("GOV", "LEG", "PTY", "OPP"))
ANY = frozenset(("dictator", "government", "leader", "regime", "state"))
MANY = frozenset(("government", "regime", "parliament"))
"""Bodies that a state has one of: "some governments" are not of one country."""
BACKED = frozenset(("backed", "sponsored", "supported", "funded", "trained", "armed", "allied", "linked"))
DATELINE_WITHIN = 60
"""Tokens within which a dateline is looked for."""
BEFORE_NOUN = frozenset(("amod", "poss", "compound", "nmod"))
STATE_SORTS = frozenset(("country", "demonym", "metonym"))


class Context:
    """The countries an article names, for offices that come without one."""

    def __init__(self, phrases: list[Phrase], registry: Registry, home: str | None = None) -> None:
        """`home`: the country of the dateline."""
        self.registry = registry
        foreign = {i for phrase in phrases if _is_counterpart(phrase) for i in range(phrase.start, phrase.end)}
        stated = [p for p in phrases if p.sort in STATE_SORTS and p.country and not _qualifies(registry.doc, p)]
        own = [(phrase.head, phrase.country) for phrase in stated if phrase.head not in foreign]
        self._heads = [head for head, _ in own]
        self._countries = [country for _, country in own]
        self._home = home
        said = [(head, country, 2.0 if self._leads(head) else 1.0) for head, country in own if country]
        named = ((phrase, _country_of_named(phrase)) for phrase in phrases)
        said += [(phrase.head, country, NAMED) for phrase, country in named if country is not None]
        self._evidence = [(registry.sentence_of(head), country, weight) for head, country, weight in said]
        self._long = registry.sentence_of(len(registry.doc)) >= LONG
        self._weights = self._weigh(None)
        self.main = self._main(self._weights, None)
        self.share = self._weights[self.main] / sum(self._weights.values()) if self.main is not None else 0.0
        """How much of what the article says of countries it says of its main one, 0 to 1."""
        self.domestic = self._is_domestic()
        """True where the article is about its main country and hardly any other."""
        firm = (phrase for phrase in phrases if phrase.surfaces and phrase.surfaces[0].use != "short")
        self.stated = {*(country for _, country in own), *(_country_of_named(phrase) for phrase in firm), home} - {None}
        """The countries that the article names, or names a body or somebody in full of."""

    def _weigh(self, token: int | None) -> dict[str, float]:
        """How much an article speaks of each country; in a long one what stands nearer counts more."""
        weights: defaultdict[str, float] = defaultdict(float, {self._home: HOME} if self._home else {})
        here = self.registry.sentence_of(token) if token is not None else 0
        for sentence, country, weight in self._evidence:
            away = abs(sentence - here) if token is not None else 0
            weights[country] += weight * 0.5 ** (away / NEARNESS)
        return weights

    def _is_domestic(self) -> bool:
        total = sum(self._weights.values())
        return self.main is not None and LEAST <= self._weights[self.main] >= SHARE * total

    def country(self, phrase: Phrase) -> str | None:
        """The country named before an office in its sentence, else a subject after it, else the article's main one.

        A soldier named elsewhere than beside a country may serve any of those at war: he gets none.
        """
        states = states_with_office(phrase.role)
        if states is None and not STATE.intersection(phrase.sectors):
            return self._at_home(phrase)
        if self._is_anybodys(phrase):
            return None
        at = bisect_left(self._heads, phrase.head)
        for n in (at - 1, at):
            fits = self._is_near(n, phrase) and (states is None or self._countries[n] in states)
            if fits and (n < at or self._speaks(self._heads[n])):
                phrase.country_why = "country named in the sentence"
                return self._countries[n]
        if states is not None:
            phrase.country_why = f"a state with a {phrase.role}"
            return self._main(self._weights_at(phrase), states)
        if phrase.sort == "person" and "GOV" not in phrase.sectors and not self.domestic:
            return None
        around = self._around(phrase) if LOCAL.intersection(phrase.sectors) else None
        if around is not None:
            phrase.country_why = f"as {around.name} just before"
            return around.country
        speaker = self._politician(phrase)
        if speaker is not None:
            phrase.country_why = f"as {speaker.name}, who speaks of it"
            return speaker.country
        main = self._main(self._weights_at(phrase), None)
        if main is not None:
            phrase.country_why = "the article's main country"
        return main

    def _is_anybodys(self, phrase: Phrase) -> bool:
        """True for soldiers who are struck, "a dictator" and "Iranian-backed troops": the context cannot tell whose."""
        if is_struck(self.registry.doc[phrase.head]) and "MIL" in phrase.sectors:
            return True
        some = not phrase.definite if phrase.plural else phrase.indefinite
        return (some and phrase.role_noun in (MANY if phrase.plural else ANY)) or self._is_backed(phrase)

    def _is_backed(self, phrase: Phrase) -> bool:
        """True for forces told by who backs them."""
        words = self.registry.doc[phrase.start : phrase.head]
        return any(word.lower_ in BACKED and word.nbor(-1).text in HYPHENS for word in words if word.i)

    def _at_home(self, phrase: Phrase) -> str | None:
        """The country of a party or an opposition of which an article on one country speaks."""
        if not self.domestic or not HOMELY.intersection(phrase.sectors) or phrase.regional or phrase.qualified:
            return None
        phrase.country_why = "the only country that the article is about"
        return self.main

    def _weights_at(self, phrase: Phrase) -> dict[str, float]:
        return self._weigh(phrase.head) if self._long else self._weights

    def _main(self, weights: dict[str, float], states: tuple[str, ...] | None) -> str | None:
        """The country that weighs most, among `states` where they are given."""
        for country in sorted(weights, key=lambda code: -weights[code]):
            if states is None or country in states:
                return country
        return states[0] if states is not None and states[0] != NOBODY else None

    def _politician(self, phrase: Phrase) -> Known | None:
        """The politician who speaks of "the government" or "parliament": it is that of his country."""
        token = self.registry.doc[phrase.head]
        if token.lower_ not in OWN_BODIES or not phrase.definite or STATE.isdisjoint(phrase.sectors):
            return None
        subjects = (self.registry.at.get(subject.i) for subject in subjects_above(token))
        fitting = (known for known in subjects if known is not None and known.kind == "person" and known.country)
        return next((known for known in fitting if not POLITICIANS.isdisjoint(known.sectors)), None)

    def _around(self, phrase: Phrase) -> Known | None:
        """Who was spoken of a sentence before: police and courts act where the story is, not where it was filed."""

        def fits(known: Known) -> bool:
            return known.country is not None and known.kind in ("person", "group")

        return self.registry.nearest(phrase.head, fits, 1)

    def _is_near(self, n: int, phrase: Phrase) -> bool:
        if not 0 <= n < len(self._heads):
            return False
        head, quoted = self.registry.doc[self._heads[n]], self.registry.quoted
        if head.dep_ == "pobj" and quoted[head.i] and not quoted[phrase.head]:
            return False  # "We fly from Iraq," an official said: he is not Iraq's
        return self.registry.sentence_of(self._heads[n]) == self.registry.sentence_of(phrase.head)

    def _leads(self, head: int) -> bool:
        """True for a country that is a subject or stands before one: "Somali troops crossed"."""
        token = self.registry.doc[head]
        return token.dep_ in SUBJECTS or (token.dep_ in BEFORE_NOUN and token.head.dep_ in SUBJECTS)

    def _speaks(self, head: int) -> bool:
        """True for a country that is a subject or whose body speaks: "the Uzbek foreign ministry said"."""
        token = self.registry.doc[head]
        body = token.head if token.dep_ in BEFORE_NOUN else token
        return self._leads(head) and (body is token or body.head.lemma_ in SPEECH)


def _country_of_named(phrase: Phrase) -> str | None:
    """The country of a person or body that the lexicons know."""
    entry = phrase.surfaces[0].entry if phrase.surfaces else None
    return entry.country if isinstance(entry, Person | Organisation | Group) else None


def _qualifies(doc: Doc, phrase: Phrase) -> bool:
    """True for a country that only tells what another is like: "London-based", "Russian-made", "US-backed"."""
    after = phrase.end + 1
    if after >= len(doc) or doc[phrase.end].text not in HYPHENS or leads(doc, phrase.end):
        return False
    return doc[after].tag_ in ("VBN", "VBD", "VBG", "JJ")


def _is_counterpart(phrase: Phrase) -> bool:
    """True for "his Tajik counterpart", whose country is not that of the one he is the counterpart of."""
    return phrase.counterpart or phrase.name == "counterpart"


def home_of(doc: Doc, knowledge: Knowledge) -> str | None:
    """The country of the capital in the dateline of a text, if there is one."""
    for start in range(min(len(doc), DATELINE_WITHIN)):
        for end in range(start + 1, min(start + 4, len(doc) + 1)):
            found = knowledge.capital(doc[start:end].text.title()) if doc[start].text.isupper() else None
            if found is not None and is_dateline(doc, start, end):
                return found.code
    return None
