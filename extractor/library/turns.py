"""Who writes first, where several runs write one PostgreSQL library at once.

SQLite lets one writer in at a time anyway.  In PostgreSQL whoever writes a named thing (a paper's
source, its content, the log of decisions) holds the name's advisory lock to the end of its
transaction.  A transaction takes all its names in one call, in one order, so that no two can
wait for each other.
"""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import blake2b

import sqlalchemy as sa


def one_at_a_time(connection: sa.Connection, names: Iterable[str]) -> None:
    """Wait until no other transaction writes what is named here."""
    if connection.dialect.name != "postgresql":
        return
    for key in sorted({key_of(name) for name in names}):
        connection.execute(sa.select(sa.func.pg_advisory_xact_lock(key)))


def key_of(name: str) -> int:
    """The number that PostgreSQL knows a name by: 64 bits with a sign."""
    digest = blake2b(name.encode("utf-8", "replace"), digest_size=8, person=b"papers").digest()
    return int.from_bytes(digest, signed=True)
