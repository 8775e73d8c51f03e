"""The chart of a comparison in Vega-Lite, made with Altair.

One council is one large panel; several are small ones beside each other on the same axes, each
with the other councils' lines in grey.
"""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from typing import Any

import altair as alt

from extractor.charts import look, marks
from extractor.charts.axes import POINT, Axes, across, axes_of, colours, dashes, look_of, up
from extractor.charts.marks import Drawn, Link, Row
from extractor.linking.comparing import Comparison
from extractor.linking.narrowing import in_words
from extractor.linking.polarity import HIGHER, LOWER

COLUMNS = 2
LINE = 74  # letters of a title's line

BETTER = {HIGHER: "higher is better", LOWER: "lower is better"}
SOURCE = "Source: the councils' committee papers. A point opens the page that its value stands on."
DEPARTMENT = (
    "Published values: Department for Education, Local Authority Interactive Tool"
    " (Open Government Licence)."
)
BEYOND = "Shaded: past the intervention level."
GREY = "Grey: the other councils."


def chart(comparison: Comparison, link: Link, *, per: str = "") -> dict[str, Any]:
    """The chart's specification; ``link`` says where points lead; a rate is ``per`` so many."""
    drawn = [marks.drawn(series, comparison, link) for series in comparison.series]
    axes = axes_of(comparison, drawn, per)
    panels = [panel(each, drawn, axes) for each in drawn]
    shared = dict.fromkeys(("color", "strokeDash", "shape", "fill"), "shared")
    body = alt.concat(*panels, columns=COLUMNS, spacing=26).resolve_scale(**shared)
    headed = body.properties(title=heading(comparison))
    noted = alt.vconcat(headed).properties(title=notes(comparison, drawn), padding=16)
    spec: dict[str, Any] = noted.configure(**look.CONFIG).to_dict()
    spec["config"]["legend"]["layout"] = look.LEGENDS
    return spec


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
    mark = based(rows).mark_point(
        size=95 if axes.few else 70, opacity=1, stroke=look.INK, strokeWidth=1.4
    )
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
