"""Papers: how far each was read, and what was found in one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from extractor.linking.bodies import Body, body_of
from extractor.records import Extraction
from extractor.web import bodies, questions
from extractor.web.asked import Asked, Text, asked_of, shown
from extractor.web.bodies import asked_for
from extractor.web.holdings import Holdings
from extractor.web.page_view import ABOVE, paper_of
from extractor.web.questions import LISTED
from extractor.web.record_reads import as_decided, with_meeting
from extractor.web.rendering import holdings_of, page
from extractor.web.words import file_name

STATES = ("complete", "partial", "failed")


class PapersAsked(Asked):
    """Which papers."""

    council: Text = ""
    committee: Text = ""
    state: Literal["", "complete", "partial", "failed"] = ""


def listed(request: Request) -> Response:
    """The statement of coverage."""
    held, asked = holdings_of(request), asked_of(request, PapersAsked)
    found = matching(held, asked)
    return page(
        request,
        "papers.html",
        "Papers",
        asked=asked,
        shown=shown(found, asked.page),
        states=STATES,
        councils=bodies.councils(held),
        committees=bodies.names(held),
    )


def matching(held: Holdings, asked: PapersAsked) -> list[Extraction]:
    """The papers that are asked for, the latest meeting first."""
    fits = asked_for(asked.council, asked.committee)
    state = asked.state
    return [p for p, body in latest_first(held) if state in ("", p.state) and fits(body)]


def latest_first(held: Holdings) -> Sequence[tuple[Extraction, Body]]:
    """Every paper with its committee, the latest meeting first."""
    return held.kept(
        "papers with bodies",
        lambda held: [(paper, body_of(paper)) for paper in reversed(questions.papers(held))],
    )


def one(request: Request) -> Response:
    """One paper: where it belongs, its items, and its problems."""
    held = holdings_of(request)
    paper = as_decided(held, with_meeting(held, paper_of(request, LISTED)))
    return page(
        request,
        "paper.html",
        paper.paper.title or file_name(paper.paper.source),
        crumbs=ABOVE,
        paper=paper,
    )


routes = [Route("/papers", listed), Route("/papers/{sha256}", one)]
