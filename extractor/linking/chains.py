"""Chains: what goes on from what through documents in time, all of it decided in one assignment.

Each place goes on from one earlier place at most, and is gone on from once at most.  Of equals the
nearest in time goes on, then the nearest in the document's order.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from extractor.linking.assignment import Edge, assigned
from extractor.linking.likeness import gain

NEARER, SAME_ROW = 0.02, 1e-4  # what a document, and a row, between two places costs

Place = tuple[int, int]  # a document, and a row of it
Likely = tuple[Place, Place, float]  # an earlier and a later place, and how likely they are one


@dataclass(frozen=True, slots=True)
class Chain:
    """Places in order of time, and how likely the least likely step is; 1 where there is none."""

    places: tuple[Place, ...]
    confidence: float = 1.0


def chains(places: Sequence[Place], likely: Iterable[Likely], threshold: float) -> list[Chain]:
    """Every place in one chain; a step less likely than the threshold is none."""
    number = {place: n for n, place in enumerate(places)}
    told = {(earlier, later): sure for earlier, later, sure in likely}
    edges = [
        edge(number[one], number[two], gain(sure, threshold), cost(one, two))
        for (one, two), sure in told.items()
    ]
    after = {places[at]: places[to] for at, to in assigned(edges)}
    heads = [place for place in places if place not in set(after.values())]
    return [followed(head, after, told) for head in heads]


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
