"""Whole quotes from real parses: what is said, by which words, by whom. Every sentence is our own."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from dragoman.context.quotes import attribute, find_quotes
from dragoman.model import Actor, Article, Mention, Quote, Span
from dragoman.text.parser import Parser

Read = Callable[[str], tuple[Quote, ...]]


@pytest.fixture(scope="module")
def parser() -> Parser:
    return Parser()


@pytest.fixture(scope="module")
def read(parser: Parser) -> Read:
    def quotes(text: str) -> tuple[Quote, ...]:
        return find_quotes(parser.parse(Article(id="a", text=text)))

    return quotes


def parts(quote: Quote) -> list[str]:
    return [span.text for span in quote.content]


def speaker(quote: Quote) -> str | None:
    return quote.speaker.text if quote.speaker else None


DIRECT = [
    ("“The deal is dead,” said Mia Holt, a lawyer.", ["The deal is dead"], "Mia Holt, a lawyer"),
    ('"The bridge is open," the governor said on Friday.', ["The bridge is open"], "the governor"),
    ("''The bridge is open,'' the governor said.", ["The bridge is open"], "the governor"),
    ("‘The harvest has failed,’ the minister said.", ["The harvest has failed"], "the minister"),
    ("«The harvest has failed,» the minister said.", ["The harvest has failed"], "the minister"),
    ("“Are we safe?” asked Ama Osei.", ["Are we safe?"], "Ama Osei"),
    ("Ama Osei told reporters: “We are safe.”", ["We are safe."], "Ama Osei"),
    (
        "“We lost the port,” she said. “We will not lose the city.”",
        ["We lost the port", "We will not lose the city."],
        "she",
    ),
    ("“The port,” said the admiral, “is lost.”", ["The port", "is lost."], "the admiral"),
    ("“We came in peace. We leave in peace,” the abbot said.", ["We came in peace. We leave in peace"], "the abbot"),
    ("Joana Reis: “The mine is closed.”", ["The mine is closed."], "Joana Reis"),
    ("“The mine is closed for good.” — Joana Reis", ["The mine is closed for good."], "Joana Reis"),
    ("According to the harbour master, “the crane is unsafe”.", ["the crane is unsafe"], "the harbour master"),
    ("Rep. Gwen Hale (D-Wis.) said: “The dam will hold.”", ["The dam will hold."], "Gwen Hale"),
    ("The envoy left early, saying, “A frank talk is a good talk.”", ["A frank talk is a good talk."], "The envoy"),
]


@pytest.mark.parametrize(("text", "content", "who"), DIRECT)
def test_direct(read: Read, text: str, content: list[str], who: str) -> None:
    quote = read(text)[0]
    assert (parts(quote), quote.kind) == (content, "direct")
    assert who in (speaker(quote) or "")


INDIRECT = [
    ("The minister told aides this weekend he would quit.", ["he would quit"], "The minister"),
    ("The bridge, Tan argued, was doomed.", ["The bridge", "was doomed"], "Tan"),
    ("The ferry sank within minutes, survivors said.", ["The ferry sank within minutes"], "survivors"),
    ("According to the ministry, the port was closed.", ["the port was closed"], "the ministry"),
    ("The port was closed, according to the ministry.", ["The port was closed"], "the ministry"),
    ("Wellington called on Suva to free the editors.", ["Suva to free the editors"], "Wellington"),
    ("The opposition called the vote a sham.", ["the vote a sham"], "The opposition"),
    ("Critics blamed him for the famine.", ["him for the famine"], "Critics"),
    ("The governor said it was safe, when records show a leak.", ["it was safe"], "The governor"),
    ("The coast guard warned ports to close.", ["ports to close"], "The coast guard"),
    ("Officials asked whether the seal was intact.", ["whether the seal was intact"], "Officials"),
    ("The premier rejected the union’s claim that the count was rigged.", ["the count was rigged"], "the union’s"),
    ("He told one of his guards on a regular basis that the wall was weak.", ["the wall was weak"], "He"),
    (
        "The rebels wanted to open the road and free the hostages.",
        ["to open the road and free the hostages"],
        "The rebels",
    ),
]


@pytest.mark.parametrize(("text", "content", "who"), INDIRECT)
def test_indirect(read: Read, text: str, content: list[str], who: str) -> None:
    found = [(parts(quote), speaker(quote)) for quote in read(text) if quote.kind == "indirect"]
    assert (content, who) in found


NO_QUOTE = [
    "The so-called “iron dome” was built in 2011.",
    "The film “Night Train” opens in Dakar.",
    "The ship sailed at noon with forty tons of rice.",
    'A 12" pipe burst under the old market.',
    "The workers’ canteen and the owners’ club burned down.",
    "Troops attacked the town on Monday.",
]


@pytest.mark.parametrize("text", NO_QUOTE)
def test_scare_quotes_titles_and_plain_acts_are_no_quotes(read: Read, text: str) -> None:
    assert read(text) == ()


def test_mixed_quote_keeps_its_marks(read: Read) -> None:
    (quote,) = read("The consul said the visit was “a step towards peace” for both towns.")
    assert (quote.kind, parts(quote)) == ("mixed", ["the visit was “a step towards peace” for both towns"])


def test_cue_act_and_addressee(read: Read) -> None:
    (quote,) = read("Prosecutors told the court that the ledger was forged.")
    assert quote.cue is not None
    assert quote.addressee is not None
    assert (quote.cue.text, quote.addressee.text, quote.act) == ("told", "the court", "statement")


def test_spans_are_offsets_into_the_text(read: Read) -> None:
    text = "Harbour news\n\n“The port,” said the admiral, “is lost.” Nobody replied."
    for quote in read(text):
        for span in (*quote.content, quote.cue, quote.speaker):
            assert span is not None
            assert text[span.start : span.end] == span.text


def test_paragraph_that_reopens_without_closing(read: Read) -> None:
    text = "“The road is long,” said Ines Prado. “It begins here.\n\n“It ends in the hills.”"
    (quote,) = read(text)
    assert parts(quote) == ["The road is long", "It begins here.", "It ends in the hills."]


def test_bare_quoted_paragraph_goes_on_with_the_speaker_before(read: Read) -> None:
    text = "“The talks were useful,” said Omar Diallo.\n\n“Therefore we hope that both sides will return in May.”"
    first, second = read(text)
    assert (speaker(first), speaker(second)) == ("Omar Diallo", "Omar Diallo")
    assert second.cue is None


def test_speaker_of_the_sentence_before(read: Read) -> None:
    text = "Omar Diallo shook his head. “Nobody in this valley wants another war.”"
    assert [speaker(quote) for quote in read(text)] == ["Omar Diallo"]


def test_block_after_a_colon(read: Read) -> None:
    quotes = read("The spokeswoman added:\n\nThe wells are open again and water is free.")
    assert [(parts(quote), speaker(quote)) for quote in quotes] == [
        (["The wells are open again and water is free"], "The spokeswoman")
    ]


def test_headline_with_a_colon(read: Read) -> None:
    quote = read("Defense minister: Peru ready for trade with Chile\n\nThe port is busy.")[0]
    assert (speaker(quote), parts(quote)) == ("Defense minister", ["Peru ready for trade with Chile"])


def test_two_cues_after_each_other_share_the_speaker(read: Read) -> None:
    text = "The auditor said the fund was empty, adding that the books were missing."
    assert [(speaker(quote), parts(quote)) for quote in read(text)] == [
        ("The auditor", ["the fund was empty"]),
        ("The auditor", ["the books were missing"]),
    ]


def test_quote_inside_a_quote_and_nested_attribution(read: Read) -> None:
    text = "The lawyer said the clerk had told her that the vault was empty."
    quotes = read(text)
    at = text.index("was empty")
    sources = attribute(Span(at, at + 9, "was empty"), quotes)
    assert [source.name for source in sources] == ["the clerk", "The lawyer"]
    assert [source.cue.text for source in sources if source.cue] == ["told", "said"]


def test_own_wishes_inside_a_quote_are_part_of_it(read: Read) -> None:
    quotes = read("“We hope that the ban will end,” the brewer said.")
    assert [(speaker(quote), parts(quote)) for quote in quotes] == [("the brewer", ["We hope that the ban will end"])]


def test_attribute_finds_nothing_outside_content(read: Read) -> None:
    text = "The fleet sailed. The admiral said the sea was calm."
    assert attribute(Span(10, 16, "sailed"), read(text)) == ()


def test_speaker_from_mentions(parser: Parser) -> None:
    text = "“The deal is dead,” said Mia Holt, a lawyer from Oslo."
    at = text.index("Mia Holt")
    mention = Mention(span=Span(at, at + 8, "Mia Holt"), head=Span(at + 4, at + 8, "Holt"), actor="a1", kind="name")
    oslo = Span(text.index("Oslo"), text.index("Oslo") + 4, "Oslo")
    place = Mention(span=oslo, head=oslo, actor="a2", kind="metonym")
    actors = (Actor(id="a1", name="Mia Holt", kind="person"), Actor(id="a2", name="Norway", kind="country"))
    (quote,) = find_quotes(parser.parse(Article(id="a", text=text)), (place, mention), actors)
    assert (quote.speaker_actor, quote.speaker_name) == ("a1", "Mia Holt")
    (unnamed,) = find_quotes(parser.parse(Article(id="a", text=text)))
    assert (unnamed.speaker_actor, unnamed.speaker_name) == (None, None)


@pytest.mark.parametrize("text", ["", "\n\n", "“", '"', "''", "said", ": “”", "“” said Bo.", "‘’", "According to"])
def test_scraps_do_no_harm(read: Read, text: str) -> None:
    assert all(quote.content for quote in read(text))
