"""Who is who among persons: titles in names, surnames of several words, countrymen, two sides."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from spacy.tokens import Doc
from spacy.vocab import Vocab

from dragoman.actors.knowledge import load_knowledge
from dragoman.actors.names import NameReader

Read = Callable[..., Any]

HOME = (
    "Poland sent the bill back. The Polish parliament voted on it in May. Poland's president signed it. "
    "Polish farmers marched through Poznan, and Poland waited. "
)
QUARREL = (
    "Peru accused Chile of moving a border stone. Chile denied it. Peru sent troops, and Chile sent more. Peru called "
    "a reserve. Chile wept. Norway was worried. "
)

MET_AGAIN = [
    ("Theresa May met the ministers. The Scots urged May to stay.", "May", ["Theresa May"]),
    ("Theresa May met the ministers. The Scots voted in May.", "May", []),
    ("Ann Lee met the ministers. The Scots urged May to stay.", "May", []),
]


@pytest.mark.parametrize(("text", "words", "names"), MET_AGAIN)
def test_a_surname_that_is_a_month(reading: Read, text: str, words: str, names: list[str]) -> None:
    found = reading(text, "2018-03-01")
    assert [found.actors[m.actor].name for m in found.mentions if m.span.text == words] == names


NAMED = [
    ("Mrs Thatcher flew home.", "1985-03-01", "Mrs Thatcher", "Margaret Thatcher"),
    ("Ms Suu Kyi spoke to the crowd.", "2003-05-01", "Ms Suu Kyi", "Aung San Suu Kyi"),
    ("Mr López Obrador lost the vote.", "2006-08-01", "Mr López Obrador", "Andrés Manuel López Obrador"),
    ("Mr Obrador lost the vote.", "2006-08-01", "Mr Obrador", "Obrador"),  # no surname of his
]


@pytest.mark.parametrize(("text", "published", "words", "name"), NAMED)
def test_a_title_and_a_surname(reading: Read, text: str, published: str, words: str, name: str) -> None:
    assert reading(text, published).actor(words).name == name


def test_two_sides_are_the_states_named_most(reading: Read) -> None:
    found = reading(QUARREL + "Both sides buried their dead.")
    assert found.actor("Both sides").name == "Peru and Chile"


def test_the_two_sides_of_one_country(reading: Read) -> None:
    assert reading(HOME + "Both sides dug in.").actor("Both sides").name == "Poland"


def test_an_officer_is_of_the_country_most_spoken_of(reading: Read) -> None:
    story = "Chile asked Peru for help. Chile thanked Peru. Peru smiled at Chile. "
    assert reading(story + "General Luis Arata left.").actor("General Luis Arata").country == "CHL"
    assert reading(story + "Father Luis Arata left.").actor("Father Luis Arata").country is None


def test_a_surname_after_the_full_name_is_a_person(reading: Read) -> None:
    found = reading("Senate hopeful Dana Kelso spoke in Ohio. The paper endorsed Kelso.", "2018-03-01")
    assert [found.actors[m.actor].name for m in found.mentions if m.span.text == "Kelso"] == ["Dana Kelso"]


def test_a_surname_that_acts_is_no_place() -> None:
    words, tags = ["Luis", "Orbo", "slept", ".", "Orbo", "woke"], ["NNP", "NNP", "VBD", ".", "NNP", "VBD"]
    ents = ["B-PERSON", "I-PERSON", "O", "O", "B-GPE", "O"]
    doer = Doc(Vocab(), words, tags=tags, ents=ents, deps=["dep", "nsubj", "ROOT", "punct", "nsubj", "ROOT"])
    town = Doc(Vocab(), words, tags=tags, ents=ents, deps=["dep", "nsubj", "ROOT", "punct", "pobj", "ROOT"])
    assert NameReader(doer, load_knowledge()).surnames == {"Orbo"}
    assert not NameReader(town, load_knowledge()).surnames


def test_who_is_named_with_an_office_before_a_state_holds_it_there(reading: Read) -> None:
    found = reading("President Luis Orbo of Bolivia spoke. Peru wept. Peru burned. He condemned Peru.", "2018-03-01")
    assert found.actor("He").country == "BOL"
    assert reading("Luis Orbo of Bolivia spoke.", "2018-03-01").actor("Luis Orbo").role is None


def test_the_state_is_the_one_of_the_scene(reading: Read) -> None:
    text = HOME + "The plan angered Peru. The state's judges resigned."
    assert reading(text, "2018-03-01").actor("The state").country == "POL"


def test_a_surname_that_the_tagger_took_for_a_noun() -> None:
    words, tags = ["Luis", "Orbo", "slept", ".", "Orbo", "woke"], ["NNP", "NNP", "VBD", ".", "NN", "VBD"]
    doc = Doc(Vocab(), words, tags=tags, ents=["B-PERSON", "I-PERSON", "O", "O", "O", "O"])
    names = NameReader(doc, load_knowledge())
    assert names.is_surname(doc[4])
    assert not names.is_surname(doc[2])


PORTFOLIOS = [
    ("Ghana's Minister for Foreign Affairs and Regional Integration, Ama Koffi, smiled. Koffi left.", "Koffi", "GHA"),
    ("The Minister of Foreign Affairs and Cooperation of Rwanda, Ama Koffi, met us. Koffi left.", "Koffi", "RWA"),
    ("Togo's Minister of Trade, Industry and Tourism Ama Koffi smiled. Koffi left.", "Koffi", "TGO"),
    ("Togo's Minister of Trade and President Ama Koffi smiled. The minister left.", "The minister", "TGO"),
]


@pytest.mark.parametrize(("text", "words", "country"), PORTFOLIOS)
def test_an_office_over_several_things(reading: Read, text: str, words: str, country: str) -> None:
    assert reading(text, "2018-03-01").actor(words).country == country


def test_members_spoken_of_are_those_of_the_politicians_own_state(reading: Read) -> None:
    text = "Angela Merkel refused to let MPs debate the raid on Syria. Syria thanked Russia. Syria wept."
    assert reading(text, "2018-04-11").actor("MPs").country == "DEU"
