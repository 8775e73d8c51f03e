"""Pairing and comparing."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evaluation.matching import Row, alike, norm, pair, tells

numbers = st.lists(st.integers(0, 5), max_size=12)


@pytest.mark.parametrize(
    ("text", "words"),
    [("Q3 – 45%, in all", "q3 45% in all"), ("The Chair’s", "the chair s"), (None, "")],
)
def test_norm(text: str | None, words: str) -> None:
    assert norm(text) == words


@pytest.mark.parametrize(
    ("true", "found", "same"),
    [
        ("Share the survey results.", "Share the survey results", True),
        ("Share the survey results.", "Share the survey results. Officers aware", False),
        ("Work programme", "Work plan", False),
        ("Head of Place", None, False),
    ],
)
def test_alike(true: str, found: str | None, same: bool) -> None:
    assert alike(true, found) is same


@pytest.mark.parametrize(
    ("true", "found", "same"),
    [
        ("Arrange a visit for Members", "and a visit for Members would be arranged.", True),
        ("Arrange a visit for Members", "The minutes were confirmed and signed.", False),
    ],
)
def test_tells(true: str, found: str, same: bool) -> None:
    assert tells(true, found) is same


@given(numbers, numbers)
def test_each_fact_is_paired_once(true: list[int], found: list[int]) -> None:
    result = pair(true, found, lambda t, f: t == f)
    assert sorted([t for t, _ in result.pairs] + list(result.missed)) == sorted(true)
    assert sorted([f for _, f in result.pairs] + list(result.extra)) == sorted(found)
    assert not set(result.missed) & set(result.extra)


@given(st.integers(0, 9), st.integers(0, 9), st.integers(0, 9))
def test_f1_is_the_harmonic_mean(hits: int, missed: int, extra: int) -> None:
    row = Row("m", hits, hits + missed, hits + extra)
    if hits:
        p, r = row.precision, row.recall
        assert row.f1 == pytest.approx(2 * p * r / (p + r))
    elif row.true + row.found:
        assert row.f1 == 0.0
    assert (row + row).f1 == row.f1
