"""``python -m evaluation.damaged``: a body of damaged files, all ingested, and what became of each.

The files are made from the sample papers (``corpus/damaged``) and read by ``ingest`` as a person
would type it, by workers with a limit of time and memory.  Told are: whether that run ended as it
should, whether every file has a row of status, which were over the limit, and the slowest.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from corpus.damaged.body import write_damaged_body
from evaluation.processes import Watch
from extractor.batch.workers import GRACE

SECONDS, MEGABYTES = 20.0, 500
ENDED = (0, 3)
"""How ``ingest`` ends where it read some of its papers."""

STATES = ("complete", "partial", "failed")
UNFORESEEN = ("crashed", "killed", "not-read", "parser-failed")
"""Problems that ask a person to report them."""

SLOWEST = 8

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Found:
    """What became of the body: the run's exit status and last words, a row a file, the names that
    have none, the rows of the library by state, and megabytes of the largest process."""

    files: int
    status: int
    said: str
    rows: tuple[Json, ...]
    missing: tuple[str, ...]
    held: dict[str, int]
    megabytes: float

    @property
    def states(self) -> Counter[str]:
        """Files by state."""
        return Counter(row["state"] for row in self.rows)

    @property
    def kinds(self) -> Counter[str]:
        """Files by kind of problem."""
        return Counter(kind for row in self.rows for kind in kinds_of(row))

    @property
    def over(self) -> list[Json]:
        """Files that took longer than their limit and the grace after it."""
        return [row for row in self.rows if row["seconds"] > SECONDS + GRACE]

    @property
    def ended(self) -> list[Json]:
        """Files whose process was ended at the limit of time; their rows have no seconds."""
        return [r for r in self.rows if r["state"] == "failed" and "over-time" in kinds_of(r)]

    @property
    def unforeseen(self) -> list[Json]:
        """Files with a problem that nobody foresaw."""
        return [row for row in self.rows if kinds_of(row) & set(UNFORESEEN)]

    @property
    def good(self) -> bool:
        """The run ended well, each file has a row and a state, and none was over its limit."""
        sound = self.status in ENDED and not self.missing and not self.over
        return sound and set(self.states) <= set(STATES)


def kinds_of(row: Json) -> set[str]:
    """The kinds of problem of a file."""
    return {problem["kind"] for problem in row["problems"]}


def name_of(row: Json) -> str:
    """A file's name without its folder."""
    return Path(row["paper"]).name


def tried(home: Path, workers: int, seed: int = 1, every: int = 1) -> Found:
    """Make the body, or every n-th file of it, in a folder, and ingest it."""
    paths = write_damaged_body(home / "papers", seed, every)
    report, library = home / "report.json", home / "library.sqlite"
    with Watch() as use:
        run = ingested(paths, library, report, workers)
    rows = json.loads(report.read_text("utf-8"))["papers"] if report.exists() else []
    told = {name_of(row) for row in rows}
    missing = tuple(path.name for path in paths if path.name not in told)
    said = (run.stderr.splitlines() or [""])[-1]
    held = states_held(library) if library.exists() else {}
    return Found(len(paths), run.returncode, said, tuple(rows), missing, held, use.worst)


def ingested(
    paths: Sequence[Path], library: Path, report: Path, workers: int
) -> subprocess.CompletedProcess[str]:
    """Type ``ingest``, each file by its name, whatever that ends with."""
    command = [sys.executable, "-m", "cli", "ingest", *map(str, paths), "--library", str(library)]
    limits = ["--max-seconds", f"{SECONDS:g}", "--max-memory", str(MEGABYTES)]
    how = ["--workers", str(workers), "--report", str(report), "--no-linking", "--format", "json"]
    return subprocess.run([*command, *limits, *how], check=False, capture_output=True, text=True)


def states_held(library: Path) -> dict[str, int]:
    """The papers of a library by state."""
    import sqlalchemy as sa

    from extractor.library.connect import connect, reading
    from extractor.library.schema import papers

    count = sa.select(papers.c.state, sa.func.count()).group_by(papers.c.state)
    with reading(connect(str(library))) as connection:
        return {row[0]: row[1] for row in connection.execute(count)}


def show(found: Found) -> None:
    """Print what became of the body."""
    states = ", ".join(f"{found.states[state]} {state}" for state in STATES)
    print(f"{found.files} damaged files: {states}; {sum(found.held.values())} in the library")
    print(f"crashes of the run: {int(found.status not in ENDED)} (exit status {found.status})")
    print(f"files without a row: {len(found.missing)} {' '.join(found.missing[:5])}")
    print(f"over {SECONDS:g} s and {GRACE:g} s of grace: {len(found.over)}")
    print(f"ended at the limit of time: {len(found.ended)}", *map(name_of, found.ended))
    print(f"largest process: {found.megabytes:.0f} MB")
    print("files by problem:", *(f"{kind} {count}" for kind, count in found.kinds.most_common()))
    print("slowest:")
    for row in sorted(found.rows, key=lambda row: -row["seconds"])[:SLOWEST]:
        print(f"  {row['seconds']:5.1f} s  {row['state']:8}  {Path(row['paper']).name}")
    print("not foreseen:", "" if found.unforeseen else "none")
    for row in found.unforeseen:
        for problem in row["problems"]:
            if problem["kind"] in UNFORESEEN:
                print(f"  {Path(row['paper']).name}: {problem['message'][-160:]}")


def main() -> int:
    """Make the body, ingest it, and say what became of it; 1 where it did not hold."""
    parser = argparse.ArgumentParser(description="Ingest a body of damaged files.")
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--seed", type=int, default=1, help="another one damages other places")
    parser.add_argument("--every", type=int, default=1, help="only every n-th file")
    parser.add_argument("--keep", type=Path, metavar="DIR", help="keep the files and the library")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as home:
        found = tried(asked.keep or Path(home), asked.workers, asked.seed, asked.every)
    show(found)
    if found.status not in ENDED:
        print(found.said)
    return int(not found.good)


if __name__ == "__main__":
    sys.exit(main())
