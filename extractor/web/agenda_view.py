"""What changed since the last meeting: a page that a clerk prints for the agenda."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from extractor.exports.action_sheet import next_meetings, sheets
from extractor.exports.wording import action_taken
from extractor.library.kept_filters import Window
from extractor.library.kept_schema import actions
from extractor.linking.bodies import Body, body_of_names
from extractor.linking.ledger import Entry
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
    wanted = (asked.council, asked.committee)
    choose = [c for c in bodies.committees(held) if c.committee and c.is_asked_for(*wanted)]
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
    return questions.entries(held, wanted, Window(("raised", "id")))[0]


def following(held: Holdings, entries: Sequence[Entry]) -> Mapping[Body, date]:
    """The next meeting of each committee of some actions, where its papers name one."""
    own = {body_of_names(entry.council, entry.committee) for entry in entries}
    return next_meetings(questions.planning(held, own), held.settings.day)


routes = [Route("/actions/since-last-meeting", since_last_meeting)]
