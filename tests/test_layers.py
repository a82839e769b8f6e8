"""The house's layers: who may import whom."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).resolve().parent.parent / "src" / "dragoman"
BASE = {"model", "errors", "settings", "paths", "late", "calm", "kept"}
STAGES = {"sources", "text", "actors", "events", "context"}
FREE = {"cli", "scale", "evaluate", "pipeline", "components", "api", "__init__"}
ALLOWED = {
    **dict.fromkeys(("errors", "settings", "model", "paths", "late", "calm", "kept"), BASE),
    **{name: BASE | {name} for name in STAGES},
    "record": BASE | {"record", "views"},
    "views": BASE | {"record", "views"},
}


def imports(path: Path) -> Iterator[str]:
    """The rooms of dragoman that a module imports."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        names = [node.module or ""] if isinstance(node, ast.ImportFrom) else []
        names += [a.name for a in node.names] if isinstance(node, ast.Import) else []
        for name in names:
            if name.startswith("dragoman."):
                yield name.split(".")[1]


def modules() -> Iterator[tuple[str, Path]]:
    for path in sorted(PACKAGE.rglob("*.py")):
        room = path.relative_to(PACKAGE).parts[0].removesuffix(".py")
        if room not in FREE:
            yield room, path


@pytest.mark.parametrize(("room", "path"), [pytest.param(r, p, id=str(p.relative_to(PACKAGE))) for r, p in modules()])
def test_a_room_imports_only_what_lies_below_it(room: str, path: Path) -> None:
    assert set(imports(path)) - ALLOWED[room] == set()


def test_the_front_door_has_at_most_a_dozen_names() -> None:
    import dragoman

    assert 0 < len(dragoman.__all__) <= 12
