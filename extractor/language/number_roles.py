"""What a number is when it is no value: an age, a limit, a reference, a time, a code, a length.

The words right beside a number decide; :mod:`extractor.language.number_kinds` looks further.
"""

from __future__ import annotations

import re
from functools import cache

from extractor.language.number_forms import VALUE, Number, number
from extractor.language.number_words import beginning, ending, one_of, words
from extractor.records import Stretch

REACH = 40  # characters before a number that can say what it is

# as in: (16) year olds, (18)s, (65) and over population, (75)+ age
AGE_AFTER = re.compile(
    r"[\s-]?(?:\+\s)?(?:(?:years?|yrs?)[\s-]?olds?|yrs\b|(?:years?|yrs?)\s+(?:of\s+age|and\s+(?:over|under))"
    r"|s\b|\+?\s+(?:population|age))",
    re.IGNORECASE,
)
# as in: (16) and 17 year olds, (18) to 25 year olds
AGES_AFTER = re.compile(
    r"\s?(?:,|/|-|–|and|or|to|&)\s?\d{1,2}[\s-]?(?:(?:years?|yrs?)[\s-]?olds?|s\b|(?:years?|yrs?)\s+of\s+age)",
    re.IGNORECASE,
)
ORDINAL_AFTER = re.compile(r"(?:st|nd|rd|th)\b", re.IGNORECASE)
TIME_AFTER = re.compile(r"\s?(?:[ap]\.?m\b|noon|hrs\b|:\d\d)", re.IGNORECASE)
# as in: (45) day window, (12) months
LENGTH_AFTER = re.compile(
    r"[\s-]?\+?\s?(?:working[\s-])?"
    r"(?:days?|weeks?|wks?|months?|years?|yrs?|hours?|minutes?|mins?|terms?|nights?)\b",
    re.IGNORECASE,
)
SINGULAR_LENGTH = re.compile(r"[\s-]?(?:working[\s-])?(?:day|week)\b(?!s)", re.IGNORECASE)
MEASURED_LENGTH = re.compile(r"(?:day|w(?:ee)?k)s$", re.IGNORECASE)
# as in: (3)G pitch, (4)x4, (5) A*-C, (3.4).2
CODE_AFTER = re.compile(r"/|(?-i:G|D|K)\b|x\d|\sA\*|(?:\.\d+){1,3}(?![\d%])")
# what goes on with a time or a code, as in: (10):30, (3.4).2, (12)/00345/FUL
TAIL = re.compile(r":\d\d(?!\d)|(?:\.\d+)+|(?:/[\w]+)+")
YEAR = re.compile(r"(?:19[5-9]|20[0-4])\d")
DIALLED = re.compile(r"\b0\d{2,5}\s(?:\d{3}\s)?$")
# as in: 01234 567890, 0300 123 4567, +44 20 7946 0000
PHONE = re.compile(r"(?<![\d.,£])(?:\+44\s?|0)\d{2,4}[\s-]?\d{3,4}[\s-]?\d{3,4}(?![\d%])")
AND_MORE = re.compile(r"(?:\s(?:and|or)\s\d{3})*\s+(?P<word>[\w-]+)")
LISTED = re.compile(r"\d+[\d.]*(?:\s?(?:,|and|&|or|to|/)\s*)+$")
PLUS_ENDS = re.compile(r"\s*(?:$|[.,;:)\]]|(?:and|or|in|who|with|age|population|health)\b)")
# a column head of money, as in: £000, £'000s, £m, Budget (£ million)
SCALE = re.compile(
    r"£\s?(?:(?P<thousands>['’‘]?000['’]?s?)"
    r"|(?P<mag>k|mn?|bn|thousands?|millions?|billions?))(?![\w.,])",
    re.IGNORECASE,
)
# more of a list, as in: Years (9), 10
GOES_ON = re.compile(r"[\d.]+\s*(?:,|and|or|&)\s*\d")
MARKER = re.compile(r"\s*\(?\d+(?:\.\d+)*[.)]\s")


@cache
def _sayings() -> re.Pattern[str]:
    return re.compile(rf"(?<![\w/-])(?:{one_of(words().sayings)})(?![\w/])", re.IGNORECASE)


def coded(text: str) -> list[Stretch]:
    """Telephone numbers and sayings ("24/7", "no one"), whose numbers are none."""
    spoken = [m.span() for m in _sayings().finditer(text)]
    return spoken + [m.span() for m in PHONE.finditer(text)]


