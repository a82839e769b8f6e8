"""Give every span the words that the article stores: the parser reads some signs as plainer ones."""

from __future__ import annotations

from typing import TypeVar

import msgspec

from dragoman.model import Coding, Party, Span

T = TypeVar("T")


def restored(coding: Coding) -> Coding:
    """The coding with `text` of every span and party cut anew from `coding.article.text`."""
    text = coding.article.text
    fields = {name: _recut(getattr(coding, name), text) for name in coding.__struct_fields__ if name != "article"}
    return msgspec.structs.replace(coding, **fields)


def _recut(value: T, text: str) -> T:
    if isinstance(value, tuple):
        return type(value)(_recut(item, text) for item in value)
    if not isinstance(value, msgspec.Struct):
        return value
    changes = {name: _recut(getattr(value, name), text) for name in value.__struct_fields__}
    if isinstance(value, Span | Party):
        changes["text"] = text[value.start : value.end]
    return msgspec.structs.replace(value, **changes)
