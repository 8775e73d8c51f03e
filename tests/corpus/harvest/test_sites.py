"""Committee systems list the same council alike."""

from __future__ import annotations

import time
from contextlib import suppress
from dataclasses import replace
from datetime import date
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest

from corpus.harvest.client import Page
from corpus.harvest.errors import Failed, HarvestError
from corpus.harvest.kinds import kind_of
from corpus.harvest.markup import MOST_LINKS, links, xml
from corpus.harvest.markup import every as named
from corpus.harvest.markup import html as parse
from corpus.harvest.published import Committee, Document, Meeting
from corpus.harvest.sites.cmis import Cmis, documents_of, rows_of
from corpus.harvest.sites.moderngov_pages import (
    ModernGovPages,
    meetings_of,
    unsized,
    years_of,
)
from corpus.harvest.sites.moderngov_service import ModernGovService, number_of, said
from corpus.harvest.sites.probing import folder_of, probe
from corpus.harvest.sites.site import Site
from corpus.served import cmis_site
from corpus.served.cmis_site import cmis
from corpus.served.fictional import Bodies, council
from corpus.served.moderngov_site import SERVICE, moderngov, page
from corpus.served.web_server import Reply, Web
from tests.corpus.harvest.conftest import Asking, Serve

WEXMOOR = council("Wexmoor")
YEARS = date(2024, 1, 1), date(2025, 12, 31)


def web_of(system: str, bodies: Bodies = WEXMOOR) -> Web:
    """The council's site as one of the systems."""
    if system == "cmis":
        return cmis(bodies)
    return moderngov(bodies, service=system == "moderngov")


@pytest.fixture(params=["moderngov", "moderngov-pages", "cmis"])
def system(request: pytest.FixtureRequest) -> str:
    """Each of the systems."""
    return str(request.param)


@pytest.fixture
def site(system: str, serve: Serve, asking: Asking) -> Site:
    """The council's site, told by probing."""
    web = serve(web_of(system))
    path = cmis_site.HOME if system == "cmis" else "/"
    return probe(asking(web), web.address.rstrip("/") + path)


def test_probing_tells_the_system(site: Site, system: str) -> None:
    assert site.system == system


def test_committees(site: Site) -> None:
    assert [(c.id, c.title) for c in site.committees()] == [
        ("100", "Audit & Standards Committee"),
        ("101", "Children's Scrutiny Panel"),
    ]


def test_meetings(site: Site) -> None:
    (audit, _) = site.committees()
    found = site.meetings(audit, *YEARS)
    assert [(m.id, m.date, m.time) for m in found] == [
        ("1000", date(2024, 11, 5), "18:00"),
        ("1001", date(2025, 3, 11), "18:00"),
    ]


@pytest.mark.parametrize(
    ("since", "until", "expected"),
    [
        (date(2024, 11, 5), date(2024, 11, 5), ["1000"]),
        (date(2024, 11, 6), date(2025, 3, 10), []),
        (date(2025, 1, 1), date(2025, 12, 31), ["1001"]),
    ],
)
def test_meetings_of_a_span(site: Site, since: date, until: date, expected: list[str]) -> None:
    (audit, _) = site.committees()
    assert [m.id for m in site.meetings(audit, since, until)] == expected


def test_documents(site: Site, system: str) -> None:
    (_, children) = site.committees()
    (_, meeting) = site.meetings(children, *YEARS)
    found = site.documents(meeting)
    sitting = WEXMOOR[1].sittings[1]
    assert sorted((d.title, d.kind, d.item, d.item_title) for d in found) == sorted(
        (p.title, p.kind, p.item, p.of) for p in sitting.papers
    )
    venues = {d.meeting.venue for d in found}
    assert venues == ({None} if system == "moderngov-pages" else {"The Moot Hall & Annexe"})


def test_what_only_the_service_says(serve: Serve, asking: Asking) -> None:
    web = serve(moderngov(WEXMOOR, service=True))
    site = probe(asking(web), web.address)
    meeting = site.meetings(site.committees()[0], *YEARS)[0]
    assert meeting.title == "Special Meeting"
    (report,) = [d for d in site.documents(meeting) if d.item]
    assert report.published == date(2025, 3, 1)


