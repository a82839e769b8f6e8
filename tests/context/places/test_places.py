"""Places found in running text. The real model parses."""

from __future__ import annotations

import pytest
from spacy.language import Language

from dragoman.context.places import find_places

FOUND = [
    ("Floods cut the road between Beira and Chimoio in Mozambique in 2019.", ["Beira", "Chimoio", "Mozambique"]),
    ("Polish and Ukrainian officials met in Lublin.", ["Polish", "Ukrainian", "Lublin"]),
    ("The U.S.-led coalition struck targets near Raqqa.", ["U.S.", "Raqqa"]),
    ("The sheriff of Kendall County, Illinois, resigned.", ["Kendall County", "Illinois"]),
    ("MANAGUA, Nicaragua (AP) — Students marched again.", ["MANAGUA", "Nicaragua"]),
    ("Fighting spread to Helmand province and to the Khyber Pass.", ["Helmand", "Khyber Pass"]),
    ("The ambassador left South Africa for New Zealand.", ["South Africa", "New Zealand"]),
    ("Shells fell on the Old City of Aleppo.", ["Aleppo"]),
    ("Shells fell on the Old City in Aleppo.", ["Aleppo"]),
    ("Police closed the Old City on Friday.", []),
    ("Police in Jerusalem closed the Old City on Friday.", ["Jerusalem", "Old City"]),
    ("A spokesman for the University of Nairobi denied it.", ["Nairobi"]),
]
LEFT = [
    "Paris Hilton opened a shop with Jack London.",
    "Mr. Washington and Gen. Lincoln signed the letter.",
    "According to Houston, the plan was his.",
    "Jane Roe, M.D., treated the wounded.",
    "Reading is good for them, and Mobile phones are not.",
    "Michael Jordan retired again.",
    "The police said on Monday that nobody was hurt.",
]


@pytest.mark.parametrize(("text", "names"), FOUND)
def test_found(nlp: Language, text: str, names: list[str]) -> None:
    assert [place.span.text for place in find_places(nlp(text))] == names


@pytest.mark.parametrize("text", LEFT)
def test_left(nlp: Language, text: str) -> None:
    assert find_places(nlp(text)) == ()


def test_spans_point_into_the_text(nlp: Language) -> None:
    doc = nlp("Troops crossed from Rwanda into Goma.\n\nGoma fell the next day.")
    for place in find_places(doc):
        assert doc.text[place.span.start : place.span.end] == place.span.text


def test_metonym_is_marked(nlp: Language) -> None:
    acting, lying = find_places(nlp("Ankara rejected the offer that was made in Vienna."))
    assert acting.why.startswith("metonym; ")
    assert not lying.why.startswith("metonym; ")


def test_name_without_entry_is_found_and_has_no_point(nlp: Language) -> None:
    places = find_places(nlp("Two villagers were shot in Qarabulbul near Kabul, Afghanistan."))
    unlisted = [place for place in places if place.precision == "none"]
    assert [place.span.text for place in unlisted] == ["Qarabulbul"]
    assert unlisted[0].lat is None


def test_empty_text(nlp: Language) -> None:
    assert find_places(nlp("")) == ()
