"""A process that codes batches of articles it is sent: `python -m dragoman.scale.worker`.

It reads from standard input (settings, then batches) and writes to standard output (Ready, then the codings of each
batch, in order). It ends when its input ends.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Iterator
from typing import BinaryIO, Protocol

from dragoman.errors import DragomanError
from dragoman.model import Article, Coding
from dragoman.pipeline import Pipeline
from dragoman.scale.wire import Ready, receive, send
from dragoman.settings import Settings


class Codes(Protocol):
    """What a worker needs of a pipeline."""

    def code_all(self, articles: Iterable[Article]) -> Iterator[Coding]:
        """Code articles in order."""


def serve(source: BinaryIO, sink: BinaryIO, load: Callable[[Settings], Codes]) -> None:
    """Load the models once, then answer batch after batch until the source ends."""
    settings = receive(source, Settings)
    try:
        pipeline = load(settings)
    except DragomanError as error:
        send(sink, Ready(str(error)))
        return
    send(sink, Ready())
    while True:
        try:
            batch = receive(source, list[Article])
        except EOFError:
            return
        send(sink, list(pipeline.code_all(batch)))


def main(load: Callable[[Settings], Codes] = Pipeline) -> None:
    """Serve on the standard streams; whatever else is printed goes to standard error."""
    with os.fdopen(os.dup(sys.stdout.fileno()), "wb") as sink:
        os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
        try:
            serve(sys.stdin.buffer, sink, load)
        except BrokenPipeError:
            # The run has ended without us: nothing is left to say, at the last flush either.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sink.fileno())


if __name__ == "__main__":
    main()
