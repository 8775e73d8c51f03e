"""The axes, scales and legends that the panels of a chart have in common."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from extractor.charts import look
from extractor.charts.layout import Layout
from extractor.charts.marks import Drawn, dated
from extractor.charts.timeline import Tick, place, ticks
from extractor.linking.comparing import Comparison

Domain = tuple[float, float]
Spec = dict[str, Any]  # a part of a specification
NUMBERS, NAMES = "quantitative", "nominal"

ROOM, FROM_ZERO = 0.14, 0.35
EDGE, LONE = 0.04, 60  # room beside what is drawn: of its width, or days where it has none
POINT, STRETCH = 110, 900  # square pixels of a legend's symbols


@dataclass(frozen=True, slots=True)
class Axes:
    """What all panels have in common."""

    x: Domain
    y: Domain
    ticks: list[Tick]
    size: tuple[int, int]
    unit: str
    title: str
    polarity: str | None
    lines: list[str]
    ratings: list[str]
    few: bool


def axes_of(comparison: Comparison, drawn: Sequence[Drawn], per: str, layout: Layout) -> Axes:
    """The axes of all panels: as wide and high as what is drawn on them needs."""
    points = [row | {"what": look.REPORTED} for each in drawn for row in each.points]
    bars = [row for each in drawn for row in (*each.levels, *each.published)]
    lowest, highest = spread([row["y"] for row in (*points, *bars)], comparison.unit)
    xs = [x for row in bars for x in (row["x"], row["x2"])] + [row["x"] for row in points]
    edge = (max(xs) - min(xs)) * EDGE or LONE
    periods = sorted({p for s in comparison.series for _, p in dated(s)}, key=place)
    name = look.AXES[comparison.unit]
    seen = {row[key] for row in (*points, *bars) for key in ("what", "rating") if key in row}
    return Axes(
        x=(min(xs) - edge, max(xs) + edge),
        y=(lowest, highest),
        ticks=ticks(periods, (min(xs), max(xs)), most=layout.ticks),
        size=layout.size,
        unit=comparison.unit,
        title=f"{name} per {per}" if per else name,
        polarity=comparison.polarity,
        lines=[each for each in look.LINES if each in seen],
        ratings=[each for each in look.POINTS if each in seen],
        few=max(len(each.points) for each in drawn) <= layout.few,
    )


def spread(values: Sequence[float], unit: str) -> Domain:
    """From where to where the axis of values runs: from zero unless that wastes its half."""
    low, high = min(values), max(values)
    room = (high - low) * ROOM or abs(high) * ROOM or 1.0
    lowest, highest = low - room, high + room
    if low >= 0 and lowest < FROM_ZERO * highest:
        lowest = 0.0
    if unit == "percent" and high <= 100:
        highest = min(highest, 103.0)
    return lowest, highest


def field(name: str, kind: str | None = None, **more: Any) -> Spec:
    """What a field of the rows decides, as numbers or as names."""
    return {"field": name, **({"type": kind} if kind else {}), **more}


def across(axes: Axes) -> Spec:
    """The axis of time: days, with the labels of periods."""
    names = json.dumps(dict(axes.ticks))
    axis = {
        "values": [x for x, _ in axes.ticks],
        "labelExpr": f"({names})[format(datum.value, 'd')]",
        "title": None,
        "grid": False,
        "labelOverlap": False,
        "labelLineHeight": 14,
        "labelPadding": 6,
    }
    return field("x", NUMBERS, scale=from_to(axes.x), axis=axis)


def up(axes: Axes) -> Spec:
    """The axis of values with its unit."""
    axis = {
        "title": axes.title,
        "labelExpr": look.LABELS.get(axes.unit, look.NUMBER),
        "tickCount": 5,
        "domain": False,
        "ticks": False,
    }
    return field("y", NUMBERS, scale=from_to(axes.y), axis=axis)


def from_to(domain: Domain) -> Spec:
    """A scale that runs so far and no further."""
    return {"domain": list(domain), "nice": False, "zero": False}


def colours(axes: Axes) -> Spec:
    """The colour of each kind of line."""
    return field("what", NAMES, **look_of(axes.lines, look.LINES, 0, STRETCH))


def dashes(axes: Axes) -> Spec:
    """The dashes of each kind of line."""
    return field("what", NAMES, **look_of(axes.lines, look.LINES, 1, STRETCH))


def look_of(names: list[str], table: Mapping[str, tuple[Any, Any]], column: int, size: int) -> Spec:
    """The scale of what is drawn, by a column of its table, and a legend under the panels, with
    symbols of ``size`` square pixels, where there is something to tell apart."""
    scale = {"domain": names, "range": [table[name][column] for name in names]}
    legend = {"title": None, "symbolSize": size, "clipHeight": 16}
    alone = names in ([look.REPORTED], [look.NOT_RATED])
    return {"scale": scale, "legend": None if alone else legend}
