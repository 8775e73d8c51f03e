"""The columns of the spreadsheet of actions, as written and as a reviewer's edits are read back.

What a reviewer may change is ``edited``; each row also holds, in hidden columns, what these cells
and the reference were when it was exported (:func:`as_exported`), so that edits are told however
the rows are sorted and whatever the ledger says by then.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Generic, TypeVar

from extractor.exports import pages, wording
from extractor.linking.events import Event
from extractor.linking.ledger import Entry

Row = TypeVar("Row")
Cell = str | int | date | None
Said = tuple[Entry, Event]

ACTIONS, HISTORY, EXPLANATION = "Actions", "History", "Explanation"
REFERENCE, COUNCIL, COMMITTEE = "Reference", "Council", "Committee"
OWNER, DUE, STATUS, ATTENTION = "Lead officer", "Due", "Status", "Attention"
NOTE = "Reviewer's note"


@dataclass(frozen=True, slots=True)
class Column(Generic[Row]):
    """A column: its ``width`` in characters, what it means, a row's cell and the event to
    whose page it leads.

    ``edited`` ones are for a reviewer to change; others than ``printed`` ones stay on the screen.
    """

    title: str
    width: int
    meaning: str
    cell: Callable[[Row], Cell]
    edited: bool = False
    printed: bool = True
    at: Callable[[Row], Event] | None = None


def as_exported(title: str) -> str:
    """The title of the hidden column that keeps what was exported."""
    return f"{title} as exported"


COLUMNS: tuple[Column[Entry], ...] = (
    Column(REFERENCE, 14, "The action's name in the library. Do not change it.", lambda e: e.id),
    Column(COUNCIL, 20, "The council.", lambda e: e.council),
    Column(COMMITTEE, 20, "The committee that raised it.", lambda e: e.committee),
    Column("Raised", 12, "The meeting at which it was raised.", lambda e: e.raised),
    Column("Origin", 22, "The minute and the item of that meeting.", wording.origin),
    Column("Action", 42, "The action or recommendation, as first printed.", lambda e: e.text),
    Column(OWNER, 18, "Who owes it. Yours to correct.", wording.owners, edited=True),
    Column(DUE, 14, "When it is due, as printed. Yours to correct.", lambda e: e.due, edited=True),
    Column("Due by", 12, "The day that this means, where it means one.", lambda e: e.due_date),
    Column("Action taken", 42, "The last note, with its meeting.", wording.action_taken),
    Column(
        STATUS,
        14,
        "Where it stands, in one of the words below. Yours to correct.",
        lambda e: wording.STATES[e.state],
        edited=True,
    ),
    Column(
        ATTENTION,
        18,
        "Overdue, vanished, or decided by a person.",
        wording.attention,
    ),
    Column("Age in days", 8, "Days since the meeting that raised it.", lambda e: e.age_days),
    Column("Age in meetings", 10, "Meetings since that one.", lambda e: e.age_meetings),
    Column(
        "First on page",
        34,
        "The paper and page that first have it; opens there.",
        lambda e: pages.shown(e.history[0]),
        printed=False,
        at=lambda e: e.history[0],
    ),
    Column(
        "Last on page",
        34,
        "The paper and page of what was last said; opens there.",
        lambda e: pages.shown(e.history[-1]),
        printed=False,
        at=lambda e: e.history[-1],
    ),
    Column(NOTE, 30, "Why you changed something.", lambda e: None, edited=True, printed=False),
)
HIDDEN: tuple[Column[Entry], ...] = tuple(
    Column(as_exported(c.title), c.width, c.meaning, c.cell, printed=False)
    for c in COLUMNS
    if c.title in (REFERENCE, OWNER, DUE, STATUS)
)
HISTORY_COLUMNS: tuple[Column[Said], ...] = (
    Column(REFERENCE, 14, "The action.", lambda s: s[0].id),
    Column("Action", 36, "Its words, as first printed.", lambda s: s[0].text),
    Column("Date", 12, "The meeting whose papers say it.", lambda s: s[1].date),
    Column("Event", 20, "What happened, in one of the words below.", lambda s: s[1].event),
    Column("Words", 60, "The words as printed.", lambda s: s[1].text),
    Column(
        "Paper and page",
        44,
        "Where it stands; opens there.",
        lambda s: pages.shown(s[1]),
        at=lambda s: s[1],
    ),
)
