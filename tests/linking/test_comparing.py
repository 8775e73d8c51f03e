"""One indicator across councils: what may stand side by side, and what is said of the rest."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from extractor.linking.comparing import Comparison, Question, compare, periods
from extractor.linking.points import Series
from extractor.linking.series import series
from extractor.records import Extraction, Figure

Make = Callable[..., Extraction]
Draw = Callable[..., Figure]

MAY = date(2031, 5, 6)
LAMPS = "Percentage of lamps lit"
WEST, EAST = "Westmere Council", "Eastmere Council"


@pytest.fixture
def across(paper: Make, figure: Draw) -> Callable[..., tuple[Series, ...]]:
    """``across(*figures)``: series from figures (council, name, period, value, more)."""

    def make(*found: tuple[Any, ...]) -> tuple[Series, ...]:
        papers = [
            paper(MAY, figure(name, period, value, **(more[0] if more else {})),
                  council=council, source=f"{n}.pdf")
            for n, (council, name, period, value, *more) in enumerate(found)
        ]  # fmt: skip
        return series(papers)

    return make


def told(found: Comparison | None) -> dict[str | None, list[tuple[str, float | None]]]:
    """The values by council."""
    assert found
    return {s.council: [(p.period, p.value) for p in s.points] for s in found.series}


def test_the_same_indicator_is_put_side_by_side(across: Callable[..., tuple[Series, ...]]) -> None:
    found = across(
        (WEST, LAMPS, "2030-31 Q1", 40.0),
        (WEST, LAMPS, "2030-31 Q2", 41.0),
        (EAST, "% of Lamps Lit", "2030-31 Q2", 60.0),
    )
    both = compare(found, Question("lamps"))
    assert both
    assert told(both) == {
        EAST: [("2030-31 Q2", 60.0)],
        WEST: [("2030-31 Q1", 40.0), ("2030-31 Q2", 41.0)],
    }
    assert [p.label for p in periods(both)] == ["2030-31 Q1", "2030-31 Q2"]
    assert (both.unit, both.period_type, both.left_out) == ("percent", "financial-quarter", ())


YEAR = {"period_type": "financial-year"}


@pytest.mark.parametrize(
    ("other", "why"),
    [
        ((EAST, "Number of lamps lit", "2030-31 Q1", 6.0, {"unit": "count"}),
         "is a number there, not a percentage."),
        ((EAST, "Number of lamps lit", "2030-31 Q1", 6.0, {"unit": "days"}),
         "is days there, not a percentage."),
        ((EAST, "Percentage of lamps lit by oil", "2030-31 Q1", 6.0),
         "is another indicator; name it in full to compare it."),
        ((EAST, LAMPS, "2030-31", 6.0, YEAR),
         "2030-31: values of financial years, not of quarters."),
        ((WEST, LAMPS, "2030-11", 6.0, {"period_type": "month"}),
         "2030-11: values of months, not of quarters."),
        ((EAST, LAMPS, "2030-31 Q1", 6.0, {"qualifier": "provisional"}),
         "2030-31 Q1: only a provisional value."),
    ],
)  # fmt: skip
def test_what_is_left_out_is_said(
    across: Callable[..., tuple[Series, ...]], other: tuple[Any, ...], why: str
) -> None:
    own = [(WEST, LAMPS, "2030-31 Q1", 40.0), (WEST, LAMPS, "2030-31 Q2", 41.0)]
    found = compare(across(*own, other), Question(LAMPS))
    assert told(found) == {WEST: [("2030-31 Q1", 40.0), ("2030-31 Q2", 41.0)]}
    assert found
    assert [(each.council, each.why) for each in found.left_out] == [(other[0], why)]


def test_opposite_ends_are_not_one_indicator(across: Callable[..., tuple[Series, ...]]) -> None:
    west, east = across((WEST, LAMPS, "2030-31 Q1", 40.0), (EAST, LAMPS, "2030-31 Q1", 60.0))
    ends = [replace(west, polarity="lower-is-better"), replace(east, polarity="higher-is-better")]
    found = compare(ends, Question(LAMPS))
    assert found
    assert len(found.series) == 1
    assert "the better end is the other one there" in found.left_out[0].why


def test_the_register_counts_before_the_name(across: Callable[..., tuple[Series, ...]]) -> None:
    west, east = across(
        (WEST, LAMPS, "2030-31 Q1", 40.0), (EAST, "Lanterns burning", "2030-31 Q1", 60.0)
    )
    known = [replace(each, indicator_id="lamps-lit") for each in (west, east)]
    assert len(told(compare(known, Question("lamps")))) == 2
    known[1] = replace(known[1], name=LAMPS, indicator_id="lamps-lit-by-oil")
    assert len(told(compare(known, Question("lamps")))) == 1


def test_councils_and_time_are_asked_for(across: Callable[..., tuple[Series, ...]]) -> None:
    found = across(
        *((council, LAMPS, f"{year}-{year % 100 + 1}", 40.0, YEAR)
          for council in (WEST, EAST) for year in (2027, 2028, 2029))
    )  # fmt: skip
    asked = Question(LAMPS, ("westmere", "Kent"), date(2028, 4, 1), date(2029, 3, 31))
    both = compare(found, asked)
    assert told(both) == {WEST: [("2028-29", 40.0)]}
    assert both
    assert [(o.council, o.why) for o in both.left_out] == [
        ("Kent", "no paper gives a value of it in this time.")
    ]


def test_the_type_of_period_that_is_asked_for(across: Callable[..., tuple[Series, ...]]) -> None:
    found = across(
        (WEST, LAMPS, "2030-31 Q1", 40.0),
        (WEST, LAMPS, "2030-31 Q2", 41.0),
        (WEST, LAMPS, "2029-30", 42.0, YEAR),
    )
    years = compare(found, Question(LAMPS, period_type="financial-year"))
    assert told(years) == {WEST: [("2029-30", 42.0)]}
    assert compare(found, Question(LAMPS, period_type="month")) is None
    assert compare((), Question(LAMPS)) is None


def test_an_exact_name_counts_before_many_councils(
    across: Callable[..., tuple[Series, ...]],
) -> None:
    oil = f"{LAMPS} by oil"
    found = across(
        (WEST, oil, "2030-31 Q1", 1.0),
        (EAST, oil, "2030-31 Q1", 2.0),
        (EAST, LAMPS, "2030-31 Q1", 3.0),
    )
    assert told(compare(found, Question(LAMPS))) == {EAST: [("2030-31 Q1", 3.0)]}
    assert len(told(compare(found, Question("lamps")))) == 2
