"""What stands in a recipient's slot and is nobody the act is done to, with near misses."""

from __future__ import annotations

import pytest

from dragoman.pipeline import Pipeline
from dragoman.sources import from_text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # Where words are spoken is told before the verb; whom they are about, after it.
        ("In Togo Poland called for calm.", []),
        ("Ann Lund, on holiday in Togo, called for calm.", []),
        ("Poland called for calm in Togo.", ["Togo"]),
        # What is done beside a request is no part of it.
        ("Poland appealed for calm before blaming Hungary for the riots.", []),
        # One's own embassies and envoys.
        ("Poland closed its embassy.", []),
        ("Poland closed its embassy in Kabul.", ["Kabul"]),
        ("Poland recalled its high commissioner from Dhaka.", ["Dhaka"]),
        # Things to be done away with.
        ("Poland demanded that it be lifted.", []),
        ("Poland demanded that the Hungarian envoy be expelled.", ["the Hungarian envoy"]),
        ("Poland called for the Hungarian refugees to be moved.", []),
        ("Poland called for the trade pact to be shelved with Hungary.", []),
        ("Poland called for the Hungarian envoy to be expelled.", ["the Hungarian envoy"]),
        ("Poland demanded that the Hungarian miners be sent home.", []),
        # Victims of a deed that is deplored, and its doers.
        ("Poland criticised the treatment of Ukrainians by Russia.", ["Russia"]),
        ("Poland condemned the killing of a Hungarian priest.", []),
        ("Poland criticised the government of Hungary.", ["the government of Hungary"]),
        # To whom support is told, and who is supported.
        ("Germany voiced support for the plan in a talk with Poland.", []),
        ("Germany voiced support for Hungary in a talk with Poland.", ["Hungary"]),
        # Whom an act goes against that is backed.
        ("Poland supports banning Hungarian trucks.", []),
        ("Poland supports Hungary.", ["Hungary"]),
        ("Poland voted against a resolution condemning Hungary.", []),
        # Clauses of their own after a comma.
        ("Poland demanded that Hungary annul the trial, and Togo said it would.", ["Hungary"]),
        ("Poland demanded that Hungary and Togo annul the trial.", ["Hungary", "Togo"]),
    ],
)
def test_unmeant(pipeline: Pipeline, text: str, expected: list[str]) -> None:
    events = pipeline.code(from_text(text)).events
    assert [party.text for event in events for party in event.recipients] == expected
