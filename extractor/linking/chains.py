"""Chains: what goes on from what through documents in time, all of it decided in one assignment.

Each place goes on from one earlier place at most, and is gone on from once at most.  Of equals the
nearest in time goes on, then the nearest in the document's order.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from extractor.linking.assignment import Edge
from extractor.linking.constrained import constrained
from extractor.linking.likeness import gain

NEARER, SAME_ROW = 0.02, 1e-4  # what a document, and a row, between two places costs

Place = tuple[int, int]  # a document, and a row of it
Likely = tuple[Place, Place, float]  # an earlier and a later place, and how likely they are one


@dataclass(frozen=True, slots=True)
class Chain:
    """Places in order of time, and how likely the least likely step is; 1 where there is none."""

    places: tuple[Place, ...]
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Bounds:
    """What people decided of pairs of places, the earlier first; the last word comes first."""

    together: tuple[tuple[Place, Place], ...] = ()
    apart: tuple[tuple[Place, Place], ...] = ()

    def part(self, one: Collection[Place], two: Collection[Place]) -> bool:
        """Whether a place of the one is not to be with one of the other."""
        return any((a in one and b in two) or (a in two and b in one) for a, b in self.apart)


FREE = Bounds()


def chains(
    places: Sequence[Place], likely: Iterable[Likely], threshold: float, bounds: Bounds = FREE
) -> list[Chain]:
    """Every place in one chain; a step less likely than the threshold is none, unless it is bound
    to be."""
    number = {place: n for n, place in enumerate(places)}
    told = {(earlier, later): sure for earlier, later, sure in likely}
    edges = [
        edge(number[one], number[two], gain(sure, threshold), cost(one, two))
        for (one, two), sure in told.items()
    ]
    together, apart = (
        [(number[one], number[two]) for one, two in pairs]
        for pairs in (bounds.together, bounds.apart)
    )
    after = {places[at]: places[to] for at, to in constrained(edges, together, apart)}
    gone_on = set(after.values())
    known = told | dict.fromkeys(bounds.together, 1.0)
    return [followed(head, after, known) for head in places if head not in gone_on]


def edge(left: int, right: int, worth: float, cost: float) -> Edge:
    """A candidate; one that is not sure enough gains nothing."""
    return Edge(left, right, worth - cost if worth > 0 else 0.0)


def cost(one: Place, two: Place) -> float:
    """What lies between two places."""
    return NEARER * (two[0] - one[0]) + SAME_ROW * abs(two[1] - one[1])


def followed(
    head: Place, after: Mapping[Place, Place], told: Mapping[tuple[Place, Place], float]
) -> Chain:
    """A place with those that go on from it."""
    found, sure = [head], 1.0
    while found[-1] in after:
        step = (found[-1], after[found[-1]])
        sure = min(sure, told[step])
        found.append(step[1])
    return Chain(tuple(found), sure)
