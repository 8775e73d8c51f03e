"""Processes that are killed, hang or are interrupted, at the worst moments."""

from __future__ import annotations

import sqlite3
import tempfile
from contextlib import closing
from functools import cache
from pathlib import Path
from unittest import mock

from evaluation.kills import content
from extractor.batch.limits import Limits
from extractor.batch.one_paper import attempt
from extractor.batch.run import ingest as reading
from extractor.batch.sources import papers_in
from extractor.batch.workers import Workers
from extractor.library.connect import connect
from extractor.library.schema import OLDEST
from extractor.reading import Options
from tests.batch import evil
from tests.batch.conftest import write_papers
from tests.faults.ground import NOTHING, Words, dies, filled, held, ingest, names, typed
from tests.faults.register import Group

KILLED = Group("Processes")
SCHEMAS = Path(__file__).resolve().parents[1] / "library" / "schemas"


@KILLED.scenario(
    "the run is killed (`kill -9`) as it commits papers",
    said=NOTHING,
    left="papers committed before, whole; the same command ends as a run that nothing happened to",
)
def killed_writer(at: Path) -> str:
    write_papers(at / "papers", 4)
    script = """
from extractor.batch import writer
import sqlalchemy as sa
import cli
writer.PAPERS = 1
commits = []
def commit(connection):
    commits.append(connection)
    if len(commits) == 4:
        die()
sa.event.listen(sa.Engine, "commit", commit)
cli.run(["ingest", sys.argv[1], "--library", sys.argv[2], "--workers", "0", "--no-linking"])
"""
    dies(script, at / "papers", at / "papers.sqlite")
    assert 0 < len(held(at / "papers.sqlite")) < 4
    assert ingest(at / "papers", at / "papers.sqlite").status == 0
    assert ingest(at / "papers", at / "whole.sqlite").status == 0
    assert content(str(at / "papers.sqlite")) == content(str(at / "whole.sqlite"))
    return NOTHING


@KILLED.scenario(
    "the run is interrupted (Ctrl-C)",
    said="interrupted; papers already done are kept",
    left="the papers read so far; the same command reads the others",
)
def interrupted_run(at: Path) -> str:
    write_papers(at / "papers", 4)
    whole, count = attempt, 0

    def third(*asked: object) -> object:
        nonlocal count
        count += 1
        if count == 3:
            raise KeyboardInterrupt
        return whole(*asked)  # type: ignore[arg-type]

    with mock.patch(
        "extractor.batch.readers.Here.__init__", lambda self: setattr(self, "by", third)
    ):
        done = ingest(at / "papers", at / "papers.sqlite")
    assert (done.status, len(held(at / "papers.sqlite"))) == (130, 2)
    assert ingest(at / "papers", at / "papers.sqlite").status == 0
    assert len(held(at / "papers.sqlite")) == 4
    return done.said


@cache
def evil_run() -> dict[str, str]:
    """The problem of each of several papers that end or stop the process that reads them, and
    the state of one that does not."""
    with tempfile.TemporaryDirectory() as home:
        folder = Path(home, "papers")
        write_papers(folder, 2)
        for word in ("killed", "hang", "segfault"):
            (folder / f"{word}.txt").write_text(f"{word}\n")
        library = Path(home, "papers.sqlite")
        engine = connect(str(library), create=True)
        limits, readers = Limits(8.0, 1500), Workers(2, evil.by)
        outcomes = list(reading(papers_in([str(folder)]), engine, Options(), limits, readers))
        assert len(held(library)) == len(outcomes) == 5
        found = [o.extraction for o in outcomes if o.extraction]
        good = [e.paper.source for e in found if e.state == "complete"]
        assert sorted(Path(source).name for source in good) == ["0.txt", "1.txt"]
        return {Path(e.paper.source).stem: p.message for e in found for p in e.problems}


@KILLED.scenario(
    "a worker is killed, as by a system without memory",
    said="the process that read it was killed",
    left="its paper tried once more, then a row with the problem; all other papers",
)
def killed_worker(_: Path) -> str:
    return evil_run()["killed"]


@KILLED.scenario(
    "a worker hangs in native code",
    said="took longer than 8 seconds; raise --max-seconds",
    left="a row with the problem; all other papers",
)
def hung_worker(_: Path) -> str:
    return evil_run()["hang"]


