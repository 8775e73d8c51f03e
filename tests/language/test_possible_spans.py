"""Spans are told from the probabilities of tags, and the best of them do not overlap."""

from __future__ import annotations

import pytest

from extractor.language.possible_spans import Possible, best, possible

SHARES = {"B-DUE": [0.0, 0.8, 0.1, 0.0], "I-DUE": [0.0, 0.0, 0.6, 0.35]}


def test_a_span_is_as_likely_as_its_tags() -> None:
    found = {(p.first, p.last): round(p.share, 3) for p in possible(SHARES, ["DUE", "ORG"])}
    # begun at 1: goes on to 2 in 0.6 of 0.8, and then to 3 in half
    assert found == {(1, 1): 0.2, (1, 2): 0.3, (1, 3): 0.3, (2, 2): 0.05, (2, 3): 0.05}


def test_a_label_of_one_token_alone() -> None:
    assert list(possible({"B-ORG": [0.9, 0.01]}, ["ORG"])) == [Possible("ORG", 0, 0, 0.9)]


@pytest.mark.parametrize(
    ("spans", "expected"),
    [
        ([], []),
        ([(0, 1, 0.3)], []),
        ([(0, 1, 0.5), (1, 2, 0.6)], [(1, 2)]),
        ([(0, 0, 0.5), (0, 2, 0.6), (2, 2, 0.6)], [(0, 0), (2, 2)]),
        ([(0, 3, 0.9), (1, 1, 0.6), (5, 6, 0.5)], [(0, 3), (5, 6)]),
    ],
)
def test_the_best(spans: list[tuple[int, int, float]], expected: list[tuple[int, int]]) -> None:
    told = [Possible("DUE", first, last, share) for first, last, share in spans]
    assert [(p.first, p.last) for p in best(told, 0.4)] == expected
