"""PETRARCH dictionaries as rows of ours. The small dictionaries are our own, in the real format."""

from __future__ import annotations

from pathlib import Path

import pytest

from dragoman.actors.check import check_file
from dragoman.actors.importers import petrarch_actors, petrarch_agents, split_code, write_table
from dragoman.actors.knowledge import Knowledge, load_knowledge
from dragoman.errors import DataError

ACTORS = """<!-- a small dictionary
written for this test -->
# states
BOLIVIA_ [BOL] ; checked
+PLURINATIONAL_STATE_OF_BOLIVIA_
ADA_QUILL_ [CHEELI]
+PRESIDENT_QUILL_
\t[CHEGOV 20010101-20040331]
\t[CHEMIL <010101]
\t[CHEBUS >20100615]
RED_VALLEY_FRONT_ [BOLREB]
UN_ [IGOUNO]
VALLEY_RADIO [BOLMED]
RIVERMARK [RVM]
"""

AGENTS = """!PERSON! = MAN, WOMAN
ATTORNEY_GENERAL {ATTORNEYS_GENERAL} [~GOV] # law
AIR_FORCE {} [~MIL]
MILITANT [~UAF]
CONGRESS!PERSON! {CONGRESSPEOPLE} [~LEG]
HUMAN_RIGHTS_GROUP [NGO~]
BROADCASTER [~MED]
"""


@pytest.fixture(scope="module")
def knowledge() -> Knowledge:
    return load_knowledge()


def write(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def test_actors_with_synonyms_dates_and_codes(tmp_path: Path, knowledge: Knowledge) -> None:
    rows = petrarch_actors(write(tmp_path, "small.actors.txt", ACTORS), knowledge)
    found = [(r.name, r.kind, r.country, r.sectors, r.since, r.until, r.code) for r in rows]
    assert found == [
        ("Bolivia", "country", "BOL", (), None, None, "BOL"),
        ("Ada Quill", "unknown", "CHE", ("ELI",), None, None, "CHEELI"),
        ("Ada Quill", "unknown", "CHE", ("GOV",), "2001-01-01", "2004-03-31", "CHEGOV"),
        ("Ada Quill", "unknown", "CHE", ("MIL",), None, "2000-12-31", "CHEMIL"),
        ("Ada Quill", "unknown", "CHE", ("BUS",), "2010-06-16", None, "CHEBUS"),
        ("Red Valley Front", "group", "BOL", ("REB",), None, None, "BOLREB"),
        ("UN", "organisation", None, ("IGO", "UNO"), None, None, "IGOUNO"),
        ("Valley Radio", "unknown", "BOL", ("JRN",), None, None, "BOLMED"),
        ("Rivermark", "unknown", None, (), None, None, "RVM"),
    ]
    assert rows[0].aliases == ("Plurinational State Of Bolivia",)


def test_an_imported_dictionary_is_a_lexicon_file(tmp_path: Path, knowledge: Knowledge) -> None:
    rows = petrarch_actors(write(tmp_path, "small.actors.txt", ACTORS), knowledge)
    path = tmp_path / "small.tsv"
    assert write_table(rows, path, table="actors", source="small.actors.txt", made="2026-11-23") == 9
    mine = load_knowledge((path,))
    assert [row.code for row in mine.actors("President Quill", "2003-05-01")] == ["CHEGOV", "CHEELI"]
    assert [row.code for row in mine.actors("Ada Quill", "1999-05-01")] == ["CHEMIL", "CHEELI"]
    assert [row.code for row in mine.actors("UN")] == ["IGOUNO"]
    assert mine.actors("un") == []


def test_agents_with_plurals_and_macros(tmp_path: Path, knowledge: Knowledge) -> None:
    rows = petrarch_agents(write(tmp_path, "small.agents.txt", AGENTS), knowledge)
    assert [(r.phrase, r.aliases, r.plurals, r.sectors, r.code) for r in rows] == [
        ("attorney general", (), ("attorneys general",), ("GOV",), "~GOV"),
        ("air force", (), ("air force",), ("MIL",), "~MIL"),
        ("militant", (), ("militants",), ("UAF",), "~UAF"),
        ("congressman", ("congresswoman",), ("congresspeople",), ("LEG",), "~LEG"),
        ("human rights group", (), ("human rights groups",), ("NGO",), "NGO~"),
        ("broadcaster", (), ("broadcasters",), ("JRN",), "~MED"),
    ]
    path = tmp_path / "agents.tsv"
    write_table(rows, path, table="roles", source="small.agents.txt", made="2026-11-23")
    role = load_knowledge((path,)).role("militants")
    assert role is not None and role.code == "~UAF"


@pytest.mark.parametrize(
    ("code", "country", "sectors"),
    [
        ("USAGOV", "USA", ("GOV",)),
        ("PSEREBHMS", "PSE", ("REB",)),
        ("IMGMOSALQ", None, ("IMG",)),
        ("---", None, ()),
        ("COLREBREB", "COL", ("REB",)),
    ],
)
def test_split_code(knowledge: Knowledge, code: str, country: str | None, sectors: tuple[str, ...]) -> None:
    assert split_code(code, knowledge) == (country, sectors)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("ADA_QUILL_ [CHEGOV <20011301]\n", "small.txt:1: field 'date': found '20011301'; allowed: YYMMDD or YYYYMMDD"),
        ("# first\nADA_QUILL_\n", "small.txt:2: found 'Ada Quill' without a code; allowed: NAME"),
        ("+ADA_QUILL_ [CHE]\n", "small.txt:1: found '+ADA_QUILL_ [CHE]'; allowed: a name before its synonyms"),
    ],
)
def test_bad_actors(tmp_path: Path, knowledge: Knowledge, text: str, message: str) -> None:
    with pytest.raises(DataError) as caught:
        petrarch_actors(write(tmp_path, "small.txt", text), knowledge)
    assert message in str(caught.value)


