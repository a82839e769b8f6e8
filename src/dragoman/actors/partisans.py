"""The party of a person whom the words beside the name give one: "Labour's Ana Reed", "Ana Reed, who leads Labour"."""

from __future__ import annotations

from dragoman.actors.mentions import Draft
from dragoman.actors.phrases import Phrase

HEADING = frozenset("lead head chair found run co-found co-lead".split())
"""What one does to a party that is one's own."""
PARTIES = frozenset(("PTY", "OPP"))
AHEAD = 3
"""Tokens from the comma after a name to the party: ", who leads"."""


def join_party(draft: Draft, n: int) -> None:
    """Let a person of no office be of the party whose or whose leader he is said to be."""
    person = draft.main[n]
    if person is None or person.sort != "person" or not person.named or person.plural or person.sectors:
        return
    party = person.possessor if person.possessor is not None else _led(draft, n, person)
    if party is not None and not PARTIES.isdisjoint(party.sectors):
        person.sectors = tuple(sector for sector in party.sectors if sector in PARTIES)
        person.country = person.country or party.country


def _led(draft: Draft, n: int, person: Phrase) -> Phrase | None:
    """The party that a clause after a name says the person leads."""
    after = draft.doc[person.end : person.end + AHEAD]
    if len(after) < AHEAD or after[0].text != "," or after[1].lower_ != "who" or after[2].lemma_ not in HEADING:
        return None
    start = after[2].i + 1
    found = (phrase for phrase in draft.main[n + 1 : n + 4] if phrase is not None and phrase.start == start)
    return next((phrase for phrase in found if not PARTIES.isdisjoint(phrase.sectors)), None)
