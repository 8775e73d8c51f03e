"""Which of several reported values stands, and why."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from extractor.linking.choosing import chosen, why
from extractor.linking.reported import Reported

FEB, MAY = date(2031, 2, 4), date(2031, 5, 6)


def said(value: float, day: date, source: str = "scorecard", **more: Any) -> Reported:
    return Reported("a.pdf", day, 5, value, source, 0.1, **more)


@pytest.mark.parametrize(
    ("found", "value", "rule"),
    [
        ([said(1, FEB)], 1, "only one value"),
        ([said(1, FEB), said(1.04, MAY)], 1.04, "all agree"),
        ([said(1, FEB), said(2, MAY)], 2, "the later meeting"),
        ([said(1, FEB), said(2, MAY, "prose")], 1, "a table before running text"),
        ([said(1, FEB), said(2, MAY, provisional=True)], 1, "final before provisional"),
        ([said(1, FEB, "exception-report"), said(2, FEB)], 2, "the scorecard first"),
        # a year later an exception report is headed with last year's quarter
        ([said(403, MAY, "exception-report"), said(210, FEB)], 210, "the scorecard first"),
    ],
)
def test_which_stands(found: list[Reported], value: float, rule: str) -> None:
    stands = chosen(found)
    assert stands
    assert (stands.value, why(stands, found)) == (value, rule)


def test_nothing_stands_of_nothing() -> None:
    assert chosen([]) is None
