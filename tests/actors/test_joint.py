"""Who takes part in talks: counterparts of several states, guests and hosts, "the leaders" who met."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

Read = Callable[..., Any]
MET = "Kenyan President Jorge Tello held talks with Ugandan President Peter Osei. "
SHARED = [
    ("Peru's foreign minister met his counterparts from Chile and Spain.", "his counterparts from Chile and Spain"),
    ("Peru rang the governments of Chile and Spain.", "the governments of Chile and Spain"),
    ("Peru rang the governments in Chile and Spain.", "the governments in Chile and Spain"),
    ("Peru rang the armies of Chile and Spain.", "the armies of Chile and Spain"),
]


@pytest.mark.parametrize(("text", "words"), SHARED)
def test_states_share_a_plural(reading: Read, text: str, words: str) -> None:
    found = reading(text)
    assert {found.actors[member].country for member in found.actor(words).members} == {"CHL", "ESP"}


@pytest.mark.parametrize("text", ["the government of Chile", "his counterpart from Chile"])
def test_one_state_shares_nothing(reading: Read, text: str) -> None:
    found = reading(f"Peru's foreign minister met {text} and Spain.")
    owned = [actor for actor in found.actors.values() if actor.country == "CHL" and actor.kind != "country"]
    assert len(owned) == 1 and not any(actor.members for actor in found.actors.values())


def test_two_sides_are_of_those_who_met(reading: Read) -> None:
    found = reading("Syria wept. Syria burned. Sergei Lavrov met his Turkish counterpart. The two sides agreed.")
    assert {found.actors[member].country for member in found.actor("The two sides").members} == {"RUS", "TUR"}


COUNTRIES = [
    # whose guest, host or colleague
    (MET + "Osei thanked his host.", "his host", "KEN"),
    (MET + "Tello thanked his guest.", "his guest", "UGA"),
    (MET + "Tello thanked his Ugandan colleague.", "his Ugandan colleague", "UGA"),
    (MET + "Tello thanked his adviser.", "his adviser", "KEN"),
    (MET + "The Kenyan lawyer Rosa Alvez thanked her guest.", "her guest", "KEN"),
    # who receives an envoy or a counterpart is of another state
    ("Mali wept. Oman burned. Oman slept. The minister received his Omani counterpart.", "The minister", "MLI"),
    ("Mali wept. Oman burned. Oman slept. The ministry received the Omani envoy.", "The ministry", "MLI"),
    ("Mali wept. Oman burned. Oman slept. The ministry had talks with the Omani envoy.", "The ministry", "MLI"),
    ("Mali wept. Oman burned. Oman slept. The minister received the farmers.", "The minister", "OMN"),
    ("Oman slept. Oman burned. The army and the ministry received the Omani envoy.", "the ministry", None),
    ("Oman slept. Oman burned. Mali wept. The minister flew home to see his Omani counterpart.", "The minister", "MLI"),
    # a foreign office
    ("The Foreign Office rang Peru.", "The Foreign Office", "GBR"),
    ("The Foreign Office in Islamabad condemned the raid.", "The Foreign Office", "PAK"),
    ("A Foreign Office spokesman urged Peru to wait.", "A Foreign Office spokesman", "GBR"),
    ("A foreign ministry spokesman urged Peru to wait.", "A foreign ministry spokesman", "PER"),
    ("His counterpart in Tehran rang Peru.", "His counterpart", "IRN"),
    ("Peru wept. State Councillor Bo Lin urged Peru to wait.", "State Councillor Bo Lin", "CHN"),
    ("The Dominicans rang Peru.", "The Dominicans", "DOM"),
]


@pytest.mark.parametrize(("text", "words", "country"), COUNTRIES)
def test_country_of_who_takes_part(reading: Read, text: str, words: str, country: str | None) -> None:
    assert reading(text, places=True).actor(words).country == country


@pytest.mark.parametrize("words", ["The leaders", "The presidents", "The sides", "The interlocutors", "They"])
def test_those_who_held_talks(reading: Read, words: str) -> None:
    found = reading(MET + f"{words} urged Chad to wait.")
    assert {found.actors[member].country for member in found.actor(words).members} == {"KEN", "UGA"}


TWO = "South Korea condemned North Korea. "
HALVES = [
    (TWO + "The North urged Chad to wait.", "The North", "PRK"),
    (TWO + "The South's navy urged Chad to wait.", "The South's navy", "KOR"),
    ("South Korea condemned Chad. Kenya urged the North to wait.", "the North", None),
    (TWO + "The North Pole expedition urged Chad to wait.", "The North", None),
    (TWO + "Chad wept. Chad burned. Chad smiled. The South urged Chad to wait.", "The South", None),
]


@pytest.mark.parametrize(("text", "words", "country"), HALVES)
def test_north_and_south(reading: Read, text: str, words: str, country: str | None) -> None:
    found = reading(text)
    assert ((words in found.spans() and found.actor(words).country) or None) == country


SEVERAL = [
    ("The envoys of Kenya and Uganda met in Chad. The envoys smiled.", "The envoys"),
    ("The envoys of Kenya and Uganda met in Chad. The diplomats smiled.", "The diplomats"),
    ("Peru received the envoys of Kenya and Uganda. The envoys smiled.", "The envoys"),
    (
        "Kenya's President Ali, Uganda's President Osei and Kenya's Mr Wek met. The three leaders smiled.",
        "The three leaders",
    ),
    ("Chad wept. Kenya and Uganda signed a pact. Ministers of the two countries met on Sunday.", "Ministers"),
    ("Chad wept. Kenya and Uganda signed a pact. The ministers from both countries met.", "The ministers"),
]


def test_three_countries_are_those_named_in_one_breath(reading: Read) -> None:
    found = reading("Chad wept. Peru, Chile and Bolivia held talks. Ministers from the three countries left.")
    members = found.actor("Ministers").members
    assert {found.actors[member].country for member in members} == {"PER", "CHL", "BOL"}
    other = reading("Chad wept. Peru and Chile held talks. Ministers from the three countries left.")
    assert not other.actor("Ministers").members


@pytest.mark.parametrize(("text", "words"), SEVERAL)
def test_those_of_several_states(reading: Read, text: str, words: str) -> None:
    found = reading(text)
    assert {found.actors[member].country for member in found.actor(words).members} == {"KEN", "UGA"}


@pytest.mark.parametrize(
    "name", ["Foreign Minister Ana Souza", "Foreign Minister Sheikh Mohammed bin Abdulrahman Al Thani"]
)
def test_two_offices_before_a_name(reading: Read, name: str) -> None:
    found = reading(f"Qatari Deputy Prime Minister and {name} urged Chad to wait.")
    assert found.actor("Qatari Deputy Prime Minister").id == found.actor(name).id
    assert found.actor(name).country == "QAT"


def test_two_people_with_an_office_each(reading: Read) -> None:
    found = reading("Qatar's emir and Foreign Minister Ana Souza urged Chad to wait.")
    assert found.actor("Qatar's emir").id != found.actor("Foreign Minister Ana Souza").id


@pytest.mark.parametrize("words", ["The ministers of Chad", "Its leaders", "Chad's leaders", "African leaders"])
def test_others_than_those_who_held_talks(reading: Read, words: str) -> None:
    assert reading(MET + f"{words} urged Chad to wait.").actor(words).members == ()


def test_leaders_of_nobody_who_met(reading: Read) -> None:
    assert (
        reading("Kenyan President Jorge Tello wept. The leaders urged Chad to wait.").actor("The leaders").members == ()
    )


def test_the_ministers_are_those_called_two_before(reading: Read) -> None:
    text = (
        "The Peruvian foreign minister, Ana Souza, met the Chilean foreign minister, Juan Tello, in Lima. "
        "The two ministers signed a treaty. It rained all day. The crowd left. The ministers condemned Bolivia."
    )
    found = reading(text)
    assert found.actor("The ministers") == found.actor("The two ministers")


def test_warring_parties_are_not_those_who_urge_them(reading: Read) -> None:
    text = "Peru's envoy met Chile's envoy. Both spoke of the war in Sudan. They urged both warring parties to stop."
    assert "both warring parties" not in reading(text).spans()