def test_a_withheld_document_is_told(serve: Serve, asking: Asking) -> None:
    body = WEXMOOR[0]
    first = body.sittings[0]
    papers = tuple(replace(p, withheld=bool(p.item)) for p in first.papers)
    web = serve(
        moderngov((replace(body, sittings=(replace(first, papers=papers),)),), service=True)
    )
    site = probe(asking(web), web.address)
    (meeting,) = site.meetings(site.committees()[0], *YEARS)
    assert [d.withheld for d in site.documents(meeting) if d.item] == [
        "the council keeps it from the public"
    ]


def test_a_meeting_without_its_page_still_has_its_items(serve: Serve, asking: Asking) -> None:
    web = serve(moderngov(WEXMOOR, service=True))
    for path in [p for p in web.routes if p.startswith("/ieListDocuments")]:
        del web.routes[path]
    site = probe(asking(web), web.address)
    found = site.documents(site.meetings(site.committees()[0], *YEARS)[0])
    assert [(d.kind, bool(d.withheld)) for d in found] == [("pack", True), ("report", False)]


# ------------------------------------------------------------------------------------- probing


@pytest.mark.parametrize(
    ("address", "folder"),
    [
        ("https://democracy.x.example", "https://democracy.x.example/"),
        ("https://democracy.x.example/mgListCommittees.aspx?bcr=1", "https://democracy.x.example/"),
        ("https://x.example/moderngov", "https://x.example/moderngov/"),
        ("https://x.example/moderngov/ieDocHome.aspx", "https://x.example/moderngov/"),
    ],
)
def test_any_page_of_a_site_will_do(address: str, folder: str) -> None:
    assert folder_of(address) == folder


@pytest.mark.parametrize(
    ("routes", "words"),
    [
        ({}, "is not there any more"),
        ({"/": page("Council", "<p>Welcome</p>")}, "no committee system that is known"),
        (
            {"/": page("C", '<a href="https://democracy.x.example/mgListCommittees.aspx">M</a>')},
            "it leads to https://democracy.x.example/: try that",
        ),
        ({f"{SERVICE}GetCommittees": Reply(b"<committees><commit", "text/xml")}, "is no XML"),
    ],
)
def test_what_is_no_committee_system(
    routes: dict[str, Reply], words: str, serve: Serve, asking: Asking
) -> None:
    web = serve(Web({**routes}))
    with pytest.raises(HarvestError, match=words):
        probe(asking(web), web.address)


def test_a_closed_service_falls_back_to_the_pages(serve: Serve, asking: Asking) -> None:
    web = moderngov(WEXMOOR, service=True)
    web.routes["/robots.txt"] = Reply(
        b"User-agent: *\nDisallow: /mgWebService.asmx\n", "text/plain"
    )
    serve(web)
    assert probe(asking(web), web.address).system == "moderngov-pages"
    assert not [a for a in web.log if a.path.startswith(SERVICE)]


# ------------------------------------------------------------------------------------- parsing


LINK = '<a class="mgAiTitleLnk" href="documents/s1/R.pdf">Repairs PDF 1 MB</a>'
TITLED = f'<p class="mgAiTitleTxt">{LINK}</p>'


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (f'<tr><td><p class="mgAiTitleTxt">5.</p></td><td>{TITLED}</td></tr>', ("5", "Repairs")),
        (f"<tr><td>12b</td><td>{LINK}</td></tr>", ("12b", None)),
        (f"<tr><td></td><td>{TITLED}</td></tr>", (None, "Repairs")),
        (f"<tr><td>Documents</td><td>{LINK}</td></tr>", (None, None)),
        (
            f"<tr><td></td><td><table><tr><td>7.</td><td>{TITLED}</td></tr></table></td></tr>",
            ("7", "Repairs"),
        ),
    ],
)
def test_layouts_of_agendas(
    content: str, expected: tuple[str | None, str | None], serve: Serve, asking: Asking
) -> None:
    listed = page("Agenda", f"<table>{content}</table>")
    web = serve(Web({"/ieListDocuments.aspx": listed}))
    meeting = Meeting("1", Committee("1", "Panel"), date(2025, 3, 11))
    (found,) = ModernGovPages(asking(web), web.address).documents(meeting)
    assert (found.item, found.item_title, found.title) == (*expected, "Repairs")


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("Agenda frontsheet 21st-Nov-2025 12.30 Cabinet", "agenda"),
        ("Public reports pack 21st-Nov-2025 12.30 Cabinet", "pack"),
        ("Agenda Document Pack", "pack"),
        ("Printed minutes 21st-Nov-2025 12.30 Cabinet", "minutes"),
        ("Printed decisions 21st-Nov-2025", "decisions"),
        ("Supplementary agenda - late items", "supplement"),
        ("Minutes of the Panel", "minutes"),
        ("Ministerial letter", "report"),
    ],
)
def test_kinds(title: str, kind: str) -> None:
    assert kind_of(title) == kind


