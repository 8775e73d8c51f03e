"""A Dask cluster reads the papers: its scheduler, queue and retries are Dask's own."""

from __future__ import annotations

import signal
from collections.abc import Iterable, Iterator
from concurrent.futures import Future
from itertools import islice
from typing import Any

from extractor.batch.jobs import Attempt, Job
from extractor.batch.one_paper import attempt, read
from extractor.batch.sources import Place, content_of

AT_ONCE = 256  # papers hashed at a time
LOCAL = "local:"


class ClusterError(Exception):
    """A cluster that is not there; the message says what to do."""


class Cluster:
    """The cluster whose scheduler is at ``address`` (``tcp://host:8786``); ``local:2`` starts one
    of two workers here and ends it afterwards.

    Raises :class:`ClusterError` where there is none, or Dask is not installed.
    """

    def __init__(self, address: str, by: Attempt = attempt) -> None:
        self.by = by
        self.own, self.client = connected(address)
        self.executor = self.client.get_executor()
        self.shares_disk = self.own is not None

    @property
    def room(self) -> int:
        """Twice what the workers read at once: workers may come and go."""
        threads: dict[str, int] = self.client.nthreads()
        return max(2, 2 * sum(threads.values()))

    def submit(self, job: Job) -> Future[bytes]:
        """Have a worker of the cluster read the paper."""
        future: Future[bytes] = self.executor.submit(read, job, self.by)
        return future

    def status(self, error: BaseException) -> int | None:
        """Dask gives a paper up once several workers have died of it; it does not say how."""
        from distributed import KilledWorker

        return -signal.SIGABRT if isinstance(error, KilledWorker) else None

    def contents(self, places: Iterable[Place]) -> Iterator[str | None]:
        """Hash papers where they are read: only their hashes come here."""
        coming = iter(places)
        while some := list(islice(coming, AT_ONCE)):
            yield from self.executor.map(content_of, some)

    def __enter__(self) -> Cluster:
        return self

    def __exit__(self, *why: object) -> None:
        self.executor.shutdown(wait=False)
        self.client.close()
        if self.own is not None:
            self.own.close()


def connected(address: str) -> tuple[Any, Any]:
    """A cluster of our own, if one was asked for, and a client of the cluster."""
    try:
        from distributed import Client, LocalCluster
    except ImportError as error:
        message = f"Dask is missing ({error}); pip install 'committee-papers[cluster]'"
        raise ClusterError(message) from error
    if not address.startswith(LOCAL):
        try:
            return None, Client(address)
        except (OSError, ValueError) as error:
            raise ClusterError(
                f"{address}: no scheduler answers ({error}); start one with: dask scheduler"
            ) from error
    count = address.removeprefix(LOCAL)
    if not count.isdigit() or not int(count):
        raise ClusterError(f"{address} is not understood; name a number of workers, as in local:2")
    own = LocalCluster(n_workers=int(count), threads_per_worker=1, dashboard_address="127.0.0.1:0")
    return own, Client(own)
