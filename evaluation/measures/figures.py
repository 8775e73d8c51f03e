"""Figures by where they stand, and what is said of indicators without a number."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator
from datetime import date

from evaluation.matching import Field, Json, Kind, Pairing, field, pair, tells
from evaluation.rows import Miss, Row

SOURCES = ("scorecard", "prose", "exception-report", "minutes", "table")
DAY = re.compile(r"\d{4}-\d\d-\d\d$")
NAME = 80
NEAR = 3  # of the five fields of a figure


def month_of(period: str | None) -> str | None:
    """A month and its last day are the same period: "2022-12-31" is "2022-12"."""
    if period is None or not DAY.match(period):
        return period
    day = date.fromisoformat(period)
    last = calendar.monthrange(day.year, day.month)[1] == day.day
    return period[:7] if last else period


def same_period(true: Json, found: Json) -> bool:
    """The period, or one of those that the answer allows ("a|b")."""
    allowed = true["period"].split("|") if true["period"] else [None]
    return month_of(found["period"]) in [month_of(each) for each in allowed]


def same_measure(true: Json, found: Json) -> bool:
    """The same measure; the figure before is the actual one of its period."""
    measure = "actual" if found["measure"] == "previous" else found["measure"]
    return bool(measure == true["measure"])


def same_value(true: Json, found: Json) -> bool:
    """The same number."""
    return found["value"] is not None and abs(true["value"] - found["value"]) < 1e-9


def same_name(true: Json, found: Json) -> bool:
    """An indicator of nearly the same name."""
    return tells(true["indicator"], found["indicator"], NAME)


def near(agreed: frozenset[str], _: Kind) -> bool:
    """A figure told wrongly: it has its name or value, and most else."""
    return len(agreed) >= NEAR and bool(agreed & {"indicator", "value"})


FIGURE = Kind(
    (
        Field("value", same_value),
        field("unit"),
        Field("measure", same_measure),
        Field("period", same_period),
        Field("indicator", same_name),
    ),
    (field("source"),),
    lambda f: f"{f['indicator']}: {f['measure']} {f['period']} = {f['value']} {f['unit']}",
    near,
)
STATEMENT = Kind(
    (
        Field("indicator", same_name),
        Field("period", same_period),
        field("standing"),
        field("direction"),
    ),
    (),
    lambda s: f"{s['indicator']}: {s['period']} {s['standing']} {s['direction']}",
)


def measured(found: Json, gold: Json) -> Iterator[tuple[Row, Pairing | None]]:
    """All figures wherever they stand; then one measure a source."""
    same = pair(gold["figures"], found.get("figures", []), FIGURE)
    everywhere = same.row("figures: all")
    yield Row(*_counts(everywhere)), same
    for source in SOURCES:
        yield of_source(same, source), None


def _counts(row: Row) -> tuple[str, float, int, float, int]:
    return row.name, row.recalled, row.true, row.right, row.found


def of_source(same: Pairing, source: str) -> Row:
    """The figures of one source: complete in value, unit, measure, period and indicator."""
    own = [p for p in same.pairs if p.true["source"] == source]
    hits = [p for p in own if p.complete]
    missed = tuple(f for f in same.missed if f["source"] == source)
    extra = tuple(f for f in same.extra if f["source"] == source)
    told = Pairing(same.kind, tuple(own), missed, extra).row("").misses
    elsewhere = tuple(
        Miss("wrong source", same.kind.words(p.true), p.found["source"], p.true["evidence"]["page"])
        for p in own
        if p.same and not p.complete
    )
    have = [p for p in same.pairs if p.found["source"] == source]
    true, found = len(own) + len(missed), len(have) + len(extra)
    name = f"figures: {source}"
    return Row(name, len(hits), true, len(hits), found, (*told, *elsewhere))


def statements(found: Json, gold: Json) -> Iterator[tuple[Row, Pairing | None]]:
    """Statements, in papers where they are annotated."""
    if gold["statements"] is None:
        return
    same = pair(gold["statements"], found.get("statements", []), STATEMENT)
    yield same.row("statements"), same
