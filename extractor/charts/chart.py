"""The chart of a comparison in Vega-Lite, made with Altair.

One council is one large panel; several are small ones beside each other on the same axes, each
with the other councils' lines in grey.
"""

from __future__ import annotations

import json
import textwrap
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import altair as alt

from extractor.charts import look, marks
from extractor.charts.marks import Row, Tick
from extractor.linking.comparing import Comparison, in_words
from extractor.linking.polarity import HIGHER, LOWER
from extractor.linking.series import Series

Domain = tuple[float, float]

ALONE, BESIDE = (680, 340), (370, 210)  # width and height of a panel
COLUMNS = 2
FEW, FEWER = 10, 5  # values of one panel, of small ones, that are all written beside their points
ROOM, FROM_ZERO = 0.14, 0.35
LINE = 74  # letters of a title's line
POINT, STRETCH = 110, 900  # square pixels of a legend's symbols

BETTER = {HIGHER: "higher is better", LOWER: "lower is better"}
SOURCE = "Source: the councils' committee papers. A point opens the page that its value stands on."
DEPARTMENT = (
    "Published values: Department for Education, Local Authority Interactive Tool"
    " (Open Government Licence)."
)
BEYOND = "Shaded: past the intervention level."
GREY = "Grey: the other councils."


@dataclass(frozen=True, slots=True)
class Drawn:
    """What is drawn of one council."""

    series: Series
    points: list[Row]
    levels: list[Row]
    published: list[Row]


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


def chart(comparison: Comparison, folder: Path, *, per: str = "") -> dict[str, Any]:
    """The chart's specification, with links as seen from ``folder``; a rate is ``per`` so many."""
    drawn = [
        Drawn(s, marks.points(s, folder), marks.levels(s), marks.published(s, comparison))
        for s in comparison.series
    ]
    axes = axes_of(comparison, drawn, per)
    panels = [panel(each, drawn, axes) for each in drawn]
    shared = dict.fromkeys(("color", "strokeDash", "shape", "fill"), "shared")
    body = alt.concat(*panels, columns=COLUMNS, spacing=26).resolve_scale(**shared)
    headed = body.properties(title=heading(comparison))
    noted = alt.vconcat(headed).properties(title=notes(comparison, drawn), padding=16)
    spec: dict[str, Any] = noted.configure(**look.CONFIG).to_dict()
    spec["config"]["legend"]["layout"] = look.LEGENDS
    return spec


