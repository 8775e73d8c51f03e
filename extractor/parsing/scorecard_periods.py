"""Which period a scorecard's value is for: its column's, its row's, its caption's, the report's."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from extractor.language import fiscal
from extractor.language.periods import find_periods, parse_period
from extractor.parsing.cells import read_cell
from extractor.parsing.scorecard_columns import COMPARED, VALUE, Column, Layout
from extractor.records import Period, Row

YEARS = (fiscal.FINANCIAL, fiscal.ACADEMIC, fiscal.CALENDAR, fiscal.MUNICIPAL)
RUNNING = (fiscal.QUARTER, fiscal.MONTH, fiscal.TO_DATE)
# what is set for the whole year, and what counts from its beginning
YEARLY = re.compile(
    r"\b(?:annual(?:ly)?|yearly|(?:full|whole)[\s-]year|(?:end\sof\s)?year[\s-]?end|end\sof\syear)\b",
    re.IGNORECASE,
)
SO_FAR = re.compile(r"\b(?:ytd|year[\s-]to[\s-]date|cumulative)\b", re.IGNORECASE)
AHEAD = ("target", "forecast")
SEVERAL = 2


def period_of(
    column: Column, measure: str, own: Period | None, around: tuple[str, Period | None]
) -> Period | None:
    """A value's period.  ``own`` is its row's; ``around`` are the table's caption and the period
    of the report."""
    if column.period:
        return _in_year(column, own) or column.period
    if measure == "previous" or own:
        return own if measure != "previous" else None
    return _as_said(column, measure, _of_caption(*around))


def _in_year(column: Column, own: Period | None) -> Period | None:
    """A month or quarter without a year, in a row that tells the year."""
    if own is None or own.type not in YEARS or parse_period(column.heading):
        return None
    return parse_period(column.heading, own)


def _of_caption(caption: str, report: Period | None) -> Period | None:
    """The period in the caption, or the report's own."""
    named = find_periods(caption, report)
    return named[0].period if len(named) == 1 else report


def _as_said(column: Column, measure: str, period: Period | None) -> Period | None:
    """ "Annual target" is of the quarter's whole year, "YTD" counts from the year's beginning."""
    if period is None or period.type not in RUNNING:
        return period
    if measure in AHEAD and YEARLY.search(column.heading):
        return fiscal.year_of(fiscal.FINANCIAL, fiscal.starting_year(period.end))
    return fiscal.to_date(period) if SO_FAR.search(column.heading) else period


def undated(found: Layout, body: Sequence[Row], report: Period | None) -> Layout:
    """The layout with the latest year's period for columns that name none: benchmarks where all
    results are of years before ``report``, every measure where there is no such period."""
    dated = _dated(found, body)
    latest = max(dated, key=lambda p: p.end, default=None)
    if latest is None or (report and (len(dated) < SEVERAL or latest.end >= report.start)):
        return found
    measures = COMPARED if report else (*COMPARED, *AHEAD, "intervention")
    columns = (
        c if c.period or c.measure not in measures else replace(c, period=latest)
        for c in found.columns
    )
    return replace(found, columns=tuple(columns))


def _dated(found: Layout, body: Sequence[Row]) -> list[Period]:
    """The periods of the results that hold numbers; none where one of them has no period."""
    results = [c for c in found.of(VALUE) if c.measure in (None, "actual")]
    periods = [c.period for c in results if any(read_cell(row.text(c.index)) for row in body)]
    dated = [p for p in periods if p]
    return dated if len(dated) == len(periods) and not found.first("period") else []
