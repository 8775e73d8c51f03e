"""A value for a period that had not begun when its paper's meeting was held."""

from __future__ import annotations

from collections.abc import Iterator

from extractor.language import fiscal
from extractor.linking.findings.gathered import Gathered
from extractor.records import Extraction, Figure, Finding, FindingValue

SURE = 0.9


def find(gathered: Gathered) -> Iterator[Finding]:
    """Values, not targets or forecasts, of a period that lies after the day of the meeting."""
    for paper in gathered.papers:
        for figure in paper.records.figures:
            if figure.measure == "actual" and is_ahead(figure, paper):
                yield finding(figure, paper)


def is_ahead(figure: Figure, paper: Extraction) -> bool:
    """Whether the period begins after the meeting; not where either is not known."""
    if not (figure.period and paper.meeting.date):
        return False
    try:
        period = fiscal.from_label(figure.period, figure.period_type)
    except ValueError:
        return False
    return period.start > paper.meeting.date


def finding(figure: Figure, paper: Extraction) -> Finding:
    """One such value."""
    meeting, page = paper.meeting, figure.evidence.page
    said = f"{figure.indicator} is given for {figure.period}, after the meeting of {meeting.date}."
    return Finding(
        kind="future-period",
        council=meeting.council,
        committee=meeting.committee,
        subject=figure.indicator,
        period=figure.period,
        values=(FindingValue(figure.value, paper.paper.source, page, figure.as_printed),),
        explanation=said,
        confidence=SURE,
    )
