"""What was promised for a meeting whose agenda does not have it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from extractor.linking.bodies import by_body
from extractor.linking.decided import of_body
from extractor.linking.decided_plans import followed
from extractor.linking.findings.gathered import Gathered
from extractor.linking.findings.showing import Subject, cropped, told
from extractor.linking.plan_threads import PlanThread, Programme, programme
from extractor.linking.trained import installed
from extractor.records import Extraction, Finding, FindingValue

KIND, SURE = "promised-not-delivered", 0.7


def find(gathered: Gathered) -> Iterator[Finding]:
    """Every planned item that was not there on its day, and was given no other."""
    for body, papers in by_body(gathered.papers).items():
        if any(paper.records.plan for paper in papers):
            known, made = programme(papers), of_body(gathered.decisions, body)
            for item in followed(known, installed().subjects, made):
                yield from broken(item, known, papers)


def broken(item: PlanThread, known: Programme, papers: Sequence[Extraction]) -> Iterator[Finding]:
    """The last plan had it for a meeting whose agenda is held, and no report came."""
    row = item.rows[-1]
    day = row.planned
    if item.came or day is None or day not in known.agendas or row.as_of is None:
        return
    if row.as_of <= day and agenda_was_read(papers, day):
        tabled = known.agendas[day]
        section = row.entry.section or str(day)
        values = (
            FindingValue("planned", row.place.paper, row.place.page, cropped(section)),
            FindingValue(
                "agenda", tabled[0].place.paper, None, cropped("; ".join(t.title for t in tabled))
            ),
        )
        meeting = papers[0].meeting
        about = Subject(meeting.council, meeting.committee, row.entry.subject)
        said = f"The plan of {row.as_of} has it for {day}, and the agenda of that day does not."
        yield told(KIND, about, values, said, SURE)


def agenda_was_read(papers: Sequence[Extraction], day: date) -> bool:
    """Whether the papers that have the agenda of a day were read whole."""
    return all(not p.problems for p in papers if p.meeting.date == day and p.items)
