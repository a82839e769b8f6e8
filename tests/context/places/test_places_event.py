"""Where an event happened: hits beside near misses."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.tokens import Token

from dragoman.context.places import event_place, find_places

HAPPENED = [
    ("Gunmen attacked a police post in the northern town of Maiduguri on Monday.", "attacked", "Maiduguri"),
    ("Gunmen attacked a post in Maiduguri, killing three officers.", "killing", "Maiduguri"),
    ("The ministers of Kenya and Uganda held talks in Geneva about the border.", "talks", "Geneva"),
    ("The ministers of Kenya and Uganda held talks in Geneva about the border.", "held", "Geneva"),
    ("Jets bombed Qamishli overnight.", "bombed", "Qamishli"),
    ("Protesters clashed with police outside the parliament in Tbilisi, Georgia.", "clashed", "Tbilisi"),
    ("The Oslo talks collapsed after Israel rejected the offer.", "talks", "Oslo"),
    ("The queen arrived in Caracas for a visit to Venezuela.", "arrived", "Caracas"),
    ("The queen arrived in Caracas for a visit to Venezuela.", "visit", "Venezuela"),
    ("A bomb exploded near a mosque in Kirkuk, Iraq, and wounded nine people.", "exploded", "Kirkuk"),
    ("A bomb exploded near a mosque in Kirkuk, Iraq, and wounded nine people.", "wounded", "Kirkuk"),
    ("Soldiers were deployed to Goma in 1996.", "deployed", "Goma"),
    ("Police dispersed a march in Kenya's capital.", "dispersed", "Kenya"),
    ("Rebels seized two towns in Ethiopia last week.", "seized", "Ethiopia"),
    ("Jets strafed the village of Mbalawe on Monday.", "strafed", "Mbalawe"),
]
POINTED = [
    ("The pope sent an envoy to Managua, where he met with the generals.", "met", "Managua"),
    ("Nuns began a fast in Kandy. A court in the same city convicted two officers.", "convicted", "Kandy"),
]
NOWHERE = [
    ("The president said in Vienna that rebels had shelled a market.", "shelled"),
    ("Russia condemned the strike.", "condemned"),
    ("Turkish officials criticised the Kenyan envoy.", "criticised"),
    ("The minister invited his counterpart to Tehran.", "invited"),
    ("France accused Rwanda of lying.", "accused"),
    ("Washington pressed Baghdad to sign.", "pressed"),
    ("Aides spoke of the rivalry between Ankara and Athens.", "spoke"),
    ("Advisers rushed to help on Baghdad's request.", "rushed"),
    ("Editors were jailed. The trial in Harare ended.", "jailed"),
    ("Peru rejected a plan for new mines in Bolivia.", "rejected"),
    ("Amnesty accused troops of massacres in Bouake.", "accused"),
    ("Estonia closed its consulate in Moscow and asked the union for support.", "asked"),
    ("Aides met in Vienna. Shells fell on a market in the same week.", "fell"),
]


@pytest.mark.parametrize(("text", "word", "name"), HAPPENED)
def test_happened(trigger: Callable[[str, str], Token], text: str, word: str, name: str) -> None:
    token = trigger(text, word)
    place = event_place(token, find_places(token.doc))
    assert place is not None
    assert place.span.text == name
    assert "tied to" in place.why or "done to" in place.why or "names" in place.why


@pytest.mark.parametrize(("text", "word"), NOWHERE)
def test_nowhere(trigger: Callable[[str, str], Token], text: str, word: str) -> None:
    token = trigger(text, word)
    assert event_place(token, find_places(token.doc)) is None


@pytest.mark.parametrize(("text", "word", "name"), POINTED)
def test_pointed_back_to(trigger: Callable[[str, str], Token], text: str, word: str, name: str) -> None:
    token = trigger(text, word)
    place = event_place(token, find_places(token.doc))
    assert place is not None
    assert place.span.text == name
    assert "points back" in place.why


def test_a_dateline_with_a_short_month(trigger: Callable[[str, str], Token]) -> None:
    token = trigger("QUITO, Sept. 6 - Ecuador and Peru signed an accord. Police raided a bank.", "signed")
    place = event_place(token, find_places(token.doc))
    assert place is not None and place.name == "Quito"
    assert event_place(trigger(token.doc.text, "raided"), find_places(token.doc)) is None


def test_a_town_in_the_country_named_before_it(trigger: Callable[[str, str], Token]) -> None:
    token = trigger("Drivers blocked the bridge in the Venezuelan border town of San Antonio.", "blocked")
    place = event_place(token, find_places(token.doc))
    assert place is not None and (place.span.text, place.country) == ("San Antonio", "VEN")


def test_country_stays_a_country(trigger: Callable[[str, str], Token]) -> None:
    token = trigger("Rebels seized two towns in Ethiopia last week.", "seized")
    place = event_place(token, find_places(token.doc))
    assert place is not None and place.precision == "country"


def test_dateline_is_said_to_be_assumed(trigger: Callable[[str, str], Token]) -> None:
    text = (
        "HARARE, Zimbabwe (AP) — Police arrested two editors on Tuesday. "
        + "The paper closed. " * 5
        + "Aides resigned."
    )
    token = trigger(text, "arrested")
    place = event_place(token, find_places(token.doc))
    assert place is not None
    assert (place.name, place.why.split(";")[0]) == ("Harare", "assumed: the report's dateline")
    assert event_place(trigger(text, "resigned"), find_places(token.doc)) is None
