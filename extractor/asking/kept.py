"""Kept answers as the contract's objects: a page of those that a filter lets through.

What is read is what is kept; :func:`extractor.asking.current.refresh` brings it up to date.  Ages,
and what is overdue, are counted to ``today``.  Each gives some rows and how many there are in all.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

import sqlalchemy as sa

from extractor.asking import kinds
from extractor.asking.kinds import Question
from extractor.library import kept_filters, kept_reads, kept_schema
from extractor.library.kept_filters import (
    OfActions,
    OfFindings,
    OfPlan,
    OfRecommendations,
    OfSeries,
    Window,
)
from extractor.linking.ages import days_between, is_overdue, meetings_since

Json = dict[str, Any]
Page = tuple[list[Json], int]


def actions(
    library: sa.Engine,
    asked: OfActions,
    sort: Sequence[str] = ("raised", "council", "id"),
    offset: int = 0,
    limit: int | None = None,
    *,
    today: date | None = None,
) -> Page:
    """Actions of the ledger, the oldest first."""
    day, question = today or date.today(), kinds.ACTIONS
    window = Window(tuple(sort), offset, limit)
    own = (library, question.name, question.table, list(asked.conditions(day)))
    return [aged(each, day) for each in kept_reads.some(*own, window)], kept_reads.total(*own)


def plan(
    library: sa.Engine,
    asked: OfPlan,
    sort: Sequence[str] = ("planned_for", "subject", "first_listed", "council", "committee"),
    offset: int = 0,
    limit: int | None = None,
) -> Page:
    """Planned items, the soonest first."""
    return plain(library, kinds.PLAN, asked, sort, offset, limit)


def recommendations(
    library: sa.Engine,
    asked: OfRecommendations,
    sort: Sequence[str] = ("made", "council", "minute", "text"),
    offset: int = 0,
    limit: int | None = None,
) -> Page:
    """Recommendations, the oldest first."""
    return plain(library, kinds.RECOMMENDATIONS, asked, sort, offset, limit)


def series(
    library: sa.Engine,
    asked: OfSeries,
    sort: Sequence[str] = ("council", "name", "unit"),
    offset: int = 0,
    limit: int | None = None,
) -> Page:
    """Indicators with all their periods."""
    return plain(library, kinds.SERIES, asked, sort, offset, limit)


def findings(
    library: sa.Engine,
    asked: OfFindings,
    sort: Sequence[str] = ("council", "-confidence", "kind", "subject"),
    offset: int = 0,
    limit: int | None = None,
) -> Page:
    """Findings, the surest first within each council."""
    return plain(library, kinds.FINDINGS, asked, sort, offset, limit)


def plain(
    library: sa.Engine,
    question: Question | tuple[Question, ...],
    asked: OfPlan | OfRecommendations | OfSeries | OfFindings,
    sort: Sequence[str],
    offset: int,
    limit: int | None,
) -> Page:
    """Answers that are the same on every day."""
    every = question if isinstance(question, tuple) else (question,)
    names = [each.name for each in every]
    own = (library, names, every[0].table, list(asked.conditions(date.min)))
    found = kept_reads.some(*own, Window(tuple(sort), offset, limit))
    return [each.told for each in found], kept_reads.total(*own)


def aged(entry: kept_reads.Entry, today: date) -> Json:
    """An action with what depends on the day."""
    told = entry.told
    raised, due = day_of(told["raised"]), day_of(told["due_date"])
    told["age_days"] = days_between(raised, today)
    told["age_meetings"] = meetings_since(raised, today, entry.meetings)
    told["overdue"] = is_overdue(due, told["state"], today)
    return told


def day_of(text: str | None) -> date | None:
    """A day as it is kept."""
    return date.fromisoformat(text) if text else None


def points(library: sa.Engine, indicator_id: str) -> list[Json]:
    """Every period of every council of an entry of the register, with its first and last day."""
    table = kept_schema.points
    return kept_reads.rows(
        library,
        kinds.SERIES.name,
        table,
        kept_filters.equals(table.c.indicator_id, indicator_id),
        (table.c.council, table.c.end, table.c.start),
    )


def counts(
    library: sa.Engine,
    question: Question | tuple[Question, ...],
    column: str,
    asked: OfActions | OfPlan | OfRecommendations | OfSeries | OfFindings | None = None,
    *,
    today: date | None = None,
) -> dict[str | None, int]:
    """How many answers there are of each value of a column (``state``, ``council``, ``kind``)."""
    every = question if isinstance(question, tuple) else (question,)
    conditions = asked.conditions(today or date.today()) if asked else ()
    names = [each.name for each in every]
    return kept_reads.counts(library, names, every[0].table, column, conditions)
