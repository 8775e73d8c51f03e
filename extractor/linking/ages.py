"""What depends on the day of a question: how long an action has waited, and whether it is late."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from datetime import date

from extractor.linking.states import OPEN

LATE = OPEN | {"vanished"}  # what may be overdue


def days_between(first: date | None, last: date | None) -> int | None:
    """The days from one to the other, none below 0."""
    return max((last - first).days, 0) if first and last else None


def meetings_since(day: date | None, today: date, meetings: Sequence[date]) -> int | None:
    """How many of the meetings came after a day, up to today."""
    if day is None:
        return None
    return max(bisect_right(meetings, today) - bisect_right(meetings, day), 0)


def is_overdue(due: date | None, state: str, today: date) -> bool:
    """Whether its day has passed in a state that waits for something."""
    return bool(due and due < today and state in LATE)
