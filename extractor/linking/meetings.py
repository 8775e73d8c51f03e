"""The papers of one committee as it met: what each meeting's minutes and sheets say, once each.

The same meeting is told by a pack, printed minutes, a web page and a supplement; what they all say
is one mention with every place where it stands.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from rapidfuzz import fuzz

from extractor.linking.assignment import Edge, assigned
from extractor.linking.wording import words
from extractor.records import Action, AgendaItem, Extraction, ItemKind, Meeting

MINUTES, SHEET = "minutes", "action-sheet"
COPY = 88.0  # how alike two papers' words for one thing are
FILLED = ("minute", "item", "owners", "due", "note")


@dataclass(frozen=True, slots=True)
class Place:
    """Where something stands."""

    paper: str
    page: int | None


@dataclass(frozen=True, slots=True)
class Mention:
    """An action as the minutes or the sheet of a meeting have it, wherever that is printed.

    ``day`` is when it was said, ``position`` its place there.
    """

    action: Action
    day: date | None
    position: int
    meeting: Meeting
    places: tuple[Place, ...]

    @property
    def minuted(self) -> bool:
        """Whether minutes say it, rather than a sheet."""
        return self.action.source == MINUTES


@dataclass(frozen=True, slots=True)
class Document:
    """The minutes of a meeting or the action sheet for one.

    ``whole`` says that every page of it could be read, so that what it leaves out is not there;
    ``place`` is where it begins.
    """

    day: date | None
    kind: str
    mentions: tuple[Mention, ...]
    whole: bool
    place: Place


def in_order(papers: Iterable[Extraction]) -> list[Extraction]:
    """Papers by their meetings' days, then by name: the order in which they came says nothing."""
    return sorted(papers, key=lambda p: (p.meeting.date or date.max, p.paper.source))


def documents(papers: Sequence[Extraction]) -> list[Document]:
    """The minutes and sheets of one committee, by day; minutes before the sheet of that day."""
    copies = defaultdict[tuple[date, str], list[list[Mention]]](list)
    read = defaultdict[tuple[date, str], list[tuple[Extraction, AgendaItem | None]]](list)
    for paper in in_order(papers):
        for key, found in by_document(paper).items():
            copies[key].append(found)
            read[key].append((paper, sheet_item(paper)))
    return [
        Document(
            None if day == date.max else day,
            kind,
            tuple(merged(copies[day, kind])),
            all(read_whole(*each) for each in read[day, kind]),
            beginning(*read[day, kind][0]),
        )
        for day, kind in sorted(copies, key=lambda key: (key[0], key[1] == SHEET))
    ]


def by_document(paper: Extraction) -> dict[tuple[date, str], list[Mention]]:
    """The actions of one paper by what says them; minutes say them on the day they report."""
    found = defaultdict[tuple[date, str], list[Mention]](list)
    for action in paper.records.actions:
        minuted = action.source == MINUTES
        day = (action.raised if minuted else None) or paper.meeting.date
        key = (day or date.max, MINUTES if minuted else SHEET)
        place = Place(paper.paper.source, action.evidence.page)
        found[key].append(Mention(action, day, len(found[key]), paper.meeting, (place,)))
    return dict(found)


def merged(copies: Sequence[list[Mention]]) -> list[Mention]:
    """What several papers print of one document, each mention once with all its places."""
    fullest, *others = sorted(copies, key=lambda found: -len(found))
    every = list(fullest)
    for copy in others:
        pairs = dict(assigned(same_words(every, copy)))
        for at, to in pairs.items():
            every[at] = joined(every[at], copy[to])
        new = [mention for to, mention in enumerate(copy) if to not in pairs.values()]
        every += [replace(m, position=len(every) + n) for n, m in enumerate(new)]
    return every


def same_words(one: Sequence[Mention], two: Sequence[Mention]) -> Iterator[Edge]:
    """Which mentions of two papers may be one, and how alike they are."""
    for at, mine in enumerate(one):
        for to, other in enumerate(two):
            if mine.action.raised in (other.action.raised, None) or not other.action.raised:
                alike = fuzz.ratio(spelt(mine), spelt(other), score_cutoff=COPY)
                yield Edge(at, to, alike - COPY + 1 if alike else 0.0)


def spelt(mention: Mention) -> str:
    """The words of a mention without punctuation."""
    return " ".join(words(mention.action.text))


def joined(one: Mention, two: Mention) -> Mention:
    """One mention with the places of both, and what only the other tells."""
    missing = {name: getattr(two.action, name) for name in FILLED if not getattr(one.action, name)}
    places = tuple(sorted({*one.places, *two.places}, key=lambda p: (p.page is None, p.paper)))
    return replace(one, action=replace(one.action, **missing), places=places)


def sheet_item(paper: Extraction) -> AgendaItem | None:
    """The item of a pack that is its action sheet."""
    return next((i for i in paper.items if i.kind is ItemKind.ACTION_SHEET), None)


def beginning(paper: Extraction, item: AgendaItem | None) -> Place:
    """Where a sheet begins."""
    return Place(paper.paper.source, item.first_page if item else None)


def read_whole(paper: Extraction, item: AgendaItem | None) -> bool:
    """Whether no problem of the paper touches the pages of its sheet."""
    pages = [p.page for p in paper.problems]
    if item is None or item.first_page is None or None in pages:
        return not pages
    last = item.last_page or item.first_page
    return not any(page and item.first_page <= page <= last for page in pages)


def meeting_days(papers: Iterable[Extraction]) -> list[date]:
    """The days on which a committee is known to have met: those of its papers and minutes."""
    held = {p.meeting.date for p in papers} | {
        m.meeting_date for p in papers for m in p.records.minutes
    }
    return sorted(day for day in held if day)
