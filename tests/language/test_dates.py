"""Days and clock times as papers print them."""

from __future__ import annotations

import itertools
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.language.dates import find_dates, parse_date, parse_time

DAYS = [
    ("7 February 2023", date(2023, 2, 7)),
    ("Tuesday, 7th February 2023", date(2023, 2, 7)),
    ("Tuesday 14 March, 2023 at 6.00 pm", date(2023, 3, 14)),
    ("held on the 7th day of February 2023", date(2023, 2, 7)),
    ("29 Oct 24", date(2024, 10, 29)),
    ("29 Oct. '24", date(2024, 10, 29)),
    ("30th-Jan-2025 10.00", date(2025, 1, 30)),
    ("30 1 23", date(2023, 1, 30)),
    ("26/7/22", date(2022, 7, 26)),
    ("26/07/2022 - letter sent", date(2022, 7, 26)),
    ("07.02.2023", date(2023, 2, 7)),
    ("26.7.22", date(2022, 7, 26)),
    ("2023-02-07", date(2023, 2, 7)),
    ("2023-02-07T18:00", date(2023, 2, 7)),
    ("January 10, 2024", date(2024, 1, 10)),
    ("Dydd Mawrth, 7 Chwefror 2023", date(2023, 2, 7)),
    ("Dydd Llun, 21ain Tachwedd, 2022 2.00 yp", date(2022, 11, 21)),
    ("14EG HYDREF 2022", date(2022, 10, 14)),
    ("30TH JANUARY 2025", date(2025, 1, 30)),
]

NO_DAYS = [
    "September 2023",
    "7 February",
    "7 May 10.00 am",
    "7 May 10 am",
    "31 February 2023",
    "26/13/22",
    "2022/23",
    "3.4.2 The service",
    "01202 11 10 23",
    "paragraph 10 1 1",
    "Q3 2022-23",
    "in 30 June 20% of",
    "",
]


@pytest.mark.parametrize(("text", "expected"), DAYS)
def test_parse_date(text: str, expected: date) -> None:
    assert parse_date(text) == expected


@pytest.mark.parametrize("text", NO_DAYS)
def test_no_day(text: str) -> None:
    assert find_dates(text) == []


def test_find_dates_says_where() -> None:
    text = "Sent on 3/1/23; to return by Monday, 6 March 2023, not in May 2023."
    found = find_dates(text)
    assert [text[f.start : f.end] for f in found] == ["3/1/23", "Monday, 6 March 2023"]


@given(
    st.dates(date(2015, 1, 1), date(2035, 12, 31)),
    st.sampled_from(["%d %B %Y", "%A, %d %B %Y", "%d %b %y", "%d/%m/%Y", "%d.%m.%y", "%Y-%m-%d"]),
)
def test_every_day_is_read_back(day: date, form: str) -> None:
    assert parse_date(day.strftime(form)) == day


@given(st.text())
def test_never_raises_and_never_overlaps(text: str) -> None:
    found = find_dates(text)
    assert all(a.end <= b.start for a, b in itertools.pairwise(found))
    parse_time(text)


TIMES = [
    ("6.00 pm", "18:00"),
    ("6pm", "18:00"),
    ("10am", "10:00"),
    ("10.00 a.m.", "10:00"),
    ("10.00 am.", "10:00"),
    ("18:00", "18:00"),
    ("18.30", "18:30"),
    ("1800 hours", "18:00"),
    ("noon", "12:00"),
    ("12 noon", "12:00"),
    ("12.00 midday", "12:00"),
    ("12.30 am", "00:30"),
    ("12.30 pm", "12:30"),
    ("2.00 - 4.00 pm", "14:00"),
    ("10.00 - 1.00 pm", "10:00"),
    ("18.00 pm", "18:00"),
    ("Tuesday, 14 March 2023 at 6.00 pm", "18:00"),
    ("Date: 07.02.2023, Time: 7.30pm", "19:30"),
    ("rose at 9.15 P.M", "21:15"),
    ("2.00 yp", "14:00"),
    ("10.00 yb", "10:00"),
    ("ddydd Iau, 4 Ebrill 2024 am 2.30 o'r gloch y prynhawn", "14:30"),
    ("9.30 o’r gloch y bore", "09:30"),
    ("6.00 yr hwyr", "18:00"),
    ("7.00", None),
    ("7 February 2023", None),
    ("07.02.2023", None),
    ("£18.00", None),
    ("item 10", None),
    ("", None),
]


@pytest.mark.parametrize(("text", "expected"), TIMES)
def test_parse_time(text: str, expected: str | None) -> None:
    assert parse_time(text) == expected
