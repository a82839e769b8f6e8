"""Coding in several processes on one machine: ordered, bounded, and none lost when a process dies."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from itertools import chain, islice
from pathlib import Path
from typing import BinaryIO

import dragoman
from dragoman.errors import DragomanError, SettingError
from dragoman.model import Article, Coding, Unread
from dragoman.scale.wire import Ready, receive, send
from dragoman.settings import Settings

Coded = Coding | Unread
COMMAND = (sys.executable, "-m", "dragoman.scale.worker")
TRIES = 2
"""How often an article is tried alone after a process died over its batch."""
AHEAD = 3
"""Batches for each worker that are read before their turn has come to be handed on: what bounds memory."""
LIFE = 500
"""Batches after which a worker is replaced: spaCy keeps every word it ever met."""


def code_many(articles: Iterable[Article], settings: Settings | None = None, workers: int = 0) -> Iterator[Coded]:
    """Code articles in `workers` processes (0: one for each core), in the order given.

    What comes out is what one process yields, byte for byte. An article over which processes died again and again comes
    out as Unread, with the reason. Not more articles are read than the workers need; those of one batch, or for one
    worker, are coded in this process. Raises SettingError for less than no workers, and where models cannot be loaded.
    """
    if workers < 0:
        raise SettingError(f"workers is {workers}; allowed are 0 (one for each core) and more; give 1 for one process")
    settings = settings or Settings()
    stream = iter(articles)
    first = list(islice(stream, settings.batch + 1))
    workers = workers or os.cpu_count() or 1
    if workers == 1 or len(first) <= settings.batch:
        # Imported here: who only feeds workers needs no parser in memory.
        from dragoman.api import code_all

        yield from code_all(chain(first, stream), settings)
        return
    with Pool(settings, workers) as pool:
        yield from pool.code(chain(first, stream))


class Pool:
    """Worker processes, each fed by a thread of its own with one batch at a time. Leave the `with` to end them."""

    def __init__(self, settings: Settings, workers: int, command: Sequence[str] = COMMAND) -> None:
        self._settings = settings
        self._workers = workers
        self._command = command
        self._threads = ThreadPoolExecutor(workers, thread_name_prefix="dragoman-worker")
        self._local = threading.local()
        self._lock = threading.Lock()
        self._alive: set[Worker] = set()
        self._closed = False

    def __enter__(self) -> Pool:
        return self

    def __exit__(self, *_: object) -> None:
        """End all workers at once, whatever they are at."""
        with self._lock:
            self._closed = True
            for worker in self._alive:
                worker.process.kill()
        self._threads.shutdown(wait=True, cancel_futures=True)
        for worker in self._alive:
            worker.end()

    def code(self, articles: Iterator[Article]) -> Iterator[Coded]:
        """Yield codings in the order of the articles; read only so far ahead as keeps every worker busy."""
        pending: deque[Future[list[Coded]]] = deque()
        while batch := list(islice(articles, self._settings.batch)):
            pending.append(self._threads.submit(self._coded, batch))
            if len(pending) > AHEAD * self._workers:
                yield from pending.popleft().result()
        while pending:
            yield from pending.popleft().result()

    def pids(self) -> list[int]:
        """Ids of the processes that are at work."""
        with self._lock:
            return [worker.process.pid for worker in self._alive]

    def _coded(self, batch: Sequence[Article]) -> list[Coded]:
        """In a thread: the codings of a batch; where its worker dies, of each article alone."""
        try:
            return [*self._worker().code(batch)]
        except WorkerDied:
            self._dismiss()
        return [self._tried(article) for article in batch]

    def _tried(self, article: Article) -> Coded:
        how = ""
        for _ in range(TRIES):
            try:
                (coding,) = self._worker().code([article])
            except WorkerDied as death:
                how = str(death)
                self._dismiss()
            else:
                return coding
        reason = (
            f"found a process that ended {TRIES + 1} times while it coded this article ({how}); expected a coding; "
            "code it by itself with --workers 1 to see why"
        )
        return Unread(article.path or article.id, reason)

    def _worker(self) -> Worker:
        """This thread's worker, a new one where it has none or its time is over."""
        worker: Worker | None = getattr(self._local, "worker", None)
        if worker is not None and worker.served >= LIFE:
            self._dismiss()
            worker = None
        return worker or self._started()

    def _started(self) -> Worker:
        how = ""
        for _ in range(TRIES + 1):
            worker = self._local.worker = self._started_once()
            try:
                worker.greet()
            except WorkerDied as death:
                how = str(death)
                self._dismiss()
            else:
                return worker
        raise DragomanError(
            f"found workers that end while they load the models ({how}); expected them to wait for articles; "
            "free some memory, or give fewer --workers"
        )

    def _started_once(self) -> Worker:
        with self._lock:
            if self._closed:
                raise DragomanError("the run is over: no worker is started any more")
            worker = Worker(self._settings, self._command)
            self._alive.add(worker)
            return worker

    def _dismiss(self) -> None:
        worker: Worker = self._local.worker
        self._local.worker = None
        worker.end()
        with self._lock:
            self._alive.discard(worker)


class WorkerDied(Exception):
    """A worker ended before it had answered; says how."""


class Worker:
    """One process. It does not hear Ctrl-C: the run that started it ends it."""

    def __init__(self, settings: Settings, command: Sequence[str]) -> None:
        self.served = 0
        self._settings = settings
        here = str(Path(dragoman.__file__).parent.parent)
        path = os.pathsep.join(filter(None, [here, os.environ.get("PYTHONPATH")]))
        # One thread a process: the cores are shared out by processes.
        alone = {"PYTHONPATH": path, "OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1"}
        self.process = subprocess.Popen(
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env=os.environ | alone,
            start_new_session=True,
        )

    def greet(self) -> None:
        """Wait until the models are loaded. Raises SettingError where they cannot be, and WorkerDied."""
        try:
            send(self._in, self._settings)
            error = receive(self._out, Ready).error
        except (EOFError, OSError) as gone:
            raise WorkerDied(self._how()) from gone
        if error is not None:
            raise SettingError(error)

    def code(self, batch: Sequence[Article]) -> list[Coding]:
        """The codings of a batch. Raises WorkerDied."""
        try:
            send(self._in, batch)
            codings = receive(self._out, list[Coding])
        except (EOFError, OSError) as gone:
            raise WorkerDied(self._how()) from gone
        self.served += 1
        return codings

    def end(self) -> None:
        """End the process and close what leads to it."""
        self.process.kill()
        self.process.wait()
        for stream in (self._in, self._out):
            try:
                stream.close()
            except BrokenPipeError:
                # Its last batch was still on the way: the process is gone, and so is the pipe.
                continue

    def _how(self) -> str:
        code = self.process.wait()
        return f"killed by {signal.Signals(-code).name}" if code < 0 else f"exit code {code}"

    @property
    def _in(self) -> BinaryIO:
        assert self.process.stdin is not None
        return self.process.stdin  # type: ignore[return-value]

    @property
    def _out(self) -> BinaryIO:
        assert self.process.stdout is not None
        return self.process.stdout  # type: ignore[return-value]
