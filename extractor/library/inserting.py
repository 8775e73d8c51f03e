"""Many rows at once into a table, in the form in which they are stored."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import sqlalchemy as sa

Row = tuple[Any, ...]


def insert(
    connection: sa.Connection, table: str, columns: Sequence[str], rows: Iterable[Row]
) -> None:
    """Insert rows whose values stand in the order of ``columns``."""
    into = named(table, columns)
    if connection.dialect.name == "postgresql":
        copy_in(connection, into, rows)
        return
    marks = ", ".join("?" * len(columns))
    connection.exec_driver_sql(f"INSERT INTO {into} VALUES ({marks})", list(rows))


def copy_in(connection: sa.Connection, into: str, rows: Iterable[Row]) -> None:
    """Copy rows into PostgreSQL."""
    held: Any = connection.connection.driver_connection
    with held.cursor() as cursor, cursor.copy(f"COPY {into} FROM STDIN") as copy:
        for row in rows:
            copy.write_row(row)


def index_words(connection: sa.Connection, paper_id: int | None = None) -> None:
    """Have SQLite's full text find the words of a paper whose passages are new, or of all papers
    anew; PostgreSQL does so by itself.

    All at once, and not by a trigger: FTS5 writes what it has gathered to disk before each
    statement that has one.
    """
    if connection.dialect.name != "sqlite":
        return
    if paper_id is None:
        connection.exec_driver_sql("INSERT INTO passages_words(passages_words) VALUES ('rebuild')")
        return
    found = "SELECT passage_id, text FROM passages WHERE paper_id = ?"
    connection.exec_driver_sql(f"INSERT INTO passages_words(rowid, text) {found}", (paper_id,))


def named(table: str, columns: Iterable[str]) -> str:
    """A table and its columns, as a statement names them: in a library that was upgraded columns
    may stand in another order."""
    quoted = ", ".join(f'"{name}"' for name in columns)
    return f'"{table}" ({quoted})'
