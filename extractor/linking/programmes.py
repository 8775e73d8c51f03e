"""What a committee's plans are worth together: how far ahead items are listed, how many come on
time, and items that come again and again, and may be missed.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from statistics import median

from extractor.linking.bodies import body_of_names
from extractor.linking.plans import Subject
from extractor.linking.wording import numbers, settled, words

AHEAD = 61  # days in two months
OFTEN, LATE = 3, 1.5  # times that make a series; of its usual gap until it is missed
QUARTER = re.compile(r"^(?:q[1-4]|quarter)$")


@dataclass(frozen=True, slots=True)
class Measures:
    """Of the items of one committee that came: the shares listed at least two months ahead and
    delivered on the date first planned (None where none was); how many wait without a date, and
    for how many days the longest has."""

    council: str | None
    committee: str | None
    items: int
    delivered: int
    two_months_ahead: float | None
    on_first_date: float | None
    slipped: int
    dropped: int
    undated: int
    longest_undated_days: int | None


@dataclass(frozen=True, slots=True)
class Recurring:
    """An item that came at least three times, but for its year or quarter: ``every_days`` is its
    usual gap, and ``missed`` says that it has been away for half as long again."""

    subject: str
    council: str | None
    committee: str | None
    came: tuple[date, ...]
    every_days: int
    next_planned: date | None
    missed: bool


def measures(subjects: Iterable[Subject]) -> tuple[Measures, ...]:
    """The measures of each committee, by name."""
    return tuple(measured(found) for _, found in sorted(by_committee(subjects).items()))


def by_committee(subjects: Iterable[Subject]) -> dict[tuple[str, str], list[Subject]]:
    """The items of each committee."""
    found = defaultdict[tuple[str, str], list[Subject]](list)
    for each in subjects:
        found[body_of_names(each.council, each.committee)].append(each)
    return dict(found)


def measured(subjects: Sequence[Subject]) -> Measures:
    """The measures of one committee."""
    came = [s for s in subjects if s.delivered_at]
    waits = [
        s.undated_days for s in subjects if s.state == "undated" and s.undated_days is not None
    ]
    return Measures(
        subjects[0].council,
        subjects[0].committee,
        len(subjects),
        len(came),
        share([s.notice_days >= AHEAD for s in came if s.notice_days is not None]),
        share([s.on_time for s in came if s.on_time is not None]),
        sum(s.slips > 0 for s in subjects),
        sum(s.state == "dropped" for s in subjects),
        sum(s.state == "undated" for s in subjects),
        max(waits, default=None),
    )


def share(told: Sequence[bool]) -> float | None:
    """The share that is true."""
    return round(sum(told) / len(told), 3) if told else None


def recurring(subjects: Iterable[Subject], today: date) -> tuple[Recurring, ...]:
    """The items that come again and again, by committee and name; missed by ``today`` or not."""
    series = defaultdict[tuple[str, str, str], list[Subject]](list)
    for body, found in by_committee(subjects).items():
        for each in found:
            series[*body, timeless(each.subject)].append(each)
    often = (of_series(found, today) for _, found in sorted(series.items()))
    return tuple(each for each in often if each)


def timeless(subject: str) -> str:
    """A subject without the years and quarters that tell one time from another."""
    dated = numbers(subject)
    kept = [w for w in settled(subject).split() if w not in dated and not QUARTER.match(w)]
    return " ".join(kept) or " ".join(words(subject))


def of_series(subjects: Sequence[Subject], today: date) -> Recurring | None:
    """A series, where the item has come often enough."""
    came = sorted({s.delivered_at for s in subjects if s.delivered_at})
    if len(came) < OFTEN:
        return None
    usual = round(median((later - earlier).days for earlier, later in pairwise(came)))
    waiting = [s.planned[-1].meeting_date for s in subjects if s.state in ("scheduled", "slipped")]
    ahead = [day for day in waiting if day and day > came[-1]]
    first = subjects[0]
    return Recurring(
        first.subject,
        first.council,
        first.committee,
        tuple(came),
        usual,
        min(ahead, default=None),
        (today - came[-1]).days > LATE * usual,
    )
