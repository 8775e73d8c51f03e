"""The front page: what the library covers, and what needs attention."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from extractor.linking.events import Event
from extractor.linking.ledger import Entry
from extractor.linking.states import OPEN
from extractor.web import bodies, questions
from extractor.web.bodies import Committee
from extractor.web.meeting_index import Met, is_of, of_committee
from extractor.web.rendering import holdings_of, page

RECENT = 10  # changes that are shown
LATEST = 3  # meetings of a committee that are shown
NEWS = ("reported complete", "vanished", "reopened", "delivered", "superseded")


@dataclass(frozen=True, slots=True)
class Line:
    """A committee with its latest meetings and what is outstanding."""

    committee: Committee
    meetings: Sequence[Met]
    open: int
    overdue: int
    vanished: int


def front(request: Request) -> Response:
    """The front page."""
    held = holdings_of(request)
    entries, papers = questions.entries(held), questions.papers(held)
    pages = [p for paper in papers for p in paper.paper.pages]
    return page(
        request,
        "front.html",
        "Overview",
        lines=[line(committee, entries) for committee in bodies.committees(held)],
        councils=bodies.councils(held),
        papers=len(papers),
        pages=len(pages),
        unread=sum(p.without_text for p in pages),
        failed=sum(paper.state == "failed" for paper in papers),
        open=sum(e.state in OPEN for e in entries),
        overdue=sum(e.overdue for e in entries),
        vanished=sum(e.state == "vanished" for e in entries),
        changes=changes(entries),
        hashes=questions.hashes(held),
    )


def line(committee: Committee, entries: Sequence[Entry]) -> Line:
    """A committee's line."""
    own = [entry for entry in entries if is_of(committee, entry)]
    return Line(
        committee,
        [met for met in of_committee(committee) if met.day][:LATEST],
        sum(e.state in OPEN for e in own),
        sum(e.overdue for e in own),
        sum(e.state == "vanished" for e in own),
    )


def changes(entries: Sequence[Entry]) -> list[tuple[Event, Entry]]:
    """What last happened to actions, the latest first."""
    told = [(event, entry) for entry in entries for event in entry.history if event.event in NEWS]
    return sorted(told, key=lambda pair: pair[0].date or date.min, reverse=True)[:RECENT]


routes = [Route("/", front)]
