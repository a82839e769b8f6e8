"""Parties in another clause or torn from theirs, on parses built by hand."""

from __future__ import annotations

import pytest
from parses import parse

from dragoman.events.arguments import Arguments
from dragoman.events.passives import is_passive

TOLD_ON = """
    Oslo Oslo PROPN/NNP nsubj 1
    urged urge VERB/VBD ROOT 1
    Mali Mali PROPN/NNP dobj 1
    to to PART/TO aux 5
    not not PART/RB neg 5
    let let VERB/VB xcomp 1
    rebels rebel NOUN/NNS nsubj 7
    win win VERB/VB ccomp 5
    and and CCONJ/CC cc 7
    promised promise VERB/VBD conj 7
    aid aid NOUN/NN dobj 9
"""
WON_AND_LEFT = """
    Oslo Oslo PROPN/NNP nsubj 1
    said say VERB/VBD ROOT 1
    rebels rebel NOUN/NNS nsubj 3
    won win VERB/VBD ccomp 1
    and and CCONJ/CC cc 3
    left leave VERB/VBD conj 3
"""
AFTER_RELATIVE = """
    Oslo Oslo PROPN/NNP nsubj 8
    which which PRON/WDT nsubj 2
    trains train VERB/VBZ relcl 0
    units unit NOUN/NNS dobj 2
    there there ADV/RB advmod 3
    , , PUNCT/, punct 3
    called call VERB/VBD acl 3
    and and CCONJ/CC cc 0
    waited wait VERB/VBD ROOT 8
"""
TORN = """
    In in ADP/IN prep 7
    the the DET/DT det 2
    hills hill NOUN/NNS pobj 0
    of of ADP/IN prep 2
    Fars Fars PROPN/NNP nmod 5
    peasants peasant NOUN/NNS pobj 3
    had have AUX/VBD aux 7
    risen rise VERB/VBN ROOT 7
"""
TORN_ASIDE = """
    In in ADP/IN prep 6
    Oslo Oslo PROPN/NNP compound 2
    police police NOUN/NNS pobj 0
    , , PUNCT/, punct 6
    unarmed unarmed ADJ/JJ amod 2
    , , PUNCT/, punct 6
    resigned resign VERB/VBD ROOT 6
"""
PLAIN_PLACE = """
    In in ADP/IN prep 3
    Oslo Oslo PROPN/NNP pobj 0
    police police NOUN/NNS nsubj 3
    resigned resign VERB/VBD ROOT 3
"""
RANG = """
    Lund Lund PROPN/NNP nsubj 1
    rang ring VERB/VBD ROOT 1
    Oslo Oslo PROPN/NNP dobj 1
    to to PART/TO aux 4
    urge urge VERB/VB advcl 1
    calm calm NOUN/NN dobj 4
"""
SENT_ENVOYS = """
    Lund Lund PROPN/NNP nsubj 1
    sent send VERB/VBD ROOT 1
    envoys envoy NOUN/NNS dobj 1
    to to PART/TO aux 4
    urge urge VERB/VB advcl 1
    calm calm NOUN/NN dobj 4
"""
SUMMED_UP = """
    Lund Lund PROPN/NNP nsubj 1
    fined fine VERB/VBD ROOT 1
    her she PRON/PRP dobj 1
    , , PUNCT/, punct 1
    a a DET/DT det 5
    decision decision NOUN/NN dobj 1
    that that PRON/WDT dobj 8
    Oslo Oslo PROPN/NNP nsubj 8
    mocked mock VERB/VBD relcl 5
"""
PLAIN_DECISION = """
    Lund Lund PROPN/NNP nsubj 1
    made make VERB/VBD ROOT 1
    a a DET/DT det 3
    decision decision NOUN/NN dobj 1
    that that PRON/WDT dobj 6
    Oslo Oslo PROPN/NNP nsubj 6
    mocked mock VERB/VBD relcl 3
"""
PURPOSE = """
    Police police NOUN/NNS nsubj 1
    fired fire VERB/VBD ROOT 1
    gas gas NOUN/NN dobj 1
    to to PART/TO aux 4
    scatter scatter VERB/VB advcl 1
    crowds crowd NOUN/NNS dobj 4
"""
OTHER_PURPOSE = """
    Police police NOUN/NNS nsubj 1
    fired fire VERB/VBD ROOT 1
    gas gas NOUN/NN dobj 1
    to to PART/TO aux 4
    impress impress VERB/VB advcl 1
    crowds crowd NOUN/NNS dobj 4
"""
GAVE = """
    Cuba Cuba PROPN/NNP nsubj 1
    offered offer VERB/VBD ROOT 1
    the the DET/DT det 3
    rebels rebel NOUN/NNS compound 4
    asylum asylum NOUN/NN dobj 1
"""
SOLD = """
    Chad Chad PROPN/NNP nsubj 1
    sold sell VERB/VBD ROOT 1
    Mali Mali PROPN/NNP dobj 1
    tanks tank NOUN/NNS dobj 1
"""
COMPOUND = """
    Chad Chad PROPN/NNP nsubj 1
    sold sell VERB/VBD ROOT 1
    army army NOUN/NN compound 3
    tanks tank NOUN/NNS dobj 1
"""
TOGETHER = """
    Ruiz Ruiz PROPN/NNP nsubj 5
    , , PUNCT/, punct 0
    with with ADP/IN prep 0
    Vega Vega PROPN/NNP pobj 2
    , , PUNCT/, punct 0
    left leave VERB/VBD ROOT 5
"""
MAN_WITH = """
    Men man NOUN/NNS nsubj 3
    with with ADP/IN prep 0
    Vega Vega PROPN/NNP pobj 1
    left leave VERB/VBD ROOT 3
"""
ACROSS = """
    Ruiz Ruiz PROPN/NNP nsubj 3
    ; ; PUNCT/: punct 0
    Vega Vega PROPN/NNP conj 0
    left leave VERB/VBD ROOT 3
"""
EXPELLED = """
    Oslo Oslo PROPN/NNP nsubj 1
    demanded demand VERB/VBD ROOT 1
    that that SCONJ/IN mark 5
    Ruiz Ruiz PROPN/NNP nsubjpass 5
    be be AUX/VB auxpass 5
    expelled expel VERB/VBN ccomp 1
"""
LEAVE = """
    Oslo Oslo PROPN/NNP nsubj 1
    demanded demand VERB/VBD ROOT 1
    that that SCONJ/IN mark 4
    Ruiz Ruiz PROPN/NNP nsubj 4
    leave leave VERB/VB ccomp 1
"""
OWN_MEANS = """
    Oslo Oslo PROPN/NNP nsubj 1
    offered offer VERB/VBD ROOT 1
    to to PART/TO aux 3
    send send VERB/VB xcomp 1
    monitors monitor NOUN/NNS dobj 3
"""
HELP_THEM = """
    Oslo Oslo PROPN/NNP nsubj 1
    offered offer VERB/VBD ROOT 1
    to to PART/TO aux 3
    help help VERB/VB xcomp 1
    monitors monitor NOUN/NNS dobj 3
"""
WHO_OF_BODY = """
    guerrillas guerrilla NOUN/NNS ROOT 0
    of of ADP/IN prep 0
    the the DET/DT det 3
    front front NOUN/NN pobj 1
    , , PUNCT/, punct 3
    who who PRON/WP nsubj 6
    fled flee VERB/VBD relcl 3
"""
WHO_OF_PEOPLE = WHO_OF_BODY.replace("front front NOUN/NN", "voters voter NOUN/NNS")
HEADLINE = """
    Carmaker carmaker NOUN/NN nsubj 1
    accused accuse VERB/VBD ROOT 1
    of of ADP/IN prep 1
    fraud fraud NOUN/NN pobj 2
"""
ACTIVE = """
    Oslo Oslo PROPN/NNP nsubj 1
    accused accuse VERB/VBD ROOT 1
    Ruiz Ruiz PROPN/NNP dobj 1
    of of ADP/IN prep 1
    fraud fraud NOUN/NN pobj 3
"""
PRESSED = """
    Pressed press VERB/VBN advcl 5
    to to PART/TO aux 2
    resign resign VERB/VB xcomp 0
    , , PUNCT/, punct 5
    Lund Lund PROPN/NNP nsubj 5
    smiled smile VERB/VBD ROOT 5
"""
CALLED_ON = """
    Lund Lund PROPN/NNP nsubj 5
    called call VERB/VBD acl 0
    on on ADP/IN prep 1
    Oslo Oslo PROPN/NNP pobj 2
    , , PUNCT/, punct 5
    left leave VERB/VBD ROOT 5
"""
SCOLDED = """
    Oslo Oslo PROPN/NNP nsubj 1
    praised praise VERB/VBD ROOT 1
    Chad Chad PROPN/NNP dobj 1
    and and CCONJ/CC cc 1
    was be AUX/VBD auxpass 5
    scolded scold VERB/VBN conj 1
"""
BY_MOSCOW = """
    Ruiz Ruiz PROPN/NNP nsubjpass 2
    was be AUX/VBD auxpass 2
    elected elect VERB/VBN ROOT 2
    and and CCONJ/CC cc 2
    hailed hail VERB/VBD conj 2
    by by ADP/IN agent 4
    Oslo Oslo PROPN/NNP pobj 5
"""
BY_TWO = """
    Ruiz Ruiz PROPN/NNP nsubjpass 2
    was be AUX/VBD auxpass 2
    scolded scold VERB/VBN ROOT 2
    by by ADP/IN agent 2
    Oslo Oslo PROPN/NNP pobj 3
    , , PUNCT/, punct 4
    by by ADP/IN prep 4
    Bern Bern PROPN/NNP pobj 6
    and and CCONJ/CC cc 2
    by by ADP/IN conj 2
    Rome Rome PROPN/NNP pobj 9
"""
GAVE_DAYS = """
    Oslo Oslo PROPN/NNP nsubj 1
    gave give VERB/VBD ROOT 1
    the the DET/DT det 3
    firms firm NOUN/NNS dobj 1
    ten ten NUM/CD nummod 5
    days day NOUN/NNS npadvmod 1
"""
GAVE_AGAIN = """
    Oslo Oslo PROPN/NNP nsubj 1
    gave give VERB/VBD ROOT 1
    tents tent NOUN/NNS dobj 1
    last last ADJ/JJ amod 4
    week week NOUN/NN npadvmod 1
"""
HAD_ARRESTED = """
    Lund Lund PROPN/NNP nsubj 1
    had have VERB/VBD ROOT 1
    two two NUM/CD nummod 3
    editors editor NOUN/NNS nsubj 4
    arrested arrest VERB/VBN ccomp 1
"""
HAD_HIS_STOLEN = """
    Lund Lund PROPN/NNP nsubj 1
    had have VERB/VBD ROOT 1
    his his PRON/PRP$ poss 3
    car car NOUN/NN nsubj 4
    stolen steal VERB/VBN ccomp 1
"""
HAS_RULED = """
    He he PRON/PRP nsubjpass 2
    's be AUX/VBZ auxpass 2
    ruled rule VERB/VBN ROOT 2
    out out ADP/RP prt 2
    talks talk NOUN/NNS dobj 2
"""
PLEA_BY = """
    Oslo Oslo PROPN/NNP nsubj 1
    ignored ignore VERB/VBD ROOT 1
    a a DET/DT det 3
    plea plea NOUN/NN dobj 1
    by by ADP/IN prep 1
    Bern Bern PROPN/NNP pobj 4
"""
ATTACKED_IT_BY = """
    Oslo Oslo PROPN/NNP nsubj 1
    ignored ignore VERB/VBD ROOT 1
    it it PRON/PRP dobj 1
    by by ADP/IN prep 1
    Friday Friday PROPN/NNP pobj 3
"""
OPENING_PLACE = """
    At at ADP/IN prep 3
    Bor Bor PROPN/NNP pobj 0
    crowds crowd NOUN/NNS nsubj 3
    threw throw VERB/VBD ROOT 3
    stones stone NOUN/NNS dobj 3
    at at ADP/IN prep 4
    police police NOUN/NNS pobj 5
"""
TOOK_HOSTAGE = """
    Rebels rebel NOUN/NNS nsubj 1
    took take VERB/VBD ROOT 1
    the the DET/DT det 4
    envoy envoy NOUN/NN compound 4
    hostage hostage NOUN/NN dobj 1
"""
TAKEN_HOSTAGE = """
    men man NOUN/NNS nsubj 5
    they they PRON/PRP nsubj 3
    had have AUX/VBD aux 3
    taken take VERB/VBN relcl 0
    hostage hostage NOUN/NN dobj 3
    fled flee VERB/VBD ROOT 5
"""
WHO_TOOK = """
    men man NOUN/NNS nsubj 4
    who who PRON/WP nsubj 2
    took take VERB/VBD relcl 0
    hostages hostage NOUN/NNS dobj 2
    fled flee VERB/VBD ROOT 4
"""
LAST_OF_NO_LIST = """
    Lund Lund PROPN/NNP nsubj 1
    spoke speak VERB/VBD ROOT 1
    to to ADP/IN prep 1
    rebels rebel NOUN/NNS pobj 2
    and and CCONJ/CC cc 3
    troops troop NOUN/NNS conj 3
    had have AUX/VBD aux 7
    risen rise VERB/VBN conj 1
"""
LAST_OF_LIST = """
    Lund Lund PROPN/NNP nsubj 1
    spoke speak VERB/VBD ROOT 1
    to to ADP/IN prep 1
    rebels rebel NOUN/NNS pobj 2
    and and CCONJ/CC cc 3
    troops troop NOUN/NNS conj 3
    and and CCONJ/CC cc 1
    left leave VERB/VBD conj 1
"""
AFTER_SEMICOLON = """
    Oslo Oslo PROPN/NNP nsubj 1
    fell fall VERB/VBD ROOT 1
    ; ; PUNCT/: punct 1
    in in ADP/IN prep 6
    Bern Bern PROPN/NNP compound 5
    Vega Vega PROPN/NNP pobj 3
    resigned resign VERB/VBD conj 1
"""
DATELINE = """
    Vila Vila PROPN/NNP nsubj 5
    : : PUNCT/: punct 0
    Ruiz Ruiz PROPN/NNP appos 0
    , , PUNCT/, punct 2
    today today NOUN/NN npadvmod 5
    resigned resign VERB/VBD ROOT 5
"""
CALLED_FOR = """
    Senators senator NOUN/NNS nsubj 1
    called call VERB/VBD ROOT 1
    for for ADP/IN prep 1
    Lund Lund PROPN/NNP poss 5
    's 's PART/POS case 3
    removal removal NOUN/NN pobj 2
"""
SET_BY = """
    Mali Mali PROPN/NNP nsubj 1
    ignored ignore VERB/VBD ROOT 1
    a a DET/DT det 3
    deadline deadline NOUN/NN dobj 1
    set set VERB/VBN acl 3
    by by ADP/IN agent 4
    Togo Togo PROPN/NNP pobj 5
"""
BACKED_BY = """
    Mali Mali PROPN/NNP nsubj 1
    ignored ignore VERB/VBD ROOT 1
    a a DET/DT det 3
    plan plan NOUN/NN dobj 1
    backed back VERB/VBN acl 3
    by by ADP/IN agent 4
    Togo Togo PROPN/NNP pobj 5
"""
MOUNTED = """
    Officers officer NOUN/NNS nsubj 1
    mounted mount VERB/VBD ROOT 1
    Chad Chad PROPN/NNP poss 4
    's 's PART/POS case 2
    coup coup NOUN/NN dobj 1
"""
THAT_AS_MARK = """
    militias militia NOUN/NNS nsubj 4
    that that PRON/WDT mark 3
    Oslo Oslo PROPN/NNP nsubj 3
    trains train VERB/VBZ relcl 0
    fled flee VERB/VBD ROOT 4
"""


