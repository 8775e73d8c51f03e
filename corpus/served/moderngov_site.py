"""A fictional council's ModernGov site: its pages, and its web service where it is open."""

from __future__ import annotations

from html import escape
from urllib.parse import quote

from corpus.served.fictional import Bodies, Body, Published, Sitting, every
from corpus.served.web_server import Reply, Web

SERVICE = "/mgWebService.asmx/"


def moderngov(bodies: Bodies, pace: float = 0.0, *, service: bool) -> Web:
    """The site; its web service is closed unless ``service``."""
    web = Web()
    pages(web, bodies)
    if service:
        web_service(web, bodies)
    for _, sitting, paper in every(bodies):
        web.routes["/" + path_of(sitting, paper)] = paper.reply(pace)
    return web


def path_of(sitting: Sitting, paper: Published) -> str:
    """The address of a document: those of a whole meeting go by the meeting's number."""
    name = quote(paper.title)
    if paper.item:
        return f"documents/s{paper.number}/{name}.pdf"
    if paper.kind == "supplement":
        return f"documents/b{paper.number}/{name}.pdf?T=9"
    return f"documents/g{sitting.number}/{name}.pdf?T={len(paper.kind)}"


# --------------------------------------------------------------------------------------- pages


def pages(web: Web, bodies: Bodies) -> None:
    """The site's web pages."""
    rows = (
        f'<a href="mgCommitteeDetails.aspx?ID={b.number}">{escape(b.title)}</a>' for b in bodies
    )
    web.routes["/mgListCommittees.aspx"] = page("Committees", "".join(rows))
    for body in bodies:
        for path, shown in lists_of(body).items():
            web.routes[path] = shown
        for sitting in body.sittings:
            path = f"/ieListDocuments.aspx?CId={body.number}&MId={sitting.number}"
            web.routes[path] = web.routes[f"{path}&Ver=4"] = page(body.title, agenda(sitting))


def page(title: str, content: str) -> Reply:
    """A web page of the product's kind."""
    head = f"<head><meta charset='utf-8'><title>{escape(title)}</title></head>"
    body = f"<body><div class='mgContent'><h1>{escape(title)}</h1>{content}</div></body>"
    return Reply(f"<!DOCTYPE html><html>{head}{body}</html>".encode())


def lists_of(body: Body) -> dict[str, Reply]:
    """A committee's lists of meetings: of each year, and without one that of the last."""
    years = sorted({s.day.year for s in body.sittings}, reverse=True)
    at = f"ieListMeetings.aspx?CId={body.number}&Year="
    links = "".join(f'<a href="{escape(at)}{year}">{year}</a> ' for year in years)
    return {
        f"/{at}{year}": page(body.title, links + "".join(rows_of(body, year or years[0])))
        for year in (0, *years)
    }


def rows_of(body: Body, year: int) -> list[str]:
    """The meetings of a year in a committee's list."""
    at = f"ieListDocuments.aspx?CId={body.number}&amp;MId="
    return [
        f'<li><a href="{at}{s.number}&amp;Ver=4">{s.day:%-d %b %Y} {s.time}</a></li>'
        for s in body.sittings
        if s.day.year == year
    ]


def agenda(sitting: Sitting) -> str:
    """A meeting's page: what is made for it, then its items."""
    made = "".join(link(sitting, paper) for paper in sitting.made)
    rows = "".join(
        f"<tr><td class='mgItemNumberCell'><p class='mgAiTitleTxt'>{number}.</p></td>"
        f"<td><p class='mgAiTitleTxt'>{escape(title)}</p><ul>"
        f"{''.join(link(sitting, p) for p in papers if not p.withheld)}</ul></td></tr>"
        for (number, title), papers in sitting.items.items()
    )
    return f"<ul class='mgActionList'>{made}</ul><table class='mgItemTable'>{rows}</table>"


def link(sitting: Sitting, paper: Published) -> str:
    """A link to a document, with its size in its words."""
    said = f"{escape(paper.title)} <span class='mgFileSize'>PDF 252 KB</span>"
    return f'<li><a href="{path_of(sitting, paper)}">{said}</a></li>'


# --------------------------------------------------------------------------------- web service


def web_service(web: Web, bodies: Bodies) -> None:
    """The site's web service."""
    listed = "".join(committee(b.number, b.title, gone=False) for b in bodies)
    listed += committee(9, "Old Panel", gone=True)
    web.routes[f"{SERVICE}GetCommittees"] = xml(f"<committees>{listed}</committees>")
    lists = {str(b.number): meetings(b) for b in bodies}
    web.routes[f"{SERVICE}GetMeetings"] = lambda asked: lists[
        asked.path.partition("lCommitteeId=")[2].partition("&")[0]
    ]
    for sitting in (s for b in bodies for s in b.sittings):
        web.routes[f"{SERVICE}GetMeeting?lMeetingId={sitting.number}"] = xml(meeting(sitting))


def xml(content: str) -> Reply:
    """An answer of the service."""
    return Reply(f'<?xml version="1.0" encoding="utf-8"?>\n{content}'.encode(), "text/xml")


def twice(words: str) -> str:
    """Words as the service has them: escaped once more than need be."""
    return escape(words.replace("'", "&#39;"))


def element(name: str, content: object) -> str:
    """An element with its content."""
    return f"<{name}>{content}</{name}>"


def committee(number: int, title: str, *, gone: bool) -> str:
    """A committee in the service's list."""
    said = element("committeeid", number) + element("committeetitle", twice(title))
    return element("committee", said + element("committeedeleted", gone))


def meetings(body: Body) -> Reply:
    """The service's list of a committee's meetings."""
    rows = "".join(
        element(
            "meeting",
            element("meetingid", s.number)
            + element("meetingdate", f"{s.day:%d/%m/%Y}")
            + element("meetingstatus", "Confirmed; Special Meeting")
            + element("meetingtime", s.time),
        )
        for s in body.sittings
    )
    return xml(element("getmeetings", element("committeemeetings", rows)))


def meeting(sitting: Sitting) -> str:
    """The service's answer on a meeting: its items with their documents."""
    rows = "".join(
        element(
            "agendaitem",
            element("agendaitemtitle", twice(title))
            + element("agendaitemnumber", number)
            + element("agendaitemsubnumber", "\n")
            + element("linkeddocuments", "".join(linked(sitting, paper) for paper in papers)),
        )
        for (number, title), papers in sitting.items.items()
    )
    said = element("meetingid", sitting.number)
    said += element("meetinglocation", escape(sitting.venue))
    return element("meeting", said + element("agendaitems", rows))


def linked(sitting: Sitting, paper: Published) -> str:
    """A document of an item in the service's answer."""
    said = element("attachmentid", paper.number) + element("title", twice(paper.title))
    said += element("isurl", "False") + element("url", "/" + escape(path_of(sitting, paper)))
    said += element("isrestricted", paper.withheld)
    return element("linkeddoc", said + element("publicationdate", "01/03/2025"))
