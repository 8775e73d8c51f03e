"""Indicator series: every figure of one indicator of one council, period by period.

Nothing that was reported is lost: a point keeps every value with its paper, and says which stands.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from typing import Protocol, TypeVar

from rapidfuzz import fuzz

from extractor.linking.bodies import by_council
from extractor.linking.breaks import Break, changes, gaps, period_of
from extractor.linking.choosing import TABLES, chosen, precedence, why
from extractor.linking.copies import Copies, copies
from extractor.linking.grouping import SLIP, Printed, fits_unit, keys, name_words
from extractor.linking.meetings import in_order
from extractor.linking.points import Point, Series
from extractor.linking.polarity import Resolver, polarity_of, unknown
from extractor.linking.ratings import rating
from extractor.linking.redefined import with_breaks
from extractor.linking.reported import ACTUALS, Filed, of_measure, reported, reports
from extractor.records import Extraction, Figure


class Named(Protocol):
    """A series, or what stands for it."""

    @property
    def name(self) -> str:
        """Its name as printed."""

    @property
    def indicator_id(self) -> str | None:
        """Its entry in the register."""


N = TypeVar("N", bound=Named)


def series(papers: Iterable[Extraction], polarities: Resolver = unknown) -> tuple[Series, ...]:
    """The series of each council; figures without a period have no place in one, nor has a
    share told beside a number of things.

    ``polarities`` says from an identifier or a name whether more is better.  That a change of
    definition is stated is only known of papers with their words.
    """
    found = [
        each
        for own in by_council(papers).values()
        for each in of_council(in_order(own), polarities)
    ]
    return tuple(sorted(found, key=order_of))


def order_of(found: Series) -> tuple[str, str, str]:
    """By council, then by name."""
    return (found.council or "", found.name.casefold(), found.unit)


def of_council(papers: Sequence[Extraction], polarities: Resolver) -> tuple[Series, ...]:
    """The series of one council."""
    same_texts = copies(papers)
    filed = [
        Filed(figure, paper)
        for paper in papers
        for figure in paper.records.figures
        if figure.period and fits_unit(name_of(figure))
    ]
    found = [series_of(same, same_texts, polarities) for same in by_indicator(filed)]
    return with_breaks(sorted(found, key=order_of), papers)


def named(found: Iterable[N], name: str) -> tuple[N, ...]:
    """The series, or what stands for them, with all the words of ``name``, or else those whose
    names are nearest."""
    every = tuple(found)
    wanted = set(name_words(name))
    holding = tuple(s for s in every if wanted <= set(name_words(s.name)))
    if holding:
        return holding
    score = {id(s): fuzz.partial_ratio(name.casefold(), s.name.casefold()) for s in every}
    best = max(score.values(), default=0.0)
    return tuple(s for s in every if score[id(s)] == best and best >= SLIP)


def by_indicator(filed: Sequence[Filed]) -> list[list[Filed]]:
    """Part the figures of one council by indicator."""
    papers = defaultdict[tuple[str, str], set[str]](set)
    for each in filed:
        papers[each.figure.indicator, each.figure.unit].add(each.paper.paper.sha256)
    given = keys((name_of(each.figure) for each in filed), papers)
    groups = defaultdict[tuple[str, str], list[Filed]](list)
    for each in filed:
        groups[each.figure.unit, given[name_of(each.figure)]].append(each)
    return list(groups.values())


def name_of(figure: Figure) -> Printed:
    """The name that a figure is grouped by."""
    tabled = figure.source in TABLES
    sentence = "" if tabled else figure.as_printed
    return Printed(figure.indicator, figure.unit, tabled, figure.indicator_id, sentence)


# ------------------------------------------------------------------ one series


def series_of(filed: Sequence[Filed], known: Copies, polarities: Resolver) -> Series:
    """Lay the figures of one indicator out by period."""
    best = sorted(filed, key=lambda f: precedence(reported(f)))
    head = best[0]
    entry = next((f.figure.indicator_id for f in best if f.figure.indicator_id), None)
    plain = points_of(best, known)
    polarity = polarities(entry, head.figure.indicator) or polarity_of(
        (p.target, p.intervention) for p in plain
    )
    points = tuple(rated(point, polarity) for point in plain)
    valued = [p for p in points if p.value is not None]
    return Series(
        indicator_id=entry,
        name=head.figure.indicator,
        council=head.paper.meeting.council,
        unit=head.figure.unit,
        polarity=polarity,
        points=points,
        names=tuple(dict.fromkeys(f.figure.indicator for f in best)),
        gaps=gaps([q for p in valued if (q := period_of(p.period, p.period_type))]),
        breaks=breaks(points),
    )


def points_of(filed: Sequence[Filed], known: Copies) -> list[Point]:
    """The points of one series in the order of their periods."""
    periods = defaultdict[str, list[Filed]](list)
    for each in filed:
        periods[each.figure.period or ""].append(each)
    order = sorted(periods, key=lambda p: place(periods[p][0]))
    return [point(label, periods[label], known) for label in order]


def place(filed: Filed) -> tuple[date, date]:
    """Where a figure stands in time: by the last day of its period, then by the first."""
    period = period_of(filed.figure.period or "", filed.figure.period_type)
    return (period.end, period.start) if period else (date.max, date.max)


def point(label: str, filed: Sequence[Filed], known: Copies) -> Point:
    """One period of a series; the figures are in the order in which they stand."""
    values = reports(of_measure(filed, *ACTUALS), known)
    targets, levels = (reports(of_measure(filed, m), known) for m in ("target", "intervention"))
    stands, target, level = chosen(values), chosen(targets), chosen(levels)
    return Point(
        period=label,
        value=stands.value if stands else None,
        target=target.value if target else None,
        intervention=level.value if level else None,
        rag=next((f.figure.rag for f in filed if f.figure.rag), None),
        reported=values,
        period_type=filed[0].figure.period_type,
        chosen=why(stands, values) if stands else None,
        targets=targets,
        interventions=levels,
    )


def rated(point: Point, polarity: str | None) -> Point:
    """The point with the colour that its value should have."""
    colour = rating(point.value, point.target, point.intervention, polarity)
    return replace(point, expected_rag=colour)


def breaks(points: Sequence[Point]) -> tuple[Break, ...]:
    """Where targets, intervention levels change from period to period."""
    targets = [(p.period, shown(p.target)) for p in points]
    levels = [(p.period, shown(p.intervention)) for p in points]
    return (*changes("target", targets), *changes("intervention", levels))


def shown(value: float | None) -> str | None:
    """A value in words."""
    return None if value is None else f"{value:.10g}"
