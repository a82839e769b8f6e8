"""Which actor: names, misspellings, acronyms, offices by date. The sentences are our own."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from dragoman.actors.knowledge import Knowledge
from dragoman.actors.people import misspelt, same_person
from dragoman.actors.phrases import Phrase
from dragoman.actors.registry import Known

Read = Callable[..., Any]


def phrase(name: str) -> Phrase:
    return Phrase(0, 1, 0, 1, "person", name, named=True)


SAME = [
    ("Amina Waweru", "Waweru", "surname"),
    ("Waweru", "Amina Waweru", "surname before"),
    ("Amina Waweru", "A. Waweru", "full name"),
    ("Mohammed Sadiq", "Mohammad Sadiq", "full name"),
    ("Amina Waweru", "Amina", "first name"),
    ("Karim al-Sayed", "al-Sayed", "surname"),
    ("Amina Waweru", "Peter Waweru", None),
    ("Amina Waweru", "Otieno", None),
]


@pytest.mark.parametrize(("known", "name", "why"), SAME)
def test_same_person(known: str, name: str, why: str | None) -> None:
    assert same_person(Known("a1", known, "person"), phrase(name)) == why


def test_women_and_men_are_not_one() -> None:
    mrs = phrase("Waweru")
    mrs.gender = "female"
    assert same_person(Known("a1", "Peter Waweru", "person", gender="male"), mrs) is None


def test_misspelt_name(reading: Read) -> None:
    found = reading("President Lucas Moranda spoke on Monday. Morandra said the vote was fair.")
    assert found.actor("Morandra").name == "Lucas Moranda"
    assert "misspelling" in found.mention("Morandra").why


def test_known_surname_is_no_misspelling(knowledge: Knowledge) -> None:
    class Persons:
        def persons(self) -> list[Known]:
            return [Known("a1", "Ana Putina", "person")]

    assert misspelt(Persons(), phrase("Putin"), knowledge) is None  # type: ignore[arg-type]


def test_acronym_in_brackets(reading: Read) -> None:
    found = reading("The Movement for Rural Justice (MRJ) called a strike. The MRJ said it would march.")
    assert found.actor("The MRJ").name == "Movement for Rural Justice"
    assert found.actor("MRJ").id == found.actor("The MRJ").id == found.actor("it").id


def test_same_text_same_ids(reading: Read) -> None:
    text = "Paraguay and Bolivia signed a treaty. Both countries promised to cut tariffs."
    one, two = reading(text), reading(text)
    assert one.mentions == two.mentions and one.actors == two.actors


@pytest.mark.parametrize(("published", "former"), [("2005-03-01", False), ("2012-03-01", True)])
def test_office_on_the_day(reading: Read, published: str, former: bool) -> None:
    actor = reading("Tony Blair spoke with reporters.", published).actor("Tony Blair")
    assert (actor.country, actor.former) == ("GBR", former)


def test_former_in_the_text(reading: Read) -> None:
    found = reading("Nigeria's former president Olusegun Obasanjo urged calm.", "2010-01-01")
    assert found.actor("Nigeria's former president Olusegun Obasanjo").former


def test_capital_stands_for_state(reading: Read) -> None:
    found = reading("Kenya protested. Nairobi rejected the offer from Kampala.")
    assert found.actor("Nairobi").id == found.actor("Kenya").id
    assert found.mention("Nairobi").kind == "metonym"


def test_international_body_has_no_country(reading: Read) -> None:
    found = reading("The United Nations warned Kenya. UN officials left Sudan.")
    assert found.actor("The United Nations").country is None


def test_sectors_are_plover_codes(reading: Read, knowledge: Knowledge) -> None:
    found = reading("The UN secretary general met the Kenyan president, soldiers, workers and priests.")
    assert all(set(actor.sectors) <= set(knowledge.sectors) for actor in found.actors.values())


def test_police_and_courts_belong_where_the_story_is(reading: Read) -> None:
    found = reading(
        "BANGKOK, Feb. 24 - Thai officials met envoys of Myanmar's army. The generals of Myanmar held nine editors. "
        "In Myanmar police shot two men, and a court fined an editor."
    )
    assert (found.actor("police").country, found.actor("a court").country) == ("MMR", "MMR")


@pytest.mark.parametrize(("where", "country"), [("in", "IRQ"), ("about", "KEN")])
def test_officials_in_a_town_are_of_its_country(reading: Read, where: str, country: str) -> None:
    text = f"Kenya wept. Kenya burned. They were asked by officials {where} Basra to leave."
    assert reading(text, places=True).actor("officials").country == country


def test_police_who_shoot_in_a_town_are_of_its_country(reading: Read) -> None:
    text = "BANGKOK, Feb. 24 - Thai officials met the generals of Myanmar. Police shot two men in Mandalay."
    assert reading(text, places=True).actor("Police").country == "MMR"


def test_those_whom_sanctions_are_on_are_not_of_the_state_that_lays_them(reading: Read) -> None:
    found = reading("Sudan's army shelled a camp. Canada imposed sanctions on nine generals.")
    assert found.actor("nine generals").country == "SDN"
    assert reading("Canada imposed sanctions on nine generals.").actor("nine generals").country is None


def test_both_ministers_are_ministers(reading: Read) -> None:
    found = reading(
        "Foreign Minister Ana Diaz of Peru met her Chilean counterpart, Luis Rojas. The envoy Paul Mora joined them. "
        "Both ministers praised the pact."
    )
    members = found.actor("Both ministers").members
    assert [found.actors[member].name for member in members] == ["Ana Diaz", "Luis Rojas"]


def test_both_leaders_lead(reading: Read) -> None:
    found = reading(
        "President Ana Diaz of Peru met Chilean Prime Minister Luis Rojas. An aide, Paul Mora, took notes. "
        "Both leaders praised the pact."
    )
    members = found.actor("Both leaders").members
    assert [found.actors[member].name for member in members] == ["Ana Diaz", "Luis Rojas"]


def test_a_counted_group_is_one_mention(reading: Read) -> None:
    found = reading("Tens of thousands of soldiers marched. Several dozens of Sudanese refugees fled.")
    assert "Tens of thousands of soldiers" in found.spans()
    assert found.actor("Several dozens of Sudanese refugees").country == "SDN"


def test_the_mark_of_an_agency_is_no_actor(reading: Read) -> None:
    found = reading("KABUL (EXW) - Afghan police held two men. Envoys of the League (LRX) - a club - left.")
    assert "EXW" not in found.spans()


def test_a_place_of_talks_is_no_state(reading: Read) -> None:
    assert not any(actor.country == "USA" for actor in reading("They met at Camp David.").actors.values())


def test_who_names_somebody_says_whose_he_is(reading: Read) -> None:
    found = reading("Diaz met Maung Tun Lwin, the foreign minister named by Myanmar's army, on Monday.")
    actor = found.actor("Maung Tun Lwin")
    assert (actor.country, actor.role) == ("MMR", "foreign minister")


def test_the_front_is_the_body_of_that_name(reading: Read) -> None:
    found = reading("Envoys met the Western Somali Liberation Front. In July guerrillas of the front took a town.")
    assert found.actor("the front").name == "Western Somali Liberation Front"
    assert found.actor("the front").kind == "organisation"


def test_letters_that_changed_places_are_a_slip(reading: Read) -> None:
    found = reading("President Emmanuel Macron met Ana Diaz. Macorn praised her. Diza left.", "2020-05-24")
    assert found.actor("Macorn").name == "Emmanuel Macron"


def test_an_office_still_to_come_is_not_held(reading: Read) -> None:
    actor = reading("Khalid bin Salman spoke in Jeddah.", "2018-05-24").actor("Khalid bin Salman")
    assert (actor.country, actor.role, actor.former) == ("SAU", None, False)
    assert reading("Khalid bin Salman spoke.", "2023-05-24").actor("Khalid bin Salman").role == "defence minister"
