"""spaCy's entity recognizer, decoded for all tokens at once.

Outside of an entity what the recognizer does next hangs on the token alone; inside, on the token, the one before it and
the entity's first. So all tokens are scored in one product as if outside, and only the entities that begin are followed
step by step, all of them side by side. spaCy's own loop does the same one token after the other, in three times the
time. The weights are the model's, and so are the entities.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import numpy
from numpy.typing import NDArray
from spacy.language import Language
from spacy.pipeline import EntityRecognizer
from spacy.tokens import Doc, Span
from spacy.util import minibatch

Floats = NDArray[numpy.float32]
Ints = NDArray[numpy.int64]
Flags = NDArray[numpy.bool_]
_FEATURES = 3
"""Of a state: the next token, the first of the open entity, the last before the next within it."""


def decodes(nlp: Language) -> bool:
    """Tell whether the model's recognizer is of the kind that `Entities` decodes, and sets entities alone."""
    ours = [name for name in nlp.pipe_names if "doc.ents" in nlp.get_pipe_meta(name).assigns]
    recognizer = nlp.get_pipe("ner") if ours == ["ner"] else None
    if not isinstance(recognizer, EntityRecognizer) or recognizer.cfg["beam_width"] != 1:
        return False
    attrs, names = recognizer.model.attrs, _moves(recognizer)
    known = all(name == "O" or name[:2] in ("B-", "I-", "L-", "U-") for name in names)
    plain = attrs.get("has_upper") and not attrs.get("unseen_classes") and known
    return bool(plain) and recognizer.model.get_ref("lower").get_dim("nF") == _FEATURES


class Entities:
    """A spaCy component in place of "ner"."""

    def __init__(self, recognizer: EntityRecognizer) -> None:
        self._model: Any = recognizer.model
        lower, upper = self._model.get_ref("lower"), self._model.get_ref("upper")
        weights: Floats = lower.get_param("W")
        self._shape = weights.shape[:3]
        self._lower = weights.reshape(-1, weights.shape[3])
        self._bias: Floats = lower.get_param("b")
        self._pad: Floats = lower.get_param("pad")[0]
        self._upper: Floats = upper.get_param("W")
        self._upper_bias: Floats = upper.get_param("b")
        names = _moves(recognizer)
        self._labels = [name[2:] for name in names if name[:2] == "B-"]
        self._moves = {kind: numpy.array([names.index(f"{kind}-{label}") for label in self._labels]) for kind in "BILU"}
        self._out = names.index("O")

    def __call__(self, doc: Doc) -> Doc:
        return next(self.pipe([doc]))

    def pipe(self, docs: Iterable[Doc], batch_size: int = 16) -> Iterator[Doc]:
        """Set the entities of many Docs."""
        for batch in minibatch(docs, batch_size):  # type: ignore[no-untyped-call]
            yield from self._batch(batch)

    def _batch(self, docs: Sequence[Doc]) -> Sequence[Doc]:
        if any(len(doc) for doc in docs):
            found = self._found(docs)
            offset = 0
            for doc in docs:
                spans = [
                    Span(doc, first - offset, last + 1 - offset, self._labels[label])
                    for first, last, label in found
                    if offset <= first < offset + len(doc)
                ]
                doc.set_ents(spans, default="outside")
                offset += len(doc)
        return docs

    def _found(self, docs: Sequence[Doc]) -> list[tuple[int, int, int]]:
        """First and last token (counted through all Docs) and label of every entity, in order."""
        vectors: Floats = self._model.get_ref("tok2vec").predict(docs)
        features = self._model.ops.gemm(vectors, self._lower, trans2=True).reshape(-1, *self._shape)
        space, last = _spaces(docs), _last(docs)
        action = self._outside(features, space, last)
        begun = numpy.flatnonzero((action >= 0) & (action < len(self._labels)))
        ends = dict(zip(begun.tolist(), self._ends(features, begun, action[begun], last).tolist(), strict=True))
        found: list[tuple[int, int, int]] = []
        free = 0
        for token in numpy.flatnonzero(action >= 0).tolist():
            if token >= free:
                end = ends.get(token, token)
                found.append((token, end, int(action[token]) % len(self._labels)))
                free = end + 1
        return found

    def _outside(self, features: Floats, space: Flags, last: Flags) -> Ints:
        """What each token does outside of an entity: -1 nothing, label begin, label + number of labels whole."""
        scores = self._scores(features[:, 0] + self._pad[1] + self._pad[2])
        begin, whole = scores[:, self._moves["B"]], scores[:, self._moves["U"]]
        begin[space | last] = whole[space] = -numpy.inf
        both = numpy.concatenate([begin, whole], axis=1)
        best: Ints = both.argmax(axis=1)
        best[scores[:, self._out] >= both.max(axis=1)] = -1
        return best

    def _ends(self, features: Floats, begun: Ints, labels: Ints, last: Flags) -> Ints:
        """The last token of every entity that begins."""
        ends = begun.copy()
        going = numpy.arange(len(begun))
        while len(going):
            ends[going] += 1
            here, first, label = ends[going], begun[going], labels[going]
            scores = self._scores(features[here, 0] + features[first, 1] + features[here - 1, 2])
            rows = numpy.arange(len(going))
            on, stop = scores[rows, self._moves["I"][label]], scores[rows, self._moves["L"][label]]
            going = going[(on > stop) & ~last[here]]
        return ends

    def _scores(self, summed: Floats) -> Floats:
        hidden = (summed + self._bias).max(axis=2)
        scores: Floats = self._model.ops.gemm(hidden, self._upper, trans2=True) + self._upper_bias
        return scores


def _moves(recognizer: EntityRecognizer) -> list[str]:
    """Names of the moves in the order of their scores: "B-ORG", ... "O", and "U-" that is never made."""
    moves: Any = recognizer.moves
    return [moves.get_class_name(number) for number in range(moves.n_moves)]


def _spaces(docs: Sequence[Doc]) -> Flags:
    flags: Flags = numpy.concatenate([doc.to_array(["IS_SPACE"]).ravel() for doc in docs]) != 0
    return flags


def _last(docs: Sequence[Doc]) -> Flags:
    """Whether a token is the last of its sentence or text: no entity goes on after it."""
    starts = [doc.to_array(["SENT_START"]).ravel() == 1 for doc in docs if len(doc)]
    for start in starts:
        start[0] = True
    return numpy.append(numpy.concatenate(starts)[1:], True)
