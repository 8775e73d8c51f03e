"""What one paper may use, asked between its pages, so that what was read of it is not lost."""

from __future__ import annotations

import math
import os
import time
from dataclasses import dataclass
from pathlib import Path

from extractor.paper import Problem

OVER_TIME, OVER_MEMORY = "over-time", "over-memory"
CUT_SHORT = frozenset((OVER_TIME, OVER_MEMORY, "killed", "crashed"))
"""Problems that say from which page on nothing was read."""

READING = 0.5
"""The share of time and memory that reading pages may take; the rest is for what is in them."""

MAPPED = Path("/proc/self/statm")  # Linux


@dataclass(frozen=True, slots=True)
class Budget:
    """What a paper may use: ``seconds`` from ``begun`` (of the monotonic clock), ``bytes`` of
    address space beyond ``held`` at the beginning, both without end where not given.

    ``last_page`` is the last page to read, ``because`` of what an earlier try met after it.
    ``note`` is a file that is told which page is being read, for whoever finds the process dead.
    """

    seconds: float = math.inf
    bytes: float = math.inf
    begun: float = 0.0
    held: int = 0
    last_page: int | None = None
    because: Problem | None = None
    note: str | None = None

    def stop_before(self, page: int) -> Problem | None:
        """Why the pages from ``page`` on are not read; None where it is read, which is noted."""
        if self.last_page is not None and page > self.last_page:
            return self.because
        found = self._spent(page)
        if self.note and not found:
            Path(self.note).write_text(str(page))
        return found

    def over_time(self, share: float = 1.0) -> bool:
        """Whether this share of the time has passed."""
        return time.monotonic() - self.begun > share * self.seconds

    def _spent(self, page: int) -> Problem | None:
        if self.over_time(READING):
            return over_time(page, self.seconds)
        if self.bytes < math.inf and address_space() - self.held > READING * self.bytes:
            return over_memory(page, self.bytes)
        return None


FREE = Budget()
"""No limit."""


def over_time(page: int | None, seconds: float) -> Problem:
    """A paper that takes too long, from ``page`` on not read."""
    words = f"the limit of {seconds:g} seconds a paper was reached; raise --max-seconds"
    return Problem(OVER_TIME, since(page, words), page)


def over_memory(page: int | None, most: float) -> Problem:
    """A paper that takes too much memory, from ``page`` on not read."""
    limit = f"the limit of {most / 2**20:.0f} MB a paper" if most < math.inf else "all the memory"
    words = f"{limit} was reached; raise --max-memory"
    return Problem(OVER_MEMORY, since(page, words), page)


def since(page: int | None, words: str) -> str:
    """What a problem keeps from being read."""
    return f"the pages from here on were not read: {words}" if page else words


def address_space() -> int:
    """Bytes of this process's address space; 0 where the system does not say."""
    try:
        return int(MAPPED.read_bytes().split()[0]) * os.sysconf("SC_PAGE_SIZE")
    except OSError:
        return 0
