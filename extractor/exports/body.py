"""The rows of a library, streamed: no table is ever held whole."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Protocol

import sqlalchemy as sa

from extractor.exports.catalogue import Listing, as_decided
from extractor.library.decided_rows import AS_READ, DecidedRows
from extractor.library.schema import papers

AT_A_TIME = 2000

Value = str | int | float | bool | date | list[Any] | None
Row = tuple[Value, ...]


class Changed(Protocol):
    """What makes other rows of those of a library."""

    def row(self, table: Listing, row: Row) -> Row:
        """A row of a table."""

    def mapping(self, row: Mapping[str, Any]) -> dict[str, Any]:
        """A row by its columns' names."""


class ExportError(Exception):
    """An export cannot be made; the message says why and what to do."""


@dataclass(frozen=True, slots=True)
class Body:
    """A library at one moment; ``told`` hears how many rows were passed on, ``changed`` makes of
    each what is exported, and ``decided`` says what people made of them before."""

    connection: sa.Connection
    told: Callable[[int], None] = lambda count: None
    changed: Changed | None = None
    decided: DecidedRows = AS_READ

    def rows(self, table: Listing) -> Iterator[Row]:
        """The rows of a table in the order of the papers' sources and of their own places."""
        table = as_decided(table, self.decided)
        order = [by_bytes(papers.c.source, self.connection)]
        order += [] if table.order is None else [table.order]
        lists = [n for n, field in enumerate(table.fields) if field.kind == "array"]
        for part in self.parts(table.query.order_by(*order)):
            for row in part:
                found = with_lists(row, lists) if lists else tuple(row)
                yield self.changed.row(table, found) if self.changed else found
            self.told(len(part))

    def parts(self, query: sa.Select[Any]) -> Iterator[list[Any]]:
        """The rows of a query, some at a time."""
        how = {"yield_per": AT_A_TIME}
        yield from map(list, self.connection.execute(query, execution_options=how).partitions())

    def count(self, table: Listing) -> int:
        """How many rows a table has."""
        inner = table.query.order_by(None).subquery()
        return int(
            self.connection.execute(sa.select(sa.func.count()).select_from(inner)).scalar() or 0
        )


def by_bytes(text: sa.ColumnElement[str], connection: sa.Connection) -> sa.ColumnElement[str]:
    """The order that every database shares: that of the bytes of UTF-8."""
    return text.collate("C") if connection.dialect.name == "postgresql" else text


def with_lists(row: Any, places: list[int]) -> Row:
    """A row whose lists are lists again, and not JSON."""
    values = list(row)
    for n in places:
        values[n] = None if values[n] is None else json.loads(values[n])
    return tuple(values)
