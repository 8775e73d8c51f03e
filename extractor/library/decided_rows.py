"""Tables of records as people have them, for whoever reads rows and not whole papers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import sqlalchemy as sa

Place = tuple[int, int]  # a paper's number, and a record's position in its table
Changes = Mapping[str, Any]  # values by column
Ruled = Mapping[Place, Changes | None]  # None where the record was rejected


@dataclass(frozen=True, slots=True)
class DecidedRows:
    """What decisions make of rows: by table, and the ``passages`` by which rejected records would
    be found."""

    tables: Mapping[str, Ruled] = field(default_factory=dict)
    passages: tuple[int, ...] = ()

    def of(self, table: sa.Table) -> sa.Table | sa.Subquery:
        """What to read in place of a table: the table itself where nothing of it was decided."""
        if table.name == "passages":
            return without(table, self.passages) if self.passages else table
        ruled = self.tables.get(table.name)
        return as_decided(table, ruled) if ruled else table


AS_READ = DecidedRows()


def without(passages: sa.Table, gone: tuple[int, ...]) -> sa.Subquery:
    """The passages but for some."""
    return passages.select().where(passages.c.passage_id.not_in(gone)).subquery(passages.name)


def as_decided(table: sa.Table, ruled: Ruled) -> sa.Subquery:
    """The rows of a table with what was put right, without what was rejected."""
    gone = [place for place, changes in ruled.items() if changes is None]
    query = sa.select(*(put_right(column, ruled) for column in table.c))
    if gone:
        query = query.where(sa.tuple_(table.c.paper_id, table.c.position).not_in(gone))
    return query.subquery(table.name)


def put_right(column: sa.Column[Any], ruled: Ruled) -> sa.ColumnElement[Any]:
    """A column with the values that were put right."""
    place = column.table.c
    whens = [
        (
            sa.and_(place.paper_id == number, place.position == position),
            sa.literal(changes[column.name], column.type),
        )
        for (number, position), changes in ruled.items()
        if changes and column.name in changes
    ]
    return sa.case(*whens, else_=column).label(column.name) if whens else column
