"""No more than so many failed attempts in a while."""

from __future__ import annotations

import threading
import time
from collections import deque
from collections.abc import Callable, Hashable, Mapping

SPAN = 900.0  # seconds for which a failure counts
MOST = 10_000  # keys that are remembered


class Throttle:
    """Counts failures by key."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._failed: dict[Hashable, deque[float]] = {}
        self._lock = threading.Lock()

    def wait(self, limits: Mapping[Hashable, int]) -> float:
        """For how many seconds the next attempt has to wait: none where no key has failed as
        often as its limit."""
        with self._lock:
            return max((self._wait(key, limit) for key, limit in limits.items()), default=0.0)

    def failed(self, limits: Mapping[Hashable, int]) -> None:
        """Note a failure under each key; what is oldest is forgotten where there are too many."""
        with self._lock:
            for key in limits:
                times = self._failed.pop(key, deque(maxlen=max(limits.values())))
                times.append(self._clock())
                self._failed[key] = times
            while len(self._failed) > MOST:
                del self._failed[next(iter(self._failed))]

    def passed(self, key: Hashable) -> None:
        """Forget the failures of a key."""
        with self._lock:
            self._failed.pop(key, None)

    def _wait(self, key: Hashable, limit: int) -> float:
        since = self._clock() - SPAN
        recent = [at for at in self._failed.get(key, ()) if at > since]
        return recent[-limit] - since if len(recent) >= limit else 0.0
