"""The ways of naming a period, each a small pattern and what it builds.

"Loose" forms name no year ("Q3", "in August", "the previous quarter") and take it from a
context period: the latest such period that has begun by its end.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import cache

from extractor.language import fiscal
from extractor.records import Period

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
ORDINALS = {
    name: n
    for n, names in enumerate(
        ["first 1st one", "second 2nd two", "third 3rd three", "fourth 4th four final"], 1
    )
    for name in names.split()
}

MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b\.?"
)
_PAIR = r"(?:20)?\d\d\s?(?:[/\-–]|to)\s?(?:20)?\d\d(?![\d/]|[-–.]\d)"
_SLIP = r"\d/\d\d(?![\d/])"
_DASH = r"\s*(?:[-–—]|to|until|through to|through)\s*"
# between a quarter and its year: "Q2, 2022", "(Q2) 2022", "Quarter 3 (October to December) 2022"
_MONTHS_INSIDE = rf"\s*\(\s*{MONTH}{_DASH}{MONTH}\s*\)\s*[,\-–—]?\s*"
_JOIN = rf"(?:{_MONTHS_INSIDE}|\)?\s*[,(\-–—:]\s*|\)\s*|\s+of\s+|\s+in\s+|\s+for\s+|\s*)"
# "Quarter 4 (Performance Report) 2021/22": the words of a title
_TITLE = (
    r"(?:\s(?:corporate|performance|reports?|monitoring|update|key|indicators?|kpis?|council"
    r"|plan|progress|scorecard|outturn|summary)){1,6}\s*[,:(\-–—]?\s*(?:for\s)?"
)
_YEAR_KIND = r"(?:financial|fiscal|academic|school|municipal|council|calendar)"
QUARTER = (
    r"(?:q(?:tr|uarter)?\.?[\s\-]?(?P<q>[1-4])(?![\d%]|\.\d|st|nd|rd|th)"
    r"|quarter[\s\-](?P<qw>one|two|three|four)"
    r"|(?P<qo>first|second|third|fourth|final|1st|2nd|3rd|4th)\s+(?:financial\s+)?quarter)"
)
HALF_TERM = r"(?:ht|half[\s\-]?term)\s?(?P<ht>[1-6])(?!\d)"


Build = Callable[[re.Match[str], Period | None], Period | None]


@dataclass(frozen=True, slots=True)
class Form:
    """One way of naming a period.  ``loose`` forms take their year from the context."""

    pattern: re.Pattern[str]
    build: Build
    loose: bool = False


def first_year(pair: str) -> int | None:
    """The first year of "2022/23", "22-23", "2022 to 2023" or the slip "2/23"; None if the two
    years do not follow each other."""
    one, two = re.findall(r"\d+", pair)
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


def months(m: re.Match[str], _: Period | None) -> Period | None:
    """ "October to December 2022": a quarter, or a whole year; other spans have no label."""
    one, two = month_number(m["m1"]), month_number(m["m2"])
    end = full_year(m["y2"])
    start = full_year(m["y1"]) if m["y1"] else end - (one > two)
    count = (end - start) * 12 + two - one + 1
    if count == 3 and one in (1, 4, 7, 10):
        return fiscal.quarter(start - (one < 4), (one - 4) % 12 // 3 + 1)
    kinds = {first: kind for kind, first in fiscal.FIRST_MONTH.items() if kind != fiscal.MUNICIPAL}
    return fiscal.year_of(kinds[one], start) if count == 12 and one in kinds else None


def months_alone(m: re.Match[str], context: Period | None) -> Period | None:
    one, two = month_number(m["m1"]), month_number(m["m2"])
    if context is None or (two - one) % 12 != 2 or one not in (1, 4, 7, 10):
        return None
    number, year = (one - 4) % 12 // 3 + 1, fiscal.starting_year(context.end)
    return fiscal.latest([fiscal.quarter(y, number) for y in (year - 1, year)], context)


def _year_kind(text: str) -> str:
    lowered = text.lower()
    if "academic" in lowered or "school" in lowered:
        return fiscal.ACADEMIC
    return fiscal.MUNICIPAL if re.search(r"municipal|council year", lowered) else fiscal.FINANCIAL


def years(m: re.Match[str], _: Period | None) -> Period | None:
    year = first_year(m["pair"])
    return fiscal.year_of(_year_kind(m[0]), year) if year else None


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
    kind = _year_kind(m[0])
    return fiscal.year_of(kind, fiscal.starting_year(context.end, kind) - 1)


def same_last_year(m: re.Match[str], context: Period | None) -> Period | None:
    return fiscal.year_before(context) if context else None


_YEARS = rf"(?P<pair>{_PAIR}|{_SLIP})"
_LONE_YEARS = (
    r"(?P<pair>20\d\d\s?(?:[/\-–]|to)\s?(?:20)?\d\d(?![\d/]|[-–.]\d)"
    r"|\d\d/\d\d(?![\d/%]|\.\d))"
)
_ONE_YEAR = r"(?P<year>20\d\d)(?![\d/%]|\s?[-–]\s?\d)"
_DAY = r"\d{1,2}(?:st|nd|rd|th)?(?:\s+of)?\s+"
_DATE = (
    rf"(?P<d>\d{{1,2}})(?:st|nd|rd|th)?(?:\s+of)?\s+(?P<m>{MONTH})"
    r"(?:,?\s+(?P<year>20\d\d))?(?P<mn>)"
)
_SLASHED = r"(?P<d>\d{1,2})(?P<s>[/.])(?P<mn>\d{1,2})(?P=s)(?P<year>(?:20)?\d\d)(?!\d)(?P<m>)"
_AT = r"(?:as\s+(?:at|of|on)|at|to|ending|ended|end(?:ing)?\s+of)\s+(?:the\s+)?"
_IN = (
    r"(?:in|during|for|of|since|by|throughout|at|end|until|from)\s+"
    r"(?:the\s+)?(?:month\s+of\s+)?(?:end\s+of\s+)?"
)
_SAME = (
    r"(?:the\s+)?(?:same|corresponding|equivalent|comparable)\s+"
    r"(?:period|quarter|point|time|month|stage)(?:\s+(?:in|of))?(?:\s+the)?"
)
_LAST = r"(?:last|previous|prior|preceding)"
_GAP = r"\s*[,(\-–—:]?\s*"
_SHORT_YEAR = rf"[12]\d(?!\d|st|nd|rd|th|\s*{MONTH})"

# pattern, what it builds, whether it is loose; each has its cases in the tests
_FORMS: tuple[tuple[str, Build, bool], ...] = (
    (rf"{QUARTER}{_JOIN}(?:the\s+)?(?:{_YEAR_KIND}\s+year\s+)?{_YEARS}", quarter_of_years, False),
    (rf"{QUARTER}{_TITLE}{_YEARS}", quarter_of_years, False),
    (rf"{_YEARS}{_GAP}{QUARTER}", quarter_of_years, False),
    (rf"{QUARTER}{_JOIN}{_ONE_YEAR}", quarter_of_one_year, False),
    (rf"{_ONE_YEAR}{_GAP}{QUARTER}", quarter_of_one_year, False),
    (QUARTER, quarter_alone, True),
    (
        rf"(?:{_DAY})?(?P<m1>{MONTH})(?:\s*'?(?P<y1>20\d\d|\d\d))?{_DASH}"
        rf"(?:{_DAY})?(?P<m2>{MONTH})[\s'’\-]*(?P<y2>20\d\d|\d\d)(?!\d)",
        months,
        False,
    ),
    (rf"(?P<m1>{MONTH}){_DASH}(?P<m2>{MONTH})", months_alone, True),
    (
        rf"(?:{_YEAR_KIND}\s+year\s+(?:ending\s+)?)?{_LONE_YEARS}(?:\s+{_YEAR_KIND}\s+year)?",
        years,
        False,
    ),
    (rf"(?:calendar\s+year|in|during|for|throughout|by|year)\s+{_ONE_YEAR}", calendar_year, False),
    (rf"{HALF_TERM}{_JOIN}(?:the\s+)?{_YEARS}", half_term, False),
    (rf"{_YEARS}{_GAP}{HALF_TERM}", half_term, False),
    (HALF_TERM, half_term_alone, True),
    (
        rf"(?:(?:the\s+)?end\s+of\s+)?(?P<m>{MONTH})[\s,'’\-–]*"
        rf"(?P<year>20\d\d|(?<!\d){_SHORT_YEAR})(?!\d|[/%]|\.\d)",
        month,
        False,
    ),
    (
        rf"{_IN}(?P<m>{MONTH})(?!\s*[-–]\s*{MONTH}|\s+20\d\d|\s+\d{{1,4}}(?![\d%.,]|\s+\w))",
        month_alone,
        True,
    ),
    (
        rf"(?:period|month|p)\s?(?P<n>1[0-2]|[1-9])(?!\d|\.\d)(?:{_JOIN}(?P<pair>{_PAIR}))?",
        finance_period,
        True,
    ),
    (rf"{_AT}{_DATE}", named_day, False),
    (rf"{_AT}{_SLASHED}", named_day, False),
    (_DATE, no_period, False),
    (_SLASHED, no_period, False),
    (r"(?P<year>20\d\d)-(?P<mn>[01]\d)-(?P<d>[0-3]\d)(?!\d)(?P<m>)", named_day, False),
    (rf"(?:the\s+)?{_LAST}\s+(?P<kind>quarter|month)", previous, True),
    (r"(?:the\s+)?(?P<kind>quarter|month)\s+before", previous, True),
    (
        r"(?:this|the\s+current|the)\s+(?P<kind>quarter|month)(?!-|\s+(?:before|of|[1-4]))",
        this,
        True,
    ),
    (rf"{_SAME}\s+{_LAST}\s+(?:financial\s+|academic\s+)?year", same_last_year, True),
    (
        r"this\s+time\s+last\s+year|a\s+year\s+(?:ago|earlier|before)|(?:12|twelve)\s+months\s+(?:ago|earlier|before)",
        same_last_year,
        True,
    ),
    (rf"(?:the\s+)?{_LAST}\s+(?:{_YEAR_KIND}\s+)?year(?!\s+group)", last_year, True),
)


@cache
def forms() -> tuple[Form, ...]:
    """Every form; where two match the same words the earlier one counts, then the longer."""
    return tuple(
        Form(re.compile(rf"(?<![\w/.£]){pattern}", re.IGNORECASE), build, loose)
        for pattern, build, loose in _FORMS
    )


@cache
def dates() -> tuple[re.Pattern[str], ...]:
    """Dates that stand alone, as in a header cell: "31 December 2022", "31/12/22"."""
    return tuple(f.pattern for f in forms() if f.build is no_period)
