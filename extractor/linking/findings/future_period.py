"""A value for a period that had not begun when its paper's meeting was held.

Money in running text is a budget, and minutes tell of plans: neither is taken for a value.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from extractor.language.periods import find_periods
from extractor.linking.findings.clashes import is_ahead
from extractor.linking.findings.gathered import Gathered, spoken_of
from extractor.linking.findings.reports import REPORTS, any_of, cues, sentences
from extractor.linking.findings.showing import measured, place, shown, told
from extractor.linking.reported import Reported
from extractor.records import AgendaItem, Extraction, Finding

SURE, TEXT_SURE = 0.9, 0.8


def find(gathered: Gathered) -> Iterator[Finding]:
    """Values, not targets or forecasts, of a period that lies after the day of the meeting."""
    yield from valued(gathered)
    for paper in gathered.papers:
        for item in paper.items:
            if item.kind in REPORTS and paper.meeting.date:
                yield from said_of_data(paper, item, paper.meeting.date)


def valued(gathered: Gathered) -> Iterator[Finding]:
    """Figures of such a period."""
    for found in gathered.series:
        for point in found.points:
            values = (each for each in point.reported if not is_planned(each, found.unit))
            early = [each for each in values if is_ahead(point, each)]
            if early:
                said = (
                    f"{found.name} is {measured(early[0].value, found.unit)} for {point.period},"
                    f" which begins after the meeting of {early[0].date}."
                )
                about = gathered.about(found, point.period, early[0].paper)
                yield told("future-period", about, list(map(place, early)), said, SURE)


def is_planned(each: Reported, unit: str) -> bool:
    """Whether words may speak of what is to come."""
    return each.source == "minutes" or (each.source == "prose" and unit == "gbp")


def said_of_data(paper: Extraction, item: AgendaItem, day: date) -> Iterator[Finding]:
    """Sentences that say of what is reported that it is of such a period: "this data falls into
    HT1 of the 2024/25 academic year"."""
    for sentence, page in sentences(paper, item):
        cue = any_of(cues().data_of).search(sentence)
        found = find_periods(sentence[cue.end() :]) if cue else []
        if found and found[0].period.start > day:
            label = found[0].period.label
            said = f"What is reported is said to be of {label}, which begins after {day}."
            places = (shown(label, paper, page, sentence),)
            about = replace(spoken_of(paper, sentence), period=label)
            yield told("future-period", about, places, said, TEXT_SURE)
