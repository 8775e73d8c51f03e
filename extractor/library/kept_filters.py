"""What may be asked of kept answers: a filter a kind of answer, and the conditions that it makes.

Words are looked for anywhere in a text, in capitals or not.  A field that is None, or has nothing
in it, asks for nothing.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

import sqlalchemy as sa

from extractor.library import kept_schema

Condition = sa.ColumnElement[bool]


@dataclass(frozen=True, slots=True)
class Window:
    """Which of the answers: ``sort`` names columns of the table, the first first, one after a ``-``
    backwards; what has nothing in a column comes last."""

    sort: tuple[str, ...] = ()
    offset: int = 0
    limit: int | None = None


@dataclass(frozen=True, slots=True)
class OfBody:
    """Words of the council's name, and of the committee's."""

    council: str | None = None
    committee: str | None = None


@dataclass(frozen=True, slots=True)
class OfActions(OfBody):
    """Actions in any of ``states``, of owners and with a text of these words, raised and due from
    one day to another, both counted; ``overdue`` on the day that is asked for."""

    states: tuple[str, ...] = ()
    owner: str | None = None
    text: str | None = None
    raised_from: date | None = None
    raised_to: date | None = None
    due_from: date | None = None
    due_to: date | None = None
    overdue: bool | None = None
    id: str | None = None

    def conditions(self, today: date) -> Iterator[Condition]:
        """What the rows must be."""
        c = kept_schema.actions.c
        yield from body(c, self)
        yield from one_of(c.state, self.states)
        yield from holds(c.owners, self.owner)
        yield from holds(c.text, self.text)
        yield from between(c.raised, self.raised_from, self.raised_to)
        yield from between(c.due_date, self.due_from, self.due_to)
        yield from equals(c.id, self.id)
        if self.overdue is not None:
            late = sa.and_(c.late, c.due_date.is_not(None), c.due_date < today)
            yield late if self.overdue else sa.not_(sa.func.coalesce(late, sa.false()))


@dataclass(frozen=True, slots=True)
class OfPlan(OfBody):
    """Planned items in any of ``states``, with a subject of these words, planned for a day from
    one to another, and moved at least so often."""

    states: tuple[str, ...] = ()
    text: str | None = None
    planned_from: date | None = None
    planned_to: date | None = None
    slips: int | None = None

    def conditions(self, _: date) -> Iterator[Condition]:
        """What the rows must be."""
        c = kept_schema.plan.c
        yield from body(c, self)
        yield from one_of(c.state, self.states)
        yield from holds(c.subject, self.text)
        yield from between(c.planned_for, self.planned_from, self.planned_to)
        if self.slips is not None:
            yield c.slips >= self.slips


@dataclass(frozen=True, slots=True)
class OfSeries:
    """Indicators of a council whose name has these words, with these words in their own name or
    theme, of this entry of the register, and whose latest value has one of these ratings."""

    council: str | None = None
    text: str | None = None
    theme: str | None = None
    indicator_id: str | None = None
    rag: tuple[str, ...] = ()

    def conditions(self, _: date) -> Iterator[Condition]:
        """What the rows must be."""
        c = kept_schema.series.c
        yield from holds(c.council, self.council)
        yield from holds(c.name, self.text)
        yield from holds(c.theme, self.theme)
        yield from equals(c.indicator_id, self.indicator_id)
        yield from one_of(c.rag, self.rag)


@dataclass(frozen=True, slots=True)
class OfFindings(OfBody):
    """Findings of any of ``kinds``, about a subject of these words, of this period, and at least
    so sure."""

    kinds: tuple[str, ...] = ()
    text: str | None = None
    period: str | None = None
    surest: float | None = None

    def conditions(self, _: date) -> Iterator[Condition]:
        """What the rows must be."""
        c = kept_schema.findings.c
        yield from body(c, self)
        yield from one_of(c.kind, self.kinds)
        yield from holds(c.subject, self.text)
        yield from equals(c.period, self.period)
        if self.surest is not None:
            yield c.confidence >= self.surest


@dataclass(frozen=True, slots=True)
class OfRecommendations(OfBody):
    """Recommendations with these words, made from one day to another, answered so."""

    text: str | None = None
    made_from: date | None = None
    made_to: date | None = None
    outcomes: tuple[str, ...] = ()

    def conditions(self, _: date) -> Iterator[Condition]:
        """What the rows must be."""
        c = kept_schema.recommendations.c
        yield from body(c, self)
        yield from holds(c.text, self.text)
        yield from between(c.made, self.made_from, self.made_to)
        yield from one_of(c.outcome, self.outcomes)


# ------------------------------------------------------------------ conditions


def body(columns: Any, asked: OfBody) -> Iterator[Condition]:
    """Of this council and committee."""
    yield from holds(columns.council, asked.council)
    yield from holds(columns.committee, asked.committee)


def holds(column: sa.Column[Any], words: str | None) -> Iterator[Condition]:
    """The words stand anywhere in it."""
    if words:
        yield column.icontains(words, autoescape=True)


def one_of(column: sa.Column[Any], values: Collection[str]) -> Iterator[Condition]:
    """It is one of several."""
    if values:
        yield column.in_(list(values))


def equals(column: sa.Column[Any], value: str | None) -> Iterator[Condition]:
    """It is just this."""
    if value:
        yield column == value


def between(column: sa.Column[Any], first: date | None, last: date | None) -> Iterator[Condition]:
    """It is a day from one to another, both counted."""
    if first:
        yield column >= first
    if last:
        yield column <= last
