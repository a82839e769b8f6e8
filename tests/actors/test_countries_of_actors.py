"""Whose a politician, a government or a group is. The sentences are our own; each rule has a near miss."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

Read = Callable[..., Any]

TABLE = [
    # whose government, by its head
    ("The Obama administration condemned the coup in Niger.", "The Obama administration", "USA"),
    ("Prime Minister Ken Osada of Japan lost the vote. The Osada government fell.", "The Osada government", "JPN"),
    ("The Horizon group met in Lima on Friday.", "The Horizon group", None),
    # a state that the parser took, with its 's, for a person
    ("Sri Lanka's army killed the rebels.", "Sri Lanka", "LKA"),
    # groups with a demonym
    ("Eight Syrian refugees were arrested in Turkey.", "Eight Syrian refugees", "SYR"),
    ("Eight refugees fled.", "Eight refugees", None),
    # who leads, and who only backs or houses
    ("The US-led coalition bombed the town.", "The US-led coalition", "USA"),
    ("Turkish-backed rebels advanced.", "Turkish-backed rebels", None),
    (
        "Syria burned. The head of the Britain-based monitor said government troops had fled.",
        "government troops",
        "SYR",
    ),
    ("Britain said government troops had fled.", "government troops", "GBR"),
    # titles, parties and states
    ("Sen. Paula Renn, a Texas Democrat, criticised Peru.", "Sen. Paula Renn", "USA"),
    ("Vermont governor Jo Dale resigned.", "Vermont governor Jo Dale", "USA"),
    ("Gov. Musa Bello of Nigeria's Kano state met Canada's envoy in Nigeria.", "Gov. Musa Bello", "NGA"),
    ("Officials from 50 countries met in London; Britain paid.", "Officials", None),
    ("Foreign troops left Britain.", "Foreign troops", None),
    ("Clinton left.", "Clinton", "USA"),
    # the regime named before, not the state of the sentence
    ("The Assad regime burned the town. Turkey and Russia said the regime was to blame.", "the regime", "SYR"),
    # chambers
    ("The security council met; Iran was angry.", "The security council", None),
    ("Iran's national security council met.", "Iran's national security council", "IRN"),
    ("Congress rejected the deal with Iran.", "Congress", "USA"),
    ("Peru froze. Congress voted to remove the president of Peru.", "Congress", "PER"),
    ("Parliament rejected the deal with Iran.", "Parliament", "IRN"),
    # whose government a politician speaks of
    ("Kenya met Chad. Kenyan troops left. David Cameron accused the government of delay.", "the government", "GBR"),
    ("Kenya met Chad. Kenyan troops left. A baker accused the government of delay.", "the government", "KEN"),
    # rebels as named before, where no others are
    ("Syria's armed opposition fought on. Turkey helped the rebels.", "the rebels", "SYR"),
    ("Syria's opposition fought on. Libya's opposition fled. Turkey helped the rebels.", "the rebels", None),
    # peoples without a state: of one of those where they live, as the armed group of theirs that is named
    ("Kenya wept. Kenya burned. Turkey struck. Kurdish officials complained.", "Kurdish officials", "TUR"),
    ("Kenya wept. Kenya burned. Kurdish officials complained.", "Kurdish officials", None),
    ("Kenya wept. Kenya burned. Turkey struck. Kurdish exiles complained.", "Kurdish exiles", None),
    ("The YPG fled. Turkey struck. Turkey paid. Kurdish militias shelled the town.", "Kurdish militias", "SYR"),
    ("Kenya wept. Kenya burned. The New England governors met.", "The New England governors", "USA"),
    ("Kenya wept. Kenya burned. Houthi rebels fired.", "Houthi rebels", "YEM"),
    ("Syria's armed opposition left. The Houthis fled from Yemen to Yemen. The rebels fired.", "The rebels", "YEM"),
    ("Kenya wept. Kenya burned. The leaders of three republics met.", "The leaders of three republics", None),
    ("Kenya wept. Kenya burned. The leaders of three parties met.", "The leaders of three parties", "KEN"),
    ("Kenya wept. Kenya burned. Rebels fired.", "Rebels", "KEN"),
    # fighters of an armed group without a state are of no one country
    ("Kenya wept. Kenya burned. Isis fighters fled.", "Isis fighters", None),
    ("Kenya wept. Kenya burned. Leaders of an Islamic State cell fled.", "Leaders of an Islamic State cell", None),
    ("Kenya wept. Kenya burned. Members of the rebel cell fled.", "Members of the rebel cell", "KEN"),
    ("Foreign fighters in Peru fled. Peru wept.", "Foreign fighters", None),
    ("Foreign fighters from Peru fled. Peru wept.", "Foreign fighters", "PER"),
    # who comes from a body is of it
    ("Kenya wept. Kenya burned. Inspectors from the IAEA came.", "Inspectors", None),
    ("Kenya wept. Kenya burned. Inspectors from Lagos came.", "Inspectors", "NGA"),
    ("Kenya wept. Kenya burned. Soldiers from the Free Syrian Army came.", "Soldiers", "SYR"),
    # two offices of one state
    ("Chad wept. Chad burned. Mali's president and foreign minister met.", "foreign minister", "MLI"),
    ("Chad wept. Chad burned. Mali's president and the foreign minister met.", "the foreign minister", "TCD"),
    # the alliance named before, and the embassy
    ("Chad burned. Chad wept. The French-led coalition struck. The coalition denied it.", "The coalition", "FRA"),
    ("Chad burned. Chad wept. A French-led coalition struck. Two died in a coalition raid.", "coalition", "FRA"),
    ("Chad burned. Chad wept. The coalition denied it.", "The coalition", "TCD"),
    ("Chad burned. Chad wept. The Malian embassy shut. The embassy denied it.", "The embassy", "MLI"),
    ("Chad burned. Chad wept. The Malian army left. The embassy denied it.", "The embassy", "TCD"),
    # whom a state backs or topples is not its own
    ("Mali wept. Mali burned. Mali met Chad. Mali is backing the government.", "the government", "TCD"),
    ("Mali wept. Mali burned. Mali met Chad. Mali dissolved the government.", "the government", "MLI"),
    # the House, in capitals, is a chamber of few states
    ("Kenya wept. Kenya burned. Two House members wept with Donald Trump.", "Two House members", "USA"),
    ("Kenya wept. Kenya burned. Two House members wept.", "Two House members", None),
    # an envoy tells of the government of his hosts
    (
        "Uganda voted. Ugandans cheered. The American ambassador left, and the government accused her.",
        "the government",
        "UGA",
    ),
    # whose the government is that a politician speaks of, in quotation marks too
    ("Mali wept. Mali burned. “Our army will fight,” Tony Blair said.", "Our army", "GBR"),
    ("Mali wept. Mali burned. “Our allies will fight,” Tony Blair said.", "Our allies", None),
    ("Mali wept. Mali burned. “The army will fight,” Tony Blair said.", "The army", "MLI"),
    ("Mali wept. Mali burned. “We urge the government to act,” said Tony Blair.", "the government", "GBR"),
    ("Mali wept. Mali burned. “We urge the government to act,” said a baker.", "the government", "MLI"),
    # what is said of a place in a quotation is not whose the speaker is
    ("Kenya sent troops. Kenya paid. “They crossed from Chad,” an official said.", "an official", "KEN"),
    ("Kenya sent troops. Kenya paid. “We protect Ugandans,” an official said.", "an official", "KEN"),
    # who heads or serves a body
    ("Viktor Orlov, head of the Russian Duma's defence committee, left Syria.", "Viktor Orlov", "RUS"),
    ("Bassam Haddad, an adviser to the Syrian Ministry of Health, left Israel.", "Bassam Haddad", "SYR"),
    ("Rosa Diaz, director of the World Health Organization, left Israel. Israel wept.", "Rosa Diaz", None),
    # the speaker of a parliament is no pronoun of speech
    ("Kenya voted. The speaker condemned the delay.", "The speaker", "KEN"),
    # of no one country
    ("Syria burned. Syria wept. Russia urged western diplomats to leave.", "western diplomats", None),
    ("Syria burned. Syria wept. World leaders met.", "World leaders", None),
    ("Syria burned. Syria wept. Some governments changed course.", "Some governments", None),
    ("Syria burned. Syria wept. The government changed course.", "The government", "SYR"),
    # any of them, and those told by who backs them
    ("Russia helped Syria. Russia paid. A dictator starved the town.", "A dictator", None),
    ("Russia helped Syria. Russia paid. The dictator starved the town.", "The dictator", "RUS"),
    ("Russian gunboats and Iranian-backed infantry units attacked the town.", "Iranian-backed infantry units", None),
    # for and against: no country of the named
    ("Pro-Russian rebels attacked the port of Mariupol.", "Pro-Russian rebels", None),
    ("Russian rebels attacked the port of Mariupol.", "Russian rebels", "RUS"),
    # whose they are, past a word of degree, in a list of nations and after "of"
    ("Kenya wept. Kenya burned. Mali's most senior officials left.", "Mali's most senior officials", "MLI"),
    ("Kenya wept. Kenya burned. Mali mostly feared officials.", "officials", "KEN"),
    ("Mobs sacked the Saudi and Kuwaiti embassies in Iran.", "Kuwaiti embassies", "KWT"),
    ("Kenya wept. Kenya burned. The administration of President Barack Obama paid.", "The administration", "USA"),
    ("Kenya wept. Kenya burned. The administration spoke of President Barack Obama.", "The administration", "KEN"),
    ("Kenya wept. Mali's emir left. The soldiers of the emir burned a town in Kenya.", "The soldiers", "MLI"),
    ("Kenya wept. Mali's emir left. The soldiers freed the emir in Kenya.", "The soldiers", "KEN"),
    ("Kenya wept. In Dominica, whose prime minister agreed, Mali paid.", "whose prime minister", "DMA"),
    # provinces by name, and a common name that looks like an acronym
    ("Britain wept. Chad called British Columbia's premier.", "British Columbia", "CAN"),
    ("Chad wept. Chad burned. British officials left.", "British officials", "GBR"),
    # who serves a world body, several together
    ("Iraq wept. Iraq burned. The arms inspectors left.", "The arms inspectors", None),
    ("Iraq wept. Iraq burned. The police inspector left.", "The police inspector", "IRQ"),
    ("Italian soldiers left Chad. A bishop blamed the peacekeepers.", "the peacekeepers", None),
    ("Italian soldiers left Chad. A bishop blamed the blue helmets.", "the blue helmets", None),
    ("Italian soldiers left Chad. A bishop blamed the soldiers.", "the soldiers", "ITA"),
    # the sides of a conflict
    ("Syria wept. Syria burned. Turkey urged all parties to stop.", "all parties", None),
    ("Syria wept. Syria burned. Turkey urged six parties to stop.", "six parties", "SYR"),
    # offices of few states
    ("Peru wept. Peru burned. Assistant Secretary Bernard Lund left.", "Assistant Secretary Bernard Lund", "USA"),
    ("Peru wept. Peru burned. Secretary Bernard Lund left.", "Secretary Bernard Lund", "PER"),
    ("Chad wept. The shah left.", "The shah", "IRN"),
    # the state that the words are set in; another that the words describe
    ("Zambia wept. Zambia burned. Gabon paid. Farmers sued the state.", "the state", "ZMB"),
    ("Zambia wept. Zambia burned. Gabon paid. Farmers sued the country.", "the country", "GAB"),
    ("Zambia wept. Zambia burned. Egypt paid. Farmers sued the Arab state.", "the Arab state", "EGY"),
    # who is led from abroad, an alliance and a militia
    ("The US-led militia bombed the town.", "The US-led militia", None),
    # an office that ends a name is none
    ("Qatar wept. Yosef Amir left Israel.", "Yosef Amir", None),
    ("Israel wept. The emir left.", "The emir", "QAT"),
    # a kingdom is none of the republics named since
    ("Saudi Arabia paid. Germany shipped arms to the kingdom.", "the kingdom", "SAU"),
    ("Qatar paid. Bahrain wept. Germany met the emirate.", "the emirate", "QAT"),
    ("Saudi Arabia paid. Germany wept. Arms reached the country.", "the country", "DEU"),
    # where the words are set, not the country named last
    (
        "Peru votes\n\nLIMA - Peru voted on Sunday. Peru's president thanked Japan. The army kept order.",
        "The army",
        "PER",
    ),
    ("Kenya voted. Kenyans cheered in Kenya. In Sudan police beat students.", "police", "SDN"),
    ("Kenya voted. Kenyans cheered in Kenya. Many fled to Chad, where police beat them.", "police", "TCD"),
    ("Kenya voted. Kenyans cheered in Kenya. Many fled the Chadian war, where police beat them.", "police", "TCD"),
    ("Chad's talks\n\nChad and Mali met. Chad's rebels fled. The officers fled.", "The officers", "TCD"),
    ("Chad's talks\n\nChad and Mali met. Chad's rebels fled. The bakers said no.", "The bakers", None),
    # whom a leader sends
    ("Mali burned. Mali wept. Chad, which borders Mali, sent soldiers.", "soldiers", "TCD"),
    ("Mali burned. Mali wept. Chad, which borders Mali, watched soldiers.", "soldiers", "MLI"),
    # whose
    ("Mali burned. Mali wept. Egypt, whose envoy had left, paid.", "whose envoy", "EGY"),
    # a state's allies and neighbours, somebody's counterpart and captors: of another
    ("Peru wept. Peru burned. Kenya rang its neighbour.", "its neighbour", None),
    ("Peru wept. Peru burned. Kenya rang its envoy.", "its envoy", "KEN"),
    ("Turkey wept. Turkey burned. Peru's ally said no.", "Peru's ally", "TUR"),
    ("Turkey wept. Turkey burned. Peru's army said no.", "Peru's army", "PER"),
    ("Chad burned. Chad wept. Mali's president rang his counterpart.", "his counterpart", "TCD"),
    ("Chad burned. Chad wept. Mali's president rang his adviser.", "his adviser", "MLI"),
    ("Mali burned. Mali wept. Two Danish nurses fled; their kidnappers rested.", "their kidnappers", "MLI"),
    # envoys, and the presidents of several states
    ("Kenya voted. Kenyans cheered. The ambassador smiled.", "The ambassador", None),
    ("Kenya voted. Kenyans cheered. The presidents smiled.", "The presidents", None),
    ("Kenya voted. Kenyans cheered. The president smiled.", "The president", "KEN"),
    # titles and offices of few states
    ("Kenya voted. Kenyans cheered. Sir Alan Marsh smiled.", "Sir Alan Marsh", "GBR"),
    ("Kenya voted. Kenyans cheered. Mr Alan Marsh smiled.", "Mr Alan Marsh", "KEN"),
    ("Kenya voted. Kenyans cheered. The secretary of state smiled.", "The secretary of state", "USA"),
    ("India voted. Indians cheered. Congress said no.", "Congress", "IND"),
    # the court named before, not one of the place
    ("The International Criminal Court named Kenyans. Kenya wept. The court sat.", "The court", None),
    ("The International Criminal Court named Kenyans. Kenya wept. The court in Mombasa sat.", "The court", "KEN"),
    # fighters by who backs them, at home; those known by what they did; unions
    ("Mali burned. Mali wept. Rebels backed by Chad attacked the town.", "Rebels", "MLI"),
    ("Chad burned. Chad wept. Rebels backed by Chad attacked the town.", "Rebels", None),
    ("Mali burned. Mali wept. Chadian-backed rebels attacked the town.", "Chadian-backed rebels", "MLI"),
    ("Mali burned. Mali wept. Police hunted the hijackers.", "the hijackers", "MLI"),
    ("Mali burned. Mali wept. Police hunted hijackers.", "hijackers", None),
    ("Mali burned. Mali wept. The unions called a strike.", "The unions", "MLI"),
    # a mere name, where an article is of one country alone
    (
        "Kenya burns\n\nNAIROBI - Kenya voted in Kenya. Kenya's army and Kenya's police watched. Amos Kirui wept.",
        "Amos Kirui",
        "KEN",
    ),
    (
        "Kenya and Chad burn\n\nKenya met Chad. Chad's army and Kenya's police watched. Amos Kirui wept.",
        "Amos Kirui",
        None,
    ),
    # parties of a common name
    ("Italy voted in Rome. Italians cheered in Italy. The Christian Democrats won.", "The Christian Democrats", "ITA"),
    ("Germany voted in Berlin. Germans cheered. The Christian Democrats won.", "The Christian Democrats", "DEU"),
    # the Pope and other offices of few states
    ("Iran met Italy. Iran wept. The Pope spoke.", "The Pope", "VAT"),
    # members of the parties where an article is on one country
    ("Ghana voted. Ghana's army and Ghana's police watched in Ghana. Party leaders met.", "Party leaders", "GHA"),
    ("Ghana and Togo voted. Ghana's army met Togo's and Togo's police. Party leaders met.", "Party leaders", None),
]


@pytest.mark.parametrize(("text", "words", "country"), TABLE)
def test_country(reading: Read, text: str, words: str, country: str | None) -> None:
    assert reading(text, "2011-05-01").actor(words).country == country


def test_whose_minister_is_that_of_the_town_before(reading: Read) -> None:
    found = reading("Kenya wept. They flew to Moscow, whose foreign minister turned the plan down.", places=True)
    assert found.actor("whose foreign minister").country == "RUS"


def test_whose_chiefs_without_a_town_are_set_where_the_words_are(reading: Read) -> None:
    found = reading("Kenya wept. They flew to the summit, whose army chief turned the plan down.", places=True)
    assert found.actor("whose army chief").country == "KEN"


DOUBTFUL = [
    ("The super PAC attacked Obama in an advertisement.", "Pan Africanist Congress", False),
    ("The PAC lost seats in South Africa.", "Pan Africanist Congress", True),
    ("Turkey said the SDS had led the assault.", "Serb Democratic Party", False),
    ("Bosnia said the SDS had lost.", "Serb Democratic Party", True),
    ("Abu Sayyaf was killed in Libya.", "Abu Sayyaf Group", False),
    ("Abu Sayyaf freed a priest in the Philippines.", "Abu Sayyaf", True),
    ("The FBI arrested a man in Ghana.", "Federal Bureau of Investigation", True),
]


@pytest.mark.parametrize(("text", "name", "is_meant"), DOUBTFUL)
def test_short_names_need_their_country(reading: Read, text: str, name: str, is_meant: bool) -> None:
    assert (name in {actor.name for actor in reading(text, "2011-05-01").actors.values()}) == is_meant


SURNAMES = [
    ("Mark Cuban bought a team in Dallas. Cuban blamed the mayor.", "Cuban", None),
    ("Mark Cuban bought a team in Havana. A Cuban blamed Cuba.", "A Cuban", "CUB"),
    ("Dan Holland, an MP, met the prime minister. Holland blamed the mayor.", "Holland", None),
    ("Dan Holland, an MP, flew to Amsterdam. Holland blamed the mayor.", "Holland", "NLD"),
    ("Michael Jordan flew home. Talks in Jordan failed. Jordan blamed the mayor.", "Jordan", "JOR"),
]


@pytest.mark.parametrize(("text", "words", "country"), SURNAMES)
def test_a_surname_is_no_state_unless_the_text_tells_of_it(
    reading: Read, text: str, words: str, country: str | None
) -> None:
    found = reading(text, "2014-05-01")
    told = [found.actors[mention.actor] for mention in found.mentions if mention.span.text == words]
    assert {actor.country for actor in told if actor.kind != "person"} == ({country} if country else set())


BODIES = [
    ("Islamic State seized the town. The alliance sent planes.", "The alliance", "alliance"),
    ("Islamic State seized the town. The rights group was appalled.", "The rights group", "rights group"),
    (
        "Islamic State seized the town. The American-backed militia withdrew.",
        "The American-backed militia",
        "American-backed militia",
    ),
    ("Islamic State seized the town. The group sent a message.", "The group", "Islamic State"),
    ("Islamic State seized the town. The militants withdrew.", "The militants", "Islamic State"),
    ("NATO met. The alliance sent planes.", "The alliance", "North Atlantic Treaty Organization"),
    ("Twitter cut jobs. The body refused.", "The body", "body"),
    ("Exxon cut jobs. The company blamed prices.", "The company", "ExxonMobil"),
]


@pytest.mark.parametrize(("text", "words", "name"), BODIES)
def test_bodies_by_their_kind(reading: Read, text: str, words: str, name: str) -> None:
    assert reading(text, "2015-05-01").actor(words).name == name


def test_two_men_are_not_the_two_named(reading: Read) -> None:
    found = reading("Okello met Tello. Two men were charged in Ghana.")
    assert found.actor("Two men").members == ()


def test_campaigns_of_rivals_are_two(reading: Read) -> None:
    found = reading("Obama's aides mocked Romney's aides.", "2012-05-01")
    assert found.actor("Obama's aides").id != found.actor("Romney's aides").id


CALLED = [
    ("Jorge Tello spoke in Quito. Rosa Alvez mocked the real estate mogul.", "the real estate mogul", "Jorge Tello"),
    ("Jorge Tello spoke in Quito. The businessman smiled.", "The businessman", "Jorge Tello"),
    ("Jorge Tello spoke in Quito. The businessman who paid him smiled.", "The businessman", "businessman"),
    ("Jorge Tello spoke in Quito. A businessman smiled.", "A businessman", "businessman"),
]


@pytest.mark.parametrize(("text", "words", "name"), CALLED)
def test_called_something_else(reading: Read, text: str, words: str, name: str) -> None:
    assert reading(text).actor(words).name == name


@pytest.mark.parametrize(
    ("text", "words", "is_people"),
    [
        ("The bomb killed 12 and wounded 50.", "50", True),
        ("Thousands fled after the raid.", "Thousands", True),
        ("Hundreds marched on the palace.", "Hundreds", True),
        ("Tens of thousands took to the streets.", "Tens of thousands", True),
        ("A dozen more were arrested.", "A dozen", True),
        ("A dozen more cars were parked.", "A dozen", False),
        ("The price rose by 50.", "50", False),
        ("The guard arrested him in 2014.", "2014", False),
    ],
)
def test_people_told_by_their_number(reading: Read, text: str, words: str, is_people: bool) -> None:
    assert (words in reading(text).spans()) == is_people


def test_a_place_is_no_body(reading: Read) -> None:
    found = reading("Rebels held eastern Ghouta. The blockade of Ghouta went on.", "2018-03-01")
    assert not any("Ghouta" in words for words in found.spans())


LONE_SURNAMES = [
    ("Sharon spoke in Kampala.", "Sharon", None),
    ("Israel changed. Sharon withdrew from Gaza.", "Sharon", "ISR"),
    ("Robinson was arrested in Kenya.", "Robinson", None),
    ("Sarkozy spoke in Kampala.", "Sarkozy", "FRA"),
    ("Kenya wept. Mr. Marquez, 24, was arrested. Marquez is accused of theft.", "Marquez", "KEN"),
    ("Colombia wept. Mr. Marquez, 24, was arrested.", "Mr. Marquez", "COL"),
]


@pytest.mark.parametrize(("text", "name", "country"), LONE_SURNAMES)
def test_a_lone_surname_is_nobody_long_out_of_office(reading: Read, text: str, name: str, country: str | None) -> None:
    assert reading(text, "2018-05-01").actor(name).country == country


@pytest.mark.parametrize(
    ("text", "words", "code"),
    [
        ("Isis fighters attacked the town.", "Isis fighters", "IMG"),
        ("Isis terrorists attacked the town.", "Isis terrorists", "IMG"),
        ("UN investigators blamed the army.", "UN investigators", "UNO"),
        ("The anti-Isis forces attacked the town.", "The anti-Isis forces", None),
        ("Anti-Isis fighters attacked the town.", "Anti-Isis fighters", None),
    ],
)
def test_who_serves_a_body_has_its_code(reading: Read, text: str, words: str, code: str | None) -> None:
    assert reading(text, "2018-05-01").actor(words).code == code


def test_in_a_long_article_the_country_is_that_of_the_passage(reading: Read) -> None:
    chad = "Chad held talks. Chadian troops left. Chad paid. " * 30
    peru = "\n\nPeru froze. Peruvian banks shut. Peru wept. Peru paid." * 4
    end = "\n\nA day went by. The ministry promised to help."
    assert reading(chad + peru + end, "2018-05-01").actor("The ministry").country == "PER"
    assert reading(chad[:400] + peru + end, "2018-05-01").actor("The ministry").country == "TCD"


def test_without_line_breaks_the_sentences_around_are_the_paragraph(reading: Read) -> None:
    text = (
        "Peru and Chad held talks in Peru. "
        + "Chad paid. " * 5
        + "Peru froze. {} Peru wept. Peru paid. "
        + "Chad voted. " * 5
    )
    ministry = "The ministry promised to help."
    assert reading(text.format(ministry), "2018-05-01").actor("The ministry").country == "PER"
    assert reading(text.format("") + ministry, "2018-05-01").actor("The ministry").country == "TCD"


@pytest.mark.parametrize("noun", ["governments", "armies", "militaries"])
def test_both_armies_are_the_two_countries(reading: Read, noun: str) -> None:
    found = reading(f"France and Italy signed a deal. Both {noun} praised it.", "2018-05-01")
    assert len(found.actor(f"Both {noun}").members) == 2


HOMES = [
    # those without an office, and bodies of which only the name is known, are of the country told of alone
    ("Kenya wept. Kenya burned. Joan Mbeki struck him.", "Joan Mbeki", "KEN"),
    ("Kenya wept. Chad burned. Kenya and Chad wept. Joan Mbeki struck him.", "Joan Mbeki", None),
    ("Kenya wept. Kenya burned. The bishop struck him.", "The bishop", "KEN"),
    ("Kenya wept. Kenya burned. The carpenter said so.", "The carpenter", None),
    # an ambassador is not of the state that summons him
    ("Peru wept. Peru burned. Chad summoned the ambassador.", "the ambassador", "PER"),
    ("Peru wept. Peru burned. Chad saw the ambassador.", "the ambassador", None),
    # a nation told after a name
    ("Peru burned. General Ivo Maas, the Belgian who leads them, left.", "General Ivo Maas", "BEL"),
    ("Peru burned. General Ivo Maas, the Belgian and the Dane left.", "General Ivo Maas", "PER"),
    # few states have such a force
    ("Iraq wept. Iraq burned. Two marines fired.", "Two marines", "USA"),
    ("Peru wept. Peru burned. Two marines fired.", "Two marines", "PER"),
    ("Iraq wept. Iraq burned. The 82nd Airborne fired.", "The 82nd Airborne", "USA"),
    ("Iran wept. The Guards fired.", "The Guards", "IRN"),
    ("Kenya wept. Kenya burned. Iraq blamed the Kurds.", "the Kurds", "IRQ"),
    ("Kenya wept. Kenya burned. Chad blamed the Kurds.", "the Kurds", None),
    ("Serbia wept. Serbia burned. The war crimes tribunal left.", "The war crimes tribunal", None),
    # languages and namesakes of ideas
    ("A Spanish-language network sued Chad.", "A Spanish-language network", None),
    ("A neo-Nazi group marched in Chad.", "A neo-Nazi group", None),
    # a title goes before a surname, not before a town or a woman
    ("Mr. Hague left Peru.", "Mr. Hague", "GBR"),
    ("New Zealand and Peru met Chad. Mr. Clark left.", "Mr. Clark", None),
    ("New Zealand and Peru met Chad. Ms. Clark left.", "Ms. Clark", "NZL"),
    # officers of a world body are of no country, whatever his or her the words before
    ("Peru wept. Peru burned. Rolf Ekeus, the inspector, left.", "Rolf Ekeus", None),
    ("Chad's envoys met its guest, Tariq Aziz.", "its guest, Tariq Aziz", "IRQ"),
    # of one army; who seeks asylum in a land, or whom its guests ask to see, is not of it
    ("Libya wept. Libya burned. Peru's General Paz and General Ruiz left.", "General Ruiz", "PER"),
    ("Libya wept. Libya burned. A nurse and General Ruiz left.", "General Ruiz", "LBY"),
    ("Chad wept. Chad burned. Ann Lund sought asylum in Chad.", "Ann Lund", None),
    ("Chad wept. Chad burned. Chad refused consular access to Ann Lund.", "Ann Lund", None),
    # whose forces they are
    ("Chad wept. Chad burned. Military forces fled.", "Military forces", "TCD"),
    ("Chad wept. Chad burned. The international coalition left.", "The international coalition", None),
    ("Mali wept. Mali burned. Mali said it would train an army.", "an army", None),
    ("Mali wept. Mali burned. Mali said it would raise an army.", "an army", "MLI"),
    ("Mali wept. Mali burned. Mali began a crackdown on student groups.", "student groups", "MLI"),
    ("Mali wept. Mali burned. Mali gave a talk on student groups.", "student groups", None),
]


def test_a_seat_of_a_union_is_a_town_where_no_body_of_it_is_named(reading: Read) -> None:
    found = reading("The EU met. Poland criticised Brussels.", "2018-03-01")
    assert found.actor("Brussels").name == "European Union"
    for text in ("Poland criticised Brussels.", "The EU met. Bombers hit Brussels.", "The EU wept over Brussels."):
        assert "Brussels" not in reading(text, "2018-03-01").spans()


@pytest.mark.parametrize(("text", "words", "country"), HOMES)
def test_where_somebody_is_at_home(reading: Read, text: str, words: str, country: str | None) -> None:
    assert (
        reading(text, "1996-05-01" if "Ekeus" in text or "Aziz" in text else "2005-05-01").actor(words).country
        == country
    )


def test_the_president_is_that_of_the_state_told_of(reading: Read) -> None:
    text = (
        "Peru voted. Peru burned. Mr Macron of France left. Peru wept. Lima wept. In Lima, Peru cheered the president."
    )
    assert reading(text, "2018-05-01", places=True).actor("the president").country == "PER"


def test_the_president_of_a_kingdom_is_he_who_was_named(reading: Read) -> None:
    text = "Norway voted. Norway burned. Mr Macron of France left. Norway wept. In Oslo, Norway cheered the president."
    assert reading(text, "2018-05-01", places=True).actor("the president").country == "FRA"


def test_the_president_named_alone_just_before_is_the_president(reading: Read) -> None:
    text = (
        "Peru voted. Peru burned. Lima wept. President Alan Garcia of Peru refused to go. In Lima, Peru burned. "
        "Chilean senators urged President Sebastian Pinera to send troops to Peru. The president has sent troops."
    )
    assert reading(text, "2010-09-01", places=True).actor("The president").country == "CHL"
