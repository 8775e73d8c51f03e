"""Finds calendar days and clock times as British papers print them.

A month alone ("September 2023") is no day; days come before months ("26/7/22" is 26 July).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import cache
from typing import NamedTuple

from extractor.language.patterns import PatternFile, load


class FoundDate(NamedTuple):
    """A day, and where in the text its words stand (the weekday before it included)."""

    date: date
    start: int
    end: int


def parse_date(text: str) -> date | None:
    """The first day that ``text`` names in full, or None."""
    return next((found.date for found in find_dates(text)), None)


def find_dates(text: str) -> list[FoundDate]:
    """Every day that ``text`` names in full, in order, not overlapping."""
    kept: list[FoundDate] = []
    for found in sorted(_candidates(text), key=lambda f: (f.start, -f.end)):
        if not kept or found.start >= kept[-1].end:
            kept.append(found)
    return kept


def parse_time(text: str) -> str | None:
    """The first clock time of ``text`` as ``HH:MM``; of "2.00 - 4.00 pm" the first, 14:00.

    None where the half of the day is not said ("7.00").
    """
    found = (m for m in _TIME.finditer(text) if _is_clock(m))
    return next((clock for m in found if (clock := _clock(m, text))), None)


class _Names(PatternFile):
    months: tuple[tuple[str, ...], ...]


@cache
def _months() -> dict[str, int]:
    names = load("extractor.language", "dates", _Names).months
    return {name: number for number, spelt in enumerate(names, 1) for name in spelt}


_WEEKDAY = (
    r"(?:(?:dd?ydd\s+\w+,?|(?:mon|tue|tues|wed|weds|wednes|thu|thur|thurs|fri|sat|satur|sun)(?:day)?\.?,?)\s+"
    r"(?:the\s+)?)?"
)
# 7th; Welsh 1af, 2il, 3ydd, 4ydd, 5ed, 7fed, 11eg, 21ain
_ORDINAL = "st|nd|rd|th|af|il|ydd|ed|fed|eg|ain"
_DAY = r"(?<![\d/.:£])(?P<d>[0-3]?\d)"
# not a clock time, a share, a decimal or the next number; Welsh "2023 am 2.00" is "2023 at 2.00"
_YEAR = r"(?P<y>(?:19|20)\d\d|['’]?\d\d)(?!\d|[.:,]\d|\s*(?:[ap]\.?m\b(?!\s\d)|noon|%|per\s?cent))"
_LONG_YEAR = r"(?P<y>(?:19|20)\d\d)(?!\d)"
# numbered paragraphs look like "3.4.12": with dots or spaces only likely years count
_LATE_YEAR = r"(?P<y>20\d\d|[12]\d|3[0-5])(?!\d|[./]\d|\s\d)"


@cache
def _forms() -> tuple[re.Pattern[str], ...]:
    month = rf"(?P<m>{'|'.join(sorted(_months(), key=len, reverse=True))})\b\.?"
    return tuple(
        re.compile(form, re.IGNORECASE)
        for form in (
            # Tuesday, 7th February 2023; 29 Oct 24; 7th day of February, 2023; 30th-Jan-2025
            rf"\b{_WEEKDAY}{_DAY}\s?(?:{_ORDINAL})?(?:\s+day)?(?:\s+of)?[\s,/-]*"
            rf"{month}[\s,/-]*{_YEAR}",
            # January 10, 2024
            rf"\b{_WEEKDAY}{month}\s+(?P<d>[0-3]?\d)(?:st|nd|rd|th)?,?\s+{_LONG_YEAR}",
            # 26/7/22; 07-02-2023
            rf"{_DAY}(?P<sep>[/-])(?P<m>[01]?\d)(?P=sep)(?P<y>20\d\d|19\d\d|\d\d)(?![\d/]|-\d)",
            # 07.02.2023; 30 1 23
            rf"{_DAY}\.(?P<m>[01]?\d)\.{_LATE_YEAR}",
            rf"(?<!\d\s){_DAY} (?P<m>[01]?\d) {_LATE_YEAR}",
            # 2023-02-07
            r"(?<![\d/-])(?P<y>(?:19|20)\d\d)(?P<sep>[/-])(?P<m>[01]\d)(?P=sep)(?P<d>[0-3]\d)(?!\d)",
        )
    )


def _candidates(text: str) -> Iterator[FoundDate]:
    if not any(ch.isdigit() for ch in text):
        return
    for form in _forms():
        for match in form.finditer(text):
            if day := _day(match):
                yield FoundDate(day, match.start(), match.end())


def _day(match: re.Match[str]) -> date | None:
    year = int(match["y"].lstrip("'’"))
    month = match["m"].lower()
    try:
        return date(
            year + 2000 if year < 100 else year,
            int(month) if month.isdigit() else _months()[month],
            int(match["d"]),
        )
    except ValueError:
        return None


# 6.00 pm; 10am; 18:00; 1800 hours; 12 noon; midday; 2.00 (of "2.00 - 4.00 pm")
# Welsh prints yb for am and yp or yh for pm, or "o'r gloch y bore", "y prynhawn", "yr hwyr"
_HALF = (
    r"(?:\s*(?:(?P<half>[ap])\.?\s?m|(?:o['’]r\s+gloch\s+)?yr?\.?\s?(?P<welsh>b|p|h)(?:ore|rynhawn|wyr)?)"
    r"\b\.?|\s*(?P<noon>noon|midday))"
)
_TIME = re.compile(
    rf"(?<![\d.:/£-])(?P<h>[0-2]?\d)(?:(?P<sep>[.:])(?P<min>[0-5]\d))?(?![\d:]|\.\d|/)(?:{_HALF})?"
    r"|(?<!\d)(?P<h24>[01]\d|2[0-3])(?P<min24>[0-5]\d)(?=\s?h(?:ou)?rs?\b)"
    r"|\b(?P<word>noon|midday|midnight)\b",
    re.IGNORECASE,
)
_UNTIL = re.compile(rf"\s*(?:[-–—]|to|until)\s*(?P<h>\d{{1,2}})(?:[.:][0-5]\d)?{_HALF}", re.I)


def _is_clock(match: re.Match[str]) -> bool:
    """A bare number is a time only where something makes it one."""
    return bool(match["min"] or _half(match) or match["noon"] or match["h24"] or match["word"])


def _clock(match: re.Match[str], text: str) -> str | None:
    if match["word"]:
        return "00:00" if match["word"].lower() == "midnight" else "12:00"
    if match["h24"]:
        return f"{match['h24']}:{match['min24']}"
    hour = _hour(match, text)
    return f"{hour:02}:{match['min'] or '00'}" if hour is not None and hour < 24 else None


def _hour(match: re.Match[str], text: str) -> int | None:
    hour = int(match["h"])
    if match["noon"]:
        return 12 if hour == 12 else None
    if half := _half(match):
        return _of_half(hour, half)
    if until := _UNTIL.match(text, match.end()):
        later = 12 if until["noon"] else _of_half(int(until["h"]), _half(until) or "a")
        start = _of_half(hour, "p")
        return start if start is not None and later is not None and start <= later else hour
    spelt_out = match["sep"] == ":" or len(match["h"]) == 2
    return hour if spelt_out else None


def _half(match: re.Match[str]) -> str | None:
    """The half of the day that a time says: "a" or "p"."""
    welsh = {"b": "a", "p": "p", "h": "p"}.get((match["welsh"] or "").lower())
    return welsh or (match["half"] or "").lower() or None


def _of_half(hour: int, half: str) -> int | None:
    """ "6 pm" is 18; "18.00 pm", as some print it, is 18 too."""
    if hour > 12:
        return hour
    return hour % 12 + (12 if half == "p" else 0)
