"""Those who are likely at home where an article is set get its country once their acts are judged."""

from __future__ import annotations

import msgspec
import pytest

from dragoman.events.territory import localised
from dragoman.model import Event, Party, Span, Status

WORDS = Span(0, 4, "Joan")
EVENT = Event("e1", "a", "RETREAT", None, (), "0", 1, 0.0, Status.ACTUAL, (), (), WORDS, WORDS, "leave", 0.5)


def _party(actor: str, country: str | None = None) -> Party:
    return Party(
        actor=actor, name=actor, country=country, sectors=(), role=None, start=0, end=4, text="Joan", code=None
    )


@pytest.mark.parametrize(
    ("country", "homes", "counted"),
    [(None, {"a1": "KEN"}, "KEN"), ("TCD", {"a1": "KEN"}, "TCD"), (None, {"a2": "KEN"}, None)],
)
def test_a_likely_home(country: str | None, homes: dict[str, str], counted: str | None) -> None:
    told = msgspec.structs.replace(EVENT, actors=(_party("a1", country),))
    found = localised(told, {}, homes)
    assert [party.country for party in found.actors] == [counted]
    assert any("likely of KEN" in step.verdict for step in found.decisions) == (counted == "KEN")
