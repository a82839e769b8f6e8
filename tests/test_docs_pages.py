"""The docs say what is there: generated pages are fresh, and every command, option and setting is documented."""

from __future__ import annotations

import importlib.util
import re
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
import typer.main

from dragoman.actors.tables import FLAGS as ROLE_FLAGS
from dragoman.actors.tables import INTERNATIONAL, KINDS, ROWS
from dragoman.cli.actors import Source
from dragoman.cli.app import app
from dragoman.cli.declared import FLAGS
from dragoman.context.quote_lexicon import ACTS, PATTERNS
from dragoman.model import EventTime, Quote, Time
from dragoman.settings import HELP, Settings

ROOT = Path(__file__).resolve().parent.parent
DOCS = ROOT / "docs"


def _builder() -> ModuleType:
    spec = importlib.util.spec_from_file_location("build_docs", ROOT / "scripts" / "build_docs.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


BUILDER = _builder()
COMMANDS: dict[str, Any] = dict(BUILDER.commands(typer.main.get_command(app)))
PARAMETERS = [(name, one) for name, command in COMMANDS.items() for one in command.params if one.name != "help"]


def page(name: str) -> str:
    return (DOCS / name).read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("path", "text"), [pytest.param(path, text, id=path.name) for path, text in BUILDER.pages().items()]
)
def test_a_generated_page_is_fresh(path: Path, text: str) -> None:
    assert path.is_file() and path.read_text(encoding="utf-8") == text, f"{path} is stale: run make docs"


def test_no_page_of_the_codebook_is_left_over() -> None:
    assert {path for path in BUILDER.pages() if path.parent.name == "codebook"} == set((DOCS / "codebook").glob("*"))


@pytest.mark.parametrize("name", COMMANDS)
def test_a_command_says_what_it_does(name: str) -> None:
    help_text = (COMMANDS[name].help or "").strip()
    assert re.match(r"[A-Z].*\.", help_text), f"{name} has no help text"
    assert f"\n## {name}\n" in page("cli.md")


@pytest.mark.parametrize(
    ("name", "parameter"), [pytest.param(name, one, id=f"{name} {one.name}") for name, one in PARAMETERS]
)
def test_an_argument_or_option_says_what_it_is(name: str, parameter: Any) -> None:
    assert parameter.help, f"{name} {parameter.name} has no help text"
    shown = BUILDER.metavar(parameter) if parameter.param_type_name == "argument" else parameter.opts[0]
    section = page("cli.md").split(f"\n## {name}\n")[1].split("\n## ")[0]
    assert shown.replace("|", "\\|") in section


def test_every_setting_has_help_and_an_option() -> None:
    fields = set(Settings.__struct_fields__)
    assert fields == set(HELP) == set(FLAGS)
    assert all(f"| `{name}` |" in page("settings.md") for name in fields)


@pytest.mark.parametrize("table", ROWS)
def test_every_table_of_actor_lists_is_documented(table: str) -> None:
    (row,) = re.findall(rf"^\| `{table}` \| (.*) \| .* \|$", page("actors.md"), re.MULTILINE)
    assert row.replace("**", "").split(", ") == list(ROWS[table].__struct_fields__)


def test_every_word_of_actor_lists_is_documented() -> None:
    words = {*INTERNATIONAL, *ROLE_FLAGS, *(kind for kinds in KINDS.values() for kind in kinds), *Source}
    assert {word for word in words if f"`{word}`" not in page("actors.md")} == set()


@pytest.mark.parametrize("word", [*ACTS, *PATTERNS, *Quote.__struct_fields__, "direct", "indirect", "mixed"])
def test_every_word_of_quotes_is_documented(word: str) -> None:
    assert f"`{word}`" in page("quotes.md")


@pytest.mark.parametrize(
    "word", [*Time.__struct_fields__, *EventTime.__struct_fields__, "DATE", "TIME", "DURATION", "SET"]
)
def test_every_word_of_times_is_documented(word: str) -> None:
    assert f"`{word}`" in page("times.md")


@pytest.mark.parametrize("path", [pytest.param(path, id=path.name) for path in sorted(DOCS.rglob("*.md"))])
def test_links_lead_somewhere(path: Path) -> None:
    links = re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", path.read_text(encoding="utf-8"))
    assert [link for link in links if not (path.parent / link).exists()] == []
