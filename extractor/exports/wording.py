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
    """An event with its day and words; of a row without a note, that it was listed."""
    repeated = content(event.text) == content(entry.text)
    words = event.event.capitalize() if repeated or not event.text else event.text
    return f"{in_full(event.date)}: {words}" if event.date else words


def attention(entry: Entry) -> str:
    """What should not be missed: overdue, vanished."""
    gone = next((e for e in reversed(entry.history) if e.event == "vanished"), None)
    late = entry.overdue and entry.due_date
    said = (
        f"Overdue since {in_full(late)}" if late else None,
        left_without_a_word(gone) if gone and entry.state == "vanished" else None,
    )
    return "; ".join(filter(None, said))


def left_without_a_word(event: Event) -> str:
    """Which sheet no longer had it."""
    sheet = f"the sheet of {in_full(event.date)}" if event.date else "the sheet"
    return f"Vanished: {sheet} no longer has it and says nothing of it"
