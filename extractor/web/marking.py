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
    if having:
        starts = starts_of(blocks)
        best = min(having, key=lambda n: abs(starts[n] - at) if at is not None else n)
        plain[best] = parted(blocks[best], sought)
        return plain
    return [replace(s, before="", marked=s.before) if within(s, sought) else s for s in plain]


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


def parted(block: Block, sought: str) -> Shown:
    """A passage with the words in its middle."""
    letters, places = compact(block.text)
    start = letters.index(sought)
    first, last = places[start], places[start + len(sought) - 1] + 1
    text = block.text
    return Shown(block.kind, text[:first], text[first:last], text[last:])
