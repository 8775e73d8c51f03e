"""Page ranges of an agenda's page column."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.segmenting.page_ranges import PageRange, split_range, whole_range, worded_ranges

WHOLE = [
    ("7 - 16", PageRange(7, 16)),
    ("7–16", PageRange(7, 16)),
    ("(Pages 7 - 16)", PageRange(7, 16)),
    ("Pages 7 to 16", PageRange(7, 16)),
    ("Pages: 7-16", PageRange(7, 16)),
    ("(Page 5)", PageRange(5, None)),
    ("pp. 7-16", PageRange(7, 16)),
    ("2022-23", None),
    ("2021 - 2022", None),
    ("16 - 7", None),
    ("5", None),
    ("Page 1 of 4", None),
    ("To follow", None),
    ("", None),
]


@pytest.mark.parametrize(("text", "expected"), WHOLE)
def test_whole_range(text: str, expected: PageRange | None) -> None:
    assert whole_range(text) == expected


def test_a_page_column_may_hold_single_numbers() -> None:
    assert whole_range("5", single=True) == PageRange(5, None)


SPLIT = [
    ("Minutes (Pages 7 - 16)", "Minutes", PageRange(7, 16)),
    ("Confirmation of Minutes 7 - 16", "Confirmation of Minutes", PageRange(7, 16)),
    ("Minutes of 9 May 2023 1 - 3", "Minutes of 9 May 2023", PageRange(1, 3)),
    ("Budget 2023/24 7 - 9", "Budget 2023/24", PageRange(7, 9)),
    ("Minutes\t7 - 16", "Minutes", PageRange(7, 16)),
    ("Minutes . . . . . . . . 7 - 16", "Minutes", PageRange(7, 16)),
    ("Minutes.............. 7 - 16", "Minutes", PageRange(7, 16)),
    ("Cofnodion (Tudalennau/Pages 7 - 16)", "Cofnodion", PageRange(7, 16)),
    ("Attainment 2021-2022 (Pages 3 - 4)", "Attainment 2021-2022", PageRange(3, 4)),
    ("Roads (Pages 3 - 4) Report of the Clerk", "Roads", PageRange(3, 4)),
    ("Roads (page 3) and bridges", "Roads (page 3) and bridges", None),
    ("Attainment 2021-2022", "Attainment 2021-2022", None),
    ("Budget 2025 - 26", "Budget 2025 - 26", None),
    ("Pages of History", "Pages of History", None),
]


@pytest.mark.parametrize(("text", "title", "pages"), SPLIT)
def test_split_range(text: str, title: str, pages: PageRange | None) -> None:
    assert split_range(text) == (title, pages)


def test_ranges_in_a_description() -> None:
    assert worded_ranges("To approve them (Pages 3 - 8), and see page 9") == [
        PageRange(3, 8),
        PageRange(9, None),
    ]


@given(st.integers(1, 1800), st.integers(0, 300))
def test_ranges_read_back(first: int, more: int) -> None:
    assert whole_range(f"(Pages {first} - {first + more})") == PageRange(first, first + more)


@given(st.text())
def test_never_raises(text: str) -> None:
    whole_range(text, single=True)
    split_range(text)
    worded_ranges(text)
