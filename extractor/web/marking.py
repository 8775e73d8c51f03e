"""Words found again in a paper's text, whatever became of their spaces and marks on the way."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from extractor.records import Block, BlockKind

LEAST = 12  # letters of a passage that is marked whole within longer words


@dataclass(frozen=True, slots=True)
class Shown:
    """A passage in three parts, of which the middle one is marked."""

    kind: BlockKind
    before: str
    marked: str = ""
    after: str = ""


def compact(text: str) -> tuple[str, list[int]]:
    """The letters and digits of a text, without regard to case, and where each stands in it."""
    pairs = [(c, n) for n, char in enumerate(text) if char.isalnum() for c in char.casefold()]
    return "".join(c for c, _ in pairs), [n for _, n in pairs]


def marked(blocks: Sequence[Block], words: str, at: int | None = None) -> list[Shown]:
    """The passages, with the one that has the words marked: of several the one nearest to ``at``
    (characters of the paper's text).  Where the words run over passages, each of them."""
    plain = [Shown(block.kind, block.text) for block in blocks]
    sought = compact(words)[0]
    if not sought:
        return plain
    having = [n for n, block in enumerate(blocks) if sought in compact(block.text)[0]]
    having = [n for n in having if is_whole(blocks[n].text, place_of(blocks[n], sought))] or having
    if having:
        starts = starts_of(blocks)
        best = min(having, key=lambda n: abs(starts[n] - at) if at is not None else n)
        plain[best] = parted(blocks[best], *place_of(blocks[best], sought))
        return plain
    if over := running_over(blocks, sought):
        return [parted(b, *over[n]) if n in over else plain[n] for n, b in enumerate(blocks)]
    return [replace(s, before="", marked=s.before) if within(s, sought) else s for s in plain]


def running_over(blocks: Sequence[Block], sought: str) -> dict[int, tuple[int, int]]:
    """From where to where the words stand in each of the passages that they run over, one after
    another: lines that are far apart are read as passages of their own."""
    letters = [compact(block.text) for block in blocks]
    start = "".join(own for own, _ in letters).find(sought) if len(sought) >= LEAST else -1
    found, here = dict[int, tuple[int, int]](), 0
    for n, (own, places) in enumerate(letters):
        first, last = max(start - here, 0), min(start + len(sought) - here, len(own))
        if start >= 0 and first < last:
            found[n] = (places[first], places[last - 1] + 1)
        here += len(own)
    return found


def starts_of(blocks: Iterable[Block]) -> list[int]:
    """Where each passage begins in the paper's text, or near it: tables are told by their rows."""
    found, here = [], 0
    for block in blocks:
        found.append(here)
        here += len(block.text) + 1
    return found


def within(passage: Shown, sought: str) -> bool:
    """Whether a passage is a part of the words."""
    letters = compact(passage.before)[0]
    return len(letters) >= LEAST and letters in sought


def parted(block: Block, first: int, last: int) -> Shown:
    """A passage with the words in its middle, which stand from one character to another."""
    text = block.text
    return Shown(block.kind, text[:first], text[first:last], text[last:])


def place_of(block: Block, sought: str) -> tuple[int, int]:
    """From where to where the words stand in a passage that has them: where they are whole words
    (42.5 is not in 2024-25), if they are anywhere."""
    letters, places = compact(block.text)
    found, start = list[tuple[int, int]](), letters.find(sought)
    while start >= 0:
        found.append((places[start], places[start + len(sought) - 1] + 1))
        start = letters.find(sought, start + 1)
    return next((each for each in found if is_whole(block.text, each)), found[0])


def is_whole(text: str, place: tuple[int, int]) -> bool:
    """Whether no word goes on to the left or the right of a place."""
    first, last = place
    return not text[max(first - 1, 0) : first].isalnum() and not text[last : last + 1].isalnum()
