"""Rows that are times and no indicators: "Q1 (April to June)" under years, "Quarter 2" beside a
target; what they measure is what the table is headed by."""

from __future__ import annotations

import re
from dataclasses import replace

from extractor.language import fiscal
from extractor.language.periods import dated, parse_period
from extractor.parsing.scorecard_columns import Column
from extractor.parsing.scorecard_periods import YEARS
from extractor.records import Figure, Period

WHOLE_YEAR = re.compile(
    r"(?:yearly|annual|full[ -]year|whole[ -]year|year[ -]end)"
    r"(?: (?:total|average|outturn|figure))?",
    re.IGNORECASE,
)
BRACKETED = re.compile(r"\s*\([^()]*\)\s*$")
SHORT = (fiscal.QUARTER, fiscal.MONTH, fiscal.HALF_TERM)


def in_time(figure: Figure, column: Column, report: Period | None) -> Figure | None:
    """The figure of a row that is a time, told of its caption and of that time; None where no
    caption says what it measures.  Any other figure is as it was."""
    caption, colon, said = figure.indicator.rpartition(": ")
    period = _time_of(said, column, report)
    if period is None:
        return figure
    if not colon:
        return None
    return replace(figure, indicator=caption, period=period.label, period_type=period.type)


def _time_of(said: str, column: Column, report: Period | None) -> Period | None:
    """The time that a row's name is, and nothing besides."""
    year = column.period if column.period and column.period.type in YEARS else None
    if year and WHOLE_YEAR.fullmatch(said):
        return year
    bare = BRACKETED.sub("", said)
    if column.period and not year:
        return None
    found = parse_period(bare, year or report)
    if found is None or dated(bare) != [(0, len(bare))]:
        return None
    return found if found.type in SHORT or year is None else None


def own_year(qualifier: str | None, period: Period | None) -> Period | None:
    """The year that a value has in brackets, where it is another one than its column's:
    "5.4% (2023-24)" under 2022/23."""
    if not qualifier or period is None or period.type not in YEARS:
        return period
    found = parse_period(qualifier, period)
    whole = dated(qualifier) == [(0, len(qualifier))]
    return found if found and whole and found.type == period.type else period
