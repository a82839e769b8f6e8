"""Which place a name means, by the other names of the text. No model is needed: the spans are given."""

from __future__ import annotations

import pytest

from dragoman.context.places import resolve_spans
from dragoman.model import Place


def _resolve(marked: str, hint: str | None = None) -> list[Place]:
    """Resolve the spans that stand in [brackets]."""
    text, spans = "", []
    for number, part in enumerate(marked.replace("]", "[").split("[")):
        if number % 2:
            spans.append((len(text), len(text) + len(part)))
        text += part
    places = resolve_spans(text, spans, hint)
    assert all(text[place.span.start : place.span.end] == place.span.text for place in places)
    return places


@pytest.mark.parametrize(
    ("text", "country", "admin1", "precision"),
    [
        ("The delegation left [Paris] on Friday.", "FRA", "Île-de-France", "city"),
        ("A barn burned near [Paris], [Texas].", "USA", "Texas", "city"),
        ("The mayor of [Paris] met farmers from [Bonham], [Sherman] and [Sulphur Springs].", "USA", "Texas", "city"),
        ("The parliament of [Georgia] sat in [Tbilisi] and in [Batumi].", "GEO", None, "country"),
        ("Voters in [Georgia] drove from [Macon] and [Savannah].", "USA", "Georgia", "province"),
        ("Troops left [Lebanon] for [Syria] and [Jordan].", "LBN", None, "country"),
        ("The fire hall of [Lebanon], [Pennsylvania], reopened.", "USA", "Pennsylvania", "city"),
        ("Anglers met in [Jordan], [Minn.]", "USA", "Minnesota", "city"),
        ("Students in [Cambridge] wrote to [Ely], [Peterborough] and [Norwich].", "GBR", "England", "city"),
        ("Students in [Cambridge] wrote to [Boston], [Somerville] and [Worcester].", "USA", "Massachusetts", "city"),
        ("Shelling hit [Tripoli] while [Benghazi] and [Misrata] were calm.", "LBY", None, "city"),
        ("Shelling hit [Tripoli], [Lebanon].", "LBN", None, "city"),
        ("Snow closed roads in [Washington state].", "USA", "Washington", "province"),
        ("The envoy flew to [Washington] from [London].", "USA", "District of Columbia", "city"),
        ("Miners struck in the [Donetsk] region of [Ukraine].", "UKR", None, "province"),
        ("[Mexico] signed the accord with [Canada].", "MEX", None, "country"),
    ],
)
def test_sense(text: str, country: str, admin1: str | None, precision: str) -> None:
    place = _resolve(text)[0]
    assert (place.country, place.precision) == (country, precision)
    if admin1:
        assert place.admin1 == admin1


def test_one_sense_in_a_text() -> None:
    first, _, again = _resolve("Police in [Athens], [Ohio], made arrests. Later [Athens] was quiet.")
    assert first.geonames_id == again.geonames_id
    assert first.why == "named with what contains it"


def test_two_senses_where_the_text_says_so() -> None:
    french, _, texan, _ = _resolve("They moved from [Paris], [France], to [Paris], [Texas].")
    assert (french.country, texan.country) == ("FRA", "USA")


def test_listed_countries_hold_each_other_not() -> None:
    niger, nigeria = _resolve("Envoys of [Niger], [Nigeria] came.")
    assert (niger.precision, niger.country, nigeria.country) == ("country", "NER", "NGA")


def test_demonym_is_marked() -> None:
    [place] = _resolve("The [Kenyan] envoy spoke.")
    assert (place.country, place.precision) == ("KEN", "country")
    assert place.why.startswith("demonym; ")


def test_name_inside_a_name() -> None:
    [place] = _resolve("He was held at [Nairobi Central Hospital].")
    assert (place.name, place.country) == ("Nairobi", "KEN")
    assert place.why.startswith("named inside 'Nairobi Central Hospital'; ")


@pytest.mark.parametrize("name", ["Nairobi Road", "Qwrtplace", "College Park Road"])
def test_unlisted_has_no_point(name: str) -> None:
    [place] = _resolve(f"They met at [{name}].")
    assert (place.lat, place.lon, place.geonames_id, place.precision) == (None, None, None, "none")
    assert place.why == "not in the gazetteer"


def test_unlisted_takes_the_country_of_its_neighbours() -> None:
    place = _resolve("They fled [Qwrtplace] for [Kisumu], [Eldoret] and [Nakuru].")[0]
    assert (place.country, place.lat) == ("KEN", None)
    assert place.why == "not in the gazetteer; the country of most places of the text"


def test_unlisted_in_what_the_text_names() -> None:
    place = _resolve("They fled [Qwrtplace], [Ohio].")[0]
    assert (place.country, place.admin1, place.lat) == ("USA", "Ohio", None)
    assert place.why == "not in the gazetteer; the text puts it in Ohio"


@pytest.mark.parametrize(("hint", "country"), [("AUS", "AUS"), ("GBR", "GBR")])
def test_hint(hint: str, country: str) -> None:
    [place] = _resolve("A shop in [Newcastle] was robbed.", hint)
    assert place.country == country


def test_no_spans() -> None:
    assert resolve_spans("Nothing here.", []) == []


def test_country_precision_and_point() -> None:
    [place] = _resolve("Rain fell in [Chile].")
    assert place.precision == "country"
    assert place.lat is not None and -45 < place.lat < -25
