"""The columns of the spreadsheet of actions, as written and as a reviewer's edits are read back.

What a reviewer may change is ``edited``; each row also holds, in hidden columns, what these cells
and the reference were when it was exported (:func:`as_exported`), so that edits are told however
the rows are sorted and whatever the ledger says by then.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from extractor.exports import wording
from extractor.linking.ledger import Entry

Cell = str | int | date | None

ACTIONS, HISTORY, EXPLANATION = "Actions", "History", "Explanation"
REFERENCE, OWNER, DUE, STATUS, NOTE = (
    "Reference",
    "Lead officer",
    "Due",
    "Status",
    "Reviewer's note",
)


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its ``width`` in characters, what it means, its cell of an action.

    ``edited`` ones are for a reviewer to change; others than ``printed`` ones stay on the screen.
    """

    title: str
    width: int
    meaning: str
    cell: Callable[[Entry], Cell]
    edited: bool = False
    printed: bool = True


def as_exported(title: str) -> str:
    """The title of the hidden column that keeps what was exported."""
    return f"{title} as exported"


COLUMNS = (
    Column(REFERENCE, 14, "The action's name in the library. Do not change it.", lambda e: e.id),
    Column("Council", 20, "The council.", lambda e: e.council),
    Column("Committee", 20, "The committee that raised it.", lambda e: e.committee),
    Column("Raised", 12, "The meeting at which it was raised.", lambda e: e.raised),
    Column("Origin", 22, "The minute and the item of that meeting.", wording.origin),
    Column("Action", 40, "The action or recommendation, as first printed.", lambda e: e.text),
    Column(OWNER, 18, "Who owes it. Yours to correct.", wording.owners, edited=True),
    Column(DUE, 14, "When it is due, as printed. Yours to correct.", lambda e: e.due, edited=True),
    Column("Due by", 12, "The day that this means, where it means one.", lambda e: e.due_date),
    Column("Action taken", 40, "The last note, with its meeting.", wording.action_taken),
    Column(
        STATUS,
        14,
        "Where it stands, in one of the words below. Yours to correct.",
        lambda e: wording.STATES[e.state],
        edited=True,
    ),
    Column("Attention", 18, "Overdue, or vanished from the action sheet.", wording.attention),
    Column("Age in days", 8, "Days since the meeting that raised it.", lambda e: e.age_days),
    Column("Age in meetings", 10, "Meetings since that one.", lambda e: e.age_meetings),
    Column(NOTE, 30, "Why you changed something.", lambda e: None, edited=True, printed=False),
)
HIDDEN = tuple(
    Column(as_exported(c.title), c.width, c.meaning, c.cell, printed=False)
    for c in COLUMNS
    if c.title in (REFERENCE, OWNER, DUE, STATUS)
)
