"""What changed since the last meeting: a page that a clerk prints for the agenda."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from extractor.exports.action_sheet import sheets
from extractor.exports.wording import action_taken
from extractor.library.kept_filters import Window
from extractor.library.kept_schema import actions, plan
from extractor.linking.bodies import Body, body_of_names
from extractor.linking.ledger import Entry
from extractor.linking.plans import Subject
from extractor.web import bodies, questions
from extractor.web.asked import Asked, Text, asked_of
from extractor.web.bodies import of_bodies
from extractor.web.holdings import Holdings
from extractor.web.rendering import Crumb, holdings_of, page

ABOVE = (Crumb("Actions", "/actions"),)
MOST = 3  # committees of which all is shown on one page


class AgendaAsked(Asked):
    """Of which committee."""

    council: Text = ""
    committee: Text = ""


def since_last_meeting(request: Request) -> Response:
    """What a committee is owed, and what was closed since it last met; of many, which to choose."""
    held, asked = holdings_of(request), asked_of(request, AgendaAsked)
    fits = bodies.asked_for(asked.council, asked.committee)
    choose = [c for c in bodies.committees(held) if c.committee and fits(c.body)]
    day = held.settings.day
    entries = of_committee(held, asked) if len(choose) <= MOST else []
    return page(
        request,
        "since_last_meeting.html",
        "Actions since the last meeting",
        crumbs=ABOVE,
        asked=asked,
        day=day,
        choose=choose if len(choose) > MOST else [],
        sheets=sheets(entries, following(held, entries), day),
        progress=action_taken,
        councils=bodies.councils(held),
        committees=bodies.names(held),
    )


def of_committee(held: Holdings, asked: AgendaAsked) -> list[Entry]:
    """The actions of the committee that is asked for, the oldest first."""
    wanted = of_bodies(held, actions.c, asked.council, asked.committee)
    return questions.entries(held, wanted, Window(("raised", "id")))


def following(held: Holdings, entries: Sequence[Entry]) -> Mapping[Body, date]:
    """The next meeting of each committee of some actions, where its papers name one."""
    own = {body_of_names(entry.council, entry.committee) for entry in entries}
    found = {body: next_meeting(held, body) for body in own}
    return {body: day for body, day in found.items() if day}


def next_meeting(held: Holdings, body: Body) -> date | None:
    """The first day after today for which a committee has papers, or something planned by now."""
    today, committee = held.settings.day, bodies.by_body(held).get(body)
    if committee is None:
        return None
    own = of_bodies(held, plan.c, committee.council or "", committee.committee or "")
    planned = questions.subjects(held, [*own, plan.c.planned_for > today], Window(("id",)))
    rows = [r for e in planned if is_of(e, body) for r in e.planned if (r.as_of or today) <= today]
    days = {row.meeting_date for row in rows} | {p.meeting.date for p in committee.papers}
    return min((each for each in days if each and each > today), default=None)


def is_of(planned: Subject, body: Body) -> bool:
    """Whether an item is of a committee, and not of another with a name that it lacks."""
    return body_of_names(planned.council, planned.committee) == body


routes = [Route("/actions/since-last-meeting", since_last_meeting)]
