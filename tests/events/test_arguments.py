"""The slots of a predicate, on parses built by hand."""

from __future__ import annotations

import pytest
from parses import parse
from spacy.tokens import Doc

from dragoman.events.arguments import Arguments
from dragoman.events.passives import is_passive

ACTIVE = """
    Mali Mali PROPN/NNP nsubj 1
    attacked attack VERB/VBD ROOT 1
    rebels rebel NOUN/NNS dobj 1
    and and CCONJ/CC cc 2
    smugglers smuggler NOUN/NNS conj 2
"""
PASSIVE = """
    Rebels rebel NOUN/NNS nsubjpass 2
    were be AUX/VBD auxpass 2
    attacked attack VERB/VBN ROOT 2
    by by ADP/IN agent 2
    Mali Mali PROPN/NNP pobj 3
"""
RELATIVE = """
    Rebels rebel NOUN/NNS nsubj 4
    who who PRON/WP nsubj 2
    attacked attack VERB/VBD relcl 0
    Mali Mali PROPN/NNP dobj 2
    fled flee VERB/VBD ROOT 4
"""
CONTROL = """
    Oslo Oslo PROPN/NNP nsubj 1
    urged urge VERB/VBD ROOT 1
    Mali Mali PROPN/NNP dobj 1
    to to PART/TO aux 4
    free free VERB/VB xcomp 1
    rebels rebel NOUN/NNS dobj 4
"""
CALLED = """
    Oslo Oslo PROPN/NNP nsubj 1
    called call VERB/VBD ROOT 1
    it it PRON/PRP dobj 1
    a a DET/DT det 4
    lie lie NOUN/NN oprd 1
"""
APART = """
    Rome Rome PROPN/NNP nsubj 1
    accused accuse VERB/VBD ccomp 5
    Bern Bern PROPN/NNP dobj 1
    ; ; PUNCT/: punct 5
    Vienna Vienna PROPN/NNP nsubj 5
    laughed laugh VERB/VBD ROOT 5
"""
SAID_NO = """
    Bern Bern PROPN/NNP nsubj 1
    said say VERB/VBD ROOT 1
    no no INTJ/UH intj 1
"""
LIGHT_VERB = """
    Mali Mali PROPN/NNP nsubj 1
    launched launch VERB/VBD ROOT 1
    an an DET/DT det 3
    attack attack NOUN/NN dobj 1
    on on ADP/IN prep 1
    rebels rebel NOUN/NNS pobj 4
"""
POSSESSIVE = """
    Mali Mali PROPN/NNP poss 2
    's 's PART/POS case 0
    attack attack NOUN/NN nsubj 5
    on on ADP/IN prep 2
    rebels rebel NOUN/NNS pobj 3
    failed fail VERB/VBD ROOT 5
"""
SHARED_OBJECT = """
    Mali Mali PROPN/NNP nsubj 1
    attacked attack VERB/VBD ROOT 1
    and and CCONJ/CC cc 1
    killed kill VERB/VBD conj 1
    rebels rebel NOUN/NNS dobj 3
"""
ADJECTIVE = """
    Mali Mali PROPN/NNP nsubj 1
    is be AUX/VBZ ROOT 1
    opposed oppose VERB/VBN acomp 1
    to to ADP/IN prep 2
    talks talk NOUN/NNS pobj 3
"""
CLAUSE = """
    Oslo Oslo PROPN/NNP nsubj 1
    spoke speak VERB/VBD ROOT 1
    during during ADP/IN prep 1
    a a DET/DT det 4
    call call NOUN/NN pobj 2
    with with ADP/IN prep 4
    Mali Mali PROPN/NNP pobj 5
"""
JOINED_LATER = """
    Ruiz Ruiz PROPN/NNP nsubj 7
    who who PRON/WP nsubj 2
    attacked attack VERB/VBD relcl 0
    Mali Mali PROPN/NNP dobj 2
    and and CCONJ/CC cc 0
    Vega Vega PROPN/NNP conj 0
    have have AUX/VBP aux 7
    met meet VERB/VBN ROOT 7
"""
SHORT_HAS = """
    She she PRON/PRP nsubjpass 2
    's be AUX/VBZ auxpass 2
    backed back VERB/VBN ROOT 2
    the the DET/DT det 4
    bill bill NOUN/NN dobj 2
"""


def words(doc: Doc, index: int, slot: str) -> list[str]:
    return [token.text for token in Arguments(doc[index]).slot(slot)]


@pytest.mark.parametrize(
    ("rows", "index", "slot", "expected"),
    [
        (ACTIVE, 1, "subject", ["Mali"]),
        (ACTIVE, 1, "object", ["rebels", "smugglers"]),
        (PASSIVE, 2, "subject", ["Mali"]),
        (PASSIVE, 2, "object", ["Rebels"]),
        (RELATIVE, 2, "subject", ["Rebels"]),
        (RELATIVE, 2, "object", ["Mali"]),
        (CALLED, 1, "named", ["lie"]),
        (CONTROL, 4, "subject", ["Mali"]),
        (CONTROL, 4, "object", ["rebels"]),
        (LIGHT_VERB, 3, "subject", ["Mali"]),
        (LIGHT_VERB, 3, "on", ["rebels"]),
        (POSSESSIVE, 2, "subject", ["Mali"]),
        (POSSESSIVE, 2, "possessor", ["Mali"]),
        (POSSESSIVE, 2, "on", ["rebels"]),
        (SHARED_OBJECT, 1, "object", ["rebels"]),
        (SHARED_OBJECT, 3, "subject", ["Mali"]),
        (ADJECTIVE, 2, "subject", ["Mali"]),
        (ADJECTIVE, 2, "to", ["talks"]),
        (CLAUSE, 4, "clause-subject", ["Oslo"]),
        (CLAUSE, 4, "with", ["Mali"]),
        (ACTIVE, 1, "with", []),
        (JOINED_LATER, 2, "subject", ["Ruiz"]),
        (JOINED_LATER, 7, "subject", ["Ruiz", "Vega"]),
        (SHORT_HAS, 2, "object", ["bill"]),
    ],
)
def test_slot(rows: str, index: int, slot: str, expected: list[str]) -> None:
    assert words(parse(rows), index, slot) == expected


def test_complements_are_infinitives_and_clauses() -> None:
    assert [t.text for t in Arguments(parse(CONTROL)[1]).complements()] == ["free"]


def test_a_clause_before_a_semicolon_is_no_complement() -> None:
    assert Arguments(parse(APART)[5]).complements() == []


def test_no_is_a_particle() -> None:
    assert [t.text for t in Arguments(parse(SAID_NO)[1]).particles()] == ["no"]


@pytest.mark.parametrize(
    ("rows", "index", "expected"),
    [(ACTIVE, 1, False), (PASSIVE, 2, True), (RELATIVE, 2, False), (SHORT_HAS, 2, False)],
)
def test_voice(rows: str, index: int, expected: bool) -> None:
    assert is_passive(parse(rows)[index]) is expected
