"""Runs of months, years to date, rolling years, halves and terms, with their true days."""

from __future__ import annotations

from datetime import date

import pytest

from extractor.language import fiscal
from extractor.language.periods import find_periods, parse_period
from extractor.records import Period

CONTEXT = fiscal.quarter(2022, 3)
PAPER = fiscal.day(date(2023, 2, 7))

RUNS = [
    ("Q1-Q3 2022/23", "2022-23 Q3", "year-to-date", "2022-04-01", "2022-12-31"),
    ("Q1 to Q3 2022-23", "2022-23 Q3", "year-to-date", "2022-04-01", "2022-12-31"),
    ("Q1-3 22/23", "2022-23 Q3", "year-to-date", "2022-04-01", "2022-12-31"),
    ("Quarters 1 to 3 2022/23", "2022-23 Q3", "year-to-date", "2022-04-01", "2022-12-31"),
    ("Q1-Q3", "2022-23 Q3", "year-to-date", "2022-04-01", "2022-12-31"),
    ("Q1-Q4 2022/23", "2022-23", "financial-year", "2022-04-01", "2023-03-31"),
    ("Q2-Q3 2022/23", "2022-07/2022-12", "span", "2022-07-01", "2022-12-31"),
    ("Q3 YTD", "2022-23 Q3", "year-to-date", "2022-04-01", "2022-12-31"),
    ("Q2 2023/24 YTD", "2023-24 Q2", "year-to-date", "2023-04-01", "2023-09-30"),
    ("YTD Q2 2023/24", "2023-24 Q2", "year-to-date", "2023-04-01", "2023-09-30"),
    ("year to date Q2", "2022-23 Q2", "year-to-date", "2022-04-01", "2022-09-30"),
    ("year to date", "2022-23 Q3", "year-to-date", "2022-04-01", "2022-12-31"),
    ("YTD", "2022-23 Q3", "year-to-date", "2022-04-01", "2022-12-31"),
    ("so far this year", "2022-23 Q3", "year-to-date", "2022-04-01", "2022-12-31"),
    ("2023/24 YTD", "2023-24", "financial-year", "2023-04-01", "2024-03-31"),
    ("April to December 2023", "2023-12", "year-to-date", "2023-04-01", "2023-12-31"),
    ("Apr-Dec 23", "2023-12", "year-to-date", "2023-04-01", "2023-12-31"),
    ("April to November", "2022-11", "year-to-date", "2022-04-01", "2022-11-30"),
    (
        "1 April 2023 to 31 December 2023",
        "2023-12",
        "year-to-date",
        "2023-04-01",
        "2023-12-31",
    ),
    ("1 April to 30 September 2023", "2023-09", "year-to-date", "2023-04-01", "2023-09-30"),
    (
        "between April and September 2023",
        "2023-09",
        "year-to-date",
        "2023-04-01",
        "2023-09-30",
    ),
    (
        "year to date (April to December 2023)",
        "2023-12",
        "year-to-date",
        "2023-04-01",
        "2023-12-31",
    ),
    ("May to September 2023", "2023-05/2023-09", "span", "2023-05-01", "2023-09-30"),
    ("May to July", "2022-05/2022-07", "span", "2022-05-01", "2022-07-31"),
    (
        "12 May to 3 June 2023",
        "2023-05-12/2023-06-03",
        "span",
        "2023-05-12",
        "2023-06-03",
    ),
    ("January to December 2022", "2022", "calendar-year", "2022-01-01", "2022-12-31"),
    ("Jul-Sep 23", "2023-24 Q2", "financial-quarter", "2023-07-01", "2023-09-30"),
    ("end of September", "2022-09", "month", "2022-09-01", "2022-09-30"),
    ("first half of 2023/24", "2023-24 Q2", "year-to-date", "2023-04-01", "2023-09-30"),
    ("1st half of 2023/24", "2023-24 Q2", "year-to-date", "2023-04-01", "2023-09-30"),
    ("H1 2023/24", "2023-24 Q2", "year-to-date", "2023-04-01", "2023-09-30"),
    ("second half of 2023/24", "2023-10/2024-03", "span", "2023-10-01", "2024-03-31"),
    ("first half of the year", "2022-23 Q2", "year-to-date", "2022-04-01", "2022-09-30"),
]
ROLLING = [
    ("12 months to September 2024", "2024-09", "2023-10-01", "2024-09-30"),
    ("12 months to end of September 2024", "2024-09", "2023-10-01", "2024-09-30"),
    ("12 months ending Sept 24", "2024-09", "2023-10-01", "2024-09-30"),
    ("twelve months to 30 September 2024", "2024-09-30", "2023-10-01", "2024-09-30"),
    ("rolling 12 months to September 2024", "2024-09", "2023-10-01", "2024-09-30"),
    ("rolling year to Q2 2024/25", "2024-25 Q2", "2023-10-01", "2024-09-30"),
    ("12 months to 12 May 2024", "2024-05-12", "2023-05-13", "2024-05-12"),
    ("12 months to February 2024", "2024-02", "2023-03-01", "2024-02-29"),
    ("October 2023 to September 2024", "2024-09", "2023-10-01", "2024-09-30"),
    ("rolling 12 months", "2022-23 Q3", "2022-01-01", "2022-12-31"),
    ("rolling year", "2022-23 Q3", "2022-01-01", "2022-12-31"),
    ("rolling twelve month average", "2022-23 Q3", "2022-01-01", "2022-12-31"),
    ("the last 12 months", "2022-23 Q3", "2022-01-01", "2022-12-31"),
    ("year ending June 2023", "2023-06", "2022-07-01", "2023-06-30"),
]
YEARS = [
    ("year ended March 2023", "2022-23", "financial-year", "2022-04-01", "2023-03-31"),
    ("the year to 31 March 2023", "2022-23", "financial-year", "2022-04-01", "2023-03-31"),
    ("year ending 31 August 2023", "2022-23", "academic-year", "2022-09-01", "2023-08-31"),
    ("year to December 2023", "2023", "calendar-year", "2023-01-01", "2023-12-31"),
    ("FY23/24", "2023-24", "financial-year", "2023-04-01", "2024-03-31"),
    ("AY 2022/23", "2022-23", "academic-year", "2022-09-01", "2023-08-31"),
    ("2023 calendar year", "2023", "calendar-year", "2023-01-01", "2023-12-31"),
    ("this financial year", "2022-23", "financial-year", "2022-04-01", "2023-03-31"),
    ("the current academic year", "2022-23", "academic-year", "2022-09-01", "2023-08-31"),
    ("this municipal year", "2022-23", "municipal-year", "2022-05-01", "2023-04-30"),
    ("previous municipal year", "2021-22", "municipal-year", "2021-05-01", "2022-04-30"),
]
TERMS = [
    ("autumn term 2023", "2023-24 HT2", "term", "2023-09-01", "2023-12-31"),
    ("Autumn Term 2023/24", "2023-24 HT2", "term", "2023-09-01", "2023-12-31"),
    ("2023/24 autumn term", "2023-24 HT2", "term", "2023-09-01", "2023-12-31"),
    ("Spring Term 2024", "2023-24 HT4", "term", "2024-01-01", "2024-03-31"),
    ("summer term 2023/24", "2023-24 HT6", "term", "2024-04-01", "2024-07-31"),
    ("the autumn term", "2022-23 HT2", "term", "2022-09-01", "2022-12-31"),
    ("the summer term", "2021-22 HT6", "term", "2022-04-01", "2022-07-31"),
    ("HT1-HT2 2023/24", "2023-24 HT2", "term", "2023-09-01", "2023-12-31"),
    ("HT1 to HT3 2023/24", "2023-24 HT3", "year-to-date", "2023-09-01", "2024-02-15"),
    ("HT1-6 2022/23", "2022-23", "academic-year", "2022-09-01", "2023-08-31"),
    (
        "autumn and spring terms 2023/24",
        "2023-24 HT4",
        "year-to-date",
        "2023-09-01",
        "2024-03-31",
    ),
    ("Term 4 2022/23", "2022-23 HT4", "half-term", "2023-02-16", "2023-03-31"),
    ("T2 2023/24", "2023-24 HT2", "half-term", "2023-11-01", "2023-12-31"),
]
RELATIVE = [
    ("Q3 last year", "2021-22 Q3", "financial-quarter", "2021-10-01", "2021-12-31"),
    ("Q4 of the previous year", "2021-22 Q4", "financial-quarter", "2022-01-01", "2022-03-31"),
    ("the year before", "2021-22 Q3", "financial-quarter", "2021-10-01", "2021-12-31"),
    ("one year ago", "2021-22 Q3", "financial-quarter", "2021-10-01", "2021-12-31"),
    ("a year earlier", "2021-22 Q3", "financial-quarter", "2021-10-01", "2021-12-31"),
    ("12 months previously", "2021-22 Q3", "financial-quarter", "2021-10-01", "2021-12-31"),
    ("last September", "2022-09", "month", "2022-09-01", "2022-09-30"),
    ("current quarter", "2022-23 Q3", "financial-quarter", "2022-10-01", "2022-12-31"),
    ("3rd Qtr 2023/24", "2023-24 Q3", "financial-quarter", "2023-10-01", "2023-12-31"),
    ("Qtr3 23/24", "2023-24 Q3", "financial-quarter", "2023-10-01", "2023-12-31"),
    ("Q2 FY2023/24", "2023-24 Q2", "financial-quarter", "2023-07-01", "2023-09-30"),
    ("Q2_2023/24", "2023-24 Q2", "financial-quarter", "2023-07-01", "2023-09-30"),
    ("Q1 Apr-Jun 23", "2023-24 Q1", "financial-quarter", "2023-04-01", "2023-06-30"),
    ("P07 2023/24", "2023-10", "month", "2023-10-01", "2023-10-31"),
    ("M10 2023/24", "2024-01", "month", "2024-01-01", "2024-01-31"),
    ("P7 outturn", "2022-10", "month", "2022-10-01", "2022-10-31"),
    ("w/e 12 May 2023", "2023-05-12", "day", "2023-05-12", "2023-05-12"),
    ("Snapshot: 31 March 2022", "2022-03-31", "day", "2022-03-31", "2022-03-31"),
]


