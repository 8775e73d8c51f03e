"""The action ledger: each action once, from the minutes that raised it to what became of it.

How it is decided what belongs together is said in ``docs/linking.md``.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, MutableMapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from hashlib import blake2s

from extractor.linking.ages import days_between, is_overdue, meetings_since
from extractor.linking.became import MOVED, bearing, became, course_of
from extractor.linking.bodies import Body, by_body
from extractor.linking.calendar import due_date
from extractor.linking.decided import (
    BECAME,
    CORRECT,
    Index,
    Ruling,
    bounds,
    of_body,
    parted,
    rejected,
    rulings,
    standing,
    without_effect,
)
from extractor.linking.decided_plans import followed
from extractor.linking.decided_plans import without_effect as lost_of_plans
from extractor.linking.events import Cleared, Event, history, in_date_order
from extractor.linking.meetings import Document, Place, documents, in_order, meeting_days
from extractor.linking.plan_threads import PlanThread, Programme, programme
from extractor.linking.states import state_of
from extractor.linking.threads import Thread, threads
from extractor.linking.trained import LinkModels, installed
from extractor.linking.wording import content
from extractor.records import Decided, Decision, Extraction

DONE = frozenset({"reported-complete", "delivered"})


@dataclass(frozen=True, slots=True)
class Entry:
    """One action of the ledger.

    ``age_days`` and ``age_meetings`` count from the meeting that raised it; ``due_date`` is the
    day that ``due`` means, ``completed_days`` the days until it was reported complete or was
    delivered; ``became`` is the item of the plan that it was made into and ``delivered_by`` the
    report that came; ``confidence`` is the probability of its least sure link; ``decided`` is what
    people said of it, which wins.
    """

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
    age_meetings: int | None
    due_date: date | None
    overdue: bool
    completed_days: int | None
    became: str | None
    delivered_by: str | None
    confidence: float
    decided: tuple[Decided, ...] = ()


@dataclass(frozen=True, slots=True)
class Committee:
    """What is known of one committee by a day."""

    body: Body
    documents: tuple[Document, ...]
    cleared: tuple[Cleared, ...]
    meetings: tuple[date, ...]
    programme: Programme
    items: tuple[PlanThread, ...]


@dataclass(frozen=True, slots=True)
class Linked:
    """All that linking finds of one committee: each thread of mentions with its entry, each planned
    item, by the thread's place the item that an action became, the plans and agendas, the decisions
    of people that have no effect, and the documents that all of it is told from."""

    threads: tuple[Thread, ...]
    entries: tuple[Entry, ...]
    items: tuple[PlanThread, ...]
    became: Mapping[int, PlanThread]
    programme: Programme
    without_effect: tuple[Decision, ...] = ()
    documents: tuple[Document, ...] = ()


def ledger(
    papers: Iterable[Extraction],
    *,
    today: date,
    as_of: date | None = None,
    models: LinkModels | None = None,
    kept: MutableMapping[str, Linked] | None = None,
    decisions: Iterable[Decision] = (),
) -> tuple[Entry, ...]:
    """Every action of ``papers``, the oldest first, as it stood on ``as_of`` (or stands now).

    ``kept`` holds what was linked before, by what the papers of a committee said: a committee of
    which nothing is new is not linked again.  ``decisions`` are all that people decided.
    """
    known = models or installed()
    before = {} if kept is None else kept
    upheld = standing(decisions)
    found = list[Entry]()
    for body, members in by_body(papers).items():
        own = of_body(upheld, body)
        key = content_key(body, members, today, as_of, known, own)
        if key not in before:
            before[key] = linked(body, members, today, as_of, known, own)
        found += before[key].entries
    return oldest_first(found)


def oldest_first(found: Iterable[Entry]) -> tuple[Entry, ...]:
    """Actions in the order of the ledger."""
    return tuple(sorted(found, key=lambda e: (e.raised or date.max, e.council or "", e.id)))


def content_key(
    body: Body,
    papers: Sequence[Extraction],
    today: date,
    as_of: date | None,
    models: LinkModels,
    decisions: tuple[Decision, ...] = (),
) -> str:
    """A name for all that the ledger of a committee is told from."""
    digest = blake2s(repr((body, today, as_of, decisions)).encode())
    digest.update(repr((models.actions, models.subjects)).encode())
    for paper in in_order(papers):
        records = paper.records
        told = (records.actions, records.plan, records.clearances)
        days = [minutes.meeting_date for minutes in records.minutes]
        said = (paper.paper.source, paper.meeting, paper.items, paper.problems, told, days)
        digest.update(repr(said).encode())
    return digest.hexdigest()


def linked(
    body: Body,
    papers: Sequence[Extraction],
    today: date,
    as_of: date | None,
    models: LinkModels,
    decisions: tuple[Decision, ...] = (),
) -> Linked:
    """What the papers of one committee say together, and people of it."""
    found = committee(body, papers, as_of, models, decisions)
    index = Index(found.documents if decisions else ())
    every = threads(found.documents, models.actions, bounds(decisions, index))
    ruled = rulings(decisions, index, every) if decisions else {}
    names = unique(identifier(body, thread) for thread in every)
    known = [
        (name, thread, ruled.get(n, {}))
        for n, (name, thread) in enumerate(zip(names, every, strict=True))
        if not rejected(ruled.get(n, {}))
    ]
    own, picked = tuple(thread for _, thread, _ in known), chosen(r for _, _, r in known)
    alone = became(own, found.items)
    items = became(own, found.items, picked) if picked else alone
    day, entries = as_of or today, []
    for n, (name, thread, ruling) in enumerate(known):
        read = entry(name, thread, alone.get(n), found, day)
        same = items.get(n) is alone.get(n)
        shown = read if same else entry(name, thread, items.get(n), found, day)
        entries.append(with_decisions(shown, read, ruling, found, day, as_of))
    lost = (
        *without_effect(decisions, index, every),
        *unplanned(ruled, found.items),
        *lost_of_plans(decisions, found.programme, found.items),
    )
    return Linked(own, tuple(entries), found.items, items, found.programme, lost, found.documents)


def chosen(rulings: Iterable[Ruling]) -> dict[int, str]:
    """The planned item, or nothing, that people say an action became, by the action's place."""
    return {n: ruling[BECAME].value or "" for n, ruling in enumerate(rulings) if BECAME in ruling}


