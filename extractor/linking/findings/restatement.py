"""A value for a period that a later meeting's papers give otherwise.

It is a restatement: what was known has changed.  Where a still later paper goes back to the first
value the one between was wrong, and it is a disagreement.
"""

from __future__ import annotations

from collections.abc import Iterator

from extractor.linking.figures_as_printed import agree
from extractor.linking.findings.clashes import Clash, across
from extractor.linking.findings.disagreement import swapped_across
from extractor.linking.findings.gathered import Gathered
from extractor.linking.findings.showing import measured, place, source, told, when
from extractor.records import Finding

PROVISIONAL_SURE, TABLES_SURE, TEXT_SURE = 0.95, 0.9, 0.75


def find(gathered: Gathered) -> Iterator[Finding]:
    """Every value that was later given otherwise; of a passing slip only the going away."""
    swapped = swapped_across(gathered)
    back: set[tuple[int, str]] = set()
    for clash in across(gathered):
        key = (id(clash.series), clash.point.period)
        if clash in swapped or key in back:
            continue
        returns = comes_back(gathered, clash)
        if returns:
            back.add(key)
        yield finding(gathered, clash, returns=returns)


def comes_back(gathered: Gathered, clash: Clash) -> bool:
    """Whether a paper later than both gives the first value again."""
    day = gathered.days[clash.two.paper]
    later = [r for r in clash.point.reported if gathered.days[r.paper] > day]
    return any(agree(r.exactly, clash.one.exactly) for r in later if r.source != "minutes")


def finding(gathered: Gathered, clash: Clash, *, returns: bool) -> Finding:
    """One such change."""
    one, two, unit = clash.one, clash.two, clash.series.unit
    said = (
        f"{clash.series.name} for {clash.point.period} is {measured(one.value, unit)} in"
        f" {source(one)} of {when(one)} and {measured(two.value, unit)} in {source(two)} of"
        f" {when(two)}: {why(clash, returns=returns)}."
    )
    about = gathered.about(clash.series, clash.point.period, two.paper)
    kind = "disagreement" if returns else "restatement"
    return told(kind, about, (place(one), place(two)), said, confidence(clash))


def why(clash: Clash, *, returns: bool) -> str:
    """Why it is the one and not the other."""
    if returns:
        return "a disagreement, for a later paper goes back to the first value"
    if clash.one.provisional:
        return "restated, for the first was provisional"
    return "restated, for nothing later goes back to the first value"


def confidence(clash: Clash) -> float:
    """Tables say surely of which period they speak."""
    if clash.one.provisional:
        return PROVISIONAL_SURE
    return TEXT_SURE if "prose" in (clash.one.source, clash.two.source) else TABLES_SURE
