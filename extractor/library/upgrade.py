"""Bringing a library of an older schema to this one, in one transaction, by Alembic.

The version that a library writes down is the one truth; Alembic's own table is only there while
the steps are run.  Of SQLite a copy of the library as it was is left beside it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from itertools import count
from pathlib import Path

import sqlalchemy as sa

from extractor.library.connect import (
    PATIENCE,
    check,
    connect,
    make_engine,
    name_of,
    version_of,
    writing,
)
from extractor.library.copying import copy_file
from extractor.library.errors import LibraryError, OldLibraryError
from extractor.library.schema import OLDEST, SCHEMA_VERSION, library
from extractor.library.turns import one_at_a_time


@dataclass(frozen=True, slots=True)
class Upgrade:
    """From which schema a library came to which; ``copy`` is the file as it was before."""

    before: int
    after: int
    copy: Path | None


def connect_upgraded(where: str, tell: Callable[[Upgrade], None]) -> sa.Engine:
    """Open a library to write in it, after an upgrade where one is due, which ``tell`` is told."""
    try:
        return connect(where, create=True)
    except OldLibraryError:
        if done := upgrade(where):
            tell(done)
    return connect(where, create=True)


def upgrade(where: str) -> Upgrade | None:
    """Bring a library to this schema; None where it is there.  Raises :class:`LibraryError`."""
    make_engine(where, create=False, patience=PATIENCE)  # one that is not there is not made
    engine = make_engine(where, create=True, patience=PATIENCE)
    name = name_of(engine)
    with writing(engine, rebuilding=True) as connection:
        one_at_a_time(connection, ["schema"])
        before = version_of(connection, name)
        if not OLDEST <= before < SCHEMA_VERSION:
            check(connection, name)
            return None
        copy = copy_beside(Path(name), before) if engine.dialect.name == "sqlite" else None
        run_steps(connection, before)
        refuse_orphans(connection, name)
    return Upgrade(before, SCHEMA_VERSION, copy)


def copy_beside(path: Path, version: int) -> Path:
    """Keep the file as it is, under a name that is free: ``papers.sqlite.schema-4``."""
    names = (f"{path.name}.schema-{version}{'' if n == 1 else f'-{n}'}" for n in count(1))
    file = next(path.with_name(name) for name in names if not path.with_name(name).exists())
    copy_file(path, file)
    return file


def run_steps(connection: sa.Connection, before: int) -> None:
    """Run the steps after a schema and write down the new version."""
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", "extractor.library:migrations")
    config.attributes["connection"] = connection
    if before > OLDEST:
        command.stamp(config, str(before))
    command.upgrade(config, str(SCHEMA_VERSION))
    connection.exec_driver_sql("DROP TABLE alembic_version")
    version = library.update().where(library.c.key == "schema").values(value=str(SCHEMA_VERSION))
    connection.execute(version)


def refuse_orphans(connection: sa.Connection, name: str) -> None:
    """Undo an upgrade that would leave rows without their paper: SQLite does not watch here."""
    if connection.dialect.name != "sqlite":
        return
    orphans = connection.exec_driver_sql("PRAGMA foreign_key_check").all()
    if orphans:
        raise LibraryError(
            f"{name}: {len(orphans)} rows belong to no paper, in {orphans[0][0]} among others;"
            " nothing was changed; see: committee-papers library check"
        )
