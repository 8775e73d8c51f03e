"""Periods that do not fit, and periods to come."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from extractor.linking.findings import findings

FEB = date(2031, 2, 4)
TITLE = "Performance Report Q3 2030-31"


@pytest.mark.parametrize(
    ("title", "text", "values"),
    [
        (TITLE, "An update for the period October - December 2030 (Quarter 3 2030-31).", []),
        (
            TITLE,
            "An update for the period October - December 2030 (Quarter 3 2029-30).",
            ["2030-31 Q3", "2029-30 Q3"],
        ),
        (TITLE, "To report performance in Quarter 2 of 2030/31.", ["2030-31 Q3", "2030-31 Q2"]),
        (TITLE, "Berths let were fewer than in Quarter 2 of 2030/31.", []),
        ("Performance Report", "To report performance in Quarter 2 of 2030/31.", []),
        (TITLE, "Lets fell from 0.3% in Q1 2/31.", ["Q1 2/31"]),
        (
            TITLE,
            "Quarter 3 (July to September 2030) was wet.",
            ["Quarter 3 (July to September 2030"],
        ),
    ],
)
def test_mismatch(report: Any, title: str, text: str, values: list[str]) -> None:
    told = findings([report(FEB, text, title=title)])
    assert [f.kind for f in told] == ["period-mismatch"] * bool(values)
    assert [v.value for f in told for v in f.values] == values


def test_an_exception_report_of_another_year(report: Any, said: Any) -> None:
    papers = [
        report(date(2030, 2, 4), said("Berths let", "2029-30 Q3", "21%")),
        report(
            FEB,
            said("Berths let", "2030-31 Q3", "40%"),
            said("Berths let", "2029-30 Q3", "40%", source="exception-report"),
        ),
    ]
    [told] = findings(papers)
    assert (told.kind, [v.value for v in told.values]) == ("period-mismatch", [40.0, 40.0])


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("85% in Q3, this data falls into HT1 of the 2031/32 academic year.", True),
        ("85% in Q3, this data falls into HT1 of the 2030/31 academic year.", False),
        ("The scheme will open in HT1 of the 2031/32 academic year.", False),
    ],
)
def test_data_of_a_period_to_come(report: Any, text: str, *, found: bool) -> None:
    assert [f.kind for f in findings([report(FEB, text)])] == ["future-period"] * found
