"""Acts of a bygone time that no date puts there."""

from __future__ import annotations

import pytest

from dragoman.events.decide import Coder
from dragoman.events.status import judge_status
from dragoman.text import Parser

SENTENCES = [
    ("Years ago Togo invaded Benin.", "ASSAULT", "historical"),
    ("Several years ago Togo invaded Benin.", "ASSAULT", "historical"),
    ("Long ago Togo invaded Benin.", "ASSAULT", "historical"),
    ("Back then, the senator condemned Togo.", "ACCUSE", "historical"),
    ("In those days the senator condemned Togo.", "ACCUSE", "historical"),
    ("At the time, Togo rejected the offer of Benin.", "REJECT", "historical"),
    ("On Monday the senator condemned Togo.", "ACCUSE", "actual"),
    ("As a child she was arrested by the police of Togo.", "COERCE", "historical"),
    ("At the age of twelve he was kidnapped by rebels in Togo.", "ASSAULT", "historical"),
    ("When she was 11, rebels kidnapped her in Togo.", "ASSAULT", "historical"),
    ("When she was a senator, she condemned Togo.", "ACCUSE", "historical"),
    ("When he was in Togo, the senator condemned Benin.", "ACCUSE", "actual"),
    ("During his first term the premier invaded Togo.", "ASSAULT", "historical"),
    ("During his trip the premier condemned Togo.", "ACCUSE", "actual"),
    ("During the cold war Togo backed the rebels of Benin.", "SUPPORT", "historical"),
    ("Under the previous premier Togo invaded Benin.", "ASSAULT", "historical"),
    ("Before becoming premier, he condemned Togo.", "ACCUSE", "historical"),
    ("Before she entered politics, rebels kidnapped her in Togo.", "ASSAULT", "historical"),
    ("Before it took the town, Togo condemned Benin.", "ACCUSE", "actual"),
    ("Togo had long opposed the deal.", "REJECT", "historical"),
    ("Togo has long opposed the deal.", "REJECT", "actual"),
    ("At the turn of the century Togo invaded Benin.", "ASSAULT", "historical"),
    ("The next year Togo invaded Benin.", "ASSAULT", "historical"),
    ("While she was in office, the senator condemned Togo.", "ACCUSE", "historical"),
    ("After years in which Togo rejected any offer, it has changed its mind.", "REJECT", "historical"),
    ("The last time when Togo bombed Benin, nobody wept.", "ASSAULT", "historical"),
    ("Togo attacked Benin as it had bombed Ghana.", "ASSAULT", "historical"),
    ("He has been arrested by Togo three times.", "COERCE", "historical"),
    ("He has been arrested by Togo three times this week.", "COERCE", "actual"),
    ("He had been arrested by Togo three times.", "COERCE", "historical"),
    ("They were once arrested in Togo for staging a protest.", "PROTEST", "historical"),
    ("They were arrested in Togo for staging a protest.", "PROTEST", "actual"),
    ("Years ago, when Togo bombed the town, she fled to Benin.", "ASSAULT", "historical"),
    ("Togo once bombed the town and besieged its port.", "COERCE", "historical"),
    ("As a senator she condemned Togo and praised Benin.", "SUPPORT", "historical"),
    ("As the governor, she condemned Togo.", "ACCUSE", "actual"),
    ("The senator, best known for having sued Togo, won.", "ACCUSE", "historical"),
    ("The farmer made his name by blocking roads in Togo.", "PROTEST", "historical"),
    ("The premier conceded that he had erred in supporting the rebels of Togo.", "SUPPORT", "historical"),
    ("The envoy questioned her judgment in supporting the rebels of Togo.", "SUPPORT", "historical"),
    ("The premier, who spent much of his career denouncing the rebels of Togo, resigned.", "ACCUSE", "historical"),
    ("The premier spent Monday denouncing Togo.", "ACCUSE", "actual"),
    ("For many years Togo armed the rebels.", "AID", "historical"),
    ("The court of Togo jailed him for five years.", "COERCE", "actual"),
    ("Throughout history Togo has invaded Benin.", "ASSAULT", "historical"),
    ("In colonial times Togo invaded Benin.", "ASSAULT", "historical"),
    ("In college she denounced Togo.", "ACCUSE", "historical"),
    ("In one of her college columns, she denounced Togo.", "ACCUSE", "historical"),
    ("In the last election the union endorsed the senator.", "SUPPORT", "historical"),
    ("The raid was worse than the siege of Goma.", "COERCE", "historical"),
    ("Don Pablo, who survived the bombing of Guernica, keeps hens.", "ASSAULT", "historical"),
    ("The general survived an attack on his convoy.", "ASSAULT", "actual"),
    ("Memories of the invasion of Togo are fresh.", "ASSAULT", "historical"),
    ("It was not until May that Togo attacked Benin.", "ASSAULT", "actual"),
    ("In the years that followed, Togo invaded Benin.", "ASSAULT", "historical"),
    ("Over the next decade Togo armed the rebels.", "AID", "historical"),
    ("In the decades before the war Togo armed the rebels.", "AID", "historical"),
    ("In the next hours Togo invaded Benin.", "ASSAULT", "actual"),
    ("During his time as mayor he condemned Togo.", "ACCUSE", "historical"),
    ("While serving as governor, he condemned Togo.", "ACCUSE", "historical"),
    ("While governor, he condemned Togo.", "ACCUSE", "historical"),
    ("Growing up in Togo, she was arrested by police.", "COERCE", "historical"),
    ("At one time Togo armed the rebels.", "AID", "historical"),
    ("At one point Togo invaded Benin.", "ASSAULT", "actual"),
]


@pytest.mark.parametrize(("text", "type_name", "status"), SENTENCES)
def test_bygone(text: str, type_name: str, status: str, coder: Coder, parser: Parser) -> None:
    verdicts = [judge_status(c) for c in coder.candidates(next(parser.nlp(text).sents))]
    found = [(v.candidate.type, v.status.value, v.why) for v in verdicts]
    assert any(f[:2] == (type_name, status) for f in found), found
