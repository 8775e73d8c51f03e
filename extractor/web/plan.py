"""The forward plan: what was planned for when, how it slipped, and whether it came."""

from __future__ import annotations

from typing import Literal

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from extractor.linking.plans import Subject
from extractor.web import bodies, questions
from extractor.web.asked import Asked, Text, asked_of, shown
from extractor.web.filtered_actions import has_words
from extractor.web.rendering import holdings_of, page
from extractor.web.words import PLAN_STATES


class PlanAsked(Asked):
    """Which planned items."""

    council: Text = ""
    committee: Text = ""
    state: Literal["", "scheduled", "slipped", "delivered", "dropped", "undated"] = ""
    text: Text = ""


def listed(request: Request) -> Response:
    """The planned items, the soonest first."""
    held, asked = holdings_of(request), asked_of(request, PlanAsked)
    every = [each for each in questions.subjects(held) if is_asked_for(each, asked)]
    return page(
        request,
        "plan.html",
        "Forward plan",
        asked=asked,
        shown=shown(waiting_first(every), asked.page),
        states=tuple(PLAN_STATES),
        councils=bodies.councils(held),
        committees=bodies.names(held),
        hashes=questions.hashes(held),
    )


def is_asked_for(subject: Subject, asked: PlanAsked) -> bool:
    """Whether a planned item is what is asked for."""
    wanted = (asked.council, asked.committee)
    return (
        bodies.is_of(subject.council, subject.committee, asked=wanted)
        and asked.state in ("", subject.state)
        and has_words(subject.subject, asked.text)
    )


def waiting_first(subjects: list[Subject]) -> list[Subject]:
    """What is still to come first, then the rest, the latest first."""
    waiting = [s for s in subjects if s.state in ("scheduled", "slipped", "undated")]
    over = [s for s in reversed(subjects) if s.state in ("delivered", "dropped")]
    return waiting + over


routes = [Route("/plan", listed)]
