"""Actions that the papers lose sight of: gone from the sheet with nothing said, never on one, on
one that no minutes raised, closed while the note says it is still to be done, and overdue.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from functools import cache

from extractor.language.patterns import PatternFile, load
from extractor.linking.bodies import Body, by_body
from extractor.linking.decided import of_body
from extractor.linking.events import Event
from extractor.linking.findings.gathered import Gathered
from extractor.linking.findings.showing import Subject, cropped, told
from extractor.linking.ledger import Entry, Linked, linked
from extractor.linking.meetings import MINUTES, SHEET, Document, Mention, documents
from extractor.linking.threads import Thread
from extractor.linking.trained import installed
from extractor.records import Decision, Extraction, Finding, FindingValue

GONE, UNLISTED, UNMINUTED, EARLY, OVERDUE = 0.85, 0.75, 0.6, 0.7, 0.8


class Words(PatternFile):
    """What a note says of something that is not done; regular expressions."""

    undone: tuple[str, ...]


@cache
def undone() -> re.Pattern[str]:
    """The data file's words."""
    return re.compile("|".join(load("extractor.linking", "undone", Words).undone), re.I)


def find(gathered: Gathered) -> Iterator[Finding]:
    """Every kind, a committee at a time, as things stand at its last meeting."""
    for body, papers in by_body(gathered.papers).items():
        today = max((p.meeting.date for p in papers if p.meeting.date), default=None)
        if today and any(p.records.actions for p in papers):
            yield from of_committee(body, papers, today, of_body(gathered.decisions, body))


def of_committee(
    body: Body, papers: Sequence[Extraction], today: date, decisions: tuple[Decision, ...] = ()
) -> Iterator[Finding]:
    """What is found in one committee's actions."""
    found: Linked = linked(body, papers, today, None, installed(), decisions)
    every = documents(papers)
    for thread, entry in zip(found.threads, found.entries, strict=True):
        yield from vanished(entry)
        yield from unlisted(thread, entry, every)
        yield from unminuted(thread, entry, every)
        yield from closed_early(thread, entry)
        yield from overdue(entry)


def vanished(entry: Entry) -> Iterator[Finding]:
    """It was open on a sheet and the next one does not have it."""
    if entry.state == "vanished" and entry.history[-1].event == "vanished":  # not only decided so
        last, gone = entry.history[-2:]
        said = (
            f"The action was open on the sheet of {last.date} and is not on that of {gone.date};"
            " nothing says what became of it."
        )
        yield finding("action-vanished", entry, [last, gone], said, GONE * entry.confidence)


def unlisted(thread: Thread, entry: Entry, every: Sequence[Document]) -> Iterator[Finding]:
    """Minutes raised it with a mark, and the next whole sheet has others of that meeting."""
    first = thread.mentions[0]
    if entry.state != "open" or not first.minuted or not first.action.marked or entry.due_date:
        return
    if all(mention.minuted for mention in thread.mentions):
        sheet = covering(first, every)
        if sheet and sheet.day:
            place = FindingValue(None, sheet.place.paper, sheet.place.page, "the action sheet")
            said = f"The minutes of {first.day} raise it, and the sheet of {sheet.day} lacks it."
            yield finding("action-not-on-sheet", entry, entry.history[:1], said, UNLISTED, place)


def covering(mention: Mention, every: Sequence[Document]) -> Document | None:
    """The first sheet after some minutes, where it was read whole and has other actions of them."""
    later = (d for d in every if d.kind == SHEET and d.day and mention.day and d.day > mention.day)
    sheet = next(later, None)
    has = sheet and any(m.action.raised == mention.action.raised for m in sheet.mentions)
    return sheet if sheet and sheet.whole and has else None


def unminuted(thread: Thread, entry: Entry, every: Sequence[Document]) -> Iterator[Finding]:
    """A sheet says that a meeting raised it whose minutes are held and raise only others."""
    held = [d for d in every if d.kind == MINUTES and d.day and d.day == entry.raised]
    if held and not any(mention.minuted for mention in thread.mentions):
        said = f"A sheet says that the meeting of {entry.raised} raised it; its minutes do not."
        place = FindingValue(None, held[0].place.paper, held[0].place.page, "the minutes")
        yield finding("action-not-in-minutes", entry, entry.history[:1], said, UNMINUTED, place)


def closed_early(thread: Thread, entry: Entry) -> Iterator[Finding]:
    """It is closed on a sheet while its note says that it is still to be done."""
    for mention in thread.mentions:
        note = mention.action.note or ""
        if mention.action.status == "complete" and undone().search(note):
            [event, *_] = [e for e in entry.history if e.date == mention.day] or entry.history
            said = f"The sheet of {mention.day} closes it, and its note says: “{cropped(note)}”."
            yield finding("action-closed-early", entry, [event], said, EARLY)


def overdue(entry: Entry) -> Iterator[Finding]:
    """Its day has passed, and nothing says that it is done."""
    if entry.overdue and entry.state != "vanished":
        said = f"It was due by {entry.due_date} (“{entry.due}”) and is {entry.state}."
        yield finding("action-overdue", entry, entry.history[-1:], said, OVERDUE * entry.confidence)


def finding(
    kind: str,
    entry: Entry,
    events: Sequence[Event],
    said: str,
    confidence: float,
    *more: FindingValue,
) -> Finding:
    """A finding about an action, with the events that show it."""
    about = Subject(entry.council, entry.committee, cropped(entry.text))
    values = [FindingValue(e.event, e.paper, e.page, cropped(e.text)) for e in events]
    return told(kind, about, [*values, *more], said, confidence)
