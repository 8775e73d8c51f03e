"""Opening a library, and what is said where it cannot be opened."""

from __future__ import annotations

import os
import sqlite3
from hashlib import sha256
from pathlib import Path

import pytest
import sqlalchemy as sa

from extractor.library.connect import connect, explain, make_engine, name_of, read_mode, writing
from extractor.library.errors import LibraryError
from extractor.library.reads import extractions
from extractor.library.schema import OLDEST, SCHEMA_VERSION, metadata
from extractor.library.writes import keep
from extractor.records import Extraction, Paper


def test_path_with_odd_letters(tmp_path: Path) -> None:
    where = tmp_path / "a ?#% b.sqlite"
    connect(str(where), create=True)
    assert where.exists()
    assert extractions(connect(str(where))) == []


def test_sqlite_url(tmp_path: Path) -> None:
    connect(f"sqlite:///{tmp_path / 'papers.sqlite'}", create=True)
    assert (tmp_path / "papers.sqlite").exists()


def test_write_ahead_log(tmp_path: Path) -> None:
    where = tmp_path / "papers.sqlite"
    connect(str(where), create=True)
    assert sqlite3.connect(where).execute("PRAGMA journal_mode").fetchone() == ("wal",)


def test_opening_again_keeps_what_is_there(tmp_path: Path) -> None:
    where = str(tmp_path / "papers.sqlite")
    keep(connect(where, create=True), Extraction(Paper("a.txt", "1", "text/plain")))
    assert len(extractions(connect(where, create=True))) == 1


def refused(where: Path | str, *, create: bool = False) -> str:
    with pytest.raises(LibraryError) as caught:
        connect(str(where), create=create)
    message = str(caught.value)
    assert "\n" not in message
    return message


def test_a_question_makes_no_library(tmp_path: Path) -> None:
    where = tmp_path / "none.sqlite"
    assert f"make one with: committee-papers ingest PATH --library {where}" in refused(where)
    assert not where.exists()


def test_folder(tmp_path: Path) -> None:
    assert "is a folder; name a file" in refused(tmp_path, create=True)


def test_missing_folder(tmp_path: Path) -> None:
    where = tmp_path / "no" / "papers.sqlite"
    assert "check that its folder is there" in refused(where, create=True)


@pytest.mark.parametrize("create", [True, False])
def test_no_database(tmp_path: Path, *, create: bool) -> None:
    where = tmp_path / "notes.txt"
    where.write_text("Minutes of the Quay Committee. " * 40)
    assert "notes.txt is not a library" in refused(where, create=create)
    assert where.read_text().startswith("Minutes")


def test_damaged_library(tmp_path: Path) -> None:
    where = tmp_path / "papers.sqlite"
    connect(str(where), create=True)
    data = bytearray(where.read_bytes())
    data[100:4000] = bytes([255]) * 3900
    where.write_bytes(data)
    assert "is damaged; move it away" in refused(where)


@pytest.mark.parametrize("create", [True, False])
def test_somebody_elses_database(tmp_path: Path, *, create: bool) -> None:
    where = tmp_path / "birds.sqlite"
    other = sqlite3.connect(where)
    other.execute("CREATE TABLE birds(name)")
    other.commit()
    assert "birds.sqlite is not a library" in refused(where, create=create)
    assert other.execute("SELECT count(*) FROM sqlite_master").fetchone() == (1,)


@pytest.mark.parametrize(
    ("version", "said"),
    [
        (SCHEMA_VERSION + 1, "made by a newer committee-papers"),
        (OLDEST, "bring it up to date with: committee-papers library upgrade --library"),
        (OLDEST - 1, "made by an older committee-papers"),
    ],
)
@pytest.mark.parametrize("create", [True, False])
def test_other_schema(tmp_path: Path, version: int, said: str, *, create: bool) -> None:
    where = tmp_path / "papers.sqlite"
    with writing(connect(str(where), create=True)) as connection:
        connection.execute(sa.text(f"UPDATE library SET value = '{version}' WHERE key = 'schema'"))
    assert said in refused(where, create=create)


def test_questions_cannot_write(tmp_path: Path) -> None:
    where = str(tmp_path / "papers.sqlite")
    connect(where, create=True)
    with pytest.raises(LibraryError, match="cannot be written; check its permissions"):
        keep(connect(where), Extraction(Paper("a.txt", "1", "text/plain")))


def test_folder_that_cannot_be_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "access", lambda *_: False)
    assert read_mode(tmp_path / "papers.sqlite") == "ro&immutable=1"
    (tmp_path / "papers.sqlite-wal").touch()
    assert read_mode(tmp_path / "papers.sqlite") == "ro"


@pytest.mark.parametrize("where", ["nosuch://host/papers", "nonsense://", "mysql://h:x/p"])
def test_strange_urls(where: str) -> None:
    assert where in refused(where)


def test_server_that_does_not_answer() -> None:
    pytest.importorskip("psycopg")
    message = refused("postgresql://someone:secret@127.0.0.1:1/papers")
    assert "127.0.0.1" in message
    assert "secret" not in message


def test_passwords_are_not_shown() -> None:
    pytest.importorskip("psycopg")
    engine = make_engine("postgresql://someone:secret@localhost/papers", False, 1)
    assert name_of(engine) == "postgresql+psycopg://someone:***@localhost/papers"


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("database is locked", "x.sqlite is being written by another run; wait for it to end"),
        ("attempt to write a readonly database", "x.sqlite cannot be written"),
        ("database or disk is full", "x.sqlite: the disk is full"),
        ("disk I/O error", "x.sqlite: the disk gave an error; check it and the room on it"),
        ("server closed the connection unexpectedly", "x.sqlite: the server ended the connection"),
        ("terminating connection due to administrator command", "x.sqlite: the server ended"),
        ("canceling statement due to lock timeout", "x.sqlite is being written by another run"),
        ("something new\nwith details", "x.sqlite: something new"),
        ("", "x.sqlite: no answer"),
    ],
)
def test_explain(said: str, told: str) -> None:
    assert explain(said, "x.sqlite").startswith(told)


def shape() -> str:
    """Every column and its type, told in a few letters."""
    tables = metadata.tables.values()
    named = sorted(f"{t.name}.{c.name} {type(c.type).__name__}" for t in tables for c in t.columns)
    return sha256("\n".join(named).encode()).hexdigest()[:12]


def test_schema_changes_only_with_its_version() -> None:
    """Where a record gains or loses a field: raise the version, write the step that brings
    libraries there (docs/library.md), and write down the new shape."""
    assert (SCHEMA_VERSION, shape()) == (6, "a58a2214f3e3")
