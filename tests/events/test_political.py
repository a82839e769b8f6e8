"""Which acts are political events, by whole sentences: the parties that are named decide, not the words of the act."""

from __future__ import annotations

import pytest

from dragoman.pipeline import Pipeline
from dragoman.sources import from_text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # Private people among themselves make no event, people with an office do.
        ("Marta Olsen praised her neighbour Tom Reyes for the concert.", []),
        ("Chancellor Angela Merkel praised her neighbour Tom Reyes for the concert.", ["SUPPORT"]),
        ("The singer Ana Prado met the painter Luis Mora in Lima.", []),
        ("Gunmen killed the singer Ana Prado in Lima.", ["ASSAULT"]),
        # Nor do people of a trade, where nobody of public life takes part; civilians may be a movement.
        ("Doctors blamed patients for the shortage.", []),
        ("The health minister blamed doctors for the shortage.", ["ACCUSE"]),
        ("Hundreds of villagers demanded the closure of the mine.", ["REQUEST"]),
        # Politicians attack each other in words and beat each other at the polls; soldiers do not.
        ("Senator Tom Reyes launched an attack on the candidate Marta Olsen.", ["ACCUSE"]),
        ("Senator Tom Reyes beat the candidate Marta Olsen in Ohio.", []),
        ("Soldiers beat Senator Tom Reyes in Ohio.", ["ASSAULT"]),
        ("Rebels launched an attack on President Idriss Deby.", ["ASSAULT"]),
        # Who holds an office or wants it, campaigns at his rallies; crowds and the opposition march.
        ("Senator Tom Reyes held a rally in Ohio.", []),
        ("Thousands of workers held a rally in Ohio.", ["PROTEST"]),
        ("Opposition leader Tom Reyes led a march through Lima.", ["PROTEST"]),
        # A bomb does not say whose it is: it has killed all the same.
        ("Bombs killed 68 people in Kufa.", ["ASSAULT"]),
        ("Somebody killed 68 people in Kufa.", []),
        # What somebody says that his own country should do is an opinion, of another it is a demand.
        ("Peru's foreign minister said that Peru must save money.", []),
        ("Peru's foreign minister said that Chile must save money.", ["REQUEST"]),
        # An interview is no meeting.
        ("The president of Peru spoke by phone with the New York Times.", []),
        ("The president of Peru spoke by phone with the president of Chile.", ["CONSULT"]),
        # Nor is a holiday a visit, or a family reunion.
        ("Thousands of British tourists visited Tunisia last week.", []),
        ("British ministers visited Tunisia last week.", ["CONSULT"]),
        # Nor the journey of somebody of whom no office is told.
        ("Jan Holm, a Dane, travelled to Syria in May.", []),
        ("Denmark's foreign minister, Jan Holm, travelled to Syria in May.", ["CONSULT"]),
        # Nor of one who joins rebels abroad; but their leaders speak for them.
        ("Anna Berg, a jihadist from Norway, travelled to Libya in May.", []),
        ("Hamas leader Ismail Haniyeh travelled to Cairo.", ["CONSULT"]),
        # What nobody is named to have asked for, unless of a name.
        ("The crews had been told to wait.", []),
        ("Japan was told to wait.", ["REQUEST"]),
        # What demonstrators demand is their protest, told once.
        ("Demonstrators demanded the resignation of the interior minister of Mali.", ["PROTEST"]),
        ("Demonstrators marched in Bamako and demanded an inquiry.", ["PROTEST"]),
        # Nor is a journey within one's own country.
        ("Chancellor Angela Merkel flew to Berlin on Monday.", []),
        ("Chancellor Angela Merkel flew to Ankara on Monday.", ["CONSULT"]),
        ("Chancellor Angela Merkel plans to visit Bavaria on Monday.", []),
        ("Chancellor Angela Merkel plans to visit Kenya on Monday.", ["AGREE"]),
        # Nor what somebody without an office thinks himself.
        ('"I blame the Danish government," said Lena Holm, a baker in Aarhus.', []),
        ('"I blame the Danish government," said Lena Holm, a senator.', ["ACCUSE"]),
        # What passes within a family.
        ("His wife asked the president of Mali to come home.", []),
        ("The widow of a soldier asked the president of Mali for an inquiry.", ["REQUEST"]),
        ("Chancellor Angela Merkel thanked her brother.", []),
        ("Chancellor Angela Merkel thanked her brother, President Idriss Deby.", ["SUPPORT"]),
        # Help that nobody gets.
        ("Kenya's aid workers are tired.", []),
        ("Kenya's aid to Somalia arrived on Monday.", ["AID"]),
        ("Peru and Chile held a joint exercise off the coast.", ["COOPERATE"]),
    ],
)
def test_political(pipeline: Pipeline, text: str, expected: list[str]) -> None:
    assert [event.type for event in pipeline.code(from_text(text)).events] == expected


