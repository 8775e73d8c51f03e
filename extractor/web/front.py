"""The front page: what the library covers, and what needs attention."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from heapq import nlargest
from typing import Any

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from extractor.asking.rebuilt import rebuilt
from extractor.linking.bodies import Body, body_of_names
from extractor.linking.events import Event
from extractor.linking.states import OPEN
from extractor.web import bodies, questions
from extractor.web.bodies import Committee
from extractor.web.holdings import Holdings
from extractor.web.meeting_index import Met, of_committee
from extractor.web.rendering import holdings_of, page

RECENT = 10  # changes that are shown
LATEST = 3  # meetings of a committee that are shown
NEWS = ("reported complete", "vanished", "reopened", "delivered", "superseded")


@dataclass(frozen=True, slots=True)
class Standing:
    """How many actions are outstanding: open, overdue, and vanished without a word."""

    open: int
    overdue: int
    vanished: int


@dataclass(frozen=True, slots=True)
class Line:
    """A committee with its latest meetings and what is outstanding."""

    committee: Committee
    meetings: Sequence[Met]
    standing: Standing


@dataclass(frozen=True, slots=True)
class Change:
    """Something that happened to an action: the event, the action's name and its words."""

    event: Event
    id: str
    text: str


@dataclass(frozen=True, slots=True)
class Overview:
    """What the front page shows: how much there is, and what is outstanding."""

    papers: int
    pages: int
    unread: int
    failed: int
    lines: Sequence[Line]
    standing: Standing
    changes: Sequence[Change]


def front(request: Request) -> Response:
    """The front page."""
    held = holdings_of(request)
    return page(
        request,
        "front.html",
        "Overview",
        told=overview(held),
        councils=bodies.councils(held),
        hashes=questions.hashes(held),
    )


def overview(held: Holdings) -> Overview:
    """What the library covers and what needs attention, told once for each state of it."""
    return held.kept("overview", told, decided=True)


def told(held: Holdings) -> Overview:
    """What the library covers and what needs attention."""
    papers, by_body = questions.papers(held), standings(held)
    pages = [p for paper in papers for p in paper.paper.pages]
    return Overview(
        len(papers),
        len(pages),
        sum(p.without_text for p in pages),
        sum(paper.state == "failed" for paper in papers),
        [line(committee, by_body) for committee in bodies.committees(held)],
        total(by_body.values()),
        changes(held),
    )


def standings(held: Holdings) -> dict[Body, Standing]:
    """What is outstanding by committee."""
    own = defaultdict[Body, list[dict[str, Any]]](list)
    for row in questions.standings(held):
        own[body_of_names(row["council"], row["committee"])].append(row)
    return {body: standing(rows, held.settings.day) for body, rows in own.items()}


def standing(rows: Sequence[Mapping[str, Any]], day: date) -> Standing:
    """What is outstanding of some actions."""
    late = [row["due_date"] for row in rows if row["late"] and row["due_date"]]
    return Standing(
        sum(row["state"] in OPEN for row in rows),
        sum(due < day for due in late),
        sum(row["state"] == "vanished" for row in rows),
    )


def total(every: Iterable[Standing]) -> Standing:
    """All of them together."""
    known = list(every)
    return Standing(
        sum(s.open for s in known), sum(s.overdue for s in known), sum(s.vanished for s in known)
    )


def line(committee: Committee, by_body: Mapping[Body, Standing]) -> Line:
    """A committee's line."""
    latest = [met for met in of_committee(committee) if met.day][:LATEST]
    return Line(committee, latest, by_body.get(committee.body, Standing(0, 0, 0)))


def changes(held: Holdings) -> list[Change]:
    """What last happened to actions, the latest first."""
    told = [
        (event, row)
        for row in questions.ledger(held)
        for event in row["history"]
        if event["event"] in NEWS and event["date"]
    ]
    latest = nlargest(RECENT, told, key=lambda pair: str(pair[0]["date"]))
    return [Change(rebuilt(Event, event), row["id"], row["text"]) for event, row in latest]


routes = [Route("/", front)]
