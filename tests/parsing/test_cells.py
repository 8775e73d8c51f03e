"""Cells that hold a value, and cells that only look as if they did."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.parsing.cells import CellValue, read_cell


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("84", (84, None, None)),
        ("84%", (84, "percent", None)),
        ("84 %", (84, "percent", None)),
        ("-14.50", (-14.5, None, None)),
        ("(1.2)", (-1.2, None, None)),
        ("1,234", (1234, None, None)),
        ("£1.2m", (1_200_000, "gbp", None)),
        ("45 days", (45, "days", None)),
        ("5.1 weeks", (5.1, "weeks", None)),
        ("15% (14% Oct)", (15, "percent", "14% Oct")),
        ("15% [Oct]", (15, "percent", "Oct")),
        ("45.2%\n(Q2: 43%)", (45.2, "percent", "Q2: 43%")),
        ("3.7% (Nov 23) - Dec 23 figure is due in January", (3.7, "percent", "Nov 23")),
        ("100% (Government target is 96%)", (100, "percent", "Government target is 96%")),
        ("27 (20.6%)", (20.6, "percent", "27")),
        ("84.5 A", (84.5, None, None)),
        ("▲ 84%", (84, "percent", None)),
        ("84% ▼", (84, "percent", None)),
        ("84%*", (84, "percent", None)),
        ("84%1", (84, "percent", None)),
        ("84%.", (84, "percent", None)),
        ("84% provisional", (84, "percent", None)),
        ("210 children", (210, None, None)),
        ("103 jobs. (66 in May, 37 in June)", (103, None, "66 in May, 37 in June")),
        ("30 families helped (75%)", (75, "percent", "30")),
        ("c. 300", (300, None, None)),
        ("≥ 84%", (84, "percent", "≥")),
        ("<20%", (20, "percent", "<")),
        ("at least 90%", (90, "percent", "at least")),
        ("Less than 20%", (20, "percent", "Less than")),
        ("no more than 85", (85, None, "no more than")),
        ("a maximum of 12", (12, None, "a maximum of")),
        ("84% Calls rose in May, as in 3 of the years before", (84, "percent", None)),
        ("84%²", (84, "percent", None)),
        ("27/131 (20.6%)", (20.6, "percent", "27/131")),
        ("27 out of 131 (20.6%)", (20.6, "percent", "27 out of 131")),
    ],
)
def test_values(cell: str, expected: tuple[float, str | None, str | None]) -> None:
    assert read_cell(cell, "percent") == CellValue(*expected)


@pytest.mark.parametrize(
    "cell",
    [
        "n/a",
        "N/A",
        "tbc",
        "-",
        "",
        "  ",
        "not available until January 2024",
        "Will be available from 1st Sept 2023",
        "decrease from Q2",
        "3% Increase on last year, as was asked",
        "Reduction on previous quarter",
        "31/03/2024",
        "3 March 2024",
        "2 homes have been inspected since the end of the summer and 4 remain",
        "80-90%",
        "1 in 5",
        "27/131",
        "4:1",
        "Exception report",
        "Green",
    ],
)
def test_no_values(cell: str) -> None:
    assert read_cell(cell, "percent") is None


@given(st.text(max_size=30))
def test_never_fails(cell: str) -> None:
    value = read_cell(cell)
    assert value is None or isinstance(value.value, float)


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("85 (G)", (85, None, None, "green")),
        ("72.1% (Amber)", (72.1, "percent", None, "amber")),
        ("1 in 4", (0.25, "ratio", None, None)),
        ("3.4 days", (3.4, "days", None, None)),
    ],
)
def test_colours_and_odds(
    cell: str, expected: tuple[float, str | None, str | None, str | None]
) -> None:
    assert read_cell(cell) == CellValue(*expected)


def test_a_long_word_after_a_number_takes_no_time() -> None:
    start = time.perf_counter()
    assert read_cell(f"5 {'a' * 200_000}!") is None
    assert time.perf_counter() - start < 1
