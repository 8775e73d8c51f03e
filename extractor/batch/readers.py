"""Who reads papers: this process, worker processes of this machine, or a cluster."""

from __future__ import annotations

import os
import time
from collections.abc import Iterable, Iterator
from concurrent.futures import Future
from dataclasses import replace
from typing import Protocol

from extractor.batch.jobs import Attempt, Job
from extractor.batch.messages import packed, reading
from extractor.batch.one_paper import attempt, read_from
from extractor.batch.sources import Place, content_of


class Readers(Protocol):
    """Whoever reads papers for a run.  Each is used within ``with``."""

    @property
    def room(self) -> int:
        """How many papers to have with them at a time: more than they read at once, so that none
        waits, and few enough to lose."""

    @property
    def shares_disk(self) -> bool:
        """Whether they see the files of this process."""

    def submit(self, job: Job) -> Future[bytes]:
        """Have a paper read; the future gives its :class:`.Reading`, packed."""

    def status(self, error: BaseException) -> int | None:
        """How the process ended that was reading a paper, as :func:`os.waitstatus_to_exitcode`
        has it; None where that is not what went wrong."""

    def contents(self, places: Iterable[Place]) -> Iterator[str | None]:
        """The hash of each paper's content in order, None where it cannot be read."""

    def __enter__(self) -> Readers: ...

    def __exit__(self, *why: object) -> None: ...


class Here:
    """This process reads the papers itself, one after another.  Readers stop at the limits by
    themselves; nobody stops them where they do not."""

    room = 1
    shares_disk = True

    def __init__(self, by: Attempt = attempt) -> None:
        self.by = by

    def submit(self, job: Job) -> Future[bytes]:
        """Read the paper now."""
        done: Future[bytes] = Future()
        options = replace(job.options, budget=job.limits.budget())
        begun = time.perf_counter()
        extraction = read_from(job, options, self.by)
        done.set_result(packed(reading(extraction, begun, whole=job.whole)))
        return done

    def status(self, error: BaseException) -> int | None:
        """No process ends."""
        return None

    def contents(self, places: Iterable[Place]) -> Iterator[str | None]:
        """Hash each when its turn comes."""
        return map(content_of, places)

    def __enter__(self) -> Here:
        return self

    def __exit__(self, *why: object) -> None:
        pass


def cores() -> int:
    """How many processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
