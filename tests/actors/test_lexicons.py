"""The shipped lexicon files: their size, their codes, and that they do not contradict themselves."""

from __future__ import annotations

from collections import Counter, defaultdict
from itertools import pairwise
from pathlib import Path

import msgspec
import pycountry
import pytest

from dragoman.actors.knowledge import Entry, Knowledge, Surface, is_acronym, load_knowledge, status_on
from dragoman.actors.reader import FOLDER, Table, read_tables
from dragoman.actors.tables import Group, Organisation, Person, Role

FILES = sorted(FOLDER.glob("*.tsv"))
LEAST = {
    "countries": 300,
    "metonyms": 140,
    "regions": 60,
    "roles": 600,
    "organisations": 300,
    "agencies": 150,
    "armed_groups": 400,
    "people": 600,
    "particles": 30,
    "titles": 100,
    "sectors": 25,
}


@pytest.fixture(scope="module")
def knowledge() -> Knowledge:
    return load_knowledge()


@pytest.fixture(scope="module")
def tables() -> dict[str, Table]:
    return {table.name: table for table in read_tables()}


def names_of(row: msgspec.Struct) -> list[str]:
    fields = ("name", "aliases", "adjectives", "people", "capitals", "short")
    found: list[str] = []
    for field in fields:
        value = getattr(row, field, ())
        found += [value] if isinstance(value, str) else list(value)
    return found


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_file_names_its_table_source_and_date(path: Path) -> None:
    head = [line for line in path.read_text(encoding="utf-8").split("\n") if line.startswith("#")]
    assert f"# table: {path.stem}" in head
    assert any(line.startswith("# source: ") for line in head)
    assert any(line.startswith("# date: 20") for line in head)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_no_stray_white_space_or_empty_items(path: Path) -> None:
    for number, line in enumerate(path.read_text(encoding="utf-8").split("\n"), 1):
        if line.startswith("#"):
            continue
        for field in line.split("\t"):
            assert field == field.strip(), (path.name, number, field)
            assert "  " not in field, (path.name, number, field)
            if "|" in field:
                assert all(item == item.strip() and item for item in field.split("|")), (path.name, number, field)


@pytest.mark.parametrize(("name", "least"), LEAST.items())
def test_size(tables: dict[str, Table], name: str, least: int) -> None:
    assert len(tables[name].rows) >= least


def test_every_country_code_is_iso_or_kosovo(knowledge: Knowledge) -> None:
    for row in knowledge.countries:
        assert row.code == "KOS" or pycountry.countries.get(alpha_3=row.code) is not None, row


def test_every_iso_code_is_a_state_or_folds_into_one(knowledge: Knowledge) -> None:
    """Every ISO name resolves; uninhabited territories with no news of their own may be absent."""
    absent = {"BVT", "HMD", "UMI"}
    for country in pycountry.countries:
        if country.alpha_3 in absent:
            continue
        fields = (getattr(country, field, "") for field in ("common_name", "name", "official_name"))
        names = [part for field in fields for part in (field, field.split(",")[0], field.split(" (")[0])]
        assert any(knowledge.country_by_name(name) for name in names) or knowledge.country(country.alpha_3), country


def test_every_state_has_a_capital_and_a_demonym(knowledge: Knowledge) -> None:
    no_capital = {row.name for row in knowledge.countries if row.kind == "state" and not row.capitals}
    no_adjective = {row.name for row in knowledge.countries if row.kind == "state" and not row.adjectives}
    # Brussels and Vatican City name the seats of other actors as well; Pristina is listed
    assert no_capital <= {"Belgium", "Holy See", "Hong Kong", "Antarctica"}
    assert no_adjective == set()


def test_partially_recognised_entities_follow_plover(knowledge: Knowledge) -> None:
    nominal = {
        "Abkhazia": "GEO",
        "South Ossetia": "GEO",
        "Luhansk PR": "UKR",
        "Donetsk PR": "UKR",
        "Nagorno-Karabakh": "AZE",
        "Northern Cyprus": "CYP",
        "Transnistria": "MDA",
        "Somaliland": "SOM",
        "Western Sahara": "MAR",
    }
    for name, code in nominal.items():
        row = knowledge.country_by_name(name)
        assert row is not None and (row.code, row.sectors) == (code, ("PRE",)), name


def test_historical_states_have_years(knowledge: Knowledge) -> None:
    rows = [row for row in knowledge.countries if row.kind == "historical"]
    assert len(rows) >= 20
    assert [row.name for row in rows if not row.until] == []


def test_regions_are_no_countries(knowledge: Knowledge) -> None:
    for surface in knowledge.surfaces():
        if surface.use == "region":
            assert knowledge.country_by_name(surface.text) is None, surface.text
            assert knowledge.country_by_demonym(surface.text) is None, surface.text


def test_ambiguous_names_are_names_of_their_row(tables: dict[str, Table]) -> None:
    for table in tables.values():
        for number, row in table.rows:
            strangers = set(getattr(row, "ambiguous", ())) - set(names_of(row))
            assert not strangers, (table.path, number, strangers)


def label(entry: Entry) -> str:
    return entry.phrase if isinstance(entry, Role) else entry.name