@KILLED.scenario(
    "a worker crashes in native code",
    said="the process that read it crashed (SIGSEGV); please report it",
    left="a row with the problem; all other papers",
)
def crashed_worker(_: Path) -> str:
    return evil_run()["segfault"]


@KILLED.scenario(
    "an upgrade to a new schema is killed",
    said=NOTHING,
    left="the library of the old schema; upgraded when asked again",
)
def killed_upgrade(at: Path) -> str:
    library = at / "papers.sqlite"
    with closing(sqlite3.connect(library)) as file:
        file.executescript((SCHEMAS / f"{OLDEST}.sqlite.sql").read_text("utf-8"))
        before = list(file.iterdump())
    script = """
from extractor.library import upgrade
upgrade.refuse_orphans = die
upgrade.upgrade(sys.argv[1])
"""
    dies(script, library)
    with closing(sqlite3.connect(library)) as file:
        assert list(file.iterdump()) == before
    assert typed("library", "upgrade", "--library", library).status == 0
    assert len(held(library)) == 2
    return NOTHING


@KILLED.scenario(
    "a backup is killed half-way",
    said=NOTHING,
    left="no file of its name (a hidden one ending in `.part`); the next backup is whole",
)
def killed_backup(at: Path) -> str:
    filled(at / "papers.sqlite").dispose()
    script = """
from extractor.library import backup, copying
copying.PAGES = 8
backup.backup(sys.argv[1], Path(sys.argv[2]), die)
"""
    dies(script, at / "papers.sqlite", at / "backup.sqlite")
    assert not (at / "backup.sqlite").exists()
    where: Words = ["--library", at / "papers.sqlite"]
    assert typed("library", "backup", at / "backup.sqlite", *where).status == 0
    assert held(at / "backup.sqlite") == held(at / "papers.sqlite") == ["0.pdf", "1.pdf"]
    return NOTHING


@KILLED.scenario(
    "a restore over a library is killed half-way",
    said=NOTHING,
    left="the library as it was; the next restore takes its place",
)
def killed_restore(at: Path) -> str:
    filled(at / "papers.sqlite", 1).dispose()
    filled(at / "other.sqlite", 3).dispose()
    typed("library", "backup", at / "backup.sqlite", "--library", at / "other.sqlite")
    script = """
from extractor.library import backup, copying
copying.PAGES = 8
backup.restore(sys.argv[1], Path(sys.argv[2]), replace=True, told=die)
"""
    dies(script, at / "papers.sqlite", at / "backup.sqlite")
    assert held(at / "papers.sqlite") == ["0.pdf"]
    where: Words = ["--library", at / "papers.sqlite", "--replace"]
    assert typed("library", "restore", at / "backup.sqlite", *where).status == 0
    assert len(held(at / "papers.sqlite")) == 3
    return NOTHING


@KILLED.scenario(
    "an export is killed half-way",
    said=NOTHING,
    left="no folder of its name (a hidden one ending in `.part`); the next export is whole",
)
def killed_export(at: Path) -> str:
    filled(at / "papers.sqlite").dispose()
    script = """
import cli
from extractor.exports import csv_folder
csv_folder.columns = die
cli.run(["export", sys.argv[2], "--library", sys.argv[1], "--format", "csv"])
"""
    dies(script, at / "papers.sqlite", at / "out")
    assert not (at / "out").exists()
    where: Words = ["--library", at / "papers.sqlite", "--format", "csv"]
    assert typed("export", at / "out", *where).status == 0
    assert "columns.csv" in names(at / "out")
    return NOTHING


@KILLED.scenario(
    "an export is interrupted (Ctrl-C)",
    said="interrupted; nothing was written",
    left="no folder, nothing beside it",
)
def interrupted_export(at: Path) -> str:
    filled(at / "papers.sqlite").dispose()
    with mock.patch("extractor.exports.csv_folder.columns", side_effect=KeyboardInterrupt):
        done = typed("export", at / "out", "--library", at / "papers.sqlite", "--format", "csv")
    assert (done.status, names(at)) == (130, ["papers.sqlite"])
    return done.said
