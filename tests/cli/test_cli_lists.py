"""`dragoman quotes`, `actors`, `places`, `export`, `import`, `codebook`."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from cli_run import Run

from dragoman.events.codebook import load_codebook
from dragoman.model import Actor, Article, Coding, Mention, Quote, Span, Versions
from dragoman.record import open_record
from dragoman.views.export import FORMATS, gdelt

TEXT = "Togo's foreign minister Afi Mensah said Ghana had kept its word. She thanked Accra."


def span(words: str) -> Span:
    start = TEXT.index(words)
    return Span(start, start + len(words), words)


@pytest.fixture(scope="module")
def spoken(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A record of one article with a quote, its speaker, and who is spoken of."""
    folder = tmp_path_factory.mktemp("spoken") / "relations"
    minister, ghana = "Togo's foreign minister Afi Mensah", "Ghana"
    coding = Coding(
        Article("t1", TEXT, published="2021-03-04"),
        Versions("0", "0", "0"),
        actors=(
            Actor("a1", "Afi Mensah", "person", "TGO", ("GOV",), "foreign minister", wikidata="Q1"),
            Actor("a2", "Ghana", "country", "GHA"),
        ),
        mentions=(
            Mention(span(minister), span("Mensah"), "a1", "name", "role and name"),
            Mention(span("She"), span("She"), "a1", "pronoun", "nearest woman"),
            Mention(span(ghana), span(ghana), "a2", "country", "name of a country"),
            Mention(span("Accra"), span("Accra"), "a2", "metonym", "capital as subject"),
        ),
        quotes=(
            Quote(
                "q1", "indirect", (span("Ghana had kept its word"),), span("said"), span(minister), "a1", "Afi Mensah"
            ),
            Quote("q2", "indirect", (span("Accra"),), span("thanked"), span("She"), act="praise"),
        ),
    )
    open_record(folder).add(coding)
    return folder


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ([], ["q1", "q2"]),
        (["--limit", 1], ["q1"]),
        (["--speaker", "mensah"], ["q1"]),
        (["--speaker", "TGO"], ["q1"]),
        (["--speaker", "TGO:GOV"], ["q1"]),
        (["--speaker", "she"], ["q2"]),
        (["--about", "GHA"], ["q1", "q2"]),
        (["--about", "Ghana", "--speaker", "TGO"], ["q1"]),
        (["--about", "TGO"], []),
        (["--speaker", "o'brien"], []),
    ],
)
def test_quotes(run: Run, spoken: Path, words: list[object], found: list[str]) -> None:
    ran = run("quotes", spoken, "--format", "jsonl", *words)
    assert (ran.code, [json.loads(line)["id"] for line in ran.lines]) == (0, found)


def test_a_quote_has_its_words(run: Run, spoken: Path) -> None:
    assert json.loads(run("quotes", spoken, "--format", "jsonl", "--limit", 1).out) == {
        "article": "t1",
        "id": "q1",
        "published": "2021-03-04",
        "speaker": "Afi Mensah",
        "country": "TGO",
        "act": "statement",
        "kind": "indirect",
        "cue": "said",
        "content": ["Ghana had kept its word"],
        "addressee": None,
        "stance": None,
    }
    assert run("quotes", spoken).lines[-1] == "2 rows"


def test_who_is_in_a_record(run: Run, spoken: Path) -> None:
    first, second = (json.loads(line) for line in run("actors", "show", spoken, "--format", "jsonl").lines)
    assert first == {
        "name": "Afi Mensah",
        "kind": "person",
        "country": "TGO",
        "sectors": ["GOV"],
        "offices": ["foreign minister"],
        "mentions": 2,
        "articles": 1,
        "aliases": ["Togo's foreign minister Afi Mensah"],
        "code": None,
        "wikidata": "Q1",
    }
    assert (second["name"], second["aliases"]) == ("Ghana", ["Accra", "Ghana"])


def test_why_somebody_was_linked(run: Run, spoken: Path) -> None:
    rows = list(csv.DictReader(io.StringIO(run("actors", "show", spoken, "mensah", "--format", "csv").out)))
    assert [(row["words"], row["kind"], row["why"]) for row in rows] == [
        ("She", "pronoun", "nearest woman"),
        ("Togo's foreign minister Afi Mensah", "name", "role and name"),
    ]
    assert run("actors", "show", spoken, "nobody").lines[-1] == "0 rows"


