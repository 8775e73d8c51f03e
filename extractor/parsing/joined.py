"""Several blocks read as one text, of which every stretch still has its evidence."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from extractor.records import Block, Evidence


@dataclass(frozen=True, slots=True)
class Joined:
    """The texts of ``blocks``, a line feed between them; ``starts`` is where each begins."""

    blocks: tuple[Block, ...]
    text: str
    starts: tuple[int, ...]

    def block_at(self, place: int) -> int:
        """Which block holds the character at ``place``."""
        return max(bisect_right(self.starts, place) - 1, 0)

    def evidence(self, start: int, end: int) -> Evidence:
        """Show the characters ``start`` to ``end``, as far as the first block of them goes."""
        number = self.block_at(start)
        block, begin = self.blocks[number], self.starts[number]
        return block.evidence(start - begin, min(end - begin, len(block.text)))


def join(blocks: Sequence[Block]) -> Joined:
    """Lay the blocks' texts one below the other."""
    starts, place = [], 0
    for block in blocks:
        starts.append(place)
        place += len(block.text) + 1
    return Joined(tuple(blocks), "\n".join(b.text for b in blocks), tuple(starts))
