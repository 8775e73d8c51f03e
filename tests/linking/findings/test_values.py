"""Values that cannot both be: disagreements, values that changed places, restatements."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from extractor.linking.findings import findings

FEB, MAY, AUG = date(2031, 2, 4), date(2031, 5, 6), date(2031, 8, 5)
LET, SOLD, Q3 = "Berths let in the harbours", "Lamps lit along the quays", "2030-31 Q3"


def kinds(told: Any) -> list[str]:
    return [each.kind for each in told]


@pytest.mark.parametrize(
    ("card", "text", "found"),
    [
        ("20.00%", "21%", True),
        ("93.30", "94%", True),
        ("44.4%", "44%", False),
        ("12.5%", "13%", False),
        ("12%", "12%", False),
    ],
)
def test_scorecard_and_text(report: Any, said: Any, card: str, text: str, *, found: bool) -> None:
    paper = report(FEB, said(LET, Q3, card), said(LET, Q3, text, source="prose", page=2))
    told = findings([paper])
    assert kinds(told) == ["disagreement"] * found
    assert [[v.page for v in each.values] for each in told] == [[5, 2]] * found


def test_exception_report_and_target(report: Any, said: Any) -> None:
    paper = report(
        FEB,
        said(LET, Q3, "20%"),
        said(LET, Q3, "22%", source="exception-report", page=8),
        said(LET, Q3, "12%", measure="target"),
        said(LET, Q3, "15%", measure="target", source="exception-report", page=8),
    )
    assert kinds(findings([paper])) == ["disagreement", "disagreement"]


def test_text_that_gives_two_values_is_held_against_nothing(report: Any, said: Any) -> None:
    two = [said(LET, Q3, value, source="prose") for value in ("21%", "35%")]
    assert findings([report(FEB, said(LET, Q3, "20%"), *two)]) == ()
    assert findings([report(FEB, *two)]) == ()


def test_values_that_changed_places(report: Any, said: Any) -> None:
    paper = report(
        FEB,
        said(LET, Q3, "94.1%"),
        said(SOLD, Q3, "97.9%"),
        said(LET, Q3, "98%", source="prose"),
        said(SOLD, Q3, "94%", source="prose"),
    )
    [told] = findings([paper])
    assert (told.kind, len(told.values)) == ("disagreement", 4)
    assert "changed places" in told.explanation


@pytest.mark.parametrize(
    ("values", "found"),
    [
        (["12.5%", "13.5%"], ["restatement"]),
        (["12.5%", "12.5%"], []),
        (["12.5%", "13.5%", "13.5%"], ["restatement"]),
        (["12.5%", "13.5%", "12.5%"], ["disagreement"]),
        (["12%", "12.4%"], []),
    ],
)
def test_papers_of_different_days(
    report: Any, said: Any, values: list[str], found: list[str]
) -> None:
    days = (FEB, MAY, AUG)
    papers = [report(day, said(LET, Q3, v)) for day, v in zip(days, values, strict=False)]
    assert kinds(findings(papers)) == found


def test_why_a_value_is_restated(report: Any, said: Any) -> None:
    first = said(LET, Q3, "12.5%", qualifier="provisional")
    [told] = findings([report(FEB, first), report(MAY, said(LET, Q3, "13.5%"))])
    assert told.explanation.endswith("restated, for the first was provisional.")


def test_a_paper_without_a_day_stands_at_its_last_period(report: Any, said: Any) -> None:
    before = report(None, said(LET, "2030-31 Q2", "9%", source="prose"))
    [told] = findings([report(FEB, said(LET, "2030-31 Q2", "7.5%"), said(LET, Q3, "8%")), before])
    assert (told.kind, [v.value for v in told.values]) == ("restatement", [9.0, 7.5])