GOOD = "# table: actors\nname\tkind\tcountry\tsectors\nHarbour Pilots' Union\tgroup\tGHA\tLAB\n"


def test_actor_lists_are_checked(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "mine.tsv"
    path.write_text(GOOD)
    assert (run("actors", "check", path).code, run("actors", "check", path).out) == (
        0,
        f"{path}: 1 rows of actors, 0 remarks\n",
    )
    path.write_text(GOOD + GOOD.splitlines()[-1] + "\n")
    assert f"{path}:4: the same row as line 3; one of them can go\n" in run("actors", "check", path).out


def test_a_bad_row_names_file_line_field_and_what_is_allowed(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "mine.tsv"
    path.write_text(GOOD.replace("group", "guild"))
    ran = run("actors", "check", path)
    allowed = "country, group, organisation, person, unknown"
    assert (ran.code, ran.err) == (1, f"dragoman: {path}:3: field 'kind': found 'guild'; allowed: {allowed}\n")


IMPORTED = {
    "petrarch-actors": ("AFI_MENSAH_\n+MINISTER_MENSAH_\n\t[TGOGOV 200101-210101]\n", "actors", 0),
    "petrarch-agents": ("PORT_OFFICIAL {PORT_OFFICIALS} [~GOV]\n", "roles", 0),
    "wikidata-sparql": (
        json.dumps(
            {
                "results": {
                    "bindings": [
                        {
                            "person": {"value": "http://www.wikidata.org/entity/Q1"},
                            "personLabel": {"value": "Afi Mensah"},
                            "positionLabel": {"value": label},
                            "code": {"value": "TGO"},
                        }
                        for label in ("foreign minister of Togo", "keeper of the moon")
                    ]
                }
            }
        ),
        "people",
        1,
    ),
    "wikidata-dump": ("[\n]\n", "people", 0),
}


@pytest.mark.parametrize("source", IMPORTED)
def test_lists_of_others_are_imported(run: Run, tmp_path: Path, source: str) -> None:
    text, table, left_out = IMPORTED[source]
    path, out = tmp_path / "theirs", tmp_path / "mine.tsv"
    path.write_text(text)
    count = 0 if source == "wikidata-dump" else 1
    ran = run("actors", "import", source, path, out)
    assert (ran.code, ran.out) == (0, f"{count} rows of {table} written to {out}, {left_out} left out\n")
    if count:
        assert run("actors", "check", out).lines[-1].startswith(f"{out}: 1 rows of {table}, ")


def test_lists_that_cannot_be_imported(run: Run, tmp_path: Path) -> None:
    lost = tmp_path / "lost"
    ran = run("actors", "import", "wikidata-dump", lost, tmp_path / "out")
    assert (ran.code, ran.err) == (1, f"dragoman: {lost}: No such file or directory; check the path\n")
    assert run("actors", "import", "phone-book", lost, tmp_path / "out").code == 2


def test_a_gazetteer_is_built(run: Run, tmp_path: Path) -> None:
    dump, out = tmp_path / "TG.txt", tmp_path / "places.npz"
    cells = ["2365267", "Lomé", "Lome", "", "6.12874", "1.22154", "P", "PPLC", "TG", "", "24", *[""] * 3, "749700"]
    dump.write_text("\t".join([*cells, "", "", "Africa/Lome", "2022-01-01"]) + "\n")
    ran = run("places", "build", dump, out)
    assert (ran.code, ran.out.split(maxsplit=1)[1]) == (0, f"places written to {out}\n")
    dump.write_text("Lomé\n")
    ran = run("places", "build", dump, out)
    assert ran.code == 1
    assert ran.err.startswith(f"dragoman: {dump}:1: 1 columns, where a GeoNames dump has 19")


@pytest.mark.parametrize("form", FORMATS)
def test_exports(run: Run, filled: Path, tmp_path: Path, form: str) -> None:
    path = tmp_path / "events.out"
    ran = run("export", filled, form, path, "--between", "IRN", "IRQ")
    assert (ran.code, ran.err) == (0, "")
    rows, quotes = ran.out.splitlines()
    assert rows.endswith(f"rows written to {path}") and quotes.startswith("2 quotes written to ")
    assert path.stat().st_size > 0


def test_what_an_export_leaves_out_is_named(run: Run, filled: Path, tmp_path: Path) -> None:
    ran = run("export", filled, "icews", tmp_path / "events.tab", "--status", "all")
    assert (ran.code, ran.err) == (0, "dragoman: 1 events left out: status future\n")


def test_an_export_in_no_format(run: Run, filled: Path, tmp_path: Path) -> None:
    ran = run("export", filled, "excel", tmp_path / "x")
    assert (ran.code, ran.err) == (1, f"dragoman: no format 'excel'; allowed: {', '.join(FORMATS)}.\n")


def test_what_was_exported_can_be_imported(run: Run, filled: Path, tmp_path: Path) -> None:
    table, other = tmp_path / "events.export.csv", tmp_path / "other"
    assert run("export", filled, "gdelt", table).code == 0
    assert run("import", "gdelt", table, "--record", other).out == f"3 events added to {other}, 0 known already\n"
    assert run("import", "gdelt", table, "--record", other).out == f"0 events added to {other}, 3 known already\n"
    assert run("events", other, "--between", "IRN", "IRQ").lines[-1] == "2 rows"
    assert run("verify", other).code == 0


def test_rows_that_cannot_be_imported(run: Run, tmp_path: Path) -> None:
    table = tmp_path / "bad.tab"
    table.write_text("one\ttwo\n")
    ran = run("import", "gdelt", table, "--record", tmp_path / "r")
    assert (ran.code, ran.out) == (1, f"0 events added to {tmp_path / 'r'}, 0 known already\n")
    assert ran.err == (
        f"dragoman: {table}:1: 2 columns found, {len(gdelt.COLUMNS)} expected\ndragoman: 1 input could not be read\n"
    )
    ran = run("import", "acled", table, "--record", tmp_path / "r2")
    assert (ran.code, ran.err) == (1, "dragoman: no format 'acled' to import; allowed: gdelt, icews, polecat.\n")


def test_the_codebook_is_listed_and_shown(run: Run) -> None:
    frames = load_codebook().frames
    assert run("codebook", "list").lines[-1] == f"{len(frames)} frames"
    accusing = sum(frame.type == "ACCUSE" for frame in frames.values())
    assert run("codebook", "list", "--type", "ACCUSE").lines[-1] == f"{accusing} frames"
    name = next(iter(frames))
    assert json.loads(run("codebook", "show", name).out)["id"] == name


def test_a_frame_that_is_not_there(run: Run) -> None:
    ran = run("codebook", "show", "no-such-frame")
    assert ran.code == 1
    assert ran.err.startswith("dragoman: no frame has the id 'no-such-frame'; the nearest are ")
    assert ran.err.endswith("; see dragoman codebook list\n")


FRAME = """
[[frame]]
id = "serenade-a-state"
type = "SUPPORT"
cameo = "051"
predicate = { verb = ["serenade"] }
examples = [{ text = "Togo serenaded Ghana.", actor = "Togo", recipient = "Ghana" }]
not = [{ text = "Togo thanked Ghana.", why = "no song" }]
"""


def test_a_codebook_of_ones_own_is_checked(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "mine.toml"
    path.write_text(FRAME)
    ran = run("codebook", "check", path)
    assert (ran.code, ran.out, ran.err) == (0, "1 frames checked, 0 problems\n", "")
    path.write_text(FRAME.replace("Togo serenaded", "Togo greeted"))
    ran = run("codebook", "check", path)
    assert (ran.code, ran.out) == (1, "1 frames checked, 1 problems\n")
    assert ran.err.startswith("serenade-a-state: ")
    path.write_text(FRAME.replace("SUPPORT", "SING"))
    ran = run("codebook", "check", path)
    assert (ran.code, ran.out) == (1, "")
    assert ran.err.startswith(f"dragoman: {path}:2: frame 'serenade-a-state': type is 'SING'; allowed are AGREE, ")


def test_help_of_every_command_works(run: Run) -> None:
    for words in ([], ["actors"], ["codebook"], ["places"], ["record"]):
        ran = run(*words, "--help")
        assert ran.code == 0 and ran.out.lstrip().startswith("Usage: ")
