"""A parsed article read out of spaCy once, for the stages that ask its words thousands of questions.

spaCy makes a new object for every token, child and head that is asked for, and decodes its strings each time. A `Page`
holds plain objects with those of the attributes of `Doc`, `Span` and `Token` that the stages read, under the same
names and with the same values, several times as fast. `read_out` gives it under the type that it stands for.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cached_property
from typing import Any, cast, overload

from spacy.tokens import Doc, Token

_STRINGS: list[int | str] = ["ORTH", "LOWER", "LEMMA", "POS", "TAG", "DEP", "ENT_TYPE"]
_NUMBERS: list[int | str] = ["ENT_IOB", "SENT_START", "HEAD", "SPACY"]
_IOB = ("", "I", "O", "B")


class Word:
    """Stands for a spaCy `Token`. There is one object for each word of a page."""

    __slots__ = (
        "_sent_start",
        "children",
        "dep_",
        "doc",
        "ent_iob_",
        "ent_type_",
        "head",
        "i",
        "idx",
        "is_space",
        "lemma_",
        "lower_",
        "pos_",
        "sent",
        "tag_",
        "text",
        "whitespace_",
    )
    doc: Page
    head: Word
    sent: Passage
    children: list[Word]
    idx: int
    text: str
    lower_: str
    lemma_: str
    pos_: str
    tag_: str
    dep_: str
    ent_type_: str
    ent_iob_: str
    whitespace_: str
    is_space: bool
    _sent_start: int

    def __init__(self, i: int) -> None:
        self.i = i
        self.children = []

    def __len__(self) -> int:
        return len(self.text)

    def __bool__(self) -> bool:
        return True

    def __repr__(self) -> str:
        return self.text

    def __getattr__(self, name: str) -> Any:
        """What is asked for too seldom to be read out is asked of spaCy, tokens put as words."""
        if name in self.__slots__ or name.startswith("__"):
            raise AttributeError(f"a word without {name!r}: its page is torn")
        words, value = self.doc.words, getattr(self.doc.source[self.i], name)
        if isinstance(value, Token):
            return words[value.i]
        return tuple(words[token.i] for token in value) if isinstance(value, tuple) else value

    @property
    def is_alpha(self) -> bool:
        return self.text.isalpha()

    @property
    def is_lower(self) -> bool:
        return self.text.islower()

    @property
    def is_title(self) -> bool:
        return self.text.istitle()

    @property
    def is_sent_start(self) -> bool | None:
        return None if self._sent_start == 0 else self._sent_start == 1

    @property
    def lefts(self) -> list[Word]:
        return [child for child in self.children if child.i < self.i]

    @property
    def rights(self) -> list[Word]:
        return [child for child in self.children if child.i > self.i]

    @property
    def ancestors(self) -> Iterator[Word]:
        word = self
        while word.head is not word:
            word = word.head
            yield word

    @property
    def subtree(self) -> Iterator[Word]:
        for child in self.lefts:
            yield from child.subtree
        yield self
        for child in self.rights:
            yield from child.subtree

    def nbor(self, i: int = 1) -> Word:
        """The word `i` places on. Raises IndexError outside the text."""
        if not 0 <= self.i + i < len(self.doc.words):
            raise IndexError(f"word {self.i + i} of a text of {len(self.doc.words)} words")
        return self.doc.words[self.i + i]


class Passage:
    """Stands for a spaCy `Span`: the words from `start` to `end` (exclusive)."""

    __slots__ = ("doc", "end", "label_", "start")

    def __init__(self, doc: Page, start: int, end: int, label: str = "") -> None:
        self.doc, self.start, self.end, self.label_ = doc, start, end, label

    def __len__(self) -> int:
        return self.end - self.start

    def __iter__(self) -> Iterator[Word]:
        return iter(self.doc.words[self.start : self.end])

    @overload
    def __getitem__(self, i: int) -> Word: ...
    @overload
    def __getitem__(self, i: slice) -> Passage: ...
    def __getitem__(self, i: int | slice) -> Word | Passage:
        if isinstance(i, slice):
            start, end, _ = i.indices(len(self))
            return Passage(self.doc, self.start + start, self.start + max(start, end))
        return self.doc.words[self.start : self.end][i]

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Passage):
            return NotImplemented
        return (self.doc, self.start, self.end, self.label_) == (other.doc, other.start, other.end, other.label_)

    def __hash__(self) -> int:
        return hash((self.start, self.end, self.label_))

    @property
    def start_char(self) -> int:
        return self.doc.words[self.start].idx

    @property
    def end_char(self) -> int:
        last = self.doc.words[self.end - 1]
        return last.idx + len(last.text)

    @property
    def text(self) -> str:
        return self.doc.text[self.start_char : self.end_char] if self.end > self.start else ""

    @property
    def sent(self) -> Passage:
        return self.doc.words[self.start].sent

    @property
    def root(self) -> Word:
        return self.doc.words[self.doc.source[self.start : self.end].root.i]


class Page:
    """Stands for a spaCy `Doc`, its `source`."""

    def __init__(self, source: Doc) -> None:
        self.source = source
        self.text = source.text
        self.words = [Word(i) for i in range(len(source))]
        self._fill()
        self.sents = list(self._sentences())
        for sentence in self.sents:
            for word in sentence:
                word.sent = sentence

    def _fill(self) -> None:
        names = self.source.vocab.strings
        known: dict[int, str] = {}
        idx = 0
        keys: list[list[int]] = self.source.to_array(_STRINGS).tolist()
        for key in {key for row in keys for key in row}:
            known[key] = names[key] if key else ""
        numbers = self.source.to_array(_NUMBERS).astype("int64").tolist()
        for word, row, (iob, start, head, space) in zip(self.words, keys, numbers, strict=True):
            word.text, word.lower_, word.lemma_, word.pos_, word.tag_, word.dep_, word.ent_type_ = map(
                known.__getitem__, row
            )
            word.doc, word.idx, word.ent_iob_, word._sent_start = self, idx, _IOB[iob], start
            word.whitespace_ = " " if space else ""
            word.is_space = word.text.isspace()
            word.head = self.words[word.i + head]
            if head:
                word.head.children.append(word)
            idx += len(word.text) + space

    def _sentences(self) -> Iterator[Passage]:
        starts = [word.i for word in self.words if word.i == 0 or word._sent_start == 1]
        for start, end in zip(starts, [*starts[1:], len(self.words)], strict=True):
            yield Passage(self, start, end)

    def __len__(self) -> int:
        return len(self.words)

    def __iter__(self) -> Iterator[Word]:
        return iter(self.words)

    @overload
    def __getitem__(self, i: int) -> Word: ...
    @overload
    def __getitem__(self, i: slice) -> Passage: ...
    def __getitem__(self, i: int | slice) -> Word | Passage:
        if isinstance(i, int):
            return self.words[i]
        start, end, _ = i.indices(len(self.words))
        return Passage(self, start, max(start, end))

    @cached_property
    def ents(self) -> tuple[Passage, ...]:
        return tuple(Passage(self, each.start, each.end, each.label_) for each in self.source.ents)

    def char_span(self, start: int, end: int, *, alignment_mode: str = "strict") -> Passage | None:
        """As `Doc.char_span`."""
        span = self.source.char_span(start, end, alignment_mode=alignment_mode)
        return None if span is None else Passage(self, span.start, span.end)

    def has_annotation(self, name: str) -> bool:
        """As `Doc.has_annotation`."""
        return self.source.has_annotation(name)

    def tear(self) -> None:
        """Let go of the words, which hold each other: the page is of no use afterwards."""
        for word in self.words:
            word.children.clear()
            del word.head, word.doc, word.sent
        self.sents.clear()
        self.words.clear()


@contextmanager
def read_out(doc: Doc) -> Iterator[Doc]:
    """The Doc as a `Page`, which is torn in the end."""
    page = Page(doc)
    try:
        yield cast(Doc, page)
    finally:
        page.tear()
