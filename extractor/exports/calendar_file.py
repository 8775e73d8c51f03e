"""What is due as a calendar file that other calendars take in."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta
from textwrap import shorten

from icalendar import Calendar
from icalendar import Event as Day

from extractor.exports import pages, wording
from extractor.exports.pages import Link
from extractor.linking.ledger import Entry
from extractor.linking.states import OPEN

SHORT = 70  # characters of an action that a calendar shows in a day


def calendar_file(entries: Iterable[Entry], day: date, link: Link = pages.link) -> bytes:
    """An ICS file with a whole day for each action whose due date is known.

    An action keeps its UID, so that a later file replaces what a calendar took from this one.
    """
    calendar = Calendar()
    calendar.add("prodid", "-//committee-papers//actions//EN")
    calendar.add("version", "2.0")
    made = datetime(day.year, day.month, day.day, tzinfo=UTC)
    for entry in entries:
        if entry.due_date:
            calendar.add_component(due(entry, entry.due_date, made, link))
    return bytes(calendar.to_ical())


def due(entry: Entry, day: date, made: datetime, link: Link) -> Day:
    """The day on which an action is due."""
    event = Day()
    event.add("uid", f"{entry.id}@committee-papers")
    event.add("dtstamp", made)
    event.add("dtstart", day)
    event.add("dtend", day + timedelta(days=1))
    event.add("summary", summary(entry))
    event.add("description", description(entry))
    event.add("categories", [wording.STATES[entry.state]])
    event.add("transp", "TRANSPARENT")
    if target := link(entry.history[-1]):
        event.add("url", target)
    return event


def summary(entry: Entry) -> str:
    """``Overdue: circulate the audit``; what is no longer owed begins with where it stands."""
    owed = wording.OVERDUE if entry.overdue else "Due"
    status = owed if entry.overdue or entry.state in OPEN else wording.STATES[entry.state]
    return f"{status}: {shorten(wording.printable(entry.text), SHORT, placeholder=' …')}"


def description(entry: Entry) -> str:
    """Who owes it, the words, where it comes from, what was last said, and the page."""
    raised = f"Raised {wording.in_full(entry.raised)}" if entry.raised else None
    lines = (
        entry.text,
        f"Lead officer: {wording.owners(entry)}" if entry.owners else None,
        ", ".join(filter(None, (entry.council, entry.committee))),
        ", ".join(filter(None, (raised, wording.origin(entry)))),
        f"Due: {entry.due}" if entry.due else None,
        wording.attention(entry),
        wording.action_taken(entry),
        pages.shown(entry.history[-1]),
    )
    return "\n".join(wording.printable(line) for line in lines if line)
