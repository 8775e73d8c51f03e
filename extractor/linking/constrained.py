"""The assignment that keeps to what people decided: these two are one, those two are not.

What is decided of a pair holds of all that goes on from it: two that are one may have others
between them, and two that are not one may not be joined by way of a third.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from itertools import pairwise

from extractor.linking.assignment import Edge, assigned

Pair = tuple[int, int]


def constrained(
    edges: Sequence[Edge], together: Sequence[Pair], apart: Collection[Pair]
) -> list[Pair]:
    """The pairs that gain most together, with each of ``together`` in one chain (the first
    of those that cannot all be) and none of ``apart``; the smaller number comes first in a pair.

    It is solved as it stands, then again with what it missed, until nothing is missed: a pair is
    joined outright, or the weakest step between two is left out.
    """
    joined, cut = set[Pair](), set(apart)
    while True:
        free = left_free(edges, joined, cut)
        pairs = [*joined, *assigned(free)]
        after = dict(pairs)
        gains = {(e.left, e.right): e.gain for e in free}
        missed = [pair for pair in together if not steps(after, *pair)]
        weakest = [weakest_step(steps(after, *pair), gains) for pair in apart]
        known = len(joined) + len(cut)
        for pair in missed:
            if fits(pair, joined):
                joined.add(pair)
        cut.update(step for step in weakest if step)
        if len(joined) + len(cut) == known:
            return sorted(pairs)


def left_free(edges: Sequence[Edge], joined: Collection[Pair], cut: Collection[Pair]) -> list[Edge]:
    """The edges that are neither left out nor of a side that is taken."""
    lefts, rights = {left for left, _ in joined}, {right for _, right in joined}
    return [
        e
        for e in edges
        if e.left not in lefts and e.right not in rights and (e.left, e.right) not in cut
    ]


def fits(pair: Pair, joined: Collection[Pair]) -> bool:
    """Whether neither side of a pair is taken."""
    return all(pair[0] != left and pair[1] != right for left, right in joined)


def steps(after: Mapping[int, int], first: int, last: int) -> list[Pair]:
    """The pairs that lead from one to another; none where they are not of one chain."""
    found = [first]
    while found[-1] != last:
        if found[-1] not in after:
            return []
        found.append(after[found[-1]])
    return list(pairwise(found))


def weakest_step(found: Sequence[Pair], gains: Mapping[Pair, float]) -> Pair | None:
    """The pair that gains least, but for those that people joined."""
    return min((pair for pair in found if pair in gains), key=gains.__getitem__, default=None)
