"""Forward plans over time: what was planned for when, and whether it came."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise

from extractor.linking.ages import days_between
from extractor.linking.bodies import Body, by_body
from extractor.linking.decided import of_body, standing
from extractor.linking.decided_plans import PlanIndex, bounds, claims, marks
from extractor.linking.found_again import typed
from extractor.linking.plan_threads import PlanThread, Programme, plan_threads, programme
from extractor.linking.subjects import Row, Tabled
from extractor.linking.trained import LinkModels, installed
from extractor.records import Decided, Decision, Extraction


@dataclass(frozen=True, slots=True)
class Planned:
    """What the plan of ``as_of`` said: the meeting, or None where it was not dated."""

    as_of: date | None
    meeting_date: date | None
    paper: str
    page: int | None


@dataclass(frozen=True, slots=True)
class Delivery:
    """The report with which an item came: its number and title on the agenda of ``date``."""

    date: date
    number: str | None
    title: str
    paper: str
    page: int | None


@dataclass(frozen=True, slots=True)
class Subject:
    """One item of a committee's plans.

    ``slips`` counts how often its date moved later, ``slip_days`` by how many days in all;
    ``undated_days`` is how long plans had it without a date; ``notice_days`` how long before it
    came it was first listed, and ``on_time`` whether it came on the date first planned;
    ``decided`` is what people said of it, which wins.  ``id`` stays as long as the first plan
    that has the item stays.
    """

    subject: str
    council: str | None
    committee: str | None
    first_listed: date | None
    planned: tuple[Planned, ...]
    state: str
    delivered_at: date | None
    slips: int
    slip_days: int
    undated_days: int | None
    notice_days: int | None
    on_time: bool | None
    delivered_by: Delivery | None
    confidence: float
    decided: tuple[Decided, ...] = ()
    id: str = ""


def plan(
    papers: Iterable[Extraction],
    *,
    as_of: date | None = None,
    models: LinkModels | None = None,
    decisions: Iterable[Decision] = (),
) -> tuple[Subject, ...]:
    """Every item of the forward plans of ``papers``, the soonest first, as they stood on
    ``as_of`` (or stand now); ``decisions`` are all that people decided."""
    known, upheld = models or installed(), standing(decisions)
    found = [
        subject
        for body, members in by_body(papers).items()
        for subject in subjects_of(body, members, as_of, known, of_body(upheld, body))
    ]
    return tuple(sorted(found, key=order_of))


def order_of(subject: Subject) -> tuple[date, str, date, str, str]:
    """The soonest first; of one name by when it was first listed, then by committee."""
    day, first = subject.planned[-1].meeting_date or date.max, subject.first_listed or date.max
    return (day, subject.subject, first, subject.council or "", subject.committee or "")


def subjects_of(
    body: Body,
    papers: Sequence[Extraction],
    as_of: date | None,
    models: LinkModels,
    decisions: Sequence[Decision],
) -> Iterator[Subject]:
    """The items of one committee."""
    held = [p for p in papers if as_of is None or not p.meeting.date or p.meeting.date <= as_of]
    known = programme(held)
    made = claims(decisions, known)
    every = plan_threads(known, models.subjects, bounds(made))
    alone = plan_threads(known, models.subjects) if made else every
    names = PlanIndex(known).said
    for thread in every:
        decided, name = tuple(marks(thread, made, alone)), typed(body, names[thread.places[0]])
        yield replace(told(thread, held[0], known), decided=decided, id=name)


def told(thread: PlanThread, paper: Extraction, known: Programme) -> Subject:
    """What the plans and agendas together say of an item."""
    first, came = thread.rows[0].as_of, thread.came
    dated = [row.planned for row in thread.rows if row.planned]
    return Subject(
        thread.rows[0].entry.subject,
        paper.meeting.council,
        paper.meeting.committee,
        first,
        tuple(Planned(r.as_of, r.planned, r.place.paper, r.place.page) for r in thread.rows),
        "delivered" if came else state_of(thread.rows, known),
        came.day if came else None,
        len(slips_of(dated)),
        sum(slips_of(dated)),
        undated_days(thread.rows, known),
        days_between(first, came.day) if came else None,
        came.day == dated[0] if came and dated else None,
        delivery(came) if came else None,
        round(thread.confidence, 3),
    )


def delivery(item: Tabled) -> Delivery:
    """Where the report is."""
    return Delivery(item.day, item.number, item.title, item.place.paper, item.place.page)


def state_of(rows: Sequence[Row], known: Programme) -> str:
    """The state of an item that has not come.

    It is ``dropped`` only where a later plan leaves it out and either its meeting had not come
    yet or that meeting's agenda is held and does not have it.
    """
    last, day = rows[-1].as_of, rows[-1].planned
    latest = max((d for d in known.days if d), default=None)
    left = last is not None and latest is not None and last < latest
    if left and (day is None or day > (latest or day) or day in known.agendas):
        return "dropped"
    if day is None:
        return "undated"
    return "slipped" if slips_of([r.planned for r in rows if r.planned]) else "scheduled"


def slips_of(days: Sequence[date]) -> list[int]:
    """By how many days the date moved later, from one plan to the next that gives a date."""
    moves = ((later - earlier).days for earlier, later in pairwise(days))
    return [move for move in moves if move > 0]


def undated_days(rows: Sequence[Row], known: Programme) -> int | None:
    """The days from the first plan without a date to the plan that gave one, or to the last."""
    first = next((row.as_of for row in rows if row.planned is None), None)
    if first is None:
        return None
    given = next((r.as_of for r in rows if r.planned and r.as_of and r.as_of > first), None)
    return days_between(first, given or max((d for d in known.days if d), default=first))
