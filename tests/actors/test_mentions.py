"""Who is named: spans, heads, countries and sectors. The sentences are our own."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

Read = Callable[..., Any]

NAMED = [
    ("Kenyan police fired tear gas at protesters in Mombasa.", "Kenyan police", "KEN", ("COP",)),
    ("Kenyan police fired tear gas at protesters in Mombasa.", "protesters", None, ("CVL",)),
    ("The Peruvian army shelled the camp, killing two soldiers.", "The Peruvian army", "PER", ("MIL",)),
    ("Clashes with left-wing guerrillas killed four civilians.", "left-wing guerrillas", None, ("REB",)),
    ("Three opposition parties boycotted the vote.", "Three opposition parties", None, ("PTY", "OPP")),
    ("About 200 contract workers walked out on Friday.", "About 200 contract workers", None, ("LAB",)),
    ("A senior Israeli official said the plan was dead.", "A senior Israeli official", "ISR", ("GOV",)),
    ("Iran's defence minister left for home.", "Iran's defence minister", "IRN", ("GOV",)),
    ("The court in Manila jailed the editor.", "The court", "PHL", ("JUD",)),
    ("The court in Manila jailed the editor.", "the editor", None, ("JRN",)),
    ("The Danish parliament passed the bill.", "The Danish parliament", "DNK", ("LEG",)),
    ("Nairobi rejected the offer from Kampala.", "Kampala", "UGA", ()),
    ("The Kremlin denied the report.", "The Kremlin", "RUS", ()),
    ("US-backed forces captured the town.", "US", "USA", ()),
    ("Labour's Emily Thorne wept.", "Labour's Emily Thorne", "GBR", ("PTY",)),
    ("Somchai Ruangrit, who leads the Pride party, condemned Thai MPs.", "Somchai Ruangrit", "THA", ("PTY",)),
    ("Somchai Ruangrit, who left the Pride party, condemned Thai MPs.", "Somchai Ruangrit", "THA", ()),
    ("Ana Reed, the chairman of the Labour Party, wept.", "Ana Reed", "GBR", ("PTY",)),
    ("In 1999 Pervez Okafor overthrew the elected government.", "Pervez Okafor", None, ()),
    ("Thailand has withdrawn its ambassador from Cambodia.", "its ambassador", "THA", ("GOV",)),
]


@pytest.mark.parametrize(("text", "words", "country", "sectors"), NAMED)
def test_named(reading: Read, text: str, words: str, country: str | None, sectors: tuple[str, ...]) -> None:
    actor = reading(text).actor(words)
    assert (actor.country, actor.sectors) == (country, sectors)


def test_ruler_of_old_is_not_of_the_land_he_invaded(reading: Read) -> None:
    assert reading("Napoleon invaded Peru without a declaration of war.").actor("Napoleon").country is None


def test_letter_of_an_interview_is_nobody(reading: Read) -> None:
    assert reading("Q: Peru suspended aid to Niger but kept its drones there.").spans()[0] == "Peru"


def test_possessor_is_a_mention_inside(reading: Read) -> None:
    found = reading("Iran's defence minister left for home.")
    assert found.spans() == ["Iran", "Iran's defence minister"]
    assert found.mention("Iran's defence minister").head.text == "minister"
    assert found.actor("Iran's defence minister").role == "defence minister"


def test_backed_forces_are_not_of_the_backer(reading: Read) -> None:
    assert reading("US-backed forces captured the town.").actor("US-backed forces").country is None


def test_office_and_name_are_one_mention(reading: Read) -> None:
    found = reading("The Kenyan foreign minister, Amina Waweru, met Ugandan officials in Nairobi.")
    assert found.spans() == ["Kenyan", "The Kenyan foreign minister, Amina Waweru", "Ugandan", "Ugandan officials"]
    actor = found.actor("The Kenyan foreign minister, Amina Waweru")
    assert (actor.name, actor.country, actor.role, actor.kind) == ("Amina Waweru", "KEN", "foreign minister", "person")


PLACES = [
    ("He flew to Ankara on Monday.", "Ankara"),
    ("Prime Minister Tony Blair visited Washington.", "Washington"),
    ("The talks were held in Cairo.", "Cairo"),
    ("MANILA (Agency) — The storm passed.", "MANILA"),
    ("The mayor of Lyon thanked the workers.", "Lyon"),
]


@pytest.mark.parametrize(("text", "place"), PLACES)
def test_place_is_no_actor(reading: Read, text: str, place: str) -> None:
    assert place not in reading(text).spans()


def test_offsets_are_those_of_the_text(reading: Read) -> None:
    text = "The Kremlin\u00a0denied it.\nKenyan police left."
    for mention in reading(text).mentions:
        plain = text.replace("\u00a0", " ")
        assert plain[mention.span.start : mention.span.end] == mention.span.text
        assert mention.span.start <= mention.head.start < mention.head.end <= mention.span.end


def test_things_are_no_actors(reading: Read) -> None:
    assert reading("A key source of energy is the wind.").spans() == []
    assert reading("It is clear that prices rose.").spans() == []
