"""The date of the clause over an act: which acts it reaches, and which not."""

from __future__ import annotations

import pytest

from dragoman.context.times import find_times
from dragoman.context.times.background import background_time
from dragoman.context.times.clause import is_parted, is_present
from dragoman.text import Parser

SENTENCES = [
    ("Some forty miners died in 2013 after the army bombed the town.", "bombed", "2013"),
    ("In 2011 he met the rebels who bombed Togo.", "bombed", "2011"),
    ("The PLO ceased bombing Israel in March 1975.", "ceased", "March 1975"),
    ("When Castro fled in 1959, the envoy praised Peru.", "praised", "1959"),
    ("After Castro fled in 1959, the envoy praised Peru.", "praised", None),
    ("The premier quoted the treaty of 1960 and condemned Peru.", "condemned", None),
    ("In the 1960 campaign the premier quoted Marx and condemned Peru.", "condemned", "1960"),
    # The verbs it is joined to, whichever comes first, also across a semicolon; the nearest clause wins.
    ("They blocked the road, thanked the king and in 2002 condemned Togo.", "thanked", "2002"),
    ("He joined the army in 2003; there he condemned Togo.", "condemned", "2003"),
    ("On Monday Silva, who in 2009 led a revolt in which men were shot, condemned Peru.", "shot", "2009"),
    ("They blocked the road, they thanked the king, and in 2002 they wept.", "thanked", "2002"),
    # A date that the parser hangs on words without a tense of their own.
    ("Oslo sent troops to prop up the premier in May 2015.", "sent", "May 2015"),
    ("Silva was kidnapped by rebels wearing masks in November 2013.", "kidnapped", "November 2013"),
    # What a noun with a date is described by.
    ("They signed the treaty of 1960, under which Peru banned mines.", "banned", "1960"),
    # What it followed; a main verb that the parser joins to the clause before it.
    ("The king, who was jailed after the coup in 1973, condemned Togo.", "jailed", "1973"),
    ("The envoy thanked the king after the 2011 coup.", "thanked", "2011"),
    ("He met the king after Togo left in 2011.", "met", None),
    (
        "The opposition, New Order, whose former minister Tom Silva broke with it in 1993, accused Togo.",
        "accused",
        None,
    ),
    # What it was a part of; "not until" then; a present tense over its subject has a date of something else.
    ("The envoy recalled that Togo had seized the port in an offensive launched in 2016.", "seized", "2016"),
    ("The envoy recalled that Togo had seized the port in an offensive.", "seized", None),
    ("It was not until 2012 that the rebels bombed Togo.", "bombed", "2012"),
    ("The visit of the king, who met Castro, reminds me of the trip of Silva to Peru in 1985.", "met", None),
    # Its own date, a date under it, another tense, a stretch that reaches on.
    ("In 2011 he met the rebels who bombed Togo in 2009.", "bombed", None),
    ("Silva, who met Castro in 2011, condemned Peru.", "condemned", None),
    ("The rebels who met Castro in 2011 have bombed the port.", "bombed", None),
    ("They have been rich since 2011 because they robbed banks.", "robbed", None),
]


@pytest.fixture(scope="module")
def parser() -> Parser:
    return Parser()


@pytest.mark.parametrize(("text", "word", "expected"), SENTENCES)
def test_background_time(text: str, word: str, expected: str | None, parser: Parser) -> None:
    doc = parser.nlp(text)
    trigger = next(token for token in doc if token.text == word)
    found = background_time(trigger, find_times(doc, "2018-03-01"))
    assert (found.span.text if found else None) == expected


@pytest.mark.parametrize(
    ("text", "parted"),
    [
        ("They thanked the king, they wept.", True),
        ("They thanked the king; the envoy said no.", True),
        ("They thanked the king, the envoy said.", False),
    ],
)
def test_a_clause_of_its_own_is_no_speech(text: str, parted: bool, parser: Parser) -> None:
    verbs = [token for token in parser.nlp(text) if token.tag_ == "VBD"]
    assert is_parted(verbs[0], verbs[1]) is parted


@pytest.mark.parametrize(
    ("text", "word", "present"),
    [
        ("A judge accuses him of murders in 1973.", "accuses", True),
        ("He is being tried over a raid in 1973.", "tried", True),
        ("A judge has accused him of murders in 1973.", "accused", False),
        ("A judge accused him in 1973.", "accused", False),
    ],
)
def test_what_is_told_of_now_has_no_old_date(text: str, word: str, present: bool, parser: Parser) -> None:
    assert is_present(next(token for token in parser.nlp(text) if token.text == word)) is present
