"""The history of an action: each transition as an event with its date, paper, page and words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import groupby

from extractor.linking.likeness import same_owners
from extractor.linking.meetings import MINUTES, SHEET, Document, Mention, Place
from extractor.linking.states import OPEN, after
from extractor.linking.wording import words
from extractor.records import Clearance

GONE = "no longer on the action sheet"
CLOSING = {
    "complete": "reported complete",
    "forward-plan": "moved to forward plan",
    "superseded": "superseded",
}
WEIGHTIEST = ("open", "unknown", "forward-plan", "superseded", "complete")


@dataclass(frozen=True, slots=True)
class Event:
    """What was said of an action on a day; ``also`` are other places that print the same.
    ``asked`` are the words of what is to be done, where the page prints them beside ``text``, which
    is what has come of it."""

    date: date | None
    event: str
    paper: str
    page: int | None
    text: str
    also: tuple[Place, ...] = ()
    asked: str | None = None


@dataclass(frozen=True, slots=True)
class Cleared:
    """That minutes say which actions go together; ``day`` is their meeting."""

    clearance: Clearance
    day: date
    place: Place


@dataclass(slots=True)
class Course:
    """A history while it is being told: its events, its state, and the last rows on a sheet."""

    events: list[Event] = field(default_factory=list)
    state: str = "open"
    rows: tuple[Mention, ...] = ()
    missing: bool = False

    def tell(self, event: Event) -> None:
        """Add an event."""
        self.events.append(event)
        self.state = after(self.state, event.event)


def history(
    mentions: Sequence[Mention], documents: Sequence[Document], cleared: Sequence[Cleared]
) -> tuple[Event, ...]:
    """What became of the action that was mentioned, by date."""
    course = Course()
    said = {key: tuple(rows) for key, rows in groupby(mentions, lambda m: (m.day, m.minuted))}
    for document in documents:
        rows = said.get((document.day, document.kind == MINUTES), ())
        if rows and document.kind == MINUTES:
            raised(course, rows[0])
        elif rows:
            listed(course, rows)
        elif document.kind == SHEET and document.whole and course.rows and not course.missing:
            absent(course, document, cleared)
    return tuple(course.events)


def raised(course: Course, mention: Mention) -> None:
    """The minutes raise it, and perhaps say already what becomes of it."""
    course.tell(event_of("raised", mention, mention.action.evidence.text))
    if closing := CLOSING.get(mention.action.status):
        course.tell(event_of(closing, mention, words_of(mention)))


def listed(course: Course, rows: tuple[Mention, ...]) -> None:
    """A sheet has it: with a status, and perhaps otherwise than the sheet before."""
    status = min((row.action.status for row in rows), key=WEIGHTIEST.index)
    telling = next(row for row in rows if row.action.status == status)
    told = event_of(name_of(status, course), telling, words_of(telling))
    course.tell(replace(told, asked=asked_in(telling)))
    for name, row, said in changes(course.rows, rows):
        course.tell(event_of(name, row, said))
    course.rows, course.missing = rows, False


def name_of(status: str, course: Course) -> str:
    """What a status means after what was said before."""
    closing = CLOSING.get(status)
    if closing:
        return closing if after(course.state, closing) != course.state else "listed"
    closed = course.state in ("reported-complete", "superseded")
    return "reopened" if status == "open" and closed else "listed"


def changes(
    before: tuple[Mention, ...], rows: tuple[Mention, ...]
) -> Iterator[tuple[str, Mention, str]]:
    """What a sheet says otherwise than the one before."""
    if not before:
        return
    one, two = before[0].action, rows[0].action
    if len(rows) > len(before):
        yield "split", rows[0], " / ".join(row.action.text for row in rows)
    elif words(one.text) != words(two.text):
        yield "reworded", rows[0], two.text
    if two.due and one.due and words(one.due) != words(two.due):
        yield "deadline moved", rows[0], two.due
    if one.owners and two.owners and not same_owners(one.owners, two.owners):
        yield "owner changed", rows[0], ", ".join(two.owners)


def absent(course: Course, sheet: Document, cleared: Iterable[Cleared]) -> None:
    """A sheet that was read whole does not have it: gone is not done."""
    course.missing = True
    if course.state not in OPEN:
        return
    mention = course.rows[0]
    for each in cleared:
        if covers(each, mention, sheet):
            place, text = each.place, each.clearance.text
            course.tell(Event(sheet.day, "superseded", place.paper, place.page, text))
            return
    course.tell(Event(sheet.day, "vanished", sheet.place.paper, sheet.place.page, GONE))


def covers(cleared: Cleared, mention: Mention, sheet: Document) -> bool:
    """Whether minutes since the last sheet said that actions as old as this one would go."""
    if mention.day is None or sheet.day is None or mention.action.raised is None:
        return False
    since = mention.day <= cleared.day <= sheet.day
    return since and mention.action.raised <= cleared.clearance.until


def event_of(name: str, mention: Mention, text: str) -> Event:
    """An event that a mention tells."""
    first, *others = mention.places
    return Event(mention.day, name, first.paper, first.page, text, tuple(others))


def words_of(mention: Mention) -> str:
    """What is said of it: the note where there is one."""
    return mention.action.note or mention.action.evidence.text


def asked_in(mention: Mention) -> str | None:
    """The words of what is to be done, where others stand for what is said of it."""
    asked = mention.action.evidence.text
    return asked if words_of(mention) != asked else None


def in_date_order(events: Iterable[Event]) -> tuple[Event, ...]:
    """Events by day; of one day in the order in which they are given."""
    return tuple(sorted(events, key=lambda event: event.date or date.max))
