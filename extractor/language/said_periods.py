"""Words that the tagger takes for a period, where the grammar of periods reads none in them.

In a sentence "December", "the year" or "on 12 December" may be anything, so that
:mod:`extractor.language.periods` leaves them alone; where the tagger says that they are the time
of a value, they are read beside the report's period.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from extractor.language import fiscal
from extractor.language.period_builders import first_year
from extractor.language.period_words import MONTH, PAIR
from extractor.language.periods import find_periods, parse_period
from extractor.records import Period

Build = Callable[[re.Match[str], Period], Period | None]
UNIT = r"(?:period|quarter|point|time|stage|months?|(?:three|six|nine)\s+months)"
LIKE = rf"(?:same|this|that|corresponding|equivalent|comparable)\s+{UNIT}"
BEFORE = r"(?:before|earlier|previous(?:ly)?|previous|back|ago|prior)"
LAST = r"(?:last|previous|prior|preceding)\s+(?:financial\s+)?year"
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
    return fiscal.year_before(part) if part else None


def _year_to_month(m: re.Match[str], context: Period) -> Period | None:
    last = parse_period(m["month"], context)
    return fiscal.year_to(last) if last else None


FORMS: tuple[tuple[re.Pattern[str], Build], ...] = tuple(
    (re.compile(pattern, re.IGNORECASE), build)
    for pattern, build in (
        (r"(?:whole\s+|full\s+|financial\s+)?year(?:\s+as\s+a\s+whole)?|full[\s-]year", _this_year),
        (rf"{LIKE}(?:\s+(?:(?:of|in)\s+)?(?:the\s+)?(?:{LAST}|year\s+{BEFORE}))?", _year_before),
        (rf"(?:year|twelve\s+months|12\s+months)\s+{BEFORE}", _year_before),
        (rf"(?:three|3)\s+months\s+{BEFORE}|quarter\s+{BEFORE}", _quarter_before),
        (rf"{LIKE}\s+(?:of|in)\s+(?:(?P<pair>{PAIR})|(?P<year>20\d\d))", _like_in_year),
        (rf"(?P<part>.+?)\s+(?:of|in)\s+(?:the\s+)?(?:year\s+{BEFORE}|{LAST})", _part_before),
        (rf"year\s+to\s+(?:the\s+end\s+of\s+)?(?P<month>{MONTH})", _year_to_month),
    )
)