def test_bad_agents_and_encodings(tmp_path: Path, knowledge: Knowledge) -> None:
    with pytest.raises(DataError, match=r"small.txt:1: found 'MILITANT'; allowed: AGENT \[~CODE\]"):
        petrarch_agents(write(tmp_path, "small.txt", "MILITANT\n"), knowledge)
    (tmp_path / "latin.txt").write_bytes(b"JOS\xc9_ [BOL]\n")
    with pytest.raises(DataError, match=r"latin.txt: cannot be read as UTF-8"):
        petrarch_actors(tmp_path / "latin.txt", knowledge)


def test_check_counts_rows_and_remarks(tmp_path: Path) -> None:
    path = write(
        tmp_path,
        "people.tsv",
        "# table: people\nname\toffice\tcountry\tsince\tuntil\n"
        "Ada Quill\tpresident\tCHE\t2001\t1999\nBo Reed\tarch wizard\tCHE\nBo Reed\tarch wizard\tCHE\n",
    )
    checked = check_file(path)
    assert (checked.table, checked.rows) == ("people", 3)
    assert [remark.removeprefix(f"{path}:") for remark in checked.remarks] == [
        "3: field 'until': '1999' lies before since, '2001'",
        "4: field 'office': no role is called 'arch wizard'; roles.tsv or a roles file of your own can add it",
        "5: the same row as line 4; one of them can go",
        "5: field 'office': no role is called 'arch wizard'; roles.tsv or a roles file of your own can add it",
    ]


def test_check_says_what_a_name_now_wins_over(tmp_path: Path) -> None:
    path = write(tmp_path, "g.tsv", "# table: armed_groups\nname\tkind\taliases\nDawn Front\tarmed\tELN\n")
    assert check_file(path).remarks == (
        f"{path}:3: name 'ELN' now wins over 'National Liberation Army' of the shipped lexicons",
    )


def test_check_raises_on_a_bad_row(tmp_path: Path) -> None:
    path = write(tmp_path, "g.tsv", "# table: armed_groups\nname\tkind\nDawn Front\tarmy\n")
    with pytest.raises(
        DataError, match=r"g.tsv:3: field 'kind': found 'army'; allowed: armed, criminal, movement, party"
    ):
        check_file(path)
