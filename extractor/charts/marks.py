"""What is drawn of a series: points, lines and levels as rows, placed by their true days."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import quote

from extractor.charts.look import LEVEL, NOT_RATED, POINTS, PUBLISHED, TARGET
from extractor.charts.timeline import INSTANTS, place, reach
from extractor.linking.breaks import period_of
from extractor.linking.choosing import chosen
from extractor.linking.comparing import Comparison
from extractor.linking.points import Point, Series
from extractor.linking.reported import Reported
from extractor.records import Period
from extractor.tables import measured

Row = dict[str, Any]
Link = Callable[[Reported], str | None]  # where a value leads, if anywhere

# Vega puts a site of its own before a path, but leaves alone what has one; drawing takes it off.
SITE = "https://paper.invalid/"
OVER, UNDER, ASIDE = -15, 17, 12


@dataclass(frozen=True, slots=True)
class Drawn:
    """What is drawn of one council."""

    series: Series
    points: list[Row]
    levels: list[Row]
    published: list[Row]


def drawn(series: Series, comparison: Comparison, link: Link) -> Drawn:
    """All that is drawn of a series; ``link`` says where its points lead."""
    return Drawn(series, points(series, link), levels(series), published(series, comparison))


def dated(series: Series) -> list[tuple[Point, Period]]:
    """The points with their periods."""
    found = ((p, period_of(p.period, p.period_type)) for p in series.points)
    return [(point, period) for point, period in found if period]


# ------------------------------------------------------------------ points


def points(series: Series, link: Link) -> list[Row]:
    """A row a value; those of one ``run`` are joined by a line, which stops at a gap."""
    valued = [(point, period) for point, period in dated(series) if point.value is not None]
    missing = [p for p in (period_of(g, series.points[0].period_type) for g in series.gaps) if p]
    found = [
        {
            "x": place(period),
            "y": point.value,
            "run": sum(gap.end < period.end for gap in missing),
            "rating": rating(point),
            "value": measured(point.value, series.unit),
            **source(series, point, link),
        }
        for point, period in valued
    ]
    return [
        row | aside(row, before, after)
        for before, row, after in zip([None, *found], found, [*found[1:], None], strict=False)
    ]


def aside(row: Row, before: Row | None, after: Row | None) -> Row:
    """Where a value is written, in pixels from its point: where no line of its run goes."""
    rises = before is not None and before["run"] == row["run"] and before["y"] < row["y"]
    falls = before is not None and before["run"] == row["run"] and before["y"] > row["y"]
    rises_on = after is not None and after["run"] == row["run"] and after["y"] > row["y"]
    falls_on = after is not None and after["run"] == row["run"] and after["y"] < row["y"]
    if rises_on and (falls or before is None):
        return {"dx": 0 if before else ASIDE, "dy": UNDER}
    return {"dx": ASIDE * ((falls or falls_on) - (rises or rises_on)), "dy": OVER}


def rating(point: Point) -> str:
    """The colour as printed, else the one that follows from target and level."""
    colour = point.rag or point.expected_rag or NOT_RATED
    return colour if colour in POINTS else NOT_RATED


def source(series: Series, point: Point, link: Link) -> Row:
    """The page that a point opens, and what is said of it."""
    stands = chosen(point.reported)
    if stands is None:
        return {}
    page = f", page {stands.page}" if stands.page else ""
    words = (
        f"{series.council or 'Council not known'}, {point.period}:"
        f" {measured(point.value, series.unit)}",
        *said(point, series.unit),
        f"{Path(stands.paper).name}{page}",
    )
    where = link(stands)
    return {"tip": " – ".join(words)} | ({"href": where} if where else {})


def said(point: Point, unit: str) -> Iterator[str]:
    """What else a point's words say."""
    if point.target is not None:
        yield f"target {measured(point.target, unit)}"
    if point.intervention is not None:
        yield f"intervention level {measured(point.intervention, unit)}"
    if point.rag:
        yield f"{point.rag} as printed"
    elif point.expected_rag:
        yield f"{point.expected_rag} by target and level"


def beside(folder: Path) -> Link:
    """Links to papers and their pages as seen from the folder of the picture."""
    return lambda stands: seen_from(folder, stands)


def seen_from(folder: Path, stands: Reported) -> str:
    """A paper and its page as seen from a folder."""
    page = f"#page={stands.page}" if stands.page else ""
    if "://" in stands.paper:
        return stands.paper + page
    near = os.path.relpath(Path(stands.paper).absolute(), folder.absolute())
    return SITE + quote(Path(near).as_posix()) + page


# ------------------------------------------------------------------ levels


def levels(series: Series) -> list[Row]:
    """Targets and intervention levels, each for as long as it holds."""
    found: list[Row] = []
    for what, name in ((TARGET, "target"), (LEVEL, "intervention")):
        told = ((getattr(point, name), reach(period)) for point, period in dated(series))
        found += joined({"what": what, "y": y, "x": x, "x2": x2} for y, (x, x2) in told)
    return found


def joined(rows: Iterable[Row]) -> list[Row]:
    """Rows that follow on each other with the same value as one."""
    found: list[Row] = []
    for row in rows:
        if row["y"] is None:
            continue
        if found and (found[-1]["x2"], found[-1]["y"]) == (row["x"], row["y"]):
            found[-1]["x2"] = row["x2"]
        else:
            found.append(row)
    return found


def published(series: Series, comparison: Comparison) -> list[Row]:
    """Published values, each drawn over the days that it is of, with what is said of it."""
    differing = {(d.council, d.period) for d in comparison.differences if not d.agrees}
    found: list[Row] = []
    for each in comparison.published:
        period = period_of(each.period, each.period_type)
        if period and each.council == series.council:
            value = measured(each.value, series.unit)
            differs = " (differs)" if (each.council, each.period) in differing else ""
            found.append(
                {
                    "what": PUBLISHED,
                    "rating": PUBLISHED,
                    "y": each.value,
                    "middle": place(period),
                    "value": value + differs,
                    "tip": f"{each.council}, {each.period}: {value} – published as"
                    f" {each.indicator}{differs}",
                    **whole(period),
                }
            )
    return found


def whole(period: Period) -> Row:
    """From where to where a published value is drawn: one of a day only there."""
    x, x2 = reach(period)
    return (
        {"x": place(period), "x2": place(period)} if period.type in INSTANTS else {"x": x, "x2": x2}
    )
