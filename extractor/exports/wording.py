"""What files for officers say of an action, in words."""

from __future__ import annotations

import re
from datetime import date

from extractor.linking.events import Event
from extractor.linking.ledger import Entry
from extractor.linking.wording import content

STATES = {
    "open": "Open",
    "reported-complete": "Reported complete",
    "on-forward-plan": "On forward plan",
    "delivered": "Delivered",
    "superseded": "Superseded",
    "vanished": "Vanished",
    "reopened": "Reopened",
}
OVERDUE = "Overdue"
FIELDS = {
    "owner": "Lead officer",
    "status": "Status",
    "due": "Due",
    "text": "Action",
    "became": "Item of the plan",
}
# Events that say nothing of what has been done.
SILENT = ("raised", "vanished", "owner changed", "deadline moved")
# What neither a spreadsheet nor a document can hold: control characters, halves of pairs.
UNPRINTABLE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


def printable(words: str | None) -> str:
    """Words without what no file can hold."""
    return UNPRINTABLE.sub("", words or "").strip()


def in_full(day: date) -> str:
    """``7 February 2023``."""
    return f"{day.day} {day:%B %Y}"


def owners(entry: Entry) -> str:
    """Who owes it."""
    return ", ".join(entry.owners)


def origin(entry: Entry) -> str:
    """``Minute 58, Work Programme``: where in the meeting it was raised."""
    minute = f"Minute {entry.minute}" if entry.minute else None
    return ", ".join(filter(None, (minute, entry.item)))


def last_note(entry: Entry) -> Event | None:
    """The last event that says what has been done, where one does."""
    return next((e for e in reversed(entry.history) if e.event not in SILENT), None)


def action_taken(entry: Entry) -> str:
    """The last note with its date: ``7 February 2023: Officers aware``."""
    note = last_note(entry)
    return told(note, entry) if note else ""


def told(event: Event, entry: Entry) -> str:
    """When and what, with the words: ``7 February 2023, delivered: School Attainment``."""
    when = in_full(event.date) if event.date else "undated"
    repeated = content(event.text) == content(entry.text)
    if repeated or not event.text:
        return f"{when}, {event.event}"
    what = "" if event.event == "listed" else f", {event.event}"
    return f"{when}{what}: {event.text}"


def attention(entry: Entry) -> str:
    """What should not be missed: overdue, vanished, decided by a person and not told by papers."""
    gone = next((e for e in reversed(entry.history) if e.event == "vanished"), None)
    late = entry.overdue and entry.due_date
    said = (
        f"{OVERDUE} since {in_full(late)}" if late else None,
        left_without_a_word(gone) if gone and entry.state == "vanished" else None,
        *(f"{FIELDS[d.field]} decided by {d.by}" for d in entry.decided if d.field),
    )
    return "; ".join(filter(None, said))


def left_without_a_word(event: Event) -> str:
    """Which sheet no longer had it."""
    sheet = f"the sheet of {in_full(event.date)}" if event.date else "the sheet"
    return f"Vanished: gone from {sheet} without a word"
