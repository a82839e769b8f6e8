"""Of which country those are whom the place of the news tells nothing of: the fallen, the captured, the posted.

The sentences are our own; each rule has a near miss.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from dragoman.actors.traits import states_without

Read = Callable[..., Any]

ORIGINS = [
    # from where, in an apposition, a clause, with an age
    ("Samir Haddad, a former plumber from Ohio, was killed near Raqqa in Syria.", "Samir Haddad", "USA"),
    ("Dean Walters, 24, a carpenter from Leeds, was shot dead in Syria.", "Dean Walters", "GBR"),
    ("Dean Walters, 24, of Leeds, was shot dead in Syria.", "Dean Walters", "GBR"),
    ("Dean Walters, who grew up in Leeds, was shot dead in Syria.", "Dean Walters", "GBR"),
    ("Chad met Peru. Peru met Chad. Dean Walters, who fought in Leeds, was shot.", "Dean Walters", None),
    ("A dairy farmer from Yorkshire was killed in Syria.", "A dairy farmer", "GBR"),
    # the nation that he is called of
    ("Dean Walters, 24, a British carpenter, was shot dead in Raqqa, Syria.", "Dean Walters", "GBR"),
    ("Dean Walters, a Briton, was shot dead in Raqqa, Syria.", "Dean Walters", "GBR"),
    ("The Briton Dean Walters was killed in Raqqa, Syria.", "The Briton Dean Walters", "GBR"),
    # the nation that a clause says he is of, by name and by "she", and what is told of him later
    ("Dean Walters was shot in Raqqa in Syria. Mr Walters was a British citizen.", "Dean Walters", "GBR"),
    ("Dean Walters was shot in Raqqa in Syria. Walters, from Leeds, was 24.", "Dean Walters", "GBR"),
    ("Ida Walters was shot in Raqqa. Syria burned. She was one of six British nurses there.", "Ida Walters", "GBR"),
    ("Chad met Peru. Peru met Chad. Dean Walters was not a British citizen.", "Dean Walters", None),
    ("Chad met Peru. Peru met Chad. Dean Walters was a British asset.", "Dean Walters", None),
    # the nation of several, told beside their names
    ("Dean Walters and Ann Lee, two Britons, were shot dead in Raqqa, Syria.", "Dean Walters", "GBR"),
    ("Chad freed two Britons, Dean Walters and Ann Lee, in Raqqa, Syria.", "Ann Lee", "GBR"),
    # a noun of no lexicon right before the name
    ("The Belgian executioner Karim Haddad was killed in Libya.", "Karim Haddad", "BEL"),
    # one of several, told by a verb
    ("The gang of four Danes had included Nils Holm, who was shot in Gao in Mali.", "Nils Holm", "DNK"),
    ("Chad met Peru. The envoy of the Danes had included Nils Holm in a list.", "Nils Holm", None),
    ("The seventh Dane killed in Mali was Nils Holm. Holm was shot by rebels in Gao.", "Nils Holm", "DNK"),
    ("Chad met Peru. Peru met Chad. The seventh guest killed was Nils Holm.", "Nils Holm", None),
    # where somebody is deported to
    ("Canada wept. Canada paid. Pierre Duval was deported to Haiti.", "Pierre Duval", "HTI"),
    ("Canada wept. Pierre Duval was flown to Haiti.", "Pierre Duval", None),
    ("Benin wept. Abdou Kane was held in Benin. He was deported to Senegal.", "Abdou Kane", "SEN"),
    # a clause is no apposition, and a backer no nation
    ("Chad met Peru. Peru met Chad. Dean Walters, a British minister said, was shot.", "Dean Walters", None),
    ("Chad met Peru. Peru met Chad. Dean Walters, a US-backed fighter, was shot.", "Dean Walters", None),
]


@pytest.mark.parametrize(("text", "words", "country"), ORIGINS)
def test_origin(reading: Read, text: str, words: str, country: str | None) -> None:
    assert reading(text, "2018-03-01", places=True).actor(words).country == country


SET_HERE = [
    # the place before the noun with its own verb outweighs the one that opens the sentence
    ("In London the authorities closed a museum, and in Paris the police arrested a clerk.", "the police", "FRA"),
    ("In London the authorities closed a museum, and the police arrested a clerk.", "the police", "GBR"),
    # a state without the office is not meant
    ("Washington met Washington. Iran burned. The parliament impeached a minister.", "The parliament", "IRN"),
    ("Washington met Washington. Iran burned. The president left.", "The president", "USA"),
    ("Washington spoke. Iraq burned. Iraq wept. Militants fired.", "Militants", "IRQ"),
    ("London wept. Britain burned. The Militant Union of Britain met.", "The Militant Union of Britain", "GBR"),
    # several of what a state has one of, and those whose post is abroad
    ("Kenya wept. Kenya burned. The governments met.", "The governments", None),
    ("Kenya wept. Kenya burned. Diplomats in Nairobi complained.", "Diplomats", None),
    ("Kenya wept. Kenya burned. Officials in Nairobi complained.", "Officials", "KEN"),
    # who calls an envoy in is not of the envoy's state
    (
        "Peru wept. Peru burned. Peru's ambassador in Santiago was called in by the foreign ministry.",
        "the foreign ministry",
        "CHL",
    ),
    # bodies named in small letters
    ("The chemical weapons watchdog condemned Peru.", "The chemical weapons watchdog", None),
    ("The state department met Britain's envoy in London.", "The state department", "USA"),
    # the people as its armed group that is named
    ("The YPG lost a village. Turkey struck. Turkey paid. The Kurds asked for help.", "The Kurds", "SYR"),
]


@pytest.mark.parametrize(("text", "words", "country"), SET_HERE)
def test_where_words_are_set(reading: Read, text: str, words: str, country: str | None) -> None:
    assert reading(text, "2018-03-01", places=True).actor(words).country == country


ZEALOTS = [
    ("Isis seized a town in Syria. Militants killed a shepherd in Syria.", "Militants", "IMG"),
    ("Isis fighters seized a town in Syria. The jihadists killed a shepherd.", "The jihadists", "IMG"),
    ("Isis seized a town in Syria. The fighters killed a shepherd.", "The fighters", "IMG"),
    ("Isis seized a town in Syria. Shia militants killed a shepherd.", "Shia militants", None),
    ("Isis seized a town in Syria. Militants from Hamas killed a shepherd.", "Militants", None),
    ("Isis fled from Syria. The YPG came. The fighters killed a shepherd.", "The fighters", None),
    ("Syria burned. Militants killed a shepherd in Syria.", "Militants", None),
    ("Isis fled from Raqqa, where its forces killed a shepherd.", "its forces", "IMG"),
]


@pytest.mark.parametrize(("text", "words", "code"), ZEALOTS)
def test_militants_are_of_the_group_of_no_one_state(reading: Read, text: str, words: str, code: str | None) -> None:
    assert reading(text, "2018-03-01", places=True).actor(words).code == code


def test_states_without() -> None:
    assert "USA" in states_without("foreign ministry", "ministry")
    assert states_without(None, "baker") == frozenset()


ALLIES = [
    ("A coalition of Andean states led by Brazil bombed Bolivia. Bolivia wept.", "A coalition", "BRA"),
    ("Yemen wept. Yemen burned. A coalition of tribes met.", "A coalition of tribes", "YEM"),
    ("US-backed Kurdish forces attacked Isis in Syria.", "US-backed Kurdish forces", "SYR"),
    ("US-backed Kurdish-led fighters attacked Isis in Syria.", "US-backed Kurdish-led fighters", "SYR"),
    ("Iraq accused the Kurds. Turkey struck. Turkey paid. Turkey sent troops.", "the Kurds", "IRQ"),
    ("Members of the ruling party in Ankara urged Chad to help.", "Members of the ruling party", "TUR"),
    ("Syria burned. Rebels fled in Syria. The rebels' backers met.", "The rebels' backers", None),
    ("Syria burned. Rebels fled in Syria. The rebels' fighters met.", "The rebels' fighters", "SYR"),
    ("Isis fled. Members of the group in Lima urged Chad to help.", "Members", None),
    # a group of no lexicon, and people with no office, in the politics of one land alone
    ("Iowa voted. Donald Trump won in Iowa. The Club for Thrift met in Iowa.", "The Club for Thrift", "USA"),
    ("Chad met Peru. Peru met Chad. The Club for Thrift met.", "The Club for Thrift", None),
    ("Iowa voted. Donald Trump won in Iowa. The Halden group wept.", "The Halden group", "USA"),
]


@pytest.mark.parametrize(("text", "words", "country"), ALLIES)
def test_allies_and_associations(reading: Read, text: str, words: str, country: str | None) -> None:
    assert reading(text, "2018-03-01", places=True).actor(words).country == country


POSTED = [
    # an envoy is of who sends him, whatever land he is sent to
    ("Russia's UK ambassador left. Britain wept.", "Russia's UK ambassador", "RUS"),
    ("The German Syria envoy left.", "The German Syria envoy", "DEU"),
    ("The UN's Yemen envoy urged Iran to help. Yemen wept.", "The UN's Yemen envoy", None),
    ("The Syrian envoy left.", "The Syrian envoy", "SYR"),
    # whom another backs are of the land they fight in
    ("Syria burned. US-backed militias seized a dam in Syria.", "US-backed militias", "SYR"),
    ("Yemen wept. Saudi-backed forces captured Aden in Yemen.", "Saudi-backed forces", "YEM"),
    ("Chad met Peru. Peru met Chad. US-backed militias seized a dam.", "US-backed militias", None),
    # where those struck are, before where their foe is from
    ("Turkey said it had killed fighters in Aleppo.", "fighters", "SYR"),
    ("Turkey wept. In the Yemeni war the army shelled a school.", "the army", "YEM"),
    ("Turkey wept. On a Yemeni ship the army shot a boy.", "the army", "TUR"),
]


@pytest.mark.parametrize(("text", "words", "country"), POSTED)
def test_posted_and_backed(reading: Read, text: str, words: str, country: str | None) -> None:
    assert reading(text, "2018-03-01", places=True).actor(words).country == country


PEOPLES = [
    # a people of several states is of the one told of, and of its own where none is
    ("Bosnia burned. Bosnia wept. Bosnia accused the Serbs of murder.", "the Serbs", "BIH"),
    ("Bosnia burned. Bosnia wept. Serb forces shelled Tuzla.", "Serb forces", "BIH"),
    ("Bosnia burned. Bosnia wept. Serbian forces shelled Tuzla.", "Serbian forces", "SRB"),
    ("The Serbs signed.", "The Serbs", "SRB"),
]


@pytest.mark.parametrize(("text", "words", "country"), PEOPLES)
def test_peoples_of_several_states(reading: Read, text: str, words: str, country: str | None) -> None:
    assert reading(text, "2018-03-01", places=True).actor(words).country == country
