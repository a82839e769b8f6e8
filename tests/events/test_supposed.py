"""Acts that a sentence only supposes, asks about or names, and deaths that are nobody's act: hits and near misses."""

from __future__ import annotations

import pytest

from dragoman.events.decide import Coder
from dragoman.events.mishap import is_mishap
from dragoman.events.status import judge_status
from dragoman.events.supposed import is_only_possible, is_supposed
from dragoman.text import Parser

SUPPOSED = [
    # What one thinks that another will do, against what one knows that he did.
    "Traders fear that Togo will shut the border.",
    "The senator was certain that he would be arrested.",
    "Reporters asked whether the navy had shelled the port.",
    "He asked if they meant to kill the envoy.",
    '"Let the exiles return," said the bishop.',
    "Oslo reminded Accra of its duty to arrest the general.",
    "Villagers are sceptical that Togo will attack the port.",
    "There is no guarantee that Togo will shut the border.",
    "Togo did not rule out a raid on Benin.",
    "Oslo recommends that Togo send troops to Benin.",
    "Oslo insists that Togo admit the inspectors.",
    "Israel dismissed as absurd claims that it had bombed the port.",
    "The envoys left rather than negotiate with Togo.",
    "The navy waited instead of shelling the port.",
    'The crowd cheered and shouted "kill the envoy" at the gate.',
    '"They will bomb the port," predicted an aide of the senator.',
    "The envoy was nearly killed by a mine in Togo.",
    "Oslo almost begged Accra to lift the ban.",
    "Oslo all but begged Accra to lift the ban.",
    "Oslo recommended that the rebels disarm.",
    # A raid that did not come about, one that was put on, one bidden, one yet to be thought out; a grudge.
    "The quarrel nearly led to a raid by Togo on Benin.",
    "The accident almost triggered an attack by Togo on Benin.",
    "Togo claimed that the attack in Benin was staged with helpers from Ghana.",
    'The rebel cried: "Mr. Mensah, tear down this wall!"',
    "How Togo will arrest the rebels is unclear.",
    "Togo has not forgiven Benin for the raid.",
    "The parliament of Togo will decide on Saturday whether to let the envoy leave.",
    "Qatar rejected claims that it mistreats migrants.",
    "Israel denied reports that it had bombed the port.",
    "Israel rejected a report saying that it had bombed the port.",
    "Parliament voted to attack Togo.",
    "Farmers fled the valley, which Togo occupies.",
    # To leave a thing open is no act, nor is a view of things in general, nor the answer to a poll.
    "Oslo refused to rule out a raid on Benin.",
    "The senator, who opposes abortion, spoke in Lagos.",
    "The premier seldom criticises Chad.",
    '"No," said the premier of Togo.',
    "The senator asked the premier why he had changed the law.",
    "The union has not decided whom to back.",
    "The premier declined to say whether Chad was behind the raid.",
    "The union usually objects to such laws.",
    "A survey found that most Ghanaians support the premier.",
    "Polls show voters rejecting the treaty.",
    "Ghanaians oppose the treaty by eight points.",
    "Six in ten Ghanaians said that the premier should resign.",
    "Most Ghanaians support the premier, according to a poll.",
    # Named, not told.
    "The October 7 attack on Togo changed the region.",
    "The 1994 massacre of villagers in Kivu is not forgotten.",
    "The minister came under attack in parliament.",
    "Traders fear an attack on Togo.",
    "Fears of an attack on Togo sent shares down.",
    "Prosecutors took charge of the inquiry into the killing of the editor.",
    "The panel published its report on the attack in Togo.",
    "Any attack on Togo would be answered.",
    "Chad claimed that the attack on Togo was staged.",
    "Chad claimed that the attack on Togo was staged with hired actors.",
    "Chad rejected claims that Togo was behind the attack on the port.",
    "Israel is discrediting a report from a paper saying that it had bombed the port.",
    "The premier says that the attack on Togo was faked.",
    "The premier denounced the drill as an attack on Togo.",
    "The general is wanted for the massacre of villagers in Kivu.",
    "The army seized Lagos in the third coup in ten years.",
    "Every attack on Togo was answered.",
    "The rebels killed ten guards, the deadliest attack on Togo since the war.",
    "Rebels killed two guards in the deadliest attack on Lagos this year.",
    "Oslo protested over what it called an attack on its envoy.",
    "The charter says that no state shall attack the port.",
    "The arms were bought on the eve of the fighting with Togo.",
]
TOLD = [
    ("The attack on Togo was staged from a farm.", "ASSAULT"),
    ("Attacks on Togo were staged.", "ASSAULT"),
    ("Traders believe that Togo shut the border.", "COERCE"),
    ("Togo said it would shut the border.", "COERCE"),
    ("Oslo insists that Togo has admitted the inspectors.", "RETREAT"),
    ("The navy shelled the port of Benin instead of waiting.", "ASSAULT"),
    ("The junta let the exiles return.", "CONCEDE"),
    ("The attack on Togo lasted an hour.", "ASSAULT"),
    ("The bloody attack on Togo lasted an hour.", "ASSAULT"),
    ("The worst attack hit Lagos, where rebels bombed a market.", "ASSAULT"),
    ("Silva was behind the bombing of Lagos.", "ASSAULT"),
    ("Togo is responsible for Saturday's attack on Lagos.", "ASSAULT"),
    ("The panel published its report on the Chadian attack in Togo.", "ASSAULT"),
    ("Togo ruled out a raid on Benin.", "REJECT"),
    ("The premier denounced the attack on Togo.", "ACCUSE"),
    ("The union, which opposes the treaty, marched off.", "REJECT"),
    ("The premier, trailing in a poll, accused Togo of fraud.", "ACCUSE"),
    ("The senate rejected the treaty by two votes.", "REJECT"),
    ("The premier of Togo said no.", "REJECT"),
    ("Most parties in Lagos support the premier.", "SUPPORT"),
    ("Soldiers staged the third coup in Mali.", "COERCE"),
    ("Panels confirmed reports that Togo had bombed the port.", "ASSAULT"),
    ("The valley, which Togo occupied on Monday, is poor.", "COERCE"),
    ("Saturday's attack on Togo lasted an hour.", "ASSAULT"),
    ("The two-hour attack on Togo went on.", "ASSAULT"),
    ("The envoy of Togo was nearly hit in an attack on the port.", "ASSAULT"),
    ("Togo has forgiven Benin for the raid.", "CONCEDE"),
    ("Rebels killed nearly a hundred guards in Togo.", "ASSAULT"),
    ("Oslo almost daily begged Accra to lift the ban.", "REQUEST"),
]
POSSIBLE = [
    # A blow of nobody's that may have been struck, against one that was, or that somebody would strike.
    ("The widow said that the envoy might have been killed.", True),
    ("The paper wrote that the envoy should be shot.", True),
    ("The widow said that the envoy was killed.", False),
    ("Rebels might have killed the envoy.", False),
]
MISHAPS = [
    "Two fighter jets collided off Crete, killing the Greek pilot.",
    "The envoy was killed when his jet flew into a hill.",
    "Ten villagers were killed as a storm tore through the valley.",
    "Two miners were killed after the roof collapsed.",
    "Cyclone Ada killed forty people in Beira.",
]
KILLINGS = [
    "A lorry crashed into the crowd in Nice, killing ten people.",
    "The envoy was killed when gunmen opened fire.",
    "Ten villagers were killed as a jet bombed the valley.",
    "Guards killed two miners after the roof collapsed.",
]


