"""What politicians in person do to each other and to public life at home: attack in words, beat at the polls."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace

from spacy.tokens import Token

from dragoman.events.candidate import Candidate
from dragoman.events.political import CROWD, OFFICES
from dragoman.events.prepositions import prep_objects
from dragoman.events.tree import children
from dragoman.events.words import in_class
from dragoman.model import Party

Test = Callable[[Party], bool]

_COMMAND = frozenset({"GOV"})
"""Who of politics can have an attack made by others: the head of a government, not a candidate or lawmaker."""
_PUBLIC = frozenset("GOV LEG PTY ELI OPP JUD JRN BUS EDU SOC LAB COP".split())
"""Sectors of public life without an army: a politician at home attacks their people in words."""
_UNARMED = frozenset({"LEG", "PTY", "ELI", "JRN"})
"""Sectors of parties, parliaments and papers: what they attack they attack in words, wherever it is."""
_UNARMED_AT_HOME = _UNARMED | {"OPP", "SOC", "LAB"}
"""The same where an article is on votes: an opposition may be armed where it is on war."""
_OPEN = _UNARMED_AT_HOME | {"GOV", "UNK", "BUS"}
"""Sectors of those who attack a politician in words where an article is on votes: committees, firms, cabinets."""
_GUARDED = frozenset({"COP"})
"""Whom a crowd of a party may well fight with its hands."""
_FOLLOWERS = frozenset({"supporter", "follower", "fan", "backer", "volunteer"})
_ANGRY = frozenset({"march", "protest", "demonstrate", "picket"})
"""What followers of a politician do when they protest, and not to cheer."""
_LANDS = frozenset({"GPE", "NORP", "LOC"})
_CIVIL = ("election", "legislative")


def is_domestic(contexts: Mapping[str, int]) -> bool:
    """True for an article that tells more of votes and parliaments than of armies, by its words of each context."""
    return sum(contexts.get(name, 0) for name in _CIVIL) > contexts.get("military", 0)


def between_politicians(
    candidate: Candidate,
    actors: Sequence[Party],
    recipients: Sequence[Party],
    politician: Test,
    land: Test,
    domestic: bool,
) -> Candidate | None:
    """The act as it is among politicians in person; None where it is none.

    `politician` says of a party that it is such a person, `land` that it is named by its land alone; `domestic` is the
    article's (`is_domestic`).
    """
    if _is_protest_of_state(candidate) and actors and all(map(land, actors)):
        return _in_words(candidate)
    rivals = candidate.frame.rivals
    if rivals is None or not (actors or recipients):
        return candidate
    if rivals == "campaign":
        others = [party for party in recipients if not land(party)]
        return None if _is_trail(candidate, actors, others, politician, domestic) else candidate
    personal = all(map(politician, (*actors, *recipients)))
    if personal and actors and len(actors) + len(recipients) > 1:
        return None if rivals == "none" else _in_words(candidate)
    if rivals != "words" or not _may_be_words(candidate.token):
        return candidate
    cause = in_class(candidate.token, "cause-or-war")  # "fought the banks"; a party abroad may fight with arms
    verbal = (
        _is_verbal(actors, recipients, politician, domestic)
        or ((domestic or not cause) and _is_unarmed(actors, recipients, domestic))
        or (domestic and _is_of_campaign(actors, recipients, politician))
    )
    repeated = domestic and candidate.token.tag_ == "NNS" and _is_personal(actors, recipients, politician)
    if not (verbal or repeated):
        return candidate
    return None if cause else _in_words(candidate)


def _is_protest_of_state(candidate: Candidate) -> bool:
    """ "*Peru protested*": states protest in words, crowds in the street."""
    if candidate.type != "PROTEST" or candidate.token.lemma_ != "protest":
        return False
    return candidate.arguments.verbal and all(doer.ent_type_ == "GPE" for doer in candidate.actors)


def _is_trail(
    candidate: Candidate, actors: Sequence[Party], others: Sequence[Party], politician: Test, domestic: bool
) -> bool:
    """True for rallies of those who want votes; an opposition's, where an article is not on votes, is a protest.

    "*Governor Lund* cancelled a rally in Kansas", "attended a *Lund* rally", "*supporters* gathered in Kansas"; but
    "outside the *court*".
    """
    if any(_is_candidates(word, domestic) for word in candidate.tokens) and not candidate.arguments.slot("against"):
        return True
    cheering = domestic and not others and candidate.token.lemma_ not in _ANGRY
    if cheering and any(word.lemma_ in _FOLLOWERS for word in _who(candidate)):
        return True
    marching = not domestic and any("OPP" in party.sectors for party in actors)
    return bool(actors) and all(map(politician, (*actors, *others))) and all(map(_in_office, actors)) and not marching


def _is_candidates(rally: Token, domestic: bool) -> bool:
    """ "a *Lund* rally", "*Lund's* rally": named by who wants votes; where the article is on votes, a party too."""
    if rally.lemma_ != "rally":
        return False
    named = [word for word in children(rally, "compound", "poss", "nmod") if word.pos_ == "PROPN"]
    return any(word.ent_type_ == "PERSON" or (domestic and word.ent_type_ not in _LANDS) for word in named)


def _who(candidate: Candidate) -> Iterator[Token]:
    """The doers, and whom they are told by number of: "thousands of *supporters*"."""
    for doer in candidate.actors:
        yield from (doer, *prep_objects(doer, "of"))


def _in_words(candidate: Candidate) -> Candidate:
    return replace(candidate, type="ACCUSE", mode="disapprove", cameo="111")


def _is_verbal(actors: Sequence[Party], recipients: Sequence[Party], politician: Test, domestic: bool) -> bool:
    """ "The senator's attack on Peru", "the president attacked the judges", "her attacks" in a campaign."""
    if not actors or not all(politician(party) and _in_office(party) for party in actors):
        return False
    if not recipients:
        return domestic
    return all(_COMMAND.isdisjoint(party.sectors) for party in actors) or all(
        _is_at_home(party, actors[0], domestic) for party in recipients
    )


def _is_at_home(party: Party, actor: Party, domestic: bool) -> bool:
    """ "The president attacked *judges*"; where the article is on votes: "she attacks *it*", "liberal *Washington*"."""
    if not party.sectors:
        return domestic and party.code is None and party.country in (None, actor.country)
    return _is_of(party, _PUBLIC) and party.country in (None, actor.country)


def _is_of_campaign(actors: Sequence[Party], recipients: Sequence[Party], politician: Test) -> bool:
    """ "A group named Forward savaged the *senator*", in an article on votes."""
    attacked = bool(recipients) and all(map(politician, recipients))
    return attacked and bool(actors) and all(_OPEN.issuperset(party.sectors) for party in actors)


def _is_personal(actors: Sequence[Party], recipients: Sequence[Party], politician: Test) -> bool:
    """ "*Lund's* attacks on judges", "the attacks on *Lund*": blows are told one by one, raids are a government's."""
    return all(map(politician, actors or recipients)) and all(_COMMAND.isdisjoint(p.sectors) for p in actors)


def _is_unarmed(actors: Sequence[Party], recipients: Sequence[Party], domestic: bool) -> bool:
    """ "The Conservatives attacked the chancellor", "the press savaged the governor"."""
    unarmed = _UNARMED_AT_HOME if domestic else _UNARMED
    crowd = CROWD if domestic else frozenset()  # where an article is on votes: "a war on women"
    others = _PUBLIC - _GUARDED | crowd
    sides = ((actors, unarmed), (recipients, others))
    return all(side and all(_is_of(party, sectors) for party in side) for side, sectors in sides)


def _is_of(party: Party, sectors: frozenset[str]) -> bool:
    return bool(party.sectors) and sectors.issuperset(party.sectors)


def _may_be_words(act: Token) -> bool:
    """ "her latest *attack*", "she *fought* the banks"; not "a missile *attack*"."""
    beside = children(act, "amod", "compound", "nmod")
    either = in_class(act, "words-or-blows") or in_class(act, "cause-or-war")
    return either and not any(in_class(word, "arms-word") for word in beside)


def _in_office(party: Party) -> bool:
    return not OFFICES.isdisjoint(party.sectors)
