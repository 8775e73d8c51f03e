"""Damage that a disk, a network or an old program does to bytes, whatever they mean."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator

from corpus.papers import Sample

BLOCK = 512  # bytes of a sector

Deed = Callable[[bytes, random.Random], bytes]


def files(whole: list[Sample], chance: random.Random) -> Iterator[tuple[str, bytes]]:
    """Every paper cut, with bits flipped, and with blocks out of place."""
    for paper in whole:
        for what, content in cuts(paper.content, chance):
            yield f"cut-{what}--{paper.name}", content
        for what, deed in DEEDS.items():
            for turn in range(2):
                yield f"{what}-{turn + 1}--{paper.name}", deed(paper.content, chance)


def cuts(good: bytes, chance: random.Random) -> Iterator[tuple[str, bytes]]:
    """Cut at every quarter, close to either end, and in two places that chance chooses."""
    for quarter in (1, 2, 3):
        yield f"at-{quarter}-of-4", good[: len(good) * quarter // 4]
    for count in (1, 7, 60, 1023):
        yield f"after-{count}", good[:count]
    for count in (1, 8, 100, 700):
        yield f"before-last-{count}", good[:-count]
        yield f"without-first-{count}", good[count:]
    for turn in range(2):
        yield f"anywhere-{turn + 1}", good[: chance.randrange(1, len(good))]


def flipped(good: bytes, chance: random.Random, bits: int) -> bytes:
    """So many bits turned over."""
    made = bytearray(good)
    for _ in range(bits):
        made[chance.randrange(len(made))] ^= 1 << chance.randrange(8)
    return bytes(made)


def block(good: bytes, chance: random.Random) -> tuple[int, int]:
    """The first and last byte of a block somewhere."""
    start = chance.randrange(max(len(good) - BLOCK, 1))
    return start, min(start + BLOCK, len(good))


def filled(good: bytes, chance: random.Random, filling: bytes) -> bytes:
    """A block overwritten with one byte."""
    start, end = block(good, chance)
    return good[:start] + filling * (end - start) + good[end:]


def noisy(good: bytes, chance: random.Random) -> bytes:
    """A block overwritten with noise."""
    start, end = block(good, chance)
    return good[:start] + chance.randbytes(end - start) + good[end:]


def swapped(good: bytes, chance: random.Random) -> bytes:
    """Two blocks in each other's place."""
    (a, b), (c, d) = sorted((block(good, chance), block(good, chance)))
    c, d = max(b, c), max(b, d)
    return good[:a] + good[c:d] + good[b:c] + good[a:b] + good[d:]


def doubled(good: bytes, chance: random.Random) -> bytes:
    """A block that comes twice."""
    start, end = block(good, chance)
    return good[:end] + good[start:]


def dropped(good: bytes, chance: random.Random) -> bytes:
    """A block that is not there."""
    start, end = block(good, chance)
    return good[:start] + good[end:]


def backwards(good: bytes, chance: random.Random) -> bytes:
    """A block from its end to its beginning."""
    start, end = block(good, chance)
    return good[:start] + good[start:end][::-1] + good[end:]


DEEDS: dict[str, Deed] = {
    "one-bit": lambda good, chance: flipped(good, chance, 1),
    "ten-bits": lambda good, chance: flipped(good, chance, 10),
    "hundred-bits": lambda good, chance: flipped(good, chance, 100),
    "thousand-bits": lambda good, chance: flipped(good, chance, 1000),
    "zeros": lambda good, chance: filled(good, chance, b"\0"),
    "ones": lambda good, chance: filled(good, chance, b"\xff"),
    "noise": noisy,
    "swapped": swapped,
    "doubled": doubled,
    "dropped": dropped,
    "backwards": backwards,
    "as-text": lambda good, _: good.replace(b"\n", b"\r\n"),
    "seven-bits": lambda good, _: bytes(byte & 0x7F for byte in good),
    "as-utf-8": lambda good, _: good.decode("latin-1").encode(),
    "behind-noise": lambda good, chance: chance.randbytes(BLOCK) + good,
    "before-noise": lambda good, chance: good + chance.randbytes(8 * BLOCK),
    "twice": lambda good, _: good + good,
}
"""What is done to every paper, by its name."""