def axes_of(comparison: Comparison, drawn: Sequence[Drawn], per: str) -> Axes:
    """The axes of all panels: as wide and high as what is drawn on them needs."""
    alone = len(drawn) == 1
    points = [row | {"what": look.REPORTED} for each in drawn for row in each.points]
    bars = [row for each in drawn for row in (*each.levels, *each.published)]
    lowest, highest = spread([row["y"] for row in (*points, *bars)], comparison.unit)
    xs = [x for row in bars for x in (row["x"], row["x2"])] + [row["x"] for row in points]
    edge = (max(xs) - min(xs)) * 0.04 or 60
    periods = sorted({p for s in comparison.series for _, p in marks.dated(s)}, key=marks.place)
    name = look.AXES[comparison.unit]
    seen = {row[key] for row in (*points, *bars) for key in ("what", "rating") if key in row}
    return Axes(
        x=(min(xs) - edge, max(xs) + edge),
        y=(lowest, highest),
        ticks=marks.ticks(periods, (min(xs), max(xs)), most=9 if alone else 6),
        size=ALONE if alone else BESIDE,
        unit=comparison.unit,
        title=f"{name} per {per}" if per else name,
        polarity=comparison.polarity,
        lines=[each for each in look.LINES if each in seen],
        ratings=[each for each in look.POINTS if each in seen],
        few=max(len(each.points) for each in drawn) <= (FEW if alone else FEWER),
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


# ------------------------------------------------------------------ one panel


def panel(own: Drawn, drawn: Sequence[Drawn], axes: Axes) -> alt.LayerChart:
    """One council's points with what they are held against."""
    others = [
        row | {"run": f"{n} {row['run']}"}
        for n, each in enumerate(drawn)
        if each is not own
        for row in each.points
    ]
    layers = [
        beyond(own.levels, axes),
        grey(others, axes),
        bars(own.levels, axes),
        bars([row for row in own.published if row["x"] != row["x2"]], axes),
        line(own.points, axes),
        dots([row | {"x": row["middle"]} for row in own.published], axes),
        *written([beside(row, own) for row in own.published], axes, look.PLUM, align="left"),
        dots(own.points, axes),
        *written(own.points, axes, look.INK),
    ]
    width, height = axes.size
    title = own.series.council if len(drawn) > 1 else None
    size = {"width": width, "height": height}
    drawn_over = alt.layer(*[each for each in layers if each is not None])
    kept = drawn_over.encode(x=across(axes), y=up(axes)).properties(**size)
    words = alt.TitleParams(title or "", fontSize=14, fontWeight="bold", offset=8)
    return kept.properties(title=words) if title else kept


def line(rows: list[Row], axes: Axes) -> alt.Chart:
    """A line that joins the values of each run."""
    mark = based([row | {"what": look.REPORTED} for row in rows]).mark_line(strokeWidth=2.2)
    return mark.encode(detail="run:N", color=colours(axes), strokeDash=dashes(axes))


def grey(rows: list[Row], axes: Axes) -> alt.Chart | None:
    """The other councils' lines, for the eye."""
    if not rows:
        return None
    mark = based(rows).mark_line(strokeWidth=1.3, color=look.GREY)
    return mark.encode(detail="run:N")


def bars(rows: list[Row], axes: Axes) -> alt.Chart | None:
    """Levels over the days for which they hold."""
    if not rows:
        return None
    mark = based(rows).mark_rule(strokeWidth=2)
    return mark.encode(x2="x2:Q", color=colours(axes), strokeDash=dashes(axes))


def beyond(rows: list[Row], axes: Axes) -> alt.Chart | None:
    """The side of the intervention level on which the council steps in."""
    if axes.polarity not in BETTER:
        return None
    edge = axes.y[0] if axes.polarity == HIGHER else axes.y[1]
    found = [row | {"edge": edge} for row in rows if row["what"] == look.LEVEL]
    if not found:
        return None
    mark = based(found).mark_rect(color=look.VERMILION, opacity=0.08)
    return mark.encode(x2="x2:Q", y2="edge:Q")


def dots(rows: list[Row], axes: Axes) -> alt.Chart | None:
    """Points by their rating, which open their pages."""
    if not rows:
        return None
    mark = based(rows).mark_point(size=95, opacity=1, stroke=look.INK, strokeWidth=1.4)
    found = mark.encode(
        shape=alt.Shape("rating:N", **look_of(axes.ratings, look.POINTS, 0, POINT)),
        fill=alt.Fill("rating:N", **look_of(axes.ratings, look.POINTS, 1, POINT)),
        tooltip="tip:N",
        description="tip:N",
    )
    linked = any("href" in row for row in rows)
    return found.encode(href="href:N") if linked else found


def written(rows: list[Row], axes: Axes, colour: str, align: str = "center") -> list[alt.Chart]:
    """Values beside their points, on a ground that keeps lines from crossing them: all where
    they are few, else the last."""
    shown = rows if axes.few else rows[-1:]
    place = {"dx": alt.expr("datum.dx"), "dy": alt.expr("datum.dy")}
    font = {"fontSize": 12, "fontWeight": "bold", "align": align}
    ground = {"stroke": look.PAPER, "strokeWidth": 4, "strokeJoin": "round"}
    return [
        based(shown).mark_text(**place, **font, **more).encode(text="value:N")
        for more in ({"color": look.PAPER, **ground}, {"color": colour})
        if shown
    ]


def beside(row: Row, own: Drawn) -> Row:
    """Where a published value is written: under its mark, or where its line begins if a reported
    value stands at the mark's place."""
    if any(point["x"] == row["middle"] for point in own.points):
        return row | {"dx": 7, "dy": -10}
    return row | {"x": row["middle"], "dx": -16, "dy": marks.UNDER}


def based(rows: list[Row]) -> alt.Chart:
    """A chart of rows."""
    return alt.Chart(alt.Data(values=rows))


# ------------------------------------------------------------------ scales, axes, legends


def across(axes: Axes) -> alt.X:
    """The axis of time: days, with the labels of periods."""
    names = json.dumps(dict(axes.ticks))
    axis = alt.Axis(
        values=[x for x, _ in axes.ticks],
        labelExpr=f"({names})[format(datum.value, 'd')]",
        title=None,
        grid=False,
        labelOverlap=False,
        labelLineHeight=14,
        labelPadding=6,
    )
    domain = alt.Scale(domain=list(axes.x), nice=False, zero=False)
    return alt.X("x:Q", scale=domain, axis=axis)


def up(axes: Axes) -> alt.Y:
    """The axis of values with its unit."""
    axis = alt.Axis(
        title=axes.title,
        labelExpr=look.LABELS.get(axes.unit, look.NUMBER),
        tickCount=5,
        domain=False,
        ticks=False,
    )
    domain = alt.Scale(domain=list(axes.y), nice=False, zero=False)
    return alt.Y("y:Q", scale=domain, axis=axis)


def colours(axes: Axes) -> alt.Color:
    """The colour of each kind of line."""
    return alt.Color("what:N", **look_of(axes.lines, look.LINES, 0, STRETCH))


def dashes(axes: Axes) -> alt.StrokeDash:
    """The dashes of each kind of line."""
    return alt.StrokeDash("what:N", **look_of(axes.lines, look.LINES, 1, STRETCH))


def look_of(
    names: list[str], table: Mapping[str, tuple[Any, Any]], column: int, size: int
) -> dict[str, Any]:
    """The scale of what is drawn, by a column of its table, and a legend under the panels, with
    symbols of ``size`` square pixels, where there is something to tell apart."""
    scale = alt.Scale(domain=names, range=[table[name][column] for name in names])
    legend = alt.Legend(title=None, symbolSize=size, clipHeight=16)
    return {"scale": scale, "legend": legend if len(names) > 1 else None}


# ------------------------------------------------------------------ words


def heading(comparison: Comparison) -> alt.TitleParams:
    """The indicator, and under it the councils, the periods and which end is better."""
    councils = ", ".join(s.council or "council not known" for s in comparison.series)
    how = in_words(comparison.period_type)
    better = BETTER.get(comparison.polarity or "", "")
    below = textwrap.wrap(councils, LINE + 20) if len(comparison.series) > 1 else [councils]
    last = "; ".join(filter(None, (f"By {how}", better)))
    return alt.TitleParams(
        text=textwrap.wrap(comparison.name, LINE),
        subtitle=[*below, last],
        fontSize=17,
        subtitleFontSize=13,
        subtitlePadding=6,
        offset=16,
    )


def notes(comparison: Comparison, drawn: Sequence[Drawn]) -> alt.TitleParams:
    """Where the values come from."""
    levels = any(row["what"] == look.LEVEL for each in drawn for row in each.levels)
    shaded = BEYOND if levels and comparison.polarity in BETTER else ""
    grey = GREY if len(drawn) > 1 else ""
    source = " ".join(filter(None, (SOURCE, shaded, grey)))
    text = [source, DEPARTMENT] if comparison.published else [source]
    return alt.TitleParams(
        text=text, orient="bottom", fontSize=11, fontWeight="normal", color=look.SOFT, offset=12
    )
