"""Precision, recall and F1."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evaluation.rows import Row, together


@pytest.mark.parametrize(
    ("row", "precision", "recall", "f1"),
    [
        (Row("m", 8, 10, 8, 16), 0.5, 0.8, 0.6154),
        (Row("m", 1, 2, 3, 3), 1.0, 0.5, 0.6667),
        (Row("m", 0, 4, 0, 0), 1.0, 0.0, 0.0),
        (Row("m", 0, 0, 0, 3), 0.0, 1.0, 0.0),
        (Row("m", 0, 0, 0, 0), 1.0, 1.0, 1.0),
        (Row("m", 1.5, 2, 1.5, 3), 0.5, 0.75, 0.6),
    ],
)
def test_a_row(row: Row, precision: float, recall: float, f1: float) -> None:
    assert (row.precision, row.recall) == (precision, recall)
    assert row.f1 == pytest.approx(f1, abs=1e-4)


@given(st.integers(0, 9), st.integers(0, 9), st.integers(0, 9))
def test_f1_is_twice_the_hits_by_all(hits: int, missed: int, extra: int) -> None:
    row = Row("m", hits, hits + missed, hits, hits + extra)
    if row.true and row.found:
        assert row.f1 == pytest.approx(2 * hits / (row.true + row.found))
    assert (row + row).f1 == pytest.approx(row.f1)


def test_papers_are_added_up() -> None:
    rows = together([Row("a", 1, 2, 1, 4), Row("b", 1, 1, 1, 1), Row("a", 2, 2, 2, 2)])
    assert list(rows) == ["a", "b"]
    assert rows["a"] == Row("a", 3, 4, 3, 6)
