"""Worker processes of this machine, each with its limits; one that dies costs its paper alone.

The pool is pebble's, which goes on where a worker dies (the pool of ``concurrent.futures`` does
not).  Workers are forked from a server that has loaded the models once (:mod:`.warm`), so that
a new one is there at once and shares their memory.
"""

from __future__ import annotations

import multiprocessing
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, TimeoutError
from concurrent.futures.process import BrokenProcessPool
from multiprocessing.context import BaseContext

from pebble import ProcessExpired, ProcessPool

from extractor.batch.jobs import KILLED, OUT_OF_TIME, Attempt, Job
from extractor.batch.one_paper import attempt, read
from extractor.batch.sources import Place, content_of

PAPERS = 100
"""Papers that a worker reads before a new one takes its place, which gives memory back."""

GRACE = 10.0
"""Seconds after its own alarm that a worker is killed all the same."""


class Workers:
    """``count`` processes; ``by`` is what they do with a paper."""

    shares_disk = True

    def __init__(self, count: int, by: Attempt = attempt) -> None:
        self.count, self.by = count, by
        self.room = 2 * count
        self.pool = self.new_pool()

    def new_pool(self) -> ProcessPool:
        """A pool that starts with the first paper."""
        return ProcessPool(self.count, PAPERS, context=context())

    def submit(self, job: Job) -> Future[bytes]:
        """Have the next free worker read the paper."""
        seconds = job.limits.seconds + GRACE if job.limits.seconds else None
        try:
            return self.pool.schedule(read, (job, self.by), timeout=seconds)
        except (BrokenProcessPool, RuntimeError):
            self.pool = self.new_pool()
            return self.pool.schedule(read, (job, self.by), timeout=seconds)

    def status(self, error: BaseException) -> int | None:
        """What a worker died of."""
        if isinstance(error, ProcessExpired):
            return int(error.exitcode)
        if isinstance(error, TimeoutError):
            return OUT_OF_TIME
        return KILLED if isinstance(error, BrokenProcessPool) else None

    def contents(self, places: Iterable[Place]) -> Iterator[str | None]:
        """Hash each here, when its turn comes: a second run needs no worker for that."""
        return map(content_of, places)

    def __enter__(self) -> Workers:
        return self

    def __exit__(self, *why: object) -> None:
        self.pool.stop()  # type: ignore[no-untyped-call]
        self.pool.join()


def context() -> BaseContext:
    """A fork server with the models, where the system has one."""
    if "forkserver" not in multiprocessing.get_all_start_methods():
        return multiprocessing.get_context("spawn")
    server = multiprocessing.get_context("forkserver")
    server.set_forkserver_preload(["__main__", "extractor.batch.warm"])
    return server
