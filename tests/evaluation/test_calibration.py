"""Reliability and calibration by hand-computed tables."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evaluation.calibration import (
    ACTIONS,
    FIGURES,
    Certainty,
    calibration_error,
    certainties,
    mended,
    reliability,
)

Json = dict[str, Any]


def told(confidence: float, right: int, wrong: int, kind: str = FIGURES) -> list[Certainty]:
    return [Certainty(kind, confidence, n < right) for n in range(right + wrong)]


@pytest.mark.parametrize(
    ("sure", "error"),
    [
        ([], 0.0),
        (told(1.0, 4, 0), 0.0),
        (told(0.75, 3, 1), 0.0),
        (told(0.9, 1, 1), 0.4),
        # (4 * |0.8 - 0.5| + 6 * |0.3 - 0.5|) / 10
        (told(0.8, 2, 2) + told(0.3, 3, 3), 0.24),
        # in one bin they are taken together: mean confidence 0.86, half right
        (told(0.84, 2, 0) + told(0.88, 0, 2), 0.36),
    ],
)
def test_expected_calibration_error(sure: list[Certainty], error: float) -> None:
    assert calibration_error(sure) == pytest.approx(error)


def test_reliability() -> None:
    bins = reliability(told(0.95, 3, 1) + told(1.0, 1, 0) + told(0.5, 1, 1))
    assert [(b.low, b.high, b.count) for b in bins] == [(0.5, 0.6, 2), (0.9, 1.0, 5)]
    assert [b.right for b in bins] == [0.5, 0.8]
    assert bins[1].confidence == pytest.approx(0.96)


@given(st.lists(st.builds(Certainty, st.just(FIGURES), st.floats(0, 1), st.booleans())))
def test_the_error_is_a_share(sure: list[Certainty]) -> None:
    assert 0.0 <= calibration_error(sure) <= 1.0
    assert sum(b.count for b in reliability(sure)) == len(sure)


def test_calibration_learns_what_share_is_right() -> None:
    sure = told(0.9, 12, 12) + told(0.6, 3, 9) + told(0.9, 40, 0, ACTIONS)
    mend = mended(sure)
    assert mend[FIGURES](0.9) == pytest.approx(0.5)
    assert mend[FIGURES](0.6) == pytest.approx(0.25)
    assert mend[FIGURES](0.1) == pytest.approx(0.25), "below what was seen it is as at the lowest"
    assert mend[ACTIONS](0.9) == pytest.approx(1.0)


def test_of_few_records_nothing_is_learned() -> None:
    assert mended(told(0.9, 5, 5))[FIGURES](0.9) == 0.9


def test_only_prose_and_unmarked_actions_are_asked(perfect: Json, gold: Json) -> None:
    sure = certainties(perfect, gold)
    prose = [f for f in gold["figures"] if f["source"] == "prose"]
    unmarked = [a for a in gold["actions"] if not a["marked"]]
    assert len(sure) == len(prose) + len(unmarked)
    assert all(each.right for each in sure)


def test_an_invented_figure_is_not_right(perfect: Json, gold: Json) -> None:
    figure = next(f for f in perfect["figures"] if f["source"] == "prose")
    perfect["figures"].append({**figure, "value": -1.0, "confidence": 0.6})
    wrong = [each for each in certainties(perfect, gold) if not each.right]
    assert [each.confidence for each in wrong] == [0.6]
