"""dragoman: who did what to whom, when, where and in whose words, read from news."""

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
