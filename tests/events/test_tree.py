"""Words beside the predicate and forms of words, on parses built by hand."""

from __future__ import annotations

import pytest
from parses import parse

from dragoman.events.arguments import Arguments
from dragoman.events.lightverbs import support_verb
from dragoman.events.lists import counted
from dragoman.events.passives import is_passive, shared_agent
from dragoman.events.prepositions import prep_objects
from dragoman.events.words import forms

WALKED_OUT = """
    Envoys envoy NOUN/NNS nsubj 1
    walked walk VERB/VBD ROOT 1
    out out ADP/IN prep 1
    of of ADP/IN prep 2
    talks talk NOUN/NNS pobj 3
"""
TAKEN_HOSTAGE = """
    Engineers engineer NOUN/NNS nsubjpass 2
    were be AUX/VBD auxpass 2
    taken take VERB/VBN ROOT 2
    hostage hostage NOUN/NN dobj 2
"""
THOUSANDS = """
    Mali Mali PROPN/NNP nsubj 1
    freed free VERB/VBD ROOT 1
    thousands thousand NOUN/NNS dobj 1
    of of ADP/IN prep 2
    soldiers soldier NOUN/NNS pobj 3
    and and CCONJ/CC cc 4
    clerks clerk NOUN/NNS conj 4
"""
RULED_OUT = """
    Oslo Oslo PROPN/NNP nsubj 1
    ruled rule VERB/VBD ROOT 1
    out out ADP/RP prt 1
    sending send VERB/VBG advcl 1
    troops troop NOUN/NNS dobj 3
"""
LEFT_CURSING = """
    Oslo Oslo PROPN/NNP nsubj 1
    left leave VERB/VBD ROOT 1
    , , PUNCT/, punct 1
    cursing curse VERB/VBG advcl 1
    Lima Lima PROPN/NNP dobj 3
"""
TALKS_RESUME = """
    Talks talk NOUN/NNS nsubj 2
    will will AUX/MD aux 2
    resume resume VERB/VB ROOT 2
"""
TALKS_BORE = """
    Talks talk NOUN/NNS nsubj 1
    bored bore VERB/VBD ROOT 1
    Lima Lima PROPN/NNP dobj 1
"""
STAGED = """
    Workers worker NOUN/NNS nsubj 1
    staged stag VERB/VBD ROOT 1
    a a DET/DT det 3
    sit-in sit-in NOUN/NN dobj 1
"""
COMMITTED = """
    London London PROPN/NNP nsubjpass 2
    is be AUX/VBZ auxpass 2
    committed commit VERB/VBN ROOT 2
    to to ADP/IN prep 2
    peace peace NOUN/NN pobj 3
"""


@pytest.mark.parametrize(("rows", "verb", "wanted"), [(WALKED_OUT, 1, ["out"]), (TAKEN_HOSTAGE, 2, ["hostage"])])
def test_words_that_belong_to_the_predicate(rows: str, verb: int, wanted: list[str]) -> None:
    assert [t.text for t in Arguments(parse(rows)[verb]).particles()] == wanted


def test_what_a_quantity_counts() -> None:
    assert [t.text for t in counted(parse(THOUSANDS)[2])] == ["thousands", "soldiers", "clerks"]


@pytest.mark.parametrize(("rows", "wanted"), [(RULED_OUT, ["sending"]), (LEFT_CURSING, [])])
def test_a_gerund_is_an_object_only_beside_its_verb(rows: str, wanted: list[str]) -> None:
    assert [t.text for t in Arguments(parse(rows)[1]).complements()] == wanted


def test_talks_that_resume_are_carried_by_their_verb() -> None:
    doc = parse(TALKS_RESUME)
    assert support_verb(doc[0]) == doc[2]
    assert Arguments(doc[0]).slot("subject") == []


def test_talks_that_bore_are_not() -> None:
    assert support_verb(parse(TALKS_BORE)[0]) is None


def test_a_wrong_lemma_is_mended_by_the_regular_form() -> None:
    assert forms(parse(STAGED)[1]) == ("stag", "staged", "stage")


def test_an_adjective_read_as_a_passive_keeps_its_subject() -> None:
    token = parse(COMMITTED)[2]
    assert [t.text for t in Arguments(token, adjectival=True).slot("subject")] == ["London"]
    assert Arguments(token).slot("subject") == []


SHARED = """
    He he PRON/PRP nsubjpass 2
    was be AUX/VBD auxpass 2
    seized seize VERB/VBN ROOT 2
    and and CCONJ/CC cc 2
    beaten beat VERB/VBN conj 2
    by by ADP/IN agent 4
    guards guard NOUN/NNS pobj 5
"""
WHOM = """
    Chad Chad PROPN/NNP ROOT 0
    , , PUNCT/, punct 0
    with with ADP/IN prep 5
    whom whom PRON/WP pobj 2
    Mali Mali PROPN/NNP nsubj 5
    fought fight VERB/VBD relcl 0
"""


def test_joined_passives_share_their_agent() -> None:
    assert [t.text for t in shared_agent(parse(SHARED)[2])] == ["guards"]


def test_a_relative_under_a_preposition_stands_for_its_noun() -> None:
    assert [t.text for t in prep_objects(parse(WHOM)[5], "with")] == ["Chad"]


SET_OFF = """
    Lund Lund PROPN/NNP nsubj 2
    , , PUNCT/, punct 0
    asked ask VERB/VBD ccomp 6
    to to PART/TO aux 4
    go go VERB/VB xcomp 2
    , , PUNCT/, punct 6
    refused refuse VERB/VBD ROOT 6
"""


def test_what_is_set_off_by_commas_is_done_to_its_noun() -> None:
    assert is_passive(parse(SET_OFF)[2])
    assert not is_passive(parse(SET_OFF)[6])
