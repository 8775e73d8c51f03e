"""What the ways of naming runs of months build: to date, rolling years, terms, halves, spans.

Each builder takes a match and the context period, as in
:mod:`extractor.language.period_builders`.
"""

from __future__ import annotations

import re
from datetime import date

from extractor.language import fiscal
from extractor.language.period_builders import (
    first_year,
    full_year,
    half_term,
    month,
    month_number,
    named_day,
    quarter_alone,
    quarter_of_years,
    valid,
    year_kind,
)
from extractor.records import Period

TERMS = {"autumn": 1, "spring": 2, "summer": 3}


def months(m: re.Match[str], _: Period | None) -> Period | None:
    """ "October to December 2022" is a quarter, "April to December 2022" the year to date, twelve
    months are a year; any other run is a span.  Days count where they are printed."""
    one, two = month_number(m["m1"]), month_number(m["m2"])
    end_year = full_year(m["y2"])
    start_year = full_year(m["y1"]) if m["y1"] else end_year - (one > two)
    start = valid(start_year, one, int(m["d1"] or 1))
    last = fiscal.month(end_year, two).end
    end = valid(end_year, two, int(m["d2"])) if m["d2"] else last
    if not start or not end or end < start:
        return None
    return run_of_months(start, end) if start.day == 1 and end == last else fiscal.span(start, end)


