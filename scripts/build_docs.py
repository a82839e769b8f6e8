"""Write the generated pages of docs/: cli.md, settings.md and codebook/, one page a PLOVER type.

    python scripts/build_docs.py [--check]

With --check nothing is written, and the exit code is 1 where a page is not what it would be. tests/test_docs.py checks
the same.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

import typer.main

from dragoman.cli.app import app
from dragoman.cli.declared import FLAGS
from dragoman.events.codebook import Frame, load_codebook
from dragoman.events.ontology import EventType, cameo_codes, event_types
from dragoman.settings import table

DOCS = Path(__file__).resolve().parent.parent / "docs"
MADE = "<!-- Made by scripts/build_docs.py (make docs); change what it reads, not this page. -->"
QUADS = {1: "verbal cooperation", 2: "material cooperation", 3: "verbal conflict", 4: "material conflict"}


def main(words: Sequence[str]) -> int:
    """Write or check every page; return the exit code."""
    made = pages()
    stale = [path for path, text in made.items() if not path.is_file() or path.read_text("utf-8") != text]
    stale += [path for path in (DOCS / "codebook").glob("*.md") if path not in made]
    if "--check" in words:
        sys.stderr.writelines(f"{path}: stale; run make docs\n" for path in stale)
        return 1 if stale else 0
    for path in stale:
        if path in made:
            path.parent.mkdir(exist_ok=True)
            path.write_text(made[path], encoding="utf-8")
        else:
            path.unlink()
    return 0


def pages() -> dict[Path, str]:
    """Every generated page: its path and its text."""
    frames = list(load_codebook().frames.values())
    made = {"cli.md": cli_page(), "settings.md": settings_page(), "codebook/README.md": index_page(frames)}
    for kind in event_types().values():
        made[f"codebook/{kind.name.lower()}.md"] = type_page(kind, [f for f in frames if f.type == kind.name])
    return {DOCS / name: text for name, text in made.items()}


def _page(title: str, parts: Iterable[str]) -> str:
    return "\n\n".join([f"# {title}", MADE, *(part for part in parts if part)]) + "\n"


def _cell(text: str) -> str:
    return " ".join(text.split()).replace("|", "\\|")


def _table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [heads, ["---"] * len(heads), *([_cell(cell) for cell in row] for row in rows)]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


# the command line


def commands(command: Any, name: str = "dragoman") -> Iterator[tuple[str, Any]]:
    """Yield (whole name, command) for every command, those of families too."""
    inner = getattr(command, "commands", None)
    if inner is None:
        yield name, command
    else:
        for word, one in inner.items():
            yield from commands(one, f"{name} {word}")


def cli_page() -> str:
    """docs/cli.md."""
    intro = (
        "Exit codes: 0 all done; 1 something failed, and standard error says what; 2 wrong usage. Tables are for "
        "people; `--format jsonl` and `--format csv` are for programs. `dragoman COMMAND --help` shows the same."
    )
    every = list(commands(typer.main.get_command(app)))
    overview = _table(("command", "what it does"), [(f"`{n}`", _sentences(c.help)[0]) for n, c in every])
    return _page("The command line", [intro, overview, *(_command(name, one) for name, one in every)])


def _sentences(text: str) -> tuple[str, str]:
    """The first paragraph of a help text, and the rest."""
    first, _, rest = (text or "").strip().partition("\n\n")
    return " ".join(first.split()), "\n\n".join(" ".join(part.split()) for part in rest.split("\n\n"))


def _command(name: str, command: Any) -> str:
    arguments = [p for p in command.params if p.param_type_name == "argument"]
    options = [p for p in command.params if p.param_type_name == "option" and p.name != "help"]
    usage = " ".join([name, *("[OPTIONS]" for _ in options[:1]), *map(metavar, arguments)])
    parts = [f"## {name}", f"```\n{usage}\n```", *_sentences(command.help)]
    if arguments:
        parts.append(_table(("argument", "what it is"), [(f"`{metavar(p)}`", p.help or "") for p in arguments]))
    if options:
        rows = [(f"`{flags(p)}`", _default(p), p.help or "") for p in options]
        parts.append(_table(("option", "default", "what it does"), rows))
    return "\n\n".join(part for part in parts if part)


def metavar(parameter: Any) -> str:
    """What stands for a value in the usage."""
    return str(parameter.metavar or parameter.name.upper())


def flags(parameter: Any) -> str:
    """An option as it is typed: "--limit N", "--model/--no-model"."""
    names = "/".join([*parameter.opts, *parameter.secondary_opts])
    return names if parameter.is_flag else f"{names} {metavar(parameter)}"


def _default(parameter: Any) -> str:
    value = parameter.default
    if parameter.required:
        return "required"
    if parameter.is_flag:
        return f"`{parameter.opts[0]}`" if value and parameter.secondary_opts else ""
    return "" if value is None or callable(value) else f"`{getattr(value, 'value', value)}`"


# the settings


def settings_page() -> str:
    """docs/settings.md."""
    intro = (
        "Every setting of a run. On the command line of `dragoman code` it is an option; in Python it is a field of "
        "`dragoman.settings.Settings`, given to `dragoman.code(text, settings=...)`. A record keeps the settings of "
        "each run (`dragoman sql RECORD 'select settings from runs'`)."
    )
    rows = [(f"`{name}`", f"`{FLAGS[name][0]}`", f"`{default!r}`", about) for name, default, about in table()]
    return _page("Settings", [intro, _table(("setting", "option", "default", "what it does"), rows)])


# the codebook


def index_page(frames: Sequence[Frame]) -> str:
    """docs/codebook/README.md."""
    intro = (
        f"{len(frames)} frames of 16 PLOVER 2.0 types. [How to read and write frames](../codebook.md). Every example "
        "and near miss runs as a test; all sentences are written for this project."
    )
    rows = []
    for kind in event_types().values():
        count = sum(frame.type == kind.name for frame in frames)
        link = f"[{kind.name}]({kind.name.lower()}.md)"
        rows.append((link, str(kind.quad), str(kind.score), str(len(kind.modes)), str(count), kind.meaning))
    return _page("The codebook, type by type", [intro, _table(("type", "quad", "score", "modes", "frames", ""), rows)])


def type_page(kind: EventType, frames: Sequence[Frame]) -> str:
    """The page of one PLOVER type."""
    needs = "needs a recipient" if kind.requires_recipient else "may lack a recipient"
    facts = f"Quad {kind.quad} ({QUADS[kind.quad]}), score {kind.score}; {needs}. {len(frames)} frames."
    parts = [f"{kind.meaning}.", facts]
    if kind.modes:
        rows = [(f"`{m.name}`", _score(m.score, kind.score), _count(frames, m.name), m.meaning) for m in kind.modes]
        parts += ["## Modes", _table(("mode", "score", "frames", "meaning"), rows)]
    if kind.boundary_rules:
        parts += ["## Where it ends", "\n".join(f"- {rule}" for rule in kind.boundary_rules)]
    for mode in [None, *(mode.name for mode in kind.modes)]:
        held = [frame for frame in frames if frame.mode == mode]
        if held:
            parts += [f"## Frames {'without a mode' if mode is None else f'of mode {mode}'}", *map(_frame, held)]
    return _page(f"{kind.name}", parts)


def _score(own: float | None, of_type: float) -> str:
    return str(of_type if own is None else own)


def _count(frames: Sequence[Frame], mode: str) -> str:
    return str(sum(frame.mode == mode for frame in frames))


def _frame(frame: Frame) -> str:
    facts = [f"CAMEO {frame.cameo}, {cameo_codes()[frame.cameo].name}"]
    facts += [f"operator `{frame.operator}`"] if frame.operator else []
    facts += ["reciprocal"] if frame.reciprocal else []
    facts += [f"contexts {', '.join(frame.contexts)}"] if frame.contexts else []
    lines = [f"### {frame.id}\n", f"{'; '.join(facts)}. {frame.note or ''}".rstrip(), "", *_predicate(frame)]
    lines += [f"- codes: {example.text}" for example in frame.examples]
    lines += [f"- leaves: {miss.text} ({miss.why})" for miss in frame.misses]
    return "\n".join(lines)


def _predicate(frame: Frame) -> Iterator[str]:
    """One line for each test of the predicate, in the words of the codebook's keys, and for the slots."""
    for name in frame.predicate.__struct_fields__:
        value = getattr(frame.predicate, name)
        key = name.replace("_", "-")
        if isinstance(value, dict):
            yield from (f"- {key} `{word}`: {', '.join(words)}" for word, words in value.items())
        elif value:
            yield f"- {key}: {value if isinstance(value, str) else ', '.join(value)}"
    for side, slots in (("actor", frame.actor), ("recipient", frame.recipient)):
        if slots is not None:
            yield f"- {side} from: {', '.join(slots) or 'nowhere'}"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
