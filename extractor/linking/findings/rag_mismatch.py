"""A colour that does not follow from value, target and intervention level.

How near is near enough is a council's own rule.  It is learned from the other rows of the
council's scorecards: the share of the target by which amber ones fall short, and red ones, or the
intervention level that parts them.  Where the other rows show no rule, where both could be the rule
and only one speaks against a colour, or a value lies where none is told, nothing is said.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from extractor.linking.findings.gathered import Gathered
from extractor.linking.findings.showing import measured, place, told
from extractor.linking.points import Point, Series
from extractor.linking.polarity import HIGHER, LOWER
from extractor.linking.ratings import AMBER, GREEN, RED, short_of
from extractor.linking.reported import Reported
from extractor.records import Finding

COLOURS = (GREEN, AMBER, RED)
CLEAR = 3  # rows for one polarity to each for the other
ENOUGH = 6  # rows that show a rule
KEPT = 0.8  # of them that must keep it, for some may be wrong themselves
WRONG = 0.1  # of amber and red rows that may be on the wrong side of a level or share
NEARLY = 0.03  # of the target: a council may call so small a miss green
MET_SURE, NEAR_SURE = 0.9, 0.8


@dataclass(frozen=True, slots=True)
class Rated:
    """A row of a scorecard with its colour; ``short`` is by what share of the target it is missed
    (0 where it is met), ``past`` whether it is past its intervention level, None without one."""

    series: Series
    point: Point
    value: Reported
    target: Reported
    short: float
    past: bool | None
    colour: str


def find(gathered: Gathered) -> Iterator[Finding]:
    """Every colour that the council's own rule does not give."""
    rows = [row for found in gathered.series for row in rated(found)]
    rows.sort(key=lambda row: row.series.council or "")
    for _, group in groupby(rows, key=lambda row: row.series.council):
        same = list(group)
        for number, row in enumerate(same):
            due = colour_due(row, same[:number] + same[number + 1 :])
            if due and row.colour not in due:
                yield finding(gathered, row, due)


def rated(found: Series) -> Iterator[Rated]:
    """The rows of an indicator that have a colour, a target and a known polarity."""
    polarity = found.polarity or polarity_by_colours(found)
    if polarity is None:
        return
    for point in found.points:
        for value in point.reported:
            target, level = (beside(value, each) for each in (point.targets, point.interventions))
            if value.rag in COLOURS and target and target.value:
                gap = short_of(value.value, target.value, polarity)
                yield Rated(
                    found,
                    point,
                    value,
                    target,
                    max(gap, 0.0) / abs(target.value),
                    short_of(value.value, level.value, polarity) > 0 if level else None,
                    value.rag,
                )


def beside(value: Reported, others: Sequence[Reported]) -> Reported | None:
    """The target or level that the same place of the same paper gives."""
    own = [r for r in others if (r.paper, r.source) == (value.paper, value.source)]
    return own[0] if len({r.value for r in own}) == 1 else None


def polarity_by_colours(found: Series) -> str | None:
    """The polarity that makes the greens meet their targets and the others not: three rows or more
    must say so for each that says otherwise."""
    votes = {HIGHER: 0, LOWER: 0}
    for point in found.points:
        for value in point.reported:
            target = beside(value, point.targets)
            if value.rag in COLOURS and target and value.value != target.value:
                above = value.value > target.value
                votes[HIGHER if above == (value.rag == GREEN) else LOWER] += 1
    most, least = max(votes.values()), min(votes.values())
    if most < CLEAR or most < CLEAR * least:
        return None
    return max(votes, key=lambda polarity: votes[polarity])


# ------------------------------------------------------------------ the council's rule


def colour_due(row: Rated, others: Sequence[Rated]) -> set[str]:
    """The colours that a row may have by the rule of the others; empty where they show none."""
    met = [o for o in others if not o.short]
    missed = [o for o in others if o.short]
    if not kept(met, {GREEN}) or not kept(missed, {AMBER, RED}):
        return set()
    if not row.short:
        return {GREEN}
    if row.colour == GREEN and row.short <= NEARLY:
        return set()
    by_level: set[str] = set()
    if row.past is not None and kept_by_level(others):
        by_level = {RED} if row.past else {AMBER}
    return by_level | near_or_far(row, missed)


def kept(rows: Sequence[Rated], colours: set[str]) -> bool:
    """Whether enough rows have these colours."""
    right = sum(row.colour in colours for row in rows)
    return len(rows) >= ENOUGH and right >= KEPT * len(rows)


def kept_by_level(rows: Sequence[Rated]) -> bool:
    """Whether the intervention level parts red from amber."""
    told_by = [row for row in rows if row.short and row.past is not None]
    right = sum((row.colour == RED) == row.past for row in told_by)
    return len(told_by) >= ENOUGH and right >= (1 - WRONG) * len(told_by)


def near_or_far(row: Rated, missed: Sequence[Rated]) -> set[str]:
    """Amber within the share of the target to which the others are amber, red beyond that from
    which they are red; either between, and where no share parts them."""
    free = [o for o in missed if o.colour in (AMBER, RED)]
    cuts = sorted({0.0, *(o.short for o in free)})
    wrong = {cut: sum((o.short <= cut) != (o.colour == AMBER) for o in free) for cut in cuts}
    fewest = min(wrong.values())
    if fewest > WRONG * len(free):
        return {AMBER, RED}
    best = [cut for cut in cuts if wrong[cut] == fewest]
    last, beyond = best[0], min((o.short for o in free if o.short > best[-1]), default=None)
    if row.short <= last:
        return {AMBER}
    return {RED} if beyond is not None and row.short >= beyond else {AMBER, RED}


def finding(gathered: Gathered, row: Rated, due: set[str]) -> Finding:
    """One such row."""
    unit = row.series.unit
    said = (
        f"{row.series.name} for {row.point.period} is {measured(row.value.value, unit)} against a"
        f" target of {measured(row.target.value, unit)} and is shown {row.colour}; by the other"
        f" rows of the scorecards it would be {' or '.join(sorted(due))}."
    )
    about = gathered.about(row.series, row.point.period, row.value.paper)
    clear = GREEN in due or row.colour == GREEN
    places = (place(row.value), place(row.target))
    return told("rag-mismatch", about, places, said, MET_SURE if clear else NEAR_SURE)
