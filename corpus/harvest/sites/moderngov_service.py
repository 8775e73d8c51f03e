"""ModernGov by its web service: lists as XML, asked for by plain GET requests.

Source: the web service mgWebService of the product Modern.Gov (Civica): its operations
GetCommittees, GetMeetings and GetMeeting.  The service lists the documents of agenda items; what
is made for a whole meeting (front sheet, pack, minutes, supplements) only the meeting's page has.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from html import unescape
from typing import Any

from corpus.harvest.client import Client, parsed
from corpus.harvest.errors import Failed, Refused
from corpus.harvest.kinds import REPORT
from corpus.harvest.markup import every, html, links, named, value, xml
from corpus.harvest.published import Committee, Document, Meeting, once_each
from corpus.harvest.sites.moderngov_pages import ModernGovPages, of_meeting
from extractor.language.dates import parse_date, parse_time

DAY = "%d/%m/%Y"
# Confirmed; Special Meeting
_STATUS = re.compile(r"[^;]*;\s*(?P<what>.+)")
NOT_PUBLIC = "the council keeps it from the public"
ELSEWHERE = "is a link to another site"


@dataclass(frozen=True, slots=True)
class ModernGovService:
    """A ModernGov site at ``home``, an address that ends with a slash."""

    client: Client
    home: str

    @property
    def system(self) -> str:
        """How it is read."""
        return "moderngov"

    def committees(self) -> Sequence[Committee]:
        """All committees that were not deleted."""
        root = self._asked("GetCommittees")
        if named(root) != "committees":
            raise Failed("the web service's answer is no list of committees")
        found = [c for c in every(root, "committee") if value(c, "committeedeleted") != "True"]
        every_one = (Committee(value(c, "committeeid"), said(c, "committeetitle")) for c in found)
        return [each for each in every_one if each.id.isdecimal() and each.title]

    def meetings(self, committee: Committee, since: date, until: date) -> Sequence[Meeting]:
        """The committee's meetings in the span."""
        span = f"&sFromDate={since.strftime(DAY)}&sToDate={until.strftime(DAY)}"
        root = self._asked(f"GetMeetings?lCommitteeId={committee.id}{span}")
        found = [self._meeting(m, committee) for m in every(root, "meeting")]
        kept = (m for m in found if m.id.isdecimal() and m.date and since <= m.date <= until)
        return sorted(kept, key=lambda m: (m.date or since, m.id))

    def documents(self, meeting: Meeting) -> Sequence[Document]:
        """What the meeting's page has for the whole meeting, and the documents of its items."""
        root = self._asked(f"GetMeeting?lMeetingId={meeting.id}")
        full = replace(meeting, venue=said(root, "meetinglocation") or None)
        return once_each([*self._of_meeting(full), *self._of_items(root, full)])

    def _asked(self, operation: str) -> Any:
        return xml(self.client.page(f"{self.home}mgWebService.asmx/{operation}"))

    def _meeting(self, found: Any, committee: Committee) -> Meeting:
        number = value(found, "meetingid")
        status = _STATUS.fullmatch(value(found, "meetingstatus"))
        page = f"{self.home}ieListDocuments.aspx?CId={committee.id}&MId={number}"
        return Meeting(
            number,
            committee,
            parse_date(value(found, "meetingdate")),
            parse_time(value(found, "meetingtime")),
            title=status["what"] if status else None,
            url=page,
        )

    def _of_meeting(self, meeting: Meeting) -> list[Document]:
        """The page's documents; where the page cannot be had, that is told in place of them."""
        url = meeting.url or ModernGovPages(self.client, self.home).page_of(meeting)
        try:
            page = self.client.page(url)
            return list(of_meeting(links(html(page), page.url), meeting))
        except (Failed, Refused) as error:
            words = f"the meeting's page could not be asked for packs and minutes: {error}"
            return [Document(url, "the meeting's page", "pack", meeting, withheld=words)]

    def _of_items(self, root: Any, meeting: Meeting) -> Iterator[Document]:
        for item in every(root, "agendaitem"):
            number = number_of(item)
            title = said(item, "agendaitemtitle") or None
            for found in every(item, "linkeddoc"):
                document = self._document(found, meeting)
                if document:
                    yield replace(document, item=number, item_title=title)

    def _document(self, found: Any, meeting: Meeting) -> Document | None:
        try:
            url = str(parsed(value(found, "url"), parsed(self.home)))
        except Refused as error:
            url, withheld = value(found, "url"), str(error)
        else:
            withheld = ELSEWHERE if value(found, "isurl") == "True" else ""
        if value(found, "isrestricted") == "True":
            withheld = NOT_PUBLIC
        published = parse_date(value(found, "publicationdate"))
        title = said(found, "title") or "untitled"
        if not value(found, "url"):
            return None
        return Document(url, title, REPORT, meeting, published=published, withheld=withheld or None)


def said(element: Any, name: str) -> str:
    """Words that the service may have escaped once more."""
    return " ".join(unescape(value(element, name)).split())


def number_of(item: Any) -> str | None:
    """The item's number on the agenda: ``4a``; where there is none, the number displayed."""
    number = value(item, "agendaitemnumber") + value(item, "agendaitemsubnumber")
    return number or value(item, "fulldisplaynumberformat").rstrip(".") or None
