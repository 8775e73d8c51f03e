"""Published values: which period each is of, and whether a reported one may be the same."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from extractor.linking.comparing import Question, compare
from extractor.linking.published import differences, period_of_years, published
from extractor.linking.registered import asked_for, entry_of, of_theme, polarities, recognised
from extractor.linking.series import series
from extractor.records import Extraction, Figure
from extractor.registers.indicators import Indicator, Register
from extractor.registers.lait_values import Row, area_key

LAMPS = "Percentage of lamps lit"
WEST = "Westmere Council"


@pytest.mark.parametrize(
    ("years", "year_type", "label", "kind"),
    [
        ("2023", "Financial Year", "2022-23", "financial-year"),
        ("2022-23", "Financial Year", "2022-23", "financial-year"),
        ("2022-23 (OT)", "Financial Year", "2022-23", "financial-year"),
        ("2013/14-15/16", "Financial Year", "2013-04/2016-03", "span"),
        ("2023", "Academic Year", "2022-23", "academic-year"),
        ("2022/23", "Academic Year", "2022-23", "academic-year"),
        ("2022-23", "Academic Year", "2022-23", "academic-year"),
        ("2025 (prov)", "Academic Year", "2024-25", "academic-year"),
        ("2019", "Calendar Year", "2019", "calendar-year"),
        ("2014-16", "Calendar Year", "2014-01/2016-12", "span"),
        ("2023", "Annual", "2023-03-31", "day"),
        ("2023", "Annual (end of Sept)", "2023-09-30", "day"),
        ("2023", "Annual - January", "2023-01", "month"),
    ],
)
def test_the_period_of_a_label(years: str, year_type: str, label: str, kind: str) -> None:
    found = period_of_years(years, year_type)
    assert found
    assert (found.label, found.type) == (label, kind)


def test_no_period() -> None:
    assert period_of_years("0", "Financial Year") is None


def test_a_final_value_stands_before_a_provisional_one() -> None:
    rows = [
        Row("2024 (prov)", "Academic Year", 1.0, 0.1),
        Row("2025 (Rev)", "Academic Year", 3.0, 0.1),
        Row("2025 (prov)", "Academic Year", 2.0, 0.1),
    ]
    found = published(WEST, "Lamps / Lit", rows)
    assert [(p.period, p.value, p.provisional) for p in found] == [
        ("2023-24", 1.0, True),
        ("2024-25", 3.0, False),
    ]


@pytest.mark.parametrize(
    ("reported", "printed", "given", "step", "agrees"),
    [
        (44.0, "44%", 44.4, 0.1, True),
        (44.4, "44.4%", 44.0, 1.0, True),
        (45.0, "45%", 44.4, 0.1, False),
        (94.0, "94.0%", 93.3, 0.1, False),
        (300.0, "300", 300.0, 1.0, True),
    ],
)
def test_differences_know_how_exactly_values_are_given(
    paper: Callable[..., Extraction],
    reported: float,
    printed: str,
    given: float,
    step: float,
    *,
    agrees: bool,
) -> None:
    figure = Figure(
        LAMPS, reported, "percent", "actual", "scorecard", printed, evidence_of(printed),
        period="2022-23", period_type="financial-year",
    )  # fmt: skip
    found = series([paper(date(2031, 5, 6), figure)])
    known = published(WEST, "Lamps / Lit", [Row("2023", "Financial Year", given, step)])
    (difference,) = differences(found, known)
    assert difference.agrees is agrees
    assert difference.difference == pytest.approx(reported - given)


def evidence_of(words: str) -> Any:
    """Words on a page."""
    from extractor.records import Evidence

    return Evidence(words, 5)


def test_only_the_same_period_is_held_against_it(
    paper: Callable[..., Extraction], figure: Callable[..., Figure]
) -> None:
    found = series([paper(date(2031, 5, 6), figure(LAMPS, "2022-23 Q4", 44.0))])
    known = published(WEST, "Lamps / Lit", [Row("2023", "Financial Year", 44.0, 1.0)])
    assert list(differences(found, known)) == []


@pytest.mark.parametrize(
    ("area", "council"),
    [
        ("Bristol, City of", "Bristol City Council"),
        ("Bedford Borough", "Bedford Borough Council"),
        ("Kingston Upon Hull, City of", "Kingston upon Hull City Council"),
        ("Kent", "Kent County Council"),
        ("Camden", "London Borough of Camden"),
        ("Dorset", "Dorset Council"),
    ],
)
def test_the_area_of_a_council(area: str, council: str) -> None:
    assert area_key(area) == area_key(council)


def test_former_areas_are_not_today_s_councils() -> None:
    assert area_key("Dorset (Pre LG)") != area_key("Dorset Council")


# ------------------------------------------------------------------ the register's entries

LIT = Indicator("lamps-lit", "Lamps lit at dusk (%)", "Lamps", "percent", "high", "financial-year",
                aliases=("Lamps alight",))  # fmt: skip
COUNTED = Indicator("lamps", "Lamps alight", "Lamps", "count", "none", "financial-year")


def test_the_entry_of_a_series(
    paper: Callable[..., Extraction], figure: Callable[..., Figure]
) -> None:
    register = Register([LIT, COUNTED])
    found = series([paper(date(2031, 5, 6), figure("Quays: Lamps alight", "2022-23 Q4", 44.0),
                          figure("Ferries late", "2022-23 Q4", 4.0))])  # fmt: skip
    late, lamps = found = recognised(found, register)
    assert (late.indicator_id, lamps.indicator_id) == (None, "lamps-lit")
    assert entry_of(lamps, register) == LIT
    assert entry_of(late, register) is None
    assert asked_for(found, "lamps-lit", register) == (lamps,)
    assert asked_for(found, "Lamps lit at dusk (%)", register) == (lamps,)
    assert asked_for(found, "ferries", register) == (late,)
    assert asked_for(found, "alight", register) == (lamps,)
    assert of_theme(found, "lamp", register) == (lamps,)


def test_words_mean_the_other_names_of_an_entry_too(
    paper: Callable[..., Extraction], figure: Callable[..., Figure]
) -> None:
    papers = [
        paper(date(2031, 5, 6), figure(name, "2022-23 Q4", 44.0), council=f"{council} Council")
        for council, name in (("West", "Lamps alight"), ("East", "Lamps lit at dusk (%)"))
    ]
    register = Register([LIT, COUNTED])
    found = recognised(series(papers), register)
    both = compare(asked_for(found, "dusk", register), Question("dusk"))
    assert both
    assert (both.indicator_id, len(both.series)) == ("lamps-lit", 2)
    assert len(asked_for(series(papers), "dusk", Register([]))) == 1


@pytest.mark.parametrize(
    ("identifier", "name", "better"),
    [
        ("lamps-lit", "whatever", "higher-is-better"),
        (None, "Quays: Lamps lit at dusk (%)", "higher-is-better"),
        (None, "Lamps alight", None),  # of two entries, which differ in it
        ("lamps", "whatever", None),
        (None, "Ferries late", None),
    ],
)
def test_the_better_end(identifier: str | None, name: str, better: str | None) -> None:
    assert polarities(Register([LIT, COUNTED]))(identifier, name) == better
