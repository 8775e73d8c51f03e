"""The periods that councils report on, made from their numbers, and the steps between them."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta

from extractor.records import Period

QUARTER = "financial-quarter"
FINANCIAL = "financial-year"
ACADEMIC = "academic-year"
MUNICIPAL = "municipal-year"
CALENDAR = "calendar-year"
HALF_TERM = "half-term"
MONTH = "month"
DAY = "day"

# Half terms differ by a few days from council to council; these are their usual months.
HALF_TERMS = {
    1: ((9, 1), (10, 31)),
    2: ((11, 1), (12, 31)),
    3: ((1, 1), (2, 15)),
    4: ((2, 16), (3, 31)),
    5: ((4, 1), (5, 31)),
    6: ((6, 1), (7, 31)),
}
FIRST_MONTH = {FINANCIAL: 4, ACADEMIC: 9, MUNICIPAL: 5, CALENDAR: 1}


def year_label(year: int) -> str:
    """``2022-23`` for the year that begins in 2022."""
    return f"{year}-{(year + 1) % 100:02}"


def quarter(year: int, number: int) -> Period:
    """Quarter 1 to 4 of the financial year that begins in April of ``year``."""
    first = 4 + 3 * (number - 1)
    start = date(year + (first > 12), (first - 1) % 12 + 1, 1)
    last = start.month + 2
    end = date(start.year, last, monthrange(start.year, last)[1])
    return Period(f"{year_label(year)} Q{number}", QUARTER, start, end)


def year_of(kind: str, year: int) -> Period:
    """The year of type ``kind`` that begins in ``year``."""
    start = date(year, FIRST_MONTH[kind], 1)
    label = str(year) if kind == CALENDAR else year_label(year)
    return Period(label, kind, start, date(year + 1, FIRST_MONTH[kind], 1) - timedelta(days=1))


def month(year: int, number: int) -> Period:
    """A calendar month."""
    last = monthrange(year, number)[1]
    return Period(f"{year}-{number:02}", MONTH, date(year, number, 1), date(year, number, last))


def day(when: date) -> Period:
    """One day, as in "as at 31 December 2022"."""
    return Period(when.isoformat(), DAY, when, when)


def half_term(year: int, number: int) -> Period:
    """Half term 1 to 6 of the academic year that begins in September of ``year``."""
    (m0, d0), (m1, d1) = HALF_TERMS[number]
    true_year = year if number < 3 else year + 1
    label = f"{year_label(year)} HT{number}"
    return Period(label, HALF_TERM, date(true_year, m0, d0), date(true_year, m1, d1))


def starting_year(when: date, kind: str = FINANCIAL) -> int:
    """The year in which the financial (academic, ...) year around ``when`` began."""
    return when.year - (when.month < FIRST_MONTH[kind])


def number_of(period: Period) -> int:
    """The number of a quarter or half term within its year."""
    return int(period.label[-1])


def before(period: Period) -> Period:
    """The period of the same type just before ``period``."""
    eve = period.start - timedelta(days=1)
    if period.type == QUARTER:
        return quarter(starting_year(eve), (eve.month - 4) % 12 // 3 + 1)
    if period.type == MONTH:
        return month(eve.year, eve.month)
    if period.type == DAY:
        return day(eve)
    if period.type == HALF_TERM:
        number, year = number_of(period), int(period.label[:4])
        return half_term(year, number - 1) if number > 1 else half_term(year - 1, 6)
    return year_of(period.type, starting_year(eve, period.type))


def year_before(period: Period) -> Period:
    """The same period one year earlier."""
    if period.type == QUARTER:
        return quarter(starting_year(period.start) - 1, number_of(period))
    if period.type == MONTH:
        return month(period.start.year - 1, period.start.month)
    if period.type == DAY:
        last = monthrange(period.start.year - 1, period.start.month)[1]
        return day(
            period.start.replace(year=period.start.year - 1, day=min(period.start.day, last))
        )
    if period.type == HALF_TERM:
        return half_term(int(period.label[:4]) - 1, number_of(period))
    return year_of(period.type, period.start.year - 1)


def latest(candidates: list[Period], context: Period | None) -> Period | None:
    """The latest of ``candidates`` that has begun by the end of ``context``; None without one."""
    begun = [c for c in candidates if context and c.start <= context.end]
    return max(begun, key=lambda c: c.start, default=None)
