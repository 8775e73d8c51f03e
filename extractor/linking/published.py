"""Values that a department published of councils, held against those in their papers."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from extractor.language import fiscal
from extractor.linking.breaks import period_of
from extractor.linking.choosing import chosen
from extractor.linking.figures_as_printed import Value, agree
from extractor.linking.points import Series
from extractor.records import Period
from extractor.registers.lait_values import Row

# "2022", "2022-23", "2022/23", "2014-16", "2013/14-15/16", each perhaps with a state in brackets.
YEARS = re.compile(
    r"(?P<year>\d{4})(?:/\d\d)?(?:[-/](?P<last>\d\d)(?:/(?P<end>\d\d))?)?(?: \((?P<state>\w+)\))?"
)
PROVISIONAL = "prov"
DAYS = {"Annual": (3, 31), "Annual (end of Sept)": (9, 30)}
TYPES = {
    "Financial Year": fiscal.FINANCIAL,
    "Academic Year": fiscal.ACADEMIC,
    "Calendar Year": fiscal.CALENDAR,
}


@dataclass(frozen=True, slots=True)
class Published:
    """One published value of a council: ``indicator`` is its identifier in the source, ``step``
    how exactly it is given (0.1 for 44.4)."""

    council: str | None
    indicator: str
    period: str
    period_type: str
    value: float
    step: float
    provisional: bool = False


@dataclass(frozen=True, slots=True)
class Difference:
    """A period that both the papers and the publisher have: ``difference`` is what was reported
    less what was published, and ``agrees`` says whether the one may be the other, rounded."""

    council: str | None
    period: str
    reported: float
    published: float
    difference: float
    agrees: bool


def published(council: str | None, indicator: str, rows: Iterable[Row]) -> list[Published]:
    """The published values of one council and indicator, in the order of their periods.

    A final value stands before a provisional one of the same period.
    """
    found: dict[str, Published] = {}
    for row in rows:
        period = period_of_years(row.years, row.year_type)
        if period is None:
            continue
        early = row.years.endswith(f"({PROVISIONAL})")
        if period.label not in found or not early:
            found[period.label] = Published(
                council, indicator, period.label, period.type, row.value, row.step, early
            )
    return sorted(found.values(), key=lambda p: p.period)


def period_of_years(years: str, year_type: str) -> Period | None:
    """The period of a label of the department's, which counts years by their ends.

    >>> period_of_years("2023", "Academic Year").label
    '2022-23'
    >>> period_of_years("2023", "Annual").label
    '2023-03-31'
    """
    match = YEARS.fullmatch(years)
    if match is None:
        return None
    year, last = int(match["year"]), match["last"]
    if year_type == "Annual - January":
        return fiscal.month(year, 1)
    if year_type in DAYS:
        return fiscal.day(date(year, *DAYS[year_type]))
    kind = TYPES[year_type]
    if match["end"] or (last and kind == fiscal.CALENDAR):
        return several(kind, year, int(match["end"] or last))
    if kind == fiscal.CALENDAR:
        return fiscal.year_of(kind, year)
    begins = year if last or "/" in years else year - 1
    return fiscal.year_of(kind, begins)


def several(kind: str, year: int, last: int) -> Period:
    """Three years taken together: the first begins in ``year``, the last ends in ``last``."""
    first = fiscal.year_of(kind, year)
    century = year - year % 100
    end = century + last - (kind != fiscal.CALENDAR)
    return fiscal.span(first.start, fiscal.year_of(kind, end).end)


def differences(found: Sequence[Series], known: Sequence[Published]) -> Iterator[Difference]:
    """Each period that has both a reported and a published value."""
    given = {(each.council, each.period, each.period_type): each for each in known}
    for series in found:
        for point in series.points:
            other = given.get((series.council, point.period, point.period_type or ""))
            stands = chosen(point.reported)
            if other and stands:
                yield Difference(
                    council=series.council,
                    period=point.period,
                    reported=stands.value,
                    published=other.value,
                    difference=round(stands.value - other.value, 6),
                    agrees=agree(stands.exactly, Value(other.value, other.step)),
                )


def within(each: Published, since: date, until: date) -> bool:
    """Whether a part of the period of a published value lies between two days."""
    period = period_of(each.period, each.period_type)
    return period is not None and period.start <= until and since <= period.end
