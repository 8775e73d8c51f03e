"""Which actions are asked for, and in which order."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Literal

import sqlalchemy as sa

from extractor.library.kept_filters import Condition, Window
from extractor.library.kept_schema import actions
from extractor.web.asked import Asked, MaybeNumber, Text
from extractor.web.bodies import of_bodies
from extractor.web.holdings import Holdings

State = Literal[
    "open",
    "reopened",
    "vanished",
    "on-forward-plan",
    "reported-complete",
    "delivered",
    "superseded",
]
DUES = {
    "overdue": "Overdue",
    "30": "Due in the next 30 days",
    "dated": "Has a due date",
    "undated": "Has no due date",
}
SOON = timedelta(days=30)
OUTSTANDING_FIRST = ("-late", "raised", "id")
ORDERS = {  # by which column of the answers each is sorted; an age grows as its day goes back
    "raised": "raised",
    "age": "-raised",
    "due": "due_date",
    "state": "state",
    "owner": "owners",
    "committee": "committee",
    "action": "text",
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


def window(asked: ActionsAsked, offset: int = 0, limit: int | None = None) -> Window:
    """The order that is asked for; if none, what is outstanding first, and of that the oldest."""
    order = ORDERS.get(asked.sort.removeprefix("-"))
    if order is None:
        return Window(OUTSTANDING_FIRST, offset, limit)
    name, back = order.removeprefix("-"), order.startswith("-")
    sign = "-" if asked.sort.startswith("-") != back else ""
    return Window((f"{sign}{name}", "raised", "id"), offset, limit)


def conditions(held: Holdings, asked: ActionsAsked) -> Iterator[Condition]:
    """What an action must be to be shown."""
    c, day = actions.c, held.settings.day
    yield from of_bodies(held, c, asked.council, asked.committee)
    if asked.state:
        yield c.state.in_(asked.state)
    for word in asked.owner.split():
        yield c.owners.icontains(word, autoescape=True)
    for word in asked.text.split():
        yield sa.or_(c.text.icontains(word, autoescape=True), c.id == word)
    if asked.older is not None:
        yield c.raised <= earlier(day, asked.older)
    if asked.younger is not None:
        yield c.raised >= earlier(day, asked.younger)
    yield from due(asked.due, day)


def earlier(day: date, days: int) -> date:
    """The day so many days before, but none before there were days."""
    return date.fromordinal(max(day.toordinal() - days, 1))


def due(asked: str, day: date) -> Iterator[Condition]:
    """Due as asked for."""
    c = actions.c
    if asked == "overdue":
        yield sa.and_(c.late, c.due_date < day)
    elif asked == "30":
        yield sa.and_(c.late, c.due_date.between(day, day + SOON))
    elif asked:
        yield c.due_date.is_(None) if asked == "undated" else c.due_date.is_not(None)
