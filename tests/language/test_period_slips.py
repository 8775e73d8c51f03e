"""Slips of the pen in periods: said as printed, and never put right."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.language.period_slips import find_slips
from extractor.language.periods import find_periods

SLIPS = [
    ("in 2023/25", "years-apart", "2023/25"),
    ("in 2021/21", "years-apart", "2021/21"),
    ("in 2023/2025", "years-apart", "2023/2025"),
    ("Q2 2023/25", "years-apart", "Q2 2023/25"),
    ("Q2 2023-25", "years-apart", "Q2 2023-25"),
    ("Q2 22-24", "years-apart", "Q2 22-24"),
    ("the Q5 figure", "no-such-quarter", "Q5"),
    ("Q5 2022/23", "no-such-quarter", "Q5"),
    ("quarter 6", "no-such-quarter", "quarter 6"),
    ("HT7", "no-such-half-term", "HT7"),
    ("half term 8", "no-such-half-term", "half term 8"),
    ("Period 13 2023/24", "no-such-period", "Period 13 2023/24"),
    ("31 June", "no-such-day", "31 June"),
    ("as at 31st June 2023", "no-such-day", "31st June 2023"),
    ("30 February", "no-such-day", "30 February"),
    ("29 February 2023", "no-such-day", "29 February 2023"),
    ("31/06/2023", "no-such-day", "31/06/2023"),
    ("31.09.23", "no-such-day", "31.09.23"),
    (
        "Quarter 3 (July to September 2022)",
        "months-differ",
        "Quarter 3 (July to September 2022",
    ),
    ("Q2 (Apr-Jun)", "months-differ", "Q2 (Apr-Jun"),
    (
        "Q3 2022/23 (October to December 2023)",
        "months-differ",
        "Q3 2022/23 (October to December 2023",
    ),
    ("Q1 2/23", "short-years", "Q1 2/23"),
]


@pytest.mark.parametrize(("text", "kind", "printed"), SLIPS)
def test_slips(text: str, kind: str, printed: str) -> None:
    (slip,) = find_slips(text)
    assert (slip.kind, slip.text) == (kind, printed)
    assert text[slip.start : slip.end] == printed


@pytest.mark.parametrize(
    "text",
    [
        "2022/23",
        "22/23",
        "Q2 2022/23",
        "Q2 2022-2023",
        "a strategy for 2023-25",
        "minute 2023/45",
        "Q4",
        "Q5. How satisfied are you?",
        "HT6",
        "Period 12 2023/24",
        "31 May",
        "29 February 2024",
        "29 February",
        "31/05/2023",
        "Quarter 2 (July to September 2022)",
        "Q4 2022/23 (January to March 2023)",
        "Q3 (Oct - Dec)",
        "",
    ],
)
def test_no_slips(text: str) -> None:
    assert find_slips(text) == []


@pytest.mark.parametrize("text", ["in 2023/25", "Q2 2023/25", "Q5 2022/23", "as at 31 June 2023"])
def test_a_slip_that_may_be_two_things_is_no_period(text: str) -> None:
    assert find_periods(text) == []


@given(st.text(alphabet=st.sampled_from("Q1235 /-0HTJunePeriod()to")))
def test_slips_are_in_order_and_inside(text: str) -> None:
    found = find_slips(text)
    assert all(text[s.start : s.end] == s.text for s in found)
    assert all(a.end <= b.start for a, b in pairwise(found))
