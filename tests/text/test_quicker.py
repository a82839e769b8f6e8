"""What makes the model faster says the same: words by memory, products by BLAS."""

from __future__ import annotations

import numpy
import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc

from dragoman.settings import MODEL
from dragoman.text.blas import BlasOps, use_blas
from dragoman.text.entities import Entities, decodes
from dragoman.text.words import LIMIT, Memory, remembers

TEXTS = (
    "He's gonna say there's nothing; y'all ain't been told that Peru didn't let's go.",
    "Let's see: the ministers' meeting, which they'd had, was being held.\n\n Those who can, do it; I saw you.",
    "Do they have what has been had? It is there that the worst of the worse were gotten rid of.",
    "There have been talks, and nothing is certain. There is hope. It is late.",
)

NAMED = (
    "The United Nations Office on Drugs and Crime opened in Addis Ababa on 24 May 2020, Ms. Ngozi Okafor-Diallo said",
    "Lima\n\nPresident Ana\nQuispe",
    " ",
    "Kenya",
)


@pytest.fixture(scope="module")
def parsed(nlp: Language) -> list[Doc]:
    """Docs as ruler and lemmatizer get them."""
    with nlp.select_pipes(disable=["attribute_ruler", "lemmatizer", "ner"]):
        return list(nlp.pipe(TEXTS))


@pytest.fixture
def memory(nlp: Language) -> Memory:
    assert remembers(nlp)
    return Memory(nlp.get_pipe("attribute_ruler"), nlp.get_pipe("lemmatizer"))


def words(doc: Doc) -> list[tuple[object, ...]]:
    return [(t.tag_, t.dep_, t.pos_, str(t.morph), t.lemma_, t.head.i, t.is_sent_start) for t in doc]


def test_memory_says_what_ruler_and_lemmatizer_say(nlp: Language, parsed: list[Doc], memory: Memory) -> None:
    for doc in [*parsed, *parsed]:
        asked = nlp.get_pipe("lemmatizer")(nlp.get_pipe("attribute_ruler")(doc.copy()))
        assert words(memory(doc.copy())) == words(asked)


def test_memory_takes_an_empty_doc(nlp: Language, memory: Memory) -> None:
    assert len(memory(Doc(nlp.vocab))) == 0


def test_memory_is_bounded(parsed: list[Doc], memory: Memory, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dragoman.text.words.LIMIT", 1)
    memory(parsed[0].copy())
    held = len(memory._cases)
    memory(parsed[1].copy())
    assert 1 < len(memory._cases) < held + len(parsed[1])
    assert LIMIT > 1000


def test_a_model_without_the_two_components_keeps_its_own() -> None:
    assert not remembers(spacy.blank("en"))


def test_products_by_blas_give_the_same_parse(nlp: Language) -> None:
    own = spacy.load(MODEL)
    if not use_blas(own):
        pytest.skip("numpy has no BLAS here that is known to be fast")
    assert isinstance(own.get_pipe("tok2vec").model.ops, BlasOps)
    for bare, ours in zip(nlp.pipe(TEXTS), own.pipe(TEXTS), strict=True):
        assert words(bare) == words(ours)
        assert [(e.text, e.label_) for e in bare.ents] == [(e.text, e.label_) for e in ours.ents]
        numpy.testing.assert_allclose(bare.tensor, ours.tensor, rtol=1e-3, atol=1e-4)


def test_entities_decoded_at_once_are_those_of_the_model(nlp: Language) -> None:
    assert decodes(nlp)
    recognizer = nlp.get_pipe("ner")
    with nlp.select_pipes(disable=["ner"]):
        docs = [*nlp.pipe([*TEXTS, *NAMED]), Doc(nlp.vocab)]
    found = list(Entities(recognizer).pipe((doc.copy() for doc in docs), batch_size=3))
    for ours, bare in zip(found, recognizer.pipe(doc.copy() for doc in docs), strict=True):
        assert [(e.text, e.label_) for e in ours.ents] == [(e.text, e.label_) for e in bare.ents]
        assert [t.ent_iob_ for t in ours] == [t.ent_iob_ for t in bare]
    assert any(len(entity) > 3 for doc in found for entity in doc.ents)


def test_a_model_that_sets_entities_by_rules_too_keeps_its_own() -> None:
    ruled = spacy.load(MODEL)
    ruled.add_pipe("entity_ruler", before="ner")
    assert not decodes(ruled)
    assert not decodes(spacy.blank("en"))
