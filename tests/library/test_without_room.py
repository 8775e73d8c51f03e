"""Libraries that cannot be written, and PostgreSQL without room."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from uuid import uuid4

import pytest
import sqlalchemy as sa

from extractor.library.backup import backup, restore
from extractor.library.connect import connect
from extractor.library.errors import LibraryError
from extractor.library.reads import extractions
from extractor.library.writes import keep
from extractor.records import Block, BlockKind, Extraction, Paper
from tests.faults.ground import larger, mounted, small_disk
from tests.library.places import POSTGRESQL, Place, postgresql_place
from tests.library.test_backup import SOUND, fill, results

# ------------------------------------------------------------------ what cannot be written


@pytest.fixture
def locked(tmp_path: Path, extraction: Extraction) -> Iterator[Path]:
    """A library on a disk that cannot be written."""
    with small_disk(tmp_path, 4000) as disk:
        fill(str(disk / "papers.sqlite"), extraction).dispose()
        assert mounted("-o", "remount,ro", disk)
        yield disk / "papers.sqlite"


def test_a_library_that_cannot_be_written_is_checked(locked: Path) -> None:
    """All but what search looks through, as SQLite checks that by writing."""
    assert results(str(locked)) == dict.fromkeys(SOUND, "ok") | {"full text": "not checked"}


def test_a_library_that_cannot_be_written_is_backed_up(locked: Path, tmp_path: Path) -> None:
    backup(str(locked), tmp_path / "backup.sqlite")
    restore(str(tmp_path / "new.sqlite"), tmp_path / "backup.sqlite")
    assert extractions(connect(str(tmp_path / "new.sqlite"))) == extractions(connect(str(locked)))


def test_beside_it_no_backup_is_made(locked: Path) -> None:
    before = list(locked.parent.iterdir())
    with pytest.raises(LibraryError, match="Read-only file system"):
        backup(str(locked), locked.with_name("backup.sqlite"))
    assert list(locked.parent.iterdir()) == before


# ------------------------------------------------------------------ PostgreSQL without room

WORDS = 400_000  # bytes of each paper, which PostgreSQL cannot press into less


def large(number: int) -> Extraction:
    """A paper of words that no two papers share."""
    words = (os.urandom(2_000).hex() for _ in range(WORDS // 4_000))
    blocks = tuple(Block(text=each, kind=BlockKind.PARAGRAPH) for each in words)
    return Extraction(Paper(f"{number}.txt", f"{number:064}", "text/plain", blocks=blocks))


@contextmanager
def small_tablespace(folder: Path) -> Iterator[tuple[Place, Path]]:
    """A library in PostgreSQL whose tables lie on a small disk, and the disk."""
    with postgresql_place():  # skips where no server answers
        pass
    name = f"papers_{uuid4().hex[:12]}"
    admin = sa.create_engine(
        POSTGRESQL.replace("postgresql:", "postgresql+psycopg:"),
        isolation_level="AUTOCOMMIT",
        poolclass=sa.NullPool,
    )
    with small_disk(folder, 8_000) as disk, admin.connect() as connection:
        data = Path(str(connection.exec_driver_sql("SHOW data_directory").scalar()))
        if not data.exists():
            pytest.skip("PostgreSQL runs on another machine, where no disk can be mounted")
        os.chown(disk, data.stat().st_uid, data.stat().st_gid)
        connection.exec_driver_sql(f"CREATE TABLESPACE {name} LOCATION '{disk}'")
        try:
            with postgresql_place() as place:
                yield Place(place.kind, f"{place.where}%20-cdefault_tablespace%3D{name}"), disk
        finally:
            connection.exec_driver_sql(f"DROP TABLESPACE {name}")


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """A folder that the server may look into, which those of pytest are not."""
    with tempfile.TemporaryDirectory(prefix="committee-papers-room-") as folder:
        Path(folder).chmod(0o755)
        yield Path(folder)


def test_postgresql_without_room(open_folder: Path) -> None:
    with small_tablespace(open_folder) as (place, disk):
        engine = connect(place.where, create=True)
        kept = []
        with pytest.raises(LibraryError, match="the disk is full; make room and ingest again"):
            for number in count():
                keep(engine, large(number))
                kept.append(f"{number}.txt")
        assert 2 <= len(kept) <= 30
        assert sorted(each.paper.source for each in extractions(engine)) == sorted(kept)
        assert results(place.where) == dict.fromkeys(SOUND, "ok")
        larger(disk, 32_000)
        keep(engine, large(len(kept)))
        assert len(extractions(engine)) == len(kept) + 1
        engine.dispose()
