"""Chance that bytes tell: the same bytes make the same choices, and close ones close choices."""

from __future__ import annotations

import random


class Told(random.Random):
    """A source of chance whose answers are the bytes of ``data``, from the first to the last;
    after that those of a seed that they make.

    So whoever changes bytes with an aim (atheris, or hypothesis when it shrinks) changes single
    choices, and every function that takes :class:`random.Random` can be told what to do.
    """

    def __new__(cls, data: bytes) -> Told:
        return super().__new__(cls)

    def __init__(self, data: bytes) -> None:
        super().__init__(int.from_bytes(data, "little"))
        self.data, self.place = data, 0

    def getrandbits(self, k: int, /) -> int:
        """The next ``k`` bits: whole bytes are taken, and what is too much of them dropped."""
        count = (k + 7) // 8
        if self.place + count > len(self.data):
            self.place = len(self.data)
            return super().getrandbits(k)
        taken = self.data[self.place : self.place + count]
        self.place += count
        return int.from_bytes(taken, "little") & ((1 << k) - 1)

    def random(self) -> float:
        """A number from 0 to 1 by the next two bytes."""
        return self.getrandbits(16) / 2**16
