"""People whom no name or office tells are recipients where the act reaches nobody but people."""

from __future__ import annotations

import pytest

from dragoman.pipeline import Pipeline
from dragoman.sources import from_text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # Words that stand for somebody, numbers, and nouns of no list, beside a verb that is about people.
        ("Police in Lusaka shot dead two of them on Friday.", ["two of them"]),
        ("The president of Chad pleaded with both to lay down their arms.", ["both"]),
        ("Chad's president urged the loser to accept the result.", ["the loser"]),
        ("The foreign minister of Chad pleaded with the squabblers to reconsider.", ["the squabblers"]),
        ("President Idriss Deby congratulated the winner on Monday.", ["the winner"]),
        ("Chad's army shelled two villages near the border.", ["two villages"]),
        ("Chad's army ambushed a convoy near the border.", ["a convoy"]),
        # Words are put to everyone; sides, and people told by their part or by a clause, are somebody to any act.
        ("Chad's president urged everyone to stay calm.", ["everyone"]),
        ("Chad's president accused the West of meddling.", ["the West"]),
        ("The foreign minister of Chad praised both.", ["both"]),
        ("Chad's president apologised to the bereaved.", ["the bereaved"]),
        ("Chad's president denounced those who had cheated him.", ["those"]),
        ("Chad's army dropped bombs on a town near the border.", ["a town"]),
        ("The opposition of Chad accused everyone.", ["everyone"]),
        ("Chad's president apologised to anyone whom he had hurt.", ["anyone"]),
        ("Chad's president apologised to the families.", ["the families"]),
        ("Chad's president blamed foreign channels for the riots.", ["foreign channels"]),
        ("French envoys accused the North of cheating.", ["the North"]),
        ("President Idriss Deby apologised to the wounded on Friday.", ["the wounded"]),
        ("Chad armed a belligerent.", ["a belligerent"]),
        # Force against a place is force against those who live there.
        ("Rebels in Chad have seized half a dozen towns.", ["half a dozen towns"]),
        ("Chad's army burned two villages near the border.", ["two villages"]),
        ("Rebels in Chad held forty hostages for a day.", ["forty hostages"]),
        # Beside others of a list.
        ("Guerrillas in Chad killed two guards and the lift operator.", ["two guards", "the lift operator"]),
        # Things, and those who are nobody in particular, are no party.
        ("Chad's president accused no one.", []),
        ("Chad and Mali accused one another of theft.", []),
        ("Chad's president did not thank anyone.", []),
        ("Chad's minister ordered security to be stepped up.", []),
        ("Chad's president urged a retrial.", []),
        ("Chad's army retook two villages near the border.", []),
        ("President Idriss Deby opposed them.", []),
        ("President Idriss Deby demanded that the vote be cancelled.", []),
        ("Chad's army shelled a radio mast near the border.", []),
        ("Chad's army shot down scores of balloons on Friday.", []),
    ],
)
def test_reached(pipeline: Pipeline, text: str, expected: list[str]) -> None:
    events = pipeline.code(from_text(text)).events
    assert [party.text for event in events for party in event.recipients] == expected


def test_part_of_them_is_of_those_told_before(pipeline: Pipeline) -> None:
    text = "French soldiers beat back an attack by Togolese rebels near Gao, killing twelve of them."
    events = [event for event in pipeline.code(from_text(text)).events if event.trigger.text == "killing"]
    assert [(p.text, p.country, p.sectors) for p in events[0].recipients] == [("them", "TGO", ("REB",))]


@pytest.mark.parametrize(
    ("text", "country"),
    [
        # Those of whom the article tells are of the country that it is about, whoever speaks to them.
        ("France urged the losers to accept the result. Chad voted on Sunday. Chad is calm.", "TCD"),
        # Others are where their owner is, or nowhere.
        ("Chad's president urged his countrymen to stay calm.", "TCD"),
        ("Chad asked its partners to meet in Paris.", None),
        ("France urged other donors to help. Chad voted on Sunday. Chad is calm.", None),
        ("Chad's president appealed to the world to help.", None),
    ],
)
def test_land(pipeline: Pipeline, text: str, country: str | None) -> None:
    coding = pipeline.code(from_text(text))
    party = coding.events[0].recipients[0]
    assert party.country == country
    assert next(actor for actor in coding.actors if actor.id == party.actor).kind == "group"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("President Idriss Deby telephoned the family on Sunday.", ["President Idriss Deby", "the family"]),
        ("President Idriss Deby met those who had deposed him.", ["President Idriss Deby", "those"]),
        ("President Idriss Deby met the deadline on Sunday.", []),
    ],
)
def test_met(pipeline: Pipeline, text: str, expected: list[str]) -> None:
    events = pipeline.code(from_text(text)).events
    assert [party.text for event in events for party in event.actors] == expected


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Brian Hall, the premier of Malta, met the president of Chad.", True),
        # Whoever was met is nobody known; a visit of which no more is told is nobody's.
        ("The soldiers of Chad whom we met were tired.", False),
        ("The premier of Malta regretted the visit.", False),
        ("The premier of Malta said on a visit to Chad that he was tired.", True),
    ],
)
def test_chance_meetings(pipeline: Pipeline, text: str, told: bool) -> None:
    assert any(event.type == "CONSULT" for event in pipeline.code(from_text(text)).events) == told