OF_SPORT = (
    "The coach praised the goalkeeper. The players had blamed the referee for the defeat. The fans thanked the club. "
    "The owner, a baker, promised the fans a stand. A farmer sold the club the meadow. The captain scored twice. "
    "The teachers saw it. The fans sang, the players danced, and the farmer gave the coach a goose. "
)
OF_POLITICS = (
    "The president of Peru met the ministers of Chile. The opposition blamed the army for the raid. It denied that. "
    "Parliament met on Monday. The senators of the ruling party left Lima. The police arrested a deputy. "
)


@pytest.mark.parametrize(
    ("about", "text", "told"),
    [
        # Words among outsiders are no politics where the article is about something else.
        (OF_SPORT, "The teachers accused the priests of greed.", False),
        (OF_POLITICS, "The teachers accused the priests of greed.", True),
        (OF_SPORT, "The prime minister of Peru accused the teachers of greed.", True),
        # Firms among themselves are none anywhere; whom they accuse may be in politics.
        (OF_POLITICS, "The companies accused the brewers of greed.", False),
        (OF_POLITICS, "The companies accused the prime minister of greed.", True),
        # Whom a firm, a school or a paper dismisses is its own affair.
        (OF_POLITICS, "The university dismissed a professor.", False),
        (OF_POLITICS, "The government dismissed a professor.", True),
    ],
)
def test_outsiders(pipeline: Pipeline, about: str, text: str, told: bool) -> None:
    events = pipeline.code(from_text(about + text)).events
    assert any(event.sentence.text == text for event in events) == told


@pytest.mark.parametrize(
    ("text", "actors", "recipients"),
    [
        # Two tellings of one act are one event: what happened to whom, and in which attack.
        ("Two nurses were wounded in a raid by Nigerian troops.", ["NGA"], [None]),
        ("At least 40 villagers were killed in Ethiopian air strikes last week.", ["ETH"], [None]),
        ("Three car bombs and a mortar killed ten soldiers in Chad.", [], ["TCD"]),
        # Whom an act befalls is no doer.
        ("Kenya suffered several attacks last year.", [], ["KEN"]),
        ("Kenya launched several attacks last year.", ["KEN"], []),
        # The agent may hang on the infinitive.
        ("The bank was asked to freeze the funds by the Swiss parliament.", ["CHE"], [None]),
        # A town before an attack is where it happened; a people is who did it.
        ("The Madrid bombings shook the continent.", [], ["ESP"]),
        ("The Spanish bombings shook the continent.", ["ESP"], []),
        # Who only knows of talks does not hold them.
        ("Officials familiar with the talks said Chad praised Mali.", ["TCD"], ["MLI"]),
        # Names in a row, where the parser sees one.
        ("Donald Trump and House Speaker Paul Ryan praised Israel.", ["USA", "USA"], ["ISR"]),
        # Sums "in aid", gifts that come from somebody.
        ("Japan provided $20 million in military aid to Fiji.", ["JPN"], ["FJI"]),
        ("Several donations had come to Mali from Ireland.", ["IRL"], ["MLI"]),
        # What backs is not what is backed.
        ("The militia, backed by French airstrikes, held the valley.", ["FRA"], [None]),
        # What befell somebody names the victim, who is no side; the doer is one.
        ("France deplored the killing of the Kenyan editor by Mali.", ["FRA"], ["MLI"]),
        # A deed told before is nobody.
        ("Chad is poor. France deplored it.", ["FRA"], []),
        ("Chad is poor, but France accused it of arming rebels.", ["FRA"], ["TCD"]),
        # People joined to a person, whom the parser joins to the person's country.
        ("France thanked the emir of Qatar and Egypt's president.", ["FRA"], ["QAT", "EGY"]),
        # Names in a list; what is set off by a semicolon belongs to another clause.
        ("Spain, the Vatican and the United States praised Israel.", ["ESP", "VAT", "USA"], ["ISR"]),
        # Where it was said is no side.
        ("At the Vatican, France condemned the raid.", ["FRA"], []),
        # Those who talk are both actors.
        ("Kenya is in touch with Mali.", ["KEN", "MLI"], []),
    ],
)
def test_sides(pipeline: Pipeline, text: str, actors: list[str | None], recipients: list[str | None]) -> None:
    event = pipeline.code(from_text(text)).events[0]
    assert [p.country for p in event.actors] == actors
    assert [p.country for p in event.recipients] == recipients


def test_a_country_that_only_a_town_names(pipeline: Pipeline) -> None:
    coding = pipeline.code(from_text("Rebels shelled the city of Mariupol on Tuesday."))
    assert [p.name for p in coding.events[0].recipients] == ["Ukraine"]


@pytest.mark.parametrize(("place", "struck"), [("Darfur", ["SDN"]), ("Donbas", ["UKR"]), ("Kashmir", [])])
def test_a_region_of_one_state_is_struck_as_a_town_is(pipeline: Pipeline, place: str, struck: list[str]) -> None:
    coding = pipeline.code(from_text(f"Rebels shelled {place} on Tuesday."))
    assert [party.country for event in coding.events for party in event.recipients] == struck
