"""How exactly values are printed, and which agree."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.linking.figures_as_printed import Value, agree, step_of


@pytest.mark.parametrize(
    ("value", "words", "step"),
    [
        (44.0, "44%", 1.0),
        (44.4, "44.4%", 0.1),
        (93.3, "93.30%", 0.01),
        (93.3, "93.30", 0.01),
        (1_200_000.0, "£1.2m", 100_000.0),
        (1234.0, "1,234", 1.0),
        (15.0, "15% (14% Oct)", 1.0),
        (20.0, "It was 20.00% in Q3 against a target of 12%.", 0.01),
        (12.0, "It was 20.00% in Q3 against a target of 12%.", 1.0),
        (0.0, "0%", 1.0),
        (7.0, "no number", None),
    ],
)
def test_step(value: float, words: str, step: float | None) -> None:
    assert step_of(value, words) == pytest.approx(step)


@pytest.mark.parametrize(
    ("one", "two", "same"),
    [
        (Value(44.0, 1.0), Value(44.4, 0.1), True),
        (Value(94.0, 1.0), Value(93.3, 0.01), False),
        (Value(20.0, 0.01), Value(21.0, 1.0), False),
        (Value(12.5, 0.1), Value(13.0, 1.0), True),
        (Value(12.5, 0.1), Value(12.0, 1.0), True),
        (Value(1.2e6, 1e5), Value(1_234_567.0, 1.0), True),
        (Value(1.0, None), Value(1.0, None), True),
        (Value(1.0, None), Value(1.1, None), False),
    ],
)
def test_agree(one: Value, two: Value, same: bool) -> None:
    assert agree(one, two) is same


@given(st.floats(-1e6, 1e6), st.integers(0, 3))
def test_a_value_agrees_with_its_rounding(value: float, decimals: int) -> None:
    rounded = Value(round(value, decimals), 10.0**-decimals)
    assert agree(rounded, Value(value, 1e-9))
    assert agree(Value(value, 1e-9), rounded)
