"""Articles to Docs: offsets stay, line breaks end sentences, stored words come back."""

from __future__ import annotations

from pathlib import Path

import pytest
from spacy.lang.en import English
from spacy.symbols import ORTH

import dragoman
from dragoman.errors import SettingError
from dragoman.model import Article
from dragoman.record.verify import verify
from dragoman.settings import Settings
from dragoman.text import Parser


def test_a_line_break_ends_a_sentence() -> None:
    doc = Parser().parse(Article("a", "Oslo ready for talks\n\nThe envoy left. Rain fell"))
    assert [s.text.strip() for s in doc.sents] == ["Oslo ready for talks", "The envoy left.", "Rain fell"]


def test_no_break_spaces_are_parsed_as_spaces_and_kept_in_the_spans() -> None:
    coding = dragoman.code(
        "The Kenyan\u00a0president praised Prime\u00a0Minister Abiy\u00a0Ahmed on Monday.", published="2021-05-04"
    )
    assert verify([coding]).ok
    assert [e.actors[0].text for e in coding.events] == ["The Kenyan\u00a0president"]


def test_an_accent_for_an_apostrophe_is_parsed_as_one_and_kept_in_the_spans() -> None:
    coding = dragoman.code("Ghana condemned Peru\u00b4s navy for the raid on the port of Tema.", published="2021-05-04")
    assert verify([coding]).ok
    assert [e.recipients[0].country for e in coding.events if e.type == "ACCUSE"] == ["PER"]
    assert any("\u00b4" in e.sentence.text for e in coding.events)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("A Cease-fire holds", ["A", "Cease-fire", "holds"]),
        ("They re-opened it", ["They", "re-opened", "it"]),
        ("a pre-cease-fire line", ["a", "pre", "-", "cease-fire", "line"]),
        ("The US-led force", ["The", "US", "-", "led", "force"]),
    ],
)
def test_hyphened_spellings_of_one_word_stay_whole(text: str, words: list[str]) -> None:
    assert [token.text for token in Parser().parse(Article("a", text))] == words


def test_a_missing_model_is_named() -> None:
    with pytest.raises(SettingError) as caught:
        Parser(Settings(spacy_model="no_such_model"))
    assert str(caught.value) == (
        "spacy_model is 'no_such_model', and no such model is installed or lies at that path: "
        "name an installed spaCy model or a folder that holds one"
    )


def test_models_of_one_name_are_told_apart(tmp_path: Path) -> None:
    model = English()
    model.meta["name"] = "own"
    model.add_pipe("sentencizer", name="parser")
    model.to_disk(tmp_path / "one")
    model.tokenizer.add_special_case("km²", [{ORTH: "km²"}])
    model.to_disk(tmp_path / "two")
    names = [Parser(Settings(spacy_model=str(tmp_path / folder))).name for folder in ("one", "one", "two")]
    assert names[0] == names[1] != names[2]
    assert names[0].startswith("en_own-")
