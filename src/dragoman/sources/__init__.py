"""Bytes → Article: readers for what people really have, and a registry that others can add to."""

from __future__ import annotations

from dragoman.sources.article import from_text
from dragoman.sources.intake import Input
from dragoman.sources.registry import Reader, register, suffixes
from dragoman.sources.walk import read

__all__ = ["Input", "Reader", "from_text", "read", "register", "suffixes"]
