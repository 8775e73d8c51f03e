"""The action ledger: each action once, from the minutes that raised it through later sheets.

An action of the minutes and a row of an action sheet are the same where the committee and the
date raised agree and the row says what the minutes say.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from hashlib import blake2s

from extractor.linking.bodies import Body, by_body
from extractor.linking.wording import alike_as_copied, alike_in_content, content
from extractor.records import Action, AgendaItem, Extraction, ItemKind

SAME_REQUEST = 75.0
SAME_ROW = 80.0
SAME_UNDATED = 90.0

STATED = {
    "complete": "reported-complete",
    "forward-plan": "on-forward-plan",
    "superseded": "superseded",
    "open": "open",
}


@dataclass(frozen=True, slots=True)
class Event:
    """What a paper says of an action: ``raised``, ``listed`` (on a sheet without a status) or
    the state it gives; ``vanished`` is told by the sheet that no longer has it."""

    date: date | None
    event: str
    paper: str
    page: int | None
    text: str


@dataclass(frozen=True, slots=True)
class Entry:
    """One action of the ledger; ``age_days`` counts from the meeting that raised it."""

    id: str
    council: str | None
    committee: str | None
    raised: date | None
    minute: str | None
    item: str | None
    text: str
    owners: tuple[str, ...]
    due: str | None
    state: str
    age_days: int | None
    history: tuple[Event, ...]


@dataclass(frozen=True, slots=True)
class Mention:
    """An action as one paper has it; ``date`` is when it was said."""

    action: Action
    paper: Extraction
    date: date | None

    @property
    def minuted(self) -> bool:
        """Whether minutes say it, rather than a sheet."""
        return self.action.source == "minutes"


Thread = list[Mention]


@dataclass(frozen=True, slots=True)
class Sheet:
    """An action sheet that was read whole, so that what it leaves out has left it."""

    date: date
    paper: str
    page: int | None


def ledger(
    papers: Iterable[Extraction], *, today: date, as_of: date | None = None
) -> tuple[Entry, ...]:
    """Every action of ``papers``, the oldest first, as it stood on ``as_of`` (or stands now)."""
    entries = [e for body in by_body(papers).items() for e in entries_of(*body, today, as_of)]
    return tuple(sorted(entries, key=lambda e: (e.raised or date.max, e.council or "", e.id)))


def entries_of(
    body: Body, papers: Sequence[Extraction], today: date, as_of: date | None
) -> Iterator[Entry]:
    """The actions of one committee."""
    order = sorted(papers, key=lambda p: (p.meeting.date or date.max, p.paper.source))
    threads = defaultdict[date | None, list[Thread]](list)
    for paper in order:
        found = [m for m in mentions(paper) if in_time(m.date, as_of)]
        join(threads, [m for m in found if m.minuted])
        join(threads, [m for m in found if not m.minuted])
    sheets = [s for s in whole_sheets(order) if in_time(s.date, as_of)]
    seen = Counter[str]()
    for thread in (t for same_day in threads.values() for t in same_day):
        name = identifier(body, thread)
        seen[name] += 1
        unique = name if seen[name] == 1 else f"{name}-{seen[name]}"
        yield entry(unique, thread, sheets, as_of or today)


def in_time(day: date | None, as_of: date | None) -> bool:
    """Whether something of ``day`` was known by ``as_of``."""
    return as_of is None or day is None or day <= as_of


def mentions(paper: Extraction) -> Iterator[Mention]:
    """The actions of one paper; minutes say them on the day they report."""
    for action in paper.records.actions:
        said = action.raised if action.source == "minutes" else None
        yield Mention(action, paper, said or paper.meeting.date)


# ------------------------------------------------------------------ which mentions are one action


def join(threads: dict[date | None, list[Thread]], found: Sequence[Mention]) -> None:
    """Add each mention to the thread it continues, the surest first; the rest begin threads."""
    scored = sorted(candidates(threads, found), key=lambda pair: -pair[0])
    taken: set[int] = set()
    placed: set[int] = set()
    for _, thread, n in scored:
        if id(thread) not in taken and n not in placed:
            thread.append(found[n])
            taken.add(id(thread))
            placed.add(n)
    for n, mention in enumerate(found):
        if n not in placed:
            threads[mention.action.raised].append([mention])


def candidates(
    threads: dict[date | None, list[Thread]], found: Sequence[Mention]
) -> Iterator[tuple[float, Thread, int]]:
    """The threads that each mention could continue, with how surely."""
    for n, mention in enumerate(found):
        raised = mention.action.raised
        days = list(threads) if raised is None else [raised, None]
        for thread in (t for day in days for t in threads.get(day, [])):
            score = max(likeness(mention, other) for other in thread)
            if score:
                yield score, thread, n


def likeness(one: Mention, two: Mention) -> float:
    """From 0 (not the same action) to 100."""
    copied = alike_as_copied(one.action.text, two.action.text)
    if one.action.raised is None or two.action.raised is None:
        return copied if copied >= SAME_UNDATED else 0.0
    if one.minuted == two.minuted:
        return copied if copied >= SAME_ROW else 0.0
    said = alike_in_content(one.action.text, two.action.text)
    return said if said >= SAME_REQUEST else 0.0


# ------------------------------------------------------------------ what became of an action


def whole_sheets(papers: Sequence[Extraction]) -> list[Sheet]:
    """The dated sheets with rows; a day with a page that could not be read is left out."""
    by_day = defaultdict[date, list[tuple[Extraction, AgendaItem | None]]](list)
    for paper in papers:
        has_rows = any(a.source == "action-sheet" for a in paper.records.actions)
        if has_rows and paper.meeting.date:
            item = next((i for i in paper.items if i.kind is ItemKind.ACTION_SHEET), None)
            by_day[paper.meeting.date].append((paper, item))
    return [
        Sheet(day, copies[0][0].paper.source, copies[0][1].first_page if copies[0][1] else None)
        for day, copies in sorted(by_day.items())
        if all(read_whole(*copy) for copy in copies)
    ]


def read_whole(paper: Extraction, item: AgendaItem | None) -> bool:
    """Whether no problem of the paper touches the pages of its sheet."""
    pages = [p.page for p in paper.problems]
    if item is None or item.first_page is None or None in pages:
        return not pages
    last = item.last_page or item.first_page
    return not any(page and item.first_page <= page <= last for page in pages)


def entry(name: str, thread: Thread, sheets: Sequence[Sheet], today: date) -> Entry:
    """One line of the ledger."""
    first = thread[0]
    actions = [m.action for m in thread]
    raised = next((a.raised for a in actions if a.raised), None)
    history = with_end(history_of(thread), thread, sheets)
    return Entry(
        id=name,
        council=first.paper.meeting.council,
        committee=first.paper.meeting.committee,
        raised=raised,
        minute=next((a.minute for a in actions if a.minute), None),
        item=next((a.item for a in actions if a.item), None),
        text=first.action.text,
        owners=next((a.owners for a in reversed(actions) if a.owners), ()),
        due=next((a.due for a in reversed(actions) if a.due), None),
        state=state_of(history),
        age_days=max((today - raised).days, 0) if raised else None,
        history=history,
    )


def history_of(thread: Thread) -> tuple[Event, ...]:
    """What was said of an action, by date, with every paper that says it."""
    told = [event for mention in thread for event in events(mention)]
    return tuple(sorted(told, key=lambda e: e.date or date.max))


def events(mention: Mention) -> Iterator[Event]:
    """What one paper says of an action."""
    action = mention.action
    source, page = mention.paper.paper.source, action.evidence.page
    stated = STATED.get(action.status)
    if mention.minuted:
        yield Event(mention.date, "raised", source, page, action.evidence.text)
        if stated in (None, "open"):
            return
    words = action.note or action.evidence.text
    yield Event(mention.date, stated or "listed", source, page, words)


def with_end(
    history: tuple[Event, ...], thread: Thread, sheets: Sequence[Sheet]
) -> tuple[Event, ...]:
    """Add that an open action left the sheet, where a later whole sheet does not have it."""
    listed = [m.date for m in thread if not m.minuted and m.date]
    if not listed or state_of(history) not in ("open", "reopened"):
        return history
    gone = next((s for s in sheets if s.date > max(listed)), None)
    if gone is None:
        return history
    words = "no longer on the action sheet"
    return (*history, Event(gone.date, "vanished", gone.paper, gone.page, words))


def state_of(history: Iterable[Event]) -> str:
    """Where the history leaves the action."""
    state = "open"
    for event in history:
        if event.event in ("raised", "listed"):
            continue
        closed = state in ("reported-complete", "reopened")
        state = "reopened" if event.event == "open" and closed else event.event
    return state


def identifier(body: Body, thread: Thread) -> str:
    """A name that stays as long as the first paper that has the action stays."""
    action = thread[0].action
    parts = "|".join((*body, str(action.raised), content(action.text)))
    return f"a-{blake2s(parts.encode(), digest_size=5).hexdigest()}"
