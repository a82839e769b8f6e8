"""The date that a story keeps: which sentences go on from a dated one, and which not."""

from __future__ import annotations

import pytest

from dragoman.context.times import find_times
from dragoman.context.times.story import story_time
from dragoman.text import Parser

TEXTS = [
    # It goes on at once from what the date tells of.
    ("In 2011 the rebels stormed the fort. The king fled to Togo.", "fled", "2011"),
    ("In 2011 the rebels stormed the fort. The king fled. Togo sheltered him.", "sheltered", "2011"),
    ("The rebels stormed the fort in 2011 and shot the guards. The king fled to Togo.", "fled", "2011"),
    ("In 2011 the rebels stormed the fort. The king fled; Togo sheltered him.", "fled", "2011"),
    ("Last summer the rebels stormed the fort. The king fled to Togo.", "fled", "Last summer"),
    # A stretch dates nothing; "had" reports nothing.
    ("In 2011 the rebels stormed the fort. Two days later the king fled to Togo.", "fled", "2011"),
    ("In 2011 the rebels stormed the fort. He had three men whipped and jailed Silva.", "jailed", "2011"),
    # Old dates on both sides, also where they hang on other clauses.
    ("Costa, crowned in 2008, ruled alone. He jailed Silva. They shot him in 2013.", "jailed", "2008"),
    ("Costa, who lost in 2008, spoke. Silva condemned it. Diaz, whom they shot in 2013, left.", "condemned", None),
    # Over paragraphs, where both dates are of main acts.
    ("Costa fled to Togo in 2008.\n\nHe met Silva. He founded a party.\n\nIn 2013 they shot him.", "met", "2008"),
    ("Costa fled to Togo in 2008.\n\nHe met Silva. He founded a party.\n\nOn Monday they shot him.", "met", None),
    ("Costa, who fled in 2008, laughed.\n\nHe met Silva. He founded a party.\n\nIn 2013 they shot him.", "met", None),
    # A date of this year, another tense, a date under another clause, a stretch that reaches on.
    ("In January the rebels stormed the fort. The king fled to Togo.", "fled", None),
    ("In 2011 the rebels stormed the fort. The king has fled to Togo.", "fled", None),
    ("In 2011 the rebels stormed the fort. The king will flee.", "flee", None),
    ("The rebels stormed the fort that he built in 2011. The king fled.", "fled", None),
    ("He has held the fort since 2011. The king fled.", "fled", None),
    # A date of its own, a teller, a new paragraph, a newer date before it or on the other side.
    ("In 2011 the rebels stormed the fort. On Monday the king fled.", "fled", None),
    ("In 2011 the rebels stormed the fort. Silva said that the king fled.", "fled", None),
    ("In 2011 the rebels stormed the fort.\n\nThe king fled to Togo.", "fled", None),
    ("In 2011 the rebels stormed the fort. On Monday Silva met Costa. The king fled.", "fled", None),
    ("Costa, crowned in 2008, ruled alone. He jailed Silva. On Monday they shot him.", "jailed", None),
    ("Silva, who was freed in 2008, lives in Togo. Costa jailed him. They met in 2007.", "jailed", None),
]


@pytest.fixture(scope="module")
def parser() -> Parser:
    return Parser()


@pytest.mark.parametrize(("text", "word", "expected"), TEXTS)
def test_story_time(text: str, word: str, expected: str | None, parser: Parser) -> None:
    doc = parser.nlp(text)
    trigger = next(token for token in doc if token.text == word)
    found = story_time(trigger, find_times(doc, "2018-03-01"), "2018-03-01")
    assert (found.span.text if found else None) == expected


def test_no_story_without_a_day_of_publication(parser: Parser) -> None:
    doc = parser.nlp("In 2011 the rebels stormed the fort. The king fled.")
    assert story_time(doc[9], find_times(doc, None), None) is None
