"""Whom pronouns mean: not the subject of their own predicate, of the right gender, who speaks. Our own sentences."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from spacy.language import Language

from dragoman.actors.registry import Registry

Read = Callable[..., Any]
TWO = "Jorge Tello met Peter Osei in Accra. "
OPEN = "Rosa Alvez arrived in Lima. "

TABLE = [
    # principle B: an object is not the subject or owner of its own predicate
    (TWO + "Tello's attacks on him were bitter.", "him", "Peter Osei"),
    (TWO + "Tello launched an attack on him.", "him", "Peter Osei"),
    (TWO + "Tello wanted to see him.", "him", "Peter Osei"),
    (TWO + "Tello answered by attacking him.", "him", "Peter Osei"),
    (TWO + "Tello asked Osei to endorse him.", "him", "Jorge Tello"),
    (TWO + "Tello defended his record.", "his", "Jorge Tello"),
    (TWO + "Tello hurt himself.", "himself", "Jorge Tello"),
    ("Lund wept. Mr Justice Osei told Anton Lund he was a fool. The jury found him guilty.", "him", "Anton Lund"),
    ("Lund wept. Mr Justice Osei spoke to Anton Lund. He was jailed.", "He", "Anton Lund"),
    (TWO + "A bomber whom Osei had invited blew himself up.", "himself", "bomber"),
    # gender by the given name
    ("Hillary Clinton spoke in Ohio. James Comey said that her words were true.", "her", "Hillary Clinton"),
    ("Hillary Clinton spoke in Ohio. James Comey said that his words were true.", "his", "James Comey"),
    # what somebody is called is not another person
    (OPEN + "She is a veteran of the war. She met the king.", "She", "Rosa Alvez"),
    # the owner of a promise
    ("Turkey met Syria. A US promise that it would lease a port followed.", "it", "United States"),
    # who acts, before where it was done
    ("It was Turkey's second campaign in Syria. In August it launched another.", "it", "Turkey"),
    ("It was a campaign in Syria. In August it launched another.", "it", "Syria"),
    # the subject that a fronted clause stands before
    ("Jorge Tello spoke. When he left Accra, Peter Osei wept.", "he", "Peter Osei"),
    ("Jorge Tello spoke. In his letter, Peter Osei blamed Chad.", "his", "Peter Osei"),
    ("Jorge Tello spoke. When he left Accra, the minister wept.", "he", "Jorge Tello"),
    ("Jorge Tello spoke. When he left Accra, Hillary Clinton wept.", "he", "Jorge Tello"),
    ("Jorge Tello spoke. He left when Peter Osei wept.", "He", "Jorge Tello"),
    # those who met, and those who did something together
    (TWO + "They agreed to share the water.", "They", "Jorge Tello and Peter Osei"),
    ("France and Germany signed a pact. They promised aid.", "They", "France and Germany"),
    ("France and Germany signed a pact. Farmers burned tyres. They promised more.", "They", "Farmers"),
    ("Farmers wept. France and Germany mended their ties.", "their", "France and Germany"),
    ("France and Germany wept. Farmers burned their tyres.", "their", "Farmers"),
    # the owner of what is joined to him
    ("Jorge Tello shot Peter Osei and his driver.", "his", "Peter Osei"),
    ("Jorge Tello shot Rosa Alvez and his driver.", "his", "Jorge Tello"),
    # a name with an age is a person's
    ("Jorge Tello wept. Elyas, 25, from Hasaka, left. He slept.", "He", "Elyas"),
    # somebody of high office, named after one without
    ("Jorge Tello left Accra. Envoys blamed Barack Obama. He wept.", "He", "Barack Obama"),
    ("Jorge Tello left Accra. Envoys blamed Peter Osei. He wept.", "He", "Jorge Tello"),
    # nobody tells reporters of themselves
    ("Rebels wept as Rosa Alvez told reporters that she left. They planted mines.", "They", "Rebels"),
    # a subject that the parser took for the root
    (
        "Malaysia, which chairs the regional bloc, offered to mediate. Its premier telephoned Jorge Tello and said he "
        'welcomed "the positive signals shown by Chad and Mali".',
        "Its",
        "Malaysia",
    ),
    # a full name before "who" is a person's
    ("Natthapon Ruangrit, who leads the opposition, wept. He slept.", "He", "Natthapon Ruangrit"),
    # and one right after an office
    ("The prime minister, Imtiaz Khanzada, left. Rosa Alvez blamed Khanzada and his aides.", "his", "Imtiaz Khanzada"),
    # a people is many
    ("The Hungarians revolted in 1956. They burned the flag.", "They", "Hungary"),
    # who says what "he" does or did
    ("Jorge Tello, alleging that Barack Obama had wept, said that he would go.", "he", "Jorge Tello"),
    ("Rosa Alvez wept. The aides said that they knew.", "they", "aides"),
    # somebody of no office, where he is not the subject above
    ("Barack Obama was in Ohio. A man was held after he hit a guard.", "he", "man"),
    ("Barack Obama was in Ohio. A man shouted. He left.", "He", "Barack Obama"),
    # a body is one, a crowd is not
    ("Peru met Chad. The Malian army shelled a town. It killed nine rebels.", "It", "Malian army"),
    ("Peru met Chad. Peruvian officials wept. It promised aid.", "It", "Peru"),
    # with whom something is done, and what is kept with one
    ("Mali's army met Chad. The army held talks with it.", "it", "Chad"),
    # what is somebody's own
    ("Chad armed Peru. Chad accused Peru of bombing its own towns.", "its", "Peru"),
    ("Barack Obama armed Peter Osei, who shot his own brother.", "his", "Peter Osei"),
    ("Jorge Tello left. Peter Osei ended his attacks on his own party.", "his", "Peter Osei"),
    # who does what is told after "of" and "from"
    ("Jorge Tello wept. Peter Osei accused Ken Adams of striking him.", "him", "Peter Osei"),
    # who is told what he must do
    ("Togo reminded Ghana that it must pay.", "it", "Ghana"),
    ("Togo told Ghana that it would pay.", "it", "Togo"),
    ("Kenya hopes to show Somalia that it cannot win.", "it", "Somalia"),
    # a people that was "they" before
    ("The Kenyans took a town. They burned it. They shot a priest.", "They", "Kenya"),
    # the name beside what somebody is
    ("Hillary Clinton met Barack Obama. The baker Rosa Alvez was ill but wrote that she knew.", "she", "Rosa Alvez"),
    ("The columnist Rosa Alvez met a driver. She left.", "She", "Rosa Alvez"),
    # whose subject the parser gave to the participle
    ("Jorge Tello, later alleging that Barack Obama wanted war, said he would go.", "he", "Jorge Tello"),
    # the owner of what is joined to something of his own
    ("Jorge Tello mocked Peter Osei's record and his attack on Chad.", "his", "Peter Osei"),
    # what body somebody is
    ("Peru's army shelled a town. It is an army of thieves. It shot nine rebels.", "It", "Peru's army"),
    # an office before the name of a subject
    (
        "US Secretary of State John Kerry, who met Barack Obama, wept, and said that he knew.",
        "he",
        "John Kerry",
    ),
    # who said something, and of whom
    ("Iran said that Israel wept. It left.", "It", "Iran"),
    ("Iran met Peru in Oman. Israel wept. It left.", "It", "Israel"),
    # nobody arrests a regime
    ("Families wept. The regime opened a road for them. They were arrested.", "They", "Families"),
    ("Families wept. The regime opened a road for them. They were late.", "They", "regime"),
    # those of the place told first, of whom nobody told
    ("Snow fell. In Greece they burned a flag.", "they", "they"),
    ("Turkish soldiers left. In Greece they burned a flag.", "they", "Turkish soldiers"),
    # a clause in passing
    ("Chad shut the border after Peru had paid. It expelled a bishop.", "It", "Chad"),
    ("Chad bombed the road because Peru had armed its exiles.", "its", "Peru"),
    # who is helped while he fights
    ("France armed Chad as it fought Libya.", "it", "Chad"),
    ("France armed Chad as it sold ships.", "it", "France"),
    # bodies named together
    ("Hamas and Hezbollah signed a pact. They attacked Israel.", "They", "Hamas and Hezbollah"),
    (
        "The CIA and the FBI met. They hired nine Peruvians.",
        "They",
        "Central Intelligence Agency and Federal Bureau of Investigation",
    ),
    ("Many donors, such as Peru and Chad, left. They urged Libya to talk.", "They", "Peru and Chad"),
    ("Many donors, such as Peru, left Chad. They urged Libya to talk.", "They", "Many donors"),
    # the place told first where something is
    ("In Kenya, which armed the Somali army, there is anger that the rebels it struck fled.", "it", "Kenya"),
    ("Kenya armed the Somali army. There is anger that the rebels it struck fled.", "it", "Kenya"),
    # whose people or goods others strike, as he tells
    ("Iran said Israel had bombed its embassy.", "its", "Iran"),
    ("Iran said Israel had rebuilt its embassy.", "its", "Israel"),
    ("Iran said Israel had bombed its own embassy.", "its", "Israel"),
    ("Peru accused Chile of violating its airspace.", "its", "Peru"),
    # what somebody arms is no part of a clause about another
    ("By arming a dictator who starved his own town, Jorge Tello erred.", "his", "dictator"),
    ("By arming a dictator against his own party, Jorge Tello erred.", "his", "Jorge Tello"),
    # who is made to undo what he did
    ("Togo urged Ghana to free the bakers it arrested.", "it", "Ghana"),
    ("Togo wants Ghana to return the land it seized.", "it", "Ghana"),
    ("Togo urged Ghana to free the bakers it likes.", "it", "Togo"),
    # what befalls who is warned
    ("Togo warned Ghana that it would be bombed.", "it", "Ghana"),
    ("Togo warned Ghana that it would face a fine.", "it", "Ghana"),
    ("Togo warned Ghana that it would bomb a road.", "it", "Togo"),
    ("Ministers sent a warning to farmers that they would be jailed.", "they", "farmers"),
    # whose goods are struck after himself
    ("Soldiers shot farmers and burned their shops.", "their", "farmers"),
    ("Soldiers shot bakers and sharpened their knives.", "their", "Soldiers"),
    ("Soldiers shot bakers and burned their own shops.", "their", "Soldiers"),
    # what was just told of
    ("Bakers wept. This is an army led by clerks, they shoot goats.", "they", "army"),
    # "he" once more
    (
        "Jorge Tello wept. He said that Barack Obama, whom Barack Obama's aides like, left. He slept.",
        "He",
        "Jorge Tello",
    ),
    # who spoke before, where "he said" closes his words
    ('"It is late," Jorge Tello said. Barack Obama slept. "Chad wept," he said.', "he", "Jorge Tello"),
    ('"It is late," Jorge Tello said. Barack Obama slept. He said Chad wept.', "He", "Barack Obama"),
    # who is named in what "it" and "they" do
    ("Peru armed rebels. Chad struck Peru. It bombed Chad.", "It", "Peru"),
]


@pytest.mark.parametrize(("text", "pronoun", "name"), TABLE)
def test_antecedent(reading: Read, text: str, pronoun: str, name: str) -> None:
    found = reading(text, "2014-05-01")
    nth = max(n for n, mention in enumerate(m for m in found.mentions if m.span.text == pronoun))
    assert found.actor(pronoun, nth).name == name


CLAUSES = [
    ('"Peter Osei is late," Jorge Tello told us. "Peter Osei is a fool," he went on.', "he", "Jorge Tello"),
    (
        "Jorge Tello spoke. Peter Osei, who ran the army, had been close to a coup, he said in Bonn.",
        "he",
        "Jorge Tello",
    ),
    ("Jorge Tello spoke. Peter Osei laughed; he said it was late.", "he", "Peter Osei"),
    ("Jorge Tello arrived in Lima. Peter Osei, whom he accused of fraud, was silent.", "he", "Jorge Tello"),
    ("Jorge Tello arrived in Lima. Peter Osei, who said he was ill, left.", "he", "Peter Osei"),
    ("Jorge Tello arrived in Lima. Peter Osei suggested that he resign.", "he", "Jorge Tello"),
    ("Jorge Tello arrived in Lima. Peter Osei demanded that he be arrested.", "he", "Jorge Tello"),
    ("Jorge Tello arrived in Lima. Peter Osei said that he was ill.", "he", "Peter Osei"),
    ("Jorge Tello arrived in Lima. Peter Osei wants him to go home.", "him", "Jorge Tello"),
    ("Burundi waited. Gambia has become the third state to announce that it is quitting the court.", "it", "Gambia"),
    ("Jorge Tello arrived. " + "Snow fell. " * 5 + "Crowds cheered him.", "him", "Jorge Tello"),
]
"""Who a pronoun is not: who is named in its words, who demands that it act, whom its clause describes."""


@pytest.mark.parametrize(
    ("text", "pronoun"),
    [
        ("Soldiers stole buckets and burned their lids.", "their"),
        ("Peru joined a pact. It culminated in a feast.", "It"),
    ],
)
def test_a_thing_is_nobody(reading: Read, text: str, pronoun: str) -> None:
    assert all(mention.span.text != pronoun for mention in reading(text).mentions)


@pytest.mark.parametrize(("text", "pronoun", "name"), CLAUSES)
def test_who_a_pronoun_is_not(reading: Read, text: str, pronoun: str, name: str) -> None:
    assert reading(text, "2014-05-01").actor(pronoun).name == name


SPOKEN = [
    ('"We will go on. We will not rest," Maria Okello said. Jorge Tello left.', "We", "Maria Okello"),
    ('Maria Okello spoke first. Jorge Tello was defiant. "We are ready," he said.', "We", "Jorge Tello"),
    ('Maria Okello said no. Jorge Tello was defiant. "We are ready."', "We", "Jorge Tello"),
    ('Jorge Tello waited. Maria Okello said: "Our army is strong. It will win."', "Our", "Maria Okello"),
    ('Maria Okello promised a truce, saying: "Our guns are silent."', "Our", "Maria Okello"),
    ('Officials in Peru said Hamas left. "We shot them," said a Peruvian minister.', "them", "Hamas"),
    ('Jorge Tello left. "We will win," Secretary of State John Kerry said.', "We", "John Kerry"),
    ('"That is my view," Jorge Tello said. "We will wait." Maria Okello disagreed.', "We", "Jorge Tello"),
]


@pytest.mark.parametrize(("text", "pronoun", "name"), SPOKEN)
def test_speaker(reading: Read, text: str, pronoun: str, name: str) -> None:
    assert reading(text).actor(pronoun).name == name


def test_no_speaker_outside_quotations(reading: Read) -> None:
    assert "We" not in reading("We met Maria Okello in Accra, and she said no.").spans()


def test_the_only_prime_minister_named_is_the_prime_minister(reading: Read) -> None:
    text = "Theresa May flew to Riga. " + "Snow fell. " * 12 + "Latvia waited. The prime minister praised Latvia."
    assert reading(text, "2017-05-01").actor("The prime minister").name == "Theresa May"


def test_both_armies_are_the_two_countries_spoken_of(reading: Read) -> None:
    text = "Chad and Niger signed a truce. Togo received envoys of the two countries. Both armies left."
    members = set(reading(text, "2017-05-01").actor("Both armies").members)
    assert len(members) == 2
    assert reading(text, "2017-05-01").actor("Togo").id not in members


@pytest.mark.parametrize(
    "text", ["Russia denied it. It means taking over the port.", "Russia met Oman. It demonstrates little."]
)
def test_it_is_nobody_where_it_is_what_was_told(reading: Read, text: str) -> None:
    assert not [mention for mention in reading(text, "2014-05-01").mentions if mention.span.text == "It"]


def test_what_is_his_waits_for_him(reading: Read) -> None:
    text = "France praised Chad. Following a meeting with his advisers, Barack Obama left."
    assert reading(text, "2014-05-01").actor("his advisers").country == "USA"


ANOTHER = [
    ("Peru broke with Chad. Peru took the country to court.", "the country", "Chad"),
    ("Chad fired. Mali, Peru and Oman cut ties with the country.", "the country", "Chad"),
    ("Peru's envoy said that Oman-led troops would leave the country.", "the country", "Peru"),
    ("President Jorge Tello met President Peter Osei. Osei thanked the president.", "the president", "Jorge Tello"),
    ("Hamas spoke to Reuters. The group demanded a truce.", "The group", "Hamas"),
    ("Boko Haram fighters burned a school. The group took two nurses.", "The group", "Boko Haram"),
    ("Hamas spoke in Lima. The al-Qaida-linked group left.", "The al-Qaida-linked group", "Hamas"),
    ("The European Union met. Libya wept. The bloc left.", "The bloc", "European Union"),
    ("The African Union met. The farmers' union wept. The union left.", "The union", "farmers' union"),
]


@pytest.mark.parametrize(("text", "words", "name"), ANOTHER)
def test_who_acts_is_not_who_is_described(reading: Read, text: str, words: str, name: str) -> None:
    assert reading(text, "2014-05-01").actor(words).name == name


def test_the_pair_are_the_two_named_in_one_breath(reading: Read) -> None:
    found = reading("Kurds held Ken Adams and Bo Lee, two Britons. Jorge Tello wept. The pair fled.", "2014-05-01")
    assert found.actor("The pair").members == (found.actor("Ken Adams").id, found.actor("Bo Lee").id)


PLAIN = [
    ("A British soldier died in Mali. The individual fought with rebels.", "The individual", "GBR"),
    (
        "A British soldier died in Mali, a Kenyan envoy said. The individual fought with rebels.",
        "The individual",
        "GBR",
    ),
    ("A British soldier met a Kenyan driver. The man fought with rebels.", "The man", None),
    ("A British soldier died in Mali. The man who shot him fled.", "The man", None),
    ("A British soldier died in Mali. The man, who was ill, fought with rebels.", "The man", "GBR"),
]
"""Nouns that tell nothing new are the one person told of just before."""


@pytest.mark.parametrize(("text", "words", "country"), PLAIN)
def test_who_a_plain_noun_means(reading: Read, text: str, words: str, country: str | None) -> None:
    assert reading(text, "2014-05-01").actor(words).country == country


TWO_OF_THEM = [
    ("Peru and Chile talked, Spain said. Spain wept. Spain slept.", False),
    ("Spain wept. Spain slept. Spain ate. Peru and Chile talked, Spain said.", True),
]


@pytest.mark.parametrize(("text", "are"), TWO_OF_THEM)
def test_the_two_sides_are_those_who_talked_just_before(reading: Read, text: str, are: bool) -> None:
    found = reading(text + " Envoys said the two sides signed a pact.")
    members = {found.actors[member].country for member in found.actor("the two sides").members}
    assert (members == {"PER", "CHL"}) is are


def test_who_urges_both_sides_is_neither(reading: Read) -> None:
    found = reading("Peru bombed Chile. Spain and Kenya urged both sides to stop.")
    assert {found.actors[member].country for member in found.actor("both sides").members} == {"PER", "CHL"}


def test_the_two_men_are_those_named_together_most(reading: Read) -> None:
    bakers = "Jorge Tello and Peter Osei slept. Tello and Osei are bakers. They robbed Bo Lee and Ken Adams. "
    found = reading(bakers + "Chad freed the two men.")
    assert {found.actors[member].name for member in found.actor("the two men").members} == {"Jorge Tello", "Peter Osei"}


def test_the_pair_are_the_two_men_of_before(reading: Read) -> None:
    found = reading(
        "Jorge Tello and Peter Osei slept. The two men met Ken Adams. Snow fell. Bo Lee wept. The pair left."
    )
    assert {found.actors[member].name for member in found.actor("The pair").members} == {"Jorge Tello", "Peter Osei"}


def test_who_speaks_of_the_two_men_is_neither(reading: Read) -> None:
    found = reading(TWO + "Ken Adams said the two men must answer.", "2014-05-01")
    assert set(found.actor("the two men").members) == {found.actor("Jorge Tello").id, found.actor("Peter Osei").id}


@pytest.mark.parametrize(("again", "count"), [(3, 1), (6, 2)])
def test_an_owner_named_in_one_breath_with_what_is_his_is_named_once(nlp: Language, again: int, count: int) -> None:
    registry = Registry(nlp("Mr Osei and his aides wept. He left."))
    osei = registry.add("Osei", "person")
    registry.seen(osei, 1)
    registry.seen(osei, again)
    assert osei.count == count
