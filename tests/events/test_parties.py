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
        # Whose the object is, where the words hang on the verb.
        ("Poland brushed aside a plea by Hungary.", ["Poland"], ["Hungary"]),
        ("Poland ignored an ultimatum set by Hungary.", ["Poland", "Hungary"], ["Hungary"]),
        ("Poland refused to hold the customary debate with Hungary.", ["Poland"], ["Hungary"]),
        # An attack on a thing befalls the place; a refusal to use one's own things befalls nobody.
        ("Russian jets bombed a depot in Georgia.", ["Russian"], ["Georgia"]),
        ("Poland declined to send its helicopters.", ["Poland"], []),
        ("Poland declined to carry it out.", ["Poland"], []),
    ],
)
def test_parties(pipeline: Pipeline, text: str, actors: list[str], recipients: list[str]) -> None:
    events = pipeline.code(from_text(text)).events
    assert [party.text for event in events for party in event.actors] == actors
    assert [party.text for event in events for party in event.recipients] == recipients
