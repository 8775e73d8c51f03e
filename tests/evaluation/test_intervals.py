"""Bootstrap intervals."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from evaluation.intervals import drawn, f1, intervals
from evaluation.papers import Paper
from evaluation.reads import Read
from evaluation.rows import Row

counted = st.integers(0, 20)


def read(council: str, right: int, true: int = 10, name: str = "m") -> Read:
    gold: dict[str, Any] = {"paper": {"council": council, "format": "pdf", "pages": 1}}
    return Read(Paper(Path("p.pdf"), gold), {}, (Row(name, right, true, right, true),))


MIXED = [read("a", 10), read("a", 2), read("a", 6), read("b", 9), read("b", 9)]


def test_the_same_seed_gives_the_same_intervals() -> None:
    assert intervals(MIXED) == intervals(MIXED)
    assert (drawn(["a"] * 9, 9, seed=1) != drawn(["a"] * 9, 9, seed=2)).any()


def test_an_interval_holds_the_figure_and_is_wider_of_fewer_papers() -> None:
    few, many = intervals(MIXED)["m"], intervals(MIXED * 20)["m"]
    assert few.low < 0.72 < few.high
    assert many.high - many.low < (few.high - few.low) / 2


def test_papers_that_are_all_alike_have_no_width() -> None:
    told = intervals([read("a", 5), read("a", 5), read("b", 5)])["m"]
    assert (told.low, told.high) == (0.5, 0.5)


def test_each_council_keeps_its_number_of_papers() -> None:
    times = drawn(["a", "b", "a", "a"], 50, seed=3)
    assert (times[:, [0, 2, 3]].sum(axis=1) == 3).all()
    assert (times[:, 1] == 1).all()


def test_no_papers_have_no_intervals() -> None:
    assert intervals([]) == {}


@settings(deadline=None)
@given(counted, counted, counted, counted)
def test_f1_is_that_of_a_row(recalled: int, missed: int, right: int, wrong: int) -> None:
    row = Row("m", recalled, recalled + missed, right, right + wrong)
    table = np.array([row.recalled, row.true, row.right, row.found], float)
    assert float(f1(table)) == pytest.approx(row.f1)
