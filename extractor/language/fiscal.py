"""The periods that councils report on, made from their numbers, and the steps between them.

A run of months or quarters up to some period ("April to December", the twelve months to
September, a term of two half terms) bears the label of the period it runs up to; its type says
from where.  Other spans bear both ends: ``2023-10/2024-03``.
"""

from __future__ import annotations

import re
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
TERM = "term"
TO_DATE = "year-to-date"
ROLLING = "rolling-year"
SPAN = "span"

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


def term(year: int, number: int) -> Period:
    """Term 1 to 3 (autumn, spring, summer) of the academic year that begins in ``year``."""
    first, last = half_term(year, 2 * number - 1), half_term(year, 2 * number)
    return Period(last.label, TERM, first.start, last.end)


def to_date(last: Period) -> Period:
    """From the beginning of the financial (of half terms: academic) year to the end of ``last``;
    a whole year is that year."""
    if last.type in FIRST_MONTH:
        return last
    kind = ACADEMIC if last.type == HALF_TERM else FINANCIAL
    start = date(starting_year(last.end, kind), FIRST_MONTH[kind], 1)
    return Period(last.label, TO_DATE, start, last.end)


def rolling_year(last: Period) -> Period:
    """The twelve months that end with ``last``; a whole year is that year."""
    if last.type in FIRST_MONTH:
        return last
    next_day = last.end + timedelta(days=1)
    day_then = min(next_day.day, monthrange(next_day.year - 1, next_day.month)[1])
    return Period(last.label, ROLLING, date(next_day.year - 1, next_day.month, day_then), last.end)


def year_to(last: Period) -> Period:
    """The year that ends with the month or day ``last``: financial to March, academic to August,
    calendar to December, otherwise some twelve months."""
    kinds = {(first - 2) % 12 + 1: kind for kind, first in FIRST_MONTH.items() if kind != MUNICIPAL}
    whole = month(last.end.year, last.end.month).end == last.end
    if not whole or last.end.month not in kinds:
        return rolling_year(last)
    kind = kinds[last.end.month]
    return year_of(kind, starting_year(last.end, kind))


def span(start: date, end: date) -> Period:
    """Any other run of months, or of days; raises ValueError where it ends before it starts."""
    if end < start:
        raise ValueError(f"{start} to {end} is no span")
    whole = start.day == 1 and end == month(end.year, end.month).end
    form = "%Y-%m" if whole else "%Y-%m-%d"
    return Period(f"{start:{form}}/{end:{form}}", SPAN, start, end)


def base(period: Period) -> Period:
    """The period that a run is up to; of a span its last month or day; any other is its own."""
    if period.type in (TO_DATE, ROLLING, TERM):
        return _of_form(period.label)
    if period.type == SPAN:
        return _of_form(period.label.split("/")[1])
    return period


def from_label(label: str, kind: str | None) -> Period:
    """The period that a label and a type mean: "2011-12" is a month or a year by its type.

    Raises ValueError where they mean none.
    """
    if kind in FIRST_MONTH and re.fullmatch(r"\d{4}(?:-\d\d)?", label):
        return year_of(kind, int(label[:4]))
    if kind == SPAN:
        first, last = (_of_form(part) for part in label.split("/"))
        return span(first.start, last.end)
    last = _of_form(label)
    runs = {TO_DATE: to_date, ROLLING: rolling_year, TERM: _term_to}
    if kind in runs:
        return runs[kind](last)
    if kind != last.type:
        raise ValueError(f"{label!r} is no {kind}")
    return last


def _term_to(last: Period) -> Period:
    return term(int(last.label[:4]), number_of(last) // 2)


def _of_form(label: str) -> Period:
    """A quarter, half term, month or day, told by the form of its label."""
    if m := re.fullmatch(r"(\d{4})-\d\d (Q|HT)(\d)", label):
        return (quarter if m[2] == "Q" else half_term)(int(m[1]), int(m[3]))
    if m := re.fullmatch(r"(\d{4})-(\d\d)", label):
        return month(int(m[1]), int(m[2]))
    return day(date.fromisoformat(label))


def shifted(period: Period, years: int) -> Period:
    """The same period so many years later, or (fewer than none) earlier."""
    if period.type in FIRST_MONTH:
        return year_of(period.type, period.start.year + years)
    if period.type == SPAN:
        first, last = (_of_form(part) for part in period.label.split("/"))
        return span(shifted(first, years).start, shifted(last, years).end)
    if period.type in (TO_DATE, ROLLING, TERM):
        return from_label(shifted(base(period), years).label, period.type)
    year = int(period.label[:4]) + years
    if period.type in (QUARTER, HALF_TERM):
        return _of_form(f"{year_label(year)} {period.label.split()[1]}")
    if period.type == MONTH:
        return month(year, period.start.month)
    last_day = monthrange(year, period.start.month)[1]
    return day(date(year, period.start.month, min(period.start.day, last_day)))


def before(period: Period) -> Period:
    """The period of the same type just before ``period``; a span's as long as it is."""
    eve = period.start - timedelta(days=1)
    if period.type in FIRST_MONTH:
        return year_of(period.type, starting_year(eve, period.type))
    if period.type == SPAN:
        return _span_before(period, eve)
    if period.type == TERM:
        return _term_to(before(before(base(period))))
    if period.type in (TO_DATE, ROLLING):
        return from_label(before(base(period)).label, period.type)
    return _part_before(period, eve)


def _part_before(period: Period, eve: date) -> Period:
    """The quarter, half term, month or day that ends on ``eve``, or nearest to it."""
    if period.type == QUARTER:
        return quarter(starting_year(eve), (eve.month - 4) % 12 // 3 + 1)
    if period.type == MONTH:
        return month(eve.year, eve.month)
    if period.type == DAY:
        return day(eve)
    number, year = number_of(period), int(period.label[:4])
    return half_term(year, number - 1) if number > 1 else half_term(year - 1, 6)


def _span_before(period: Period, eve: date) -> Period:
    """As many months, or days, right before a span."""
    first, last = (_of_form(part) for part in period.label.split("/"))
    if first.type == DAY:
        return span(eve - (last.end - first.start), eve)
    months = (last.end.year - first.start.year) * 12 + last.end.month - first.start.month
    year, place = divmod(eve.year * 12 + eve.month - 1 - months, 12)
    return span(date(year, place + 1, 1), eve)


def year_before(period: Period) -> Period:
    """The same period one year earlier."""
    return shifted(period, -1)


def latest_like(period: Period, context: Period) -> Period:
    """The period of this number within its year that begun last by the end of ``context``."""
    away = context.end.year - period.start.year
    found = latest([shifted(period, away + step) for step in (-1, 0, 1)], context)
    return found or period


def latest(candidates: list[Period], context: Period | None) -> Period | None:
    """The latest of ``candidates`` that has begun by the end of ``context``; None without one."""
    begun = [c for c in candidates if context and c.start <= context.end]
    return max(begun, key=lambda c: c.start, default=None)
