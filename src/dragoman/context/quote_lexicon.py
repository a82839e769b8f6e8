"""The cue lexicon: words that report speech or thought, with the patterns in which they take their content.

Read from `data/lexicons/en/cues.toml`; the head of that file explains its fields.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from importlib import resources
from typing import Any

import msgspec
import tomli
from spacy.tokens import Token

from dragoman.errors import DataError

POS = ("verb", "noun", "adjective")
ACTS = (
    "statement", "claim", "accusation", "denial", "admission", "promise", "threat", "request", "warning", "prediction",
    "belief", "doubt", "hope", "intent", "refusal", "praise", "criticism", "feeling", "question",
)  # fmt: skip
PATTERNS = (
    "quote", "clause", "infinitive", "gerund", "object", "object+infinitive", "object+prep", "predicative", "as",
    "addressee", "addressee-to", "on-infinitive",
)  # fmt: skip
"""Patterns beside `prep:WORD`; see the head of cues.toml."""


class CueEntry(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One word of the lexicon. `example` marks the [speaker] and the <content>; `near` must yield no quote by it."""

    lemma: str
    pos: str
    kind: str
    patterns: tuple[str, ...]
    example: str
    near: str | None = None
    forms: tuple[str, ...] = ()
    """Irregular forms that lemmatizers miss ("foresaw")."""

    def takes(self, pattern: str) -> bool:
        """Whether the word is listed with `pattern`."""
        return pattern in self.patterns

    def preps(self) -> tuple[str, ...]:
        """The prepositions whose object is the content, e.g. ("of", "about")."""
        return tuple(p.removeprefix("prep:") for p in self.patterns if p.startswith("prep:"))


class Lexicon(msgspec.Struct, frozen=True):
    """Entries by lemma, one table a part of speech; `forms` holds the regular forms of the verbs too."""

    verbs: Mapping[str, CueEntry]
    nouns: Mapping[str, CueEntry]
    adjectives: Mapping[str, CueEntry]
    forms: Mapping[str, CueEntry]

    def verb(self, token: Token) -> CueEntry | None:
        """The entry of a verb in any form. The written form goes first: lemmas can be wrong ("hoped" as "hop")."""
        return self.forms.get(token.lower_) or self.verbs.get(token.lemma_.lower())

    def entries(self) -> tuple[CueEntry, ...]:
        """All entries: verbs, nouns, adjectives."""
        return (*self.verbs.values(), *self.nouns.values(), *self.adjectives.values())


def parse_lexicon(text: str, name: str = "cues.toml") -> Lexicon:
    """Read a cue lexicon from TOML text. Raises DataError naming `name`, the entry and what is allowed."""
    try:
        rows = tomli.loads(text).get("cue", [])
    except tomli.TOMLDecodeError as error:
        raise DataError(f"{name}: not valid TOML ({error}); see the head of cues.toml for the format") from error
    tables: dict[str, dict[str, CueEntry]] = {pos: {} for pos in POS}
    for number, row in enumerate(rows, start=1):
        entry = _entry(row, f"{name}, cue {number} ({row.get('lemma', 'no lemma')})")
        if entry.lemma in tables[entry.pos]:
            raise DataError(f"{name}: {entry.pos} {entry.lemma!r} is listed twice; merge the two entries")
        tables[entry.pos][entry.lemma] = entry
    forms = {form: entry for lemma, entry in tables["verb"].items() for form in (*_regular_forms(lemma), *entry.forms)}
    forms.update(tables["verb"])
    return Lexicon(verbs=tables["verb"], nouns=tables["noun"], adjectives=tables["adjective"], forms=forms)


def _regular_forms(lemma: str) -> Iterator[str]:
    """ "hope": hopes, hoped, hoping; "deny": denies, denied, denying; "admit": admitted, admitting."""
    if lemma.endswith("e"):
        yield from (lemma + "s", lemma + "d", lemma[:-1] + "ing")
    elif lemma.endswith("y") and lemma[-2] not in "aeou":
        yield from (lemma[:-1] + "ies", lemma[:-1] + "ied", lemma + "ing")
    else:
        ending = "es" if lemma.endswith(("s", "sh", "ch", "x", "z")) else "s"
        yield from (lemma + ending, lemma + "ed", lemma + "ing", lemma + lemma[-1] + "ed", lemma + lemma[-1] + "ing")


def _entry(row: dict[str, Any], where: str) -> CueEntry:
    try:
        entry = msgspec.convert(row, CueEntry)
    except msgspec.ValidationError as error:
        raise DataError(f"{where}: {error}; fields are {', '.join(CueEntry.__struct_fields__)}") from error
    _check(entry.pos, POS, f"{where}: pos")
    _check(entry.kind, ACTS, f"{where}: kind")
    for pattern in entry.patterns:
        if not pattern.startswith("prep:"):
            _check(pattern, PATTERNS, f"{where}: pattern")
    return entry


def _check(value: str, allowed: tuple[str, ...], where: str) -> None:
    if value not in allowed:
        raise DataError(f"{where} is {value!r}; allowed: {', '.join(allowed)}")


@cache
def lexicon() -> Lexicon:
    """The lexicon that comes with dragoman, read once."""
    path = resources.files("dragoman").joinpath("data/lexicons/en/cues.toml")
    return parse_lexicon(path.read_text(encoding="utf-8"))
