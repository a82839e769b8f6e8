"""The learned judge: which event a sentence reports between two marked spans.

A small encoder (see `data/judge/model_card.md`; rebuilt by `make train`) reads the sentence with the actor and the
recipient marked and gives calibrated probabilities. Run time is onnxruntime and tokenizers; no network, no torch.
"""

from __future__ import annotations

import hashlib
import math
from collections.abc import Iterable, Sequence
from importlib.resources import files
from pathlib import Path
from typing import Any, NamedTuple

import msgspec
import numpy as np
import onnxruntime
from numpy.typing import NDArray
from tokenizers import Tokenizer

from dragoman.errors import SettingError

Offsets = tuple[int, int]

ACTOR, RECIPIENT, TRIGGER = "[unused1]", "[unused2]", "[unused3]"
"""The tokens that stand for the words of the two parties, so that the model never reads who acts, and the one that is
put before the words of the act."""
HEADS = ("type", "mode", "status", "root", "sides")
RIGHT, WRONG = "right", "wrong"
"""The labels of the head "sides": whether the marked parties are those of the act."""
NO_EVENT = "00"
"""The root of a pair without an event."""
_REACH = 14
"""Tokens that are read before the first mark and after the last: those further away tell no more, measured on our own
news and on PLV's development half (2026-11-30: 12 and 16 do as well as whole sentences, and cost a quarter less)."""
_ROOTS = {"02": "10", "20": "19", "015": "03", "016": "12", "055": "08", "056": "08", "175": "18", "1712": "18"}
_ROOTS |= {"191": "17", "192": "17", "116": "116", "163": "163"}
"""Codes that are read with another root than their own, because PLOVER does; verdicts and embargoes stand alone."""
_ADVICE = "run `make train` to rebuild it, install dragoman again, or use --no-model to code with frames alone"


class Pair(NamedTuple):
    """What the judge is asked of: a sentence, and in it where actor, recipient and the words of the act stand.

    Spans are character offsets into `text`, end exclusive; None where there is none. Without a trigger it is asked what
    holds between the two, whatever the words.
    """

    text: str
    actor: Offsets | None
    recipient: Offsets | None = None
    trigger: Offsets | None = None


class Facts(msgspec.Struct, frozen=True):
    """What `judge.json` says of the weights beside it. `labels` and `temperature` have one entry a head."""

    weights_sha256: str
    data_sha256: str
    max_tokens: int
    labels: dict[str, tuple[str, ...]]
    temperature: dict[str, float]
    codes: dict[str, str]
    """ "TYPE/root" to the CAMEO code that such events most often have in the training rows."""
    together: float = 1.0
    """Temperature of a frame's word and the judge's taken together (`weigh`), fitted by `training/trust.py`."""


class Verdicts(msgspec.Struct, frozen=True):
    """Calibrated probabilities of one pair, each table summing to one.

    `types` holds the 16 PLOVER types and "NONE"; `modes` "TYPE/mode" (meaningful within its type); `statuses` the five
    of `Status`; `roots` CAMEO roots as `root` gives them, and "00" for no event; `sides` whether the parties are right.
    """

    types: dict[str, float]
    modes: dict[str, float]
    statuses: dict[str, float]
    roots: dict[str, float]
    sides: dict[str, float]

    @property
    def best_type(self) -> str:
        """The likeliest type, or "NONE"."""
        return max(self.types, key=lambda name: self.types[name])

    def mode(self, type_name: str) -> tuple[str, float] | None:
        """The likeliest mode of a type and its probability within the type; None where the type has no modes."""
        within = {name.partition("/")[2]: p for name, p in self.modes.items() if name.startswith(f"{type_name}/")}
        total = sum(within.values())
        if not within or total == 0.0:
            return None
        best = max(within, key=lambda name: within[name])
        return best, within[best] / total


class Marked(msgspec.Struct, frozen=True):
    """Token ids with one token for each party, and where actor, recipient and trigger stand (0 for none)."""

    ids: tuple[int, ...]
    places: tuple[int, int, int]


