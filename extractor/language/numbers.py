"""Finds the numbers that words hold, with their units, and says what a number is not.

A number is a value unless its role says otherwise: part of a date or period, a year, an age, a
limit ("above 95%"), a length of time ("45 day window"), an ordinal, a time of day, a reference
("section 19", "Key Stage 4", "Year 12"), a list marker, or a code such as a telephone number.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache

from extractor.language.patterns import PatternFile, load
from extractor.language.periods import dated
from extractor.records import Stretch

VALUE = "value"


class NumberWords(PatternFile):
    """Which words make a number a reference, a limit or an age, and what units are called."""

    references: frozenset[str]
    limits: frozenset[str]
    spans: frozenset[str]
    ages: frozenset[str]
    words: Mapping[str, int]
    fractions: Mapping[str, int]
    magnitudes: Mapping[str, int]
    units: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Number:
    """A number at ``start`` to ``end``, its unit's words included.

    ``unit`` is the contract's, or None for a bare number.  ``high`` is the upper end of a range,
    ``of`` the whole of "27 of 131".  ``role`` is ``value``, or why it is none.
    """

    value: float
    unit: str | None
    start: int
    end: int
    high: float | None = None
    of: float | None = None
    role: str = VALUE
    spelt: bool = False


def words() -> NumberWords:
    """The data file of number words."""
    return load("extractor.language", "numbers", NumberWords)


def one_of(names: Mapping[str, object] | frozenset[str]) -> str:
    """An alternation of ``names``, the longest first, any white space between their words."""
    longest = sorted(names, key=len, reverse=True)
    return "|".join(r"\s+".join(re.escape(w) for w in name.split()) for name in longest)


DIGITS = r"(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?|\.\d+"
# "21", "-14.5", "£1.2m", "1,234", "3.4 percentage points", "16-17", "27 out of 131"
SHAPE = (
    r"(?<![\w.,£/%])(?<!\d[-–])(?P<sign>(?:[-−]|^–)(?=£?[\d.]))?"
    r"(?P<pound>£\s?(?P<minus>-)?)?(?P<num>{digits})"
    r"(?:(?P<mag>k|m|mn|bn|\s(?:thousand|million|billion))(?![\w/]))?"
    r"(?P<unit1>%(?=[-–]))?"
    r"(?:[-–]£?(?P<high>{digits})(?P<mag2>k|m|bn)?(?![\d/]))?"
    r"(?P<plus>\+)?(?:[\s-]?(?P<unit>(?:{units})(?:(?<=%)|(?!\w))))?"
)
OF = re.compile(
    r"\s+(?:out\s+)?of\s+(?:the\s+|these\s+|those\s+|a\s+total\s+of\s+|all\s+)*"
    r"(?P<of>\d[\d,]*)(?![\w%]|[.,]\d)"
)
RATE = re.compile(r"\s+per\s+(?:1,?000|10,?000|100,?000|head|capita|1k|10k|100k)\b", re.IGNORECASE)
AGE_AFTER = re.compile(
    r"[\s-]?(?:\+\s)?(?:(?:years?|yrs?)[\s-]?olds?|yrs\b|(?:years?|yrs?)\s+of\s+age"
    r"|s\b|\+?\s+(?:population|age))",
    re.IGNORECASE,
)
ORDINAL_AFTER = re.compile(r"(?:st|nd|rd|th)\b", re.IGNORECASE)
TIME_AFTER = re.compile(r"\s?(?:[ap]\.?m\b|noon|hrs\b|:\d\d)", re.IGNORECASE)
LENGTH_AFTER = re.compile(
    r"[\s-]?\+?\s?(?:working[\s-])?"
    r"(?:days?|weeks?|wks?|months?|years?|yrs?|hours?|minutes?|mins?|terms?|nights?)\b",
    re.IGNORECASE,
)
SINGULAR_LENGTH = re.compile(r"[\s-]?(?:working[\s-])?(?:day|week)\b(?!s)", re.IGNORECASE)
SLASH_AFTER = re.compile(r"/")
ROLES_AFTER = (
    (ORDINAL_AFTER, "ordinal"),
    (AGE_AFTER, "age"),
    (TIME_AFTER, "time"),
    (SLASH_AFTER, "code"),
)
YEAR = re.compile(r"(?:19[5-9]|20[0-4])\d")
DIALLED = re.compile(r"\b0\d{2,5}\s(?:\d{3}\s)?$")
MARKER = re.compile(r"\s*\(?\d+(?:\.\d+)*[.)]\s")


@cache
def shape() -> re.Pattern[str]:
    """The pattern of a number in digits."""
    return re.compile(SHAPE.format(digits=DIGITS, units=one_of(words().units)), re.IGNORECASE)


@cache
def spelt() -> re.Pattern[str]:
    """ "nine", "twenty-one", "two thirds", "half"."""
    tens, fractions = one_of(words().words), one_of(words().fractions)
    return re.compile(
        rf"\b(?:(?P<one>{tens})(?:[\s-](?P<two>{tens}))?(?:[\s-](?P<part>{fractions}))?"
        rf"|(?P<half>half))\b(?![\s-]?(?:term|hour|day|way|year))(?:\s(?P<unit>per\s?cent))?",
        re.IGNORECASE,
    )


def find_numbers(text: str) -> list[Number]:
    """Every number of ``text`` in order, not overlapping, with its role."""
    found = [*_in_digits(text), *_in_words(text)]
    kept: list[Number] = []
    for number in sorted(found, key=lambda n: (n.start, -n.end)):
        if not kept or number.start >= kept[-1].end:
            kept.append(number)
    return kept


def values(text: str) -> list[Number]:
    """Only the numbers of ``text`` that measure something."""
    return [n for n in find_numbers(text) if n.role == VALUE]


def parse_number(text: str) -> Number | None:
    """The number that ``text`` is, and nothing else: "(1.2)" is minus 1.2; None otherwise."""
    bare = text.strip()
    inside = re.fullmatch(r"(?P<pound>£?)\((?P<in>£?[\d.,]+\s?(?:%|k|m|bn)?)\)(?P<unit>%?)", bare)
    m = shape().fullmatch(inside["pound"] + inside["in"] + inside["unit"] if inside else bare)
    if not m:
        return None
    number = _number(m)
    return replace(number, value=-number.value) if inside else number


def _number(m: re.Match[str]) -> Number:
    magnitude = m["mag"] or m["mag2"]
    factor = words().magnitudes[magnitude.strip().lower()] if magnitude else 1
    value = _float(m["num"]) * factor
    value = -value if m["sign"] or m["minus"] else value
    high = _float(m["high"]) * factor if m["high"] else None
    return Number(round(value, 6), _unit(m), m.start(), m.end(), high)


def _float(digits: str) -> float:
    return float(digits.replace(",", ""))


def _unit(m: re.Match[str]) -> str | None:
    if m["pound"]:
        return "gbp"
    unit = m["unit"] or m["unit1"]
    return words().units[" ".join(unit.lower().split())] if unit else None


def _in_digits(text: str) -> Iterator[Number]:
    taken = dated(text)
    marker = MARKER.match(text)
    past = 0
    for m in shape().finditer(text):
        if m.start() < past:
            continue
        number = _whole(text, _number(m))
        past = number.end
        if marker and number.start < marker.end():
            yield replace(number, role="marker")
        else:
            yield replace(number, role=_role(text, m, number, taken))


def _whole(text: str, number: Number) -> Number:
    """Take in "of 131" and "per 10,000"."""
    if (m := OF.match(text, number.end)) and number.unit is None and number.high is None:
        return replace(number, of=_float(m["of"]), end=m.end())
    if (m := RATE.match(text, number.end)) and number.unit is None:
        return replace(number, unit="rate", end=m.end())
    return number


def _role(text: str, m: re.Match[str], number: Number, taken: list[Stretch]) -> str:
    if any(start < number.end and number.start < end for start, end in taken):
        return "period"
    if number.unit in (None, "days", "weeks"):
        bare = _bare_role(text, m, number)
        if bare != VALUE:
            return bare
    if number.unit == "percent" and YEAR.fullmatch(m["num"]):
        return "year"
    limited = m["plus"] or _after_one_of(text, number.start, words().limits)
    return "limit" if limited else VALUE


def _bare_role(text: str, m: re.Match[str], number: Number) -> str:
    """What a number without a sign of its unit is."""
    start, end = number.start, m.end("high") if m["high"] else m.end("num")
    for pattern, role in ROLES_AFTER:
        if pattern.match(text, end):
            return role
    for names, role in ((words().ages, "age"), (words().references, "reference")):
        if _after_one_of(text, start, names):
            return role
    if re.fullmatch(r"0\d{3,}", m["num"]) or DIALLED.search(text[:start]):
        return "code"
    if number.of is None and YEAR.fullmatch(m["num"]):
        return "year"
    return "length" if _is_length(text, start, end) else VALUE


def _is_length(text: str, start: int, end: int) -> bool:
    """ "45 day window", "within 20 weeks", "12 months"; not "took 34 days"."""
    if not (after := LENGTH_AFTER.match(text, end)):
        return False
    if SINGULAR_LENGTH.match(text, end) or not re.search(r"(?:day|w(?:ee)?k)s$", after[0], re.I):
        return True
    return _after_one_of(text, start, words().spans)


@cache
def _ending(names: frozenset[str]) -> re.Pattern[str]:
    return re.compile(rf"(?:^|[^\w])(?:{one_of(names)})\.?[\s-]*(?:the\s+|a\s+)?$", re.IGNORECASE)


def _after_one_of(text: str, start: int, names: frozenset[str]) -> bool:
    """Whether one of ``names`` stands right before ``start``, or before the "12 and" there."""
    before = text[max(0, start - 40) : start]
    if _ending(names).search(before):
        return True
    listed = re.search(r"\d+[\d.]*(?:\s?(?:,|and|&|or|to|/)\s*)+$", before)
    return bool(
        listed and names is not words().limits and _ending(names).search(before[: listed.start()])
    )


def _in_words(text: str) -> Iterator[Number]:
    for m in spelt().finditer(text):
        if ORDINAL_AFTER.match(text, m.end()) or LENGTH_AFTER.match(text, m.end()):
            continue
        value, unit = _spelt_value(m)
        role = "reference" if _after_one_of(text, m.start(), words().references) else VALUE
        yield Number(value, unit, m.start(), m.end(), role=role, spelt=True)


def _spelt_value(m: re.Match[str]) -> tuple[float, str | None]:
    if m["half"]:
        return 50.0, "percent"
    table = words().words
    one = table[m["one"].lower()]
    total = one + (table[m["two"].lower()] if m["two"] else 0)
    if m["part"]:
        return round(100 * total / words().fractions[m["part"].lower()], 1), "percent"
    return float(total), "percent" if m["unit"] else None
