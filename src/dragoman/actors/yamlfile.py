"""Actor lists in YAML: a map with the table's name and its rows, each a map from columns to words or lists of words."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import yaml

from dragoman.errors import DataError

FORM = "a map with `table: NAME`, and `rows:`, a list of maps from columns to words or lists of words"

Row = tuple[int, dict[str, list[str]]]
"""A line number, and the words of each column."""


def read_yaml(path: Path) -> tuple[str, list[Row]]:
    """The table that a file names, and its rows. Every scalar is words as written: 2019 and NO are no number or truth.

    Raises DataError that names file and line where the file is no YAML or not of this form.
    """
    try:
        top = yaml.compose(path.read_text(encoding="utf-8-sig"), Loader=yaml.SafeLoader)
    except (OSError, UnicodeDecodeError) as error:
        raise DataError(f"{path}: cannot be read as UTF-8 text: {error}") from error
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise DataError(f"{path}:{line}: is no YAML ({error.problem}); allowed: {FORM}") from error
    if not isinstance(top, yaml.MappingNode):
        raise _wrong(path, top, "no map")
    held = {key.value: value for key, value in top.value}
    table, rows = held.get("table"), held.get("rows")
    for name in held:
        if name not in ("table", "rows", "source", "date"):
            raise _wrong(path, held[name], f"the key {name!r}")
    if not isinstance(table, yaml.ScalarNode) or not isinstance(rows, yaml.SequenceNode):
        raise _wrong(path, top, "no `table` or no `rows`")
    return str(table.value), [_row(path, node) for node in rows.value]


def _row(path: Path, node: yaml.Node) -> Row:
    if not isinstance(node, yaml.MappingNode):
        raise _wrong(path, node, "a row that is no map")
    return node.start_mark.line + 1, {str(key.value): list(_words(path, value)) for key, value in node.value}


def _words(path: Path, node: yaml.Node) -> Iterator[str]:
    items = node.value if isinstance(node, yaml.SequenceNode) else [node]
    for item in items:
        if not isinstance(item, yaml.ScalarNode):
            raise _wrong(path, item, "a map or list inside a field")
        if item.value.strip() and item.tag != "tag:yaml.org,2002:null":
            yield item.value.strip()


def _wrong(path: Path, node: yaml.Node | None, found: str) -> DataError:
    line = node.start_mark.line + 1 if node is not None else 1
    return DataError(f"{path}:{line}: found {found}; allowed: {FORM}")
