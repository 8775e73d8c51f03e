"""One assignment over all candidates: which of two sides belong together, as a whole.

Each side is taken once at most, and nothing is taken that gains nothing: an edge without a gain
is an abstention.  Each connected component is solved alone (scipy's
``linear_sum_assignment``, after Jonker and Volgenant), so that the cost grows with the largest
component and not with the library.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import NamedTuple


class Edge(NamedTuple):
    """A candidate: its place on either side, and what joining the two gains."""

    left: int
    right: int
    gain: float


def assigned(edges: Iterable[Edge]) -> list[tuple[int, int]]:
    """The pairs that gain most together, in order of their left side."""
    useful = [edge for edge in edges if edge.gain > 0]
    return sorted(pair for part in components(useful) for pair in solved(part))


def components(edges: Iterable[Edge]) -> Iterator[list[Edge]]:
    """The edges by what they are connected with."""
    every = list(edges)
    parents: dict[tuple[bool, int], tuple[bool, int]] = {}

    def root(node: tuple[bool, int]) -> tuple[bool, int]:
        while (above := parents.setdefault(node, node)) != node:
            parents[node] = parents[above]
            node = above
        return node

    for edge in every:
        parents[root((True, edge.right))] = root((False, edge.left))
    found = defaultdict[tuple[bool, int], list[Edge]](list)
    for edge in every:
        found[root((False, edge.left))].append(edge)
    yield from found.values()


def solved(edges: list[Edge]) -> Iterator[tuple[int, int]]:
    """The best pairs of one component."""
    if len(edges) == 1:
        yield edges[0].left, edges[0].right
        return
    import numpy as np
    from scipy.optimize import linear_sum_assignment

    lefts, rights = sorted({e.left for e in edges}), sorted({e.right for e in edges})
    row = {name: n for n, name in enumerate(lefts)}
    column = {name: n for n, name in enumerate(rights)}
    gains = np.zeros((len(lefts), len(rights)))
    for edge in edges:
        gains[row[edge.left], column[edge.right]] = edge.gain
    rows, columns = linear_sum_assignment(gains, maximize=True)
    for at, to in zip(rows.tolist(), columns.tolist(), strict=True):
        if gains[at, to] > 0:
            yield lefts[at], rights[to]
