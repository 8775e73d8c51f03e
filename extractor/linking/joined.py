"""The links by which mentions are one action, and rows and a report one planned item, each by the
name under which it is decided."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from extractor.linking.decided import LINK, PLAN, REPORT
from extractor.linking.meetings import Mention
from extractor.linking.reviewed import Reviewed
from extractor.linking.reviewed_plans import BETWEEN, ReviewedPlan
from extractor.linking.subjects import Row, Tabled


@dataclass(frozen=True, slots=True)
class Said:
    """A mention: its words, when and where."""

    text: str
    day: date | None
    paper: str
    page: int | None


@dataclass(frozen=True, slots=True)
class Joined:
    """That a mention of an action or a row of a plan goes on from an earlier one, or that a planned
    item came with a report (``kind``); ``id`` is the link's, ``about`` names the action or item."""

    id: str
    about: str
    kind: str
    earlier: Said
    later: Said


def joined(known: Reviewed) -> Iterator[Joined]:
    """Every link of a committee's actions, action by action."""
    for name, (_, mentions) in known.entries.items():
        for one, two in pairwise(mentions):
            yield Joined(known.link(one, two), name, LINK, said(one), said(two))


def said(mention: Mention) -> Said:
    """What a mention says, and where it first does."""
    place = mention.places[0]
    return Said(mention.action.text, mention.day, place.paper, place.page)


# ------------------------------------------------------------------ plans


def of_plans(known: ReviewedPlan) -> Iterator[Joined]:
    """Every link of a committee's planned items, item by item: from row to row, then the report."""
    reports = dict(zip(known.known.reports, known.report_names, strict=True))
    for thread in known.threads:
        names = [known.row_names[place] for place in thread.places]
        steps = zip(pairwise(names), pairwise(map(of_row, thread.rows)), strict=True)
        for (before, own), (one, two) in steps:
            yield Joined(f"{own}{BETWEEN}{before}", names[0], PLAN, one, two)
        if thread.came:
            link = f"{names[-1]}{BETWEEN}{reports[thread.came]}"
            row, report = of_row(thread.rows[-1]), of_report(thread.came)
            yield Joined(link, names[0], REPORT, row, report)


def of_row(row: Row) -> Said:
    """What a row of a plan says."""
    return Said(row.entry.subject, row.as_of, row.place.paper, row.place.page)


def of_report(item: Tabled) -> Said:
    """What an agenda says of a report."""
    return Said(item.title, item.day, item.place.paper, item.place.page)
