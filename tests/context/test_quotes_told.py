"""Who speaks behind an apposition, who is told, and quotes inside quotes."""

from __future__ import annotations

import pytest
from spacy.language import Language

from dragoman.actors import find_actors, load_knowledge
from dragoman.context.quotes import attribute, find_quotes
from dragoman.model import Quote, Span


def read(nlp: Language, text: str) -> tuple[Quote, ...]:
    doc = nlp(text)
    actors, mentions = find_actors(doc, "2020-05-24", load_knowledge())
    return find_quotes(doc, mentions, actors)


SPEAKERS = [
    (
        "Taxes could rise if oil fell again, a Chilean senator, Rosa Lima Prado, said in a speech on Friday.",
        "Rosa Lima Prado",
    ),
    ('"They took the boats at night," said Nur Halim, director of an aid group in Padang.', "Nur Halim"),
]


@pytest.mark.parametrize(("text", "name"), SPEAKERS)
def test_the_name_beside_an_apposition_speaks(nlp: Language, text: str, name: str) -> None:
    (quote,) = read(nlp, text)
    assert quote.speaker_name == name


TOLD = [
    ("Hatami told reporters in Basra that the ties were strong.", "reporters"),
    ("The envoy wrote to the council that the truce was broken.", "the council"),
    ('"It is over," the king said to his guards.', "his guards"),
    ("Iraqi officials informed Iran that the border was shut.", "Iran"),
    ("The envoy said that he had sent aid to the council.", None),
    ("The envoy said the road to the coast was shut.", None),
]


@pytest.mark.parametrize(("text", "told"), TOLD)
def test_who_is_told(nlp: Language, text: str, told: str | None) -> None:
    quote = read(nlp, text)[0]
    assert (quote.addressee.text if quote.addressee else None) == told


def test_a_list_before_a_verb_is_no_speaker(nlp: Language) -> None:
    assert read(nlp, "Troops shelled the town, a village, a farm, and left.") == ()
    assert read(nlp, "The king left, the queen said nothing.") == ()
    (quote,) = read(nlp, "On Monday, the minister, Ada Mole, said that taxes would rise.")
    assert [span.text for span in quote.content] == ["taxes would rise"]


def test_a_claim_inside_a_claim_keeps_both_sources(nlp: Language) -> None:
    text = "Ben Ochieng said Rosa Prado had told aides that rebels shelled the port."
    start = text.index("shelled")
    sources = attribute(Span(start, start + 7, "shelled"), read(nlp, text))
    assert [(source.name, source.cue.text if source.cue else "") for source in sources] == [
        ("Rosa Prado", "told"),
        ("Ben Ochieng", "said"),
    ]


def test_what_is_told_stands_behind_the_time_of_telling(nlp: Language) -> None:
    (quote,) = read(nlp, "Diaz told reporters after the talks that her army would leave.")
    assert ([span.text for span in quote.content], quote.addressee and quote.addressee.text) == (
        ["her army would leave"],
        "reporters",
    )
