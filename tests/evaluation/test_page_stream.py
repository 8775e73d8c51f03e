"""Page stream segmentation by hand-computed tables."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evaluation.page_stream import (
    Document,
    blank_pages,
    boundaries,
    documents,
    exact,
    panoptic,
    stream_rows,
)

Json = dict[str, Any]


def item(first: int, last: int, content: int | None = None) -> Json:
    return {"first_page": first, "last_page": last, "content_last_page": content or last}


def docs(*spans: tuple[int, int]) -> dict[int, Document]:
    return {first: frozenset(range(first, last + 1)) for first, last in spans}


@pytest.mark.parametrize(
    ("items", "expected"),
    [
        ([item(1, 2), item(3, 4)], docs((1, 2), (3, 4))),
        ([item(3, 10), item(6, 8), item(9, 10)], docs((3, 5), (6, 8), (9, 10))),
        ([item(1, 4), item(2, 2)], {1: frozenset({1, 3, 4}), 2: frozenset({2})}),
        ([], {}),
    ],
)
def test_documents(items: list[Json], expected: dict[int, Document]) -> None:
    assert documents(items) == expected


def test_blank_pages_are_nobodys() -> None:
    items = [item(1, 2, 1), item(3, 8, 7), item(5, 6, 5), item(7, 8, 7)]
    assert blank_pages(items) == {2, 8}
    assert blank_pages([item(3, 8, 7), item(5, 6, 5)]) == {8}


TRUE = docs((1, 2), (3, 6), (7, 10))


@pytest.mark.parametrize(
    ("found", "hits", "quality", "begun"),
    [
        (TRUE, 3, 1.0, 1.0),
        # one of three right, the others run together: 4/8 is no match
        (docs((1, 2), (3, 10)), 1, 1 / (1 + 0.5 * 1 + 0.5 * 2), 2 * 1 * 0.5 / 1.5),
        # pages 3-5 of 3-6 are three quarters, 6-10 of 7-10 are four fifths
        (docs((1, 2), (3, 5), (6, 10)), 1, (1 + 0.75 + 0.8) / 3, 0.5),
        # every page by itself: nothing is above a half
        (docs(*((n, n) for n in range(1, 11))), 0, 0.0, 2 * (2 / 9) / (1 + 2 / 9)),
        ({}, 0, 0.0, 0.0),
    ],
)
def test_the_measures(found: dict[int, Document], hits: int, quality: float, begun: float) -> None:
    assert exact(TRUE, found).right == hits
    assert panoptic(TRUE.values(), found.values()).f1 == pytest.approx(quality)
    assert boundaries(TRUE, found).f1 == pytest.approx(begun)


cuts = st.sets(st.integers(2, 20), max_size=8)


def cut_at(pages: set[int]) -> dict[int, Document]:
    firsts = [1, *sorted(pages)]
    return docs(*zip(firsts, [*(f - 1 for f in firsts[1:]), 20], strict=True))


@given(cuts, cuts)
def test_panoptic_quality_lies_between_exact_and_one(true: set[int], found: set[int]) -> None:
    a, b = cut_at(true), cut_at(found)
    quality = panoptic(a.values(), b.values()).f1
    assert exact(a, b).f1 <= quality + 1e-9 <= 1 + 2e-9
    assert quality == pytest.approx(panoptic(b.values(), a.values()).f1)


def test_filler_pages_may_be_given_to_an_item_or_to_none() -> None:
    gold = {"items": [item(1, 1), item(2, 4, 3), item(5, 6)]}
    for last in (3, 4):
        found = [item(1, 1), item(2, last), item(5, 6)]
        assert [row.f1 for row in stream_rows(found, gold)] == [1.0, 1.0, 1.0]
