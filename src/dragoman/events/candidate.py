"""A frame found at a token of a sentence: what may become an event."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from spacy.tokens import Token

from dragoman.events.arguments import Arguments
from dragoman.events.codebook import Frame


@dataclass(frozen=True)
class Candidate:
    """A frame found at a token. `tokens` are the words of the act; parties are head tokens."""

    frame: Frame
    token: Token
    arguments: Arguments
    tokens: tuple[Token, ...]
    actors: tuple[Token, ...]
    recipients: tuple[Token, ...]
    type: str
    mode: str | None
    cameo: str
    contexts: tuple[str, ...]
    weight: float
    inner: Candidate | None = None
    spare: tuple[Token, ...] = ()
    """What fills the later recipient slots, for where the first filled one names no party."""
    means: Token | None = None
    """The noun that names the same act as its own cause ("the *blast* killed ten")."""
    steps: tuple[str, ...] = field(default=())


def with_step(candidate: Candidate, step: str) -> Candidate:
    """The candidate with one more line for `dragoman explain`."""
    return replace(candidate, steps=(*candidate.steps, step))