@pytest.mark.parametrize(
    ("text", "label", "kind", "start", "end"),
    [*RUNS, *((t, n, "rolling-year", s, e) for t, n, s, e in ROLLING), *YEARS, *TERMS, *RELATIVE],
)
def test_true_days(text: str, label: str, kind: str, start: str, end: str) -> None:
    found = [f.period for f in find_periods(f"it was 5 in {text} here", CONTEXT)]
    assert found == [Period(label, kind, date.fromisoformat(start), date.fromisoformat(end))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Q1, Q2 and Q3 2021/22", ["2021-22 Q1", "2021-22 Q2", "2021-22 Q3"]),
        ("Q4 and Q1 2021/22", ["2020-21 Q4", "2021-22 Q1"]),
        ("HT1 and HT4 2021/22", ["2021-22 HT1", "2021-22 HT4"]),
        ("rose from Q1 to Q2 2022/23", ["2022-23 Q1", "2022-23 Q2"]),
        ("the Q1 to Q2 change", ["2022-23 Q1", "2022-23 Q2"]),
        ("24% at the start of this academic year (HT1)", ["2022-23 HT1"]),
        ("P1 repairs", []),
        ("long term 2 year plan", []),
        ("31-Mar-24", []),
        ("March 31, 2024", []),
        ("September last year", []),
    ],
)
def test_several_or_none(text: str, expected: list[str]) -> None:
    assert [f.period.label for f in find_periods(text, CONTEXT)] == expected


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("September last year", "2022-09"),
        ("last September", "2022-09"),
        ("Q3", "2022-23 Q3"),
        ("Q2 last year", "2021-22 Q2"),
        ("autumn term", "2022-23 HT2"),
        ("as at 31 December", "2022-12-31"),
    ],
)
def test_beside_the_day_of_the_paper(text: str, label: str) -> None:
    assert [f.period.label for f in find_periods(text, PAPER)] == [label]


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("Q1-Q4 2022/23", "2022-23"),
        ("Q1 - Q3", "2022-23 Q3"),
        ("Q3 YTD", "2022-23 Q3"),
        ("Q2 23", "2023-24 Q2"),
        ("31-Mar-24", "2024-03-31"),
        ("March 31, 2024", "2024-03-31"),
        ("12 months to Sept 2024", "2024-09"),
        ("YTD", None),
        ("Rolling 12 months", None),
        ("Q1 and Q2 2022/23", None),
        ("on 12 May 2023", None),
        ("as at 31 June 2023", None),
        ("Q5 2022/23", None),
        ("2023/25", None),
    ],
)
def test_header_cells(text: str, label: str | None) -> None:
    period = parse_period(text, CONTEXT)
    assert (period.label if period else None) == label
