"""An indicator that a scorecard counts otherwise than the one before, without a word.

What is a change of definition is told by :mod:`extractor.linking.redefined`; where the later paper
says that it changed, it is a break of the series and no finding.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from extractor.linking.findings.gathered import Gathered
from extractor.linking.findings.showing import place, told
from extractor.linking.redefined import Redefined
from extractor.records import Finding

PLAIN, LIKELY = 0.85, 0.7


def find(gathered: Gathered) -> Iterator[Finding]:
    """Every change without a word."""
    for each in gathered.redefined:
        if each.stated is None:
            yield finding(gathered, each)


def finding(gathered: Gathered, each: Redefined) -> Finding:
    """One such change, each row with its printed name in place of a value."""
    last, first = each.last, each.first
    places = [replace(place(row), value=row.indicator) for row in (last, first)]
    said = (
        f"“{last.indicator}” in the scorecard of {last.date} is “{first.indicator}” in that of"
        f" {first.date}: {each.change.called} changed; nothing says so."
    )
    about = gathered.about(gathered.series[each.begins], each.period, first.paper)
    sure = PLAIN if each.change.plain else LIKELY
    return told("definition-changed", about, places, said, sure)
