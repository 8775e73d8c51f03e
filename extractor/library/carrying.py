"""Rows carried from one database to another, as they are stored: JSON stays the text it is."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date

import sqlalchemy as sa

from extractor.library.inserting import Row, index_words, insert
from extractor.library.schema import Nested, metadata

AT_A_TIME = 2000


def carry(
    source: sa.Connection, target: sa.Connection, told: Callable[[int, int], None] | None = None
) -> None:
    """Copy every row of a library into one whose tables are empty.

    ``told`` hears how many rows are copied, and of how many.
    """
    target.execute(metadata.tables["library"].delete())
    total, done = sum(map(counter(source), metadata.sorted_tables)), 0
    for table in metadata.sorted_tables:
        for part in parts(source, table):
            put(target, table, part)
            done += len(part)
            if told:
                told(done, total)
    index_words(target)
    if target.dialect.name == "postgresql":
        go_on_counting(target)


def clear(connection: sa.Connection) -> None:
    """Delete every row of a library."""
    for table in reversed(metadata.sorted_tables):
        connection.execute(table.delete())


def counter(connection: sa.Connection) -> Callable[[sa.Table], int]:
    """What counts the rows of a table."""

    def count(table: sa.Table) -> int:
        query = sa.select(sa.func.count()).select_from(table)
        return int(connection.execute(query).scalar() or 0)

    return count


def parts(source: sa.Connection, table: sa.Table) -> Iterator[list[Row]]:
    """The rows of a table, some at a time, in the order of its key."""
    columns = [
        sa.cast(c, sa.Text).label(c.name) if isinstance(c.type, (Nested, sa.Enum)) else c
        for c in table.columns
    ]
    key = list(table.primary_key) or [table.c.paper_id]
    query = sa.select(*columns).order_by(*key)
    found = source.execute(query, execution_options={"yield_per": AT_A_TIME})
    yield from ([tuple(row) for row in part] for part in found.partitions())


def put(target: sa.Connection, table: sa.Table, rows: Iterable[Row]) -> None:
    """Insert rows, dates as SQLite keeps them."""
    plain = (tuple(v.isoformat() if isinstance(v, date) else v for v in row) for row in rows)
    insert(target, table.name, [c.name for c in table.columns], plain)


def go_on_counting(target: sa.Connection) -> None:
    """Let the next row of each table that counts its rows have the next number."""
    for table in metadata.sorted_tables:
        column = table.autoincrement_column
        if column is not None:
            highest = sa.select(sa.func.max(column)).scalar_subquery()
            sequence = sa.func.pg_get_serial_sequence(table.name, column.name)
            known = sa.func.coalesce(highest, 1)
            target.execute(sa.select(sa.func.setval(sequence, known, highest.is_not(None))))