class Marker:
    """Turns a `Pair` into token ids. Training and run time share it."""

    def __init__(self, tokenizer: Tokenizer, max_tokens: int) -> None:
        tokenizer.no_truncation()
        tokenizer.no_padding()
        self._tokenizer = tokenizer
        self._max = max_tokens
        self._ids = {name: self._id(name) for name in (ACTOR, RECIPIENT, TRIGGER, "[CLS]", "[SEP]")}

    def _id(self, name: str) -> int:
        found = self._tokenizer.token_to_id(name)
        if found is None:
            raise SettingError(f"the judge's tokenizer has no {name}: it is not the one it was trained with; {_ADVICE}")
        return int(found)

    def mark(self, pairs: Sequence[Pair]) -> list[Marked]:
        """Ids of every pair. Raises ValueError where a span lies outside its sentence."""
        texts = list(dict.fromkeys(pair.text for pair in pairs))
        encodings = self._tokenizer.encode_batch(texts, add_special_tokens=False)
        known = dict(zip(texts, encodings, strict=True))
        return [self._one(pair, known[pair.text]) for pair in pairs]

    def _one(self, pair: Pair, encoding: Any) -> Marked:
        words: list[int | None] = list(encoding.ids)
        before: dict[int, list[int]] = {}
        spans = ((pair.actor, ACTOR), (pair.recipient, RECIPIENT), (pair.trigger, TRIGGER))
        marks = [self._ids[name] if span is not None else None for span, name in spans]
        for (span, name), mark in zip(spans, marks, strict=True):
            if span is None or mark is None:
                continue
            if not 0 <= span[0] < span[1] <= len(pair.text):
                raise ValueError(f"span {span} lies outside the sentence of {len(pair.text)} characters")
            first, last = _tokens(encoding.offsets, span)
            if name != TRIGGER:
                words[first:last] = [None] * (last - first)
            before.setdefault(first, []).append(mark)
        ids = [i for at in range(len(words) + 1) for i in (*before.get(at, ()), *words[at : at + 1]) if i is not None]
        return self._cut(ids, [ids.index(mark) if mark is not None else None for mark in marks])

    def _cut(self, ids: list[int], places: Sequence[int | None]) -> Marked:
        """The words around the marks, at most `max_tokens` ids; the first mark is always among them."""
        room, start = self._max - 2, 0
        found = [place for place in places if place is not None]
        if found:
            start = max(0, min(found) - _REACH)
            ids = ids[: max(found) + _REACH + 1]
        if found and len(ids) - start > room:
            start = min(max(0, (min(found) + max(found)) // 2 - room // 2), len(ids) - room, found[0])
        window = ids[start : start + room]
        actor, recipient, trigger = (
            p - start + 1 if p is not None and 0 <= p - start < len(window) else 0 for p in places
        )
        return Marked((self._ids["[CLS]"], *window, self._ids["[SEP]"]), (actor, recipient, trigger))


def _tokens(offsets: Sequence[Offsets], span: Offsets) -> tuple[int, int]:
    """The tokens that lie in or touch a span; the token after it where it holds none (only spaces)."""
    inside = [i for i, (start, end) in enumerate(offsets) if start < span[1] and end > span[0]]
    if inside:
        return inside[0], inside[-1] + 1
    following = sum(end <= span[0] for _, end in offsets)
    return following, following


class Judge:
    """The loaded model. Thread-safe; keep one for a run."""

    def __init__(self, session: onnxruntime.InferenceSession, marker: Marker, facts: Facts) -> None:
        self.facts = facts
        self._session = session
        self._marker = marker

    @property
    def version(self) -> str:
        """12 hex digits over judge.json, which holds the weights' hash and the temperatures, for `Versions.judge`."""
        return hashlib.sha256(msgspec.json.encode(self.facts)).hexdigest()[:12]

    @classmethod
    def load(cls, path: Path | None = None, *, threads: int = 1) -> Judge:
        """The judge in a folder (judge.onnx, tokenizer.json, judge.json); None is the one dragoman ships.

        Raises SettingError where a file is missing or damaged; the message names --no-model.
        """
        folder = Path(str(files("dragoman").joinpath("data", "judge"))) if path is None else path
        facts = _facts(folder / "judge.json")
        weights = _bytes(folder / "judge.onnx")
        found = hashlib.sha256(weights).hexdigest()
        if found != facts.weights_sha256:
            raise SettingError(
                f"{folder / 'judge.onnx'}: damaged: SHA-256 {found[:12]}, "
                f"judge.json says {facts.weights_sha256[:12]}; {_ADVICE}"
            )
        return cls(
            _session(weights, folder, threads), Marker(_tokenizer(folder / "tokenizer.json"), facts.max_tokens), facts
        )

    def score(self, pairs: Sequence[Pair]) -> list[Verdicts]:
        """Probabilities for each pair, in the order given.

        Raises ValueError where a span lies outside its sentence.
        """
        marked = self._marker.mark(pairs)
        known = {one: self._run(one) for one in dict.fromkeys(marked)}
        return [known[one] for one in marked]

    def _run(self, marked: Marked) -> Verdicts:
        """Each alone: side by side none is quicker, a third is padding, and int8 would hang on the others' numbers."""
        outputs = self._session.run(list(HEADS), feed([marked]))
        return Verdicts(
            *(
                self._named(head, softmax(logits[0] / self.facts.temperature[head]))
                for head, logits in zip(HEADS, outputs, strict=True)
            )
        )

    def _named(self, head: str, probabilities: NDArray[np.float64]) -> dict[str, float]:
        return dict(zip(self.facts.labels[head], np.round(probabilities, 6).tolist(), strict=True))


def root(cameo: str) -> str:
    """The CAMEO root under which the judge reads a code: its first two digits but for a few codes."""
    return next((_ROOTS[cameo[:n]] for n in (4, 3, 2) if cameo[:n] in _ROOTS), cameo[:2])


def feed(batch: Sequence[Marked]) -> dict[str, NDArray[np.int64]]:
    """The arrays the model takes: ids padded with 0 (the id of [PAD]), which are words, where the markers stand."""
    width = max(len(m.ids) for m in batch)
    ids = np.zeros((len(batch), width), dtype=np.int64)
    for i, m in enumerate(batch):
        ids[i, : len(m.ids)] = m.ids
    places = np.array([m.places for m in batch], dtype=np.int64)
    return {"ids": ids, "mask": (ids != 0).astype(np.int64), "places": places}


def softmax(logits: NDArray[np.floating[Any]]) -> NDArray[np.float64]:
    """Probabilities along the last axis."""
    values = np.exp(logits.astype(np.float64) - logits.max(axis=-1, keepdims=True))
    return np.asarray(values / values.sum(axis=-1, keepdims=True))


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise SettingError(f"{path}: the judge cannot be read ({error.strerror}); {_ADVICE}") from error


def _facts(path: Path) -> Facts:
    try:
        facts = msgspec.json.decode(_bytes(path), type=Facts)
    except msgspec.DecodeError as error:
        raise SettingError(f"{path}: damaged: {error}; {_ADVICE}") from error
    for head in HEADS:
        if head not in facts.labels or not _positive(facts.temperature.get(head)):
            raise SettingError(f"{path}: no labels or no positive temperature for {head!r}; {_ADVICE}")
    return facts


def _positive(value: float | None) -> bool:
    return value is not None and math.isfinite(value) and value > 0


def _tokenizer(path: Path) -> Tokenizer:
    text = _bytes(path)
    try:
        return Tokenizer.from_buffer(text)
    except Exception as error:  # tokenizers raises nothing narrower
        raise SettingError(f"{path}: damaged: {error}; {_ADVICE}") from error


def _session(weights: bytes, folder: Path, threads: int) -> onnxruntime.InferenceSession:
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    options.enable_cpu_mem_arena = False  # 50 MB less for the same time
    options.enable_mem_pattern = False
    try:
        session = onnxruntime.InferenceSession(weights, options, providers=["CPUExecutionProvider"])
    except Exception as error:  # onnxruntime's own errors share no public base class
        raise SettingError(f"{folder / 'judge.onnx'}: onnxruntime cannot load it: {error}; {_ADVICE}") from error
    _check_names(folder, "inputs", ("ids", "mask", "places"), (i.name for i in session.get_inputs()))
    _check_names(folder, "outputs", HEADS, (o.name for o in session.get_outputs()))
    return session


def _check_names(folder: Path, what: str, wanted: Sequence[str], found: Iterable[str]) -> None:
    names = tuple(found)
    if set(names) != set(wanted):
        raise SettingError(
            f"{folder / 'judge.onnx'}: {what} {', '.join(names)} where {', '.join(wanted)} are wanted; {_ADVICE}"
        )
