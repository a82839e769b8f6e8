"""From the words of an argument to those whom they name: lists, owners and names set beside a noun."""

from __future__ import annotations

import pytest

from dragoman.pipeline import Pipeline
from dragoman.sources import from_text


@pytest.mark.parametrize(
    ("text", "actors", "recipients"),
    [
        # A list under a noun that names nobody, or beside it.
        ("The guns of Mali and Togo have killed soldiers.", ["Mali", "Togo"], ["soldiers"]),
        # The owner of a party stands back behind it; the owner of a thing is the party.
        ("Poland called Hungary's parliament a circus.", ["Poland"], ["Hungary's parliament"]),
        ("Poland called Hungary's plan a disgrace.", ["Poland"], ["Hungary"]),
        # A list of passives is about the subject of the first; who warns that "it" will is nobody's threat to himself.
        ("The town was seized by rebels, bombed by Syrian jets.", ["rebels", "Syrian"], ["The town", "The town"]),
        (
            "Poland warned that it would send in troops unless the rebels left.",
            ["Poland"],
            ["the rebels"],
        ),
        # What spies find is no party, and no jury is the group.
        ("Poland agreed to share intelligence with Togo.", ["Poland"], ["Togo"]),
        # Whose arrest a warrant is for.
        (
            "A Polish court issued a warrant for the arrest of the Hungarian banker.",
            ["A Polish court"],
            ["the Hungarian banker"],
        ),
        # Whose the object is, where the words hang on the verb.
        ("Poland brushed aside a plea by Hungary.", ["Poland"], ["Hungary"]),
        ("Poland ignored an ultimatum set by Hungary.", ["Poland", "Hungary"], ["Hungary"]),
        ("Poland refused to hold the customary debate with Hungary.", ["Poland"], ["Hungary"]),
        # An attack on a thing befalls the place; a refusal to use one's own things befalls nobody.
        ("Russian jets bombed a depot in Georgia.", ["Russian"], ["Georgia"]),
        ("Poland declined to send its helicopters.", ["Poland"], []),
        ("Poland declined to carry it out.", ["Poland"], []),
        (
            "Federal agents arrested a 51-year-old baker in Toledo, Ohio, on Monday.",
            ["Federal agents"],
            ["a 51-year-old baker in Toledo, Ohio"],
        ),
        # A relative is somebody else than whose he is; a family is counted like a crowd.
        ("The wife of Emmanuel Macron accused Hungary of murder.", ["The wife of Emmanuel Macron"], ["Hungary"]),
        ("Polish police arrested Angela Merkel's brother.", ["Polish police"], ["Angela Merkel's brother"]),
        (
            "Hungarian soldiers killed a family of eight Polish farmers.",
            ["Hungarian soldiers"],
            ["eight Polish farmers"],
        ),
        # A description without a country is the one it is set beside, and a part is of the whole.
        (
            "The Greek branch of the Irish Republican Army attacked the Turkish army.",
            ["the Irish Republican Army"],
            ["the Turkish army"],
        ),
        # Who did what is told as its own cause, where somebody claims it.
        ("A raid claimed by Hungary killed three Polish soldiers.", ["Hungary"], ["three Polish soldiers"]),
        ("Two Polish priests were deported from the airport.", [], ["Two Polish priests"]),
        # No guard is "which": the union that speaks for guards.
        ("The Greek union that represents guards, which endorsed Trump, met.", ["The Greek union"] * 2, ["Trump"]),
        (
            "Chad, the Gambia, Togo and Niger broke off relations with Gabon.",
            ["Chad", "the Gambia", "Togo", "Niger"],
            ["Gabon"],
        ),
        # Lists: a name joined to what describes the one before it, one joined to the verb, and companions.
        (
            "The premier of Poland thanked Ann Brown, her office manager, and Mary White, a nurse.",
            ["The premier of Poland"],
            ["Ann Brown", "Mary White"],
        ),
        (
            "Poland's president pardoned the former minister, Jan Nowak, and six of his aides.",
            ["Poland's president"],
            ["the former minister, Jan Nowak", "his aides"],
        ),
        ("The Pentagon barred Iran along with Russia.", ["The Pentagon"], ["Iran", "Russia"]),
        (
            "The union supports Clinton, Obama and Nevada state senator Ruben Diaz.",
            ["The union"],
            ["Clinton", "Obama", "state senator Ruben Diaz"],
        ),
        # At whom things are thrown, told after the last of them.
        ("Polish students threw stones and a firecracker at soldiers.", ["Polish students"], ["soldiers"]),
        # What a treaty is to act on.
        ("Indonesia signed a deal to build Turkish jets.", ["Indonesia"], ["Turkish"]),
        # Three owners of one noun, and people set beside each other with a comma.
        (
            "The Polish, Irish and Norwegian ambassadors criticised Togo.",
            ["Polish", "Irish", "Norwegian ambassadors"],
            ["Togo"],
        ),
        # Lists of officials of several states, with and without their names, and what is set beside one of them.
        (
            "Emmanuel Macron met his Omani counterpart, Said Badr, and his Thai counterpart, Ana Lin.",
            ["Emmanuel Macron", "his Omani counterpart, Said Badr", "his Thai counterpart, Ana Lin"],
            [],
        ),
        (
            "Merkel received the Omani minister, two Thai ministers and the Greek ambassador.",
            ["the Omani minister", "two Thai ministers", "the Greek ambassador"],
            ["Merkel"],
        ),
        ("Hungary thanked the Omani minister, a Thai and a friend.", ["Hungary"], ["the Omani minister"]),
        # Names with a title, and names before a noun that is nobody.
        (
            "Emmanuel Macron met with Merkel and Sen. Susan Collins.",
            ["Emmanuel Macron", "Merkel", "Susan Collins"],
            [],
        ),
        ("The Merkel and Cameron camps criticised Hungary.", ["The Merkel", "Cameron"], ["Hungary"]),
        # Where a deed was says nothing of whom it concerns; whom it befell is no side of it; force is nobody.
        ("Poland criticised the violence in Hungary.", ["Poland"], []),
        ("Poland criticised officials in Budapest.", ["Poland"], ["officials"]),
        ("Poland backed military action against Hungary.", ["Poland"], []),
        ("Poland ruled out the use of force.", ["Poland"], []),
        ("Poland condemned Hungary for its attacks on Togo.", ["Poland"], ["Hungary"]),
        # Days are no party, nor are one's own troops, what somebody is called, and weapons of nobody.
        ("Poland called upon Hungary on Monday morning to free the envoy.", ["Poland"], ["Hungary"]),
        ("Poland pulled back its ground forces.", ["Poland"], []),
        ('Poland called Hungary a "thief" and a "liar".', ["Poland"], ["Hungary"]),
        ("Two Polish soldiers were killed by drones.", [], ["Two Polish soldiers"]),
        ("Two Polish soldiers were killed by Hungarian drones.", ["Hungarian drones"], ["Two Polish soldiers"]),
        # Of a rejected request the recipient is who makes it; terms are put to whoever is to meet them.
        ("Poland rejected an appeal by Hungary for an end to the raids.", ["Poland"], ["Hungary"]),
        ("Poland threatened to hit back if Hungary advanced.", ["Poland"], ["Hungary"]),
        ("Poland demanded that the Hungarian envoy be expelled.", ["Poland"], ["the Hungarian envoy"]),
        ("Poland demanded that it be lifted.", ["Poland"], []),
        # A town that nobody knows is where its country is told to be; nobody scolds himself, but withdraws his own.
        ("Turkish jets bombed the hill town of Tal Zour in northern Syria.", ["Turkish"], ["Syria"]),
        ("Poland reproached itself.", [], []),
        ("Poland pulled out its last troops.", ["Poland"], []),
        # Who takes criticism hears it; a civil war is nobody's; of whom is briefed somebody else is told.
        ("Viktor Orban took criticism from Poland.", ["Poland"], ["Viktor Orban"]),
        ("Thousands of Poles have been killed by the Polish civil war.", [], []),
        ("The UN envoy was briefed on the plan.", ["The UN envoy"], []),
        # Who denies what others did goes on in his own words; who leaves in order to back does both.
        ("Poland denied that its envoy had lied and accused Hungary.", ["Poland"], ["Hungary"]),
        ("The Polish minister had left Bern to back Hungary.", ["The Polish minister"], ["Hungary"]),
        # A plural is those whose names follow it or who lead it; the last of a list that the parser broke.
        ("Angela Merkel's allies, Poland and Hungary, condemned Togo.", ["Poland", "Hungary"], ["Togo"]),
        ("Poland and European allies led by Hungary condemned Togo.", ["Poland", "Hungary"], ["Togo"]),
        ("Western nations led by Hungary condemned Togo.", ["Hungary"], ["Togo"]),
        (
            "The truce was agreed by government allies Poland and Hungary and rebel backer Togo last May.",
            ["Poland", "Hungary", "Togo"],
            [],
        ),
        # Whom a sentence singles out.
        ("It was Hungary that the Polish premier criticised.", ["the Polish premier"], ["Hungary"]),
        ("It was Hungary and Togo who attacked Poland.", ["Hungary", "Togo"], ["Poland"]),
        ("It was not Togo but Hungary that attacked Poland.", ["Hungary"], ["Poland"]),
        # Whose a gerund is, and of whom a source tells; what is put to the vote is nobody's act yet.
        ("Togo was angered by Poland's arming the Malian army.", ["Poland"], ["the Malian army"]),
        ("Voters doubted Angela Merkel's wisdom in criticising Poland.", ["Angela Merkel"], ["Poland"]),
        (
            "According to the BBC, 40 of the 60 senators — a group of elders — supported Angela Merkel.",
            ["the 60 senators"],
            ["Angela Merkel"],
        ),
        ("Angela Merkel, who stayed away from the ballot to attack Togo, slept.", [], []),
        (
            "Forty Togolese farmers were killed, most of them women, by Malian troops.",
            ["Malian troops"],
            ["Forty Togolese farmers"],
        ),
        # Who joins the doer, and who is named as none.
        ("Joined by Hungary, Poland criticised Togo.", ["Poland", "Hungary"], ["Togo"]),
        ("Poland, joined by Hungary, criticised Togo.", ["Poland", "Hungary"], ["Togo"]),
        ("Not only Poland but also Hungary criticised Togo.", ["Poland", "Hungary"], ["Togo"]),
        ("Poland but not Hungary criticised Togo.", ["Poland"], ["Togo"]),
        ("Poland rather than Hungary criticised Togo.", ["Poland"], ["Togo"]),
        # Labels, texts of law and deeds told by their place are no doers.
        ("#SafeInNairobi won many readers in Kenya to help Malian refugees.", [], []),
        ("The Merkel Amendment bars Polish aid to Togo.", [], []),
        ("Farmers fled from violence in Mali.", [], []),
        ("The surviving spouse of a soldier criticised Poland.", ["The surviving spouse of a soldier"], ["Poland"]),
        # Whoever is offered something turns it down; who puts an event to use does what it justifies.
        ("Poland's offer to Hungary was turned down on Monday.", ["Hungary"], ["Poland"]),
        ("Poland used the floods to justify a crackdown on students.", ["Poland"], ["students"]),
        # What is told beside another act, as known or agreed.
        ("Poland sent the files, as demanded by Hungary.", [], []),
    ],
)
def test_parties(pipeline: Pipeline, text: str, actors: list[str], recipients: list[str]) -> None:
    events = pipeline.code(from_text(text)).events
    assert [party.text for event in events for party in event.actors] == actors
    assert [party.text for event in events for party in event.recipients] == recipients


@pytest.mark.parametrize(
    ("text", "countries"),
    [
        ("Air raids killed 20 foreign fighters in Libya.", [None]),
        ("Air raids killed 20 fighters in Libya.", ["LBY"]),
        ("Rebels jailed many of the residents of Homs.", ["SYR"]),
        ("The army shelled Eastern Ghouta.", ["SYR"]),
    ],
)
def test_whose_those_in_a_place_are(pipeline: Pipeline, text: str, countries: list[str | None]) -> None:
    event = next(iter(pipeline.code(from_text(text)).events))
    assert [party.country for party in event.recipients] == countries
