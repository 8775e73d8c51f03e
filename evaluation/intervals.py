"""How sure a figure is: bootstrap intervals over papers.

Papers are drawn anew within each council, so that a draw has each council's share of papers; the
councils themselves are not drawn, so an interval says nothing of councils that are not here.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from evaluation.reads import Read

DRAWS, SEED = 1000, 20260
SHARE = (2.5, 97.5)


@dataclass(frozen=True, slots=True)
class Interval:
    """What 95% of the draws lie within."""

    low: float
    high: float


def intervals(reads: Sequence[Read], draws: int = DRAWS, seed: int = SEED) -> dict[str, Interval]:
    """The interval of each measure's F1."""
    import numpy as np

    names = list(dict.fromkeys(row.name for read in reads for row in read.rows))
    if not names:
        return {}
    times = drawn([read.paper.council for read in reads], draws, seed)
    scores = f1(np.einsum("dp,pmc->dmc", times, counts(reads, names)))
    low, high = np.percentile(scores, SHARE, axis=0)
    return {n: Interval(float(a), float(b)) for n, a, b in zip(names, low, high, strict=True)}


def drawn(councils: Sequence[str], draws: int, seed: int) -> Any:
    """How often each paper is taken in each draw, of as many as its council has."""
    import numpy as np

    random = np.random.default_rng(seed)
    times = np.zeros((draws, len(councils)))
    for council, size in sorted(Counter(councils).items()):
        own = [n for n, each in enumerate(councils) if each == council]
        times[:, own] = random.multinomial(size, [1 / size] * size, draws)
    return times


def counts(reads: Sequence[Read], names: Sequence[str]) -> Any:
    """Papers by measures by (recalled, true, right, found)."""
    import numpy as np

    place = {name: n for n, name in enumerate(names)}
    table = np.zeros((len(reads), len(names), 4))
    for n, read in enumerate(reads):
        for row in read.rows:
            table[n, place[row.name]] += (row.recalled, row.true, row.right, row.found)
    return table


def f1(table: Any) -> Any:
    """F1 of counts in the last axis, with the conventions of :class:`evaluation.rows.Row`."""
    import numpy as np

    recalled, true, right, found = np.moveaxis(table, -1, 0)
    recall = np.where(true > 0, recalled / np.maximum(true, 1), 1.0)
    precision = np.where(found > 0, right / np.maximum(found, 1), 1.0)
    total = precision + recall
    return np.where(total > 0, 2 * precision * recall / np.where(total > 0, total, 1), 0.0)
