"""Both sides of a nominal act, by the clause around it, on parses built by hand."""

from __future__ import annotations

import pytest
from parses import parse

from dragoman.events.around import befallen, doers

SHIELDED = """
    Villagers villager NOUN/NNS nsubj 1
    defended defend VERB/VBD ROOT 1
    Goma Goma PROPN/NNP dobj 1
    against against ADP/IN prep 1
    the the DET/DT det 6
    Rwandan Rwandan ADJ/JJ amod 6
    assault assault NOUN/NN pobj 3
"""
TAKEN = """
    A a DET/DT det 2
    Rwandan Rwandan ADJ/JJ amod 2
    offensive offensive NOUN/NN nsubj 4
    has have AUX/VBZ aux 4
    taken take VERB/VBN ROOT 4
    Goma Goma PROPN/NNP dobj 4
"""
LAUNCHED = """
    The the DET/DT det 1
    raid raid NOUN/NN nsubj 5
    launched launch VERB/VBN acl 1
    by by ADP/IN agent 2
    Chad Chad PROPN/NNP pobj 3
    failed fail VERB/VBD ROOT 5
"""
COMMON = """
    A a DET/DT det 2
    rebel rebel NOUN/NN compound 2
    raid raid NOUN/NN nsubj 3
    failed fail VERB/VBD ROOT 3
"""
UNDER = """
    Bor Bor PROPN/NNP nsubj 1
    is be AUX/VBZ ROOT 1
    under under ADP/IN prep 1
    attack attack NOUN/NN pobj 2
"""
OF_ARMY = """
    The the DET/DT det 1
    offensive offensive NOUN/NN nsubj 6
    of of ADP/IN prep 1
    the the DET/DT det 5
    Malian malian ADJ/JJ amod 5
    army army NOUN/NN pobj 2
    began begin VERB/VBD ROOT 6
"""
OF_TOWN = """
    The the DET/DT det 1
    bombing bombing NOUN/NN nsubj 4
    of of ADP/IN prep 1
    Goma Goma PROPN/NNP pobj 2
    failed fail VERB/VBD ROOT 4
"""


@pytest.mark.parametrize(
    ("rows", "act", "done", "whom"),
    [
        (SHIELDED, 6, True, ["Goma"]),
        (SHIELDED, 6, False, []),
        (TAKEN, 2, False, ["Goma"]),
        (UNDER, 3, True, ["Bor"]),
        (UNDER, 3, False, []),
        (COMMON, 2, True, []),
    ],
)
def test_whom_an_act_befalls_is_read_from_its_clause(rows: str, act: int, done: bool, whom: list[str]) -> None:
    assert [t.text for t in befallen(parse(rows)[act], done=done)] == whom


@pytest.mark.parametrize(
    ("rows", "act", "aimed", "who"),
    [
        (LAUNCHED, 1, False, ["Chad"]),
        (COMMON, 2, True, ["rebel"]),
        (COMMON, 2, False, []),
        (TAKEN, 2, True, []),
        (OF_ARMY, 1, False, ["army"]),
        (OF_TOWN, 1, False, []),
    ],
)
def test_who_does_an_act_is_read_from_the_words_on_it(rows: str, act: int, aimed: bool, who: list[str]) -> None:
    assert [t.text for t in doers(parse(rows)[act], aimed=aimed)] == who
