"""Opening a library: a path is SQLite, a URL says which database."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from urllib.parse import quote

import sqlalchemy as sa
from sqlalchemy.exc import ArgumentError, DBAPIError, NoSuchModuleError

from extractor import __version__
from extractor.library.errors import LibraryError, OldLibraryError
from extractor.library.schema import OLDEST, SCHEMA_VERSION, library, metadata
from extractor.library.turns import one_at_a_time

PATIENCE = 10.0
KEPT_OPEN = (
    5.0  # seconds after which a connection of a pool is made anew: a library may be restored
)

NO_POOL: dict[str, Any] = {"poolclass": sa.NullPool}
POOL: dict[str, Any] = {
    "poolclass": sa.QueuePool,
    "max_overflow": -1,
    "pool_recycle": KEPT_OPEN,
}

# What a database says, and what to tell a person: the first that is found in its message.
TOLD = (
    ("database is locked", "{} is being written by another run; wait for it to end"),
    ("not a database", "{} is not a library; name another with --library"),
    ("malformed", "{} is damaged; move it away and restore a backup, or ingest again"),
    ("readonly", "{} cannot be written; check its permissions, or name another with --library"),
    ("unable to open", "{} cannot be opened; check that its folder is there and can be written"),
    ("disk is full", "{}: the disk is full; make room and ingest again"),
    ("No space left", "{}: the disk is full; make room and ingest again"),
    ("read-only transaction", "{} cannot be written; ask for a role that may write"),
    ("permission denied", "{}: the role may not do that; ask for one that may"),
    ("Connection refused", "{} does not answer; check that the server runs"),
    ("disk I/O error", "{}: the disk gave an error; check it and the room on it"),
    ("server closed the connection", "{}: the server ended the connection; ingest again"),
    ("terminating connection", "{}: the server ended the connection; ingest again"),
    ("lock timeout", "{} is being written by another run; wait for it to end"),
)


def connect(
    where: str, *, create: bool = False, patience: float = PATIENCE, pooled: bool = False
) -> sa.Engine:
    """Open the library at ``where``; ``create`` makes one that is not there and allows writing.

    ``patience`` is how many seconds to wait for another writer.  Connections are ``pooled`` for
    one who reads all day and never forks.  Raises :class:`LibraryError`.
    """
    engine = make_engine(where, create, patience, pooled=pooled)
    with told(engine):
        if create:
            with writing(engine) as connection:
                stamp(connection, name_of(engine))
        else:
            with reading(engine) as connection:
                check(connection, name_of(engine))
    return engine


def make_engine(where: str, create: bool, patience: float, *, pooled: bool = False) -> sa.Engine:
    """An engine that is not yet connected."""
    if "://" not in where:
        return sqlite_engine(Path(where), create, patience, pooled=pooled)
    try:
        url = sa.make_url(where)
        if url.drivername == "sqlite":
            return sqlite_engine(Path(url.database or ""), create, patience, pooled=pooled)
        if url.drivername in ("postgres", "postgresql"):
            url = url.set(drivername="postgresql+psycopg")
        return sa.create_engine(url, pool_pre_ping=True)
    except ModuleNotFoundError as error:
        message = f"{where}: {error.name} is missing; pip install 'committee-papers[postgresql]'"
        raise LibraryError(message) from error
    except (ArgumentError, NoSuchModuleError, ValueError) as error:
        raise LibraryError(f"{where}: {error}; name a path, or a postgresql:// URL") from error


def sqlite_engine(path: Path, create: bool, patience: float, *, pooled: bool = False) -> sa.Engine:
    """SQLite in a file, with foreign keys, and written in one place at a time (WAL)."""
    if path.is_dir() or not path.name:
        raise LibraryError(f"{path} is a folder; name a file, such as {path / 'papers.sqlite'}")
    if not create and not path.exists():
        raise LibraryError(
            f"there is no library at {path}; make one with: committee-papers ingest PATH"
            f" --library {path}"
        )
    uri = f"file:{quote(str(path.absolute()))}?mode={'rwc' if create else read_mode(path)}"

    def dial() -> sqlite3.Connection:
        return sqlite3.connect(
            uri, uri=True, timeout=patience, isolation_level=None, check_same_thread=not pooled
        )

    engine = sa.create_engine("sqlite://", creator=dial, **(POOL if pooled else NO_POOL))
    engine = engine.execution_options(library=str(path))
    sa.event.listen(engine, "connect", prepare_for(create))
    sa.event.listen(engine, "begin", begin)
    return engine


@contextmanager
def kept_open(engine: sa.Engine) -> Iterator[sa.Engine]:
    """A library for many short transactions of one thread: the file of a SQLite library is opened
    once for them, and not anew for each."""
    if engine.dialect.name != "sqlite":
        yield engine
        return

    def dial() -> Any:
        one = engine.raw_connection()
        held = one.driver_connection
        one.detach()
        return held

    pooled = sa.create_engine("sqlite://", creator=dial, poolclass=sa.QueuePool)
    sa.event.listen(pooled, "begin", begin)
    try:
        yield pooled.execution_options(library=name_of(engine))
    finally:
        pooled.dispose()


def read_mode(path: Path) -> str:
    """A library in a folder that cannot be written is read as it lies, without a log."""
    log = path.with_name(f"{path.name}-wal")
    alone = not os.access(path.parent, os.W_OK) and not log.exists()
    return "ro&immutable=1" if alone else "ro"


def prepare_for(create: bool) -> Callable[[sqlite3.Connection, object], None]:
    """What each new SQLite connection is told."""

    def prepare(connection: sqlite3.Connection, _: object) -> None:
        connection.execute("PRAGMA foreign_keys = ON")
        if create:
            connection.execute("PRAGMA journal_mode = WAL")

    return prepare


def begin(connection: sa.Connection) -> None:
    """Take the write lock at the start of a writing transaction, not half way through it."""
    options = connection.get_execution_options()
    if options.get("rebuilding"):  # a table that is made anew must not take its rows' children
        connection.exec_driver_sql("PRAGMA foreign_keys = OFF")
    lock = "IMMEDIATE" if options.get("writing") else ""
    connection.exec_driver_sql(f"BEGIN {lock}")


def stamp(connection: sa.Connection, name: str) -> None:
    """Make the tables of a new library and write down its version; check one that is there."""
    one_at_a_time(connection, ["schema"])
    if sa.inspect(connection).get_table_names():
        check(connection, name)
        return
    metadata.create_all(connection)
    made = {
        "schema": str(SCHEMA_VERSION),
        "made_by": f"committee-papers {__version__}",
        "made_at": datetime.now(UTC).isoformat(timespec="seconds"),
    }
    connection.execute(library.insert(), [{"key": k, "value": v} for k, v in made.items()])


def check(connection: sa.Connection, name: str) -> None:
    """Refuse a database that is no library, or one of another schema."""
    version = version_of(connection, name)
    if version > SCHEMA_VERSION:
        raise LibraryError(
            f"{name} was made by a newer committee-papers (schema {version}, this one knows"
            f" {SCHEMA_VERSION}); upgrade with: pip install --upgrade committee-papers"
        )
    if version < OLDEST:
        raise LibraryError(
            f"{name} was made by an older committee-papers (schema {version}); ingest the papers"
            " into a new library, and take decisions over with: committee-papers review copy"
            f" {name}"
        )
    if version < SCHEMA_VERSION:
        raise OldLibraryError(
            f"{name} was made by an older committee-papers (schema {version}); bring it up to"
            f" date with: committee-papers library upgrade --library {name}"
        )


def version_of(connection: sa.Connection, name: str) -> int:
    """The schema of a library; refuses a database that is none."""
    if not sa.inspect(connection).has_table("library"):
        raise LibraryError(f"{name} is not a library; name another with --library")
    query = sa.select(library.c.value).where(library.c.key == "schema")
    return int(connection.execute(query).scalar() or 0)


@contextmanager
def reading(engine: sa.Engine) -> Iterator[sa.Connection]:
    """A connection for questions: it sees the library as it was at its first one."""
    if engine.dialect.name == "postgresql":
        engine = engine.execution_options(
            isolation_level="REPEATABLE READ", postgresql_readonly=True
        )
    with told(engine), engine.connect() as connection:
        yield connection


@contextmanager
def writing(engine: sa.Engine, **options: bool) -> Iterator[sa.Connection]:
    """One transaction: all of it is kept, or nothing; ``options`` are those of :func:`begin`."""
    engine = engine.execution_options(writing=True, **options)
    with told(engine), engine.begin() as connection:
        yield connection


@contextmanager
def told(engine: sa.Engine) -> Iterator[None]:
    """Turn what the database says into one line for a person."""
    try:
        yield
    except DBAPIError as error:
        raise LibraryError(explain(str(error.orig), name_of(engine))) from error
    except engine.dialect.loaded_dbapi.Error as error:
        raise LibraryError(explain(str(error), name_of(engine))) from error


def explain(message: str, name: str) -> str:
    """What to do about a database's message."""
    for said, advice in TOLD:
        if said in message:
            return advice.format(name)
    return f"{name}: {message.strip().splitlines()[0] if message.strip() else 'no answer'}"


def name_of(engine: sa.Engine) -> str:
    """The library as a person names it, without its password."""
    path = engine.get_execution_options().get("library")
    return str(path or engine.url.render_as_string(hide_password=True))
