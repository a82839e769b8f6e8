"""Who is who: mentions of actors and the knowledge that resolves them."""

from dragoman.actors.cast import find_actors, mentions_by_offset
from dragoman.actors.knowledge import Knowledge, load_knowledge

__all__ = ["Knowledge", "find_actors", "load_knowledge", "mentions_by_offset"]