def unplanned(ruled: Mapping[int, Ruling], items: Sequence[PlanThread]) -> Iterator[Decision]:
    """The decisions of an item that no plan has."""
    for ruling in ruled.values():
        made = ruling.get(BECAME)
        if made and made.value and not bearing(items, made.value):
            yield made


def unique(names: Iterable[str]) -> Iterator[str]:
    """Names that differ: the second of the same has -2."""
    seen = Counter[str]()
    for name in names:
        seen[name] += 1
        yield name if seen[name] == 1 else f"{name}-{seen[name]}"


def committee(
    body: Body,
    papers: Sequence[Extraction],
    as_of: date | None,
    models: LinkModels,
    decisions: Sequence[Decision] = (),
) -> Committee:
    """What the papers say of one committee up to a day, and people of its plans."""
    held = [p for p in papers if in_time(p.meeting.date, as_of)]
    known = programme(held if any(p.records.plan for p in held) else ())
    return Committee(
        body,
        tuple(d for d in documents(papers) if in_time(d.day, as_of)),
        tuple(c for c in clearances(papers) if in_time(c.day, as_of)),
        tuple(meeting_days(papers)),
        known,
        tuple(followed(known, models.subjects, decisions)) if known.plans else (),
    )


def in_time(day: date | None, as_of: date | None) -> bool:
    """Whether something of ``day`` was known by ``as_of``."""
    return as_of is None or day is None or day <= as_of


def clearances(papers: Iterable[Extraction]) -> Iterator[Cleared]:
    """What minutes say of actions that go together."""
    for paper in papers:
        for each in paper.records.clearances:
            day = each.said or paper.meeting.date
            if day:
                yield Cleared(each, day, Place(paper.paper.source, each.evidence.page))


