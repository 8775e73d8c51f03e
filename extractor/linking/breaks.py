"""Where a series is not one run of like values: periods without a value, and changes beside it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta
from itertools import pairwise

from extractor.language import fiscal
from extractor.records import Period

REGULAR = (fiscal.QUARTER, fiscal.MONTH, fiscal.FINANCIAL, fiscal.CALENDAR, fiscal.ACADEMIC)
LONGEST = 40  # periods between two values that are told one by one


@dataclass(frozen=True, slots=True)
class Break:
    """From ``period`` on ``what`` (target, intervention or definition) is ``after`` and no longer
    ``before``.  A definition is the name as printed, and ``stated`` the words of the paper that
    say that it changed."""

    period: str
    what: str
    before: str
    after: str
    stated: str | None = None


def period_of(label: str, kind: str | None) -> Period | None:
    """The period of a label, or None where it means none."""
    try:
        return fiscal.from_label(label, kind)
    except ValueError:
        return None


def gaps(valued: Sequence[Period]) -> tuple[str, ...]:
    """The periods between the first and the last of one type that have no value."""
    found: list[str] = []
    for kind in REGULAR:
        own = sorted((p for p in valued if p.type == kind), key=lambda p: p.start)
        for one, two in pairwise(own):
            found += missing(one, two)
    return tuple(found)


def missing(one: Period, two: Period) -> list[str]:
    """The labels between two periods of one type; none where they are far apart."""
    found: list[str] = []
    step = following(one)
    while step.start < two.start and len(found) <= LONGEST:
        found.append(step.label)
        step = following(step)
    return found if len(found) <= LONGEST else []


def following(period: Period) -> Period:
    """The next period of the same type."""
    day = period.end + timedelta(days=1)
    if period.type == fiscal.MONTH:
        return fiscal.month(day.year, day.month)
    if period.type == fiscal.QUARTER:
        return fiscal.quarter(fiscal.starting_year(day), (day.month - 4) % 12 // 3 + 1)
    return fiscal.year_of(period.type, fiscal.starting_year(day, period.type))


def changes(what: str, told: Sequence[tuple[str, str | None]]) -> Iterator[Break]:
    """The breaks of one thing told by period, in order; periods that do not tell it say nothing."""
    known = [(period, value) for period, value in told if value is not None]
    for (_, before), (period, after) in pairwise(known):
        if before != after:
            yield Break(period, what, before, after)
