"""Actor lists in YAML: the same rows as in TSV, and errors that name file, line and field."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from spacy.language import Language
from typer.testing import CliRunner

from dragoman.actors import find_actors, load_knowledge
from dragoman.actors.check import check_file
from dragoman.cli.app import app
from dragoman.errors import DataError

LIST = """# harbour registers, 2026
table: actors
source: harbour registers
rows:
  - name: Kwando League
    kind: group
    aliases: [KL, the League]
    country: NAM
    sectors: [REB]
    until: 2021-06
    code: NAMREBKWL
  - {name: Afi Mensah, kind: person, aliases: Mensah, country: TGO, sectors: [GOV], since: 2019, until: , code: TGOGOV}
"""


def write(folder: Path, text: str, name: str = "mine.yaml") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def test_a_list_is_read_and_used(tmp_path: Path, nlp: Language) -> None:
    knowledge = load_knowledge((write(tmp_path, LIST),))
    text = "Kwando League fighters shelled a post, and Mensah condemned the League."
    actors, mentions = find_actors(nlp(text), "2020-05-24", knowledge)
    named = {mention.span.text: mention.actor for mention in mentions}
    codes = {actor.id: actor.code for actor in actors}
    assert codes[named["Mensah"]] == "TGOGOV"
    assert "NAMREBKWL" in codes.values()


def test_yaml_and_tsv_give_the_same_rows(tmp_path: Path) -> None:
    head = "# table: actors\nname\tkind\taliases\tcountry\tsectors\tsince\tuntil\tcode\n"
    rows = "Kwando League\tgroup\tKL|the League\tNAM\tREB\t\t2021-06\tNAMREBKWL\n"
    rows += "Afi Mensah\tperson\tMensah\tTGO\tGOV\t2019\t\tTGOGOV\n"
    tsv, yaml = write(tmp_path, head + rows, "mine.tsv"), write(tmp_path, LIST)
    one, other = (list(load_knowledge((path,)).surfaces())[:5] for path in (tsv, yaml))
    assert one == other


def test_check_says_what_it_holds(tmp_path: Path) -> None:
    checked = check_file(write(tmp_path, LIST, "mine.yml"))
    assert (checked.table, checked.rows, checked.remarks) == ("actors", 2, ())


BAD = [
    (
        "table: actors\nrows:\n - name: Ada\n   kind: wizard\n",
        ":3: field 'kind': found 'wizard'; allowed: country, group",
    ),
    ("table: actors\nrows:\n - name: Ada\n", ":3: field 'kind': found ''; allowed: a value in every row"),
    (
        "table: actors\nrows:\n - {name: Ada, kind: person, land: PER}\n",
        ":3: field 'header': found 'land'; allowed: name",
    ),
    (
        "table: actors\nrows:\n - {name: Ada, kind: person, since: soon}\n",
        ":3: field 'since': found 'soon'; allowed: YYYY",
    ),
    (
        "table: actors\nrows:\n - {name: [Ada, Eve], kind: person}\n",
        ":3: field 'name': found 'Ada, Eve'; allowed: one value",
    ),
    (
        "table: actors\nrows:\n - {name: {a: b}, kind: person}\n",
        ":3: found a map or list inside a field; allowed: a map with",
    ),
    ("table: ships\nrows: []\n", ":1: field 'table': found 'ships'; allowed: sectors"),
    ("rows: []\n", ":1: found no `table` or no `rows`; allowed: a map with"),
    ("table: actors\nrows: []\nrow: []\n", ":3: found the key 'row'; allowed: a map with"),
    ("- a\n", ":1: found no map; allowed: a map with"),
    ("", ":1: found no map; allowed: a map with"),
    ("table: actors\nrows: [\n", ":3: is no YAML"),
]


@pytest.mark.parametrize(("text", "message"), BAD)
def test_a_bad_file_is_named(tmp_path: Path, text: str, message: str) -> None:
    path = write(tmp_path, text)
    with pytest.raises(DataError) as error:
        check_file(path)
    assert str(error.value).startswith(f"{path}{message}")


def test_the_command_names_a_bad_row(tmp_path: Path) -> None:
    path = write(tmp_path, BAD[0][0])
    result = CliRunner().invoke(app, ["actors", "check", str(path)])
    assert result.exit_code == 1
    assert f"{path}:3: field 'kind': found 'wizard'" in result.stderr


def test_words_are_kept_as_written(tmp_path: Path) -> None:
    rows = "table: actors\nrows:\n - {name: NO, kind: country, since: 2019-04-30, code: 007}\n"
    row = load_knowledge((write(tmp_path, rows),)).actors("NO")[0]
    assert (row.name, row.since, row.code) == ("NO", "2019-04-30", "007")


AGENTS = "# table: roles\nphrase\tkind\tcode\nlawmaker\tperson\t~LEG\nenvoy\tperson\t~GOV\nofficial\tperson\t~GOV\n"
STATES = "# table: actors\nname\tkind\tcode\nRivermark\tunknown\tRVM\nEastholm\tunknown\tEAH\n"
CODES = [
    ("The lawmakers in Rivermark and Eastholm praised Peru.", {"RVM", "EAH", "RVMLEG", "EAHLEG", "PER"}),
    ("Rivermark's envoy met a Peruvian envoy.", {"RVM", "RVMGOV", "PER", "PERGOV"}),
    ("A senior Rivermark official spoke.", {"RVM", "RVMGOV"}),
    ("The envoys of Peru, Chile and Rivermark met.", {"PER", "CHL", "RVM", "PERGOV", "CHLGOV", "RVMGOV"}),
]


@pytest.mark.parametrize(("text", "codes"), CODES)
def test_codes_of_a_dictionary_are_joined_with_its_agents(
    tmp_path: Path, nlp: Language, text: str, codes: set[str]
) -> None:
    lists = (write(tmp_path, STATES, "a.tsv"), write(tmp_path, AGENTS, "r.tsv"))
    actors, _ = find_actors(nlp(text), "2020-05-24", load_knowledge(lists))
    assert {actor.code or actor.country for actor in actors} - {None} == codes


def test_states_that_share_a_plural_are_members(reading: Callable[..., Any]) -> None:
    found = reading("The foreign ministers of Kenya, Uganda and Rwanda met rebels in Goma.")
    group = found.actor("The foreign ministers of Kenya, Uganda and Rwanda")
    assert [found.actors[member].country for member in group.members] == ["KEN", "UGA", "RWA"]
    assert all("GOV" in found.actors[member].sectors for member in group.members)
