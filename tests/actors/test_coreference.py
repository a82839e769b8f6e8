"""Words that point back. The sentences are our own."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

Read = Callable[..., Any]


def test_pronouns_of_a_person(reading: Read) -> None:
    found = reading('General Maria Okello arrived. Okello said she was ready. "We will fight," she said.')
    ids = {found.actor(words).id for words in ("General Maria Okello", "Okello", "she", "We")}
    assert len(ids) == 1


def test_object_is_not_the_subject(reading: Read) -> None:
    found = reading("Anna Lindqvist met Peter Osei in Accra. Osei thanked her.")
    assert found.actor("her").name == "Anna Lindqvist"


def test_minister_by_country(reading: Read) -> None:
    found = reading(
        "Chilean Foreign Minister Rosa Alvez called Peruvian Foreign Minister Jorge Tello. "
        "The Peruvian foreign minister thanked her."
    )
    assert found.actor("The Peruvian foreign minister").name == "Jorge Tello"


def test_country_by_trait(reading: Read) -> None:
    found = reading("Egypt and Israel opened talks. The Arab country said it would wait.")
    assert found.actor("The Arab country").country == "EGY"


def test_both_countries(reading: Read) -> None:
    found = reading("Paraguay and Bolivia signed a treaty. Both countries promised to cut tariffs.")
    mention, actor = found.mention("Both countries"), found.actor("Both countries")
    assert (actor.kind, actor.name, actor.country) == ("group", "Paraguay and Bolivia", None)
    assert mention.why == f"members: {found.actor('Paraguay').id} {found.actor('Bolivia').id}"


def test_counterpart_has_the_office(reading: Read) -> None:
    found = reading(
        "Georgian Prime Minister Irakli Tamaz met his Armenian counterpart, Hovik Sarkis. "
        "He invited his Armenian counterpart to Tbilisi."
    )
    actor = found.actor("his Armenian counterpart, Hovik Sarkis")
    assert (actor.country, actor.role) == ("ARM", "prime minister")
    assert found.actor("his Armenian counterpart").id == actor.id


def test_owner_in_a_conjunction(reading: Read) -> None:
    found = reading("Rebels attacked the Malian army and their allies.")
    assert found.actor("their").id == found.actor("the Malian army").id


def test_quoted_pronoun_is_not_the_speaker(reading: Read) -> None:
    found = reading('Rosa Alvez defeated Jorge Tello in May. "I like him," Alvez said.')
    assert found.actor("I").name == "Rosa Alvez"
    assert found.actor("him").name == "Jorge Tello"


def test_official_named_late(reading: Read) -> None:
    found = reading("Mali's former trade minister said prices would fall. “It is simple,” Oumar Keita said on Monday.")
    assert found.actor("Oumar Keita").id == found.actor("Mali's former trade minister").id


def test_empty_it_is_no_mention(reading: Read) -> None:
    assert "It" not in reading("Kenya voted. It is clear that turnout fell.").spans()
