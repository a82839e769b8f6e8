"""Whose doing a nominal act was, by the words of guilt around it, on parses built by hand."""

from __future__ import annotations

import pytest
from parses import parse

from dragoman.events.guilt import culprits

BLAMED = """
    Oslo Oslo PROPN/NNP nsubj 1
    blamed blame VERB/VBD ROOT 1
    Mali Mali PROPN/NNP dobj 1
    for for ADP/IN prep 1
    the the DET/DT det 5
    raid raid NOUN/NN pobj 3
    on on ADP/IN prep 5
    Togo Togo PROPN/NNP pobj 6
"""
BEHIND = """
    Mali Mali PROPN/NNP nsubj 1
    was be AUX/VBD ROOT 1
    behind behind ADP/IN prep 1
    the the DET/DT det 4
    raid raid NOUN/NN pobj 2
"""
ACCUSED_BEHIND = """
    Oslo Oslo PROPN/NNP nsubj 1
    accused accuse VERB/VBD ROOT 1
    Mali Mali PROPN/NNP dobj 1
    of of ADP/IN prep 1
    being be AUX/VBG pcomp 3
    behind behind ADP/IN prep 4
    the the DET/DT det 7
    raid raid NOUN/NN pobj 5
"""
RESPONSIBLE = """
    Mali Mali PROPN/NNP nsubj 1
    is be AUX/VBZ ROOT 1
    responsible responsible ADJ/JJ acomp 1
    for for ADP/IN prep 2
    the the DET/DT det 5
    raid raid NOUN/NN pobj 3
"""
CLAIMED = """
    Rebels rebel NOUN/NNS nsubj 1
    claimed claim VERB/VBD ROOT 1
    responsibility responsibility NOUN/NN dobj 1
    for for ADP/IN prep 2
    the the DET/DT det 5
    raid raid NOUN/NN pobj 3
"""
DENIED = """
    Rebels rebel NOUN/NNS nsubj 1
    denied deny VERB/VBD ROOT 1
    responsibility responsibility NOUN/NN dobj 1
    for for ADP/IN prep 2
    the the DET/DT det 5
    raid raid NOUN/NN pobj 3
"""
WHOSE_GUILT = """
    Oslo Oslo PROPN/NNP nsubj 1
    spoke speak VERB/VBD ROOT 1
    of of ADP/IN prep 1
    Mali Mali PROPN/NNP poss 5
    's 's PART/POS case 3
    responsibility responsibility NOUN/NN pobj 2
    for for ADP/IN prep 5
    the the DET/DT det 8
    raid raid NOUN/NN pobj 6
"""
LIES = """
    Responsibility responsibility NOUN/NN nsubj 4
    for for ADP/IN prep 0
    the the DET/DT det 3
    raid raid NOUN/NN pobj 1
    lies lie VERB/VBZ ROOT 4
    with with ADP/IN prep 4
    Mali Mali PROPN/NNP pobj 5
"""
CLAIMED_BY = """
    The the DET/DT det 1
    raid raid NOUN/NN nsubj 5
    claimed claim VERB/VBN acl 1
    by by ADP/IN agent 2
    rebels rebel NOUN/NNS pobj 3
    failed fail VERB/VBD ROOT 5
"""
BLAMED_ON = """
    Oslo Oslo PROPN/NNP nsubj 1
    blamed blame VERB/VBD ROOT 1
    the the DET/DT det 3
    raid raid NOUN/NN dobj 1
    on on ADP/IN prep 1
    Mali Mali PROPN/NNP pobj 4
"""
READIED = """
    Oslo Oslo PROPN/NNP nsubj 1
    readied ready VERB/VBD ROOT 1
    its its PRON/PRP$ poss 3
    troops troop NOUN/NNS dobj 1
    for for ADP/IN prep 1
    the the DET/DT det 6
    raid raid NOUN/NN pobj 4
"""


@pytest.mark.parametrize(
    ("rows", "act", "expected"),
    [
        (BLAMED, 5, ["Mali"]),
        (BEHIND, 4, ["Mali"]),
        (ACCUSED_BEHIND, 7, ["Mali"]),
        (RESPONSIBLE, 5, ["Mali"]),
        (CLAIMED, 5, ["Rebels"]),
        (DENIED, 5, []),
        (WHOSE_GUILT, 8, ["Mali"]),
        (LIES, 3, ["Mali"]),
        (CLAIMED_BY, 1, ["rebels"]),
        (BLAMED_ON, 3, ["Mali"]),
        (READIED, 6, []),
    ],
)
def test_culprits(rows: str, act: int, expected: list[str]) -> None:
    assert [t.text for t in culprits(parse(rows)[act])] == expected
