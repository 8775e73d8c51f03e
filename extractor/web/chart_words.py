"""What a chart shows, in words: for who hears a page instead of seeing it."""

from __future__ import annotations

from collections.abc import Iterator

from extractor.charts.marks import dated
from extractor.linking.comparing import Comparison
from extractor.linking.points import Point, Series
from extractor.tables import measured

MOST = 4  # councils of which each is told; of more only the highest and the lowest


def told(found: Comparison) -> str:
    """What a chart shows: of each council the first and the last value, or of many where their
    last values lie."""
    lines = [(s, [p for p, _ in dated(s) if p.value is not None]) for s in found.series]
    drawn = [(series, points) for series, points in lines if points]
    if len(drawn) > MOST:
        return apart(found.unit, [(series, points[-1]) for series, points in drawn])
    return " ".join(course(found.unit, *each) for each in drawn)


def course(unit: str, series: Series, points: list[Point]) -> str:
    """``Mere Council: 12% in 2024-25 Q1, 15% in 2024-25 Q3, with a target of 20%.``"""
    first, last = points[0], points[-1]
    ends = dict.fromkeys(f"{measured(p.value, unit)} in {p.period}" for p in (first, last))
    return (
        f"{series.council or 'Council not known'}: {', '.join((*ends, *held_against(last, unit)))}."
    )


def held_against(last: Point, unit: str) -> Iterator[str]:
    """The target and the level of the last value."""
    if last.target is not None:
        yield f"with a target of {measured(last.target, unit)}"
    if last.intervention is not None:
        yield f"an intervention level of {measured(last.intervention, unit)}"


def apart(unit: str, last: list[tuple[Series, Point]]) -> str:
    """The lowest and the highest of the last values."""
    ordered = sorted(last, key=lambda each: each[1].value or 0.0)
    ends = (
        f"{measured(p.value, unit)} ({s.council or 'council not known'}, {p.period})"
        for s, p in (ordered[0], ordered[-1])
    )
    return f"{len(last)} councils, whose last values go from {' to '.join(ends)}."
