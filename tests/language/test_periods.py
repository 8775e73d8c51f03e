"""Periods as councils name them, with the contract's labels and their true days."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.language import fiscal
from extractor.language.periods import find_periods, parse_period
from extractor.records import Period

CONTEXT = fiscal.quarter(2022, 3)


def labels(text: str) -> list[str]:
    return [found.period.label for found in find_periods(text, CONTEXT)]


@pytest.mark.parametrize(
    ("text", "label", "kind"),
    [
        ("Q3 2022/23", "2022-23 Q3", "financial-quarter"),
        ("Q3 2022-23", "2022-23 Q3", "financial-quarter"),
        ("Q3 2022–23", "2022-23 Q3", "financial-quarter"),
        ("Q3 2022/2023", "2022-23 Q3", "financial-quarter"),
        ("Q2 22/23", "2022-23 Q2", "financial-quarter"),
        ("Q2 (22/23)", "2022-23 Q2", "financial-quarter"),
        ("Q2, 2022-23", "2022-23 Q2", "financial-quarter"),
        ("Quarter 2 Performance Report 2022/23", "2022-23 Q2", "financial-quarter"),
        ("Q2 Corporate Scorecard - 2022/23", "2022-23 Q2", "financial-quarter"),
        ("(Q2) 2022-23", "2022-23 Q2", "financial-quarter"),
        ("(Quarter 2), 2022-23", "2022-23 Q2", "financial-quarter"),
        ("Quarter 3 (October to December) 2022/23", "2022-23 Q3", "financial-quarter"),
        ("Q3 (Oct - Dec), 2022/23", "2022-23 Q3", "financial-quarter"),
        ("Q2 of 2022-23", "2022-23 Q2", "financial-quarter"),
        ("Qtr 2 22/23", "2022-23 Q2", "financial-quarter"),
        ("Quarter 2 22-23", "2022-23 Q2", "financial-quarter"),
        ("quarter two 2022/23", "2022-23 Q2", "financial-quarter"),
        ("second quarter of 2023-24", "2023-24 Q2", "financial-quarter"),
        ("2nd quarter 2023-24", "2023-24 Q2", "financial-quarter"),
        ("the final quarter of 2023-24", "2023-24 Q4", "financial-quarter"),
        ("2022/23 Q3", "2022-23 Q3", "financial-quarter"),
        ("2022/23 - Q3", "2022-23 Q3", "financial-quarter"),
        ("2022/23 (Quarter 3)", "2022-23 Q3", "financial-quarter"),
        ("Q1 2/23", "2022-23 Q1", "financial-quarter"),
        ("Q2 2021", "2021-22 Q2", "financial-quarter"),
        ("Q4 2022", "2021-22 Q4", "financial-quarter"),
        ("Q4 2019", "2019-20 Q4", "financial-quarter"),
        ("October to December 2022", "2022-23 Q3", "financial-quarter"),
        ("October - December 2022", "2022-23 Q3", "financial-quarter"),
        ("Oct–Dec 22", "2022-23 Q3", "financial-quarter"),
        ("January to March 2023", "2022-23 Q4", "financial-quarter"),
        ("1 April to 30 June 2023", "2023-24 Q1", "financial-quarter"),
        ("1 October 2022 to 31 December 2022", "2022-23 Q3", "financial-quarter"),
        ("Quarter 3 (October to December 2022)", "2022-23 Q3", "financial-quarter"),
        ("July – September 2022 (Quarter 2 2022-23)", "2022-23 Q2", "financial-quarter"),
        ("Q3 2022/23 (Oct-Dec)", "2022-23 Q3", "financial-quarter"),
        ("Q3", "2022-23 Q3", "financial-quarter"),
        ("Q1", "2022-23 Q1", "financial-quarter"),
        ("Q4", "2021-22 Q4", "financial-quarter"),
        ("quarter 2", "2022-23 Q2", "financial-quarter"),
        ("the third quarter", "2022-23 Q3", "financial-quarter"),
        ("Jul-Sep", "2022-23 Q2", "financial-quarter"),
        ("the previous quarter", "2022-23 Q2", "financial-quarter"),
        ("last quarter", "2022-23 Q2", "financial-quarter"),
        ("the quarter before", "2022-23 Q2", "financial-quarter"),
        ("this quarter", "2022-23 Q3", "financial-quarter"),
        ("same period last year", "2021-22 Q3", "financial-quarter"),
        ("the same quarter last year", "2021-22 Q3", "financial-quarter"),
        ("the same point of the previous year", "2021-22 Q3", "financial-quarter"),
        ("the corresponding period last year", "2021-22 Q3", "financial-quarter"),
        ("this time last year", "2021-22 Q3", "financial-quarter"),
        ("2022-23", "2022-23", "financial-year"),
        ("2022/23", "2022-23", "financial-year"),
        ("22/23", "2022-23", "financial-year"),
        ("2022 to 2023", "2022-23", "financial-year"),
        ("financial year 2022/23", "2022-23", "financial-year"),
        ("April 2022 to March 2023", "2022-23", "financial-year"),
        ("last year", "2021-22", "financial-year"),
        ("the previous financial year", "2021-22", "financial-year"),
        ("academic year 2021/22", "2021-22", "academic-year"),
        ("2022/23 academic year", "2022-23", "academic-year"),
        ("September 2021 to August 2022", "2021-22", "academic-year"),
        ("the previous academic year", "2021-22", "academic-year"),
        ("municipal year 2022/23", "2022-23", "municipal-year"),
        ("the 2022/23 municipal year", "2022-23", "municipal-year"),
        ("in 2021", "2021", "calendar-year"),
        ("calendar year 2021", "2021", "calendar-year"),
        ("end of November 2022", "2022-11", "month"),
        ("November 2022", "2022-11", "month"),
        ("Nov 22", "2022-11", "month"),
        ("Nov-22", "2022-11", "month"),
        ("Nov '22", "2022-11", "month"),
        ("Sept 2022", "2022-09", "month"),
        ("in August", "2022-08", "month"),
        ("during the month of October", "2022-10", "month"),
        ("last month", None, None),
        ("Period 7 2022/23", "2022-10", "month"),
        ("Period 12 2022/23", "2023-03", "month"),
        ("HT2 23/24", "2023-24 HT2", "half-term"),
        ("HT 2 22/23", "2022-23 HT2", "half-term"),
        ("half term 5 2022-23", "2022-23 HT5", "half-term"),
        ("2022/23 HT1", "2022-23 HT1", "half-term"),
        ("HT2", "2022-23 HT2", "half-term"),
        ("as at 31 December 2022", "2022-12-31", "day"),
        ("as at 31st December 2022", "2022-12-31", "day"),
        ("at 31/12/2022", "2022-12-31", "day"),
        ("as of 31.12.22", "2022-12-31", "day"),
        ("as at 31 December", "2022-12-31", "day"),
        ("year ending 31 March 2022", "2021-22", "financial-year"),
    ],
)
def test_one_period(text: str, label: str | None, kind: str | None) -> None:
    found = [(f.period.label, f.period.type) for f in find_periods(text, CONTEXT)]
    assert found == ([(label, kind)] if label else [])


@pytest.mark.parametrize(
    "text",
    [
        "16-17 year olds",
        "aged 11-17",
        "a meeting on 7 February 2023",
        "signed 17/01/23",
        "they may march on",
        "Key Stage 4",
        "14 of 27",
        "98% and 94%",
        "a ratio of 12/15",
        "£2,022",
        "2.23 points",
        "section 19",
        "the quarter-final",
        "Year 12 and 13",
        "",
    ],
)
def test_no_period(text: str) -> None:
    assert labels(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("279 in Q3 from 285 in Q2", ["2022-23 Q3", "2022-23 Q2"]),
        ("21% in Q3 22/23 and 12% in Q4 21/22", ["2022-23 Q3", "2021-22 Q4"]),
        ("3.7% (Nov 22), Dec 22 is due", ["2022-11", "2022-12"]),
        ("October - December 2023 (Quarter 3 2022-23)", ["2023-24 Q3", "2022-23 Q3"]),
        ("5 in HT2 23/24 against 2 in HT2 22/23", ["2023-24 HT2", "2022-23 HT2"]),
    ],
)
def test_several_periods(text: str, expected: list[str]) -> None:
    assert labels(text) == expected


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("Q3 Outturn 2022/23", "2022-23 Q3"),
        ("Q3 Intervention Level 2022/23", "2022-23 Q3"),
        ("2023/24 Target Q1", "2023-24 Q1"),
        ("Actual (Q2)", "2022-23 Q2"),
        ("HT3 actual 2022/23", "2022-23 HT3"),
        ("Outturn 2021/22", "2021-22"),
        ("December", "2022-12"),
        ("31/12/2022", "2022-12-31"),
        ("31 March 2022", "2022-03-31"),
        ("2021", "2021"),
        ("Mar-22", "2022-03"),
        ("Q1 to Q2 2022/23 change from Q1 2021/22", None),
        ("Target", None),
        ("Comments", None),
    ],
)
def test_header_cells(text: str, label: str | None) -> None:
    period = parse_period(text, CONTEXT)
    assert (period.label if period else None) == label


@pytest.mark.parametrize("text", ["Q3", "in August", "last quarter", "HT2", "as at 31 December"])
def test_without_a_context_a_period_without_a_year_is_none(text: str) -> None:
    assert find_periods(text) == []


def test_months_tell_the_year_of_a_quarter() -> None:
    (found,) = find_periods("Quarter 3 (October to December 2021)")
    assert found.period.label == "2021-22 Q3"


@pytest.mark.parametrize(
    ("period", "start", "end"),
    [
        (fiscal.quarter(2022, 1), date(2022, 4, 1), date(2022, 6, 30)),
        (fiscal.quarter(2022, 4), date(2023, 1, 1), date(2023, 3, 31)),
        (fiscal.month(2024, 2), date(2024, 2, 1), date(2024, 2, 29)),
        (fiscal.year_of(fiscal.FINANCIAL, 2022), date(2022, 4, 1), date(2023, 3, 31)),
        (fiscal.year_of(fiscal.ACADEMIC, 2022), date(2022, 9, 1), date(2023, 8, 31)),
        (fiscal.year_of(fiscal.MUNICIPAL, 2022), date(2022, 5, 1), date(2023, 4, 30)),
        (fiscal.half_term(2022, 3), date(2023, 1, 1), date(2023, 2, 15)),
    ],
)
def test_true_days(period: Period, start: date, end: date) -> None:
    assert (period.start, period.end) == (start, end)


@given(st.integers(2001, 2080), st.integers(1, 4))
def test_quarters_step_back_and_forth(year: int, number: int) -> None:
    quarter = fiscal.quarter(year, number)
    earlier = fiscal.before(quarter)
    assert (quarter.start - earlier.end).days == 1
    assert fiscal.year_before(quarter).label == fiscal.quarter(year - 1, number).label


@given(st.integers(2001, 2080), st.integers(1, 4), st.sampled_from("/-–"), st.booleans())
def test_every_spelling_of_a_quarter_is_found(y: int, q: int, mark: str, short: bool) -> None:
    first = f"{y % 100:02}" if short else str(y)
    text = f"it was 5% in Q{q} {first}{mark}{(y + 1) % 100:02} as expected"
    assert [f.period for f in find_periods(text)] == [fiscal.quarter(y, q)]


@given(st.text(alphabet=st.sampled_from("Q1234 /-2035HTJanuaryMch()"), max_size=40))
def test_stretches_are_in_order_and_inside(text: str) -> None:
    found = find_periods(text, CONTEXT)
    assert all(0 <= f.start < f.end <= len(text) for f in found)
    assert all(a.end <= b.start for a, b in pairwise(found))


@pytest.mark.parametrize(
    ("text", "day", "label"),
    [
        ("this quarter", date(2022, 9, 30), "2022-23 Q2"),
        ("last quarter", date(2023, 3, 31), "2022-23 Q3"),
        ("this month", date(2022, 8, 31), "2022-08"),
        ("this quarter", date(2022, 8, 31), None),
        ("this quarter", date(2022, 9, 29), None),
    ],
)
def test_a_day_that_ends_a_quarter(text: str, day: date, label: str | None) -> None:
    found = find_periods(text, fiscal.day(day))
    assert [f.period.label for f in found] == ([label] if label else [])
