"""Backups: a library as one SQLite file, from either database, to be restored into either.

A backup is itself a library.  It is made aside and takes its place at the end; a restored SQLite
library does the same, and PostgreSQL is restored in one transaction.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import sqlalchemy as sa

from extractor.library import carrying
from extractor.library.connect import (
    PATIENCE,
    connect,
    explain,
    make_engine,
    name_of,
    reading,
    stamp,
    writing,
)
from extractor.library.copying import copy_file, made_aside, one_file, read_only
from extractor.library.errors import LibraryError, OldLibraryError
from extractor.library.schema import papers
from extractor.library.upgrade import upgrade

Told = Callable[[int, int], None]


def backup(where: str, file: Path, told: Told | None = None) -> None:
    """Write a library to a file that is not there yet, whole or not at all.

    Others may go on writing: the backup is the library of one moment.  ``told`` hears how much of
    how much is done.  Raises :class:`LibraryError`.
    """
    engine = connect(where)
    if file.exists():
        raise LibraryError(f"{file} is there already; name another file")
    with plainly(file):
        if engine.dialect.name == "sqlite":
            copy_file(Path(name_of(engine)), file, told)
            return
        with made_aside(file) as part:
            new = connect(str(part), create=True)
            with reading(engine) as source, writing(new) as target:
                carrying.carry(source, target, told)
            with closing(sqlite3.connect(part)) as copy:
                one_file(copy)


def restore(where: str, file: Path, *, replace: bool = False, told: Told | None = None) -> None:
    """Put a backup in the place of a library, all of it or nothing.

    ``replace`` allows for a library that is there.  A backup of an older schema is upgraded on
    the way.  Raises :class:`LibraryError`.
    """
    with sound(file) as backed:
        target = make_engine(where, create=True, patience=PATIENCE)
        with plainly(file):
            if target.dialect.name == "sqlite":
                into_file(backed, Path(name_of(target)), replace, told)
            else:
                into_database(backed, target, replace, told)


@contextmanager
def sound(file: Path) -> Iterator[Path]:
    """A backup that can be read whole, as a library of this schema."""
    if not file.exists():
        raise LibraryError(f"there is no backup at {file}")
    try:
        connect(str(file))
        old = False
    except OldLibraryError:
        old = True
    with plainly(file), closing(read_only(file)) as held:
        if held.execute("PRAGMA quick_check(1)").fetchall() != [("ok",)]:
            raise LibraryError(f"{file} is damaged; nothing was changed")
    if not old:
        yield file
        return
    with TemporaryDirectory(prefix="committee-papers-") as folder:
        copy = Path(folder, "backup.sqlite")
        copy_file(file, copy)
        upgrade(str(copy))
        yield copy


def into_file(backed: Path, path: Path, replace: bool, told: Told | None) -> None:
    """Restore into SQLite: the file changes places with what was there, which nobody may use."""
    if path.exists() and not replace:
        raise LibraryError(f"{path} is there already; name another, or say --replace")
    with ready(path) as part:
        copy_file(backed, part, told)
        with alone(path):
            part.replace(path)


@contextmanager
def ready(path: Path) -> Iterator[Path]:
    """A name beside a file under which its successor is made."""
    part = path.with_name(f".{path.name}.restored")
    try:
        yield part
    finally:
        part.unlink(missing_ok=True)


@contextmanager
def alone(path: Path) -> Iterator[None]:
    """Keep everybody else out of a library; one that is damaged has nobody in it."""
    if not path.exists():
        yield
        return
    with closing(sqlite3.connect(path, timeout=PATIENCE, isolation_level=None)) as held:
        try:
            held.execute("PRAGMA journal_mode = DELETE")  # which needs the library for itself
            held.execute("BEGIN EXCLUSIVE")
        except sqlite3.DatabaseError as error:
            if "locked" in str(error):
                raise
            for end in ("-wal", "-shm"):
                path.with_name(f"{path.name}{end}").unlink(missing_ok=True)
        yield


def into_database(backed: Path, target: sa.Engine, replace: bool, told: Told | None) -> None:
    """Restore into PostgreSQL, in one transaction."""
    name = name_of(target)
    with reading(connect(str(backed))) as source, writing(target) as connection:
        stamp(connection, name)
        held = connection.execute(sa.select(sa.func.count()).select_from(papers)).scalar()
        if held and not replace:
            raise LibraryError(f"{name} holds {held} papers; name another, or say --replace")
        carrying.clear(connection)
        carrying.carry(source, connection, told)


@contextmanager
def plainly(file: Path) -> Iterator[None]:
    """Say in one line what a file or a disk did not allow."""
    try:
        yield
    except sqlite3.Error as error:
        raise LibraryError(explain(str(error), str(file))) from error
    except OSError as error:
        raise LibraryError(f"{file}: {error.strerror or error}") from error
