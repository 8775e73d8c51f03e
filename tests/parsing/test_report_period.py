"""The period of a report, from its title and the beginning of its text."""

from __future__ import annotations

from datetime import date

import pytest

from extractor.parsing.report_period import report_period
from extractor.reading.text import blocks_of
from extractor.records import AgendaItem, ItemKind, Meeting, Section

FEBRUARY = Meeting(date=date(2023, 2, 7))


def section(title: str, text: str = "Nothing more is said.") -> Section:
    item = AgendaItem("item-5", "agenda", "7", title, ItemKind.KPI_REPORT)
    return Section(item, blocks_of(f"{text}\n"))


@pytest.mark.parametrize(
    ("title", "text", "label"),
    [
        ("Performance report (Q3)", "", "2022-23 Q3"),
        ("Performance report (Q2)", "", "2022-23 Q2"),
        ("Performance report Q4", "", "2021-22 Q4"),
        ("Performance report Q3 2022-23", "", "2022-23 Q3"),
        ("Quarter 3 performance 2022/23", "", "2022-23 Q3"),
        ("Third quarter performance 2022/23", "", "2022-23 Q3"),
        (
            "Performance report",
            "An update for the period October to December 2022 (Quarter 3 2022-23) is given.",
            "2022-23 Q3",
        ),
        ("Performance report", "This covers the period ending August 2022.", "2022-08"),
        ("Annual report 2021/22", "", "2021-22"),
        ("Annual report for the academic year 2021-22", "", "2021-22"),
        ("Half-yearly performance report 2022/23", "", "2022-23 Q2"),
        ("Corporate plan: mid-year progress report 2022-23", "", "2022-23 Q2"),
        ("Performance report (six-monthly) 2022/23", "", "2022-23 Q2"),
        ("Performance in half term 2 2022/23", "", "2022-23 HT2"),
        # the title outvotes a slip in the text
        (
            "Q3 2022-23 performance",
            "For the period October - December 2022 (Quarter 3 2021-22).",
            "2022-23 Q3",
        ),
        (
            "Northvale Panel",
            "Quarter 3 Performance Report 2022/23\n\nRents rose from 96% in 2020/21. Calls fell "
            "from 81% in 2020/21. Fires fell from 31 in 2020/21.",
            "2022-23 Q3",
        ),
        ("Libraries review", "Ten libraries were visited.", None),
        ("Libraries review", "Mill Street library was opened in 1987.", None),
    ],
)
def test_period(title: str, text: str, label: str | None) -> None:
    period = report_period([section(title, text or "See below.")], FEBRUARY)
    assert (period.label if period else None) == label


def test_a_quarter_without_a_year_needs_the_meeting() -> None:
    assert report_period([section("Performance report (Q3)")], Meeting()) is None


def test_appendices_speak_too() -> None:
    sections = [section("Performance report"), section("Appendix 1: Scorecard Q3 2022/23")]
    period = report_period(sections, FEBRUARY)
    assert period is not None
    assert period.label == "2022-23 Q3"


def test_nothing_says_nothing() -> None:
    assert report_period([], FEBRUARY) is None
