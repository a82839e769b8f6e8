"""A page says of every word what spaCy's Doc says."""

from __future__ import annotations

import pytest
from spacy.tokens import Doc, Token

from dragoman.model import Article
from dragoman.text import Parser
from dragoman.text.page import Page, Word, read_out

TEXT = (
    "MAPUTO - The ministers of Mozambique and Malawi, who had met twice in 1994, didn't sign anything on Friday.\n"
    '"We won\'t go," Rosa Mutemba said  quietly. Was the envoy of the U.N. expelled or recalled?'
)
PLAIN = (
    "i idx text lower_ lemma_ pos_ tag_ dep_ ent_type_ ent_iob_ whitespace_ is_space "
    "is_alpha is_title is_lower is_punct is_sent_start"
)
ONE = "head left_edge right_edge"
MANY = "children lefts rights ancestors subtree conjuncts"


@pytest.fixture(scope="module")
def doc() -> Doc:
    return Parser().parse(Article(id="a", text=TEXT))


@pytest.mark.parametrize("name", PLAIN.split())
def test_words_have_the_values_of_tokens(doc: Doc, name: str) -> None:
    assert [getattr(word, name) for word in Page(doc)] == [getattr(token, name) for token in doc]


@pytest.mark.parametrize("name", ONE.split())
def test_words_lead_to_the_words_that_tokens_lead_to(doc: Doc, name: str) -> None:
    page = Page(doc)
    assert [getattr(word, name) for word in page] == [page[getattr(token, name).i] for token in doc]


@pytest.mark.parametrize("name", MANY.split())
def test_words_lead_to_words_in_the_order_of_tokens(doc: Doc, name: str) -> None:
    def places(of: Word | Token) -> list[int]:
        return [each.i for each in getattr(of, name)]

    assert [places(word) for word in Page(doc)] == [places(token) for token in doc]


def test_passages_are_those_of_spans(doc: Doc) -> None:
    page = Page(doc)
    kinds = ((page.sents, doc.sents), (page.ents, doc.ents), ([page[2:5], page[-3:]], [doc[2:5], doc[-3:]]))
    for ours, theirs in kinds:
        assert [_about(one) for one in ours] == [_about(one) for one in theirs]
    assert (page[4:4].text, len(page[4:4]), page[2:9][1].i, page[2:9][1:3].start) == ("", 0, 3, 3)
    assert [word.sent.start for word in page] == [token.sent.start for token in doc]
    assert page[2:5].sent == page[2].sent != page[-1].sent


def _about(span: object) -> list[object]:
    root = getattr(span, "root")  # noqa: B009 - of two types
    names = ("start", "end", "start_char", "end_char", "text", "label_")
    return [root.i, *(getattr(span, name) for name in names)]


def test_characters_lead_to_passages(doc: Doc) -> None:
    page = Page(doc)
    at = TEXT.index("Malawi")
    span = page.char_span(at, at + 2, alignment_mode="expand")
    assert span is not None and span.text == "Malawi" and page.char_span(at, at + 2) is None
    assert page.text == TEXT and page.has_annotation("DEP") and len(page) == len(doc)


def test_neighbours_lie_inside_the_text(doc: Doc) -> None:
    page = Page(doc)
    assert page[3].nbor().i == 4 and page[3].nbor(-1).i == 2
    with pytest.raises(IndexError, match="of a text of"):
        page[0].nbor(-1)


def test_a_torn_page_holds_no_words(doc: Doc) -> None:
    with read_out(doc) as page:
        word = page[5]
        assert word.head.text
    assert len(page) == 0
    with pytest.raises(AttributeError, match="torn"):
        _ = word.head