def scales(text: str) -> list[Stretch]:
    """Where "£000" and the like stand."""
    return [m.span() for m in SCALE.finditer(text)] if "£" in text else []


def role(text: str, m: re.Match[str], found: Number) -> str:
    """The role of a number in digits that is part of no date, code or scale."""
    if found.unit == "percent" and found.spelt:
        return VALUE
    if found.unit in (None, "days", "weeks", "ratio"):
        bare = _bare_role(text, m, found)
        if bare != VALUE:
            return bare
    if found.unit == "percent" and YEAR.fullmatch(m["num"]):
        return "year"
    if _after(text, found.start, words().ranks):
        return "rank"
    return "limit" if m["plus"] or m["plus2"] or limited(text, found) else VALUE


def limited(text: str, found: Number) -> bool:
    """Whether a number is a limit: "above 95%", "10% or more", "<5"."""
    after = beginning(words().limits_after).match(text, found.end)
    return bool(after) or _after(text, found.start, words().limits)


def named(text: str, start: int) -> bool:
    """Whether what begins at ``start`` is the number of a thing: "section 19", "Level 3"."""
    return _after(text, start, words().references)


def _bare_role(text: str, m: re.Match[str], found: Number) -> str:
    """What a number without a sign of its unit is."""
    start, end = found.start, m.end("high") if m["high"] else m.end("num")
    if found.unit == "ratio":
        return VALUE
    if told := _named_role(text, m, found, end):
        return told
    if re.fullmatch(r"0\d{3,}", m["num"]) or DIALLED.search(text[:start]):
        return "code"
    if found.of is None and YEAR.fullmatch(m["num"]):
        return "year"
    return "length" if _is_length(text, start, end) else VALUE


def _named_role(text: str, m: re.Match[str], found: Number, end: int) -> str | None:
    """What the signs and words right beside a bare number tell; ``end`` is its digits' own."""
    if ORDINAL_AFTER.match(text, end):
        return "ordinal"
    if AGE_AFTER.match(text, end) or AGES_AFTER.match(text, end) or _is_age(text, m, found):
        return "year" if YEAR.fullmatch(m["num"]) else "age"
    if TIME_AFTER.match(text, end):
        return "time"
    if named(text, found.start):
        return "reference"
    return "code" if CODE_AFTER.match(text, end) or _is_service(text, m, found) else None


def _is_age(text: str, m: re.Match[str], found: Number) -> bool:
    """ "aged 16", "under 16 conceptions", "those over 18", "65+"."""
    if _after(text, found.start, words().ages):
        return True
    if found.of is not None or not re.fullmatch(r"\d{1,2}", m["num"]) or found.unit:
        return False
    if m["plus"]:
        known = number(m["num"]) in words().plus_ages
        return known and PLUS_ENDS.match(text, found.end) is not None
    before = ending(words().age_limits).search(text, max(0, found.start - REACH), found.start)
    if not before:
        return False
    who = ending(words().people).search(text, max(0, before.start() - REACH), before.start() + 1)
    return bool(who or beginning(words().people).match(text, found.end))


def _is_service(text: str, m: re.Match[str], found: Number) -> bool:
    """ "999 and 101 calls", "NHS 111": services that are known by their number."""
    if m[0] not in words().services:
        return False
    after = AND_MORE.match(text, found.end)
    if after and after["word"].lower() in words().service_words:
        return True
    before = re.findall(r"[\w-]+", text[max(0, found.start - REACH) : found.start].lower())[-3:]
    return any(word in words().service_words for word in before)


def _is_length(text: str, start: int, end: int) -> bool:
    """ "45 day window", "within 20 weeks", "12 months"; not "took 34 days"."""
    if not (after := LENGTH_AFTER.match(text, end)):
        return False
    if SINGULAR_LENGTH.match(text, end) or not MEASURED_LENGTH.search(after[0]):
        return True
    return _after(text, start, words().spans)


def _after(text: str, start: int, names: frozenset[str]) -> bool:
    """Whether one of ``names`` stands right before ``start``, or before the "12 and" there."""
    before = text[max(0, start - REACH) : start]
    if ending(names).search(before):
        return True
    listed = LISTED.search(before)
    if listed and listed[0].rstrip().endswith(",") and not GOES_ON.match(text, start):
        return False
    return bool(
        listed
        and names in (words().references, words().ages)
        and ending(names).search(before[: listed.start()])
    )
