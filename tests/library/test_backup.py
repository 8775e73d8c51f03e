"""Backups go from either database into either, whole or not at all; what is wrong is told."""

from __future__ import annotations

import resource
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
import sqlalchemy as sa

from extractor.library import backup as backing
from extractor.library.backup import backup, restore
from extractor.library.checking import check
from extractor.library.connect import connect, make_engine, writing
from extractor.library.decisions import add, log
from extractor.library.errors import LibraryError
from extractor.library.kept_schema import derived
from extractor.library.reads import extractions
from extractor.library.schema import OLDEST, SCHEMA_VERSION
from extractor.library.search import search
from extractor.library.writes import keep
from extractor.records import Extraction, Paper
from tests.library.places import Place, postgresql_place
from tests.library.test_decisions import OWNER, UNDO

ROOT = Path(__file__).resolve().parents[2]
SCHEMAS = Path(__file__).with_name("schemas")
SOUND = {"storage", "tables", "keys", "decisions", "counts", "full text"}


def fill(where: str, extraction: Extraction) -> sa.Engine:
    """A library with a pack and two decisions."""
    engine = connect(where, create=True)
    keep(engine, Extraction(Paper("gone.txt", "0", "text/plain")))
    keep(engine, extraction)
    add(engine, [OWNER, UNDO])
    return engine


def results(where: str) -> dict[str, str]:
    """The result of each check."""
    return {each.check: each.result for each in check(where)}


# ------------------------------------------------------------------ there and back


@pytest.mark.parametrize("target", ["sqlite", "postgresql"])
def test_into_either_database(
    place: Place, extraction: Extraction, tmp_path: Path, target: str
) -> None:
    before = fill(place.where, extraction)
    heard: list[tuple[int, int]] = []
    backup(place.where, tmp_path / "backup.sqlite", lambda *done: heard.append(done))
    assert heard[-1][0] == heard[-1][1] > 0
    if target == "sqlite":
        same_after(str(tmp_path / "new.sqlite"), tmp_path / "backup.sqlite", before)
        return
    with postgresql_place() as other:
        same_after(other.where, tmp_path / "backup.sqlite", before)


def same_after(where: str, file: Path, before: sa.Engine) -> None:
    """A restored library is that which was backed up, sound, and goes on as it would have."""
    restore(where, file)
    after = connect(where, create=True)
    assert extractions(after) == extractions(before)
    assert log(after) == log(before)
    assert search(after, "harbour timet*") == search(before, "harbour timet*")
    assert results(where) == dict.fromkeys(SOUND, "ok")
    assert add(after, [OWNER]) == [3]
    keep(after, Extraction(Paper("next.txt", "9", "text/plain")))
    assert len(extractions(after)) == len(extractions(before)) + 1
    after.dispose()


def test_a_backup_is_one_file(place: Place, extraction: Extraction, tmp_path: Path) -> None:
    fill(place.where, extraction)
    folder = tmp_path / "kept"
    folder.mkdir()
    backup(place.where, folder / "backup.sqlite")
    extractions(connect(str(folder / "backup.sqlite")))
    assert [each.name for each in folder.iterdir()] == ["backup.sqlite"]


def test_others_write_meanwhile(tmp_path: Path, extraction: Extraction) -> None:
    engine = fill(str(tmp_path / "papers.sqlite"), extraction)
    with writing(engine) as connection:
        connection.exec_driver_sql("DELETE FROM papers")
        backup(str(tmp_path / "papers.sqlite"), tmp_path / "backup.sqlite")
    assert len(extractions(connect(str(tmp_path / "backup.sqlite")))) == 2


def test_of_an_older_schema(place: Place, tmp_path: Path) -> None:
    old = tmp_path / "old.sqlite"
    with closing(sqlite3.connect(old)) as connection:
        connection.executescript((SCHEMAS / f"{OLDEST}.sqlite.sql").read_text("utf-8"))
    restore(place.where, old)
    assert len(extractions(connect(place.where))) == 2
    assert not list(tmp_path.glob("*.schema-*"))


def test_in_place_of_a_library_only_where_that_is_said(
    place: Place, extraction: Extraction, tmp_path: Path
) -> None:
    engine = fill(place.where, extraction)
    backup(place.where, tmp_path / "backup.sqlite")
    keep(engine, Extraction(Paper("later.txt", "9", "text/plain")))
    engine.dispose()
    with pytest.raises(LibraryError, match="say --replace"):
        restore(place.where, tmp_path / "backup.sqlite")
    assert len(extractions(connect(place.where))) == 3
    restore(place.where, tmp_path / "backup.sqlite", replace=True)
    assert len(extractions(connect(place.where))) == 2


