"""Lookups over the lexicons, and what a bad row of a user's file says."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from dragoman.actors.knowledge import Knowledge, is_acronym, load_knowledge, plural, status_on
from dragoman.errors import DataError


@pytest.fixture(scope="module")
def knowledge() -> Knowledge:
    return load_knowledge()


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Burma", "MMR"),
        ("burma", "MMR"),
        ("Swaziland", "SWZ"),
        ("DPRK", "PRK"),
        ("ROK", "KOR"),
        ("Britain", "GBR"),
        ("the UK", "GBR"),
        ("the Netherlands", "NLD"),
        ("US", "USA"),
        ("U.S.", "USA"),
        ("America", "USA"),
        ("the Islamic Republic", "IRN"),
        ("Zaire", "COD"),
        ("Congo", "COD"),
        ("Congo-Brazzaville", "COG"),
        ("Soviet Union", "RUS"),
        ("East Germany", "DEU"),
        ("Kosovo", "KOS"),
        ("Abkhazia", "GEO"),
        ("Western Sahara", "MAR"),
        ("Puerto Rico", "USA"),
        ("Palestinian territories", "PSE"),
        ("Ivory Coast", "CIV"),
    ],
)
def test_country_by_name(knowledge: Knowledge, name: str, code: str) -> None:
    country = knowledge.country_by_name(name)
    assert country is not None
    assert country.code == code


@pytest.mark.parametrize(
    "name", ["us", "the West", "Latin America", "Middle East", "Europe", "the Gulf", "Kremlin", ""]
)
def test_not_a_country(knowledge: Knowledge, name: str) -> None:
    assert knowledge.country_by_name(name) is None


@pytest.mark.parametrize("name", ["the West", "Western", "Arab world", "Latin American", "African", "Gulf states"])
def test_regions(knowledge: Knowledge, name: str) -> None:
    assert knowledge.region(name) is not None


@pytest.mark.parametrize(
    ("word", "code"),
    [
        ("Iranian", "IRN"),
        ("iranians", "IRN"),
        ("Dutch", "NLD"),
        ("Briton", "GBR"),
        ("Scottish", "GBR"),
        ("Dominicans", "DOM"),
        ("Congolese", "COD"),
        ("Nigerien", "NER"),
        ("Nigerian", "NGA"),
        ("Chechens", "RUS"),
        ("Soviet", "RUS"),
        ("Emirati", "ARE"),
        ("American", "USA"),
    ],
)
def test_country_by_demonym(knowledge: Knowledge, word: str, code: str) -> None:
    country = knowledge.country_by_demonym(word)
    assert country is not None
    assert country.code == code


def test_partially_recognised_entities_carry_the_sector(knowledge: Knowledge) -> None:
    entity = knowledge.country_by_name("South Ossetia")
    assert entity is not None
    assert (entity.code, entity.sectors, entity.kind) == ("GEO", ("PRE",), "partial")


@pytest.mark.parametrize(("name", "code"), [("Tehran", "IRN"), ("Kiev", "UKR"), ("kyiv", "UKR"), ("Washington", "USA")])
def test_capital(knowledge: Knowledge, name: str, code: str) -> None:
    country = knowledge.capital(name)
    assert country is not None
    assert country.code == code


@pytest.mark.parametrize(
    ("name", "country", "sector"),
    [
        ("the Kremlin", "RUS", "GOV"),
        ("Pentagon", "USA", "MIL"),
        ("Capitol Hill", "USA", "LEG"),
        ("the Élysée", "FRA", "GOV"),
        ("Elysee", "FRA", "GOV"),
        ("Zhongnanhai", "CHN", "GOV"),
        ("Knesset", "ISR", "LEG"),
    ],
)
def test_metonym(knowledge: Knowledge, name: str, country: str, sector: str) -> None:
    seat = knowledge.metonym(name)
    assert seat is not None
    assert (seat.country, seat.sectors[0]) == (country, sector)


@pytest.mark.parametrize(
    ("phrase", "role", "sector", "kind"),
    [
        ("defense minister", "defence minister", "GOV", "person"),
        ("Ministers of Defence", "defence minister", "GOV", "person"),
        ("brigadier general", "brigadier general", "MIL", "rank"),
        ("lawmakers", "member of parliament", "LEG", "person"),
        ("policemen", "police officer", "COP", "person"),
        ("troops", "troops", "MIL", "group"),
        ("gunmen", "gunman", "UAF", "group"),
        ("insurgents", "insurgent", "REB", "group"),
        ("refugees", "refugee", "REF", "group"),
        ("supreme court", "supreme court", "JUD", "institution"),
        ("foreign ministry", "foreign ministry", "GOV", "institution"),
        ("attorneys general", "attorney general", "GOV", "person"),
        ("trade union", "union", "LAB", "group"),
        ("opposition party", "opposition party", "PTY", "group"),
        ("oversight committee", "oversight committee", "LEG", "institution"),
        ("House panel", "house panel", "LEG", "institution"),
        ("ranking member", "ranking member", "LEG", "person"),
        ("conservatives", "conservatives", "PTY", "group"),
    ],
)
def test_role(knowledge: Knowledge, phrase: str, role: str, sector: str, kind: str) -> None:
    found = knowledge.role(phrase)
    assert found is not None
    assert (found.sectors[0], found.kind) == (sector, kind)
    same = knowledge.role(role)
    assert same is not None
    assert same.sectors[0] == sector


def test_longest_role_phrase(knowledge: Knowledge) -> None:
    words = "the deputy foreign minister of peace".split()
    found = knowledge.role_from(words, 1)
    assert found is not None
    assert (found[0].phrase, found[1]) == ("deputy foreign minister", 4)
    back = knowledge.role_until(words, 4)
    assert back is not None
    assert (back[0].phrase, back[1]) == ("deputy foreign minister", 1)
    assert knowledge.role_from(words, 0) is None
    assert knowledge.role_from(words, 99) is None
    assert knowledge.role_until(words, 0) is None


@pytest.mark.parametrize("name", ["Daesh", "ISIS", "ISIL", "IS", "Islamic State group", "islamic state"])
def test_names_of_islamic_state(knowledge: Knowledge, name: str) -> None:
    group = knowledge.group(name)
    assert group is not None
    assert (group.name, group.country, group.sectors, group.code) == ("Islamic State", None, ("REB",), "IMG")


def test_acronyms_count_only_as_written(knowledge: Knowledge) -> None:
    assert knowledge.group("is") is None
    assert knowledge.organisation("who") is None
    who = knowledge.organisation("WHO")
    assert who is not None
    assert (who.name, who.code) == ("World Health Organization", "UNO")


def test_agencies_have_a_country(knowledge: Knowledge) -> None:
    guards = knowledge.organisation("the Revolutionary Guards")
    assert guards is not None
    assert (guards.country, guards.sectors, guards.code) == ("IRN", ("MIL",), None)


@pytest.mark.parametrize(
    ("name", "date", "office", "status"),
    [
        ("Hatami", "2020-05-24", "defence minister", "current"),
        ("Hatami", "2023-05-24", "defence minister", "former"),
        ("Hatami", "2010", "defence minister", "later"),
        ("Kadhimi", "2020-05-24", "prime minister", "current"),
        ("al-Kadhimi", "2020-05-24", "prime minister", "current"),
        ("Saddam Hussein", "2020-05-24", "president", "former"),
        ("Joe Biden", "2012-06-01", "vice president", "current"),
        ("Joe Biden", "2022-06-01", "president", "current"),
        ("Joe Biden", "2018-06-01", "vice president", "former"),
    ],
)
def test_offices_on_a_date(knowledge: Knowledge, name: str, date: str, office: str, status: str) -> None:
    first = knowledge.people(name, date)[0]
    assert (first.person.office, first.status, first.former) == (office, status, status == "former")


def test_a_surname_gives_the_office_holder_of_the_day_first(knowledge: Knowledge) -> None:
    assert knowledge.people("Bush", "1991-01-17")[0].person.name == "George H. W. Bush"
    assert knowledge.people("Bush", "2003-03-20")[0].person.name == "George W. Bush"
    assert {o.status for o in knowledge.people("Bush")} == {"undated"}
    assert knowledge.people("Nobody Known") == []


@pytest.mark.parametrize(
    ("since", "until", "date", "status"),
    [
        ("2017-08", "2021-08", "2021-08-25", "current"),
        ("2017-08", "2021-08", "2021-09-01", "former"),
        ("2017", None, "2016-12-31", "later"),
        ("2017-08", None, "2017", "current"),
        (None, "2003-04-09", "2003-04-09", "current"),
        (None, "2003-04-09", "2003-04-10", "former"),
        ("2017", "2018", None, "undated"),
    ],
)
def test_status_on(since: str | None, until: str | None, date: str | None, status: str) -> None:
    assert status_on(since, until, date) == status


@pytest.mark.parametrize(
    ("name", "answer"), [("US", True), ("U.N.", True), ("M23", True), ("LeT", True), ("Nato", False), ("A", False)]
)
def test_is_acronym(name: str, answer: bool) -> None:
    assert is_acronym(name) is answer


@pytest.mark.parametrize(
    ("noun", "expected"),
    [
        ("minister of defence", "ministers of defence"),
        ("gunman", "gunmen"),
        ("army", "armies"),
        ("envoy", "envoys"),
        ("church", "churches"),
        ("judge", "judges"),
    ],
)
def test_plural(noun: str, expected: str) -> None:
    assert plural(noun) == expected


def test_titles_and_particles(knowledge: Knowledge) -> None:
    lieutenant_general, mrs, ibn = knowledge.title("Lt. Gen."), knowledge.title("Mrs."), knowledge.particle("ibn")
    assert lieutenant_general is not None and lieutenant_general.kind == "rank"
    assert mrs is not None and mrs.kind == "female"
    assert ibn is not None and ibn.kind == "joiner"
    assert knowledge.title("table") is None


def test_country_of_a_code_and_meaning_of_a_sector(knowledge: Knowledge) -> None:
    sudan = knowledge.country("SDN")
    assert sudan is not None and sudan.name == "Sudan"
    assert knowledge.country("XXX") is None
    assert knowledge.sectors["REB"] == "armed opposition"


def test_surfaces_flag_doubtful_names(knowledge: Knowledge) -> None:
    flags = {(s.text, s.use): (s.exact, s.ambiguous) for s in knowledge.surfaces()}
    assert flags["IS", "group"] == (True, True)
    assert flags["ISIS", "group"] == (True, False)
    assert flags["Labour", "group"] == (True, True)
    assert flags["Likud", "group"] == (False, False)


def test_loading_is_quick() -> None:
    load_knowledge.cache_clear()
    start = time.process_time()
    load_knowledge()
    assert time.process_time() - start < 1.2, "9,000 rows; 0.2 s on a quick machine, 0.6 s on the slowest we had"


def write(folder: Path, text: str) -> Path:
    path = folder / "mine.tsv"
    path.write_text(text, encoding="utf-8")
    return path


def test_the_users_rows_win(tmp_path: Path) -> None:
    path = write(
        tmp_path,
        "# table: armed_groups\nname\tkind\taliases\tcountry\tsectors\nDawn Front\tarmed\tDF|ELN\tBOL\tREB\n",
    )
    knowledge = load_knowledge((path,))
    group = knowledge.group("ELN")
    assert group is not None
    assert (group.name, group.country) == ("Dawn Front", "BOL")
    assert knowledge.group("Likud") is not None


def test_listed_actors_hold_only_on_their_dates(tmp_path: Path) -> None:
    path = write(
        tmp_path,
        "# table: actors\nname\tkind\taliases\tcountry\tsectors\tsince\tuntil\n"
        "Ada Quill\tperson\tQuill\tCHE\tGOV\t2001\t2004-03\nAda Quill\tperson\tQuill\tCHE\tELI\t2004-04\n",
    )
    knowledge = load_knowledge((path,))
    assert [row.sectors for row in knowledge.actors("Quill", "2002-01-01")] == [("GOV",)]
    assert [row.sectors for row in knowledge.actors("quill", "2012-01-01")] == [("ELI",)]
    assert len(knowledge.actors("Ada Quill")) == 2


HEADER = "# table: people\nname\toffice\tcountry\tsince\tsectors\n"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            HEADER + "Ada Quill\tpresident\tSwiss\n",
            "{path}:3: field 'country': found 'Swiss'; allowed: one of 199 codes such as AFG, AGO, ALB",
        ),
        (
            HEADER + "Ada Quill\tpresident\tCHE\tMay 2001\n",
            "{path}:3: field 'since': found 'May 2001'; allowed: YYYY, YYYY-MM or YYYY-MM-DD, or nothing",
        ),
        (HEADER + "Ada Quill\n", "{path}:3: field 'office': found ''; allowed: a value in every row"),
        (
            HEADER + "Ada Quill\tpresident\tCHE\t2001\tGOV\textra\n",
            "{path}:3: field 'row': found '6 fields'; allowed: 5 fields parted by tabs",
        ),
        (
            "# table: people\nname\toffice\n\n# why\nAda\tmayor\n\tmayor\n",
            "{path}:6: field 'name': found ''; allowed: a value in every row",
        ),
        (
            "# table: particles\nword\tkind\nvan\tmiddle\n",
            "{path}:3: field 'kind': found 'middle'; allowed: joiner, prefix, suffix",
        ),
        (
            "# table: titles\nword\tgender\n",
            "{path}:2: field 'header': found 'gender'; allowed: word, kind, aliases, role",
        ),
        (
            "# table: titles\nword\n",
            "{path}:2: field 'header': found 'word'; allowed: a header line with the columns kind",
        ),
        (
            "# table: titles\n",
            "{path}: no header line; allowed columns: word, kind, aliases, role",
        ),
        (
            "# table: roles\nphrase\tkind\tflags\nmajor\trank\ttitel\n",
            "{path}:3: field 'flags': found 'titel'; allowed: former, head, title, weak",
        ),
        (
            "# table: countries\ncode\tname\nCh\tSwitzerland\n",
            "{path}:3: field 'code': found 'Ch'; allowed: three capital letters (ISO 3166-1 alpha-3)",
        ),
    ],
)
def test_bad_rows_name_file_line_and_field(tmp_path: Path, text: str, message: str) -> None:
    path = write(tmp_path, text)
    with pytest.raises(DataError) as caught:
        load_knowledge((path,))
    assert str(caught.value) == message.format(path=path)


def test_bad_sector_lists_what_is_allowed(tmp_path: Path) -> None:
    path = write(tmp_path, HEADER + "Ada Quill\tpresident\tCHE\t2001\tGVT\n")
    with pytest.raises(DataError, match=r"mine.tsv:3: field 'sectors': found 'GVT'; allowed: AGR, BUS, .* UNO"):
        load_knowledge((path,))


def test_a_file_without_its_table_or_not_utf8(tmp_path: Path) -> None:
    path = write(tmp_path, "name\tkind\n")
    with pytest.raises(
        DataError, match=r"mine.tsv:1: field '# table:': found ''; allowed: a comment line '# table: NAME'"
    ):
        load_knowledge((path,))
    path.write_bytes(b"# table: titles\nword\tkind\nMr\xff\tmale\n")
    with pytest.raises(DataError, match=r"mine.tsv: cannot be read as UTF-8 text"):
        load_knowledge((path,))
    with pytest.raises(DataError, match=r"absent.tsv: cannot be read"):
        load_knowledge((tmp_path / "absent.tsv",))
