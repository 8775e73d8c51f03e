"""The ways of naming a period, each a small pattern and what it builds.

"Loose" forms name no year ("Q3", "in August", "the previous quarter") and take it from a
context period: the latest such period that has begun by its end.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from extractor.language.period_builders import (
    Build,
    calendar_year,
    finance_period,
    half_term,
    half_term_alone,
    last_year,
    month,
    month_alone,
    named_day,
    no_period,
    previous,
    quarter_alone,
    quarter_of_one_year,
    quarter_of_years,
    same_last_year,
    this,
    years,
)
from extractor.language.period_spans import (
    current_year,
    half_of_year,
    half_term_run,
    last_month_named,
    month_last_year,
    months,
    months_alone,
    numbered_term,
    quarter_last_year,
    quarter_run,
    quarter_to_date,
    rolling,
    rolling_to,
    term,
    term_alone,
    terms,
    year_to,
    year_to_date,
)
from extractor.language.period_words import (
    AT,
    DASH,
    DATE,
    GAP,
    HALF,
    HALF_TERM,
    HALF_TERM_RUN,
    IN,
    JOIN,
    LAST,
    LAST_DAY,
    LAST_MONTH,
    LONE_YEARS,
    MONTH,
    MONTHS,
    NOT_ITS_START,
    NUMBERED_TERM,
    ONE_YEAR,
    PAIR,
    QUARTER,
    QUARTER_RUN,
    ROLLING,
    SAME,
    SHORT_YEAR,
    SLASHED,
    TERM_NAME,
    TITLE,
    TWELVE,
    UP_TO,
    YEAR_KIND,
    YEAR_TO_DATE,
    YEARS,
)

__all__ = [
    "HALF_TERM",
    "MONTH",
    "MONTHS",
    "QUARTER",
    "Form",
    "dates",
    "forms",
    "month_alone",
    "named_day",
    "no_period",
]


@dataclass(frozen=True, slots=True)
class Form:
    """One way of naming a period.  ``loose`` forms take their year from the context; ``needs``
    are the signs without which no words can match."""

    pattern: re.Pattern[str]
    build: Build
    loose: bool = False
    needs: frozenset[str] = frozenset()


# a sign of each fragment: most texts lack most of them, and so most forms need not be tried
_SIGNS = {
    "q": (QUARTER, QUARTER_RUN, r"q(?:uarter|tr)?[\s-]?[05-9]"),
    "month": (MONTH,),
    "term": (TERM_NAME, NUMBERED_TERM, "(?P<term2>"),
    "half": (HALF_TERM, HALF_TERM_RUN),
    "date": (YEAR_TO_DATE,),
    "last": (LAST, r"last\s+(?P<m>"),
    "years": (YEARS, LONE_YEARS, r"20\d\d/(?:20)?", r"(?P<year>20\d\d)-"),
    "year": (ONE_YEAR,),
    "slashed": (SLASHED,),
    "kind": ("(?P<kind>quarter|month)",),
    "half of": (rf"{HALF}(?:financial",),
    "latest": (r"(?:last|past|previous|preceding|latest)\s+",),
    "ago": (r"year\s+(?:ago",),
    "kind of year": (rf"current)\s+{YEAR_KIND}",),
    "numbered": (r"\s?0?(?P<n>1[0-2]|[1-9])",),
    "twelve": (rf"{TWELVE}(?:\s+period)?|{ROLLING}",),
    "year to": (rf"year{UP_TO}",),
    "calendar": (r"\s+calendar\s+year",),
    "between": (r"between\s+",),
    "dashed": (r"(?P<d>\d{1,2})-", r"(?P<year>20\d\d)-"),
}
_FOUND_BY = {  # in small letters
    "q": re.compile("q"),
    "month": re.compile(MONTH),
    "term": re.compile("term|t[1-6]"),
    "half": re.compile("ht|half"),
    "date": re.compile("ytd|date|this"),
    "last": re.compile(LAST),
    "years": re.compile(r"\d\s?(?:[/–-]|to)\s?\d"),
    "year": re.compile(r"20\d\d"),
    "slashed": re.compile(r"\d[/.]\d"),
    "kind": re.compile("quarter|month"),
    "half of": re.compile(r"half\s+of"),
    "latest": re.compile("rolling|moving|last|past|previous|preceding|latest"),
    "ago": re.compile(r"this\s+time|ago|earlier|before|previously"),
    "kind of year": re.compile(YEAR_KIND),
    "numbered": re.compile(r"(?:[mp]|period|month)\s?0?\d"),
    "twelve": re.compile("12|twelve|rolling|moving"),
    "year to": re.compile(r"year\s+(?:to|end|up)"),
    "calendar": re.compile("calendar"),
    "between": re.compile("between"),
    "dashed": re.compile(r"\d-"),
}


def signs(small: str) -> frozenset[str]:
    """The signs that a text in :func:`~extractor.language.casing.small_letters` has; see
    ``Form.needs``."""
    return frozenset(name for name, pattern in _FOUND_BY.items() if pattern.search(small))


_DAY = r"(?:\d{1,2}(?:st|nd|rd|th)?(?:\s+of)?\s+)?"
_D1, _D2 = (rf"(?:(?P<{name}>\d{{1,2}})(?:st|nd|rd|th)?(?:\s+of)?\s+)?" for name in ("d1", "d2"))
_RUN = (
    rf"{_D1}(?P<m1>{MONTH})(?:\s*'?(?P<y1>20\d\d|\d\d))?{{between}}"
    rf"{_D2}(?P<m2>{MONTH})[\s'’\-]*(?P<y2>20\d\d|\d\d)(?!\d)"
)
_RUN_TO, _RUN_AND = _RUN.replace("{between}", DASH), _RUN.replace("{between}", r"\s+and\s+")
_OF_YEARS = rf"{JOIN}(?:the\s+)?(?:{YEAR_KIND}\s+year\s+)?{YEARS}"
_LAST_YEAR = rf"\s+(?:of\s+|in\s+)?(?:the\s+)?{LAST}\s+(?:financial\s+)?year(?!\s+group)"
_LAST_TWELVE = (
    rf"(?:the\s+)?(?:{ROLLING}|(?:last|past|previous|preceding|latest)\s+{TWELVE}"
    r"(?!\s+(?:to|ending)))"
)
_TO_END = rf"(?:(?:rolling\s+)?{TWELVE}(?:\s+period)?|{ROLLING}){UP_TO}"
_YEAR_TO = rf"(?:(?:the|reporting|financial)\s+)*year{UP_TO}"

# pattern, what it builds, whether it is loose; each has its cases in the tests
_FORMS: tuple[tuple[str, Build, bool], ...] = (
    (rf"{QUARTER}{_OF_YEARS}", quarter_of_years, False),
    (rf"{QUARTER}{TITLE}{YEARS}", quarter_of_years, False),
    (rf"{YEARS}{GAP}{QUARTER}", quarter_of_years, False),
    (rf"{QUARTER}{JOIN}{ONE_YEAR}", quarter_of_one_year, False),
    (rf"{ONE_YEAR}{GAP}{QUARTER}", quarter_of_one_year, False),
    # a quarter of years that do not follow each other, or a fifth one, is none
    (rf"{QUARTER}{JOIN}{YEARS}", no_period, False),
    (rf"q(?:uarter|tr)?[\s-]?[05-9]{JOIN}{YEARS}", no_period, False),
    (QUARTER, quarter_alone, True),
    (rf"{QUARTER_RUN}{_OF_YEARS}", quarter_run, False),
    (QUARTER_RUN, quarter_run, True),
    (rf"{QUARTER}{_LAST_YEAR}", quarter_last_year, True),
    (rf"{QUARTER}{JOIN}{YEARS}\s*\(?{YEAR_TO_DATE}", quarter_to_date, False),
    (rf"{YEAR_TO_DATE}{GAP}{QUARTER}{JOIN}{YEARS}", quarter_to_date, False),
    (rf"{QUARTER}\s*\(?{YEAR_TO_DATE}", quarter_to_date, True),
    (rf"{YEAR_TO_DATE}{GAP}{QUARTER}", quarter_to_date, True),
    (rf"{YEAR_TO_DATE}{GAP}{YEARS}", year_to_date, False),
    (rf"{YEARS}{GAP}{YEAR_TO_DATE}", year_to_date, False),
    (YEAR_TO_DATE, year_to_date, True),
    (rf"{_TO_END}{LAST_DAY}", rolling_to, False),
    (rf"{_TO_END}{LAST_MONTH}", rolling_to, False),
    (rf"{_TO_END}{QUARTER}{JOIN}{YEARS}", rolling_to, False),
    (_LAST_TWELVE, rolling, True),
    (rf"{_YEAR_TO}{LAST_DAY}", year_to, False),
    (rf"{_YEAR_TO}{LAST_MONTH}", year_to, False),
    (rf"(?:{HALF}(?:{YEAR_KIND}\s+year\s+)?|h(?P<h>[12]){JOIN}){YEARS}", half_of_year, False),
    (rf"{HALF}(?:financial\s+)?year(?!\s+group)", half_of_year, True),
    (_RUN_TO, months, False),
    (rf"between\s+(?:the\s+)?{_RUN_AND}", months, False),
    (rf"(?P<m1>{MONTH}){DASH}(?P<m2>{MONTH})", months_alone, True),
    (
        rf"(?:{YEAR_KIND}\s+year\s+(?:ending\s+)?|[FA]Y\s?)?{LONE_YEARS}(?:\s+{YEAR_KIND}\s+year)?",
        years,
        False,
    ),
    (r"20\d\d/(?:20)?\d\d(?![\d/])", no_period, False),
    (rf"(?:calendar\s+year|in|during|for|throughout|by|year)\s+{ONE_YEAR}", calendar_year, False),
    (rf"{ONE_YEAR}\s+calendar\s+year", calendar_year, False),
    (rf"{HALF_TERM}{JOIN}(?:the\s+)?{YEARS}", half_term, False),
    (rf"{YEARS}{GAP}{HALF_TERM}", half_term, False),
    (HALF_TERM, half_term_alone, True),
    (rf"{HALF_TERM_RUN}{JOIN}{YEARS}", half_term_run, False),
    (rf"{NUMBERED_TERM}{JOIN}{YEARS}", numbered_term, False),
    (rf"{TERM_NAME}{JOIN}{YEARS}", term, False),
    (rf"{YEARS}{GAP}{TERM_NAME}", term, False),
    (rf"{TERM_NAME}{JOIN}{ONE_YEAR}", term, False),
    (rf"{NOT_ITS_START}(?:the\s+)?{TERM_NAME}(?!s)", term_alone, True),
    (
        rf"(?P<term>autumn|spring)\s+(?:and|&)\s+(?P<term2>spring|summer)\s+terms?{JOIN}{YEARS}",
        terms,
        False,
    ),
    (
        rf"(?:(?:the\s+)?end\s+of\s+)?(?P<m>{MONTH})[\s,'’\-–]*"
        rf"(?P<year>20\d\d|(?<!\d){SHORT_YEAR})(?!\d|[/%]|\.\d)",
        month,
        False,
    ),
    (
        rf"(?:end\s+)?{IN}(?P<m>{MONTH})(?!{DASH}{_DAY}{MONTH}|\s+20\d\d|\s+\d{{1,4}}(?![\d%.,]|\s+\w))",
        month_alone,
        True,
    ),
    (rf"(?:{IN})?(?P<m>{MONTH}){_LAST_YEAR}", month_last_year, True),
    (rf"(?:{IN})?(?P<m>{MONTH}){_LAST_YEAR}", no_period, True),
    (rf"(?:in\s+)?last\s+(?P<m>{MONTH})(?!\s+\d)", last_month_named, True),
    (
        rf"(?:period|month)\s?0?(?P<n>1[0-2]|[1-9])(?!\d|\.\d)(?:{JOIN}(?P<pair>{PAIR}))?",
        finance_period,
        True,
    ),
    # P7, P7 outturn; not P1 repairs
    (
        r"p\s?0?(?P<n>1[0-2]|[1-9])(?!\d|\.\d)(?P<pair>)"
        r"(?=\s*(?:$|[,.;:)\]]|[-–]\s|(?:outturn|forecast|monitoring|position|budget|report)\b))",
        finance_period,
        True,
    ),
    (rf"[mp]\s?0?(?P<n>1[0-2]|[1-9]){JOIN}(?P<pair>{PAIR})", finance_period, False),
    (rf"{AT}{DATE}", named_day, False),
    (rf"{AT}{SLASHED}", named_day, False),
    (DATE, no_period, False),
    (SLASHED, no_period, False),
    # 31-Mar-24; March 31, 2024
    (
        rf"(?P<d>\d{{1,2}})-(?P<m>{MONTH})-(?P<year>(?:20)?\d\d)(?!\d)(?P<mn>)",
        no_period,
        False,
    ),
    (
        rf"(?P<m>{MONTH})\s+(?P<d>\d{{1,2}})(?:st|nd|rd|th)?,\s+(?P<year>20\d\d)(?!\d)(?P<mn>)",
        no_period,
        False,
    ),
    (r"(?P<year>20\d\d)-(?P<mn>[01]\d)-(?P<d>[0-3]\d)(?!\d)(?P<m>)", named_day, False),
    (rf"(?:the\s+)?{LAST}\s+(?P<kind>quarter|month)", previous, True),
    (r"(?:the\s+)?(?P<kind>quarter|month)\s+before", previous, True),
    (
        r"(?:this|the\s+current|current|the)\s+(?P<kind>quarter|month)(?!-|\s+(?:before|of|[1-4]))",
        this,
        True,
    ),
    (rf"{SAME}\s+{LAST}\s+(?:financial\s+|academic\s+)?year", same_last_year, True),
    (
        r"this\s+time\s+last\s+year|(?:a|one|the)\s+year\s+(?:ago|earlier|before|previously)"
        r"|(?:12|twelve)\s+months\s+(?:ago|earlier|before|previously)",
        same_last_year,
        True,
    ),
    (rf"(?:the\s+)?{LAST}\s+(?:{YEAR_KIND}\s+)?year(?!\s+group)", last_year, True),
    (
        rf"{NOT_ITS_START}(?:this|the\s+current|current)\s+{YEAR_KIND}\s+year",
        current_year,
        True,
    ),
)


@cache
def forms() -> tuple[Form, ...]:
    """Every form; where two match the same words the longer counts, then the earlier one."""
    return tuple(
        Form(re.compile(rf"(?<![\w/.£]){pattern}", re.IGNORECASE), build, loose, _needs(pattern))
        for pattern, build, loose in _FORMS
    )


def _needs(pattern: str) -> frozenset[str]:
    """The signs of a pattern's fragments; the months inside a join may be left out."""
    plain = pattern.replace(JOIN, "")
    return frozenset(sign for sign, parts in _SIGNS.items() if any(p in plain for p in parts))


@cache
def dates() -> tuple[re.Pattern[str], ...]:
    """Dates that stand alone, as in a header cell: "31 December 2022", "31/12/22", "31-Dec-22"."""
    bare = (f.pattern for f in forms() if f.build is no_period)
    return tuple(pattern for pattern in bare if "d" in pattern.groupindex)
