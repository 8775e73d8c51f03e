"""One planned item: what each plan said of it, the report with which it came, what was decided, and
what else it may go on from or have come with."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from extractor.library.decisions import log
from extractor.library.kept_filters import Window
from extractor.library.kept_schema import plan
from extractor.linking.bodies import body_of_names
from extractor.linking.decided import PLANNED, standing
from extractor.linking.decided_plans import dated, of_report
from extractor.linking.joined import Joined
from extractor.linking.plan_threads import programme
from extractor.linking.plans import Subject
from extractor.records import Decided
from extractor.web import questions
from extractor.web.bodies import of_bodies
from extractor.web.holdings import Holdings
from extractor.web.record_reads import as_decided
from extractor.web.rendering import Crumb, holdings_of, page
from extractor.web.review import links_of
from extractor.web.reviewing import reviewer_of

ABOVE = (Crumb("Forward plan", "/plan"),)
LATE = timedelta(days=730)  # how long after its last plan a report is looked for
BEFORE = ("-planned_for", "subject", "id")


@dataclass(frozen=True, slots=True)
class Choices:
    """What a reviewer may say of an item: the items that it may go on from, by name, and the
    reports with which it may have come, each with its day."""

    items: tuple[tuple[str, str], ...]
    reports: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Mark:
    """What was decided, and the number under which it can be undone where it still stands."""

    decided: Decided
    number: int | None


def one(request: Request) -> Response:
    """The page of an item."""
    held, name = holdings_of(request), request.path_params["item"]
    found = questions.subject(held, name)
    if found is None:
        raise HTTPException(404)
    links = links_of(held, name)
    return page(
        request,
        "planned_item.html",
        found.subject,
        crumbs=ABOVE,
        item=found,
        links=links,
        marks=marks(held, found, links) if found.decided else [],
        choices=choices(held, found) if reviewer_of(request) else None,
        hashes=questions.hashes(held),
    )


def marks(held: Holdings, found: Subject, links: Sequence[Joined]) -> list[Mark]:
    """What was decided of an item, each with the decision of the log that said it."""
    texts = {found.subject, *(said.text for each in links for said in (each.earlier, each.later))}
    own = [
        each
        for each in standing(log(held.engine))
        if each.kind in PLANNED and any(said.text in texts for said in each.subject)
    ]
    numbers = {(each.by, each.when, each.kind): each.id for each in own}
    return [
        Mark(each, numbers.get((each.by, each.when, each.field or ""))) for each in found.decided
    ]


def choices(held: Holdings, found: Subject) -> Choices:
    """What an item may go on from, and have come with."""
    return Choices(tuple(earlier(held, found)), tuple(reports(held, found)))


def earlier(held: Holdings, found: Subject) -> list[tuple[str, str]]:
    """The items of the committee that were on an earlier plan, the latest first."""
    if found.first_listed is None:
        return []
    own = of_bodies(held, plan.c, found.council or "", found.committee or "")
    before = [*own, plan.c.first_listed < found.first_listed]
    every = questions.subjects(held, before, Window(BEFORE))
    body = body_of_names(found.council, found.committee)
    return [
        (each.id, f"{each.subject} ({each.first_listed})")
        for each in every
        if body_of_names(each.council, each.committee) == body
    ]


def reports(held: Holdings, found: Subject) -> list[str]:
    """The reports on the committee's agendas since an item was first listed."""
    first = found.first_listed or date.min
    days = [d for each in found.planned for d in (each.as_of, each.meeting_date) if d]
    last = max(days) + LATE if days else date.max
    body = body_of_names(found.council, found.committee)
    agendas = questions.agendas(held, body, first, last)
    known = programme([as_decided(held, each) for each in agendas])
    return list(dict.fromkeys(dated(of_report(item)) for item in known.reports))


routes = [Route("/plan/{item}", one)]
