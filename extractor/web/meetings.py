"""Meetings: all of them, and one with its agenda, attendance, resolutions and actions."""

from __future__ import annotations

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from extractor.linking.decided_records import Recorded
from extractor.linking.record_kinds import ATTENDANCE, ITEM, RESOLUTION, RecordKind
from extractor.web import bodies
from extractor.web.asked import Asked, Text, asked_of, shown
from extractor.web.holdings import Holdings
from extractor.web.meeting_index import Met, found_in, meetings, raised_at
from extractor.web.published_apart import apart
from extractor.web.record_reads import as_decided, by_minutes, records, there, with_meeting
from extractor.web.rendering import Crumb, holdings_of, page
from extractor.web.words import day, file_name

COUNTED = ("pages", "items", "minutes", "actions", "figures", "plan")  # what is told of an agenda
ABOVE = (Crumb("Meetings", "/meetings"),)


class MeetingsAsked(Asked):
    """Which meetings."""

    council: Text = ""
    committee: Text = ""


def listed(request: Request) -> Response:
    """Every meeting, the latest first."""
    held, asked = holdings_of(request), asked_of(request, MeetingsAsked)
    fits = bodies.asked_for(asked.council, asked.committee)
    found = [met for met in meetings(held).values() if fits(met.committee.body)]
    return page(
        request,
        "meetings.html",
        "Meetings",
        asked=asked,
        shown=shown(found, asked.page),
        councils=bodies.councils(held),
        committees=bodies.names(held),
    )


def one(request: Request) -> Response:
    """One meeting."""
    held, names = holdings_of(request), request.path_params
    met = meetings(held).get((names["council"], names["committee"], names["day"]))
    if met is None:
        raise HTTPException(404)
    read = held.paper(met.agenda.paper.sha256, COUNTED) if met.agenda else None
    read = with_meeting(held, read) if read else None
    agenda = as_decided(held, read) if read else None
    return page(
        request,
        "meeting.html",
        f"{met.committee.name}, {day(met.day)}",
        crumbs=ABOVE,
        met=met,
        agenda=agenda,
        items=[(each, found_in(agenda, each.now)) for each in there(records(held, read, ITEM))]
        if agenda and read
        else [],
        apart=apart(agenda, met.papers) if agenda else {},
        minuted=met.fullest,
        resolutions=said_at(held, met, RESOLUTION),
        attendance=said_at(held, met, ATTENDANCE),
        actions=raised_at(held, met),
        sources=sources(met),
    )


def said_at(held: Holdings, met: Met, kind: RecordKind) -> list[Recorded]:
    """What the fullest minutes of a meeting say, but for what was rejected."""
    if met.fullest is None:
        return []
    paper = met.fullest.paper
    own = by_minutes(paper, kind, records(held, paper, kind))
    pairs = zip(paper.records.minutes, own, strict=True)
    return next(found for minutes, found in pairs if minutes is met.fullest.minutes)


def sources(met: Met) -> list[tuple[str, str]]:
    """The papers that have minutes of the meeting: each hash once, with a name."""
    found = {each.paper.paper.sha256: each.paper.paper.source for each in met.minuted}
    return [(sha256, file_name(source)) for sha256, source in found.items()]


routes = [
    Route("/meetings", listed),
    Route("/meetings/{council}/{committee}/{day}", one),
]
