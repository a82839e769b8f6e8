"""Article → spaCy Doc."""

from dragoman.text.parser import Parser
from dragoman.text.restore import restored

__all__ = ["Parser", "restored"]