def test_in_place_of_a_damaged_library(tmp_path: Path, extraction: Extraction) -> None:
    where = tmp_path / "papers.sqlite"
    fill(str(where), extraction)
    backup(str(where), tmp_path / "backup.sqlite")
    damage(where)
    restore(str(where), tmp_path / "backup.sqlite", replace=True)
    assert results(str(where)) == dict.fromkeys(SOUND, "ok")


def damage(file: Path) -> None:
    """Overwrite what is inside a library."""
    data = bytearray(file.read_bytes())
    data[5000:60000] = bytes([255]) * 55000
    file.write_bytes(data)


# ------------------------------------------------------------------ what goes wrong


def newer(file: Path) -> None:
    version = f"UPDATE library SET value = '{SCHEMA_VERSION + 1}' WHERE key = 'schema'"
    with closing(sqlite3.connect(file)) as connection:
        connection.execute(version)
        connection.commit()


def somebody_elses(file: Path) -> None:
    file.unlink()
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("CREATE TABLE birds(name)")


WRONG: dict[str, tuple[Callable[[Path], object], str]] = {
    "missing": (Path.unlink, "there is no backup at"),
    "damaged": (damage, "is damaged"),
    "newer": (newer, "made by a newer committee-papers"),
    "no library": (somebody_elses, "is not a library"),
    "cut off": (lambda file: file.write_bytes(file.read_bytes()[:9000]), "is damaged"),
    "text": (lambda file: file.write_text("Minutes " * 999), "is not a library"),
}


@pytest.mark.parametrize("what", WRONG)
def test_a_backup_that_is_none(
    place: Place, extraction: Extraction, tmp_path: Path, what: str
) -> None:
    engine = fill(place.where, extraction)
    file = tmp_path / "backup.sqlite"
    backup(place.where, file)
    spoil, said = WRONG[what]
    spoil(file)
    before = sorted(each.name for each in tmp_path.iterdir())
    with pytest.raises(LibraryError, match=said) as caught:
        restore(place.where, file, replace=True)
    assert "\n" not in str(caught.value)
    assert sorted(each.name for each in tmp_path.iterdir()) == before
    assert len(extractions(engine)) == 2


def test_a_step_that_fails_leaves_the_library(
    place: Place, extraction: Extraction, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    engine = fill(place.where, extraction)
    backup(place.where, tmp_path / "backup.sqlite")

    def fails(done: int, total: int) -> None:
        raise OSError(28, "No space left on device")

    with pytest.raises(LibraryError, match="No space left"):
        restore(place.where, tmp_path / "backup.sqlite", replace=True, told=fails)
    with pytest.raises(LibraryError, match="No space left"):
        backup(place.where, tmp_path / "second.sqlite", fails)
    assert len(extractions(engine)) == 2
    assert not [*tmp_path.glob("*.part*"), *tmp_path.glob("*.restored"), *tmp_path.glob("second*")]


def test_a_library_in_use_is_not_replaced(
    tmp_path: Path, extraction: Extraction, monkeypatch: pytest.MonkeyPatch
) -> None:
    where = str(tmp_path / "papers.sqlite")
    engine = fill(where, extraction)
    backup(where, tmp_path / "backup.sqlite")
    monkeypatch.setattr(backing, "PATIENCE", 0.05)
    with (
        writing(engine),
        pytest.raises(LibraryError, match="being written by another run"),
    ):
        restore(where, tmp_path / "backup.sqlite", replace=True)
    restore(where, tmp_path / "backup.sqlite", replace=True)


@pytest.mark.parametrize("act", ["backup", "restore", "upgrade"])
def test_a_disk_that_is_full(tmp_path: Path, extraction: Extraction, act: str) -> None:
    """As a limit to the size of files has it, in a process of its own."""
    where, file = tmp_path / "papers.sqlite", tmp_path / "backup.sqlite"
    fill(str(where), extraction)
    arguments = [act, *([] if act == "upgrade" else [str(file)]), "--library", str(where)]
    if act == "restore":
        backup(str(where), file)
        arguments.append("--replace")
    if act == "upgrade":
        where.unlink()
        with closing(sqlite3.connect(where)) as connection:
            connection.executescript((SCHEMAS / f"{OLDEST}.sqlite.sql").read_text("utf-8"))
    before = {each.name for each in tmp_path.iterdir() if not each.name.endswith(("-wal", "-shm"))}
    done = subprocess.run(
        [sys.executable, "-m", "cli", "library", *arguments],
        capture_output=True,
        text=True,
        cwd=ROOT,
        check=False,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (90_000, 90_000)),
    )
    assert done.returncode == 1, done.stderr
    assert len(done.stderr.strip().splitlines()) == 1
    assert "disk" in done.stderr or "too large" in done.stderr
    after = {each.name for each in tmp_path.iterdir() if not each.name.endswith(("-wal", "-shm"))}
    assert after == before
    if act != "upgrade":
        assert len(extractions(connect(str(where)))) == 2


