"""Acts that a sentence only has in passing: meant in general, a power, a task, a game, how two once met."""

from __future__ import annotations

import pytest

from dragoman.events.decide import Coder
from dragoman.events.passing import is_in_passing
from dragoman.text import Parser

IN_PASSING = [
    # Nobody in particular, nobody yet.
    "The slaughter of prisoners defines cruelty.",
    "The guards were sent to prevent genocide and the massacre of herders.",
    "Preventing sexual violence against pupils takes nurses.",
    # A power, a task, what it would be to do it.
    "Britain has a veto in the council.",
    "Togo will find its veto in the council useful.",
    '"The rebels are responsible for tracing the missing," the Togolese minister said.',
    "The Togolese minister said legalising it could bring jobs.",
    # Nobody says so, it is held to be so, wherever, whatever.
    "No group said that it had bombed the port of Lome.",
    "Nobody has claimed that they attacked the convoy.",
    "There is no guarantee it ends the rebellion against Togo.",
    '"Benin should do whatever it likes," the Togolese minister said.',
    # On the pitch, by chance, at a grave, with arms or with money.
    "Togolese midfielder Kossi Agassa was dismissed for two late tackles.",
    "The senator married a Kenyan nurse he met in Accra.",
    "Mourners chanted slogans as the coffin was carried past.",
    "Togo will hit back at Benin when its jets bomb the port.",
    "Captain Lund asked to join the operation to defend Lome.",
    "Oslo praised the contribution to support Togo.",
]

TOLD = [
    ("The massacre of the prisoners shocked Togo.", "ASSAULT"),
    ("Togo's veto of the plan surprised Benin.", "REJECT"),
    ('"The rebels are responsible for killing the mayor," the Togolese minister said.', "ACCUSE"),
    ("The Togolese minister was dismissed after a scandal.", "SANCTION"),
    ("The senator met a Kenyan minister in Accra.", "CONSULT"),
    ("Workers chanted slogans against the minister.", "PROTEST"),
    ("Togo hit back at Benin over the remarks.", "ACCUSE"),
    ("The minister defended Benin's law.", "SUPPORT"),
    ("The army said that it had bombed the port.", "ASSAULT"),
    ("The minister blamed his defeat on Benin.", "ACCUSE"),
    ("The minister said that Benin should free the hostages.", "REQUEST"),
]


@pytest.mark.parametrize("text", IN_PASSING)
def test_in_passing(text: str, coder: Coder, parser: Parser) -> None:
    assert any(is_in_passing(c) for c in coder.candidates(next(parser.nlp(text).sents)))


@pytest.mark.parametrize(("text", "type_name"), TOLD)
def test_told(text: str, type_name: str, coder: Coder, parser: Parser) -> None:
    found = [(c.type, is_in_passing(c)) for c in coder.candidates(next(parser.nlp(text).sents))]
    assert (type_name, False) in found
