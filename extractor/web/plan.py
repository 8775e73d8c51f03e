"""The forward plan: what was planned for when, how it slipped, and whether it came."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from extractor.asking.kinds import PLAN
from extractor.library.kept_filters import Condition, Window
from extractor.library.kept_schema import plan
from extractor.linking.plans import Subject
from extractor.web import bodies, questions
from extractor.web.asked import Asked, Part, Text, asked_of, fetched
from extractor.web.bodies import of_bodies
from extractor.web.holdings import Holdings
from extractor.web.rendering import holdings_of, page
from extractor.web.words import PLAN_STATES

WAITING, OVER = ("scheduled", "slipped", "undated"), ("delivered", "dropped")
SOONEST = ("planned_for", "subject", "first_listed")
LATEST = ("-planned_for", "subject", "first_listed")


class PlanAsked(Asked):
    """Which planned items."""

    council: Text = ""
    committee: Text = ""
    state: Literal["", "scheduled", "slipped", "delivered", "dropped", "undated"] = ""
    text: Text = ""


def listed(request: Request) -> Response:
    """The planned items: what is still to come first, the soonest first, then the rest, the latest
    first."""
    held, asked = holdings_of(request), asked_of(request, PlanAsked)
    waiting = part(held, asked, WAITING, SOONEST)
    over = part(held, asked, OVER, LATEST)
    return page(
        request,
        "plan.html",
        "Forward plan",
        asked=asked,
        shown=fetched(asked.page, waiting, over),
        states=tuple(PLAN_STATES),
        councils=bodies.councils(held),
        committees=bodies.names(held),
        hashes=questions.hashes(held),
    )


def part(
    held: Holdings, asked: PlanAsked, states: tuple[str, ...], sort: tuple[str, ...]
) -> Part[Subject]:
    """The items that are asked for, in some of the states."""
    wanted = [*conditions(held, asked), plan.c.state.in_(states)]
    total = questions.total(held, PLAN, wanted)
    return Part(total, lambda at, n: questions.subjects(held, wanted, Window(sort, at, n)))


def conditions(held: Holdings, asked: PlanAsked) -> Iterator[Condition]:
    """What an item must be to be shown."""
    yield from of_bodies(held, plan.c, asked.council, asked.committee)
    if asked.state:
        yield plan.c.state == asked.state
    for word in asked.text.split():
        yield plan.c.subject.icontains(word, autoescape=True)


routes = [Route("/plan", listed)]
