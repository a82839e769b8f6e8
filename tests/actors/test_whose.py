"""Whose official, which namesake, which two countries: what the words around a mention decide. Our own sentences."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

Read = Callable[..., Any]

WHOSE = [
    (
        "DUSHANBE, Jan. 31 - Foreign Minister Rustam Qodirov called his Tajik counterpart, the Uzbek ministry said.",
        "Foreign Minister Rustam Qodirov",
        "UZB",
    ),
    (
        "NAIROBI, Sept. 14 - Kenya closed a road. Interior Minister Peter Ouma said that Somali aircraft bombed it.",
        "Interior Minister Peter Ouma",
        "KEN",
    ),
    (
        "South Africa offered help. Its foreign minister, Thandi Mokoena, will meet Angolan officials.",
        "Its foreign minister, Thandi Mokoena",
        "ZAF",
    ),
    (
        "Uzbekistan asked for gas. A Tajik spokesman rejected the call. The spokesman, Farrukh Nazarov, left.",
        "The spokesman, Farrukh Nazarov",
        "TJK",
    ),
    (
        "In Nadi, Australian Minister of Defence Joan Reed met Fiji's premier.",
        "Australian Minister of Defence Joan Reed",
        "AUS",
    ),
    ("Members of the Free Syrian Army were in Washington.", "Members of the Free Syrian Army", "SYR"),
    (
        "Officials in Canada's government were criticised by Turkey.",
        "Officials in Canada's government",
        "CAN",
    ),
    ("Nick Mbeki, the leader of Zambia's opposition, called for protests.", "Nick Mbeki", "ZMB"),
    ("Tom Hale, Australia's minister for fisheries, met the premier of Fiji.", "Tom Hale", "AUS"),
    # where an office is held is not whose it is
    ("Peru's envoy to Quito, Ana Brandt, left. Ambassador Brandt urged Chile to wait.", "Ambassador Brandt", "PER"),
    ("The Norwegian minister in Kabul, the Afghan capital, criticised Chad.", "The Norwegian minister", "NOR"),
    (
        "The UN special envoy for Mali, Ana Brandt, met the premier of Chad.",
        "The UN special envoy for Mali, Ana Brandt",
        None,
    ),
    ("The government's envoy for Mali met the premier of Mali.", "The government's envoy for Mali", "MLI"),
    # an office of a seat or body that the lexicon knows
    ("A White House spokesman urged Chad to wait.", "A White House spokesman", "USA"),
    ("Kremlin spokesman Ivan Orlov urged Chad to wait.", "Kremlin spokesman Ivan Orlov", "RUS"),
    ("Chad wept. The press secretary urged Chad to wait.", "The press secretary", "TCD"),
    # who speaks for a person named before
    ("Chad wept. Canada's premier, Jo Dale, left. A spokesman for Mr. Dale urged Chad to wait.", "A spokesman", "CAN"),
    ("Chad wept. Canada's premier, Jo Dale, left. A minister praised Mr. Dale in Chad.", "A minister", "TCD"),
]


@pytest.mark.parametrize(("text", "words", "country"), WHOSE)
def test_country_of_an_official(reading: Read, text: str, words: str, country: str) -> None:
    assert reading(text).actor(words).country == country


REBELS = [
    ("The Red Front fled. The Taliban's generals were killed.", "The Taliban's generals", ("REB",)),
    ("Hamas commanders were killed in Gaza.", "Hamas commanders", ("REB",)),
    ("Anti-Houthi commanders were killed in Aden.", "Anti-Houthi commanders", ("MIL",)),
    ("Hezbollah fled. Its forces shelled a town.", "Its forces", ("REB",)),
    ("Peru fled. Its forces shelled a town.", "Its forces", ("MIL",)),
    ("Hamas wept. Its spokesman accused Israel.", "Its spokesman", ("REB", "GOV")),
]
"""The soldiers and chiefs of an armed group are rebels, those against it are not."""


@pytest.mark.parametrize(("text", "words", "sectors"), REBELS)
def test_men_of_armed_groups(reading: Read, text: str, words: str, sectors: tuple[str, ...]) -> None:
    assert reading(text).actor(words).sectors == sectors


def test_what_it_is_said_to_be_has_its_country(reading: Read) -> None:
    text = "Ghana's regime spoke. Thousands of Togolese wept. It is a regime of thieves."
    assert reading(text).actor("a regime").country == "GHA"
    assert reading("Togo spoke. Ghana's regime armed a regime.").actor("a regime").country != "GHA"


ORIGINS = [
    ("Two police in the town of Guayaquil fled. Peru wept. Peru burned.", "Two police", "ECU"),
    ("Jonas Wek, a Kenyan volunteer who knew Syria, wept. Syria burned.", "Jonas Wek", "KEN"),
    ("Ben Carr, 24, from Bournemouth, was killed near Raqqa in Syria. Syrian rebels found him.", "Ben Carr", "GBR"),
    ("Joan Reed, from Guayaquil, joined the guerrillas in Colombia. Colombian police hunt her.", "Joan Reed", "ECU"),
    ("Ben Carr, 24, retreated from Raqqa. Turkey and Iraq wept in Turkey.", "Ben Carr", None),
]


@pytest.mark.parametrize(("text", "words", "country"), ORIGINS)
def test_people_are_of_the_town_from_which_they_are(reading: Read, text: str, words: str, country: str | None) -> None:
    assert reading(text, places=True).actor(words).country == country


def test_secretary_general_has_the_code_of_his_body(reading: Read) -> None:
    luns = reading("NATO Secretary-General Joseph Luns flew to Iceland.", "1976-02-20").actor(
        "NATO Secretary-General Joseph Luns"
    )
    assert (luns.country, luns.code) == (None, "IGO")
    chief = reading("UN Secretary-General Antonio Guterres urged Ukraine to wait.", "2023-01-31").actor(
        "UN Secretary-General Antonio Guterres"
    )
    assert (chief.country, chief.code) == (None, "UNO")


@pytest.mark.parametrize(
    ("text", "words", "code"),
    [
        ("The European Union wept. The bloc's ministers criticised Chad.", "The bloc's ministers", "EUR"),
        ("The African Union wept. Its envoy criticised Chad.", "Its envoy", "IGO"),
        ("The United Nations wept. Its peacekeepers shelled a town.", "Its peacekeepers", "UNO"),
        ("The European Union wept. The bloc's critics accused Chad.", "The bloc's critics", None),
    ],
)
def test_who_serves_a_body_of_many_states_has_its_code(reading: Read, text: str, words: str, code: str | None) -> None:
    found = reading(text).actor(words)
    assert found.code == code


@pytest.mark.parametrize(
    ("text", "words", "published"),
    [
        ("US President Jimmy Carter met the envoy.", "US President Jimmy Carter", "1978-03-21"),
        ("Ecuadorean General Ramiro Paz spoke. Paz left.", "Paz", "2026-02-15"),
    ],
)
def test_another_first_name_is_another_person(reading: Read, text: str, words: str, published: str) -> None:
    assert reading(text, published).actor(words).name in {"Jimmy Carter", "Ramiro Paz"}


def test_two_countries_are_those_named_last(reading: Read) -> None:
    found = reading(
        "Norway lent a ship. Iceland broke off relations with Britain. A minister announced it. The two countries have "
        "fought over cod."
    )
    assert found.actor("The two countries").name == "Iceland and United Kingdom"


def test_a_host_is_none_of_the_two_countries(reading: Read) -> None:
    found = reading("Peru and Ecuador agreed to talk. Brazil hosted envoys of the two countries on Monday.")
    assert found.actor("the two countries").name == "Peru and Ecuador"


def test_the_rebels_are_the_group_named(reading: Read) -> None:
    found = reading("The army fought the National Liberation Army. Later the rebels withdrew.")
    assert found.actor("the rebels").name == "National Liberation Army"
    assert reading("The army was there. Later the rebels withdrew.").actor("the rebels").kind == "group"


def test_an_ethnic_group_is_no_state(reading: Read) -> None:
    found = reading("Macedonia met ethnic Albanian leaders in the town.")
    assert "ALB" not in {actor.country for actor in found.actors.values()}


def test_a_town_is_no_party(reading: Read) -> None:
    found = reading("The planes bombed the railway town of Dire Dawa on Monday.")
    assert all(actor.country != "IRQ" for actor in found.actors.values())


def test_an_object_looks_in_its_own_sentence(reading: Read) -> None:
    found = reading(
        "General Ramiro Paz spoke to reporters. Minister Luiz Moreira telephoned President Efrain Salas and urged him "
        "to wait."
    )
    assert found.actor("him").name == "Efrain Salas"


def test_the_generals_are_of_the_army_named_last(reading: Read) -> None:
    found = reading(
        "Thai officials received an envoy of Myanmar's army on Monday. The generals had detained a leader, he said."
    )
    assert found.actor("The generals").country == "MMR"


def test_a_body_in_the_middle_of_a_persons_name_is_none(reading: Read) -> None:
    found = reading("The grocer Mahmud Fatah Hassan closed his shop. Fatah and Hezbollah said they would vote.")
    assert found.actor("Mahmud Fatah Hassan").country is None
    assert "PSE" in {actor.country for actor in found.actors.values()}


@pytest.mark.parametrize("words", ["Peru's Chile ambassador", "Peru's Chile ambassador, Ana Diaz"])
def test_an_ambassador_is_of_the_state_that_owns_him(reading: Read, words: str) -> None:
    assert reading(f"{words}, praised the plan.").actor(words).country == "PER"


@pytest.mark.parametrize(
    ("text", "sector"),
    [
        ("Senator Ada Lund of Ohio left. Her spokeswoman wept.", "LEG"),
        ("Governor Ada Lund of Ohio left. Her spokeswoman wept.", "GOV"),
    ],
)
def test_who_speaks_for_somebody_is_of_that_sector(reading: Read, text: str, sector: str) -> None:
    assert reading(text).actor("Her spokeswoman").sectors == (sector,)
