"""Attacks that are words and beatings that are votes: who takes part decides, and what the article is about."""

from __future__ import annotations

import pytest

from dragoman.events.rivals import is_domestic
from dragoman.pipeline import Pipeline
from dragoman.sources import from_text

OF_VOTES = (
    "Senator Ada Holm of Ohio is ahead in the primary election. Governor Ben Olsen of Ohio came second. "
    "Voters go to the ballot in Iowa next week, and the runoff will be held in May. "
)
OF_ARMS = (
    "Senator Ada Holm of Ohio spoke of the army. Governor Ben Olsen of Ohio saw the soldiers leave. "
    "The battalion has new tanks, and the air force sent its warplanes. The troops had missiles. "
)


def types(pipeline: Pipeline, about: str, text: str) -> list[str]:
    """The types of the events in the last sentence."""
    events = pipeline.code(from_text(about + text)).events
    return [event.type for event in events if event.sentence.text == text]


@pytest.mark.parametrize(
    ("about", "text", "expected"),
    [
        # One side named: words in a campaign, arms where the article is about an army.
        (OF_VOTES, "Voters were tired of Senator Holm's attack.", ["ACCUSE"]),
        (OF_ARMS, "Villagers were tired of Senator Holm's attack.", ["ASSAULT"]),
        (OF_VOTES, "Voters were tired of the attacks on Senator Holm.", ["ACCUSE"]),
        # A lawmaker has no army; whom a governor or president attacks at home must be of public life for words.
        (OF_VOTES, "Senator Holm attacked Norway.", ["ACCUSE"]),
        (OF_VOTES, "Governor Olsen attacked the Ohio lawmakers.", ["ACCUSE"]),
        (OF_VOTES, "Governor Olsen attacked rebels in Norway.", ["ASSAULT"]),
        # What a candidate does to judges more than once are words; to one guard it may be a blow.
        (OF_VOTES, "Voters were tired of the attacks of Senator Holm on the judges of Ohio.", ["ACCUSE"]),
        (OF_VOTES, "Voters were tired of the attacks of the American Carla Bond on the judges of Ohio.", ["ACCUSE"]),
        (OF_VOTES, "President Obama's attacks on the rebels of Norway were wrong.", ["ASSAULT"]),
        # Parties and papers have no arms; an opposition or a union has none where the article is on votes.
        (OF_ARMS, "Republicans turned their guns on Governor Olsen.", ["ACCUSE"]),
        (OF_ARMS, "Newspapers turned their guns on Governor Olsen.", ["ACCUSE"]),
        (OF_VOTES, "The opposition ambushed the governor of Ohio.", ["ACCUSE"]),
        (OF_ARMS, "The opposition ambushed the governor of Ohio.", ["ASSAULT"]),
        (OF_VOTES, "Republicans turned their guns on police officers.", ["ASSAULT"]),
        (OF_VOTES, "Governor Olsen attacked the press.", ["ACCUSE"]),
        # What is armed by its own words stays so.
        (OF_VOTES, "Senator Holm ordered a missile attack on Norway.", ["ASSAULT"]),
        # A candidate's rally is no protest, a union's is.
        (OF_VOTES, "Governor Olsen held a rally in Iowa.", []),
        (OF_VOTES, "Trade unions held a rally in Iowa.", ["PROTEST"]),
        (OF_VOTES, "Governor Olsen cancelled a rally in Iowa.", []),
        # Nor is one that bears a candidate's name, whoever goes to it, but for one against him.
        (OF_VOTES, "A teacher attended a Holm rally in Iowa.", []),
        (OF_VOTES, "Trade unions held a rally against Governor Olsen.", ["PROTEST"]),
        # Nor is a gathering of followers, where the article is on votes, but before a court it is one.
        (OF_VOTES, "Supporters gathered in Iowa.", []),
        (OF_VOTES, "Thousands of supporters held a rally in Iowa.", []),
        (OF_VOTES, "Supporters gathered outside the Supreme Court.", ["PROTEST"]),
        (OF_VOTES, "Supporters marched in Iowa.", ["PROTEST"]),
        # In an article on votes a politician attacks a thing in words.
        (OF_VOTES, "Senator Holm attacked it.", ["ACCUSE"]),
        # A cause is fought for, which is no attack at all.
        (OF_VOTES, "Senator Holm fought the banks of Norway.", []),
        (OF_VOTES, "The Socialists fought the Norwegian government.", []),
        (OF_ARMS, "The Socialists fought the Norwegian government.", ["ASSAULT"]),
        (OF_VOTES, "Soldiers fought the rebels of Norway.", ["ASSAULT"]),
        # States protest in words, people in the street.
        (OF_ARMS, "Norway protested.", ["ACCUSE"]),
        (OF_ARMS, "Norwegian farmers protested.", ["PROTEST"]),
    ],
)
def test_rivals(pipeline: Pipeline, about: str, text: str, expected: list[str]) -> None:
    assert types(pipeline, about, text) == expected


def test_what_is_domestic() -> None:
    assert is_domestic({"election": 2, "military": 1})
    assert not is_domestic({"election": 1, "military": 1})
    assert not is_domestic({})