def entry(
    name: str, thread: Thread, item: PlanThread | None, known: Committee, today: date
) -> Entry:
    """One line of the ledger."""
    first, actions = thread.mentions[0], [m.action for m in thread.mentions]
    raised = next((a.raised for a in actions if a.raised), None)
    due = next((a.due for a in reversed(actions) if a.due), None)
    told = history(thread.mentions, known.documents, known.cleared)
    events = in_date_order((*told, *planned(item, raised, told)))
    state = state_of(event.event for event in events)
    day = due_date(due, raised, known.meetings)
    return Entry(
        id=name,
        council=first.meeting.council,
        committee=first.meeting.committee,
        raised=raised,
        minute=next((a.minute for a in actions if a.minute), None),
        item=next((a.item for a in actions if a.item), None),
        text=first.action.text,
        owners=next((a.owners for a in reversed(actions) if a.owners), ()),
        due=due,
        state=state,
        age_days=days_between(raised, today),
        history=events,
        age_meetings=meetings_since(raised, today, known.meetings),
        due_date=day,
        overdue=is_overdue(day, state, today),
        completed_days=days_between(raised, finished(events, state)),
        became=item.rows[0].entry.subject if item else None,
        delivered_by=item.came.title if item and item.came else None,
        confidence=round(thread.confidence, 3),
    )


def with_decisions(
    entry: Entry,
    read: Entry,
    ruling: Ruling,
    known: Committee,
    today: date,
    as_of: date | None,
) -> Entry:
    """An entry with what people decided of it, and what follows from that; ``read`` is what papers
    alone make of it.

    A status counts from the day on which it was decided: ``as_of`` an earlier one it was not so.
    """
    upheld = {
        name: each
        for name, each in ruling.items()
        if name != "status" or as_of is None or each.when.date() <= as_of
    }
    if not upheld:
        return entry
    value = {name: each.value for name, each in upheld.items() if each.verdict == CORRECT}
    due = value.get("due", entry.due) or None
    state = value.get("status") or entry.state
    day = due_date(due, entry.raised, known.meetings)
    return replace(
        entry,
        text=value.get("text") or entry.text,
        owners=parted(value["owner"]) if "owner" in value else entry.owners,
        due=due,
        due_date=day,
        state=state,
        overdue=is_overdue(day, state, today),
        completed_days=entry.completed_days if state in DONE else None,
        decided=tuple(marks(read, upheld)),
    )


def marks(entry: Entry, ruling: Ruling) -> Iterator[Decided]:
    """What was decided of an entry that is as papers alone have it."""
    for name, each in ruling.items():
        was = printed(entry, name) if name else None
        changed = each.was is not None and each.was != was
        yield Decided(each.verdict, name, was, changed, each.by, each.when, each.why)


def printed(entry: Entry, field: str) -> str:
    """A field of an entry that people may correct, in one line."""
    values = {
        "owner": "; ".join(entry.owners),
        "status": entry.state,
        "due": entry.due or "",
        "text": entry.text,
        BECAME: entry.became or "",
    }
    return values[field]


def planned(item: PlanThread | None, raised: date | None, told: Sequence[Event]) -> list[Event]:
    """What became of an action on the plan, but that it was moved there where that is told."""
    moved = any(event.event == MOVED for event in told)
    events = course_of(item, raised) if item else ()
    return [event for event in events if not (moved and event.event == MOVED)]


def finished(events: Sequence[Event], state: str) -> date | None:
    """The day on which an action was last reported done."""
    ends = [e.date for e in events if e.event in ("reported complete", "delivered")]
    return ends[-1] if ends and state in DONE else None


def identifier(body: Body, thread: Thread) -> str:
    """A name that stays as long as the first paper that has the action stays."""
    action = thread.mentions[0].action
    parts = "|".join((*body, str(action.raised), content(action.text)))
    return f"a-{blake2s(parts.encode(), digest_size=5).hexdigest()}"
