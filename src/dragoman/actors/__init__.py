"""Who is who: mentions of actors and the knowledge that resolves them."""

from dragoman.actors.cast import at_home, find_actors, find_cast, mentions_by_offset
from dragoman.actors.knowledge import Knowledge, load_knowledge

__all__ = ["Knowledge", "at_home", "find_actors", "find_cast", "load_knowledge", "mentions_by_offset"]
