"""The answers about indicators: their latest values, or every period with where it was reported."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from extractor.answers import as_rows, names
from extractor.contract import Json
from extractor.tables import Answer, Column, flat, measured

if TYPE_CHECKING:
    from extractor.linking.points import Series

NOTHING = "no indicators found"
VALUES = (
    Column("period", "Period"),
    Column("value", "Value", right=True),
    Column("target", "Target", right=True),
    Column("intervention", "Intervention", right=True),
    Column("rag", "RAG"),
)
LATEST = (
    Column("name", "Indicator", long=True),
    Column("council", "Council", wide=True),
    *VALUES,
    Column("periods", "Periods", right=True),
)
POINTS = (*VALUES, Column("where", "Reported in", long=True))


def indicators(found: Sequence[Series | Json], *, points: bool) -> Answer:
    """The series: one line each with its latest value, or (``points``) one line a period."""
    rows = as_rows(found)
    head, inner = fields_of_series(rows)
    every = [one_of(row, head) | point for row in rows for point in row["points"]]
    return Answer(
        rows,
        [*head, *inner],
        POINTS if points else LATEST,
        NOTHING,
        flat=every,
        shown=[shown_point(row) for row in (every if points else map(latest, rows))],
        heading="title" if points else None,
    )


def fields_of_series(rows: Sequence[Json]) -> tuple[list[str], list[str]]:
    """The fields of a series but for its points, and those of a point."""
    if rows:
        return [name for name in rows[0] if name != "points"], list(rows[0]["points"][0])
    from extractor.linking.points import Point, Series

    return [name for name in names(Series) if name != "points"], names(Point)


def one_of(row: Json, wanted: Sequence[str]) -> Json:
    """Some of the fields of a row."""
    return {name: row[name] for name in wanted}


def latest(row: Json) -> Json:
    """A series with its last period that has a value."""
    valued = [point for point in row["points"] if point["value"] is not None]
    point: Json = (valued or row["points"])[-1]
    return row | point | {"periods": len(row["points"])}


def latest_values(rows: Sequence[Json]) -> Answer:
    """The series by their latest values alone, for a table."""
    shown = [row | in_words(row) | {"period": row["latest"]} for row in rows]
    return Answer(rows, [], LATEST, NOTHING, shown=shown)


def shown_point(row: Json) -> Json:
    """A point with its values as a person writes them, and the papers that gave it."""
    title = " – ".join(filter(None, (row["name"], row["council"])))
    return row | in_words(row) | {"title": title, "where": places(row)}


def in_words(row: Json) -> Json:
    """The values of a period with their unit."""
    return {name: measured(row[name], row["unit"]) for name in ("value", "target", "intervention")}


def places(point: Json) -> list[str]:
    """``2023-02-07 p. 58, 66``: where each day's papers give the value, or (``12%``) another."""
    pages: dict[tuple[str, float], set[int]] = {}
    for each in point["reported"]:
        found = pages.setdefault((each["date"] or "undated", each["value"]), set())
        found |= {each["page"]} - {None}
    return [
        day
        + (f" p. {flat(sorted(found)).replace(';', ',')}" if found else "")
        + (f" ({measured(value, point['unit'])})" if value != point["value"] else "")
        for (day, value), found in pages.items()
    ]
