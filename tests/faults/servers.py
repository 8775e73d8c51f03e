"""Database servers that drop connections or make others wait."""

from __future__ import annotations

from itertools import count
from pathlib import Path

import pytest
import sqlalchemy as sa

from extractor.library.connect import connect, make_engine, writing
from extractor.library.errors import LibraryError
from extractor.library.writes import keep
from tests.faults.ground import filled, held, paper
from tests.faults.libraries import listening
from tests.faults.register import Group
from tests.library.places import postgresql_place

SERVERS = Group("PostgreSQL")
END = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid = :pid"


@SERVERS.scenario(
    "PostgreSQL drops the connection in the middle of a paper",
    said="the server ended the connection; ingest again",
    left="the papers before it, whole; the next command connects anew",
)
def dropped(_: Path) -> str:
    with postgresql_place() as place:
        engine, other = filled(place.where), connect(place.where, create=True)
        statements = count(1)

        def ends() -> None:
            if next(statements) == 2:  # its rows go past the listener, in one stream
                end_others(other)

        with listening(engine, ends), pytest.raises(LibraryError) as caught:
            keep(engine, paper(2))
        assert held(place.where) == ["0.pdf", "1.pdf"]
        keep(engine, paper(2))
        assert len(held(place.where)) == 3
        engine.dispose()
        other.dispose()
    return str(caught.value)


def end_others(engine: sa.Engine) -> None:
    """End every other connection that writes papers of this schema."""
    with engine.connect() as connection:
        schema = connection.execute(sa.text("SELECT current_schema()")).scalar()
        busy = sa.text(
            "SELECT pid FROM pg_stat_activity WHERE pid <> pg_backend_pid()"
            " AND state = 'idle in transaction' AND pid IN (SELECT pid FROM pg_locks"
            " WHERE relation = to_regclass(:papers))"
        )
        for pid in connection.execute(busy, {"papers": f"{schema}.papers"}).scalars().all():
            connection.execute(sa.text(END), {"pid": pid})


@SERVERS.scenario(
    "PostgreSQL gives up waiting for a lock",
    said="is being written by another run; wait for it to end",
    left="what the other run writes",
)
def lock_timeout(_: Path) -> str:
    with postgresql_place() as place:
        engine = filled(place.where)
        short = make_engine(f"{place.where}%20-clock_timeout%3D300", create=True, patience=1)
        with writing(engine) as connection:
            connection.execute(sa.text("LOCK TABLE papers IN ACCESS EXCLUSIVE MODE"))
            with pytest.raises(LibraryError) as caught:
                keep(short, paper(2))
        assert held(place.where) == ["0.pdf", "1.pdf"]
        engine.dispose()
        short.dispose()
    return str(caught.value)
