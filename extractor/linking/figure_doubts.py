"""Which figures the tool is least sure of: for a person to decide, a bounded number a council."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from heapq import nsmallest

from extractor.linking.bodies import body_of
from extractor.linking.decided_records import Recorded, by_body, recorded
from extractor.linking.doubtful import SURE, Doubt
from extractor.linking.findings.showing import measured
from extractor.linking.record_kinds import FIGURE
from extractor.records import Decision, Extraction, Figure

MOST = 100  # figures of a council


def of_figures(papers: Sequence[Extraction], decisions: Iterable[Decision]) -> list[Doubt]:
    """The least certain figures of papers (read without decisions) that nobody has decided."""
    known = by_body(decisions)
    settled = sum(d.kind == FIGURE.name for made in known.values() for d in made)
    unsure = (
        (figure.confidence, n, figure)
        for n, paper in enumerate(papers)
        for figure in paper.records.figures
        if figure.confidence < SURE
    )
    least = nsmallest(MOST + settled, unsure, key=lambda each: each[:2])
    found = dict[str, Doubt]()
    for n in dict.fromkeys(n for _, n, _ in least):
        paper, own = papers[n], [figure for _, m, figure in least if m == n]
        for each in undecided(paper, own, known.get(body_of(paper), ())):
            found.setdefault(each.name, doubt(paper, each))
    return sorted(found.values(), key=lambda d: (d.certainty, d.id))[:MOST]


def undecided(
    paper: Extraction, own: Sequence[Figure], made: Iterable[Decision]
) -> Iterator[Recorded]:
    """Some figures of a paper by their names, but for those that were decided."""
    for each in recorded(paper, FIGURE, made):
        if not each.made and each.read in own:
            yield each


def doubt(paper: Extraction, found: Recorded) -> Doubt:
    """A doubt about what a paper is taken to say."""
    figure, meeting = found.read, paper.meeting
    when = f" of {figure.period}" if figure.period else ""
    return Doubt(
        found.name,
        FIGURE.name,
        meeting.council,
        meeting.committee,
        round(figure.confidence, 3),
        f"{figure.measure}{when}: {measured(figure.value, figure.unit)}",
        figure.indicator,
        meeting.date,
        paper.paper.source,
        figure.evidence.page,
    )
