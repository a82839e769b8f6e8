"""Parse articles. Offsets of the Doc are offsets into `Article.text`: spaces and accents are replaced one for one."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from pathlib import Path

import spacy
from spacy.language import Language
from spacy.pipeline import AttributeRuler, EntityRecognizer, Lemmatizer
from spacy.tokens import Doc

from dragoman.errors import SettingError
from dragoman.model import Article
from dragoman.settings import Settings
from dragoman.text.blas import use_blas
from dragoman.text.entities import Entities, decodes
from dragoman.text.hyphens import Hyphens, hyphened
from dragoman.text.words import Memory, remembers

_PLAIN = {0xB4: "'"} | {
    ord(space): " "
    for space in "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
}
"""Spaces of all kinds, and the accent that stands alone where an apostrophe is meant."""


@Language.component("dragoman_lines")
def end_sentences_at_newlines(doc: Doc) -> Doc:
    """Start a sentence after every line break, so that titles and paragraphs are never joined."""
    for token in doc[:-1]:
        if "\n" in token.text:
            doc[token.i + 1].is_sent_start = True
            token.is_sent_start = False
    return doc


@Language.factory("dragoman_words")
def _remembered(nlp: Language, name: str) -> Memory:
    ruler, lemmatizer = nlp.get_pipe("attribute_ruler"), nlp.get_pipe("lemmatizer")
    assert isinstance(ruler, AttributeRuler) and isinstance(lemmatizer, Lemmatizer), name
    return Memory(ruler, lemmatizer)


@Language.factory("dragoman_entities")
def _decoded(nlp: Language, name: str) -> Entities:
    recognizer = nlp.get_pipe("ner")
    assert isinstance(recognizer, EntityRecognizer), name
    return Entities(recognizer)


def _quicken(nlp: Language) -> None:
    """Make the model faster without changing what it says."""
    if remembers(nlp):
        nlp.add_pipe("dragoman_words", after="lemmatizer")
        nlp.disable_pipes("attribute_ruler", "lemmatizer")
    if decodes(nlp):
        nlp.add_pipe("dragoman_entities", after="ner")
        nlp.disable_pipes("ner")
    use_blas(nlp)


def _plain(article: Article) -> str:
    """The text in plain signs, and a line break after the dateline, so that it stays out of the first sentence."""
    text = article.text.translate(_PLAIN)
    end = article.dateline.end if article.dateline is not None else len(text)
    return f"{text[:end]}\n{text[end + 1 :]}" if text[end : end + 1] == " " else text


def _fingerprint(folder: Path | None) -> str:
    """Eight digits of the SHA-256 over the model's files and our words: models of one name are told apart."""
    files = sorted(path for path in folder.rglob("*") if path.is_file()) if folder is not None else []
    digest = hashlib.sha256("\0".join(hyphened()).encode())
    for path in files:
        digest.update(path.name.encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()[:8]


class Parser:
    """A spaCy pipeline prepared for articles. Loading takes about half a second; parse many texts with one."""

    def __init__(self, settings: Settings | None = None) -> None:
        """Load the model that `settings.spacy_model` names. Raises SettingError where it is not installed."""
        name = (settings or Settings()).spacy_model
        try:
            self.nlp = spacy.load(name, exclude=["senter"])
        except OSError as error:
            raise SettingError(
                f"spacy_model is {name!r}, and no such model is installed or lies at that path: "
                "name an installed spaCy model or a folder that holds one"
            ) from error
        self._hyphens = Hyphens(self.nlp)
        self.nlp.add_pipe("dragoman_lines", before="parser")
        _quicken(self.nlp)
        meta = self.nlp.meta
        self.name = f"{meta['lang']}_{meta['name']}-{meta['version']}+{_fingerprint(self.nlp.path)}"

    def parse(self, article: Article) -> Doc:
        """Parse one article; `doc.text` has the length of `article.text`."""
        return self.nlp(self._plain(article))

    def pipe(self, articles: Iterable[Article], batch: int = 8) -> Iterator[tuple[Article, Doc]]:
        """Parse many articles, `batch` at a time, in order."""
        pairs = ((self._plain(article), article) for article in articles)
        for doc, article in self.nlp.pipe(pairs, as_tuples=True, batch_size=batch):
            yield article, doc

    def _plain(self, article: Article) -> str:
        text = _plain(article)
        self._hyphens.teach(text)
        return text
