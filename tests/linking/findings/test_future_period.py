"""Values of periods that had not begun."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from extractor.linking.findings import findings

FEB = date(2031, 2, 4)


@pytest.mark.parametrize(
    ("period", "measure", "found"),
    [
        ("2031-32 Q1", "actual", True),
        ("2030-31 Q3", "actual", False),
        ("2031-32 Q1", "target", False),
        ("2031-32 Q1", "forecast", False),
        (None, "actual", False),
    ],
)
def test_ahead_of_the_meeting(
    paper: Any, figure: Any, period: str | None, measure: str, found: bool
) -> None:
    told = findings([paper(FEB, figure("Berths let", period, 12.0, measure=measure))])
    assert [f.kind for f in told] == ["future-period"] * found


def test_without_a_day(paper: Any, figure: Any) -> None:
    assert findings([paper(None, figure("Berths let", "2031-32 Q1", 12.0))]) == ()


def test_what_is_told(paper: Any, figure: Any) -> None:
    [told] = findings([paper(FEB, figure("Berths let", "2031-32 Q1", 12.0), source="a.pdf")])
    assert (told.council, told.subject, told.period) == (
        "Westmere Council",
        "Berths let",
        "2031-32 Q1",
    )
    assert [(v.value, v.paper, v.page) for v in told.values] == [(12.0, "a.pdf", 5)]
