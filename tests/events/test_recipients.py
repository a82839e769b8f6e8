"""Whom an act reaches, and whom its words name for another reason: the place, the listener, the thing, the victim."""

from __future__ import annotations

import pytest

from dragoman.pipeline import Pipeline
from dragoman.sources import from_text


@pytest.mark.parametrize(
    ("text", "type_name", "expected"),
    [
        # Whose words or terms a thing is, by a clause on it.
        ("Senator Lund criticised a bill introduced by Governor Ruiz.", "ACCUSE", ["Governor Ruiz"]),
        ("Kenya denounced an agreement signed last year with Chad.", "ACCUSE", ["Chad"]),
        ("Rebels attacked a base used by Togolese troops.", "ASSAULT", ["Togolese troops"]),
        ("Togo seized a ship owned by a Kenyan firm.", "COERCE", ["a Kenyan firm"]),
        ("Senator Lund mocked the plan drawn up by Governor Ruiz.", "ACCUSE", ["Governor Ruiz"]),
        ("Kenya rejected a Togolese-drafted text.", "REJECT", ["Togolese"]),
        ("Togo vetoed the text that Kenya proposed.", "REJECT", ["Kenya"]),
        ("Kenya condemned what it called Togolese aggression.", "ACCUSE", ["Togolese"]),
        ("Kenya condemned what it described as an act of theft by Togo.", "ACCUSE", ["Togo"]),
        # The parts of mankind that have no country, by what they do or fail to do.
        ("Kenya criticised Western threats.", "ACCUSE", ["Western"]),
        ("Kenya criticised the West's silence.", "ACCUSE", ["the West"]),
        ("Kenya condemned the failure of the international community.", "ACCUSE", ["the international community"]),
        ("Kenya condemned the community.", "ACCUSE", []),
        # To whom what is cut goes, who seeks what is refused, for whom nothing is done, who is to meet the terms.
        ("Kenya halted the food aid sent to Togo by Chad.", "SANCTION", ["Togo"]),
        ("Kenya refused to hand over two men wanted by Togo.", "REJECT", ["Togo"]),
        ("Kenya refused to lift a finger to save Togo.", "REJECT", ["Togo"]),
        ("Kenya threatened retaliation if the tariffs are imposed by Togo.", "THREATEN", ["Togo"]),
        ("Kenya warned of consequences should Togo close the strait.", "THREATEN", ["Togo"]),
        ("Kenyan police shot the looters whom Togo had vowed to crush.", "THREATEN", ["the looters"]),
        # Who is urged or blamed in the next breath.
        ("Kenya demanded reforms, urging Togo to hold a vote.", "REQUEST", ["Togo"]),
        ("Kenya demanded reforms, leaving Togo in doubt.", "REQUEST", []),
        ("Kenya criticised the raid, accusing Togo of murder.", "ACCUSE", ["Togo"]),
        (
            "Emmanuel Macron wavered in the face of scathing attacks from Boris Johnson.",
            "ACCUSE",
            ["Emmanuel Macron"],
        ),
        # What a fight is for; whom a blow falls on in the next breath; who had made what is undone.
        ("Togolese troops fought to retake a Boko Haram stronghold.", "ASSAULT", ["Boko Haram"]),
        ("Togolese troops fought to retake the hill.", "ASSAULT", []),
        ("Parliament in Togo passed the bill, but the Togolese president vetoed it.", "REJECT", ["Parliament"]),
        ("Kenya demanded an apology in a note sent to Togo.", "REQUEST", ["Togo"]),
        # By what paper words reach somebody; a place far down in a topic; who was told in full before; a summit.
        ("Kenya demanded an apology in a letter to Togo.", "REQUEST", ["Togo"]),
        ("Kenya demanded an apology in a year of letters.", "REQUEST", []),
        ("Kenya voiced concern about the arms of the rebels in Togo.", "ACCUSE", ["the rebels"]),
        ("Senator Lund backs military intervention in Togo.", "SUPPORT", []),
        ("Senator Lund welcomed the summit.", "SUPPORT", []),
        ("Chad and Togo threatened to boycott a summit of the Arab League.", "THREATEN", ["the Arab League"]),
        # Who dies or is left dead in it; who is killed in a clause beside a fight; strikes that kill.
        ("Two nurses died in a Houthi attack.", "ASSAULT", ["Two nurses"]),
        ("Two nurses lost their lives in an attack by the Houthis.", "ASSAULT", ["Two nurses"]),
        ("Two nurses lost their bags in an attack by the Houthis.", "ASSAULT", []),
        ("An attack by the Houthis left two nurses dead.", "ASSAULT", ["two nurses"]),
        ("An attack by the Houthis left two nurses sad.", "ASSAULT", []),
        ("Police talked to the rebels and two nurses were wounded.", "ASSAULT", ["two nurses"]),
        ("The strikes killed two nurses.", "ASSAULT", ["two nurses"]),
        # A description's head is the party, not the body before it.
        ("Senator Lund criticised Republican donors.", "ACCUSE", ["Republican donors"]),
        ("Senator Lund criticised hedge fund managers.", "ACCUSE", ["hedge fund managers"]),
        # What another does beside the act; what a thing is praised or blamed for.
        ("Kenya condemned Togo's claim to have won, with Chad calling it a lie.", "ACCUSE", ["Togo"]),
        ("Senator Lund criticised the bill for favouring Chad.", "ACCUSE", []),
        ("Senator Lund criticised the governor for favouring Chad.", "ACCUSE", ["the governor"]),
        ("Senator Lund pleaded with the rebels to reconsider.", "REQUEST", ["the rebels"]),
        # A town where two sides signed is none of them; a country that signed is.
        ("Togo denounced the Oslo accords.", "ACCUSE", []),
        ("Rebels in Chad denounced the Iran deal.", "ACCUSE", ["Iran"]),
        # States that are told one by one.
        ("Togo's president visited several countries, including Kenya and Chad.", "CONSULT", ["Kenya", "Chad"]),
        ("Togo's president visited several countries before Kenya voted.", "CONSULT", ["several countries"]),
        # Beside whom one fights.
        ("Militants fought with Togo against Chad.", "ASSAULT", ["Chad"]),
        # A place is no "who".
        ("A teacher from Goma who was kidnapped by rebels fled to Togo.", "ASSAULT", ["A teacher"]),
        # To whom it was said; what a veto, a charge or an attack is against.
        ("Senator Lund voiced support for the war in a discussion with the host Peter Ruiz.", "SUPPORT", []),
        ("Russia vetoed resolutions against Togo.", "REJECT", []),
        ("Russia vetoed a Kenyan draft on Togo.", "REJECT", ["Kenyan"]),
        ("Mr Ruiz's chairman dismissed criticism of the premier of Togo.", "REJECT", []),
        ("Kenya condemned last week's ouster of President Ruiz by rebel soldiers.", "ACCUSE", ["rebel soldiers"]),
        # Where crowds gather and troops are sent at home; but against whom.
        ("Students banged pots in Lima.", "PROTEST", []),
        ("Students marched against the president in Lima.", "PROTEST", ["the president"]),
        ("The Malian army moved tanks into Gao.", "MOBILIZE", []),
        ("Kenya sent two battalions to Somalia.", "MOBILIZE", ["Somalia"]),
        # Nobody is in a drone, but it may be somebody's.
        ("The Malian army shot down three of the 10 drones.", "ASSAULT", []),
        # What is promised against the owner of a thing is promised to others.
        ("Kenya offered to remove the government's rockets in Togo.", "AGREE", []),
        ("Kenya offered to mend the government's roads in Togo.", "AGREE", ["the government"]),
        # On what terms; who asked by letter; who gives what somebody is angry at; whose deed a noun sums up.
        ("Senator Lund has requested a briefing, on privy council terms.", "REQUEST", []),
        ("Kenya is angry at the support that Togo continues to give to the rebels.", "ACCUSE", ["Togo"]),
        (
            "Chad is unhappy that the Arab League would leave, a decision hailed by Kenya.",
            "SUPPORT",
            ["the Arab League"],
        ),
        ("A number of foreigners jailed by the Taliban fled.", "COERCE", ["A number of foreigners"]),
        # Where crowds may stand.
        ("Students staged a protest at the main station in Togo.", "PROTEST", []),
        ("Students staged a protest at the police station in Togo.", "PROTEST", ["the police station"]),
        # A cold is not blamed, nor what it kept somebody from.
        ("The Kenyan minister blamed his hesitancy to vote on a bad cold.", "ACCUSE", []),
        # The noun that begins another clause.
        ("A clash was feared, where Kenya is backing the king and Togo supports some rebels.", "SUPPORT", ["the king"]),
        ("Rebels shot down dozens of drones.", "ASSAULT", []),
        ("Rebels shot down three Malian drones.", "ASSAULT", ["three Malian drones"]),
        # What is to be done with somebody is asked of others.
        ("Kenya demanded that its citizens be freed by Togo.", "REQUEST", ["Togo"]),
        ("The opposition demanded that the minister be dismissed.", "REQUEST", ["the minister"]),
        ("Kenya may be asked by Chad to close its border.", "REQUEST", ["Kenya"]),
        ("Kenya called for the release of the captives.", "REQUEST", []),
        # Who is handed over is not whom that reaches.
        ("The minister of Togo refused to hand over the rebels.", "REJECT", []),
        ("The minister of Togo offered to hand the general to Chad.", "AGREE", ["Chad"]),
        # Who is blamed does what the clause tells; it does not befall him.
        ("The army complained that its men had been attacked.", "ACCUSE", []),
        ("Costa Rica complained that Togo had stopped the flights.", "ACCUSE", ["Togo"]),
        ("Senator Lund filed a complaint with the commission.", "ACCUSE", []),
        ("Senator Lund filed a complaint with Togo.", "ACCUSE", ["Togo"]),
        # Groups that an example names; people told by the name before them.
        ("The minister condemned groups such as Boko Haram.", "ACCUSE", ["Boko Haram"]),
        ("The premier slammed Labour activists.", "ACCUSE", ["Labour activists"]),
        # Whose it is, by a clause on what is praised or blamed.
        ("Kenya is angry at the arms that Togo sends to the rebels.", "ACCUSE", ["Togo"]),
        ("Kenya voiced concern about threats coming from Togo.", "ACCUSE", ["Togo"]),
        ("Senator Lund met Governor Ruiz, whose courage Chad has praised.", "SUPPORT", ["Governor Ruiz"]),
        ("It is a law Kenya has called racist.", "ACCUSE", []),
        # Topics, casualties and places are nobody.
        ("Kenya called for an inquiry into the massacre in Goma.", "REQUEST", []),
        ("Kenya voiced concern about the worsening of the situation in Togo.", "ACCUSE", []),
        ("Kenya expressed outrage at the casualties among the children.", "ACCUSE", []),
        ("Kenya provided air cover for the operations in Goma.", "AID", []),
        ("Kenya provided air cover for Togo's operations in Goma.", "AID", ["Togo"]),
        ("Demonstrators gathered outside a hotel in Lima.", "PROTEST", []),
        ("Senator Lund backs a register of Muslims.", "SUPPORT", []),
        ("Senator Lund blamed the raid on a film.", "ACCUSE", []),
        ("Senator Lund blamed the mayor on Monday.", "ACCUSE", ["the mayor"]),
        ("Senator Lund quoted a charge he made in a debate.", "ACCUSE", []),
        # To refuse to blame somebody refuses him nothing.
        ("Senator Lund refused to condemn the rebels.", "REJECT", []),
        ("Senator Lund refused to free the rebels.", "REJECT", ["the rebels"]),
        ("Kenya rejected a charge made by Togo.", "REJECT", ["Togo"]),
        ("Senator Lund refused to hold a hearing for the Togolese envoy.", "REJECT", ["the Togolese envoy"]),
        # Who is asked to act, whatever the act reaches; who is counted; the last of a list behind his state.
        (
            "The Front called for the minister to release the notes of her speech to bankers.",
            "REQUEST",
            ["the minister"],
        ),
        ("Police arrested hundreds of families.", "COERCE", ["hundreds of families"]),
        ("The groups supporting Lund and Kentucky Sen. Joe Vega paid millions.", "SUPPORT", ["Lund", "Joe Vega"]),
        # Who was helped in what he did, not where; who was asked, not whom he named.
        ("The army took the town, backed by Chad.", "SUPPORT", ["The army"]),
        ("Premier Lund named Ted Ruiz, D-Ohio, when asked to choose a deputy.", "REQUEST", ["Premier Lund"]),
        (
            "A member of the Democratic Party who was jailed by Chad has died.",
            "COERCE",
            ["A member of the Democratic Party"],
        ),
        # Words against somebody are answered, not refused; whom an attack befell, not where it was.
        ("After criticism from Togo, Kenya rejected the plan.", "REJECT", []),
        (
            "The caliphate of the Islamic State collapsed under an assault in Iraq by Chad.",
            "ASSAULT",
            ["the Islamic State"],
        ),
        # The second of two, and whose it is; a deed of no owner; who is the host.
        ("Kenya disavowed the Ku Klux Klan and its former chief.", "ACCUSE", ["the Ku Klux Klan", "its former chief"]),
        ("Kenya rejected it within the hour for that reason.", "REJECT", []),
        ("Kenya called for an inquiry into the manner of Premier Lund's going.", "REQUEST", []),
        ("Kenya's envoy walked out of a meeting hosted by Togo.", "REJECT", ["Togo"]),
        # Whose deed it is, by a clause on it or on its place.
        ("Kenya condemned a raid on Goma carried out by the rebels.", "ACCUSE", ["the rebels"]),
        ("Senator Lund criticised the way Governor Ruiz handled the crisis.", "ACCUSE", ["Governor Ruiz"]),
        # What "what they called" stands for.
        ("Kenya condemned what it called Togolese meddling.", "ACCUSE", ["Togolese"]),
        ("Kenya condemned what its envoy described as interference by Togo.", "ACCUSE", ["Togo"]),
        (
            "Kenya's troops raided what they said was a hideout of the Togolese rebels.",
            "ASSAULT",
            ["the Togolese rebels"],
        ),
        ("Students interrupted the Kenyan envoy's lecture in Leeds.", "PROTEST", ["the Kenyan envoy"]),
        # Where an assault is, also in two lands; who suffers in jail; who held what is taken; who acts in one clause.
        ("Boko Haram crumbled under an offensive in Chad and Niger by Malian soldiers.", "ASSAULT", ["Boko Haram"]),
        ("Miners are beaten during detention in Eritrea.", "COERCE", ["Miners"]),
        (
            "Kenyan troops captured the port and the clinic, the last strongholds of the Shabab.",
            "COERCE",
            ["the Shabab"],
        ),
        ("Kenyan troops liberated Kismayo from the Shabab.", "ASSAULT", ["the Shabab"]),
        (
            "Kenya wants to push them back to Chad, where the federal army regained ground, with backing from Togo.",
            "SUPPORT",
            ["the federal army"],
        ),
        (
            "The Guam primary, with support from rural delegates, put Senator Ruiz in front.",
            "SUPPORT",
            ["Senator Ruiz"],
        ),
        ("The capture of Gao was the result of an offensive by the Tuareg, supported by Malian airstrikes.", "AID", []),
        # Against whom those are who march; where they stand.
        ("Hundreds of anti-Macron protesters had gathered outside a hotel in Bavaria.", "PROTEST", ["Macron"]),
        ("An anti-Putin protest was staged in Riga.", "PROTEST", ["Putin"]),
        ("Students held protests against the king at Victoria station.", "PROTEST", ["the king"]),
        # One man of two titles; two men.
        ("Kenya gave legal aid to the former Shabab guard and smuggler Ali Holm.", "AID", ["smuggler Ali Holm"]),
        ("Kenya gave legal aid to the guard and the smuggler Ali Holm.", "AID", ["the guard", "the smuggler Ali Holm"]),
        # On whom a resolution is; whom a cut that is opposed would hurt; a summit told of is no invitation.
        ("China vetoed the Sudan resolution.", "REJECT", []),
        ("Kenya vetoed a Togolese resolution.", "REJECT", ["Togolese"]),
        ("The Austrian senator opposed defunding UNICEF.", "REJECT", []),
        ("The Kenyan minister will attend a peace conference boycotted by the Libyan opposition.", "REJECT", []),
        # What somebody is called is no other party.
        ('The king of Togo called Juan Lund "a friend".', "SUPPORT", ["Juan Lund"]),
        # Whose veto it was; who is denied a visit; who is handed over; where a deal is to hold.
        ("Premier Lund, who has proof, voiced regret at China's use of its veto on the war.", "REJECT", []),
        ("The Togolese envoy said that Oman refused consular access to Ada Holm.", "REJECT", []),
        ("There has been no approach by Norway to extradite either woman.", "REQUEST", []),
        ("The militia is not bound by a deal brokered by Qatar for the buffer zone in Darfur.", "CONSULT", []),
        ("The Dutch leader backed a register of lodgers who could be spies.", "SUPPORT", []),
        # Who is to be kept out is not asked.
        ("The Danish minister called for barring all sailors from the country.", "REQUEST", []),
        # What is called off is nobody.
        ("The premier of Togo called off a visit to Chad.", "REJECT", ["Chad"]),
    ],
)
def test_recipients(pipeline: Pipeline, text: str, type_name: str, expected: list[str]) -> None:
    event = next(event for event in pipeline.code(from_text(text)).events if event.type == type_name)
    assert [party.text for party in event.recipients] == expected


def test_two_who_have_an_accord_are_both_its_actors(pipeline: Pipeline) -> None:
    text = "President Ruiz's deal with the king of Togo did not end the shelling."
    event = next(event for event in pipeline.code(from_text(text)).events if event.type == "SUPPORT")
    assert ([party.text for party in event.actors], event.recipients) == (["President Ruiz", "the king of Togo"], ())
