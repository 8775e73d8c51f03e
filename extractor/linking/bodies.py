"""Which papers are of one body: a committee of a council."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from extractor.linking.wording import words
from extractor.records import Extraction

Body = tuple[str, str]


def body_of(extraction: Extraction) -> Body:
    """The council and committee of a paper, so that two spellings of them are one."""
    meeting = extraction.meeting
    return (" ".join(words(meeting.council or "")), " ".join(words(meeting.committee or "")))


def by_body(papers: Iterable[Extraction]) -> dict[Body, list[Extraction]]:
    """The papers of each body, those that do not name their council among them."""
    bodies = defaultdict[Body, list[Extraction]](list)
    for paper in with_councils(papers):
        bodies[body_of(paper)].append(paper)
    return dict(bodies)


def with_councils(papers: Iterable[Extraction]) -> list[Extraction]:
    """The papers in their order, with the council where only other papers name it.

    A web page or a conversion often leaves the council out.  Papers of a committee without a
    council are of the one council that has a committee of this name, if the two share the day
    of a meeting: the name alone is that of many committees.
    """
    every = list(papers)
    found = councils_of_committees(every)
    return [paper if paper.meeting.council else named(paper, found) for paper in every]


def named(paper: Extraction, found: dict[str, Extraction]) -> Extraction:
    """A paper with the council of its committee, if that is known."""
    other = found.get(body_of(paper)[1])
    if other is None:
        return paper
    known = replace(
        paper.meeting, council=other.meeting.council, council_code=other.meeting.council_code
    )
    return replace(paper, meeting=known)


def councils_of_committees(papers: Iterable[Extraction]) -> dict[str, Extraction]:
    """By committee, a paper that names the council which the others of it leave out."""
    namers = defaultdict[str, dict[str, Extraction]](dict)
    days = defaultdict[Body, set[date]](set)
    for paper in papers:
        council, committee = body = body_of(paper)
        if paper.meeting.date:
            days[body].add(paper.meeting.date)
        if council and committee:
            namers[committee].setdefault(council, paper)
    return {
        committee: paper
        for committee, councils in namers.items()
        for council, paper in councils.items()
        if len(councils) == 1 and days["", committee] & days[council, committee]
    }
