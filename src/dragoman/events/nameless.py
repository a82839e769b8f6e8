"""People whom no name, office or list tells: "urged *the loser* to go", "shot *two of them*", "shelled *the villages*".

Some acts befall or reach nobody but people: whoever stands in the recipient's place is somebody. The verbs are the
classes "personal", "bidding" and "bombard" of `data/codebook/words/classes.toml`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from spacy.tokens import Token

from dragoman.events.candidate import Candidate
from dragoman.events.lists import counted
from dragoman.events.prepositions import prep_objects
from dragoman.events.territory import party_of
from dragoman.events.tree import children, is_infinitive
from dragoman.events.words import in_class
from dragoman.model import Actor, Event, Mention, Party, Span

_MARK = "people-"
_SECTORS = ("CVL",)
_NOUNS = frozenset({"NN", "NNS"})
_PEOPLE = _NOUNS | {"JJ", "VBN"}
"""Also "visited the *wounded*", "freed the *captive*"."""
_STANDING = frozenset({"both", "those", "others", "them", "him", "her", "us", "me", "either"})
"""Words that stand for somebody told before."""
_PARTS = frozenset({"world", "west", "europe", "mankind"})
NOWHERE = _PARTS | {"western", "community"}
"""Parts of mankind without a country: "accuses *the West*", "appealed to *the world*"."""
_ALL = _PARTS | {"everyone", "everybody"}
"""Whoever can hear it: only words are put to these."""
_SOME = frozenset({"everyone", "everybody", "someone", "somebody"})
_ANY = frozenset({"anyone", "anybody"})
"""With a clause or an "else" these are somebody: "apologised to *anyone* it had hurt"."""
_SIDES = frozenset({"other", "one"})
"""With "the" these stand for one of two told before: "armed *the one*", "accuses *the other*"."""
_BESIDES = frozenset({"CONSULT", "COOPERATE", "PROTEST", "MOBILIZE"})
"""Types of acts that nobody in particular undergoes."""
_OPINIONS = frozenset({"ACCUSE", "SUPPORT", "REJECT"})
_POINTERS = frozenset({"the", "these", "those", "both", "all"})
_REACHED = ("object", "on", "to", "with", "upon")
_STRUCK = ("on", "upon", "at", "into")
"""Where those stand whom force reaches: "dropped shells *on the town*"."""
_MANY = frozenset({"NNS", "NNPS"})
"""After "of" those whom a clause with "who" tells of: "a register of *Sikhs* who left"."""
_MET = ("people", "kin", "statesman", "office-holder", "politician", "whoever")
"""Classes of those whom one meets or rings."""
_MOST = 0.5
"""Share of an article's mentions from which a country is the one that it is about."""


def joined(candidate: Candidate) -> list[Token]:
    """ "Ghana, Togo and *the Nordic states* urged", "*world powers* and Ghana": states that no name tells."""
    listed = [t for t in candidate.actors if t.dep_ == "conj" or children(t, "conj")]
    return [t for t in listed if t.tag_ in ("NNS", "NNPS") and in_class(t, "states")]


def somebody(candidate: Candidate) -> list[Token]:
    """Heads in the recipient's place that are people or stand for them, by the verb that reaches them."""
    if not candidate.arguments.verbal:
        return []
    reached = [t for t in candidate.recipients if _is_reached(candidate, t)]
    reached = reached or [t for t in dict.fromkeys(candidate.spare) if _is_reached(candidate, t)]
    return reached or (_owners(candidate) if candidate.type in _OPINIONS else [])


def _owners(candidate: Candidate) -> list[Token]:
    """ "criticised *Western* threats, *the West's* silence": the parts of mankind that an opinion is of."""
    beside = [t for r in candidate.recipients for t in (*children(r, "poss", "amod"), *prep_objects(r, "of"))]
    return [t for t in beside if _is_public(t) or (t.lower_ == "western" and not in_class(t.head, "inhabited"))]


def _is_public(token: Token) -> bool:
    """ "*the West*", "*the international community*"."""
    nearby = [t.lower_ for t in token.lefts]
    if token.lower_ == "community":
        return "international" in nearby
    return "the" in nearby and (token.text == "West" or (token.lower_ == "world" and token.dep_ == "poss"))


def met(candidate: Candidate) -> list[Token]:
    """Heads of those whom somebody meets, rings or treats with: "telephoned *the family*", "met *those who* fled"."""
    if not candidate.actors:
        return []  # "the envoy was briefed": who is told of is no second party
    return [t for t in candidate.recipients if _is_plainly_somebody(t) or _are_met(t)]


def _are_met(token: Token) -> bool:
    """ "met with *the strikers*", "rang several of *the families*", "spoke to the *two premiers*"."""
    heads = counted(token)
    return any(t.tag_ in _NOUNS and any(in_class(t, name) for name in _MET) for t in heads)


def _is_reached(candidate: Candidate, token: Token) -> bool:
    arguments = candidate.arguments
    if in_class(token, "inhabited") and _is_struck(candidate, token):
        return True
    called_on = in_class(arguments.token, "dial") and token.dep_ == "dobj"  # "visited *the wounded*"
    if (candidate.type not in _BESIDES or called_on) and _is_plainly_somebody(token):
        return True
    bids = in_class(arguments.token, "bidding") and any(is_infinitive(c) for c in arguments.complements())
    bidden = bids and any(token in arguments.slot(name) for name in (*_REACHED, "complement-doer"))
    if bidden and token.lower_ in _ALL:
        return True
    personal = in_class(arguments.token, "personal") and token in arguments.slot("object")
    if personal and token.pos_ == "PROPN" and children(token, "det"):
        return True  # "accused *the North*"
    if not _may_be_somebody(token):
        return False
    return bidden or personal or (in_class(arguments.token, "addressing") and token in arguments.slot("to"))


