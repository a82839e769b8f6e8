"""The words under which a token is known to the codebook."""

from __future__ import annotations

from functools import lru_cache

from spacy.tokens import Token

from dragoman.events.codebook import word_classes


def forms(token: Token) -> tuple[str, ...]:
    """The lower-case words under which a token is looked up: its lemma, itself, and the regular base form.

    The last mends the lemmas that small models miss: staged -> stag, Marines -> Marines. A hyphened word is looked up
    under its joined spelling as well: re-opened -> reopen.
    """
    return _forms(token.lemma_.lower(), token.lower_, token.tag_)


@lru_cache(maxsize=1 << 16)
def _forms(lemma: str, lower: str, tag: str) -> tuple[str, ...]:
    found = [lemma, lower]
    if tag in ("VBD", "VBN") and lower.endswith("ed"):
        found.append(lower[:-1])
    elif tag == "VBG" and lower.endswith("ing"):
        found += [lower[:-3] + "e", lower[:-3]]
    elif tag == "NNPS" and lower.endswith("s"):
        found.append(lower[:-1])
    if "-" in lower:
        stems = (lower.removesuffix("ed"), lower.removesuffix("ing"))
        found += [word.replace("-", "") for word in (*found, *stems)]
    return tuple(dict.fromkeys(found))


def near(token: Token) -> set[str]:
    """Lemmas and forms of the words that hang on the token."""
    return {word for child in token.children for word in _plain(child.lemma_.lower(), child.lower_)}


def _plain(lemma: str, lower: str) -> tuple[str, ...]:
    return (lemma, lower, lower.replace("-", "")) if "-" in lower else (lemma, lower)


def is_year(token: Token) -> bool:
    """Four digits: "1980"."""
    return len(token.text) == len("1980") and token.text.isdigit()


def in_class(token: Token, name: str) -> bool:
    """Whether a word is of a class of `data/codebook/words/classes.toml`."""
    return not word_classes()[name].isdisjoint(forms(token))
