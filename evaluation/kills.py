"""``python -m evaluation.kills``: runs killed at random moments and finished, beside one
left alone.

Each of ``--runs`` runs of ``ingest`` over a folder (by default the papers of two fictional councils
over a year) is killed with SIGKILL or SIGINT at a moment that chance chooses, or has one of its
workers killed; then the same command is typed again.  The library must equal that of a run that
nothing happened to, row for row.
"""

from __future__ import annotations

import argparse
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from evaluation.processes import below

LEFT_OUT = {"paper_id", "passage_id", "ingested"}
DEEDS = ("SIGKILL", "SIGINT", "SIGKILL of a worker")
PATIENCE = 30.0  # seconds in which orphaned workers must be gone

Content = dict[str, list[tuple[Any, ...]]]


@dataclass(frozen=True, slots=True)
class Killed:
    """One run: what was done to it after how many seconds, how many papers were there then, and
    whether the library ended as it should."""

    deed: str
    after: float
    papers: int
    equal: bool
    orphans: int


def content(library: str) -> Content:
    """Every row of a library by table, with the paper's source for its number, in one order."""
    import sqlalchemy as sa

    from extractor.library.connect import connect, reading
    from extractor.library.schema import metadata, papers

    with reading(connect(library)) as connection:
        found = connection.execute(sa.select(papers.c.paper_id, papers.c.source))
        sources = {row.paper_id: row.source for row in found}
        return {
            table.name: rows(connection, table, sources)
            for table in metadata.sorted_tables
            if "paper_id" in table.c
        }


def rows(connection: Any, table: Any, sources: dict[int, str]) -> list[tuple[Any, ...]]:
    """The rows of a table, but for numbers that go by when a paper came."""
    names = [c.name for c in table.c if c.name not in LEFT_OUT]
    found = connection.execute(table.select()).mappings()
    return sorted((sources[row["paper_id"]], *(str(row[name]) for name in names)) for row in found)


def begun(folder: Path, library: Path, workers: int) -> subprocess.Popen[bytes]:
    """A run of ``ingest``."""
    command = [sys.executable, "-m", "cli", "ingest", str(folder), "--library", str(library)]
    how = ["--workers", str(workers), "--format", "json"]
    nothing = subprocess.DEVNULL
    return subprocess.Popen(
        [*command, *how], stdout=nothing, stderr=nothing, start_new_session=True
    )


def killed(folder: Path, library: Path, workers: int, deed: str, after: float) -> Killed:
    """Begin a run, do the deed, finish it; ``equal`` is for the caller to tell."""
    with begun(folder, library, workers) as run:
        time.sleep(after)
        family = below(run.pid)
        do(deed, run, family)
        run.wait()
    orphans = len(left_of(family))
    kept = len(content(str(library))["papers"]) if library.exists() else 0
    with begun(folder, library, workers) as again:
        again.wait()
    return Killed(deed, after, kept, False, orphans)


def do(deed: str, run: subprocess.Popen[bytes], family: Sequence[int]) -> None:
    """Kill a run, interrupt it, or kill the last process that it started."""
    if deed == "SIGKILL of a worker":
        if family:
            os.kill(family[-1], signal.SIGKILL)
    else:
        run.send_signal(signal.Signals[deed])


def left_of(family: Sequence[int]) -> list[int]:
    """Which of these processes are still there once they have had time to end."""
    ends = time.monotonic() + PATIENCE
    while time.monotonic() < ends:
        left = [n for n in family if Path(f"/proc/{n}/cmdline").exists() and alive(n)]
        if not left:
            return []
        time.sleep(0.2)
    return left


def alive(process: int) -> bool:
    """Whether a process is more than an entry in a table."""
    try:
        return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def tried(folder: Path, runs: int, workers: int, seed: int = 1) -> list[Killed]:
    """Kill so many runs over the papers in a folder."""
    chance, found = random.Random(seed), list[Killed]()
    with tempfile.TemporaryDirectory() as home:
        start = time.monotonic()
        with begun(folder, Path(home, "whole.sqlite"), workers) as run:
            run.wait()
        whole = time.monotonic() - start
        expected = content(f"{home}/whole.sqlite")
        for n in range(runs):
            library, deed = Path(home, f"{n}.sqlite"), DEEDS[n % len(DEEDS)]
            one = killed(folder, library, workers, deed, chance.uniform(0.05, 0.95) * whole)
            equal = content(str(library)) == expected
            found.append(Killed(one.deed, one.after, one.papers, equal, one.orphans))
            print(shown(found[-1], len(expected["papers"])), flush=True)
    return found


def shown(one: Killed, papers: int) -> str:
    """A run in a line."""
    said = "equal" if one.equal else "NOT EQUAL"
    orphans = f", {one.orphans} processes left" if one.orphans else ""
    return f"{one.deed} after {one.after:.1f} s, {one.papers} of {papers} papers: {said}{orphans}"


def main() -> int:
    """Kill runs; the status says whether all ended as they should."""
    parser = argparse.ArgumentParser(description="Kill runs of ingest, and finish them.")
    parser.add_argument("folder", nargs="?", type=Path, metavar="DIR")
    parser.add_argument("--runs", type=int, default=20)
    parser.add_argument("--workers", type=int, default=2)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as home:
        if asked.folder is None:
            from corpus.sample import write_body

            list(write_body(Path(home), 2, 1, 1))
        found = tried(asked.folder or Path(home), asked.runs, asked.workers)
    good = sum(one.equal and not one.orphans for one in found)
    kept = "kept  " if good == len(found) else "MISSED"
    print(f"{kept}  {good} of {len(found)} killed runs ended as one that nothing happened to")
    return int(good < len(found))


if __name__ == "__main__":
    sys.exit(main())