@pytest.mark.parametrize(
    ("words", "title"),
    [
        ("Cabinet report PDF 252 KB", "Cabinet report"),
        ("Agenda frontsheet (PDF, 132 KB)", "Agenda frontsheet"),
        ("Appendix 1 DOCX 1.5 MB", "Appendix 1"),
        ("The PDF strategy", "The PDF strategy"),
    ],
)
def test_sizes_are_no_part_of_a_title(words: str, title: str) -> None:
    assert unsized(words) == title


@pytest.mark.parametrize(
    "content",
    [
        b"<committees>",
        b"",
        b"\xff\xfe\x00",
        b'<!DOCTYPE x [<!ENTITY a "aaaa">]><committees>&a;</committees>',
        b'<!DOCTYPE x SYSTEM "file:///etc/passwd"><committees/>',
        b"<!DOCTYPE lolz [<!ENTITY a 'ha'><!ENTITY b '&a;&a;&a;'>]><x>&b;</x>",
        '<?xml version="1.0" encoding="utf-16"?><!DOCTYPE x [<!ENTITY a "a">]><x>&a;</x>'.encode(
            "utf-16"
        ),
    ],
)
def test_xml_that_is_not_trusted(content: bytes) -> None:
    with pytest.raises(Failed):
        xml(Page(content, "http://x.example/", "text/xml"))


@pytest.mark.parametrize(
    ("href", "url"),
    [
        ("documents/s1/A b.pdf", "https://x.example/m/documents/s1/A%20b.pdf"),
        ("/documents/s1/A.pdf#page=2", "https://x.example/documents/s1/A.pdf"),
        ("https://y.example/a.pdf", "https://y.example/a.pdf"),
        ("../../../../etc/passwd", "https://x.example/etc/passwd"),
        ("javascript:alert(1)", None),
        ("file:///etc/passwd", None),
        ("mailto:x@y.example", None),
        ("https://[::1", None),
        ("#top", None),
    ],
)
def test_links(href: str, url: str | None) -> None:
    page = Page(f'<html><body><a href="{href}">x</a></body></html>'.encode(), "", "text/html")
    found = [link.url for link in links(parse(page), "https://x.example/m/page.aspx")]
    assert found == ([url] if url else [])


def test_the_item_of_a_document_is_that_of_the_smallest_part() -> None:
    item, file = "/ctl/ViewCMIS_DecisionDetails/mid/1/Id/", "Document.ashx?n="
    page = Page(
        f'<html><body><div><a href="{file}0">Front</a><a href="{item}a/D.aspx">5 Budget</a><ul>'
        f'<li><a href="{file}1">One</a></li></ul></div><div><a href="{item}b/D.aspx">Other</a>'
        f'<a href="{file}2">Two</a></div><p><a href="{file}3">Minutes</a></p></body>'.encode(),
        "",
        "text/html",
    )
    there = list(links(parse(page), "https://x.example/"))
    meeting = Meeting("1", Committee("1", "Panel"), date(2025, 3, 11))
    found = [(d.title, d.kind, d.item, d.item_title) for d in documents_of(there, meeting)]
    assert found == [
        ("Front", "report", None, None),
        ("One", "report", "5", "Budget"),
        ("Two", "report", None, "Other"),
        ("Minutes", "minutes", None, None),
    ]


MANY = 3000


