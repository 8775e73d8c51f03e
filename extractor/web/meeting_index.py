"""Which meetings the library knows of: from the papers for them, and from minutes of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from extractor.library.kept_filters import Window
from extractor.library.kept_schema import actions
from extractor.linking.bodies import body_of_names
from extractor.linking.ledger import Entry
from extractor.records import AgendaItem, Extraction, Minutes
from extractor.web import addresses, questions
from extractor.web.bodies import Committee, committees, of_bodies
from extractor.web.holdings import Holdings

WHOLE = ("pack", "agenda")  # kinds of papers that have all of an agenda; supplements add to one
Name = tuple[str, str, str]  # the short names of a council and a committee, and the day


@dataclass(frozen=True, slots=True)
class Minuted:
    """Minutes of a meeting, and the paper that has them."""

    minutes: Minutes
    paper: Extraction


@dataclass(frozen=True, slots=True)
class Met:
    """A meeting: the papers for it, and what minutes say of it."""

    committee: Committee
    day: date | None
    papers: tuple[Extraction, ...]
    minuted: tuple[Minuted, ...]

    @property
    def address(self) -> str:
        """Where its page is."""
        return addresses.meeting(*self.committee.slugs, self.day)

    @property
    def agenda(self) -> Extraction | None:
        """The paper that says most of its agenda."""
        return max(self.papers, key=weight, default=None)

    @property
    def fullest(self) -> Minuted | None:
        """The minutes that say most of it."""
        return max(self.minuted, key=lambda m: said_by(m.minutes), default=None)


def weight(paper: Extraction) -> tuple[bool, int, int]:
    """How much of an agenda a paper has: one that is the agenda, alone or with its reports, before
    any that adds to it; then items with pages, then items."""
    items = [item for item in paper.items if item.source == "agenda"]
    paged = sum(item.first_page is not None for item in items)
    return bool(items) and paper.kind in WHOLE, paged, len(items)


def said_by(minutes: Minutes) -> int:
    """How much minutes say."""
    return len(minutes.attendance) + len(minutes.resolutions) + len(minutes.items)


def meetings(held: Holdings) -> Mapping[Name, Met]:
    """Every meeting by its name, the latest first."""
    return held.kept("meetings", indexed)


def indexed(held: Holdings) -> Mapping[Name, Met]:
    """Every meeting of every committee."""
    every = [met for committee in committees(held) for met in of_committee(committee)]
    ordered = sorted(every, key=lambda met: met.day or date.min, reverse=True)
    return {(*met.committee.slugs, str(met.day or "undated")): met for met in ordered}


def of_committee(committee: Committee) -> list[Met]:
    """The meetings of a committee, the latest first."""
    papers = defaultdict[date | None, list[Extraction]](list)
    minuted = defaultdict[date | None, list[Minuted]](list)
    for paper in committee.papers:
        papers[paper.meeting.date].append(paper)
        for minutes in paper.records.minutes:
            minuted[minutes.meeting_date].append(Minuted(minutes, paper))
    days = papers.keys() | (minuted.keys() - {None})
    return [
        Met(committee, day, tuple(papers.get(day, ())), tuple(minuted.get(day, ())))
        for day in sorted(days, key=lambda day: day or date.min, reverse=True)
    ]


def raised_at(held: Holdings, met: Met) -> list[Entry]:
    """The actions that a meeting raised."""
    if met.day is None:
        return []
    own = met.committee
    wanted = [*of_bodies(held, actions.c, own.council or "", own.committee or "")]
    on_day = [*wanted, actions.c.raised == met.day]
    found = questions.entries(held, on_day, Window(("id",)), history=False)
    return [e for e in found if body_of_names(e.council, e.committee) == own.body]


def found_in(paper: Extraction, item: AgendaItem) -> dict[str, int]:
    """How many records of each kind an item of a paper has."""
    records = paper.records
    kinds: dict[str, Sequence[object]] = {
        "action": [a for a in records.actions if a.item_id == item.id],
        "figure": [f for f in records.figures if f.item_id == item.id],
        "planned item": [p for p in records.plan if p.item_id == item.id],
        "resolution": [r for m in records.minutes if m.item_id == item.id for r in m.resolutions],
    }
    return {kind: len(found) for kind, found in kinds.items() if found}
