"""dragoman: who did what to whom, when, where and in whose words, read from news."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dragoman.late import late

if TYPE_CHECKING:
    from dragoman.api import code, code_all, relate
    from dragoman.errors import DragomanError
    from dragoman.events.relate import Relation
    from dragoman.model import Article, Coding, Event, Quote
    from dragoman.pipeline import Pipeline
    from dragoman.record import open_record
    from dragoman.settings import Settings

__all__ = [
    "Article",
    "Coding",
    "DragomanError",
    "Event",
    "Pipeline",
    "Quote",
    "Relation",
    "Settings",
    "code",
    "code_all",
    "open_record",
    "relate",
]
__getattr__ = late(
    __name__,
    {
        "api": ("code", "code_all", "relate"),
        "errors": ("DragomanError",),
        "events.relate": ("Relation",),
        "model": ("Article", "Coding", "Event", "Quote"),
        "pipeline": ("Pipeline",),
        "record": ("open_record",),
        "settings": ("Settings",),
    },
)
"""Who only reads files needs no parser in memory."""


def __dir__() -> list[str]:
    return __all__
