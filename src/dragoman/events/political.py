"""Which acts are political events: PLOVER codes states, their rivals and those they act on, not private life."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Token

from dragoman.events import ontology
from dragoman.events.candidate import Candidate
from dragoman.events.tree import children
from dragoman.events.words import in_class
from dragoman.model import Actor, Mention, Party

_PRIVATE_KINDS = frozenset({"person", "unknown"})
_PRIVATE_SECTORS = frozenset({"CVL", "JRN", "UNK"})
OFFICES = frozenset({"GOV", "LEG", "PTY", "ELI", "OPP"})
_LOOSE = frozenset({"EDU", "BUS", "UNK"})
_IN_THE_RANKS = frozenset({"REB", "UNK"})
"""Sectors of those who join a group abroad: without an office in it they go there on their own."""
_RANKS = frozenset(
    {"jihadist", "fighter", "militant", "recruit", "convert", "extremist", "terrorist", "volunteer", "rebel"}
)
"""What those are called who hold no office among rebels."""
_PRESS = frozenset({"JRN"})
_TRADES = frozenset({"CVL", "JRN", "BUS", "EDU", "AGR", "MED"})
_EMPLOYERS = frozenset({"BUS", "EDU", "JRN", "MED", "AGR"})
"""Sectors of those who employ and do not rule."""
_WORDS = frozenset({"ACCUSE", "REQUEST", "REJECT", "SUPPORT"})
CROWD = frozenset({"CVL"})
_BODILY = frozenset({"ASSAULT", "COERCE"})
_OUTSIDE = frozenset({"CVL", "JRN", "UNK", "BUS", "EDU", "MED", "AGR"})
_OUTSIDE_BUT_LOUD = _OUTSIDE | {"REL", "SOC", "CRM", "LAB", "JUD"}
"""Sectors outside politics, and those that speak up in it now and then."""
_CROWDS = frozenset({"CVL", "UNK"})
_RULING = frozenset("GOV LEG PTY MIL REB COP JUD OPP ELI SPY UAF IGO SEP LAB REF".split())
_UNPOLITICAL = 0.28
"""An article in which fewer of the mentions than this are of politics is about sport, business or private life."""
_ENOUGH = 12
"""From fewer mentions than this nothing follows for what an article is about."""
_OF_CIVILIANS = frozenset({"ASSAULT", "COERCE", "PROTEST", "SANCTION", "MOBILIZE"})
"""Types that count also where nobody with an office is named: killings, arrests, protests."""

_FAMILIAR = frozenset({"REQUEST", "SUPPORT", "REJECT", "AGREE", "THREATEN", "CONCEDE", "CONSULT"})
"""Types that people have at home as well: wishes, thanks, promises, calls; a charge or a blow there is a case."""
_DUTIES = frozenset({"must", "should", "ought"})
"""Auxiliaries by which a frame takes an opinion for a demand: "said that Peru *must* go"."""
_SERVANTS = frozenset({"GOV", "LEG"})
"""Sectors of those who speak for a state: what rebels or crowds say that it must do, they demand."""
_OWNERS = frozenset({"my", "his", "her", "your", "our"})
_SELF = frozenset({"I", "me", "myself"})
_HOUSEHOLDS = frozenset({"family", "families"})

_OF_CAPTIVES = frozenset({"release"})
"""Modes that count also where the captives are all that is named."""


def is_private(party: Party, actor: Actor | None) -> bool:
    """True for a person without country, code or office."""
    named = party.country is not None or party.code is not None or not _PRIVATE_SECTORS.issuperset(party.sectors)
    return not named and actor is not None and actor.kind in _PRIVATE_KINDS


def is_obscure(party: Party, actor: Actor | None) -> bool:
    """True for a person of whom no trade and no office is told, or only that they joined rebels."""
    plain = party.role is None or party.role.rsplit(" ", 1)[-1] in _RANKS
    return plain and _IN_THE_RANKS.issuperset(party.sectors) and actor is not None and actor.kind == "person"


def is_small_talk(candidate: Candidate, parties: Sequence[Party]) -> bool:
    """True for blame, wishes, refusals and praise in which people of a trade take part and nobody of public life.

    "Doctors blame patients"; civilians among themselves may be a movement.
    """
    trades = [party for party in parties if not CROWD.issuperset(party.sectors)]
    return candidate.type in _WORDS and bool(trades) and all(map(_is_layman, parties))


def is_in_family(candidate: Candidate) -> bool:
    """True for what passes within a family: "his wife begged him to rest".

    A family as a whole speaks for one of its own: "the minister met her family".
    """
    sides = (candidate.actors, candidate.recipients)
    return candidate.type in _FAMILIAR and any(side and all(map(_is_own_kin, side)) for side in sides)


def is_private_affair(candidate: Candidate, actors: Sequence[Party], parties: Sequence[Party]) -> bool:
    """True for what passes within a family, in a firm, among people of a trade, or is one person's own opinion."""
    if is_in_family(candidate) or _is_staff_matter(candidate, actors):
        return True
    return is_small_talk(candidate, parties) or _is_own_word(candidate, actors)


def _is_own_word(candidate: Candidate, actors: Sequence[Party]) -> bool:
    """ "*I* blame the mayor," said a baker: of whoever says so and holds no office."""
    own = candidate.type in _WORDS and bool(actors) and all(party.text in _SELF for party in actors)
    return own and all(party.code is None and _RULING.isdisjoint(party.sectors) for party in actors)


