"""Disks that fill, and that cannot be written."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from extractor.library.errors import LibraryError
from extractor.library.writes import keep
from tests.batch.conftest import write_papers
from tests.faults.ground import (
    Words,
    fill_up,
    filled,
    held,
    ingest,
    larger,
    mounted,
    names,
    paper,
    small_disk,
    typed,
)
from tests.faults.register import Group

DISKS = Group("Disks")


@DISKS.scenario(
    "the disk of the library fills while papers are ingested",
    said="the disk is full; make room and ingest again",
    left="whole papers only; the same command goes on once there is room",
)
def full_library(at: Path) -> str:
    write_papers(at / "papers", 6)
    with small_disk(at, 800) as disk:
        filled(disk / "papers.sqlite")
        fill_up(disk, 12 * 4096)
        done = ingest(at / "papers", disk / "papers.sqlite")
        assert done.status == 1
        larger(disk, 20_000)
        assert held(disk / "papers.sqlite")[:2] == ["0.pdf", "1.pdf"]
        assert ingest(at / "papers", disk / "papers.sqlite").status == 0
        assert len(held(disk / "papers.sqlite")) == 8
    return done.said


@DISKS.scenario(
    "there is no room for the library's log (WAL)",
    said="the disk is full",
    left="the library as it was",
)
def full_log(at: Path) -> str:
    with small_disk(at, 2000) as disk:
        engine = filled(disk / "papers.sqlite")
        filler = fill_up(disk, 12 * 4096)
        with pytest.raises(LibraryError) as caught:
            keep(engine, paper(2))
        filler.unlink()
        assert held(disk / "papers.sqlite") == ["0.pdf", "1.pdf"]
        keep(engine, paper(2))
        assert len(held(disk / "papers.sqlite")) == 3
    return str(caught.value)


@DISKS.scenario(
    "the disk of a backup fills",
    said="the disk is full",
    left="no half of a file",
)
def full_backup(at: Path) -> str:
    filled(at / "papers.sqlite")
    with small_disk(at, 64) as disk:
        done = typed("library", "backup", disk / "b.sqlite", "--library", at / "papers.sqlite")
        assert (done.status, names(disk)) == (1, [])
    assert len(held(at / "papers.sqlite")) == 2
    return done.said


@DISKS.scenario(
    "the disk fills while a backup is restored over a library",
    said="the disk is full",
    left="the library as it was",
)
def full_restore(at: Path) -> str:
    filled(at / "papers.sqlite", 3)
    typed("library", "backup", at / "b.sqlite", "--library", at / "papers.sqlite")
    with small_disk(at, 2000) as disk:
        where: Words = ["--library", disk / "papers.sqlite", "--replace"]
        filled(disk / "papers.sqlite").dispose()
        filler = fill_up(disk, 4096)
        done = typed("library", "restore", at / "b.sqlite", *where)
        filler.unlink()
        assert (done.status, names(disk)) == (1, ["papers.sqlite"])
        assert held(disk / "papers.sqlite") == ["0.pdf", "1.pdf"]
    return done.said


@DISKS.scenario(
    "the disk of an export fills",
    said="was not written: No space left on device",
    left="no folder",
)
def full_export(at: Path) -> str:
    filled(at / "papers.sqlite")
    with small_disk(at, 8) as disk:
        where: Words = ["--library", at / "papers.sqlite", "--format", "csv"]
        done = typed("export", disk / "out", *where)
        assert (done.status, names(disk)) == (1, [])
    return done.said


@DISKS.scenario(
    "the disk fills of copies that `--keep-files` keeps",
    said="no copy can be kept",
    left="the paper in the library, no half of a copy",
)
def full_copies(at: Path) -> str:
    write_papers(at / "papers", 2)
    with small_disk(at, 64) as disk:
        fill_up(disk)
        done = ingest(at / "papers", at / "papers.sqlite", "--keep-files", disk / "kept")
        assert done.status == 1
        assert not [each for each in disk.rglob("*") if each.is_file() and each.name != "filler"]
    assert held(at / "papers.sqlite")
    assert ingest(at / "papers", at / "papers.sqlite", "--keep-files", at / "kept").status == 0
    assert len([each for each in (at / "kept").rglob("*") if each.is_file()]) == 2
    return done.said


@DISKS.scenario(
    "the disk of the report fills",
    said="the report cannot be written",
    left="all papers in the library, no half of a report",
)
def full_report(at: Path) -> str:
    write_papers(at / "papers", 2)
    with small_disk(at, 8) as disk:
        fill_up(disk)
        done = ingest(at / "papers", at / "papers.sqlite", "--report", disk / "report.json")
        assert (done.status, names(disk)) == (1, ["filler"])
    assert len(held(at / "papers.sqlite")) == 2
    return done.said


@DISKS.scenario(
    "the folder of the library cannot be written",
    said="cannot be opened; check that its folder is there and can be written",
    left="the library as it was; questions are answered",
)
def read_only_folder(at: Path) -> str:
    write_papers(at / "papers", 1)
    with small_disk(at, 4000) as disk:
        filled(disk / "papers.sqlite").dispose()
        assert mounted("-o", "remount,ro", disk)
        done = ingest(at / "papers", disk / "papers.sqlite")
        assert done.status == 1
        asked = typed("papers", "--library", disk / "papers.sqlite", "--format", "json")
        assert (asked.status, asked.out.count('"state"')) == (0, 2)
    return done.said


@DISKS.scenario(
    "the library's file cannot be written, its folder can",
    said="cannot be written",
    left="the library as it was",
)
def read_only_library(at: Path) -> str:
    write_papers(at / "papers", 1)
    library = at / "papers.sqlite"
    filled(library).dispose()
    if not (mounted("--bind", library, library) and mounted("-o", "remount,ro,bind", library)):
        pytest.skip("nothing can be mounted here")
    try:
        done = ingest(at / "papers", library)
    finally:
        subprocess.run(["umount", "-l", library], check=False)
    assert done.status == 1
    assert held(library) == ["0.pdf", "1.pdf"]
    return done.said
