"""A question in SQL: it may read the library and nothing else, for so long and so many rows."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

import sqlalchemy as sa

from extractor.library.connect import connect, name_of, reading
from extractor.library.errors import LibraryError

# What a statement may do in SQLite; full text asks for data_version by itself.
MAY = frozenset(
    (sqlite3.SQLITE_SELECT, sqlite3.SQLITE_READ, sqlite3.SQLITE_FUNCTION, sqlite3.SQLITE_RECURSIVE)
)
MAY_ASK = frozenset(("data_version", "table_info", "table_xinfo", "table_list"))
STEPS = 5000  # of SQLite's machine between two looks at the clock
LARGEST = 64 * 2**20  # bytes of one value


class QueryError(Exception):
    """A question that was not answered; the message says why in one line."""


@dataclass(frozen=True, slots=True)
class Limits:
    """How many rows an answer has at most, and how many seconds it may take."""

    rows: int
    seconds: float


@dataclass(frozen=True, slots=True)
class Found:
    """The rows of an answer under their columns' names; ``cut`` says that there were more."""

    names: tuple[str, ...]
    rows: tuple[dict[str, Any], ...]
    cut: bool


def ask(where: str, sql: str, limits: Limits) -> Found:
    """Ask a library; raises :class:`LibraryError` and :class:`QueryError`."""
    engine = connect(where)
    try:
        with reading(engine) as connection:
            if engine.dialect.name == "sqlite":
                return ask_sqlite(connection, sql, limits)
            return ask_postgresql(connection, sql, limits)
    except sqlite3.Error as error:
        raise QueryError(str(error)) from error
    except LibraryError as error:
        prefix = f"{name_of(engine)}: "
        raise QueryError(str(error).removeprefix(prefix)) from error


def ask_sqlite(connection: sa.Connection, sql: str, limits: Limits) -> Found:
    """Ask in SQLite, which is opened to be read, by statements that only read."""
    held: Any = connection.connection.driver_connection
    end = time.monotonic() + limits.seconds
    held.execute("SELECT rowid FROM passages_words LIMIT 0")  # full text wants more to be opened
    held.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, LARGEST)
    held.set_authorizer(permitted)
    held.set_progress_handler(lambda: time.monotonic() > end, STEPS)
    try:
        cursor = held.execute(sql)
        return found([each[0] for each in cursor.description or ()], cursor.fetchmany, limits)
    except sqlite3.OperationalError as error:
        if str(error) == "interrupted":
            raise too_long(limits) from error
        raise
    except (sqlite3.DatabaseError, sqlite3.Warning) as error:
        if "not authorized" in str(error) or "prohibited" in str(error):
            raise QueryError("a query may only read: one SELECT, and nothing else") from error
        raise QueryError(str(error)) from error
    finally:
        held.set_authorizer(None)
        held.set_progress_handler(None, 0)


def permitted(action: int, first: str | None, second: str | None, *_: object) -> int:
    """Whether a statement may do what it is about to do."""
    if action == sqlite3.SQLITE_FUNCTION and second == "load_extension":
        return sqlite3.SQLITE_DENY
    may = action in MAY or (action == sqlite3.SQLITE_PRAGMA and first in MAY_ASK)
    return sqlite3.SQLITE_OK if may else sqlite3.SQLITE_DENY


def ask_postgresql(connection: sa.Connection, sql: str, limits: Limits) -> Found:
    """Ask in PostgreSQL: a cursor in a read-only transaction, which takes one SELECT alone."""
    import psycopg

    milliseconds = max(int(limits.seconds * 1000), 1)
    connection.exec_driver_sql(f"SET LOCAL statement_timeout = {milliseconds}")
    held: Any = connection.connection.driver_connection
    asked = sql.strip().rstrip(";")
    try:
        # In binary the statement is sent by itself: a second one after it is an error.
        with held.cursor(binary=True) as cursor:
            cursor.execute(f"DECLARE answer NO SCROLL CURSOR FOR {asked}")
        with held.cursor() as cursor:
            cursor.execute(f"FETCH {limits.rows + 1} FROM answer")
            return found([each.name for each in cursor.description], cursor.fetchmany, limits)
    except psycopg.errors.QueryCanceled as error:
        raise too_long(limits) from error
    except psycopg.Error as error:
        raise QueryError(str(error).strip().splitlines()[0]) from error


def found(
    names: Sequence[str], fetch: Callable[[int], Sequence[Sequence[Any]]], limits: Limits
) -> Found:
    """The rows up to the limit, as values that every format knows."""
    own = unlike(names)
    rows = fetch(limits.rows + 1)
    kept = tuple(dict(zip(own, map(plain, row), strict=True)) for row in rows[: limits.rows])
    return Found(own, kept, len(rows) > limits.rows)


def unlike(names: Sequence[str]) -> tuple[str, ...]:
    """Names of which none is there twice: ``date``, ``date_2``."""
    own = list[str]()
    for name in names:
        nth = 2
        each = name
        while each in own:
            each, nth = f"{name}_{nth}", nth + 1
        own.append(each)
    return tuple(own)


def plain(value: Any) -> Any:
    """A value as JSON has it: dates in ISO's form, bytes in hexadecimal digits."""
    if isinstance(value, (list, tuple)):
        return [plain(each) for each in value]
    if isinstance(value, dict):
        return {str(name): plain(each) for name, each in value.items()}
    if isinstance(value, (bytes, bytearray, memoryview)):
        return bytes(value).hex()
    if value is None or isinstance(value, (bool, int, float, str)):
        return value
    return float(value) if isinstance(value, Decimal) else str(value)


def too_long(limits: Limits) -> QueryError:
    """What to say of a question that takes too long."""
    return QueryError(f"it took longer than {limits.seconds:g} s; ask for less, or --seconds more")
