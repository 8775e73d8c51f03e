"""One process beside this one that reads papers within their limits, for a command that keeps none.

It is forked before anything heavy is loaded: what this process would have loaded the other one
does, once for all papers, so that nothing is paid twice.  Where it dies a new one is forked.
"""

from __future__ import annotations

import ctypes
import gc
import multiprocessing
import signal
import sys
from concurrent.futures import Future
from importlib import import_module
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from pathlib import Path

from extractor.batch.jobs import OUT_OF_TIME, Job

GRACE = 10.0
"""Seconds after its own alarm that the process is killed all the same."""

TELL_WHEN_PARENT_DIES = 1  # prctl(2)


class Ended(Exception):  # noqa: N818  (what it is; not an error of ours)
    """The process ended with ``status`` while it read a paper."""

    def __init__(self, status: int) -> None:
        self.status = status
        super().__init__(status)


def can_fork() -> bool:
    """Whether this system has processes that begin as a copy of another."""
    return "fork" in multiprocessing.get_all_start_methods()


class LoneWorker:
    """Reads one paper after another; used within ``with``, which ends the process."""

    def __init__(self) -> None:
        self.process: BaseProcess | None = None
        self.line: Connection | None = None

    def submit(self, job: Job) -> Future[bytes]:
        """Have the paper read, and wait for it; the future gives its :class:`.Reading`, packed."""
        done: Future[bytes] = Future()
        try:
            done.set_result(self.read(job))
        except Ended as ended:
            done.set_exception(ended)
        return done

    def status(self, error: BaseException) -> int | None:
        """What the process died of."""
        return error.status if isinstance(error, Ended) else None

    def read(self, job: Job) -> bytes:
        """What the process hands back; raises :class:`Ended` where it does not."""
        process, line = self.started()
        seconds = job.limits.seconds + GRACE if job.limits.seconds else None
        try:
            line.send(job)
            if wait([line, process.sentinel], seconds):
                return line.recv_bytes()
        except (EOFError, OSError):
            process.join()
            status = process.exitcode or 0
            self.end()
            raise Ended(status) from None
        self.end()
        raise Ended(OUT_OF_TIME)

    def started(self) -> tuple[BaseProcess, Connection]:
        """The process, a new one where there is none, and the line to it."""
        if self.process and self.line:
            return self.process, self.line
        context = multiprocessing.get_context("fork")
        self.line, theirs = context.Pipe()
        process = context.Process(target=serve, args=(self.line, theirs), daemon=True)
        process.start()
        theirs.close()
        self.process = process
        return process, self.line

    def end(self) -> None:
        """End the process, whatever it is doing."""
        process, line, self.process, self.line = self.process, self.line, None, None
        if process:
            process.kill()
            process.join()
        if line:
            line.close()

    def __enter__(self) -> LoneWorker:
        return self

    def __exit__(self, *why: object) -> None:
        self.end()


def serve(ours: Connection, line: Connection) -> None:
    """Read what is asked for until nobody asks: the whole life of the process."""
    ours.close()  # the copy of the other end would keep the line open
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the other's, who ends this one
    end_with_parent()
    gc.freeze()
    while True:
        try:
            job = line.recv()
        except EOFError:
            return
        line.send_bytes(reading(job))


def reading(job: Job) -> bytes:
    """Read one paper; models that every paper needs are loaded before it, and count to none."""
    one_paper = import_module("extractor.batch.one_paper")
    if Path(job.where).is_file():
        pipeline = import_module("extractor.pipeline")
        pipeline.installed_models()
        pipeline.councils()
    found: bytes = one_paper.read_bounded(job)
    return found


def end_with_parent() -> None:
    """Have the system end this process when the one that started it dies (Linux)."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(TELL_WHEN_PARENT_DIES, signal.SIGKILL)
