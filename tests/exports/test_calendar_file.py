"""The calendar, as icalendar reads it back."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from icalendar import Calendar

from extractor.exports.calendar_file import calendar_file
from extractor.linking.events import Event

DAY, MARCH = date(2031, 5, 14), date(2031, 3, 14)


def days(*entries: Any) -> list[Any]:
    """The days of a calendar, read back."""
    return list(Calendar.from_ical(calendar_file(entries, DAY)).walk("VEVENT"))


def test_an_action_is_a_whole_day(entry: Any) -> None:
    event = Event(MARCH, "listed", "https://quay.example/pack.pdf", 17, "Clerk has asked")
    [day] = days(entry(history=(event,)))
    assert day["UID"] == "a-1f0c9be27d@committee-papers"
    assert (day.decoded("DTSTART"), day.decoded("DTEND")) == (MARCH, date(2031, 3, 15))
    assert day["SUMMARY"] == "Overdue: circulate the ferry safety audit"
    assert day["URL"] == "https://quay.example/pack.pdf#page=17"
    assert day["DESCRIPTION"].splitlines() == [
        "circulate the ferry safety audit",
        "Lead officer: Clerk, Harbourmaster",
        "Westmere Council, Quay & Pier Committee",
        "Raised 14 January 2031, Minute 12, Ferry Safety",
        "Due: next meeting",
        "Overdue since 14 March 2031",
        "14 March 2031: Clerk has asked",
        "pack.pdf, page 17",
    ]


@pytest.mark.parametrize(
    ("state", "overdue", "summary"),
    [
        ("open", False, "Due: mend the pier"),
        ("reopened", False, "Due: mend the pier"),
        ("open", True, "Overdue: mend the pier"),
        ("vanished", True, "Overdue: mend the pier"),
        ("vanished", False, "Vanished: mend the pier"),
        ("delivered", False, "Delivered: mend the pier"),
    ],
)
def test_summary(entry: Any, state: str, *, overdue: bool, summary: str) -> None:
    [day] = days(entry(text="mend\x07 the pier", state=state, overdue=overdue))
    assert day["SUMMARY"] == summary


def test_what_has_no_day_is_left_out(entry: Any) -> None:
    assert days(entry(due_date=None)) == []


def test_the_same_actions_give_the_same_bytes(entry: Any) -> None:
    assert calendar_file([entry()], DAY) == calendar_file([entry()], DAY)