@pytest.mark.parametrize(
    "link",
    [
        "<a href='ieListMeetings.aspx?CId=1&Year=2025&x=%d'>2025</a>",
        "<a href='ieListDocuments.aspx?CId=1&MId=%d'>7 Feb 2024 6.00 pm</a>",
        "<div><a href='documents/s%d/x.pdf'>x</a>",
        "<tr><td>%d<td><a href='documents/s1/x.pdf'>x</a><table>",
        "<a href='/tabid/1/ctl/ViewMeetingPublic/mid/2/Meeting/%d/Committee/1/'>7 Feb 2024</a>",
        "<div><a href='/ctl/ViewCMIS_DecisionDetails/mid/1/Id/%d/'>5 x</a>"
        "<a href='Document.ashx?n'>y</a>",
    ],
)
def test_large_pages_take_no_more_than_their_size(link: str, serve: Serve, asking: Asking) -> None:
    content = "".join(link % n for n in range(MANY))
    listed = page("Page", f"<table>{content}</table>")
    home = "/tabid/1/ctl/ViewMeetingPublic/mid/2/Meeting/1/Committee/1/"
    web = serve(Web(dict.fromkeys(("/ieListDocuments.aspx", "/cmis"), listed)))
    web.routes["/ieListMeetings.aspx"] = listed
    panel = Committee("1", "Panel", f"{web.address}cmis")
    meeting = Meeting("1", panel, date(2025, 3, 11), url=f"{web.address}ieListDocuments.aspx")
    begun = time.process_time()
    client = asking(web)
    for site in (ModernGovPages(client, web.address), Cmis(client, web.address + home[1:])):
        with suppress(Failed):
            site.documents(meeting)
    with suppress(Failed):
        found = list(links(parse(client.page(panel.url or "")), web.address))
        list(rows_of(parse(client.page(panel.url or "")), web.address, panel))
        list(meetings_of(found, panel))
        list(years_of(found, panel, *YEARS))
    assert time.process_time() - begun < 15


def test_too_many_links_are_told(serve: Serve, asking: Asking) -> None:
    web = serve(Web({"/a": page("A", "<a href='x'>x</a>" * (MOST_LINKS + 1))}))
    with pytest.raises(Failed, match="more than 10,000 links"):
        list(links(parse(asking(web).page(f"{web.address}a")), web.address))


# -------------------------------------------------------------------------------- real answers


@pytest.mark.shared
def test_a_real_service(shared: Path, serve: Serve, asking: Asking) -> None:
    folder = shared / "papers" / "gloucester"
    web = Web(
        {
            f"{SERVICE}GetCommittees": Reply(
                (folder / "GetCommittees.xml").read_bytes(), "text/xml"
            ),
            f"{SERVICE}GetMeetings": Reply((folder / "GetMeetings.xml").read_bytes(), "text/xml"),
            f"{SERVICE}GetMeeting": Reply(
                (folder / "GetMeeting_7837.xml").read_bytes(), "text/xml"
            ),
        }
    )
    serve(web)
    site = ModernGovService(asking(web), web.address)
    committees = site.committees()
    assert len(committees) == 131
    (cabinet,) = [c for c in committees if c.title == "Cabinet"]
    meetings = site.meetings(cabinet, date(2025, 11, 1), date(2025, 11, 30))
    assert [(m.id, m.date, m.time, m.title) for m in meetings] == [
        ("7609", date(2025, 11, 12), "18:00", None),
        ("7837", date(2025, 11, 21), "12:30", "Special Meeting"),
    ]
    items = [d for d in site.documents(meetings[1]) if not d.withheld]
    assert [(d.item, unquote(urlsplit(d.url).query)) for d in items][:2] == [
        ("3", "ID=65461"),
        ("6", "ID=65412"),
    ]
    assert {d.published for d in items} == {date(2025, 11, 13)}
    assert len(items) == 7
    assert all(isinstance(d, Document) and d.meeting.venue for d in items)


def test_numbers_of_items() -> None:
    page = Page(
        b"<m><agendaitem><agendaitemnumber>4</agendaitemnumber><agendaitemsubnumber>a"
        b"</agendaitemsubnumber><agendaitemtitle>Members&amp;#39; questions</agendaitemtitle>"
        b"</agendaitem><agendaitem><fulldisplaynumberformat>51.</fulldisplaynumberformat>"
        b"</agendaitem><agendaitem/></m>",
        "",
        "text/xml",
    )
    found = list(named(xml(page), "agendaitem"))
    assert [number_of(item) for item in found] == ["4a", "51", None]
    assert said(found[0], "agendaitemtitle") == "Members' questions"
