"""The most frequent errors, with examples that a click opens."""

from __future__ import annotations

import os
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from evaluation.rows import Miss, Row

EXAMPLES = 3


@dataclass(frozen=True, slots=True)
class Example:
    """One error; ``link`` opens the page on which it is."""

    link: str
    true: str | None
    found: str | None


@dataclass(frozen=True, slots=True)
class Group:
    """The errors of one kind in one measure."""

    measure: str
    kind: str
    count: int
    examples: tuple[Example, ...]


def grouped(rows: Iterable[Row], home: Path, examples: int = EXAMPLES) -> list[Group]:
    """Errors by measure and kind, the most frequent first; links are as seen from ``home``."""
    held: dict[tuple[str, str], list[Miss]] = {}
    for row in rows:
        for miss in row.misses:
            held.setdefault((row.name, miss.kind), []).append(miss)
    groups = [
        Group(*key, len(own), tuple(example(miss, home) for miss in spread(own)[:examples]))
        for key, own in held.items()
    ]
    return sorted(groups, key=lambda group: (-group.count, group.measure, group.kind))


def spread(misses: list[Miss]) -> list[Miss]:
    """One of each paper first, so that examples are not all of the same page."""
    seen: dict[str, int] = {}
    order: list[tuple[int, int, Miss]] = []
    for miss in misses:
        seen[miss.paper] = seen.get(miss.paper, 0) + 1
        order.append((seen[miss.paper], len(order), miss))
    return [miss for _, _, miss in sorted(order, key=lambda each: each[:2])]


def example(miss: Miss, home: Path) -> Example:
    """An error as it is shown."""
    link = Path(os.path.relpath(miss.paper, home)).as_posix() if miss.paper else ""
    return Example(link + (f"#page={miss.page}" if miss.page else ""), miss.true, miss.found)
