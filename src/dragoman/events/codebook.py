"""Load and check codebook files: frames with their examples and near misses.

The format is described in `docs/codebook.md`. A file that breaks it raises DataError naming file, line and entry.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

import msgspec
import tomli

from dragoman.errors import DataError
from dragoman.events import ontology
from dragoman.kept import kept

SLOTS = frozenset(
    """subject object indirect possessor object-possessor object-modifier modifier by of to with against on upon from
    for in into at over between among amid toward towards about near around inside off behind through under alongside
    concerning regarding as within outside across complement-subject complement-object clause-subject at-subject greeted
    inner-actor inner-recipient complement-doer complement-means carrier torn-object for-possessor for-doer held-by
    anti helped bastion-of to-possessor aim-object letter-to maker along onto before after beyond beside via
    warrant-for pretext led-by fought-for hit-after passed-by""".split()
)
OPERATORS = frozenset({"agree", "offer", "carry", "request", "reject", "threaten", "stop", "expected"})

_CODE = Path(__file__).read_bytes()
"""What reads and checks the files."""

Words = tuple[str, ...]


class Predicate(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename="kebab"):
    """What must stand in the sentence. Word lists hold lemmas, "@class" names, "*" (anything) or "-" (nothing)."""

    verb: Words = ()
    noun: Words = ()
    adjective: Words = ()
    particle: Words = ()
    not_particle: Words = ()
    subject: Words = ()
    not_subject: Words = ()
    object: Words = ()
    not_object: Words = ()
    prep: dict[str, Words] = {}
    not_prep: dict[str, Words] = {}
    modifier: Words = ()
    not_modifier: Words = ()
    complement: Words = ()
    not_complement: Words = ()
    complement_aux: Words = ()
    complement_subject: Words = ()
    voice: str | None = None


class Example(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A sentence the frame must code. Fields left out are not checked."""

    text: str
    actor: str | None = None
    recipient: str | None = None
    type: str | None = None
    mode: str | None = None
    cameo: str | None = None
    status: str | None = None


