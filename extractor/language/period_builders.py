"""What the ways of naming a period build; each takes a match and the context period.

A builder gives None where the words mean no period, or where it needs a context and has none.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date

from extractor.language import fiscal
from extractor.language.period_words import MONTHS, ORDINALS
from extractor.records import Period

Build = Callable[[re.Match[str], Period | None], Period | None]


def first_year(pair: str) -> int | None:
    """The first year of "2022/23", "22-23", "2022 to 2023", "2022/3" or the slip "2/23"; None if
    the two years do not follow each other."""
    one, two = re.findall(r"\d+", pair)
    if len(two) == 1:
        two = one[2] + two
    end = int(two) + (2000 if len(two) == 2 else 0)
    wide = 10 ** len(one) if len(one) < 4 else 10_000
    return end - 1 if int(one) % wide == (end - 1) % wide and 2000 <= end < 2100 else None


def full_year(text: str) -> int:
    """2022 for "2022", "22" and "'22"."""
    year = int(text.strip("'’ "))
    return year + 2000 if year < 100 else year


def month_number(word: str) -> int:
    """1 to 12 for a month's name or its first three letters."""
    return MONTHS.index(word[:3].lower()) + 1


def quarter_number(m: re.Match[str]) -> int:
    words = m.groupdict()
    return int(words["q"]) if words.get("q") else ORDINALS[(words["qw"] or words["qo"]).lower()]


def quarter_of_years(m: re.Match[str], _: Period | None) -> Period | None:
    year = first_year(m["pair"])
    return fiscal.quarter(year, quarter_number(m)) if year else None


def quarter_of_one_year(m: re.Match[str], context: Period | None) -> Period | None:
    """ "Q2 2022" is in 2022-23; "Q4 2022" may end or begin there, which the context decides."""
    year, number = int(m["year"]), quarter_number(m)
    if number == 4 and context and context.end.year == year:
        return fiscal.quarter(year - 1, 4)
    return fiscal.quarter(year, number)


def quarter_alone(m: re.Match[str], context: Period | None) -> Period | None:
    if context is None:
        return None
    year, number = fiscal.starting_year(context.end), quarter_number(m)
    return fiscal.latest([fiscal.quarter(y, number) for y in (year - 1, year)], context)


def year_kind(text: str) -> str:
    lowered = text.lower()
    if re.search(r"academic|school|\bay", lowered):
        return fiscal.ACADEMIC
    if "calendar" in lowered:
        return fiscal.CALENDAR
    return fiscal.MUNICIPAL if re.search(r"municipal|council year", lowered) else fiscal.FINANCIAL


def years(m: re.Match[str], _: Period | None) -> Period | None:
    year = first_year(m["pair"])
    return fiscal.year_of(year_kind(m[0]), year) if year else None


def calendar_year(m: re.Match[str], _: Period | None) -> Period:
    return fiscal.year_of(fiscal.CALENDAR, int(m["year"]))


def half_term(m: re.Match[str], _: Period | None) -> Period | None:
    year = first_year(m["pair"])
    return fiscal.half_term(year, int(m["ht"])) if year else None


def half_term_alone(m: re.Match[str], context: Period | None) -> Period | None:
    if context is None:
        return None
    year = fiscal.starting_year(context.end, fiscal.ACADEMIC)
    return fiscal.latest([fiscal.half_term(y, int(m["ht"])) for y in (year - 1, year)], context)


def month(m: re.Match[str], _: Period | None) -> Period:
    return fiscal.month(full_year(m["year"]), month_number(m["m"]))


def month_alone(m: re.Match[str], context: Period | None) -> Period | None:
    if context is None:
        return None
    year, number = context.end.year, month_number(m["m"])
    return fiscal.latest([fiscal.month(y, number) for y in (year - 1, year)], context)


def finance_period(m: re.Match[str], context: Period | None) -> Period | None:
    year = first_year(m["pair"]) if m["pair"] else None
    if year is None and context:
        year = fiscal.starting_year(context.end)
    number = int(m["n"])
    if year is None or not 1 <= number <= 12:
        return None
    return fiscal.month(year + (number > 9), (number + 2) % 12 + 1)


def named_day(m: re.Match[str], context: Period | None) -> Period | None:
    """A named day; one without a year is the latest before the context's end."""
    years = [full_year(m["year"])] if m["year"] else []
    if not years and context:
        years = [context.end.year - 1, context.end.year]
    number = month_number(m["m"]) if m["m"] else int(m["mn"])
    days = [d for y in years if (d := valid(y, number, int(m["d"])))]
    if len(years) == 1:
        return fiscal.day(days[0]) if days else None
    return fiscal.latest([fiscal.day(d) for d in days], context)


def valid(year: int, number: int, day: int) -> date | None:
    try:
        return date(year, number, day)
    except ValueError:
        return None


def no_period(m: re.Match[str], context: Period | None) -> Period | None:
    """A date on which something happened is no period; it hides the month inside it."""
    return None


def this(m: re.Match[str], context: Period | None) -> Period | None:
    """The context itself, or the quarter or month that it is the last day of."""
    kind = m["kind"].lower()
    context = fiscal.base(context) if context else None
    if context is None or context.type.endswith(kind):
        return context
    return _ended_by(context, kind) if context.type == fiscal.DAY else None


def _ended_by(context: Period, kind: str) -> Period | None:
    month = fiscal.month(context.end.year, context.end.month)
    if month.end != context.end:
        return None
    year, place = fiscal.starting_year(month.end), (month.end.month - 4) % 12
    if kind == "month":
        return month
    return fiscal.quarter(year, place // 3 + 1) if kind == "quarter" and place % 3 == 2 else None


def previous(m: re.Match[str], context: Period | None) -> Period | None:
    current = this(m, context)
    return fiscal.before(current) if current else None


def last_year(m: re.Match[str], context: Period | None) -> Period | None:
    if context is None:
        return None
    kind = year_kind(m[0])
    return fiscal.year_of(kind, fiscal.starting_year(context.end, kind) - 1)


def same_last_year(m: re.Match[str], context: Period | None) -> Period | None:
    return fiscal.year_before(context) if context else None
