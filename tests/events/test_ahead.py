"""What is ahead, asked, wanted or prevented is no act yet; what could not be prevented was one."""

from __future__ import annotations

import pytest

from dragoman.events.decide import Coder
from dragoman.events.status import judge_status
from dragoman.text import Parser

SENTENCES = [
    ("Will Togo arrest the envoy?", "COERCE", "hypothetical"),
    ("Togo will arrest the envoy.", "THREATEN", "actual"),
    ("Where the refugees will be expelled to is being discussed by Togo.", "COERCE", "future"),
    ("It is likely that Togo will release the rebels.", "RETREAT", "future"),
    ("The envoy explained how Togo will release the rebels.", "CONCEDE", "actual"),
    ("Togo will release the rebels.", "CONCEDE", "actual"),
    ("If he is not president, he will have to attack Togo.", "ASSAULT", "hypothetical"),
    ("We know what can happen when the people of Togo are attacked.", "ASSAULT", "hypothetical"),
    ("When I visit Togo, it is not my job to comment.", "CONSULT", "hypothetical"),
    ("It is legal to shoot them as long as Togo is not attacked by them.", "ASSAULT", "hypothetical"),
    ("Nothing will improve until the town elects deputies who reject the plan.", "REJECT", "hypothetical"),
    ("We elected candidates who reject the plan.", "REJECT", "actual"),
    ("He spoke to reporters ahead of a meeting with the president of Togo.", "CONSULT", "future"),
    ("The board is expected to speak at its meeting with Togo.", "CONSULT", "future"),
    ("The board spoke at its meeting with Togo.", "CONSULT", "actual"),
    ("Talks, sponsored by Togo, are expected in Oslo this week.", "AGREE", "actual"),
    ("On Friday they will hand in a letter urging the premier of Togo to resign.", "REQUEST", "future"),
    ("On Friday they handed in a letter urging the premier of Togo to resign.", "REQUEST", "actual"),
    ("Clashes between Togo and Benin are a distinct possibility.", "ASSAULT", "hypothetical"),
    ("Clashes between Togo and Benin are a scandal.", "ASSAULT", "actual"),
    ("Oslo has yet to make a decision on potential attacks on Togo.", "ASSAULT", "hypothetical"),
    ("The leaders were committed to bombing Togo.", "ASSAULT", "hypothetical"),
    ("The voters were worried that Togo was attacking Benin.", "ASSAULT", "hypothetical"),
    ("He is going to support Togo, and support it with all his heart.", "AGREE", "actual"),
    ("There has never been a case when Togo attacked Benin.", "ASSAULT", "negated"),
    ("There has been a case when Togo attacked Benin.", "ASSAULT", "actual"),
    ('The police had no "direct evidence" that Togo had hacked the account.', "COERCE", "negated"),
    ("Togo has no strategy to prevent attacks on Benin.", "ASSAULT", "hypothetical"),
    ("Togo managed to prevent an attack on Benin.", "ASSAULT", "negated"),
    ("Togo prevented an attack on Benin.", "ASSAULT", "negated"),
    ("Togo failed to prevent the attack on Benin.", "ASSAULT", "actual"),
    ("Togo could not prevent the attack on Benin.", "ASSAULT", "actual"),
    ("The premier insisted that attacks on Togo cannot go unpunished.", "ASSAULT", "actual"),
    ("Togo fought to drive the rebels from Lome.", "ASSAULT", "actual"),
    ("Togo has asked for the extradition of nobody.", "REQUEST", "negated"),
    ("The army came close to attacking Togo.", "ASSAULT", "negated"),
    ("Togo is too weak to attack Benin.", "ASSAULT", "negated"),
    ("It is not true, an aide says, that Togo told Benin to disarm.", "REQUEST", "negated"),
    ("It is true, an aide says, that Togo told Benin to disarm.", "REQUEST", "actual"),
    ("The unions called a general strike for Tuesday.", "PROTEST", "future"),
    ("The unions called a general strike for higher wages.", "PROTEST", "actual"),
    ("Ghana would become the first country to recognise Togo as a state.", "SUPPORT", "hypothetical"),
    ("Ghana became the first country to recognise Togo as a state.", "SUPPORT", "actual"),
    ("Nineteen men were arrested in Togo, eight of them thought to have links with gangs.", "COERCE", "actual"),
    ("Will Togo answer the attack on Benin?", "ASSAULT", "actual"),
    ("He would pay the fees of supporters who attack Togo.", "ASSAULT", "hypothetical"),
    ("The theory that Togo had bombed Benin spread.", "ASSAULT", "hypothetical"),
    ("Togo risks being attacked by Benin.", "ASSAULT", "hypothetical"),
    ("The premier presumably met the envoy.", "CONSULT", "hypothetical"),
    ("The premier will raise it at his meeting with the president of Togo.", "CONSULT", "future"),
    ("The premier spoke before talks with the president of Togo.", "CONSULT", "future"),
    ("The premier left before the talks with the president of Togo.", "CONSULT", "actual"),
    ("The summit of African leaders is due in Oslo on Friday.", "AGREE", "actual"),
    ("The council called a meeting of the ministers of Togo and Benin next Wednesday.", "CONSULT", "future"),
    ("The council called a meeting of the ministers of Togo and Benin.", "CONSULT", "actual"),
    ("He flew to Oslo, where he will meet the president of Togo.", "AGREE", "actual"),
    ("She saw no reason to certify that Togo was bombing Benin.", "ASSAULT", "actual"),
]


@pytest.mark.parametrize(("text", "type_name", "status"), SENTENCES)
def test_ahead(text: str, type_name: str, status: str, coder: Coder, parser: Parser) -> None:
    verdicts = [judge_status(c) for c in coder.candidates(next(parser.nlp(text).sents))]
    found = [(v.candidate.type, v.status.value, v.why) for v in verdicts]
    assert any(f[:2] == (type_name, status) for f in found), found
