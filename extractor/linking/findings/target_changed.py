"""A target or an intervention level that changes within a year, or for a period already past,
without a word.

Targets are set for a year: another one in the next year is no finding.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise

from extractor.language.patterns import PatternFile, load
from extractor.linking.choosing import TABLES
from extractor.linking.figures_as_printed import agree
from extractor.linking.findings.gathered import Gathered
from extractor.linking.findings.showing import measured, place, told
from extractor.linking.points import Point, Series
from extractor.linking.redefined import is_one_definition
from extractor.linking.reported import Reported
from extractor.records import Extraction, Finding

SURE = 0.85
YEAR = re.compile(r"\d{4}-\d\d(?= Q\d$)")
MEASURES = {"target": "target", "intervention": "intervention level"}


class Cues(PatternFile):
    """The words that say that a target was changed; each is a pattern."""

    said: tuple[str, ...]


def find(gathered: Gathered) -> Iterator[Finding]:
    """Every change without a word."""
    for found in gathered.series:
        for measure in MEASURES:
            for one, two, before, after in moves(gathered, found, measure):
                if is_one_definition(before, after) and not is_told(
                    gathered.by_source[after.paper]
                ):
                    yield finding(gathered, found, measure, (one, two), (before, after))


def moves(
    gathered: Gathered, found: Series, measure: str
) -> Iterator[tuple[Point, Point, Reported, Reported]]:
    """From one quarter of a year to the next that has one, and between two papers on a quarter."""
    known = [(p, own) for p in found.points if (own := tabled(gathered, p, measure))]
    for point, own in known:
        for before, after in pairwise(own):
            if not agree(before.exactly, after.exactly):
                yield point, point, before, after
    for (one, earlier), (two, later) in pairwise(known):
        before, after = earlier[-1], later[0]
        if same_year(one, two) and not agree(before.exactly, after.exactly):
            yield one, two, before, after


def tabled(gathered: Gathered, point: Point, measure: str) -> list[Reported]:
    """What tables give as the target, paper by paper; a paper that gives two gives none."""
    found = point.targets if measure == "target" else point.interventions
    own = [r for r in found if r.source in TABLES[:2]]
    sole = [r for r in own if len({o.value for o in own if o.paper == r.paper}) == 1]
    by_paper = {r.paper: r for r in reversed(sole)}
    return sorted(by_paper.values(), key=lambda r: gathered.days[r.paper])


def same_year(one: Point, two: Point) -> bool:
    """Whether both are quarters of one financial year."""
    years = [YEAR.match(each.period) for each in (one, two)]
    return bool(years[0] and years[1] and years[0][0] == years[1][0])


def is_told(paper: Extraction) -> bool:
    """Whether the paper says anywhere that a target was changed."""
    return any(said().search(passage.text) for _, passage in paper.paper.passages())


@cache
def said() -> re.Pattern[str]:
    """The words that say it."""
    return re.compile("|".join(load("extractor.linking", "targets", Cues).said), re.IGNORECASE)


def finding(
    gathered: Gathered,
    found: Series,
    measure: str,
    points: Sequence[Point],
    values: Sequence[Reported],
) -> Finding:
    """One such change."""
    before, after = (measured(each.value, found.unit) for each in values)
    one, two = points
    where = f"for {one.period} and {after} for {two.period}"
    if one is two:
        where = f"for {one.period} in one paper and {after} in a later one"
    words = f"The {MEASURES[measure]} of {found.name} is {before} {where}; nothing says why."
    about = gathered.about(found, two.period, values[1].paper)
    return told("target-changed", about, list(map(place, values)), words, SURE)
