"""Values of one indicator and period that cannot both be: in one paper, and in two.

Running text that gives two values for one indicator and period has been misread, or speaks of
two things; it is held against nothing, nor is text against text.  Minutes speak of what was known
at an earlier meeting.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from extractor.linking.breaks import period_of
from extractor.linking.choosing import rank
from extractor.linking.figures_as_printed import agree
from extractor.linking.findings.gathered import NUMBER, Gathered
from extractor.linking.points import Point, Series
from extractor.linking.redefined import is_one_definition
from extractor.linking.reported import Reported

CARDS = ("scorecard", "table")
HELD = (*CARDS, "exception-report", "prose")


@dataclass(frozen=True, slots=True)
class Clash:
    """Two values of a point; ``measure`` is actual, target or intervention."""

    series: Series
    point: Point
    measure: str
    one: Reported
    two: Reported

    @property
    def papers(self) -> frozenset[str]:
        """The papers concerned."""
        return frozenset({self.one.paper, self.two.paper})


def within(gathered: Gathered) -> Iterator[Clash]:
    """Values that differ in one paper, or in two of one meeting."""
    for found in gathered.series:
        for point in found.points:
            for measure, values in measures(point):
                fitting = [r for r in values if fits(found, point, r)]
                for same in occasions(gathered, fitting):
                    if pair := differing(gathered, same):
                        yield Clash(found, point, measure, *pair)


def across(gathered: Gathered) -> Iterator[Clash]:
    """Values that differ between one meeting's papers and the next that give the period."""
    for found in gathered.series:
        for point in found.points:
            fitting = [r for r in point.reported if fits(found, point, r)]
            told = [one for same in occasions(gathered, fitting) if (one := speaker(same))]
            for one, two in pairwise(sorted(told, key=lambda r: gathered.days[r.paper])):
                both_text = one.source == two.source == "prose"
                if both_text or not is_one_definition(one, two):
                    continue
                if not agree(one.exactly, two.exactly) and not misread(gathered, one, two):
                    yield Clash(found, point, "actual", one, two)


def measures(point: Point) -> Iterator[tuple[str, tuple[Reported, ...]]]:
    """What of a point is compared within a paper."""
    yield "actual", point.reported
    yield "target", point.targets
    yield "intervention", point.interventions


def occasions(gathered: Gathered, values: Iterable[Reported]) -> list[list[Reported]]:
    """The values meeting by meeting; a paper without a day stands alone."""
    found = defaultdict[object, list[Reported]](list)
    for each in values:
        if each.source in HELD:
            found[each.date or each.paper].append(each)
    return [without_copied_text(same) for same in found.values()]


def without_copied_text(same: list[Reported]) -> list[Reported]:
    """The values of a meeting without running text of files that have no pages, where others
    have: such a file is a copy of a report, and less surely read."""
    if not any(each.page for each in same):
        return same
    return [each for each in same if each.page or each.source != "prose"]


def differing(gathered: Gathered, same: Sequence[Reported]) -> tuple[Reported, Reported] | None:
    """The first value of a meeting that one of another kind of place, or of another paper's,
    contradicts."""
    told = [each for kind in HELD for each in single(same, kind)]
    for number, one in enumerate(told):
        for two in told[number + 1 :]:
            both_text = one.source == two.source == "prose"
            if both_text or said_too(same, one, two) or agree(one.exactly, two.exactly):
                continue
            if not misread(gathered, one, two):
                return one, two
    return None


def misread(gathered: Gathered, one: Reported, two: Reported) -> bool:
    """Whether two values are of one text in two papers that prints the numbers of both: then one of
    them was read otherwise.  A report that was put right prints another number."""
    if one.paper == two.paper or not gathered.copies.same(one.place, two.place):
        return False
    return printed(one) <= gathered.numbers(two.place) and printed(two) <= gathered.numbers(
        one.place
    )


def printed(each: Reported) -> set[str]:
    """The numbers in the words of a value."""
    return set(NUMBER.findall(each.text))


def single(same: Sequence[Reported], kind: str) -> list[Reported]:
    """The value of one kind of place; none where one paper gives two there."""
    own = [each for each in same if each.source == kind]
    by_paper = defaultdict[str, list[Reported]](list)
    for each in own:
        by_paper[each.paper].append(each)
    return [v[0] for v in by_paper.values() if len({each.value for each in v}) == 1]


def said_too(same: Sequence[Reported], one: Reported, two: Reported) -> bool:
    """Whether the place of either gives the other's value as well."""
    return any(
        each is not one
        and each is not two
        and (
            (each.source == one.source and agree(each.exactly, two.exactly))
            or (each.source == two.source and agree(each.exactly, one.exactly))
        )
        for each in same
    )


def speaker(same: Sequence[Reported]) -> Reported | None:
    """The value for which a meeting's papers stand: that of the first kind of place that gives
    one value."""
    for kind in sorted(HELD, key=rank):
        told = single(same, kind)
        if told:
            return told[0] if len({each.value for each in told}) == 1 else None
    return None


def fits(found: Series, point: Point, each: Reported) -> bool:
    """Whether a value may be of the period that is printed beside it: another is found as such."""
    return not is_ahead(point, each) and not misdated(found, point, each)


def is_ahead(point: Point, each: Reported) -> bool:
    """Whether the period begins after the meeting; not where either is not known."""
    period = period_of(point.period, point.period_type)
    return bool(period and each.date and period.start > each.date)


def misdated(found: Series, point: Point, each: Reported) -> bool:
    """Whether an exception report gives the value of a later year's quarter for that of an
    earlier one: its paper's scorecard has it for the same quarter of another year."""
    return each.source == "exception-report" and twin(found, point, each) is not None


def twin(found: Series, point: Point, each: Reported) -> tuple[Point, Reported] | None:
    """The same quarter of another year to which the paper's scorecard gives the value, where it
    gives none, or another, for this one."""
    for other in found.points:
        if other.period[-2:] == point.period[-2:] and other.period != point.period:
            cards = [r for r in other.reported if r.paper == each.paper and r.source in CARDS]
            own = [r for r in point.reported if r.paper == each.paper and r.source in CARDS]
            same = [r for r in cards if agree(r.exactly, each.exactly)]
            if same and not any(agree(r.exactly, each.exactly) for r in own):
                return other, same[0]
    return None