class NearMiss(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A sentence the frame must not code, and why."""

    text: str
    why: str


class Frame(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One codebook entry."""

    id: str
    type: str
    cameo: str
    predicate: Predicate
    examples: tuple[Example, ...]
    misses: tuple[NearMiss, ...] = msgspec.field(name="not")
    mode: str | None = None
    contexts: Words = ()
    actor: Words | None = None
    recipient: Words | None = None
    reciprocal: bool = False
    operator: str | None = None
    inner: str = "optional"
    """For operators: "optional", "required" (no event without one) or "none"."""
    rivals: str | None = None
    """What the act is between politicians in person: "words" (ACCUSE), "none" (no event), or "campaign": none either,
    and even one politician's where the article is about elections."""
    note: str | None = None

    @property
    def lemmas(self) -> Iterable[tuple[str, str]]:
        """(part of speech, lemma) pairs under which the frame is found."""
        for part in ("verb", "noun", "adjective"):
            for lemma in getattr(self.predicate, part):
                yield part, lemma.rsplit(" ", 1)[-1]


class Codebook(msgspec.Struct, frozen=True):
    """All frames by id, the index by head word, the word classes, and a hash of the files they came from."""

    frames: dict[str, Frame]
    index: dict[tuple[str, str], tuple[Frame, ...]]
    classes: dict[str, frozenset[str]]
    hash: str


def load_codebook(extra: Sequence[Path] = ()) -> Codebook:
    """Load the shipped codebook and `extra` files, whose frames are added or override one with the same id.

    Raises DataError naming file, line and entry where a file breaks the format.
    """
    classes = word_classes()
    frames = {frame.id: frame for frame in _shipped_frames()}
    own = {str(path): _read_user_file(path) for path in extra}
    for name, text in own.items():
        frames |= {frame.id: frame for frame in parse_frames(name, text, classes, taken={})}
    texts = [*dict(_shipped()).values(), *own.values(), _classes_text()]
    return Codebook(
        frames, _index(frames.values()), classes, hashlib.sha256("\0".join(texts).encode()).hexdigest()[:16]
    )


def _shipped_frames() -> tuple[Frame, ...]:
    """The frames of the shipped files, in their order."""
    texts = [*(part for file in _shipped() for part in file), _classes_text()]
    sources = [_CODE, *ontology.sources(), *(text.encode() for text in texts)]
    return kept("codebook", tuple[Frame, ...], sources, _parse_shipped)


def _parse_shipped() -> tuple[Frame, ...]:
    frames: dict[str, Frame] = {}
    for name, text in _shipped():
        frames |= {frame.id: frame for frame in parse_frames(name, text, word_classes(), taken=frames)}
    return tuple(frames.values())


def parse_frames(
    name: str, text: str, classes: Mapping[str, frozenset[str]], taken: Mapping[str, Frame]
) -> list[Frame]:
    """Parse one codebook file. `taken` holds frames whose ids must not be used again."""
    try:
        raw = tomli.loads(text)
    except tomli.TOMLDecodeError as error:
        raise DataError(f"{name}: not valid TOML: {error}") from error
    unknown = set(raw) - {"frame"}
    if unknown:
        raise DataError(f"{name}: unknown key {sorted(unknown)[0]!r}; a codebook file holds [[frame]] entries only")
    lines = [n for n, line in enumerate(text.splitlines(), 1) if line.strip() == "[[frame]]"]
    seen = set(taken)
    frames = []
    for entry, line in zip(raw.get("frame", ()), lines, strict=True):
        frame = _convert(entry, f"{name}:{line}")
        _check(frame, f"{name}:{line}: frame {frame.id!r}", classes, seen)
        seen.add(frame.id)
        frames.append(frame)
    return frames


def _convert(entry: dict[str, Any], where: str) -> Frame:
    try:
        return msgspec.convert(entry, Frame)
    except msgspec.ValidationError as error:
        allowed = ", ".join(f.encode_name for f in msgspec.structs.fields(Frame))
        raise DataError(
            f"{where}: frame {entry.get('id', '(no id)')!r}: {error}; the keys of a frame are {allowed}"
        ) from error


def _check(frame: Frame, where: str, classes: Mapping[str, frozenset[str]], seen: set[str]) -> None:
    for problem in _problems(frame, classes, seen):
        raise DataError(f"{where}: {problem}")


def _problems(frame: Frame, classes: Mapping[str, frozenset[str]], seen: set[str]) -> Iterable[str]:
    types = ontology.event_types()
    if frame.id in seen:
        yield "the id is used twice; give every frame an id of its own"
    if frame.type not in types:
        yield f"type is {frame.type!r}; allowed are {', '.join(types)}"
    elif frame.mode is not None and frame.mode not in ontology.modes(frame.type):
        allowed = ", ".join(ontology.modes(frame.type)) or "none"
        yield f"mode is {frame.mode!r}; {frame.type} allows {allowed}"
    if frame.cameo not in ontology.cameo_codes():
        yield f"cameo is {frame.cameo!r}, which is no CAMEO code; codes are strings such as '036' or '1831'"
    if not frame.examples:
        yield "there is no example; every frame needs at least one sentence it codes"
    if not frame.misses:
        yield "there is no near miss; every frame needs at least one sentence under 'not' that it leaves alone"
    if not list(frame.lemmas):
        yield "the predicate names no verb, noun or adjective"
    yield from _word_problems(frame, classes)
    yield from _closed_problems(frame)


def _closed_problems(frame: Frame) -> Iterable[str]:
    unknown = set(frame.contexts) - set(ontology.contexts())
    if unknown:
        yield f"context is {sorted(unknown)[0]!r}; allowed are {', '.join(ontology.contexts())}"
    for slot in (*(frame.actor or ()), *(frame.recipient or ())):
        if slot not in SLOTS:
            yield f"slot is {slot!r}; allowed are {', '.join(sorted(SLOTS))}"
    if frame.operator is not None and frame.operator not in OPERATORS:
        yield f"operator is {frame.operator!r}; allowed are {', '.join(sorted(OPERATORS))}"
    if frame.inner not in ("optional", "required", "none"):
        yield f"inner is {frame.inner!r}; allowed are optional, required, none"
    if frame.rivals not in (None, "words", "none", "campaign"):
        yield f"rivals is {frame.rivals!r}; allowed are words, none, campaign"
    if frame.predicate.voice not in (None, "active", "passive"):
        yield f"voice is {frame.predicate.voice!r}; allowed are active, passive"


_PREDICATE = msgspec.structs.fields(Predicate)


def _word_problems(frame: Frame, classes: Mapping[str, frozenset[str]]) -> Iterable[str]:
    for field in _PREDICATE:
        value = getattr(frame.predicate, field.name)
        lists = value.values() if isinstance(value, dict) else [value] if isinstance(value, tuple) else []
        for word in (w for words in lists for w in words if not _is_plain(w)):
            known = word[1:] in classes or word[1:].isupper() or word in ("@name", "@person")
            if word.startswith("@") and not known:
                yield f"{field.encode_name} names the class {word!r}; classes.toml has {', '.join(sorted(classes))}"
            if word != word.strip() or (not word.startswith("@") and word != word.lower()):
                yield f"{field.encode_name} holds {word!r}; write lemmas in lower case without outer blanks"


@cache
def _is_plain(word: str) -> bool:
    """A lemma as it should be: nearly every word is one, and most come many times."""
    return word.islower() and word == word.strip() and not word.startswith("@")


def _index(frames: Iterable[Frame]) -> dict[tuple[str, str], tuple[Frame, ...]]:
    index: dict[tuple[str, str], list[Frame]] = {}
    for frame in frames:
        for key in dict.fromkeys(frame.lemmas):
            index.setdefault(key, []).append(frame)
    return {key: tuple(found) for key, found in index.items()}


@cache
def _shipped() -> tuple[tuple[str, str], ...]:
    folder = files("dragoman").joinpath("data", "codebook")
    names = sorted(e.name for e in folder.iterdir() if re.fullmatch(r"[a-z-]+\.toml", e.name))
    return tuple((n, folder.joinpath(n).read_text(encoding="utf-8")) for n in names)


def _classes_text() -> str:
    return files("dragoman").joinpath("data", "codebook", "words", "classes.toml").read_text(encoding="utf-8")


@cache
def word_classes() -> dict[str, frozenset[str]]:
    """Word classes for selectional restrictions: name → lemmas."""
    text = _classes_text()
    return kept("classes", dict[str, frozenset[str]], [_CODE, text.encode()], lambda: _parse_classes(text))


def _parse_classes(text: str) -> dict[str, frozenset[str]]:
    return {name: frozenset(entry["words"]) for name, entry in tomli.loads(text).items()}


def _read_user_file(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise DataError(f"{path}: cannot be read as a codebook: {error}; give a UTF-8 TOML file") from error
