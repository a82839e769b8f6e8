"""The grammar of time expressions: `data/lexicons/en/times.toml`, checked and compiled once.

The head of that file explains its fields.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Mapping
from functools import cache, cached_property
from importlib import resources
from typing import Any

import msgspec
import tomli

from dragoman.errors import DataError

FILE = "times.toml"
TRIGGER_CLASSES = (
    "month", "weekday", "shortday", "holiday", "unit", "units", "unitabbr", "caltime", "season", "part", "parts",
    "deictic", "adverb", "reference", "mod",
)  # fmt: skip
"""A pattern that names one of these classes and no trigger is tried near their words."""
CASED = ("month", "weekday", "shortday", "holiday")
_STOPWORDS = frozenset("a an the this these that of".split())
_PLACEHOLDER = re.compile(r"\{([a-z]\w*)(?::([a-z]\w*))?\}")
_WORD = re.compile(r"\w+")
_SPACE = re.compile(r"\(\?<[=!][^)]*\)|\[[^\]]*\]|\\? \??")


class Example(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A sentence with the expression in [brackets] and its value; `also` is the second value of a range."""

    text: str
    value: str
    type: str | None = None
    also: str | None = None


class NearMiss(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A sentence in which the pattern must not fire."""

    text: str
    why: str


class Entry(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One `[[pattern]]` as it is written."""

    id: str
    kind: str
    rule: str
    match: str
    examples: tuple[Example, ...]
    near: tuple[NearMiss, ...] = msgspec.field(name="not")
    set: dict[str, str] = {}
    trigger: tuple[str, ...] = ()
    alone: bool = True
    if_before: str | None = None
    not_before: str | None = None
    not_after: str | None = None


class Join(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What two neighbours make together."""

    name: str
    left: tuple[str, ...]
    between: tuple[str, ...]
    right: tuple[str, ...]


class _File(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    words: dict[str, dict[str, int | str]]
    shapes: dict[str, str]
    pattern: tuple[Entry, ...]
    join: tuple[Join, ...]


class Expression:
    """A regular expression, compiled when it is first asked: a text asks few of them."""

    def __init__(self, id: str, text: str, flags: int = 0) -> None:
        self._id, self._text, self._flags = id, text, flags

    @cached_property
    def compiled(self) -> re.Pattern[str]:
        """The expression itself. Raises DataError naming the pattern where it is none."""
        try:
            return re.compile(self._text, self._flags)
        except re.error as error:
            raise DataError(f"{FILE}: pattern {self._id!r} is no regular expression: {error}") from error


class Pattern(msgspec.Struct, frozen=True):
    """A pattern that was checked; `order` is its place in the file."""

    entry: Entry
    order: int
    regex: Expression
    triggers: frozenset[str]
    if_before: Expression | None
    not_before: Expression | None
    not_after: Expression | None

    @property
    def expressions(self) -> tuple[Expression, ...]:
        """All its expressions."""
        return tuple(filter(None, (self.regex, self.if_before, self.not_before, self.not_after)))


class Grammar(msgspec.Struct, frozen=True):
    """All that the reader of times knows of a language."""

    words: Mapping[str, Mapping[str, int | str]]
    patterns: tuple[Pattern, ...]
    near: Mapping[str, tuple[Pattern, ...]]
    """The patterns to try near a word (lower case), or near "#", a word with a digit."""
    joins: Mapping[tuple[str, str, str], str]
    """(left kind, words between, right kind) → what they make."""

    def word(self, group: str, text: str) -> str:
        """The value of a word of class `group`, as text. Raises KeyError where it has none."""
        return str(self.words[group][" ".join(text.lower().split())])


@cache
def grammar() -> Grammar:
    """The English grammar. Raises DataError where its file is broken."""
    raw = tomli.loads((resources.files("dragoman") / "data/lexicons/en" / FILE).read_text("utf-8"))
    return _expanded(raw)


def build(raw: Mapping[str, Any]) -> Grammar:
    """Check and compile the content of a grammar file. Raises DataError naming the pattern and the field."""
    made = _expanded(raw)
    for expression in (one for pattern in made.patterns for one in pattern.expressions):
        expression.compiled  # noqa: B018 - raises where it is none
    return made


def _expanded(raw: Mapping[str, Any]) -> Grammar:
    try:
        file = msgspec.convert(raw, _File)
    except msgspec.ValidationError as error:
        raise DataError(f"{FILE}: {error}: see the head of the file for the fields") from error
    compiler = _Compiler(file)
    patterns = tuple(compiler.compile(entry, order) for order, entry in enumerate(file.pattern))
    near: dict[str, list[Pattern]] = {}
    for pattern in patterns:
        for trigger in pattern.triggers:
            near.setdefault(trigger, []).append(pattern)
    joins = {(a, b, c): j.name for j in file.join for a in j.left for b in j.between for c in j.right}
    words = {name: {w.lower(): v for w, v in group.items()} for name, group in file.words.items()}
    return Grammar(words, patterns, {w: tuple(ps) for w, ps in near.items()}, joins)


class _Compiler:
    """Expands the {names} of patterns into regular expressions."""

    def __init__(self, file: _File) -> None:
        self.file = file
        self.parts = {name: _alternatives(name, group) for name, group in file.words.items()}
        for name, shape in file.shapes.items():
            self.parts[name] = "(?:" + self._expand(shape, lambda _, part: part) + ")"

    def compile(self, entry: Entry, order: int) -> Pattern:
        """One pattern. Raises DataError where it has no example or no near miss, or names what is unknown."""
        if not entry.examples or not entry.near:
            raise DataError(f"{FILE}: pattern {entry.id!r} needs at least one example and one near miss under 'not'")
        seen: Counter[str] = Counter()

        def group(name: str, part: str) -> str:
            """A named group; a name that comes again gets nines at its end, which the scan takes off."""
            seen[name] += 1
            return f"(?P<{name}{'9' * (seen[name] - 1)}>{part})"

        body = self._expand(entry.match, group)
        return Pattern(
            entry,
            order,
            Expression(entry.id, rf"(?<!\w)(?:{_spaces(body)})(?!\w)", re.IGNORECASE),
            self._triggers(entry),
            self._filter(entry.id, entry.if_before, re.IGNORECASE),
            self._filter(entry.id, entry.not_before),
            self._filter(entry.id, entry.not_after),
        )

    def _filter(self, id: str, text: str | None, flags: int = 0) -> Expression | None:
        return Expression(id, self._expand(text, lambda _, part: part), flags) if text else None

    def _expand(self, text: str, form: Callable[[str, str], str]) -> str:
        def fill(found: re.Match[str]) -> str:
            name, alias = found.group(1), found.group(2)
            if name not in self.parts:
                raise DataError(f"{FILE}: {{{name}}} is no class or shape; known: {', '.join(sorted(self.parts))}")
            return form(alias or name, self.parts[name])

        return _PLACEHOLDER.sub(fill, text)

    def _triggers(self, entry: Entry) -> frozenset[str]:
        if entry.trigger:
            return frozenset(entry.trigger)
        named = [m.group(1) for m in _PLACEHOLDER.finditer(entry.match) if m.group(1) in TRIGGER_CLASSES]
        if not named:
            raise DataError(f"{FILE}: pattern {entry.id!r} needs a trigger: it names none of {TRIGGER_CLASSES}")
        return frozenset(_content_word(word) for name in named for word in self.file.words[name])


def _alternatives(name: str, group: Mapping[str, object]) -> str:
    longest = sorted(group, key=lambda word: (-len(word), word))
    if name not in CASED:
        return "(?:" + "|".join(re.escape(word) for word in longest) + ")"
    return "(?-i:" + "|".join(re.escape(form) for word in longest for form in (word, word.upper())) + ")"


def _content_word(phrase: str) -> str:
    """The last word of a phrase that is not a function word: "the end of" is found by "end"."""
    words: list[str] = _WORD.findall(phrase.lower())
    return next((w for w in reversed(words) if w not in _STOPWORDS), words[-1])


def _spaces(pattern: str) -> str:
    """Let a space in a pattern match any run of blanks, but no line break; brackets and looks back stay as they are."""

    def fill(found: re.Match[str]) -> str:
        text = found.group()
        if text.startswith(("[", "(")):
            return text
        return r"[ \t]?" if text.endswith("?") else r"[ \t]+"

    return _SPACE.sub(fill, pattern)
