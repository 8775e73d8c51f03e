"""What the commands ``library`` say."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

import cli
from extractor.library.connect import connect
from extractor.library.schema import OLDEST

OLD = Path(__file__).with_name("library") / "schemas" / f"{OLDEST}.sqlite.sql"


def run(capsys: pytest.CaptureFixture[str], *arguments: object) -> tuple[int, str, str]:
    """The status of a command, and what it said."""
    status = cli.run(["library", *map(str, arguments)])
    said = capsys.readouterr()
    return status, said.out, said.err


@pytest.fixture
def old(tmp_path: Path) -> Path:
    """A library of the first schema."""
    where = tmp_path / "old.sqlite"
    with closing(sqlite3.connect(where)) as connection:
        connection.executescript(OLD.read_text("utf-8"))
    return where


def test_from_an_old_library_to_a_restored_one(
    old: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    library = ("--library", old)
    status, _, said = run(capsys, "check", *library)
    assert (status, "library upgrade --library" in said) == (1, True)
    assert f"{old}.schema-{OLDEST} is as it was before" in run(capsys, "upgrade", *library)[2]
    assert "is of this version already" in run(capsys, "upgrade", *library)[1]
    status, told, _ = run(capsys, "check", *library, "--format", "json")
    assert (status, {each["result"] for each in json.loads(told)}) == (0, {"ok"})
    assert run(capsys, "backup", tmp_path / "b.sqlite", *library)[0] == 0
    assert "name another file" in run(capsys, "backup", tmp_path / "b.sqlite", *library)[2]
    assert "say --replace" in run(capsys, "restore", tmp_path / "b.sqlite", *library)[2]
    status, told, _ = run(capsys, "restore", tmp_path / "b.sqlite", *library, "--replace")
    assert (status, told) == (0, f"{old} is restored from {tmp_path / 'b.sqlite'}\n")


def test_what_is_wrong_is_a_status(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    where = tmp_path / "papers.sqlite"
    connect(str(where), create=True)
    with closing(sqlite3.connect(where)) as connection:
        connection.execute("DROP INDEX ix_papers_sha256")
        connection.commit()
    status, told, said = run(capsys, "check", "--library", where)
    assert status == 1
    assert "ix_papers_sha256" in told
    assert "is not sound; restore a backup" in said


def test_ingesting_into_an_old_library_says_that_it_was_upgraded(
    old: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    paper = tmp_path / "a.txt"
    paper.write_text("Westmere Borough Council\n\nQuay Committee\n\nThe ferries.\n")
    assert cli.run(["ingest", str(paper), "--library", str(old), "--format", "json"]) == 0
    assert f"upgraded from schema {OLDEST}" in capsys.readouterr().err
