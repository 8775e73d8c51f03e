"""Days: when something is due, how long it has waited, in days and in meetings."""

from __future__ import annotations

import calendar
from collections.abc import Sequence
from datetime import date
from functools import cache

from extractor.language.dates import parse_date
from extractor.language.patterns import PatternFile, load
from extractor.language.periods import parse_period


class Dues(PatternFile):
    """What is said of the time by which something is due."""

    next_meeting: tuple[str, ...]
    months: dict[str, int]


@cache
def dues() -> Dues:
    """The words of the data file."""
    return load("extractor.linking", "dues", Dues)


def due_date(due: str | None, raised: date | None, meetings: Sequence[date]) -> date | None:
    """The last day by which something is due, where its words give one.

    "Next meeting" is the first of ``meetings`` (in order) after the one that raised it, and a
    month its last day; words that name no day ("in due course") give None.
    """
    if not due:
        return None
    said = due.casefold()
    if any(words in said for words in dues().next_meeting):
        return next_meeting(raised, meetings)
    if day := parse_date(due):
        return day
    if raised and (months := next((n for w, n in dues().months.items() if w in said), None)):
        return months_later(raised, months)
    period = parse_period(due)
    return period.end if period else None


def next_meeting(day: date | None, meetings: Sequence[date]) -> date | None:
    """The first meeting after a day."""
    return next((each for each in meetings if day and each > day), None)


def months_later(day: date, months: int) -> date:
    """The same day some months later, or the last of that month."""
    years, month = divmod(day.month - 1 + months, 12)
    last = calendar.monthrange(day.year + years, month + 1)[1]
    return date(day.year + years, month + 1, min(day.day, last))
