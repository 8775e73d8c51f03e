"""The colour that follows from value, target and intervention level."""

from __future__ import annotations

import pytest

from extractor.linking.polarity import HIGHER, LOWER, polarity_of
from extractor.linking.ratings import rating


@pytest.mark.parametrize(
    ("value", "target", "level", "polarity", "colour"),
    [
        (91.0, 90.0, 85.0, HIGHER, "green"),
        (88.0, 90.0, 85.0, HIGHER, "amber"),
        (84.0, 90.0, 85.0, HIGHER, "red"),
        (12.0, 12.0, 16.0, LOWER, "green"),
        (16.0, 12.0, 16.0, LOWER, "amber"),
        (20.0, 12.0, 16.0, LOWER, "red"),
        (91.0, 90.0, None, HIGHER, "green"),
        (88.0, 90.0, None, HIGHER, None),
        (88.0, 90.0, 95.0, HIGHER, None),
        (88.0, 90.0, 85.0, None, None),
        (88.0, None, 85.0, HIGHER, None),
    ],
)
def test_rating(
    value: float, target: float | None, level: float | None, polarity: str | None, colour: str
) -> None:
    assert rating(value, target, level, polarity) == colour


@pytest.mark.parametrize(
    ("pairs", "polarity"),
    [
        ([(90.0, 85.0)], HIGHER),
        ([(12.0, 16.0), (12.0, None)], LOWER),
        ([(12.0, 16.0), (90.0, 85.0)], None),
        ([(12.0, 12.0)], None),
        ([], None),
    ],
)
def test_polarity_by_target_and_level(
    pairs: list[tuple[float | None, float | None]], polarity: str | None
) -> None:
    assert polarity_of(pairs) == polarity
