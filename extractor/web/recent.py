"""What was last asked for, and no more than so much of it."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable
from typing import Generic, TypeVar

T = TypeVar("T")


class Recent(Generic[T]):
    """Keeps the last ``most`` of what is made; safe to ask from several threads, of which two may
    make the same at once."""

    def __init__(self, most: int) -> None:
        self.most = most
        self._kept: OrderedDict[Hashable, T] = OrderedDict()
        self._lock = threading.Lock()

    def get(self, key: Hashable, make: Callable[[], T]) -> T:
        """What a key stands for, made where it is not kept."""
        with self._lock:
            if key in self._kept:
                return self._again(key)
        return self.keep(key, make())

    def found(self, key: Hashable) -> T | None:
        """What a key stands for, if it is kept."""
        with self._lock:
            return self._again(key) if key in self._kept else None

    def keep(self, key: Hashable, made: T) -> T:
        """Keep what a key stands for in place of what was not asked for longest."""
        with self._lock:
            self._kept[key] = made
            while len(self._kept) > self.most:
                self._kept.popitem(last=False)
        return made

    def _again(self, key: Hashable) -> T:
        self._kept.move_to_end(key)
        return self._kept[key]
