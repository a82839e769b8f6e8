"""Work without the cyclic garbage collector: it walks over models and parses again and again, and finds nothing."""

from __future__ import annotations

import atexit
import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def collector_paused() -> Iterator[None]:
    """Pause the collector of this process; a block inside another changes nothing. What is over is freed as always."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


@contextmanager
def collector_spared() -> Iterator[None]:
    """Pause the collector while models and lexicons are loaded, and have it pass over them ever after.

    They last as long as the process: one walk over them takes longer than to code an article. At its end they are
    given back: packages that count what they made (duckdb) would name them as leaked.
    """
    with collector_paused():
        yield
        gc.freeze()
        atexit.register(gc.unfreeze)
