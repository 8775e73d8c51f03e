"""What scenarios stand on: libraries, papers, small disks, commands typed, processes that die."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
import sqlalchemy as sa

import cli
from extractor.library.checking import check
from extractor.library.connect import connect
from extractor.library.reads import extractions
from extractor.library.writes import keep
from extractor.records import Extraction
from tests.library.conftest import a_pack

ROOT = Path(__file__).resolve().parents[2]
Words = list[str | Path]  # of a command
NOTHING = ""  # what is said where a fault is nobody's concern


@dataclass(frozen=True, slots=True)
class Done:
    """A command that was typed: its exit status, and what it said on standard error."""

    status: int
    said: str
    out: str


def typed(*words: str | Path) -> Done:
    """Type a command in this process."""
    said, out = io.StringIO(), io.StringIO()
    with redirect_stderr(said), redirect_stdout(out):
        status = cli.run([str(word) for word in words])
    return Done(status, said.getvalue().strip(), out.getvalue())


def ingest(folder: Path, library: Path | str, *more: str | Path) -> Done:
    """Ingest a folder in this process, unlinked."""
    how = ("--workers", "0", "--no-linking", "--format", "json")
    return typed("ingest", folder, "--library", library, *how, *more)


def paper(n: int) -> Extraction:
    """A pack of its own."""
    pack = a_pack()
    return replace(pack, paper=replace(pack.paper, source=f"{n}.pdf", sha256=f"{n:064}"))


def filled(where: Path | str, count: int = 2) -> sa.Engine:
    """A library of so many packs."""
    engine = connect(str(where), create=True)
    for n in range(count):
        keep(engine, paper(n))
    return engine


def held(where: Path | str) -> list[str]:
    """The papers of a library that is sound in every respect, each of them whole."""
    wrong = [(each.check, each.result) for each in check(str(where)) if each.result != "ok"]
    assert wrong == []
    found = extractions(connect(str(where)))
    whole = [p.records.actions for p in found if p.paper.source.endswith(".pdf")]
    assert all(whole), "half a paper"
    return sorted(each.paper.source for each in found)


def names(folder: Path) -> list[str]:
    """What is in a folder, but for the logs of a library."""
    found = (each.name for each in folder.iterdir())
    return sorted(name for name in found if not name.endswith(("-wal", "-shm")))


# ------------------------------------------------------------------ disks


@contextmanager
def small_disk(at: Path, kilobytes: int) -> Iterator[Path]:
    """A disk of this size; skips the test where none can be mounted."""
    disk = at / "disk"
    disk.mkdir()
    if not mounted("-t", "tmpfs", "-o", f"size={kilobytes}k", "tmpfs", disk):
        pytest.skip("no disk can be mounted here")
    try:
        yield disk
    finally:
        subprocess.run(["umount", "-l", disk], check=False)


def mounted(*words: str | Path) -> bool:
    """Mount something; says whether that could be."""
    if os.name != "posix" or os.geteuid() != 0:
        return False
    return subprocess.run(["mount", *words], check=False, capture_output=True).returncode == 0


def larger(disk: Path, kilobytes: int) -> None:
    """Make room on a disk."""
    assert mounted("-o", f"remount,size={kilobytes}k", disk)


def fill_up(disk: Path, but: int = 0) -> Path:
    """Leave no room but for so many bytes."""
    filler = disk / "filler"
    free = os.statvfs(disk)
    room = free.f_bavail * free.f_frsize - but
    filler.write_bytes(bytes(max(room, 0) // 4096 * 4096))
    return filler


# ------------------------------------------------------------------ processes that die


def dies(script: str, *arguments: Path | str) -> None:
    """Run a script that kills itself with SIGKILL: nothing is put in order."""
    command = [sys.executable, "-c", f"{KILL}\n{script}", *map(str, arguments)]
    done = subprocess.run(command, cwd=ROOT, check=False, capture_output=True, timeout=120)
    assert done.returncode == -9, done.stderr.decode()


KILL = """
import os, signal, sys
from pathlib import Path
def die(*_, **__):
    os.kill(os.getpid(), signal.SIGKILL)
"""
