"""The chart of a comparison in Vega-Lite.

One council is one large panel; several are small ones beside each other on the same axes, each
with the other councils' lines in grey.
"""

from __future__ import annotations

import textwrap
from collections.abc import Sequence

from extractor.charts import look, marks
from extractor.charts.axes import (
    NAMES,
    POINT,
    Axes,
    Spec,
    across,
    axes_of,
    colours,
    dashes,
    field,
    look_of,
    up,
)
from extractor.charts.layout import WIDE, Layout, layout_of
from extractor.charts.marks import Drawn, Link, Row
from extractor.linking.comparing import Comparison
from extractor.linking.narrowing import in_words
from extractor.linking.polarity import HIGHER, LOWER

SCHEMA = "https://vega.github.io/schema/vega-lite/v6.4.1.json"

BETTER = {HIGHER: "higher is better", LOWER: "lower is better"}
SOURCE = "Source: the councils' committee papers."
OPENS = "A point opens the page that its value stands on."
DEPARTMENT = (
    "Published values: Department for Education, Local Authority Interactive Tool"
    " (Open Government Licence)."
)
BEYOND = "Shaded: past the intervention level."
GREY = "Grey: the other councils."


def chart(comparison: Comparison, link: Link, *, per: str = "", room: str = WIDE) -> Spec:
    """The chart's specification; ``link`` says where points lead; a rate is ``per`` so many;
    ``room`` is one of ``ROOMS``."""
    drawn = [marks.drawn(series, comparison, link) for series in comparison.series]
    layout = layout_of(room, len(drawn))
    axes = axes_of(comparison, drawn, per, layout)
    body = {
        "concat": [panel(each, drawn, axes) for each in drawn],
        "columns": layout.columns,
        "spacing": 26,
        "resolve": {"scale": dict.fromkeys(("color", "strokeDash", "shape", "fill"), "shared")},
        "title": heading(comparison, layout),
    }
    return {
        "$schema": SCHEMA,
        "vconcat": [body],
        "title": notes(comparison, drawn, layout),
        "padding": layout.padding,
        "config": look.CONFIG | {"legend": look.CONFIG["legend"] | layout.legend},
    }


# ------------------------------------------------------------------ one panel


def panel(own: Drawn, drawn: Sequence[Drawn], axes: Axes) -> Spec:
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
    told = {
        "layer": [each for each in layers if each is not None],
        "encoding": {"x": across(axes), "y": up(axes)},
        "width": width,
        "height": height,
    }
    title = own.series.council if len(drawn) > 1 else None
    words = {"text": title, "fontSize": 14, "fontWeight": "bold", "offset": 8}
    return told | {"title": words} if title else told


def line(rows: list[Row], axes: Axes) -> Spec:
    """A line that joins the values of each run."""
    told = [row | {"what": look.REPORTED} for row in rows]
    by = {"detail": field("run", NAMES), "color": colours(axes), "strokeDash": dashes(axes)}
    return layer(told, {"type": "line", "strokeWidth": 2.2}, by)


def grey(rows: list[Row], axes: Axes) -> Spec | None:
    """The other councils' lines, for the eye."""
    if not rows:
        return None
    mark = {"type": "line", "strokeWidth": 1.3, "color": look.GREY}
    return layer(rows, mark, {"detail": field("run", NAMES)})


def bars(rows: list[Row], axes: Axes) -> Spec | None:
    """Levels over the days for which they hold."""
    if not rows:
        return None
    by = {"x2": field("x2"), "color": colours(axes), "strokeDash": dashes(axes)}
    return layer(rows, {"type": "rule", "strokeWidth": 2}, by)


def beyond(rows: list[Row], axes: Axes) -> Spec | None:
    """The side of the intervention level on which the council steps in."""
    if axes.polarity not in BETTER:
        return None
    edge = axes.y[0] if axes.polarity == HIGHER else axes.y[1]
    found = [row | {"edge": edge} for row in rows if row["what"] == look.LEVEL]
    if not found:
        return None
    mark = {"type": "rect", "color": look.VERMILION, "opacity": 0.08}
    return layer(found, mark, {"x2": field("x2"), "y2": field("edge")})


