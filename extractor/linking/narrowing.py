"""Series narrowed to some of their periods, and what is said of the others."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from extractor.linking.breaks import period_of
from extractor.linking.choosing import chosen
from extractor.linking.points import Point, Series

KINDS = {
    "financial-quarter": "quarters",
    "financial-year": "financial years",
    "academic-year": "academic years",
    "municipal-year": "municipal years",
    "calendar-year": "calendar years",
    "half-term": "half terms",
    "term": "terms",
    "month": "months",
    "day": "single days",
    "year-to-date": "years to date",
    "rolling-year": "twelve months to a day",
    "span": "other runs of months",
}


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A council's values that are not compared, and ``why`` in a sentence."""

    council: str | None
    name: str
    why: str


def values(found: Series) -> int:
    """How many periods have a value."""
    return sum(p.value is not None for p in found.points)


def of_time(found: Series, since: date, until: date) -> Series | None:
    """The series with the periods that end between two days, if one has a value."""
    return with_points(found, [p for p in found.points if in_time(p, since, until)])


def in_time(point: Point, since: date, until: date) -> bool:
    """Whether a period ends between two days."""
    period = period_of(point.period, point.period_type)
    return period is not None and since <= period.end <= until


def of_kind(found: Series, kind: str | None) -> Series | None:
    """The series with periods of one type only, if one has a value."""
    return with_points(found, [p for p in found.points if p.period_type == kind])


def with_points(found: Series, points: Sequence[Point]) -> Series | None:
    """The series with some of its points, and what it says of them."""
    if all(p.value is None for p in points):
        return None
    labels = {p.period for p in points}
    ends = [q.end for p in points if (q := period_of(p.period, p.period_type))]
    kinds = {p.period_type for p in points}
    return replace(
        found,
        points=tuple(points),
        gaps=tuple(g for g in found.gaps if is_between(g, kinds, min(ends), max(ends))),
        breaks=tuple(b for b in found.breaks if b.period in labels),
    )


def is_between(label: str, kinds: Iterable[str | None], first: date, last: date) -> bool:
    """Whether a label is a period of one of these types between two days."""
    periods = (period_of(label, kind) for kind in kinds)
    return any(p is not None and first < p.end < last for p in periods)


def commonest_kind(found: Sequence[Series]) -> str | None:
    """The type of period that most councils, and then most values, have."""
    councils = defaultdict[str | None, set[str | None]](set)
    count = defaultdict[str | None, int](int)
    for each in found:
        for point in each.points:
            if point.value is not None:
                councils[point.period_type].add(each.council)
                count[point.period_type] += 1
    return max(councils, key=lambda kind: (len(councils[kind]), count[kind]))


def other_kinds(found: Sequence[Series], kind: str | None) -> Iterator[LeftOut]:
    """The values of other types of period, a sentence a series and type."""
    for each in found:
        kinds = dict.fromkeys(p.period_type for p in each.points if p.value is not None)
        for other in kinds:
            if other != kind:
                labels = [p.period for p in each.points if p.period_type == other]
                yield LeftOut(each.council, each.name, f"{listed(labels)}: {not_of(other, kind)}")


def not_of(other: str | None, kind: str | None) -> str:
    """``values of months, not of quarters``."""
    return f"values of {in_words(other)}, not of {in_words(kind)}."


def in_words(kind: str | None) -> str:
    """A type of period in the plural."""
    return KINDS.get(kind or "", "periods of no known type")


def listed(labels: Sequence[str]) -> str:
    """``2022-11``, or ``2022-11 to 2023-02``."""
    return labels[0] if len(labels) == 1 else f"{labels[0]} to {labels[-1]}"


def without_provisional(found: Sequence[Series]) -> tuple[list[Series], list[LeftOut]]:
    """The series without values that are only provisional, and what was left out."""
    kept: list[Series] = []
    left_out: list[LeftOut] = []
    for each in found:
        early = [p.period for p in each.points if is_provisional(p)]
        rest = with_points(each, [p for p in each.points if p.period not in early])
        kept += [rest] if rest else []
        if early:
            why = f"{'; '.join(early)}: only a provisional value."
            left_out.append(LeftOut(each.council, each.name, why))
    return kept, left_out


def is_provisional(point: Point) -> bool:
    """Whether the value that stands may still change."""
    stands = chosen(point.reported)
    return stands is not None and stands.provisional
