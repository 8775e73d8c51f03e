"""A fictional council's CMIS site; meetings of earlier years are in its calendar alone."""

from __future__ import annotations

from datetime import date
from html import escape

from corpus.served.fictional import Bodies, Body, Published, Sitting, every
from corpus.served.moderngov_site import page
from corpus.served.web_server import Web

HOME = "/live/"
COMMITTEE = "/live/Committees/tabid/62/ctl/ViewCMIS_CommitteeDetails/mid/381/id"
MEETING = "/live/Meetings/tabid/70/ctl/ViewMeetingPublic/mid/397/Meeting"
MONTH = "/live/Meetings/tabid/70/ctl/MeetingCalendarPublicNoJava/mid/397/Date"
ITEM = "/live/Decisions/tabid/67/ctl/ViewCMIS_DecisionDetails/mid/391/Id"


def cmis(bodies: Bodies, pace: float = 0.0) -> Web:
    """The site."""
    web = Web()
    web.routes[HOME] = page("Meetings", f'<a href="{HOME}Committees.aspx">Committees</a>')
    rows = (f'<a href="{COMMITTEE}/{b.number}/Default.aspx">{escape(b.title)}</a>' for b in bodies)
    web.routes[f"{HOME}Committees.aspx"] = page("Committees", "".join(rows))
    for month in (date(year, month, 1) for year in (2023, 2024, 2025) for month in range(1, 13)):
        web.routes[f"{MONTH}/{month}/Default.aspx"] = page("Calendar", calendar(bodies, month))
    for body in bodies:
        details = page(body.title, committee(body))
        web.routes[f"{COMMITTEE}/{body.number}/Default.aspx"] = details
        for sitting in body.sittings:
            web.routes[path_of(body, sitting)] = page(body.title, meeting(sitting))
    for _, _, paper in every(bodies):
        web.routes[document_path(paper)] = paper.reply(pace)
    return web


def path_of(body: Body, sitting: Sitting) -> str:
    """The address of a meeting's page."""
    return f"{MEETING}/{sitting.number}/Committee/{body.number}/Default.aspx"


def document_path(paper: Published) -> str:
    """The address of a document, with a parameter that says nothing."""
    return f"{HOME}Document.ashx?czJKcaeAi5tUFL1DTL2UE4zNRBcoShgo={paper.number:06x}%3D%3D"


def committee(body: Body) -> str:
    """A committee's page: its meetings of the last year."""
    last = max(s.day.year for s in body.sittings)
    rows = "".join(
        f'<tr><td><a href="{path_of(body, s)}">{s.day:%d %B %Y} 18:00</a></td><td>Held</td></tr>'
        for s in body.sittings
        if s.day.year == last
    )
    return f"<p>Active: 06 May 2022 - onwards</p><table>{rows}</table>"


def calendar(bodies: Bodies, month: date) -> str:
    """A month's calendar: a cell with the day, and one with its meetings."""
    rows = "".join(
        f"<tr><td>{s.day:%A, %-d %B}</td>"
        f'<td><a href="{path_of(b, s)}">18:00 {escape(b.title)}</a></td></tr>'
        for b in bodies
        for s in b.sittings
        if s.day.replace(day=1) == month
    )
    return f"<table>{rows}</table>"


def meeting(sitting: Sitting) -> str:
    """A meeting's page: its summary, what is made for it, its items with their documents."""
    value = f"<div class='Value Venue'>{escape(sitting.venue)}</div>"
    summary = f"<div class='holder'><div class='DNNLabel'>Venue:</div>{value}</div>"
    items = "".join(
        f'<div><a href="{ITEM}/{number}/Default.aspx">{number} {escape(title)}</a>'
        f"<ul>{''.join(map(document, papers))}</ul></div>"
        for (number, title), papers in sitting.items.items()
    )
    made = "".join(map(document, sitting.made))
    return f"{summary}<ul>{made}</ul><div class='items'>{items}</div>"


def document(paper: Published) -> str:
    """A document on a meeting's page."""
    link = f'<a class="TitleLink" href="{escape(document_path(paper))}">{escape(paper.title)}</a>'
    return f"<li class='DocumentListItem'>{link}</li>"
