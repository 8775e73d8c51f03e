"""Finds the slips of the pen in periods: they are kept as printed, and said.

A slip is never put right here.  What it spoils is read as no period, where it could be two; what
it leaves clear ("Q1 2/23") is read, and still said.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache

from extractor.language.period_builders import first_year, month_number, quarter_number, valid
from extractor.language.period_words import DASH, JOIN, MONTH, PAIR, QUARTER

LEAP = 2024  # a day without a year is no slip if some year has it
NEAR = 10  # "2023/45" is a reference, not two years


@dataclass(frozen=True, slots=True)
class PeriodSlip:
    """A slip at ``start`` to ``end``, as printed in ``text``.

    ``kind`` is years-apart ("2023/25"), no-such-quarter ("Q5"), no-such-half-term ("HT7"),
    no-such-period ("Period 13 2023/24"), no-such-day ("31 June"), months-differ ("Quarter 3
    (July to September 2022)") or short-years ("Q1 2/23").
    """

    kind: str
    text: str
    start: int
    end: int


Test = Callable[[re.Match[str]], bool]


def _years_apart(m: re.Match[str]) -> bool:
    one, two = (int(n) % 100 for n in re.findall(r"\d+", m["pair"]))
    return first_year(m["pair"]) is None and abs(two - one) < NEAR


def _no_such_day(m: re.Match[str]) -> bool:
    words = m.groupdict()
    number = int(words["mn"]) if words.get("mn") else month_number(m["m"])
    year = m["year"]
    full = LEAP if not year else int(year) + (2000 if len(year) == 2 else 0)
    return 1 <= number <= 12 and 28 < int(m["d"]) <= 31 and valid(full, number, int(m["d"])) is None


def _months_differ(m: re.Match[str]) -> bool:
    """Whether the months beside a quarter are another's, or of another year."""
    one, two, number = month_number(m["m1"]), month_number(m["m2"]), quarter_number(m)
    if (two - one) % 12 != 2 or one not in (1, 4, 7, 10):
        return False
    if (one - 4) % 12 // 3 + 1 != number:
        return True
    pair, year = m["pair"], m["y"]
    first = first_year(pair) if pair else None
    return bool(first and year) and int(year[-2:]) != (first or 0) % 100 + (number == 4)


def _always(m: re.Match[str]) -> bool:
    return True


_DATED = rf"(?P<d>\d{{1,2}})(?:st|nd|rd|th)?(?:\s+of)?\s+(?P<m>{MONTH})(?:,?\s+(?P<year>20\d\d))?"
_MONTHS = rf"(?P<m1>{MONTH}){DASH}(?P<m2>{MONTH})(?:\s*['’]?(?P<y>20\d\d|\d\d)(?!\d))?"
_TESTS: tuple[tuple[str, str, Test], ...] = (
    ("years-apart", rf"{QUARTER}{JOIN}(?P<pair>{PAIR})", _years_apart),
    ("years-apart", r"(?P<pair>20\d\d/(?:20)?\d\d)(?![\d/])", _years_apart),
    ("no-such-quarter", r"q(?:uarter|tr)?[\s-]?(?:0|[5-9])(?![\w%]|\.\d|[.:?)]\s\w)", _always),
    ("no-such-half-term", r"(?:ht|half[\s-]term)\s?(?:0|[7-9])(?![\w%]|\.\d)", _always),
    ("no-such-period", rf"(?:period|month|p)\s?(?:0|1[3-9]){JOIN}{PAIR}", _always),
    ("no-such-day", _DATED, _no_such_day),
    (
        "no-such-day",
        r"(?P<d>\d\d)(?P<s>[/.])(?P<mn>\d\d)(?P=s)(?P<year>(?:20)?\d\d)(?![\d/.])",
        _no_such_day,
    ),
    (
        "months-differ",
        rf"{QUARTER}(?:{JOIN}(?P<pair>{PAIR}))?\s*[(\[,:–—-]\s*{_MONTHS}",
        _months_differ,
    ),
    ("short-years", rf"{QUARTER}{JOIN}\d/\d\d(?![\d/])", _always),
)


@cache
def _tests() -> tuple[tuple[str, re.Pattern[str], Test], ...]:
    return tuple(
        (kind, re.compile(rf"(?<![\w/.£]){pattern}", re.IGNORECASE), test)
        for kind, pattern, test in _TESTS
    )


def find_slips(text: str) -> list[PeriodSlip]:
    """Every slip of ``text`` in order, not overlapping; of two the longer one."""
    kept: list[PeriodSlip] = []
    for slip in sorted(_slips(text), key=lambda s: (s.start, -s.end)):
        if not kept or slip.start >= kept[-1].end:
            kept.append(slip)
    return kept


def _slips(text: str) -> Iterator[PeriodSlip]:
    for kind, pattern, test in _tests():
        for m in pattern.finditer(text):
            if test(m):
                yield PeriodSlip(kind, m[0], m.start(), m.end())
