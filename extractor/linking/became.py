"""Which planned item an action became, and the report that delivered it.

Only an action that is said to go to the plan, or whose meeting the plan's note names ("Added at
Committee on 22 November 22"), can have become one; the item's words must be those of the action,
or where the note says so those of the item that raised it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import cache
from types import MappingProxyType

from extractor.language.dates import FoundDate, find_dates
from extractor.language.patterns import PatternFile, load
from extractor.linking.assignment import Edge, assigned
from extractor.linking.events import Event
from extractor.linking.meetings import Mention
from extractor.linking.plan_threads import PlanThread
from extractor.linking.subjects import Row
from extractor.linking.threads import Thread
from extractor.linking.wording import content

MOST, SOME = 0.65, 0.3  # of the subject's words that the action must have; where the note agrees
NOTED, DATED = 0.5, 0.05  # what a note is worth, and a date
CHOSEN = 10.0  # what a choice of people is worth: more than anything else
FREE: Mapping[int, str] = MappingProxyType({})
PLANNED, MOVED = "forward-plan", "moved to forward plan"


class Words(PatternFile):
    """What a note says where an action goes to the plan."""

    moved: tuple[str, ...]


@cache
def going() -> re.Pattern[str]:
    """The data file's words."""
    return re.compile("|".join(load("extractor.linking", "became", Words).moved), re.I)


def became(
    threads: Sequence[Thread], items: Sequence[PlanThread], chosen: Mapping[int, str] = FREE
) -> dict[int, PlanThread]:
    """The planned item of each action that became one, by the action's place; ``chosen`` are the
    names of items, or nothing, that people chose for some of them."""
    free = [edge for edge in candidates(threads, items) if edge.left not in chosen]
    bound = [Edge(n, k, CHOSEN) for n, name in chosen.items() for k in bearing(items, name) if name]
    return {n: items[k] for n, k in assigned([*free, *bound])}


def bearing(items: Sequence[PlanThread], name: str) -> list[int]:
    """The items that some plan calls by a name."""
    wanted = content(name)
    return [
        k
        for k, item in enumerate(items)
        if any(content(row.entry.subject) == wanted for row in item.rows)
    ]


def candidates(threads: Sequence[Thread], items: Sequence[PlanThread]) -> Iterator[Edge]:
    """The items that each action may have become, and how much speaks for that."""
    for n, thread in enumerate(threads):
        raised = raised_on(thread)
        moved = any(map(goes_to_plan, thread.mentions))
        for k, item in enumerate(items) if raised else ():
            noted = any(raised == found.date for row in item.rows for found in noted_days(row))
            listed = item.rows[0].as_of
            if noted or (moved and listed and raised and listed > raised):
                yield Edge(n, k, worth(thread, item, moved=moved, noted=noted))


def goes_to_plan(mention: Mention) -> bool:
    """Whether an action is said to go to the plan, as its status or in its note."""
    return mention.action.status == PLANNED or bool(going().search(mention.action.note or ""))


def worth(thread: Thread, item: PlanThread, *, moved: bool, noted: bool) -> float:
    """How far an item says what an action asks for, less what must be said at the least."""
    share = said_of(thread, item.rows[0], with_item=noted)
    least = SOME if moved and noted else MOST
    dated = DATED * any(row.planned for row in item.rows)
    return share - least + 0.01 + NOTED * noted + dated if share >= least else 0.0


def said_of(thread: Thread, row: Row, *, with_item: bool) -> float:
    """The share of a subject's words that the action has, or the item that raised it."""
    subject = set(content(row.entry.subject).split())
    texts = {m.action.text for m in thread.mentions}
    texts |= {m.action.item or "" for m in thread.mentions} if with_item else set()
    said = {word for text in texts for word in content(text).split()}
    return len(subject & said) / len(subject) if subject else 0.0


def raised_on(thread: Thread) -> date | None:
    """The day of the meeting that raised an action."""
    return next((m.action.raised for m in thread.mentions if m.action.raised), None)


def noted_days(row: Row) -> list[FoundDate]:
    """The days that the note of an entry names."""
    return find_dates(row.entry.note or "")


def course_of(item: PlanThread, since: date | None) -> Iterator[Event]:
    """What the plans and the agenda say of the action that became an item: on the plan, given a
    date (again, where it moved), delivered."""
    rows = [row for row in item.rows if not since or not row.as_of or row.as_of > since]
    if rows:
        yield event_of(MOVED, rows[0])
    before = None
    for row in rows:
        if row.planned and row.planned != before:
            yield event_of("scheduled", row)
        before = row.planned
    came = item.came
    if came and (since is None or came.day > since):
        yield Event(came.day, "delivered", came.place.paper, came.place.page, came.title)


def event_of(name: str, row: Row) -> Event:
    """An event that a row of a plan tells."""
    entry = row.entry
    text = f"{entry.section}: {entry.subject}" if entry.section else entry.subject
    return Event(row.as_of, name, row.place.paper, row.place.page, text)
