"""A bare answer is given to whoever asked, offered or blamed before it."""

from __future__ import annotations

import pytest

from dragoman.events.decide import marked
from dragoman.pipeline import Pipeline
from dragoman.sources import from_text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # In the sentence before, and in the same one.
        ("France asked Chad to free the pilots. Chad refused.", ["France"]),
        ("The rebels offered the government of Chad a truce, and the government turned it down.", ["The rebels"]),
        # Put to nobody, or to the country of him who answers.
        ("France wanted a new vote. Chad's president said no.", ["France"]),
        ("France asked Chad for peacekeepers. Idriss Deby, the president of Chad, declined.", ["France"]),
        # What is refused may be left out.
        ("France asked Chad to take in refugees. Chad balked at accepting any.", ["France"]),
        ("France asked Chad to take in refugees. Chad balked at closing a camp.", []),
        # A refusal of whatever was put forward in the same sentence.
        ("Togo sued Chad, but Chad refused to pay.", ["Togo"]),
        ("France wants an apology, which Chad refuses to give.", ["France"]),
        # The demands of the sentence before, but not demands of others.
        ("France demanded that Chad leave Togo. Chad rejected the demands.", ["France"]),
        ("France demanded that Chad leave Togo. Chad rejected calls to resign.", []),
        # Nobody spoke to him who answers, or too long ago, or the answer names whom it meets.
        ("Mali accused Chad of theft. Chad rejected the charge.", []),
        ("France asked Mali to free the pilots. Chad refused.", []),
        ("France asked Chad to free the pilots. It rained. Nobody came. Chad refused.", []),
        ("France asked Chad to free the pilots. Chad rejected an offer from Togo.", ["Togo"]),
    ],
)
def test_answers(pipeline: Pipeline, text: str, expected: list[str]) -> None:
    refusal = [event for event in pipeline.code(from_text(text)).events if event.type == "REJECT"][-1]
    assert [party.text for party in refusal.recipients] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Hungary detained two Polish nurses. The Polish nurses were freed on Monday.", ["Hungary"]),
        ("Rebels kidnapped two Polish nurses in May. The nurses were freed on Monday.", ["Rebels"]),
        ("Hungary detained two Polish nurses. Three Danish sailors were freed on Monday.", []),
    ],
)
def test_who_was_held_is_freed_by_the_captors(pipeline: Pipeline, text: str, expected: list[str]) -> None:
    release = pipeline.code(from_text(text)).events[-1]
    assert (release.mode, [party.text for party in release.actors]) == ("release", expected)


def test_the_judge_is_not_asked_of_a_party_of_another_sentence(pipeline: Pipeline) -> None:
    event = pipeline.code(from_text("France asked Chad to free the pilots. Chad refused.")).events[-1]
    assert marked(event).recipient is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Togo accused Chad of theft. The Chadian premier hit back.", ["Togo"]),
        ("Emmanuel Macron accused Ana Lund of theft. A spokesman for Lund, Ida Boe, hit back.", ["Emmanuel Macron"]),
        ("Togo accused Chad of theft. The Malian premier hit back.", []),
        ("Togo accused Chad of theft. It was a bad year. Nobody cared. Chad hit back.", ["Togo"]),
        ("Togo accused Chad of theft. It was bad. Nobody cared. It rained. Chad hit back.", []),
    ],
)
def test_others_answer_for_whoever_was_blamed(pipeline: Pipeline, text: str, expected: list[str]) -> None:
    answer = next(event for event in pipeline.code(from_text(text)).events if event.frame == "hit-back")
    assert [party.text for party in answer.recipients] == expected
