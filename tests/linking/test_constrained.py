"""The assignment that keeps to what people decided."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.linking.assignment import Edge, assigned
from extractor.linking.constrained import Pair, constrained, steps

EDGES = [Edge(0, 1, 5.0), Edge(1, 2, 4.0), Edge(0, 2, 1.0), Edge(1, 3, 2.0), Edge(2, 3, 0.0)]


@pytest.mark.parametrize(
    ("together", "apart", "pairs"),
    [
        ([], [], [(0, 1), (1, 2)]),
        ([(0, 2)], [], [(0, 1), (1, 2)]),  # is so by way of 1
        ([(1, 3)], [], [(0, 1), (1, 3)]),  # what was linked otherwise goes its own way
        ([(2, 3)], [], [(0, 1), (1, 2), (2, 3)]),  # though nothing speaks for it
        ([], [(0, 1)], [(1, 2)]),
        ([], [(0, 2)], [(0, 1), (1, 3)]),  # not by way of 1 either
        ([(1, 3), (1, 2)], [], [(0, 1), (1, 3)]),  # the first, where both cannot be
        ([(0, 1), (1, 2)], [(0, 2)], [(0, 1), (1, 2)]),  # and what is one stays one
    ],
)
def test_constrained(together: list[Pair], apart: list[Pair], pairs: list[Pair]) -> None:
    assert constrained(EDGES, together, apart) == pairs


places = st.integers(0, 7)
ordered = st.tuples(places, places).filter(lambda p: p[0] < p[1])
gains = st.floats(-1, 9)
edges = st.lists(ordered, unique=True).flatmap(
    lambda pairs: st.tuples(*(st.builds(Edge, st.just(a), st.just(b), gains) for a, b in pairs))
)


@given(edges, st.lists(ordered, max_size=4), st.lists(ordered, max_size=4))
def test_ends_with_chains_that_keep_to_what_can_be_kept(
    found: tuple[Edge, ...], together: list[Pair], apart: list[Pair]
) -> None:
    pairs = constrained(found, together, apart)
    after = dict(pairs)
    assert len(after) == len({right for _, right in pairs}) == len(pairs)
    for pair in apart:
        assert set(steps(after, *pair)) <= set(together)


@given(edges)
def test_without_decisions_it_is_the_assignment(found: tuple[Edge, ...]) -> None:
    assert constrained(found, [], []) == assigned(found)
