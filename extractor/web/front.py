"""The front page: what the library covers, and what needs attention."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from heapq import nlargest

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from extractor.asking.kinds import NEWS
from extractor.library import kept_schema
from extractor.library.kept_filters import Condition, Window
from extractor.linking.bodies import Body, body_of_names
from extractor.linking.events import Event
from extractor.linking.states import OPEN
from extractor.web import bodies, findings, questions
from extractor.web.asked import Asked, asked_of, shown
from extractor.web.bodies import Committee
from extractor.web.holdings import Holdings
from extractor.web.meeting_index import Met, of_committee
from extractor.web.rendering import holdings_of, page

RECENT = 10  # changes that are shown
LATEST = 3  # meetings of a committee that are shown


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
    findings: int
    changes: Sequence[Change]


def front(request: Request) -> Response:
    """The front page."""
    held, asked = holdings_of(request), asked_of(request, Asked)
    told = overview(held)
    return page(
        request,
        "front.html",
        "Overview",
        asked=asked,
        told=told,
        shown=shown(told.lines, asked.page),
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
        findings.total(held, undecided(held)),
        changes(held),
    )


def undecided(held: Holdings) -> list[Condition]:
    """What a finding must be to need attention: nobody has decided of it."""
    return list(findings.conditions(held, findings.FindingsAsked(decided="no")))


def standings(held: Holdings) -> dict[Body, Standing]:
    """What is outstanding by committee."""
    found = defaultdict[Body, list[Standing]](list)
    for council, committee, state, number, overdue in questions.standings(held):
        own = Standing(number * (state in OPEN), overdue, number * (state == "vanished"))
        found[body_of_names(council, committee)].append(own)
    return {body: total(own) for body, own in found.items()}


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
    wanted = [kept_schema.actions.c.changed.is_not(None)]
    latest = questions.entries(held, wanted, Window(("-changed", "id"), 0, RECENT))
    told = [
        Change(event, entry.id, entry.text)
        for entry in latest
        for event in entry.history
        if event.event in NEWS and event.date
    ]
    return nlargest(RECENT, told, key=lambda change: str(change.event.date))


routes = [Route("/", front)]
