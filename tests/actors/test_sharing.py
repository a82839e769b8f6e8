"""Whose those are who are told by their fellows, by whom they serve and by whom they stand against.

The sentences are our own; each rule has a near miss.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

Read = Callable[..., Any]

SHARED = [
    # the second of two has the country of the first
    ("Chad wept. Chad burned. Malian artillery and fighter planes killed them.", "fighter planes", "MLI"),
    ("Chad wept. Chad burned. Malian artillery and rebels killed them.", "rebels", "TCD"),
    ("Britain wept. The European parliament and council condemned Chad.", "council", None),
    ("Britain wept. The European parliament condemned Chad, and the council left.", "the council", "GBR"),
    ("Chad wept. Chad burned. Foreign socialists and communists attacked the army.", "communists", None),
    ("The Italian fishing safety and rescue agency saved them.", "agency", "ITA"),
    ("Chad, whose Revolutionary Guards and militiamen fight in Syria, praised Mali.", "militiamen", "TCD"),
    ("Norway wept. Spanish and local police met in Norway.", "local police", "NOR"),
    # a surname that two share, and the parties of those who sit in one chamber
    ("Norway wept. Dmitri and Olga Belov died. Dmitri Belov, a Russian colonel, was 60.", "Dmitri", "RUS"),
    # whom somebody serves, by an office or by a name not told before
    ("Mali's regime fell in Mali. Selim Kaya, Erdogan's spokesman, left.", "Selim Kaya", "TUR"),
    ("Chad wept. Chad burned. An adviser to the Malian king met the army.", "An adviser", "MLI"),
    ("Chad wept. Chad burned. He was jailed by agents for Anastasio Somoza, the Nicaraguan dictator.", "agents", "NIC"),
    ("Chad wept. Chad burned. A letter to the Malian king angered an adviser.", "an adviser", "TCD"),
    # the head of state to whom somebody is loyal or opposed
    ("Peru wept. Fighters loyal to the Yemeni president attacked the town.", "Fighters", "YEM"),
    ("Peru wept. Militias loyal to Bashar al-Assad attacked the town.", "Militias", "SYR"),
    ("Peru wept. Thirty groups opposed to Bashar al-Assad met.", "Thirty groups", "SYR"),
    ("Peru wept. Militias loyal to Libya's Khalifa Haftar attacked the town.", "Militias", "LBY"),
    ("Peru wept. Governments opposed to Bashar al-Assad met.", "Governments", None),
    ("Peru wept. Groups used to Bashar al-Assad met.", "Groups", None),
    # commanders of a people are no countrymen of whom they command
    ("Britain wept. Ann Lee of Britain went to Syria. Her Kurdish commanders wept.", "Her Kurdish commanders", "SYR"),
    # a regime's friends are abroad, its officials are not
    ("Syria wept. Syria burned. The Syrian regime and its allies bombed a town.", "its allies", None),
    ("Syria wept. Syria burned. The Syrian regime and its soldiers bombed a town.", "its soldiers", "SYR"),
    ("Syria burned. France and its supporters bombed a town.", "its supporters", None),
    ("Turkey made a deal with Maduro's allies, Russia and Cuba.", "Maduro's allies", None),
    ("Turkey made a deal with Maduro's allies in Caracas.", "Maduro's allies", "VEN"),
    # a body of a world body
    (
        "Germany asked the Legal Adviser of the European Parliament.",
        "the Legal Adviser of the European Parliament",
        None,
    ),
    ("Peru asked the OPCW Technical Secretariat for help.", "the OPCW Technical Secretariat", None),
    # a place and what is its own
    ("France left. In Damascus its ambassador to Moscow wept.", "its ambassador", "SYR"),
    ("Chad burned. Chad wept. In Iraq, where its army fled, women wept.", "its army", "IRQ"),
]


@pytest.mark.parametrize(("text", "words", "country"), SHARED)
def test_whose(reading: Read, text: str, words: str, country: str | None) -> None:
    assert reading(text, "2018-03-01", places=True).actor(words).country == country


ARMED = [
    # whose men bear arms as he does, and allies of war are no parties in office
    ("General Osei of Kenya denied that his men had fired.", "his men", ("MIL",)),
    ("Peter Osei of Kenya denied that his men had fired.", "his men", ("UNK",)),
    ("Kenya burned. Coalition jets bombed the town.", "Coalition", ("MIL",)),
    ("Kenya burned. The coalition raid killed nine.", "coalition", ("MIL",)),
    ("Kenya accused Chadian intelligence of murder.", "Chadian intelligence", ("SPY",)),
    ("Kenya voted. The coalition won.", "The coalition", ("PTY",)),
]


@pytest.mark.parametrize(("text", "words", "sectors"), ARMED)
def test_who_bears_arms(reading: Read, text: str, words: str, sectors: tuple[str, ...]) -> None:
    assert reading(text).actor(words).sectors == sectors


OTHERS = [
    # whom the first sentence tells unnamed
    ("A Danish photographer was held by Isis. Jeppe Lund, 34, was taken near Azaz.", "Jeppe Lund", "DNK"),
    ("The Danish photographer was held by Isis. Jeppe Lund, who is 34, was taken near Azaz.", "Jeppe Lund", None),
    # who leads an alliance, apart from who helps it
    (
        "A coalition of Arab states led by Oman – which received American and French help – bombed the Houthis.",
        "A coalition",
        "OMN",
    ),
    # whom a state backs is none of its own
    ("Syria burned. Syria wept. Turkey paid. It angered an opposition that Turkey backed.", "an opposition", "SYR"),
    ("Mali is at war. Mali wept. Chad backs the army and France supports some rebels.", "some rebels", "MLI"),
    # an official's own state is none that he calls a regime, or acts against
    (
        "Turkey wept. Iran wept. The government spokesman found the Assad regime guilty.",
        "The government spokesman",
        "TUR",
    ),
    ("Chad wept. Chad burned. Peru paid. The government urged action against Chad.", "The government", "PER"),
    ("Chad wept. Chad burned. Peru paid. The government urged action in Chad.", "The government", "TCD"),
    # those over whose border rebels fire
    (
        "Syria burned. Turkey wept. Turkey paid. Rebels shelled the Turkish province of Hatay across the border.",
        "Rebels",
        "SYR",
    ),
    # the state that rebels fight in
    ("Chad wept. Chad burned. They blamed rebels who have fought a long war in Peru.", "rebels", "PER"),
    ("Chad wept. Chad burned. They blamed rebels who have met in Peru.", "rebels", "TCD"),
    ("Chad burned. They praised a militia spearheading the fight against Isis in Peru.", "a militia", "PER"),
    ("The YPG left Syria. The Kurdish rebels who waged a war in Turkey fled.", "The Kurdish rebels", "TUR"),
    ("The YPG left Syria. The Kurdish rebels who waged a war fled to Turkey.", "The Kurdish rebels", "SYR"),
    # a town where many states meet tells of no state, and "local" tells of the place before
    ("Mali burned. Opposition groups shunned a summit in Helsinki.", "Opposition groups", "MLI"),
    ("Chad wept. Envoys visited Peru and trained local fighters against Chad.", "local fighters", "PER"),
    ("Chad wept. Chad burned. Envoys visited Peru and met the police of Chad.", "the police of Chad", "TCD"),
    # those built up to guard a land, those told to be in one, those based in one
    ("Chad wept. Canada will train an army to patrol Niger's borders.", "an army", "NER"),
    ("Chad wept. Chad burned. Canada will send an army to patrol Niger's borders.", "an army", "CAN"),
    ("Chad wept. Thousands of Malian exiles in Peru fled from the police.", "the police", "PER"),
    (
        "Uganda wept. Ugandan police arrested the Kenya-based preacher Jo Otieno.",
        "the Kenya-based preacher Jo Otieno",
        "KEN",
    ),
    ("Uganda wept. The Iraq-based US troops left Uganda.", "The Iraq-based US troops", "USA"),
    ("Uganda wept. Uganda burned. The Iraq-based coalition left Uganda.", "The Iraq-based coalition", "UGA"),
    # the refugees of whom alone a text tells
    ("Malian refugees left Peru. Peru wept. Peru burned. The refugees threw stones.", "The refugees", "MLI"),
    ("Malian refugees and Chadian refugees left. Peru wept. The refugees threw stones.", "The refugees", None),
    # informants and what flies over a land are of any state
    ("Chad wept. Chad burned. Fighter jets bombed a village.", "Fighter jets", None),
    ("Chad wept. Chad burned. The agency met informants.", "informants", None),
    # countries are at home nowhere
    ("Mali wept. Mali burned. More countries said no.", "More countries", None),
    # those who are of the opposition named before, and the party that is banned
    ("Chad burned. Malian opposition groups left. Opposition groups met in Chad.", "Opposition groups", "MLI"),
    ("Chad burned. Chad wept. Malian youth groups left. Opposition groups met in Chad.", "Opposition groups", "TCD"),
    ("Mali wept. Mali burned. Chad banned pro-Russian parties.", "pro-Russian parties", "TCD"),
    ("Mali wept. Mali burned. Chad praised pro-Russian parties.", "pro-Russian parties", None),
    # the home that somebody left
    ("Sam and Ann Reed fled from their home in Homs, Syria. Britain paid. Ann Reed left.", "Ann Reed", "SYR"),
    ("Ann Malek, who moved to Canada from Jordan, killed four in Ohio.", "Ann Malek", "JOR"),
    ("Britain wept. Britain paid. Ann Malek fled from a meeting in Jordan.", "Ann Malek", None),
    # a company's officer
    ("Chad burned. The vice president for sales condemned Chad.", "The vice president", None),
    ("Chad burned. The vice president condemned Mali.", "The vice president", "TCD"),
    # a president is any
    ("Chad wept. Chad burned. A weak president is a threat.", "A weak president", None),
    # namesakes
    ("Donald Trump spoke in Ohio. Ms. Khan left.", "Ms. Khan", "USA"),
    ("Donald Trump spoke in Ohio. Marquez is accused of plotting to kill a judge.", "Marquez", "USA"),
    ("Colombia wept. Marquez is accused of plotting to kill a judge.", "Marquez", "COL"),
    ("Hillary insulted the victims.", "Hillary", "USA"),
    ("Mali wept. The envoy attacked Crazy Macron.", "Crazy Macron", "FRA"),
    ("Chad met Peru. Peru met Chad. The envoy attacked Benoit Macron.", "Benoit Macron", None),
    ("Kenya wept. Kenya burned. The Gang of Eight left.", "The Gang of Eight", "USA"),
]


@pytest.mark.parametrize(("text", "words", "country"), OTHERS)
def test_set_against(reading: Read, text: str, words: str, country: str | None) -> None:
    assert reading(text, "2018-03-01", places=True).actor(words).country == country


NAMED_BESIDE = [
    ("The Kurdistan Workers' Party (PKK), a terror group that bombs towns, left.", "a terror group", "TUR"),
    ("The Kurdistan Workers' Party, a terror group and the army left.", "a terror group", None),
]


@pytest.mark.parametrize(("text", "words", "country"), NAMED_BESIDE)
def test_a_body_told_beside_its_name(reading: Read, text: str, words: str, country: str | None) -> None:
    assert reading(text, "2018-03-01").actor(words).country == country


@pytest.mark.parametrize(
    ("text", "words", "code"),
    [
        ("Britain wept. The European parliament and council condemned Chad.", "council", "EUR"),
        ("Peru wept. The refugee agency left.", "The refugee agency", "UNO"),
        ("Peru thanked the secretary general Antonio Guterres.", "the secretary general Antonio Guterres", "UNO"),
        ("Peru asked the OPCW for help. The director-general left Peru.", "The director-general", "IGO"),
        ("Britain left the EU. Chad condemned the bloc.", "the bloc", "EUR"),
        ("Peru asked for help. The director-general left Peru.", "The director-general", None),
        ("Peru asked the OPCW Technical Secretariat for help.", "the OPCW Technical Secretariat", "IGO"),
    ],
)
def test_bodies_of_world_bodies(reading: Read, text: str, words: str, code: str | None) -> None:
    assert reading(text, "2018-03-01").actor(words).code == code
