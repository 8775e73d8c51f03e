"""Libraries that are in use, of another version, damaged, or written by what fails."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, closing, contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from itertools import count
from pathlib import Path
from unittest import mock

import pytest
import sqlalchemy as sa

from extractor.library import writes
from extractor.library.connect import connect, make_engine, writing
from extractor.library.errors import LibraryError
from extractor.library.reads import extractions
from extractor.library.schema import SCHEMA_VERSION
from extractor.library.writes import keep
from tests.batch.conftest import write_papers
from tests.faults.ground import NOTHING, dies, filled, held, ingest, paper, typed
from tests.faults.register import Group

LIBRARIES = Group("Libraries")


@LIBRARIES.scenario(
    "a write fails at any statement of a paper's transaction",
    said="the disk gave an error",
    left="what was held of the paper before, or nothing of it",
)
def failing_write(at: Path) -> str:
    engine = filled(at / "papers.sqlite", 3)
    statements = count(0)
    with listening(engine, lambda: next(statements)):
        keep(engine, paper(2))
    made, before = next(statements), extractions(engine)
    assert made > 15
    for n in range(made):
        with failing_at(engine, n), pytest.raises(LibraryError) as caught:
            keep(engine, replace(paper(1), kind="other"))
        assert extractions(engine) == before
    assert held(at / "papers.sqlite") == ["0.pdf", "1.pdf", "2.pdf"]
    return str(caught.value)


def failing_at(engine: sa.Engine, place: int) -> AbstractContextManager[None]:
    """A disk that gives an error at one statement that writes."""
    statements = count(0)

    def fails() -> None:
        if next(statements) == place:
            raise sqlite3.OperationalError("disk I/O error")

    return listening(engine, fails)


@contextmanager
def listening(engine: sa.Engine, told: Callable[[], object]) -> Iterator[None]:
    """Have something told of every statement that writes."""

    def hear(connection: object, cursor: object, statement: str, *_: object) -> None:
        if statement.startswith(("INSERT", "DELETE", "UPDATE")):
            told()

    sa.event.listen(engine, "before_cursor_execute", hear)
    try:
        yield
    finally:
        sa.event.remove(engine, "before_cursor_execute", hear)


@LIBRARIES.scenario(
    "another run is writing the library",
    said="is being written by another run; wait for it to end",
    left="what the other run writes",
)
def locked(at: Path) -> str:
    engine = filled(at / "papers.sqlite", 1)
    other = make_engine(str(at / "papers.sqlite"), create=True, patience=0.05)
    with writing(engine) as connection:
        connection.execute(sa.text("UPDATE papers SET title = 'x'"))
        with pytest.raises(LibraryError) as caught:
            keep(other, paper(1))
    assert held(at / "papers.sqlite") == ["0.pdf"]
    return str(caught.value)


@LIBRARIES.scenario(
    "the library is of a newer version",
    said="was made by a newer committee-papers",
    left="the library as it was",
)
def newer(at: Path) -> str:
    write_papers(at / "papers", 1)
    engine = filled(at / "papers.sqlite")
    version = SCHEMA_VERSION + 1
    with writing(engine) as connection:
        connection.execute(sa.text(f"UPDATE library SET value = '{version}' WHERE key = 'schema'"))
    before = rows(at / "papers.sqlite")
    done = ingest(at / "papers", at / "papers.sqlite")
    assert done.status == 1
    assert rows(at / "papers.sqlite") == before
    return done.said


def rows(path: Path) -> list[str]:
    """Everything in a library."""
    with closing(sqlite3.connect(path)) as file:
        return list(file.iterdump())


@LIBRARIES.scenario(
    "several pages of the library are overwritten",
    said="is damaged; move it away and restore a backup, or ingest again",
    left="the damaged file, untouched; a backup takes its place",
)
def corrupted(at: Path) -> str:
    def spoil(data: bytearray) -> None:
        for page in range(2, len(data) // 4096, 3):
            data[page * 4096 : (page + 1) * 4096] = bytes([255]) * 4096

    return spoilt(at, spoil)


@LIBRARIES.scenario(
    "the library is cut off",
    said="is damaged; move it away and restore a backup, or ingest again",
    left="the damaged file, untouched; a backup takes its place",
)
def truncated(at: Path) -> str:
    def spoil(data: bytearray) -> None:
        del data[len(data) // 3 :]

    return spoilt(at, spoil)


def spoilt(at: Path, spoil: Callable[[bytearray], None]) -> str:
    """Damage a library, ask it, write in it, restore it."""
    library, backed = at / "papers.sqlite", at / "backup.sqlite"
    filled(library).dispose()
    assert typed("library", "backup", backed, "--library", library).status == 0
    data = bytearray(library.read_bytes())
    spoil(data)
    library.write_bytes(data)
    asked = typed("papers", "--library", library)
    assert asked.status == 1
    with pytest.raises(LibraryError, match="is damaged"):
        keep(connect(str(library), create=True), paper(2))
    assert library.read_bytes() == data
    restored = typed("library", "restore", backed, "--library", library, "--replace")
    assert restored.status == 0, restored.said
    assert held(library) == ["0.pdf", "1.pdf"]
    return asked.said


KEPT = """
import sqlalchemy as sa
from tests.faults.ground import connect, keep, paper
engine = connect(sys.argv[1], create=True)
held = engine.connect()  # keeps SQLite from tidying its log away
held.execute(sa.text("SELECT count(*) FROM papers"))
keep(engine, paper(2))
die()
"""


@LIBRARIES.scenario(
    "the library's log (WAL) is lost after a crash",
    said=NOTHING,
    left="the library before what the log held, sound; the same command reads those papers again",
)
def missing_log(at: Path) -> str:
    filled(at / "papers.sqlite").dispose()
    dies(KEPT, at / "papers.sqlite")
    assert (at / "papers.sqlite-wal").stat().st_size > 0
    for end in ("-wal", "-shm"):
        (at / f"papers.sqlite{end}").unlink()
    assert held(at / "papers.sqlite") == ["0.pdf", "1.pdf"]
    keep(connect(str(at / "papers.sqlite"), create=True), paper(2))
    assert len(held(at / "papers.sqlite")) == 3
    return NOTHING


@LIBRARIES.scenario(
    "the machine stops while a commit is written to the log",
    said=NOTHING,
    left="the paper whole, or not there: whatever part of the log reached the disk",
)
def torn_log(at: Path) -> str:
    filled(at / "papers.sqlite").dispose()
    dies(KEPT, at / "papers.sqlite")
    log = (at / "papers.sqlite-wal").read_bytes()
    found = set[int]()
    for part in (0, 1, 3, 7, 15, 16):
        copy = at / f"{part}.sqlite"
        shutil.copy(at / "papers.sqlite", copy)
        (at / f"{part}.sqlite-wal").write_bytes(log[: len(log) * part // 16])
        found.add(len(held(copy)))
    assert found == {2, 3}
    return NOTHING


@LIBRARIES.scenario(
    "the clock goes backwards",
    said=NOTHING,
    left="every paper; nothing is told by the order of the clock",
)
def clock_backwards(at: Path) -> str:
    engine = filled(at / "papers.sqlite", 2)
    with mock.patch.object(writes, "datetime") as clock:
        clock.now.return_value = datetime(1999, 1, 1, tzinfo=UTC)
        keep(engine, paper(1))
        keep(engine, paper(2))
    assert held(at / "papers.sqlite") == ["0.pdf", "1.pdf", "2.pdf"]
    assert extractions(engine) == extractions(filled(at / "other.sqlite", 3))
    return NOTHING
