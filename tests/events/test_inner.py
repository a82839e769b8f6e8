"""Which acts of a sentence are events of their own: hits, and near misses in which the inner words report one."""

from __future__ import annotations

import pytest

from dragoman.events.decide import Coder
from dragoman.events.inner import outer_acts
from dragoman.text import Parser

SENTENCES = [
    # What somebody is accused of is the charge.
    ("Lima accused Quito of arming the rebels.", ["ACCUSE"]),
    ("The court charged him with having bombed the embassy.", ["ACCUSE"]),
    ("Lima accused Quito of trying to overthrow the government.", ["ACCUSE"]),
    ("Lima accused Quito of fraud and arrested the editor.", ["ACCUSE", "COERCE"]),
    # What is asked for, promised or let is the content of the asking; a clause of its own is not.
    ("The general ordered the rebels to surrender.", ["REQUEST"]),
    ("The general urged the rebels to lay down their arms and release the hostages.", ["REQUEST"]),
    ("The general urged the rebels to surrender, and bombed the port.", ["REQUEST", "ASSAULT"]),
    ("Chad threatened to impose sanctions on Togo and to recall its ambassador.", ["THREATEN"]),
    ("Chad threatened to impose sanctions on Togo and recalled its ambassador.", ["THREATEN", "SANCTION"]),
    ("Chadian lawmakers voted to impeach the president.", ["SANCTION"]),
    # What demonstrators demand is part of the demonstration.
    ("Thousands marched to demand his resignation.", ["PROTEST"]),
    ("Hundreds marched to demand that Togo withdraw its troops.", ["PROTEST"]),
    ("Thousands marched through Lima, and the unions demanded his resignation.", ["PROTEST", "REQUEST"]),
    # What the outer act is about.
    ("Togo walked out of the talks with Benin.", ["REJECT"]),
    ("Togo held talks with Benin after an attack on the port.", ["CONSULT", "ASSAULT"]),
    # Help in deeds.
    ("Togo backed the rebels, providing them with rifles.", ["AID"]),
    ("Togo went on to support and train the rebels.", ["AID"]),
    ("Togo has armed and backed the rebels.", ["AID"]),
    ("Togo backed the premier and armed the rebels.", ["SUPPORT", "AID"]),
    # One act told twice.
    ("Oslo called for a limit, calling on Peru to cut its catch.", ["REQUEST"]),
    ("Police fired tear gas to disperse the crowd.", ["ASSAULT"]),
    ("Police fired tear gas and arrested the leader.", ["ASSAULT", "COERCE"]),
]


@pytest.mark.parametrize(("text", "types"), SENTENCES)
def test_outer_acts(text: str, types: list[str], coder: Coder, parser: Parser) -> None:
    found = outer_acts(coder.candidates(next(parser.nlp(text).sents)))
    assert [candidate.type for candidate in found] == types
