"""No more than so many failed attempts in a while.

Failures are counted in a small database beside the file of reviewers, so that all processes that
answer count together, and go on where the last ones ended.  It holds hashes and times alone.
"""

from __future__ import annotations

import sqlite3
import threading
import time
from collections.abc import Callable, Hashable, Iterator, Mapping
from contextlib import contextmanager
from hashlib import blake2s
from pathlib import Path

SPAN = 900.0  # seconds for which a failure counts
MOST = 100_000  # failures that are remembered
PATIENCE = 5.0  # seconds to wait for another process
MADE = (
    "CREATE TABLE IF NOT EXISTS failures (key TEXT NOT NULL, at REAL NOT NULL)",
    "CREATE INDEX IF NOT EXISTS failures_by_key ON failures (key, at)",
)


class Throttle:
    """Counts failures by key, in a file or, where there is none, for this process alone."""

    def __init__(self, file: Path | None = None, clock: Callable[[], float] = time.time) -> None:
        """Begin to count; raises ``sqlite3.Error`` where the file cannot be written."""
        if file:
            file.touch(mode=0o600)
        place = str(file or ":memory:")
        self._clock = clock
        self._held = sqlite3.connect(
            place, timeout=PATIENCE, isolation_level=None, check_same_thread=False
        )
        self._lock = threading.Lock()  # between the threads of this process
        for statement in MADE:
            self._held.execute(statement)

    def wait(self, limits: Mapping[Hashable, int]) -> float:
        """For how many seconds the next attempt has to wait: none where no key has failed as
        often as its limit."""
        since = self._clock() - SPAN
        return max((self._wait(key, limit, since) for key, limit in limits.items()), default=0.0)

    def failed(self, limits: Mapping[Hashable, int]) -> None:
        """Note a failure under each key; what no longer counts is forgotten, and what is oldest
        where there are too many."""
        now = self._clock()
        with self._writing() as held:
            held.executemany(
                "INSERT INTO failures VALUES (?, ?)", [(named(k), now) for k in limits]
            )
            held.execute("DELETE FROM failures WHERE at <= ?", (now - SPAN,))
            held.execute(
                "DELETE FROM failures WHERE rowid <= (SELECT max(rowid) FROM failures) - ?", (MOST,)
            )

    def passed(self, key: Hashable) -> None:
        """Forget the failures of a key."""
        with self._writing() as held:
            held.execute("DELETE FROM failures WHERE key = ?", (named(key),))

    def _wait(self, key: Hashable, limit: int, since: float) -> float:
        query = "SELECT at FROM failures WHERE key = ? AND at > ? ORDER BY at DESC LIMIT 1 OFFSET ?"
        with self._lock:
            found = self._held.execute(query, (named(key), since, limit - 1)).fetchone()
        return float(found[0]) - since if found else 0.0

    @contextmanager
    def _writing(self) -> Iterator[sqlite3.Connection]:
        with self._lock:
            self._held.execute("BEGIN IMMEDIATE")
            try:
                yield self._held
                self._held.execute("COMMIT")
            except BaseException:
                self._held.execute("ROLLBACK")
                raise


def named(key: Hashable) -> str:
    """A key as it is kept: people type passwords where a name belongs."""
    return blake2s(repr(key).encode(), digest_size=16).hexdigest()


def beside(reviewers: Path | None) -> Throttle:
    """The count beside a file of reviewers; of this process alone where it cannot be written."""
    if reviewers is None:
        return Throttle()
    try:
        return Throttle(reviewers.with_name(f"{reviewers.name}.failures"))
    except (OSError, sqlite3.Error):
        return Throttle()
