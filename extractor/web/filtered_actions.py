"""Which actions are asked for, and in which order."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any, Literal

from extractor.linking.ledger import Entry
from extractor.linking.states import OPEN
from extractor.web.asked import Asked, MaybeNumber, Text
from extractor.web.bodies import is_of

State = Literal[
    "open",
    "reopened",
    "vanished",
    "on-forward-plan",
    "reported-complete",
    "delivered",
    "superseded",
]
OUTSTANDING = OPEN | {"vanished"}
DUES = {
    "overdue": "Overdue",
    "30": "Due in the next 30 days",
    "dated": "Has a due date",
    "undated": "Has no due date",
}


class ActionsAsked(Asked):
    """What a list of actions is asked for; ages are days since the meeting that raised it."""

    council: Text = ""
    committee: Text = ""
    owner: Text = ""
    state: tuple[State, ...] = ()
    due: Literal["", "overdue", "30", "dated", "undated"] = ""
    older: MaybeNumber = None
    younger: MaybeNumber = None
    text: Text = ""


def asked_for(entries: Sequence[Entry], asked: ActionsAsked, day: date) -> list[Entry]:
    """The actions, sorted: what is outstanding first and of that the oldest, unless told."""
    kept = [entry for entry in entries if is_asked_for(entry, asked, day)]
    name = asked.sort.removeprefix("-")
    order = ORDERS.get(name)
    if order is None:
        return sorted(kept, key=lambda e: (e.state not in OUTSTANDING, e.raised or date.max))
    with_value = [entry for entry in kept if order(entry) is not None]
    without = [entry for entry in kept if order(entry) is None]
    return sorted(with_value, key=order, reverse=asked.sort.startswith("-")) + without


ORDERS: dict[str, Callable[[Entry], Any]] = {
    "raised": lambda e: e.raised,
    "age": lambda e: e.age_days,
    "due": lambda e: e.due_date,
    "state": lambda e: e.state,
    "owner": lambda e: "; ".join(e.owners).casefold() or None,
    "committee": lambda e: (e.committee or "").casefold() or None,
    "action": lambda e: e.text.casefold(),
}


def is_asked_for(entry: Entry, asked: ActionsAsked, day: date) -> bool:
    """Whether an action is all that is asked for."""
    return (
        is_of(entry.council, entry.committee, asked=(asked.council, asked.committee))
        and (not asked.state or entry.state in asked.state)
        and (not asked.owner or has_words(" ; ".join(entry.owners), asked.owner))
        and (not asked.text or has_words(said_of(entry), asked.text))
        and of_age(entry.age_days, asked.older, asked.younger)
        and is_due(entry, asked.due, day)
    )


def said_of(entry: Entry) -> str:
    """All that an action's text may be looked for in."""
    return " ".join((entry.id, entry.text, entry.item or "", *(e.text for e in entry.history)))


def has_words(text: str, asked: str) -> bool:
    """Whether each of the words is somewhere in a text."""
    folded = text.casefold()
    return all(word in folded for word in asked.casefold().split())


def of_age(days: int | None, least: int | None, most: int | None) -> bool:
    """Whether an age is within bounds; one that is not known is within none."""
    if least is None and most is None:
        return True
    return days is not None and (least or 0) <= days and (most is None or days <= most)


def is_due(entry: Entry, asked: str, day: date) -> bool:
    """Whether an action is due as asked."""
    due = entry.due_date
    return {
        "": True,
        "overdue": entry.overdue,
        "30": due is not None and 0 <= (due - day).days <= 30 and entry.state in OUTSTANDING,
        "dated": due is not None,
        "undated": due is None,
    }[asked]