def test_a_folder_that_is_not_there(tmp_path: Path, extraction: Extraction) -> None:
    fill(str(tmp_path / "papers.sqlite"), extraction)
    with pytest.raises(LibraryError, match="folder is there"):
        backup(str(tmp_path / "papers.sqlite"), tmp_path / "no" / "backup.sqlite")


# ------------------------------------------------------------------ checks


@pytest.mark.parametrize(
    ("spoil", "wrong"),
    [
        ("DELETE FROM meetings", "keys"),
        ("UPDATE attendance SET minutes = 7", "keys"),
        ("UPDATE decisions SET undoes = 9 WHERE id = 2", "decisions"),
        ("UPDATE decisions SET verdict = 'perhaps' WHERE id = 2", "decisions"),
        ("UPDATE decisions SET subject = '[1]' WHERE id = 1", "decisions"),
        ("ALTER TABLE figures ADD COLUMN colour TEXT", "tables"),
        ("DROP INDEX ix_papers_sha256", "tables"),
    ],
)
def test_what_is_wrong_is_told(
    place: Place, extraction: Extraction, spoil: str, wrong: str
) -> None:
    with writing(fill(place.where, extraction)) as connection:
        connection.exec_driver_sql(spoil)
    found = results(place.where)
    assert {name for name, result in found.items() if result != "ok"} == {wrong}


def test_everything_is_counted(place: Place, extraction: Extraction) -> None:
    fill(place.where, extraction)
    [counted] = [each.detail for each in check(place.where) if each.check == "counts"]
    assert counted == "2 papers, 11 records, 11 passages, 2 decisions"


def test_kept_answers_are_no_fault(place: Place, extraction: Extraction) -> None:
    with writing(fill(place.where, extraction)) as connection:
        derived.create_all(connection)
    assert results(place.where) == dict.fromkeys(SOUND, "ok")


def test_words_that_search_does_not_know_of(tmp_path: Path, extraction: Extraction) -> None:
    where = str(tmp_path / "papers.sqlite")
    fill(where, extraction)
    with closing(sqlite3.connect(where)) as connection:
        connection.execute("UPDATE passages SET text = 'otherwise' WHERE kind = 'action'")
        connection.commit()
    assert results(where)["full text"] == "wrong"


def test_rows_of_no_paper(tmp_path: Path, extraction: Extraction) -> None:
    where = str(tmp_path / "papers.sqlite")
    fill(where, extraction)
    with closing(sqlite3.connect(where)) as connection:
        connection.execute("UPDATE figures SET paper_id = 99")
        connection.commit()
    [keys] = [each for each in check(where) if each.check == "keys"]
    assert keys.detail == "1 rows of figures without one of papers"


def test_a_library_that_is_written_meanwhile(tmp_path: Path, extraction: Extraction) -> None:
    where = str(tmp_path / "papers.sqlite")
    with writing(fill(where, extraction)):
        assert results(where)["full text"] == "not checked"


def test_a_copy_elsewhere_is_as_sound(tmp_path: Path, extraction: Extraction) -> None:
    where = tmp_path / "papers.sqlite"
    fill(str(where), extraction)
    backup(str(where), tmp_path / "backup.sqlite")
    shutil.copy(tmp_path / "backup.sqlite", tmp_path / "moved.sqlite")
    assert results(str(tmp_path / "moved.sqlite")) == dict.fromkeys(SOUND, "ok")
    make_engine(str(tmp_path / "moved.sqlite"), create=False, patience=1).dispose()
