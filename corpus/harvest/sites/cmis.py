"""CMIS by its web pages.

Sources: the pages of the product CMIS (Civica) as councils run it on DotNetNuke: addresses in path
form (``/ctl/ViewMeetingPublic/mid/397/Meeting/15/Committee/6/``), a committee's page with its
meetings, the calendar of a month in its form without scripts, and ``Document.ashx``, whose
parameters are encrypted and can only be taken from a page.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import Any
from urllib.parse import urlsplit

from corpus.harvest.client import Client, Page
from corpus.harvest.kinds import REPORT, kind_of
from corpus.harvest.markup import Link, html, links, words
from corpus.harvest.published import Committee, Document, Meeting, once_each
from corpus.harvest.sites.moderngov_pages import has_class
from extractor.language.dates import parse_date, parse_time

MOST_PAGES = 20  # that list committees
EMPTY_MONTHS = 6  # of the calendar, one after another, before it is taken to have ended
LEVELS = 6  # between a document and the item that it stands in
WHOLE = ("form", "body", "html")  # parts that are the whole page

# /ctl/ViewMeetingPublic/mid/397/Meeting/15218/Committee/6/Default.aspx
_MEETING = re.compile(
    r"(?P<tab>.*/tabid/\d+)/ctl/\w+/(?P<mid>mid/\d+)/Meeting/(?P<id>\d+)/Committee/(?P<of>\d+)/",
    re.I,
)
# /ctl/ViewCMIS_CommitteeDetails/mid/381/id/6/Default.aspx
_COMMITTEE = re.compile(r"/ctl/ViewCMIS_CommitteeDetails/mid/\d+/id/(?P<id>\d+)/", re.I)
_DOCUMENT = re.compile(r"/Document\.ashx\?", re.I)
_ITEM = re.compile(r"/ctl/ViewCMIS_DecisionDetails/", re.I)
# Monday, 8 June
_DAY = re.compile(r"\w+day,?\s+(?P<day>\d{1,2})\s+(?P<month>[A-Za-z]+)(?:\s+\d{4})?")
# 10:00 Licensing Sub-Committee A; 8 Jun 2026 10:00 - Licensing Sub-Committee A
_ENTRY = re.compile(r"(?:.*?\d{1,2}[:.]\d{2}\s*(?:-\s*)?)?(?P<committee>\D.*)")
# 5 Budget monitoring; 5a) Budget monitoring
_NUMBERED = re.compile(r"(?P<number>\d{1,3}[a-z]?)[.)]?\s+(?P<title>\D.*)")


@dataclass(frozen=True, slots=True)
class Cmis:
    """A CMIS site that begins at ``home``."""

    client: Client
    home: str
    _months: dict[date, list[Meeting]] = field(default_factory=dict)

    @property
    def system(self) -> str:
        """How it is read."""
        return "cmis"

    def committees(self) -> Sequence[Committee]:
        """The committees that the first page and the pages on committees lead to; where they
        lead to none, those of the meetings on the first page."""
        found: dict[str, Committee] = {}
        first = self._links(self.home)
        host = urlsplit(self.home).hostname
        pages = [link.url for link in first if lists_committees(link.url, host)]
        for there in (first, *map(self._links, list(dict.fromkeys(pages))[:MOST_PAGES])):
            found |= {c.id: c for c in committees_of(there) if c.id not in found}
        met = (meeting.committee for meeting in meetings_of(first))
        return list((found or {c.id: c for c in met}).values())

    def meetings(self, committee: Committee, since: date, until: date) -> Sequence[Meeting]:
        """The meetings on the committee's page, and in the calendar before those."""
        root, base = self._page(committee.url or self.home)
        there = list(links(root, base))
        found = {m.id: m for m in rows_of(root, base, committee)}
        earliest = min((m.date for m in found.values() if m.date), default=until)
        calendar = calendar_of([*there, *(() if found else self._links(self.home))])
        if calendar and earliest > since:
            for meeting in self._calendar(calendar, since, earliest):
                if meeting.committee.id == committee.id:
                    found.setdefault(meeting.id, meeting)
        kept = (m for m in found.values() if m.date and since <= m.date <= until)
        return sorted(kept, key=lambda m: (m.date or since, m.id))

    def documents(self, meeting: Meeting) -> Sequence[Document]:
        """The documents on the meeting's page."""
        root, base = self._page(meeting.url or self.home)
        meeting = replace(meeting, venue=venue_of(root))
        return once_each(documents_of(list(links(root, base)), meeting))

    def _page(self, url: str) -> tuple[Any, str]:
        page: Page = self.client.page(url)
        return html(page), page.url

    def _links(self, url: str) -> list[Link]:
        return list(links(*self._page(url)))

    def _calendar(self, calendar: str, since: date, until: date) -> Iterator[Meeting]:
        """The site's meetings month by month, back from ``until``, until the calendar ends."""
        month, empty = until.replace(day=1), 0
        while month >= since.replace(day=1) and empty < EMPTY_MONTHS:
            if month not in self._months:
                root, base = self._page(calendar.format(month.isoformat()))
                self._months[month] = list(month_of(root, base, month))
            yield from self._months[month]
            empty = 0 if self._months[month] else empty + 1
            month = (month - timedelta(days=1)).replace(day=1)