def test_a_name_means_one_thing_or_is_flagged(knowledge: Knowledge) -> None:
    """Outside roles and persons, no two rows share a name that neither calls ambiguous."""
    owners: dict[str, set[tuple[str, str]]] = defaultdict(set)
    uses = ("country", "metonym", "region", "organisation", "group")
    for surface in knowledge.surfaces():
        if surface.use in uses and not surface.ambiguous:
            key = surface.text if is_acronym(surface.text) else surface.text.lower()
            owners[key].add((surface.use, label(surface.entry)))
    assert {name: found for name, found in owners.items() if len(found) > 1} == {}


def test_a_role_phrase_has_one_row(knowledge: Knowledge) -> None:
    listed = Counter(
        phrase.lower()
        for surface in knowledge.surfaces()
        if surface.use == "role" and isinstance(surface.entry, Role)
        for phrase in (surface.entry.phrase, *surface.entry.aliases)
        if surface.text == surface.entry.phrase
    )
    assert [phrase for phrase, count in listed.items() if count > 1] == []


def test_every_role_has_a_sector(tables: dict[str, Table]) -> None:
    assert [row.phrase for _, row in tables["roles"].rows if not row.sectors] == []


def test_parties_and_armed_groups_have_their_sectors(tables: dict[str, Table]) -> None:
    for _, row in tables["armed_groups"].rows:
        assert isinstance(row, Group)
        assert row.sectors, row
        assert row.kind != "party" or "PTY" in row.sectors, row
        assert row.country is not None or row.code == "IMG" or row.kind == "movement", row


def test_organisations_have_a_code_and_agencies_a_country(tables: dict[str, Table]) -> None:
    for name, field in (("organisations", "code"), ("agencies", "country")):
        for _, row in tables[name].rows:
            assert isinstance(row, Organisation)
            assert getattr(row, field) is not None and row.sectors, row


def test_offices_are_roles_and_their_years_are_in_order(tables: dict[str, Table], knowledge: Knowledge) -> None:
    for number, row in tables["people"].rows:
        assert isinstance(row, Person)
        assert knowledge.role(row.office) is not None, (number, row)
        assert row.since is not None, (number, row)
        assert row.until is None or row.since[: len(row.until)] <= row.until, (number, row)
        assert row.country or {"UNO", "IGO", "EUR"} & set(row.sectors), (number, row)


def test_terms_of_one_office_do_not_overlap_by_years(tables: dict[str, Table]) -> None:
    """Heads of state and government follow each other; a slip of a decade shows here."""
    heads = {"president", "prime minister", "king", "chancellor", "supreme leader", "premier"}
    terms: dict[tuple[str | None, str], list[tuple[int, int, str]]] = defaultdict(list)
    for _, row in tables["people"].rows:
        if row.office in heads:
            terms[row.country, row.office].append((int(row.since[:4]), int((row.until or "9999")[:4]), row.name))
    for office, found in terms.items():
        found.sort()
        for (_, ends, name), (starts, _, other) in pairwise(found):
            # both claimed the office in the Ivorian crisis of 2010-11
            assert ends <= starts or other == "Alassane Ouattara", (office, name, other)


def test_surfaces_are_of_known_uses(knowledge: Knowledge) -> None:
    found: Counter[str] = Counter(surface.use for surface in knowledge.surfaces())
    assert min(found.values()) > 0
    assert all(isinstance(surface, Surface) and surface.text for surface in knowledge.surfaces())


STATES = (
    "USA GBR FRA DEU ITA RUS CHN JPN KOR PRK IND PAK AFG IRN IRQ ISR PSE SYR LBN EGY TUR SAU YEM JOR LBY TUN DZA MAR "
    "SDN ETH KEN UGA RWA COD NGA ZAF ZWE UKR BLR POL GEO ARM AZE SRB HRV GRC CYP ESP CUB VEN COL MEX BRA ARG CHL PER "
    "BOL NIC THA PHL IDN MYS VNM KHM AUS CAN"
).split()
HEADS = ("president", "prime minister", "king", "chancellor", "supreme leader", "emir", "premier", "general secretary")
HEADS_TOO = ("chairman", "crown prince", "queen", "ruler", "leader")
POWERS = "USA GBR FRA DEU RUS CHN PAK IND IRN ISR EGY TUR UKR SYR".split()
LEADERS = [
    (STATES, (*HEADS, *HEADS_TOO), 0.97),
    (POWERS, ("foreign minister", "foreign secretary", "secretary of state"), 0.93),
    (POWERS, ("defence minister", "defence secretary", "secretary of defense"), 0.75),
]


@pytest.mark.parametrize(("states", "offices", "least"), LEADERS, ids=["heads", "foreign", "defence"])
def test_leaders_since_1990(
    tables: dict[str, Table], states: list[str], offices: tuple[str, ...], least: float
) -> None:
    """Share of years since the end of 1990 in which somebody is known to hold the office, over the states named."""
    held: dict[str | None, list[Person]] = defaultdict(list)
    for _, row in tables["people"].rows:
        if any(office in row.office for office in offices):
            held[row.country].append(row)
    days = [(state, f"{year}-06-30") for state in states for year in range(1991, 2026)]
    known = [any(status_on(p.since, p.until, day) == "current" for p in held[state]) for state, day in days]
    assert sum(known) / len(known) >= least
