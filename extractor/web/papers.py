"""Papers: how far each was read, and what was found in one."""

from __future__ import annotations

from typing import Literal

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from extractor.records import Extraction
from extractor.web import bodies, questions
from extractor.web.asked import Asked, Text, asked_of, shown
from extractor.web.bodies import is_of
from extractor.web.page_view import ABOVE, paper_of
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
    found = [paper for paper in reversed(questions.papers(held)) if is_asked_for(paper, asked)]
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


def is_asked_for(paper: Extraction, asked: PapersAsked) -> bool:
    """Whether a paper is what is asked for."""
    meeting = paper.meeting
    return asked.state in ("", paper.state) and is_of(
        meeting.council, meeting.committee, asked=(asked.council, asked.committee)
    )


def one(request: Request) -> Response:
    """One paper: where it belongs, its items, and its problems."""
    paper = paper_of(request)
    return page(
        request,
        "paper.html",
        paper.paper.title or file_name(paper.paper.source),
        crumbs=ABOVE,
        paper=paper,
    )


routes = [Route("/papers", listed), Route("/papers/{sha256}", one)]
