"""dragoman: who did what to whom, when, where and in whose words, read from news."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

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
_ROOMS = {
    "api": ("code", "code_all", "relate"),
    "errors": ("DragomanError",),
    "events.relate": ("Relation",),
    "model": ("Article", "Coding", "Event", "Quote"),
    "pipeline": ("Pipeline",),
    "record": ("open_record",),
    "settings": ("Settings",),
}


def __getattr__(name: str) -> Any:
    """Fetch a name from its room when it is first asked for: who only reads files needs no parser in memory."""
    room = next((room for room, names in _ROOMS.items() if name in names), None)
    if room is None:
        raise AttributeError(f"module 'dragoman' has no attribute {name!r}; it has {', '.join(__all__)}")
    return getattr(import_module(f"dragoman.{room}"), name)


def __dir__() -> list[str]:
    return __all__
