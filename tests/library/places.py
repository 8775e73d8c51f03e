"""Where libraries may be: a SQLite file, or a schema of its own in PostgreSQL."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from uuid import uuid4

import pytest
import sqlalchemy as sa

POSTGRESQL = os.environ.get("COMMITTEE_PAPERS_TEST_POSTGRESQL", "postgresql://127.0.0.1:5432/test")


@dataclass(frozen=True, slots=True)
class Place:
    """Where a library may be made: a ``kind`` (sqlite or postgresql), and its path or URL."""

    kind: str
    where: str


@contextmanager
def postgresql_place() -> Iterator[Place]:
    """A schema of its own; skips the test where no server answers."""
    pytest.importorskip("psycopg")
    schema = f"papers_{uuid4().hex[:12]}"
    admin = sa.create_engine(
        POSTGRESQL.replace("postgresql:", "postgresql+psycopg:"),
        isolation_level="AUTOCOMMIT",
        poolclass=sa.NullPool,
        connect_args={"connect_timeout": 2},
    )
    try:
        with admin.connect() as connection:
            connection.execute(sa.text(f"CREATE SCHEMA {schema}"))
    except sa.exc.OperationalError as error:
        pytest.skip(f"no PostgreSQL at {POSTGRESQL}: {error.orig}")
    try:
        yield Place("postgresql", f"{POSTGRESQL}?options=-csearch_path%3D{schema}")
    finally:
        with admin.connect() as connection:
            connection.execute(sa.text(f"DROP SCHEMA {schema} CASCADE"))