def dots(rows: list[Row], axes: Axes) -> Spec | None:
    """Points by their rating, which open their pages."""
    if not rows:
        return None
    size = 95 if axes.few else 70
    mark = {"type": "point", "size": size, "opacity": 1, "stroke": look.INK, "strokeWidth": 1.4}
    by = {
        "shape": field("rating", NAMES, **look_of(axes.ratings, look.POINTS, 0, POINT)),
        "fill": field("rating", NAMES, **look_of(axes.ratings, look.POINTS, 1, POINT)),
        "tooltip": field("tip", NAMES),
        "description": field("tip", NAMES),
    }
    linked = any("href" in row for row in rows)
    return layer(rows, mark, by | {"href": field("href", NAMES)} if linked else by)


def written(rows: list[Row], axes: Axes, colour: str, align: str = "center") -> list[Spec]:
    """Values beside their points, on a ground that keeps lines from crossing them: all where
    they are few, else the last."""
    shown = rows if axes.few else rows[-1:]
    place = {"dx": {"expr": "datum.dx"}, "dy": {"expr": "datum.dy"}}
    font = {"fontSize": 12, "fontWeight": "bold", "align": align}
    ground = {"stroke": look.PAPER, "strokeWidth": 4, "strokeJoin": "round"}
    return [
        layer(shown, {"type": "text", **place, **font, **more}, {"text": field("value", NAMES)})
        for more in ({"color": look.PAPER, **ground}, {"color": colour})
        if shown
    ]


def beside(row: Row, own: Drawn) -> Row:
    """Where a published value is written: under its mark, or where its line begins if a reported
    value stands at the mark's place."""
    if any(point["x"] == row["middle"] for point in own.points):
        return row | {"dx": 7, "dy": -10}
    return row | {"x": row["middle"], "dx": -16, "dy": marks.UNDER}


def layer(rows: list[Row], mark: Spec, by: Spec) -> Spec:
    """Rows drawn with a mark, ``by`` what fields decide."""
    return {"data": {"values": rows}, "mark": mark, "encoding": by}


# ------------------------------------------------------------------ words


def heading(comparison: Comparison, layout: Layout) -> Spec:
    """The indicator, and under it the councils, the periods and which end is better."""
    councils = ", ".join(s.council or "council not known" for s in comparison.series)
    how = in_words(comparison.period_type)
    better = BETTER.get(comparison.polarity or "", "")
    below = textwrap.wrap(councils, layout.below)
    last = "; ".join(filter(None, (f"By {how}", better)))
    return {
        "text": textwrap.wrap(comparison.name, layout.letters),
        "subtitle": [*below, *textwrap.wrap(last, layout.below)],
        "fontSize": layout.title,
        "subtitleFontSize": 13,
        "subtitlePadding": 6,
        "offset": 16,
    }


def notes(comparison: Comparison, drawn: Sequence[Drawn], layout: Layout) -> Spec:
    """Where the values come from."""
    levels = any(row["what"] == look.LEVEL for each in drawn for row in each.levels)
    shaded = BEYOND if levels and comparison.polarity in BETTER else ""
    opens = "" if layout.notes else OPENS  # a picture in a page opens nothing
    grey = GREY if len(drawn) > 1 else ""
    source = " ".join(filter(None, (SOURCE, opens, shaded, grey)))
    text = [source, DEPARTMENT] if comparison.published else [source]
    if layout.notes:
        text = [line for each in text for line in textwrap.wrap(each, layout.notes)]
    small = {"fontSize": 11, "fontWeight": "normal", "color": look.SOFT}
    return {"text": text, "orient": "bottom", "offset": 12, **small}
