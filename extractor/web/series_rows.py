"""Indicators as lists show them: rows without their whole course, and the points of a sparkline."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from extractor.asking.kinds import SERIES
from extractor.asking.rebuilt import rebuilt
from extractor.library import kept_reads
from extractor.library.connect import reading
from extractor.library.kept_filters import Condition, Window
from extractor.library.kept_schema import points
from extractor.library.schema import RECORDS, meetings, papers
from extractor.linking.points import Series
from extractor.linking.polarity import HIGHER, LOWER
from extractor.web.holdings import Holdings
from extractor.web.questions import answers
from extractor.web.record_reads import decided_rows

TABLE = SERIES.table
statements = RECORDS["statements"][1]
SHORT = [column for column in TABLE.c if column.name != "entry"]
Place = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Dot:
    """A value of a period, and what it was held against."""

    period: str
    period_type: str | None
    value: float
    target: float | None


@dataclass(frozen=True, slots=True)
class Row:
    """An indicator of a council with its latest value; ``dots`` are all its values in order."""

    id: str
    indicator_id: str | None
    name: str
    council: str | None
    unit: str
    polarity: str | None
    theme: str | None
    latest: str
    value: float | None
    target: float | None
    intervention: float | None
    rag: str | None
    expected_rag: str | None
    dots: tuple[Dot, ...]

    @property
    def direction(self) -> str:
        """How the latest value stands to the one before it of its type of period."""
        return direction(self.dots, self.polarity)


def direction(dots: Sequence[Dot], polarity: str | None) -> str:
    """``better``, ``worse``, ``no change``; ``up`` or ``down`` where the better end is not known;
    empty where there is nothing to go by."""
    kind = dots[-1].period_type if dots else None
    alike = [dot.value for dot in dots if dot.period_type == kind]
    if len(alike) < 2:
        return ""
    rise = alike[-1] - alike[-2]
    if not rise:
        return "no change"
    if polarity not in (HIGHER, LOWER):
        return "up" if rise > 0 else "down"
    return "better" if (rise > 0) == (polarity == HIGHER) else "worse"


def listed(held: Holdings, conditions: Iterable[Condition], window: Window) -> list[Row]:
    """Some indicators."""
    home = answers(held, SERIES)
    query = kept_reads.place(SERIES.name, TABLE, kept_reads.WHOLE).where(*conditions)
    order = [kept_reads.ordered(TABLE, name) for name in window.sort]
    some = query.add_columns(*SHORT).order_by(*order, TABLE.c.scope_id, TABLE.c.position)
    with reading(home) as connection:
        limited = some.offset(window.offset).limit(window.limit)
        found = [dict(row) for row in connection.execute(limited).mappings()]
        own = dots(connection, [(row["scope_id"], row["position"]) for row in found])
    names = set(Row.__dataclass_fields__) - {"dots"}
    return [
        Row(
            **{name: row[name] for name in names},
            dots=tuple(own.get((row["scope_id"], row["position"]), ())),
        )
        for row in found
    ]


def dots(connection: sa.Connection, places: Sequence[Place]) -> dict[Place, list[Dot]]:
    """The values of some indicators in order, by where these are kept."""
    c = points.c
    columns = (c.scope_id, c.series, c.period, c.period_type, c.value, c.target)
    where = kept_reads.among(c.scope_id, c.series, places)
    query = sa.select(*columns).where(where, c.value.is_not(None))
    found = defaultdict[Place, list[Dot]](list)
    for scope, series, *dot in connection.execute(query.order_by(c.position)):
        found[scope, series].append(Dot(*dot))
    return found


def whole(held: Holdings, conditions: Iterable[Condition]) -> list[Series]:
    """Indicators with their whole course."""
    home = answers(held, SERIES)
    found = kept_reads.entries(home, SERIES.name, TABLE, conditions=conditions)
    return [rebuilt(Series, each.told) for each in found]


def some(held: Holdings, conditions: Iterable[Condition], window: Window) -> list[Series]:
    """Some indicators with their whole course."""
    return [rebuilt(Series, each) for each in told(held, conditions, window)]


def told(held: Holdings, conditions: Iterable[Condition], window: Window) -> list[dict[str, Any]]:
    """Some indicators with their whole course, as the contract has them."""
    home = answers(held, SERIES)
    return [each.told for each in kept_reads.some(home, SERIES.name, TABLE, conditions, window)]


def themes(held: Holdings) -> list[str]:
    """The themes of the register that indicators are of."""
    made = held.kept(
        "themes",
        lambda held: kept_reads.counts(answers(held, SERIES), SERIES.name, TABLE, "theme"),
        decided=True,
    )
    return sorted(theme for theme in made if theme)


# ------------------------------------------------------------------ what is said without a number


def said(held: Holdings, found: Series) -> list[dict[str, Any]]:
    """What papers of the council say of an indicator without a number, in the order of their
    meetings."""
    read = decided_rows(held).of(statements)
    c = read.c
    own: list[sa.ColumnElement[bool]] = [c.indicator.in_([found.name, *found.names])]
    if found.indicator_id:
        own.append(c.indicator_id == found.indicator_id)
    place = read.join(papers, papers.c.paper_id == c.paper_id)
    place = place.join(meetings, meetings.c.paper_id == c.paper_id)
    seen = (c.evidence_page.label("page"), c.evidence_text.label("text"))
    query = sa.select(papers.c.source, meetings.c.date, c.period, *seen).select_from(place)
    of_council = (
        meetings.c.council == found.council if found.council else meetings.c.council.is_(None)
    )
    with reading(held.engine) as connection:
        rows = connection.execute(query.where(sa.or_(*own), of_council).order_by(meetings.c.date))
        return [dict(row) for row in rows.mappings()]