def _is_staff_matter(candidate: Candidate, actors: Sequence[Party]) -> bool:
    """ "The paper *sacked* its editor"."""
    if candidate.type != "SANCTION" or not in_class(candidate.token, "dismissal"):
        return False
    private = [party.code is None and party.sectors and _EMPLOYERS.issuperset(party.sectors) for party in actors]
    return bool(private) and all(private)


def _is_own_kin(token: Token) -> bool:
    """ "*his wife*", "*my sister*", but not "his brother, the president"."""
    owned = any(owner.lower_ in _OWNERS for owner in children(token, "poss"))
    told = token.lower_ in _HOUSEHOLDS or children(token, "appos")
    return owned and not told and in_class(token, "kin")


def _is_layman(party: Party) -> bool:
    """True for people and firms of everyday life, by what they are called: no country, code or public office."""
    named = party.country is not None or party.code is not None
    return not named and bool(party.sectors) and _TRADES.issuperset(party.sectors)


def share_of_politics(actors: Sequence[Actor], mentions: Sequence[Mention]) -> float | None:
    """How much of an article's mentions are of those who rule or want to; None where there are too few to say."""
    if len(mentions) < _ENOUGH:
        return None
    ruling = {a.id for a in actors if a.code is not None or not _RULING.isdisjoint(a.sectors)}
    return sum(mention.actor in ruling for mention in mentions) / len(mentions)


def is_outsider(party: Party, actor: Actor | None, politics: float | None) -> bool:
    """True for those whose words are no politics unless they are said to somebody who is in it: firms, clubs, patients.

    `politics` is the article's share (`share_of_politics`): a crowd counts where the article is about politics.
    """
    if politics is None or is_private(party, actor):
        return is_private(party, actor)
    if party.country is not None or party.code is not None:
        return False
    if politics < _UNPOLITICAL:
        return _OUTSIDE_BUT_LOUD.issuperset(party.sectors)
    crowd = actor is not None and actor.kind == "group" and not _CROWDS.isdisjoint(party.sectors)
    return not crowd and _OUTSIDE.issuperset(party.sectors)


def is_politician(party: Party, actor: Actor | None) -> bool:
    """True for a person of politics without arms: an office or a party, or one known by country alone."""
    loose = _LOOSE if OFFICES.isdisjoint(party.sectors) else _LOOSE | CROWD
    if actor is None or actor.kind != "person" or not (OFFICES | loose).issuperset(party.sectors):
        return False
    return bool(party.sectors) or party.country is not None


def is_leisure(candidate: Candidate, parties: Sequence[Party], private: Sequence[bool], *, obscure: bool) -> bool:
    """True for meetings and journeys on which nobody with an office is: tourists, families, reporters abroad.

    `private` says for each of the parties, the actors first, whether it is a private person, `obscure` of the
    first whether it is a person of whom no more is told than the nationality.
    """
    if candidate.type != "CONSULT" or not (candidate.frame.reciprocal or candidate.mode == "visit"):
        return False
    alone = [own or _is_crowd(party) for party, own in zip(parties, private, strict=True)]
    return all(alone) or (candidate.mode == "visit" and (alone[0] or obscure))


def is_at_home(candidate: Candidate, actors: Sequence[Party], lands: Sequence[Party]) -> bool:
    """True for a journey within one's own country and for what those who serve it say that it should do.

    "Flew to Townsville to see the soldiers off"; "the senator said that Peru must save". `lands` are the recipients,
    all named by their land alone.
    """
    homes = {party.country for party in actors}
    duty = not _DUTIES.isdisjoint(candidate.frame.predicate.complement_aux)
    own = _is_visit(candidate) or (duty and all(_SERVANTS.intersection(party.sectors) for party in actors))
    return own and bool(lands) and {party.country for party in lands} == homes


def _is_visit(candidate: Candidate) -> bool:
    """A journey, or one that is planned or promised."""
    inner = candidate.inner
    return "visit" in (candidate.mode, candidate.frame.mode) or (inner is not None and inner.frame.mode == "visit")


def _is_crowd(party: Party) -> bool:
    """True for civilians and reporters, of whatever country."""
    return party.code is None and bool(party.sectors) and {"CVL", "JRN"}.issuperset(party.sectors)


def with_press_only(type_name: str, parties: Sequence[Party]) -> bool:
    """True for talks of one party with the press: an interview, a call for comment."""
    others = [party for party in parties if not party.sectors or not _PRESS.issuperset(party.sectors)]
    return type_name == "CONSULT" and len(others) < min(2, len(parties))


def is_political(candidate: Candidate, private: Sequence[bool], outside: Sequence[bool], has_recipient: bool) -> bool:
    """False where the words tell of private people, of things, or of help that nobody gets.

    `private` and `outside` say for each actor of the event, then for each recipient, whether it is a private person
    and whether it is an outsider.
    """
    if all(outside) and candidate.type not in _OF_CIVILIANS and (all(private) or candidate.mode not in _OF_CAPTIVES):
        return False
    if has_recipient:
        return True
    if (
        len(private) == 1
        and not candidate.arguments.verbal
        and ontology.event_types()[candidate.type].requires_recipient
    ):
        return False  # "aid workers", "comic relief"
    at_things = bool(candidate.recipients) and candidate.type in _BODILY
    return not (at_things and all(private))  # "the painter killed the rumour"
