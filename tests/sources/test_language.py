"""Which language a text is in: plain English at a glance, all else by the identifier."""

from __future__ import annotations

import pytest

from dragoman.sources import language
from dragoman.sources.language import language as language_of

ENGLISH = (
    "The governor told reporters on Monday that his ministers had refused to meet the envoys who have been waiting in "
    "the capital since March, and that they would be sent home by the end of the week if their papers were not signed."
)
OTHERS = {
    "nl": "De minister zei maandag dat zijn land het verdrag wil tekenen, maar dat de buren eerst hun troepen uit het "
    "grensgebied moeten halen. In de hoofdstad was het rustig; op de markt werd gewoon handel gedreven.",
    "da": "Ministeren sagde mandag, at landet vil have to skibe til at ligge ved byen, og at de andre må vente. Vi har "
    "en aftale, sagde han, men den er ikke skrevet under, og det kan tage flere uger.",
    "fr": "Le ministre a déclaré lundi que son pays signerait le traité, mais que les voisins devaient d'abord retirer "
    "leurs troupes de la frontière. La capitale était calme et les marchés restaient ouverts.",
    "es": "El ministro dijo el lunes que su país firmará el tratado, pero que los vecinos deben retirar antes sus "
    "tropas de la frontera. La capital estaba tranquila y los mercados seguían abiertos.",
}


def test_plain_english_needs_no_identifier(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(language, "_identifier", lambda: pytest.fail("the identifier was loaded"))
    assert language_of(ENGLISH, None, "fr") == ("en", "text")


@pytest.mark.parametrize("code", OTHERS)
def test_other_languages_are_told_by_the_identifier(code: str) -> None:
    assert language_of(OTHERS[code], None, "en") == (code, "text")


def test_english_of_few_small_words_is_told_by_the_identifier() -> None:
    listing = "Tugboats, barges, pilots: Rotterdam harbour strike widens again, dockers walking out, ferries cancelled."
    assert not language._is_plainly_english(listing)
    assert language_of(listing, None, "fr") == ("en", "text")


def test_some_english_words_in_another_text_decide_nothing() -> None:
    mixed = OTHERS["nl"] + " " + OTHERS["fr"] + " The song is called that was the time to be with them, by the band."
    assert not language._is_plainly_english(mixed)
