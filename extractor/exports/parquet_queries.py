"""A question in SQL over the Parquet files of an export, by DuckDB, which sees nothing else."""

from __future__ import annotations

import threading
from pathlib import Path

import duckdb

from extractor.exports.parquet import literal
from extractor.library.asking import Found, Limits, QueryError, found, too_long

MAY = (duckdb.StatementType.SELECT, duckdb.StatementType.EXPLAIN)


def ask(folder: Path, sql: str, limits: Limits) -> Found:
    """Ask the tables of a folder that ``export --format parquet`` wrote."""
    tables = sorted(each for each in folder.iterdir() if any(each.rglob("*.parquet")))
    if not tables:
        raise QueryError(f"{folder} has no Parquet files; write some: export DIR --format parquet")
    try:
        with duckdb.connect() as database:
            for table in tables:
                show(database, table)
            shut(database, folder)
            return answer(database, sql, limits)
    except duckdb.InterruptException as error:
        raise too_long(limits) from error
    except duckdb.Error as error:
        raise QueryError(str(error).strip().splitlines()[0]) from error


def show(database: duckdb.DuckDBPyConnection, table: Path) -> None:
    """Make a view of a table's files."""
    name = table.name.replace('"', '""')
    files = literal(str(table / "**" / "*.parquet"))
    database.execute(
        f'CREATE VIEW "{name}" AS SELECT * FROM read_parquet({files}, hive_partitioning = false)'
    )


def shut(database: duckdb.DuckDBPyConnection, folder: Path) -> None:
    """Let a question see the folder and no other file, net or setting."""
    database.execute(f"SET allowed_directories = [{literal(str(folder.absolute()))}]")
    database.execute("SET enable_external_access = false")
    database.execute("SET lock_configuration = true")


def answer(database: duckdb.DuckDBPyConnection, sql: str, limits: Limits) -> Found:
    """Ask, and stop where it takes too long."""
    statements = database.extract_statements(sql)
    if len(statements) != 1 or statements[0].type not in MAY:
        raise QueryError("a query may only read: one SELECT, and nothing else")
    clock = threading.Timer(limits.seconds, database.interrupt)
    clock.start()
    try:
        asked = database.execute(statements[0])
        return found([each[0] for each in asked.description or ()], asked.fetchmany, limits)
    finally:
        clock.cancel()
