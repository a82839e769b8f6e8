"""Who fills a slot where the parser joined, tore or left out a word, on parses built by hand."""

from __future__ import annotations

import pytest
from parses import parse

from dragoman.events.arguments import Arguments
from dragoman.events.elsewhere import ELSEWHERE

ASKING = """
    Rebels rebel NOUN/NNS nsubj 2
    are be AUX/VBP aux 2
    asking ask VERB/VBG ROOT 2
    how how SCONJ/WRB advmod 6
    Oslo Oslo PROPN/NNP nsubj 6
    has have AUX/VBZ aux 6
    answered answer VERB/VBN ccomp 2
    and and CCONJ/CC cc 6
    demanding demand VERB/VBG conj 6
    more more ADJ/JJR dobj 8
"""
SAID_BY = """
    The the DET/DT det 1
    convoy convoy NOUN/NN nsubj 9
    that that PRON/WDT mark 4
    Oslo Oslo PROPN/NNP nsubj 4
    said say VERB/VBD relcl 1
    was be AUX/VBD auxpass 6
    led lead VERB/VBN ccomp 4
    by by ADP/IN agent 6
    Mali Mali PROPN/NNP pobj 7
    fled flee VERB/VBD ROOT 9
"""
ENDORSED = """
    Oslo Oslo PROPN/NNP nsubj 1
    endorsed endorse VERB/VBD ROOT 1
    Lund Lund PROPN/NNP compound 3
    Tuesday Tuesday PROPN/NNP npadvmod 1
"""
ATTACKED = """
    The the DET/DT det 1
    senator senator NOUN/NN nsubj 7
    that that PRON/WDT mark 4
    they they PRON/PRP nsubj 4
    attacked attack VERB/VBD relcl 1
    in in ADP/IN prep 4
    Oslo Oslo PROPN/NNP pobj 5
    resigned resign VERB/VBD ROOT 7
"""
HID_IN = """
    The the DET/DT det 1
    village village NOUN/NN nsubj 6
    that that PRON/WDT mark 4
    they they PRON/PRP nsubj 4
    raided raid VERB/VBD relcl 1
    from from ADP/IN prep 4
    burned burn VERB/VBD ROOT 6
"""
DAY_WHEN = """
    Troops troop NOUN/NNS nsubj 1
    fled flee VERB/VBD ROOT 1
    the the DET/DT det 3
    day day NOUN/NN dobj 1
    when when SCONJ/WRB advmod 6
    rebels rebel NOUN/NNS nsubj 6
    struck strike VERB/VBD relcl 3
    without without ADP/IN prep 6
    warning warn VERB/VBG pobj 7
"""
TERMS = """
    Mali Mali PROPN/NNP nsubj 1
    threatened threaten VERB/VBD ROOT 1
    to to PART/TO aux 3
    leave leave VERB/VB xcomp 1
    if if SCONJ/IN mark 6
    Oslo Oslo PROPN/NNP nsubj 6
    signed sign VERB/VBD ccomp 3
"""
WIDOW = """
    The the DET/DT det 1
    widow widow NOUN/NN nsubj 8
    of of ADP/IN prep 1
    a a DET/DT det 4
    man man NOUN/NN pobj 2
    shot shoot VERB/VBN acl 1
    by by ADP/IN agent 5
    rebels rebel NOUN/NNS pobj 6
    wept weep VERB/VBD ROOT 8
"""
OCCASION = """
    Mali Mali PROPN/NNP nsubj 1
    objected object VERB/VBD ROOT 1
    when when SCONJ/WRB advmod 4
    Lund Lund PROPN/NNP nsubj 4
    spoke speak VERB/VBD advcl 1
"""
NO_ARMS = """
    Mali Mali PROPN/NNP nsubj 1
    stopped stop VERB/VBD ROOT 1
    selling sell VERB/VBG xcomp 1
    arms arm NOUN/NNS dobj 2
    to to ADP/IN prep 3
    Togo Togo PROPN/NNP pobj 4
"""
ITSELF = """
    Mali Mali PROPN/NNP nsubj 1
    found find VERB/VBD ROOT 1
    itself itself PRON/PRP nsubj 3
    fighting fight VERB/VBG ccomp 1
    rebels rebel NOUN/NNS dobj 3
"""
HIMSELF = """
    Lund lund NOUN/NN nsubj 2
    himself himself PRON/PRP appos 0
    urged urge VERB/VBD ROOT 2
    calm calm NOUN/NN dobj 2
"""
STATEMENT = """
    Oslo Oslo PROPN/NNP nsubj 1
    rejected reject VERB/VBD ROOT 1
    a a DET/DT det 4
    Malian malian ADJ/JJ amod 4
    statement statement NOUN/NN dobj 1
    urging urge VERB/VBG acl 4
    calm calm NOUN/NN dobj 5
"""
ISSUED = """
    Oslo Oslo PROPN/NNP nsubj 1
    issued issue VERB/VBD ROOT 1
    a a DET/DT det 3
    statement statement NOUN/NN dobj 1
    urging urge VERB/VBG acl 3
    calm calm NOUN/NN dobj 4
"""
TORN_LIST = """
    Oslo Oslo PROPN/NNP nsubj 2
    is be AUX/VBZ aux 2
    backing back VERB/VBG ROOT 2
    Mali Mali PROPN/NNP dobj 2
    and and CCONJ/CC cc 3
    Chad Chad PROPN/NNP conj 3
    supports support VERB/VBZ conj 2
    Togo Togo PROPN/NNP dobj 6
"""
REQUEST_AT = """
    Engineers engineer NOUN/NNS nsubj 1
    came come VERB/VBD ROOT 1
    at at ADP/IN prep 1
    the the DET/DT det 4
    request request NOUN/NN pobj 2
    of of ADP/IN prep 4
    Nepal Nepal PROPN/NNP pobj 5
"""
REQUEST_ON = """
    Aides aide NOUN/NNS nsubj 1
    commented comment VERB/VBD ROOT 1
    on on ADP/IN prep 1
    the the DET/DT det 4
    request request NOUN/NN pobj 2
    of of ADP/IN prep 4
    Nepal Nepal PROPN/NNP pobj 5
"""
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
TO_AID = """
    Chad Chad PROPN/NNP nsubj 1
    came come VERB/VBD ROOT 1
    to to ADP/IN prep 1
    Mali Mali PROPN/NNP poss 5
    's 's PART/POS case 3
    aid aid NOUN/NN pobj 2
"""


