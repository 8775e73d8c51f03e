"""Words that the tagger takes for a period, where the grammar of periods reads none in them.

In a sentence "December", "the year" or "on 12 December" may be anything, so that
:mod:`extractor.language.periods` leaves them alone; where the tagger says that they are the time
of a value, they are read beside the report's period.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from extractor.language import fiscal, number_words
from extractor.language.period_builders import first_year
from extractor.language.period_words import MONTH, PAIR
from extractor.language.periods import find_periods, parse_period
from extractor.records import Period

Build = Callable[[re.Match[str], Period], Period | None]
UNIT = r"(?:period|quarter|qtr|point|time|stage|date|months?|(?:three|six|nine)\s+months)"
LIKE = rf"(?:same|this|that|corresponding|equivalent|comparable)\s+{UNIT}"
BEFORE = r"(?:before|earlier|previous(?:ly)?|previous|back|ago|prior)"
LAST = r"(?:last|previous|prior|preceding)\s+(?:financial\s+)?year"
COUNT = r"(?:\d|two|three|four|five|six|seven|eight|nine|ten)"
TYPES = {"quarter": fiscal.QUARTER, "month": fiscal.MONTH}
OWN = r"(?:(?:this|current|whole|full|reporting|latest)\s+)*"
BETWEEN = re.compile(r"\bbetween\s+(?:the\s+)?$", re.IGNORECASE)
ARTICLE = re.compile(r"^(?:the|a|an)\s+", re.IGNORECASE)


def said_period(text: str, start: int, end: int, context: Period | None) -> Period | None:
    """The period that the words from ``start`` to ``end`` mean beside the report's; None where
    they tell none, or there is no report's."""
    words = ARTICLE.sub("", " ".join(text[start:end].split()))
    if BETWEEN.search(text[:start]):
        words = re.sub(r"\s+and\s+", " to ", words)
    return pointing(words, context) or _run(words, context) or parse_period(words, context)


def pointing(words: str, context: Period | None) -> Period | None:
    """What words mean that count from the report's period: "the same quarter of 2015"."""
    if context is None:
        return None
    for pattern, build in FORMS:
        if m := pattern.fullmatch(words):
            return build(m, context)
    return None


def _run(words: str, context: Period | None) -> Period | None:
    """ "October to December", and nothing besides."""
    found = find_periods(words, context)
    whole = len(found) == 1 and (found[0].start, found[0].end) == (0, len(words))
    return found[0].period if whole else None


def _this_year(m: re.Match[str], context: Period) -> Period:
    kind = fiscal.ACADEMIC if context.type == fiscal.HALF_TERM else fiscal.FINANCIAL
    if context.type in fiscal.FIRST_MONTH:
        return context
    return fiscal.year_of(kind, fiscal.starting_year(context.end, kind))


def _year_before(m: re.Match[str], context: Period) -> Period:
    return fiscal.year_before(context)


def _quarter_before(m: re.Match[str], context: Period) -> Period | None:
    return fiscal.before(context) if context.type == fiscal.QUARTER else None


def _like_in_year(m: re.Match[str], context: Period) -> Period | None:
    """The context's like of a year: "same months of 2020", "same point in 2023-24"."""
    if "month" in m[0] and context.type == fiscal.QUARTER and "months" not in m[0]:
        return None
    if m["pair"]:
        year, own = first_year(m["pair"]), fiscal.starting_year(context.start)
    else:
        year, own = int(m["year"]), context.start.year
    return fiscal.shifted(context, year - own) if year else None


def _part_before(m: re.Match[str], context: Period) -> Period | None:
    """ "Q1 of the year before"."""
    part = parse_period(m["part"], context)
    if part and part.type == fiscal.QUARTER:
        return fiscal.quarter(fiscal.starting_year(context.end) - 1, fiscal.number_of(part))
    return fiscal.year_before(part) if part else None


def _own_period(m: re.Match[str], context: Period) -> Period | None:
    """ "Quarter" in a quarter's report; "period" in any."""
    unit = m["unit"].lower()
    return context if unit == "period" or TYPES.get(unit) == context.type else None


def _years_before(m: re.Match[str], context: Period) -> Period:
    said = m["count"].lower()
    count = int(said) if said.isdigit() else number_words.words().words[said]
    return fiscal.shifted(context, -count)


def _half_year_before(m: re.Match[str], context: Period) -> Period | None:
    return fiscal.before(fiscal.before(context)) if context.type == fiscal.QUARTER else None


def _month_before(m: re.Match[str], context: Period) -> Period | None:
    return fiscal.before(context) if context.type == fiscal.MONTH else None


def _last_quarter_of(m: re.Match[str], context: Period) -> Period | None:
    year = first_year(m["pair"])
    return fiscal.quarter(year, 4) if year else None


def _months_to(m: re.Match[str], context: Period) -> Period | None:
    """ "Six months to September": the part of its financial year up to a quarter's end."""
    last = parse_period(m["month"], context)
    if last is None or last.end.month % 3:
        return None
    year, number = fiscal.starting_year(last.end), ((last.end.month - 4) % 12) // 3 + 1
    whole = fiscal.quarter(year, number)
    return whole if m["count"].lower() in ("three", "3") else fiscal.to_date(whole)


def _year_to_month(m: re.Match[str], context: Period) -> Period | None:
    last = parse_period(m["month"], context)
    return fiscal.year_to(last) if last else None


def _months_to_month(m: re.Match[str], context: Period) -> Period | None:
    last = parse_period(m["month"], context)
    return fiscal.rolling_year(last) if last else None


FORMS: tuple[tuple[re.Pattern[str], Build], ...] = tuple(
    (re.compile(pattern, re.IGNORECASE), build)
    for pattern, build in (
        (r"(?:whole\s+|full\s+|financial\s+)?year(?:\s+as\s+a\s+whole)?|full[\s-]year", _this_year),
        (rf"{LIKE}(?:\s+(?:(?:of|in)\s+)?(?:the\s+)?(?:{LAST}|year\s+{BEFORE}))?", _year_before),
        (rf"{OWN}(?P<unit>quarter|month|period)(?:\s+end)?", _own_period),
        (rf"(?:(?:one|1)\s+)?(?:year|twelve\s+months|12\s+months)\s+{BEFORE}", _year_before),
        (rf"(?P<count>{COUNT})\s+years\s+{BEFORE}", _years_before),
        (rf"(?:six|6)\s+months\s+{BEFORE}", _half_year_before),
        (rf"month\s+{BEFORE}|(?:previous|last|preceding|prior)\s+month", _month_before),
        (rf"(?:last|final)\s+quarter\s+(?:of|in)\s+(?P<pair>{PAIR})", _last_quarter_of),
        (rf"(?P<count>three|six|nine|[369])\s+months\s+to\s+(?P<month>{MONTH})", _months_to),
        (rf"(?:three|3)\s+months\s+{BEFORE}|quarter\s+{BEFORE}", _quarter_before),
        (rf"{LIKE}\s+(?:of|in)\s+(?:(?P<pair>{PAIR})|(?P<year>20\d\d))", _like_in_year),
        (rf"(?P<part>.+?)\s+(?:of|in)\s+(?:the\s+)?(?:year\s+{BEFORE}|{LAST})", _part_before),
        (rf"year\s+(?:to|ending|ended)\s+(?:the\s+end\s+of\s+)?(?P<month>{MONTH})", _year_to_month),
        (rf"(?:12|twelve)\s+months\s+(?:to|ending|ended)\s+(?P<month>{MONTH})", _months_to_month),
    )
)