def _is_struck(candidate: Candidate, place: Token) -> bool:
    """ "shelled *the villages*", "dropped bombs on *a town*"."""
    arguments = candidate.arguments
    if in_class(arguments.token, "bombard") and place in arguments.slot("object"):
        return True
    return candidate.type == "ASSAULT" and any(place in arguments.slot(name) for name in _STRUCK)


def _is_plainly_somebody(token: Token) -> bool:
    """ "praised *both*", "apologised to *the families*", "arms *the other*", "thanked *those who* came"."""
    if _is_public(token) or _is_whoever(token):
        return True
    if in_class(token, "nobody") or token.lower_ == "them":  # a "them" of which nobody knows is things
        return False
    if _is_count(token):
        return any(map(_is_plainly_somebody, list(counted(token))[1:]))  # "hundreds of *families*"
    pointed = any(t.lower_ in _POINTERS for t in token.lefts)
    if pointed and (token.lower_ in _SIDES or (token.tag_ == "CD" and token.ent_type_ != "DATE")):
        return True
    if token.lower_ in _STANDING or (token.tag_ in _PEOPLE and (in_class(token, "whoever") or in_class(token, "kin"))):
        named = token.dep_ not in ("dobj", "pobj")
        return not (named and any(t.lower_ == "a" for t in children(token, "det")))  # "called *a traitor*"
    told = children(token, "relcl") if not any(o.tag_ in _MANY for o in prep_objects(token, "of")) else []
    return token.tag_ in _NOUNS and any(t.lower_ in ("who", "whom") for c in told for t in c.children)


def _is_whoever(token: Token) -> bool:
    """ "accused *everyone*", "told *somebody* to go", "apologised to *anyone* else"; but "thanked nobody"."""
    told = [*children(token, "relcl", "acl"), *(t for t in children(token, "advmod", "amod") if t.lower_ == "else")]
    return token.lower_ in _SOME or (token.lower_ in _ANY and bool(told))


def _may_be_somebody(token: Token) -> bool:
    if token.lower_ == "one" and any(t.lower_ in ("no", "another") for t in _beside(token)):
        return False  # "accused *no one*", "accused *one another*"
    if token.lower_ in _STANDING or token.tag_ == "CD":
        return True
    return token.tag_ in _NOUNS and not token.ent_type_ and not _is_count(token) and not in_class(token, "nobody")


def _is_count(token: Token) -> bool:
    return in_class(token, "quantity") and any(p.lower_ == "of" for p in children(token, "prep"))


def _beside(token: Token) -> list[Token]:
    """The words right before and after it."""
    return [token.doc[i] for i in (token.i - 1, token.i + 1) if 0 <= i < len(token.doc)]


def is_known(token: Token) -> bool:
    """True for those of whom the article tells: "the winner", "both", "two of them", but not "other states"."""
    return token.lower_ in _STANDING or any(t.lower_ in _POINTERS for t in children(token, "det"))


def actor_of(token: Token, country: str | None) -> Actor:
    """The nameless actor that the token heads."""
    return Actor(f"{_MARK}{token.i}", span_of(token).text, "group", country=country, sectors=_SECTORS)


def kin_of(token: Token, country: str | None) -> Party:
    """The relative, told with whose he is: "the widow of a Malian minister"."""
    whose = children(token, "poss")
    phrase = [t for p in children(token, "prep") if p.lower_ == "of" and not whose for t in children(p, "pobj")]
    words = token.doc[token.left_edge.i : max((t.i for t in phrase), default=token.i) + 1]
    span = Span(words.start_char, words.end_char, words.text)
    return party_of(Actor(f"{_MARK}{token.i}", span.text, "group", country=country, sectors=_SECTORS), span)


def span_of(token: Token) -> Span:
    """The words up to the head, with what it is a part of: "two of them"."""
    plain = (token.tag_ in _NOUNS or token.pos_ == "PROPN") and not _is_count(token)
    parts = [p for p in children(token, "prep") if p.lower_ == "of" and not plain]
    words = token.doc[token.left_edge.i : (parts[0].right_edge.i if parts else token.i) + 1]
    return Span(words.start_char, words.end_char, words.text)


def home(actors: Iterable[Actor], mentions: Sequence[Mention]) -> str | None:
    """The country that most of an article's mentions with a country are of."""
    countries = {actor.id: actor.country for actor in actors}
    tally = Counter(c for mention in mentions if (c := countries.get(mention.actor)) is not None)
    top = tally.most_common(1)
    return top[0][0] if top and top[0][1] >= _MOST * tally.total() else None


def added(events: Iterable[Event]) -> tuple[Actor, ...]:
    """The nameless actors that the events tell of."""
    parties = {party.actor: party for event in events for party in _nameless(event)}
    return tuple(Actor(p.actor, p.name, "group", country=p.country, sectors=p.sectors) for p in parties.values())


def _nameless(event: Event) -> Iterator[Party]:
    return (party for party in (*event.actors, *event.recipients) if party.actor.startswith(_MARK))


def is_chance_meeting(candidate: Candidate, parties: Sequence[Party]) -> bool:
    """True where somebody met people who are nobody known: "the best man he ever *met*", "soldiers whom we *met*"."""
    if not candidate.frame.reciprocal or len(parties) > 1 or candidate.token.lemma_ != "meet":
        return False
    return candidate.arguments.verbal and bool(candidate.arguments.slot("object"))
