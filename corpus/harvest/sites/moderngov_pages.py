"""ModernGov by its web pages, for sites whose web service is closed.

Sources: the pages of the product Modern.Gov (Civica): the list of committees, a committee's list
of meetings, a meeting's page with its agenda; documents are named in their addresses by ``g``
(made for a meeting), ``b`` (a supplement) or ``s`` (of an item), and a number.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import parse_qsl, urlsplit

from corpus.harvest.client import Client
from corpus.harvest.kinds import REPORT, kind_of
from corpus.harvest.markup import Link, html, links, words
from corpus.harvest.published import Committee, Document, Meeting, once_each
from extractor.language.dates import parse_date, parse_time

MOST_PAGES = 60  # of one committee's list of meetings

# /documents/g7837/Public%20reports%20pack%2021st-Nov-2025.pdf, /documents/b1234/Supplement.pdf
_OF_MEETING = re.compile(r"/documents/[gb]\d+/", re.I)
# /documents/s49499/Appendix%201.pdf, /mgConvert2PDF.aspx?ID=65461
_OF_ITEM = re.compile(r"/documents/s\d+/|/mgconvert2pdf\.aspx", re.I)
# 4a., 51, Item 6
_NUMBER = re.compile(r"(?:item\s+)?(?P<number>\d{0,4}[a-z]?)[.)]?", re.I)
# Cabinet report PDF 252 KB, Agenda frontsheet (PDF, 132 KB)
_SIZE = re.compile(r"\s*\(?(?:PDF|DOCX?|RTF),?\s*[\d.,]+ ?[KMG]B\)?\s*$", re.I)


@dataclass(frozen=True, slots=True)
class ModernGovPages:
    """A ModernGov site at ``home``, an address that ends with a slash."""

    client: Client
    home: str

    @property
    def system(self) -> str:
        """How it is read."""
        return "moderngov-pages"

    def committees(self) -> Sequence[Committee]:
        """The committees of the list of committees."""
        url = f"{self.home}mgListCommittees.aspx?bcr=1"
        return list({c.id: c for c in committees_of(self._links(url))}.values())

    def meetings(self, committee: Committee, since: date, until: date) -> Sequence[Meeting]:
        """The meetings of a committee's list and of its lists of other years."""
        found: dict[str, Meeting] = {}
        lists = {f"{self.home}ieListMeetings.aspx?CId={committee.id}&Year=0": None}
        for nth in range(MOST_PAGES):
            if nth == len(lists):
                break
            there = self._links(list(lists)[nth])
            found |= {m.id: m for m in meetings_of(there, committee) if m.id not in found}
            lists |= dict.fromkeys(years_of(there, committee, since, until))
        kept = (m for m in found.values() if m.date and since <= m.date <= until)
        return sorted(kept, key=lambda m: (m.date or since, m.id))

    def documents(self, meeting: Meeting) -> Sequence[Document]:
        """What was made for the meeting, and the documents of its items."""
        url = meeting.url or self.page_of(meeting)
        page = self.client.page(url)
        root = html(page)
        there = list(links(root, page.url))
        of_agenda = of_items(root, page.url, meeting)
        return once_each([*of_meeting(there, meeting), *of_agenda, *of_none(there, meeting)])

    def page_of(self, meeting: Meeting) -> str:
        """The address of a meeting's page."""
        return f"{self.home}ieListDocuments.aspx?CId={meeting.committee.id}&MId={meeting.id}"

    def _links(self, url: str) -> list[Link]:
        page = self.client.page(url)
        return list(links(html(page), page.url))


def query(url: str) -> dict[str, str]:
    """The parameters of an address, their names in lower case."""
    return {name.lower(): each for name, each in parse_qsl(urlsplit(url).query)}


def leads_to(url: str, page: str) -> bool:
    """Whether an address is one of a page of the product."""
    return urlsplit(url).path.lower().endswith(f"/{page.lower()}")


def committees_of(there: Sequence[Link]) -> Iterator[Committee]:
    """Committees that links lead to: their own pages, or their lists of meetings."""
    for link in there:
        asked = query(link.url)
        number = None
        if leads_to(link.url, "mgCommitteeDetails.aspx"):
            number = asked.get("id")
        elif leads_to(link.url, "ieListMeetings.aspx"):
            number = asked.get("cid") or asked.get("committeeid")
        if number and number.isdecimal() and link.words:
            yield Committee(number, link.words, link.url)


def meetings_of(there: Sequence[Link], committee: Committee) -> Iterator[Meeting]:
    """Meetings that links lead to: ``7 Feb 2024 6.00 pm``."""
    for link in there:
        asked = query(link.url)
        number = asked.get("mid") or asked.get("meetingid")
        own = asked.get("cid", committee.id) == committee.id
        if not (own and number and number.isdecimal()):
            continue
        day = parse_date(link.words) if leads_to(link.url, "ieListDocuments.aspx") else None
        if day:
            yield Meeting(number, committee, day, parse_time(link.words), url=link.url)


def years_of(
    there: Sequence[Link], committee: Committee, since: date, until: date
) -> Iterator[str]:
    """Lists of the committee's meetings in other years of the span."""
    for link in there:
        asked = query(link.url)
        year = asked.get("year", "")
        own = asked.get("cid", asked.get("committeeid")) == committee.id
        own = own and leads_to(link.url, "ieListMeetings.aspx") and year.isdecimal()
        if own and since.year <= int(year[:4]) <= until.year:
            yield link.url


def of_meeting(there: Iterable[Link], meeting: Meeting) -> Iterator[Document]:
    """Documents made for the whole meeting: front sheet, pack, minutes, supplements."""
    for link in there:
        title = unsized(link.words)
        if title and _OF_MEETING.search(urlsplit(link.url).path):
            yield Document(link.url, title, kind_of(title), meeting)


def of_items(root: Any, base: str, meeting: Meeting) -> Iterator[Document]:
    """Documents of the agenda's items: a row of the agenda has the item's number (or nothing) in
    its first cell, its title and its documents in the second, and no rows within it."""
    for row in root.iter("tr"):
        cells = [cell for cell in row if cell.tag == "td"]
        number = _NUMBER.fullmatch(words(cells[0])) if len(cells) > 1 else None
        if number is None or next(cells[1].iter("tr"), None) is not None:
            continue
        headings = (p for p in cells[1].iter("p") if has_class(p, "mgAiTitleTxt"))
        title = next((unsized(words(p)) for p in headings), None)
        for link in links(cells[1], base):
            if _OF_ITEM.search(urlsplit(link.url).path) and (said := unsized(link.words)):
                yield Document(link.url, said, REPORT, meeting, number["number"] or None, title)


def of_none(there: Iterable[Link], meeting: Meeting) -> Iterator[Document]:
    """Documents of items, whose item the page's layout does not tell."""
    for link in there:
        title = unsized(link.words)
        if title and _OF_ITEM.search(urlsplit(link.url).path):
            yield Document(link.url, title, REPORT, meeting)


def has_class(element: Any, name: str) -> bool:
    """Whether an element, or one within it, is of a class."""
    return any(name in (e.get("class") or "").split() for e in element.iter())


def unsized(said: str) -> str:
    """A link's words without the size of the file: ``Cabinet report PDF 252 KB``."""
    return _SIZE.sub("", said).strip()
