"""Reports of a meeting that were published as papers of their own, beside the items of its agenda.

A paper of the same meeting is taken for an item's where its title has the same words, or where a
supplement has the item's number and a telling word of its title.  What may be of two items is left
unsaid.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from extractor.records import AgendaItem, Extraction

WORD = re.compile(r"[a-z0-9]+")  # "24/00096 - Plan" has 24, 00096, plan
FEW = 3  # words that are needed for titles to be the same
TELLING = 5  # letters of a word that a number needs beside it
ADDING = ("supplement", "pack")  # kinds of papers with the numbers of the agenda
REPORTING = (*ADDING, "report", "appendix", "exception-report", "presentation", "kpi-report")


@dataclass(frozen=True, slots=True)
class Apart:
    """Where an item's report is: its paper and the page on which it begins."""

    sha256: str
    source: str
    page: int | None


def apart(agenda: Extraction, papers: Sequence[Extraction]) -> Mapping[str, list[Apart]]:
    """The reports of each item of an agenda by the item's id, among the papers of its meeting."""
    listed = [item for item in agenda.items if item.source == "agenda" and item.number]
    found: dict[str, list[Apart]] = {}
    for paper in papers:
        for item in reports_of(paper) if paper.paper.sha256 != agenda.paper.sha256 else ():
            mine = [each for each in listed if is_same(each, item, paper.kind in ADDING)]
            if len(mine) == 1:
                place = Apart(paper.paper.sha256, paper.paper.source, item.first_page)
                found.setdefault(mine[0].id, []).append(place)
    return found


def reports_of(paper: Extraction) -> Iterator[AgendaItem]:
    """The items of a paper that may be reports of another's agenda."""
    if paper.kind in REPORTING:
        yield from (i for i in paper.items if i.source == "agenda" and words(i.title))


def is_same(listed: AgendaItem, item: AgendaItem, adds: bool) -> bool:
    """Whether an item of another paper is the report of one of the agenda."""
    one, two = words(listed.title), words(item.title)
    if item.number and item.number != listed.number:
        return False
    if item.number and adds:
        return any(len(word) >= TELLING for word in one & two)
    return min(len(one), len(two)) >= FEW and (one <= two or two <= one)


def words(title: str) -> set[str]:
    """The words of a title."""
    return set(WORD.findall(title.casefold()))