def run_of_months(start: date, end: date) -> Period:
    """Whole months as the period that councils call them."""
    count = (end.year - start.year) * 12 + end.month - start.month + 1
    last = fiscal.month(end.year, end.month)
    if count == 1:
        return last
    if count == 3 and start.month in (1, 4, 7, 10):
        return fiscal.quarter(start.year - (start.month < 4), (start.month - 4) % 12 // 3 + 1)
    if count == 12:
        whole = fiscal.year_to(last)
        return whole if whole.type != fiscal.ROLLING else fiscal.rolling_year(last)
    run = fiscal.to_date(last)
    return run if run.start == start else fiscal.span(start, end)


def months_alone(m: re.Match[str], context: Period | None) -> Period | None:
    """ "Jul-Sep", "April to November": of months without a year the latest begun."""
    if context is None:
        return None
    one, two = month_number(m["m1"]), month_number(m["m2"])
    year = context.end.year
    found = [
        run_of_months(date(y, one, 1), fiscal.month(y + (two < one), two).end)
        for y in (year - 1, year)
    ]
    return fiscal.latest(found, context) if one != two else None


def quarter_run(m: re.Match[str], context: Period | None) -> Period | None:
    """ "Q1-Q3 2022/23" is the year to date, "Q2 to Q3" six months; without years they are of
    the context's own year."""
    pair = m.groupdict().get("pair")
    year = first_year(pair) if pair else None
    if not pair and context:
        year = fiscal.starting_year(context.end)
    one, two = int(m["q"]), int(m["q2"])
    if year is None or one >= two:
        return None
    first, last = fiscal.quarter(year, one), fiscal.quarter(year, two)
    if (one, two) == (1, 4):
        return fiscal.year_of(fiscal.FINANCIAL, year)
    return fiscal.to_date(last) if one == 1 else fiscal.span(first.start, last.end)


def half_term_run(m: re.Match[str], _: Period | None) -> Period | None:
    """ "HT1 to HT3 2023/24"; two that make a term are that term, all six the academic year."""
    year, one, two = first_year(m["pair"]), int(m["ht"]), int(m["ht2"])
    listed = m["join"].strip().lower() in ("and", "&")
    if year is None or one >= two or (listed and two - one > 1):
        return None
    if (one, two) == (1, 6):
        return fiscal.year_of(fiscal.ACADEMIC, year)
    if one % 2 and two == one + 1:
        return fiscal.term(year, two // 2)
    first, last = fiscal.half_term(year, one), fiscal.half_term(year, two)
    return fiscal.to_date(last) if one == 1 else fiscal.span(first.start, last.end)


def half_of_year(m: re.Match[str], context: Period | None) -> Period | None:
    """ "first half of 2023/24" and "H1 2023/24" are the year to September."""
    pair = m.groupdict().get("pair")
    year = first_year(pair) if pair else None
    if not pair and context:
        year = fiscal.starting_year(context.end)
    if year is None:
        return None
    half = str(m["half"] or m["h"]).lower()
    if half in ("first", "1st", "1"):
        return fiscal.to_date(fiscal.quarter(year, 2))
    return fiscal.span(fiscal.quarter(year, 3).start, fiscal.quarter(year, 4).end)


def quarter_to_date(m: re.Match[str], context: Period | None) -> Period | None:
    """ "Q3 YTD", "year to date Q3 2023/24"."""
    build = quarter_of_years if m.groupdict().get("pair") else quarter_alone
    quarter = build(m, context)
    return fiscal.to_date(quarter) if quarter else None


def year_to_date(m: re.Match[str], context: Period | None) -> Period | None:
    """Up to the end of the context; "2023/24 YTD" is that year: it says not how much of it."""
    pair = m.groupdict().get("pair")
    if not pair:
        return fiscal.to_date(fiscal.base(context)) if context else None
    year = first_year(pair)
    return fiscal.year_of(fiscal.FINANCIAL, year) if year is not None else None


def rolling(m: re.Match[str], context: Period | None) -> Period | None:
    """ "rolling 12 months", "the last 12 months": up to the end of the context."""
    return fiscal.rolling_year(fiscal.base(context)) if context else None


def rolling_to(m: re.Match[str], context: Period | None) -> Period | None:
    """ "12 months to September 2024", "rolling year to Q2 2024/25"."""
    last = _end_of_run(m, context)
    return fiscal.rolling_year(last) if last else None


def year_to(m: re.Match[str], context: Period | None) -> Period | None:
    """ "year ending March 2023" is the financial year, "year to 31 August" an academic one."""
    last = _end_of_run(m, context)
    return fiscal.year_to(last) if last else None


def _end_of_run(m: re.Match[str], context: Period | None) -> Period | None:
    """The month, quarter or day that a run is up to; a month's last day is the month."""
    words = m.groupdict()
    if words.get("pair"):
        return quarter_of_years(m, context)
    return named_day(m, context) if words.get("d") else month(m, context)


def term(m: re.Match[str], _: Period | None) -> Period | None:
    """ "autumn term 2023", "spring term 2023/24": spring and summer of 2024 end that year."""
    number, words = TERMS[m["term"].lower()], m.groupdict()
    year = first_year(m["pair"]) if words.get("pair") else int(m["year"]) - (number > 1)
    return fiscal.term(year, number) if year is not None else None


def term_alone(m: re.Match[str], context: Period | None) -> Period | None:
    if context is None:
        return None
    number, year = TERMS[m["term"].lower()], fiscal.starting_year(context.end, fiscal.ACADEMIC)
    return fiscal.latest([fiscal.term(y, number) for y in (year - 1, year)], context)


def terms(m: re.Match[str], _: Period | None) -> Period | None:
    """ "autumn and spring terms 2023/24", up to the end of the second."""
    year = first_year(m["pair"])
    if year is None or m["term"].lower() == m["term2"].lower():
        return None
    first = fiscal.term(year, TERMS[m["term"].lower()])
    last = fiscal.term(year, TERMS[m["term2"].lower()])
    if first.start > last.start:
        return None
    if first.label.endswith("2"):
        return fiscal.to_date(fiscal.base(last))
    return fiscal.span(first.start, last.end)


def numbered_term(m: re.Match[str], context: Period | None) -> Period | None:
    """ "Term 4 2022/23": councils that number their terms have six of them, the half terms."""
    return half_term(m, context)


def quarter_last_year(m: re.Match[str], context: Period | None) -> Period | None:
    """ "Q3 last year": of the year before the context's own."""
    if context is None:
        return None
    own = fiscal.year_of(fiscal.FINANCIAL, fiscal.starting_year(context.end))
    quarter = quarter_alone(m, own)
    return fiscal.year_before(quarter) if quarter else None


def month_last_year(m: re.Match[str], context: Period | None) -> Period | None:
    """ "September last year" beside the day of a paper; beside a period it can mean two years."""
    if context is None or context.type != fiscal.DAY:
        return None
    return fiscal.month(context.end.year - 1, month_number(m["m"]))


def last_month_named(m: re.Match[str], context: Period | None) -> Period | None:
    """ "last September": the latest that was over by the end of the context."""
    if context is None:
        return None
    year, number = context.end.year, month_number(m["m"])
    over = [p for p in (fiscal.month(y, number) for y in (year - 1, year)) if p.end <= context.end]
    return fiscal.latest(over, context)


def current_year(m: re.Match[str], context: Period | None) -> Period | None:
    """ "this financial year", "the current academic year"."""
    if context is None:
        return None
    kind = year_kind(m[0])
    return fiscal.year_of(kind, fiscal.starting_year(context.end, kind))
