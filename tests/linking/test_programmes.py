"""Measures of forward plans, and items that come again and again."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from extractor.linking.plans import plan
from extractor.linking.programmes import measures, recurring, timeless

DAYS = [date(2031, 1, 14) + timedelta(days=91 * n) for n in range(6)]
LAMPS, FERRY = "Lamp Maintenance Review", "Ferry Dues"


def test_measures(paper: Any, planned: Any) -> None:
    papers = [
        paper(DAYS[0], planned(LAMPS, DAYS[1]), planned(FERRY, DAYS[1]), planned("Moorings")),
        paper(
            DAYS[1], LAMPS, "Harbour dues", planned(LAMPS, DAYS[1]), planned(FERRY, DAYS[2]),
            planned("Moorings"),
        ),
        paper(DAYS[2], FERRY, "Wharf Lighting", planned(FERRY, DAYS[2]), planned("Moorings"),
              planned("Wharf Lighting", DAYS[2])),
    ]  # fmt: skip
    [found] = measures(plan(papers))
    assert (found.items, found.delivered, found.slipped, found.dropped) == (4, 3, 1, 0)
    assert found.two_months_ahead == round(2 / 3, 3)  # the wharf was first listed on the day
    assert found.on_first_date == round(2 / 3, 3)  # the ferry slipped
    assert (found.undated, found.longest_undated_days) == (1, 182)


def test_nothing_came(paper: Any, planned: Any) -> None:
    [found] = measures(plan([paper(DAYS[0], planned(LAMPS, DAYS[1]))]))
    assert (found.delivered, found.two_months_ahead, found.on_first_date) == (0, None, None)
    assert measures([]) == ()


@pytest.mark.parametrize(("today", "missed"), [(DAYS[3], False), (DAYS[4], False), (DAYS[5], True)])
def test_a_quarterly_report(paper: Any, planned: Any, today: date, *, missed: bool) -> None:
    names = [f"Performance Indicators (Q{n})" for n in (1, 2, 3)]
    papers = [
        paper(day, name, "Harbour dues", planned(name, day), planned(LAMPS, DAYS[5]))
        for day, name in zip(DAYS[1:], names, strict=False)
    ]
    [found] = recurring(plan(papers), today)
    assert (found.came, found.every_days) == (tuple(DAYS[1:4]), 91)
    assert found.missed is missed


@pytest.mark.parametrize(
    ("one", "two", "same"),
    [
        ("Performance Indicators (Q1)", "Performance Indicators (Q2)", True),
        ("Annual Report 2031/32", "Annual report 2032/33", True),
        ("Annual Report", "Ferry Report", False),
        ("2031", "2032", False),
    ],
)
def test_timeless(one: str, two: str, *, same: bool) -> None:
    assert (timeless(one) == timeless(two)) is same