@pytest.mark.parametrize("text", SUPPOSED)
def test_supposed(text: str, coder: Coder, parser: Parser) -> None:
    found = [(c.type, is_supposed(c)) for c in coder.candidates(next(parser.nlp(text).sents))]
    assert any(supposed for _, supposed in found), found


@pytest.mark.parametrize(("text", "possible"), POSSIBLE)
def test_only_possible(text: str, possible: bool, coder: Coder, parser: Parser) -> None:
    found = [judge_status(c) for c in coder.candidates(next(parser.nlp(text).sents))]
    assert any(is_only_possible(verdict.candidate, verdict.status) for verdict in found) == possible


@pytest.mark.parametrize(("text", "type_name"), TOLD)
def test_told(text: str, type_name: str, coder: Coder, parser: Parser) -> None:
    found = [(c.type, is_supposed(c)) for c in coder.candidates(next(parser.nlp(text).sents))]
    assert (type_name, False) in found
    assert not any(supposed for _, supposed in found)


@pytest.mark.parametrize("text", MISHAPS)
def test_mishaps(text: str, coder: Coder, parser: Parser) -> None:
    assert any(is_mishap(c) for c in coder.candidates(next(parser.nlp(text).sents)))


@pytest.mark.parametrize("text", KILLINGS)
def test_killings(text: str, coder: Coder, parser: Parser) -> None:
    assert not any(is_mishap(c) for c in coder.candidates(next(parser.nlp(text).sents)))
