"""Article → spaCy Doc."""

from dragoman.text.parser import Parser

__all__ = ["Parser"]