@pytest.mark.parametrize(
    ("rows", "index", "slot", "expected"),
    [
        (TOLD_ON, 9, "subject", ["Oslo"]),
        (WON_AND_LEFT, 5, "subject", ["rebels"]),
        (AFTER_RELATIVE, 6, "subject", ["Oslo"]),
        (TORN, 7, "subject", ["peasants"]),
        (TORN_ASIDE, 6, "subject", ["police"]),
        (PLAIN_PLACE, 3, "subject", ["police"]),
        (RANG, 4, "dialled", ["Oslo"]),
        (RANG, 4, "subject", ["Lund"]),
        (SENT_ENVOYS, 4, "dialled", []),
        (SENT_ENVOYS, 4, "subject", ["Lund"]),
        (SUMMED_UP, 8, "told-of", ["Lund"]),
        (PLAIN_DECISION, 6, "told-of", []),
        (PURPOSE, 1, "purpose-object", ["crowds"]),
        (OTHER_PURPOSE, 1, "purpose-object", []),
        (GAVE, 1, "indirect", ["rebels"]),
        (SOLD, 1, "indirect", ["Mali"]),
        (COMPOUND, 1, "indirect", []),
        (TOGETHER, 5, "subject", ["Ruiz", "Vega"]),
        (MAN_WITH, 3, "subject", ["Men"]),
        (ACROSS, 3, "subject", ["Vega"]),
        (EXPELLED, 1, "complement-doer", []),
        (LEAVE, 1, "complement-doer", ["Ruiz"]),
        (OWN_MEANS, 1, "complement-object", []),
        (HELP_THEM, 1, "complement-object", ["monitors"]),
        (WHO_OF_BODY, 6, "subject", ["guerrillas"]),
        (WHO_OF_PEOPLE, 6, "subject", ["voters"]),
        (HEADLINE, 1, "object", ["Carmaker"]),
        (HEADLINE, 1, "subject", []),
        (ACTIVE, 1, "object", ["Ruiz"]),
        (SCOLDED, 5, "object", ["Oslo"]),
        (BY_MOSCOW, 4, "subject", ["Oslo"]),
        (BY_MOSCOW, 4, "object", ["Ruiz"]),
        (BY_TWO, 2, "subject", ["Oslo", "Bern", "Rome"]),
        (GAVE_DAYS, 1, "indirect", ["firms"]),
        (GAVE_AGAIN, 1, "indirect", []),
        (HAD_ARRESTED, 4, "subject", ["Lund"]),
        (HAD_ARRESTED, 4, "object", ["editors"]),
        (HAD_HIS_STOLEN, 4, "subject", ["car"]),
        (HAS_RULED, 2, "subject", ["He"]),
        (PLEA_BY, 1, "object-possessor", ["Bern"]),
        (ATTACKED_IT_BY, 1, "object-possessor", []),
        (OPENING_PLACE, 3, "at", ["police"]),
        (THAT_AS_MARK, 3, "object", ["militias"]),
        (TOOK_HOSTAGE, 1, "torn-object", ["envoy"]),
        (TAKEN_HOSTAGE, 3, "torn-object", ["men"]),
        (WHO_TOOK, 2, "torn-object", []),
        (LAST_OF_NO_LIST, 7, "subject", ["troops"]),
        (LAST_OF_LIST, 7, "subject", ["Lund"]),
        (AFTER_SEMICOLON, 6, "subject", ["Vega"]),
        (DATELINE, 5, "subject", ["Ruiz"]),
        (CALLED_FOR, 1, "for-possessor", ["Lund"]),
        (SET_BY, 1, "object-possessor", ["Togo"]),
        (BACKED_BY, 1, "object-possessor", []),
        (MOUNTED, 4, "carrier", ["Officers"]),
    ],
)
def test_slot(rows: str, index: int, slot: str, expected: list[str]) -> None:
    assert [t.text for t in Arguments(parse(rows)[index]).slot(slot)] == expected


@pytest.mark.parametrize(
    ("rows", "index", "expected"),
    [(HEADLINE, 1, True), (ACTIVE, 1, False), (BY_MOSCOW, 4, True), (PRESSED, 0, True), (CALLED_ON, 1, False)],
)
def test_voice(rows: str, index: int, expected: bool) -> None:
    assert is_passive(parse(rows)[index]) is expected