@pytest.mark.parametrize(
    ("rows", "index", "slot", "expected"),
    [
        (ASKING, 8, "subject", ["Rebels"]),
        (SAID_BY, 6, "object", ["convoy"]),
        (SAID_BY, 6, "subject", ["Mali"]),
        (ENDORSED, 1, "object", ["Lund"]),
        (ATTACKED, 4, "object", ["senator"]),
        (HID_IN, 4, "object", []),
        (DAY_WHEN, 6, "object", []),
        (WIDOW, 5, "object", ["man"]),
        (ITSELF, 3, "subject", ["Mali"]),
        (HIMSELF, 2, "subject", ["Lund"]),
        (STATEMENT, 5, "subject", ["statement"]),
        (ISSUED, 4, "subject", ["Oslo"]),
        (TORN_LIST, 2, "object", ["Mali"]),
        (TORN_LIST, 6, "subject", ["Chad"]),
        (REQUEST_AT, 4, "at-subject", ["Engineers"]),
        (REQUEST_ON, 4, "at-subject", []),
        (BLAMED, 1, "on", []),
        (NO_ARMS, 1, "complement-reach", ["Togo"]),
        (TERMS, 1, "complement-reach", []),
        (TO_AID, 1, "to-possessor", ["Mali"]),
    ],
)
def test_slot(rows: str, index: int, slot: str, expected: list[str]) -> None:
    assert [t.text for t in Arguments(parse(rows)[index]).slot(slot)] == expected


@pytest.mark.parametrize(("rows", "index", "expected"), [(OCCASION, 1, ["Lund"]), (TERMS, 1, [])])
def test_an_answer_is_about_whoever_gives_occasion_to_it(rows: str, index: int, expected: list[str]) -> None:
    assert [t.text for t in ELSEWHERE["when-subject"](parse(rows)[index])] == expected


@pytest.mark.parametrize(("rows", "index", "expected"), [(TERMS, 1, ["Oslo"]), (ASKING, 2, [])])
def test_terms_are_put_to_whoever_is_to_meet_them(rows: str, index: int, expected: list[str]) -> None:
    assert [t.text for t in ELSEWHERE["if-subject"](parse(rows)[index])] == expected
