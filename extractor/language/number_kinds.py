"""Sorts every number of a text in place: which may be a value, and what the others are.

:func:`classify` goes further than the role of a number: what stands around it tells a change from
a value, and numbers glued to letters ("KS4", "S106") are told as well.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from extractor.language.number_forms import VALUE, Number
from extractor.language.number_words import beginning, ending, one_of, words
from extractor.language.numbers import find_numbers
from extractor.language.periods import dated

REACH = 40  # characters before a number that can say what it is


class NumberKind(StrEnum):
    """What a number is: a candidate for a value, or why it is none.

    ``money`` may be the value of an indicator that is counted in pounds; else it is in passing.
    """

    VALUE = "value"
    CHANGE = "change"
    THRESHOLD = "threshold"
    AGE = "age"
    DATE = "date"
    MONEY = "money"
    REFERENCE = "reference"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class PrintedNumber:
    """A number as printed at ``start`` to ``end`` of a text, its unit's words included.

    ``unit`` is the contract's or None; ``sign`` is "-" (or a bracket that means it) or "+" where
    one is printed; ``role`` says more exactly than ``kind`` what the number is ("ordinal",
    "length", "time", "glued").
    """

    text: str
    start: int
    end: int
    kind: NumberKind
    role: str
    value: float
    unit: str | None = None
    sign: str | None = None
    high: float | None = None
    of: float | None = None
    approximate: bool = False


KINDS = {
    "period": NumberKind.DATE,
    "year": NumberKind.DATE,
    "age": NumberKind.AGE,
    "limit": NumberKind.THRESHOLD,
    "reference": NumberKind.REFERENCE,
    "marker": NumberKind.REFERENCE,
}
# letters and digits in one, as in: KS4, S106, s.117, A*-C5, PM2.5
GLUED = re.compile(r"(?<![\w£.])[A-Za-z]{1,6}\.?(?P<num>[0-9]+(?:\.[0-9]+)?)[A-Za-z]?[0-9]*")
FIRST = re.compile(r"[0-9]+")
# a length that is a standard or a limit, as in: (4-hour) standard, (18-week) wait
STANDARD = re.compile(
    r"[\s-]?(?:working[\s-])?\w+[\s-](?:standard|target|wait|waits|limit|deadline|threshold"
    r"|timescales?|window|guideline)\b",
    re.IGNORECASE,
)
# as in: made up (22%) of all outcomes
TAKING_UP = re.compile(
    r"\b(?:ma(?:de|kes?|king)|t(?:akes?|ook|aken|aking))\s+up\s+(?:[a-z]+\s+){0,2}$", re.IGNORECASE
)
SHARES = re.compile(r"p(?:er\s?cent|ct|p|ps|pt|pts)|%", re.IGNORECASE)


def classify(text: str) -> list[PrintedNumber]:
    """Every number of ``text`` in order, not overlapping, each with what it is; a date or period
    with a number in it is told once, as a whole."""
    told = list(_dates(text))
    told += (_printed(text, n) for n in find_numbers(text) if _apart(n, told))
    told += [g for g in _glued(text) if _apart(g, told)]
    return sorted(told, key=lambda n: n.start)


def _apart(one: Number | PrintedNumber, others: list[PrintedNumber]) -> bool:
    return not any(one.start < other.end and other.start < one.end for other in others)


def _dates(text: str) -> Iterator[PrintedNumber]:
    for start, end in dated(text):
        if first := FIRST.search(text, start, end):
            date = NumberKind.DATE
            yield PrintedNumber(text[start:end], start, end, date, "period", float(first[0]))


def _printed(text: str, found: Number) -> PrintedNumber:
    start = found.start
    printed = text[start : found.end]
    return PrintedNumber(
        text=printed,
        start=start,
        end=found.end,
        kind=kind_of(text, found),
        role=found.role,
        value=found.value,
        unit=found.unit,
        sign=_sign(printed, found),
        high=found.high,
        of=found.of,
        approximate=_is_approximate(text, start),
    )


def kind_of(text: str, found: Number) -> NumberKind:
    """The kind of one number of ``text``."""
    if found.role == "length":
        return NumberKind.THRESHOLD if _is_standard(text, found) else NumberKind.OTHER
    if found.role != VALUE:
        return KINDS.get(found.role, NumberKind.OTHER)
    if is_change(text, found):
        return NumberKind.CHANGE
    return NumberKind.MONEY if found.unit == "gbp" else NumberKind.VALUE


def is_change(text: str, found: Number) -> bool:
    """ "an increase of 1%", "up 19.5 per cent", "a 5% reduction", "+3%", "4 percentage points"."""
    printed = text[found.start : found.end]
    if found.unit == "points" and SHARES.search(printed):
        return True
    if printed.startswith("+") and found.unit in ("percent", "points"):
        return True
    return follows_change(text, found) or _changed_after().match(text, found.end) is not None


def follows_change(text: str, found: Number) -> bool:
    """Whether the words before a number make it a change: "up 5%", "an increase 5%", "a rise in
    thefts of 5%"; not "make up 5% of the total"."""
    before = text[max(0, found.start - REACH) : found.start]
    changed = _changed_before().search(before) or _changed_in().search(before)
    return changed is not None and not TAKING_UP.search(before)


@cache
def _changed_before() -> re.Pattern[str]:
    known = one_of(words().changed_before)
    about = one_of(words().approximations | {"just", "only", "over", "a", "another", "further"})
    return re.compile(rf"\b(?:{known})\s+(?:(?:{about})\s*)*$", re.IGNORECASE)


@cache
def _changed_in() -> re.Pattern[str]:
    """As in: a decrease (in thefts from cars of some) 40 per cent."""
    known, about = one_of(words().changed_in), one_of(words().approximations | {"just", "over"})
    thing = r"(?:[\w’'-]+\s+){1,6}?"
    return re.compile(rf"\b(?:{known})\s+in\s+{thing}of\s+(?:(?:{about})\s*)*$", re.IGNORECASE)


@cache
def _changed_after() -> re.Pattern[str]:
    between, known = one_of(words().changed_between), one_of(words().changed_after)
    return re.compile(rf"[\s-]+(?:(?:{between})\s+)*(?:{known})\b", re.IGNORECASE)


def _is_standard(text: str, found: Number) -> bool:
    """ "within 20 weeks", "the 4-hour standard"; not "two years ago"."""
    before = ending(words().limits).search(text, max(0, found.start - REACH), found.start)
    after = beginning(words().limits_after).match(text, found.end)
    tail = text[found.start : found.end + REACH].lstrip("0123456789.,-– ")
    return bool(before or after or STANDARD.match(f" {tail}"))


def _sign(printed: str, found: Number) -> str | None:
    if found.value < 0:
        return "-"
    return "+" if printed.startswith("+") else None


def _is_approximate(text: str, start: int) -> bool:
    before = text[max(0, start - 16) : start]
    return ending(words().approximations).search(before) is not None


def _glued(text: str) -> Iterator[PrintedNumber]:
    """Numbers glued to a name: "KS4", "M25"."""
    for m in GLUED.finditer(text):
        reference = NumberKind.REFERENCE
        yield PrintedNumber(m[0], m.start(), m.end(), reference, "glued", float(m["num"]))
