"""Whatever a stranger's site sends, only what is foreseen comes of it."""

from __future__ import annotations

from contextlib import suppress
from datetime import date
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.harvest.client import Page, parsed, wait_asked
from corpus.harvest.errors import Failed, Refused
from corpus.harvest.markup import every, html, links, xml
from corpus.harvest.names import file_of, inside
from corpus.harvest.published import Committee, Document, Meeting
from corpus.harvest.sites import cmis, moderngov_pages
from corpus.harvest.sites.moderngov_service import number_of, said
from corpus.harvest.types import Type, type_of

BASE = "https://x.example/live/"
PANEL = Committee("7", "Panel")
MEETING = Meeting("1", PANEL, date(2025, 3, 11))
HREFS = st.sampled_from(
    [
        "ieListMeetings.aspx?CId=7&Year=2025",
        "ieListMeetings.aspx?CId=7&Year=٣٣٣٣",
        "ieListDocuments.aspx?CId=7&MId=9",
        "mgCommitteeDetails.aspx?ID=²",
        "documents/s1/R.pdf",
        "documents/g1/../../R.pdf",
        "/tabid/1/ctl/ViewMeetingPublic/mid/2/Meeting/3/Committee/7/",
        "/{0}/tabid/1/ctl/ViewMeetingPublic/mid/2/Meeting/3/Committee/7/",
        "/ctl/ViewCMIS_DecisionDetails/mid/1/Id/2/",
        "Document.ashx?x=1",
        "//[", "http://[::1", "javascript:x",
    ]
) | st.text(max_size=40)  # fmt: skip
TEXTS = st.sampled_from(
    ["1 Jun 2099 6.30 pm", "31 February 2024", "Monday, 8 June", "5."]
) | st.text(max_size=30)
TAGS = st.sampled_from(["a", "td", "tr", "table", "p", "ul", "div", "form", "x:y"])


@st.composite
def pages(draw: st.DrawFn) -> bytes:
    """A page of elements of a committee system in any disorder."""
    parts = ["<html><body>"]
    for _ in range(draw(st.integers(0, 25))):
        tag, close = draw(TAGS), draw(st.booleans())
        more = f' href="{draw(HREFS)}" class="mgAiTitleTxt mgItemNumberCell"'
        parts.append(f"</{tag}>" if close else f"<{tag}{more}>{draw(TEXTS)}")
    return "".join(parts).encode("utf-8", "surrogatepass")


@settings(max_examples=300, deadline=None)
@given(pages())
def test_pages_in_disorder(content: bytes) -> None:
    page = Page(content, BASE, "text/html")
    with suppress(Failed):
        root = html(page)
        there = list(links(root, BASE))
        assert all(link.url.startswith(("http://", "https://")) for link in there)
        list(moderngov_pages.committees_of(there))
        list(moderngov_pages.meetings_of(there, PANEL))
        list(moderngov_pages.years_of(there, PANEL, date(1990, 1, 1), date(2099, 1, 1)))
        list(moderngov_pages.of_items(root, BASE, MEETING))
        list(cmis.committees_of(there))
        list(cmis.rows_of(root, BASE, PANEL))
        list(cmis.month_of(root, BASE, date(2025, 3, 1)))
        calendar = cmis.calendar_of(there)
        assert calendar is None or "2025-03-01" in calendar.format("2025-03-01")
        list(cmis.documents_of(there, MEETING))


@settings(max_examples=200, deadline=None)
@given(st.binary(max_size=300))
def test_any_bytes_as_a_page(content: bytes) -> None:
    page = Page(content, BASE, "text/html")
    with suppress(Failed):
        list(links(html(page), BASE))
    with suppress(Failed):
        for element in every(xml(page), "agendaitem"):
            number_of(element), said(element, "title")


@given(st.binary(max_size=40), st.text(max_size=30), st.text(max_size=30))
def test_any_bytes_as_a_document(head: bytes, told: str, path: str) -> None:
    with suppress(Refused):
        assert isinstance(type_of(head, told, path), Type)


@given(st.text(), st.text(), st.text(), st.text())
def test_any_names(title: str, committee: str, number: str, url: str) -> None:
    meeting = Meeting(number, Committee("1", committee), None)
    file = file_of(Document(url, title, "report", meeting, number), committee, ".pdf")
    assert inside(Path("/papers"), file).is_relative_to("/papers")
    assert file.isascii()
    assert file.isprintable()
    assert len(file.split("/")) == 4


@given(st.text(max_size=60))
def test_any_header(value: str) -> None:
    assert (wait_asked(value) or 0.0) >= 0.0
    with suppress(Refused):
        parsed(value, parsed(BASE))