def lists_committees(url: str, host: str | None) -> bool:
    """Whether an address of the site is of a page on committees."""
    parts = urlsplit(url)
    path = parts.path.lower()
    return parts.hostname == host and "committee" in path and "/ctl/" not in path


def committees_of(there: Sequence[Link]) -> Iterator[Committee]:
    """Committees whose pages links lead to."""
    for link in there:
        found = _COMMITTEE.search(link.url)
        if found and link.words:
            yield Committee(found["id"], link.words, link.url)


def calendar_of(there: Sequence[Link]) -> str | None:
    """The address of the calendar of a month, with a place for its first day; the numbers in it
    are the site's own and are taken from a link to a meeting."""
    found = next((m for link in there if (m := _MEETING.match(link.url))), None)
    if not found:
        return None
    tab = found["tab"].replace("{", "%7B").replace("}", "%7D")
    return f"{tab}/ctl/MeetingCalendarPublicNoJava/{found['mid']}/Date/{{}}/Default.aspx"


def meetings_of(there: Sequence[Link]) -> Iterator[Meeting]:
    """Meetings that links lead to, with their committees by the words of the link."""
    for link in there:
        found = _MEETING.match(link.url)
        entry = _ENTRY.fullmatch(link.words)
        if found and entry:
            committee = Committee(found["of"], entry["committee"].strip())
            day, time = parse_date(link.words), parse_time(link.words)
            yield Meeting(found["id"], committee, day, time, url=link.url)


def rows_of(root: Any, base: str, committee: Committee) -> Iterator[Meeting]:
    """Meetings of a committee's page: a row has the link and the day."""
    for row in root.iter("tr"):
        if next(row.iterdescendants("tr"), None) is not None:
            continue
        said = words(row)
        for link in links(row, base):
            found = _MEETING.match(link.url)
            if found and found["of"] == committee.id and (day := parse_date(said)):
                yield Meeting(found["id"], committee, day, parse_time(said), url=link.url)


def month_of(root: Any, base: str, month: date) -> Iterator[Meeting]:
    """Meetings of a month's calendar: a cell with the day, and one with the day's meetings."""
    for cell in root.iter("td"):
        day = _DAY.fullmatch(words(cell))
        entries = cell.getnext()
        if day and entries is not None:
            on = parse_date(f"{day['day']} {day['month']} {month.year}")
            for meeting in meetings_of(list(links(entries, base))):
                yield replace(meeting, date=on)


def documents_of(there: Sequence[Link], meeting: Meeting) -> Iterator[Document]:
    """The documents of a meeting's page, with the items that they stand in."""
    items = parts_of(there)
    for place, link in enumerate(there):
        if _DOCUMENT.search(link.url) and link.words:
            number, title = item_of(link, place, there, items)
            kind = REPORT if title else kind_of(link.words)
            yield Document(link.url, link.words, kind, meeting, number, title)


Parts = dict[Any, dict[str, int]]
Numbered = tuple[str | None, str | None]


def parts_of(there: Sequence[Link]) -> Parts:
    """The parts of the page that hold items, each with their addresses and the place among the
    page's links where each is named first."""
    found: Parts = {}
    for place, link in enumerate(there):
        if _ITEM.search(link.url):
            for part in around(link):
                found.setdefault(part, {}).setdefault(link.url, place)
    return found


def around(link: Link) -> Iterator[Any]:
    """The parts of the page that a link stands in, the smallest first."""
    for _, part in zip(range(LEVELS), link.element.iterancestors(), strict=False):
        if part.tag in WHOLE:
            return
        yield part


def item_of(link: Link, place: int, there: Sequence[Link], parts: Parts) -> Numbered:
    """The number and title of the agenda item that a document stands in: that of the smallest
    part of the page which begins with the link of one item and holds no other's."""
    items = next((parts[part] for part in around(link) if part in parts), {})
    first = min(items.values(), default=place)
    if len(items) != 1 or first >= place:
        return None, None
    title = there[first].words
    found = _NUMBERED.fullmatch(title)
    return (found["number"], found["title"]) if found else (None, title or None)


def venue_of(root: Any) -> str | None:
    """The venue of a meeting's page, where values stand beside their labels."""
    for holder in root.iter("div"):
        if has_class(holder, "DNNLabel") and words(holder).lower().startswith("venue"):
            values = [e for e in holder.iter() if "Value" in (e.get("class") or "").split()]
            return words(values[0]) or None if values else None
    return None
