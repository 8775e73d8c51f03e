"""What reading one paper may use of a process: seconds, memory, and no files but its own."""

from __future__ import annotations

import math
import signal
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass

from extractor.reading.budget import Budget, address_space

try:
    import resource
except ImportError:  # Windows has neither
    resource = None  # type: ignore[assignment]

SECONDS, MEGABYTES = 600.0, 2048
ALONE = threading.Lock()  # pdfium is not thread-safe, and the limits are the whole process's


@dataclass(frozen=True, slots=True)
class Limits:
    """What one paper may use: ``seconds`` of a clock on the wall, ``megabytes`` of memory beyond
    what the process had before; None is no limit."""

    seconds: float | None = SECONDS
    megabytes: int | None = MEGABYTES

    def budget(self) -> Budget:
        """The same for the readers, which stop by themselves before they are stopped."""
        return Budget(
            seconds=self.seconds or math.inf,
            bytes=self.megabytes * 2**20 if self.megabytes else math.inf,
            begun=time.monotonic(),
            held=address_space(),
        )


@contextmanager
def bounded(limits: Limits, folder: str | None = None) -> Iterator[None]:
    """Hold this process to the limits while one paper is read, and it alone.

    More memory than is allowed raises :class:`MemoryError` (in native code it may end the
    process); more time ends the process by ``SIGALRM``, whatever native code it hangs in.
    Temporary files go to a private folder within ``folder``, which is removed.
    """
    with ALONE, ExitStack() as held:
        held.enter_context(private_files(folder))
        held.enter_context(memory(limits.megabytes))
        held.enter_context(alarm(limits.seconds))
        yield


@contextmanager
def memory(megabytes: int | None) -> Iterator[None]:
    """Bound the address space to so much more than it has now (Linux)."""
    now = address_space()
    if not megabytes or not now or not resource:
        yield
        return
    soft, hard = resource.getrlimit(resource.RLIMIT_AS)
    most = now + megabytes * 2**20
    resource.setrlimit(resource.RLIMIT_AS, (most if hard < 0 else min(most, hard), hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_AS, (soft, hard))


@contextmanager
def alarm(seconds: float | None) -> Iterator[None]:
    """End this process after so many seconds: nobody handles the signal."""
    if not seconds or not hasattr(signal, "setitimer"):
        yield
        return
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)


@contextmanager
def private_files(folder: str | None) -> Iterator[None]:
    """Have temporary files made where nobody else may look, and remove what is left of them."""
    before = tempfile.tempdir
    with tempfile.TemporaryDirectory(prefix="committee-papers-", dir=folder) as own:
        tempfile.tempdir = own
        try:
            yield
        finally:
            tempfile.tempdir = before
