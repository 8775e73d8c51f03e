"""``python -m evaluation.batch_bench``: many papers: two workers beside one, and a steady run.

``DIR...`` are folders of papers; without one, the papers of two fictional councils over a year are
made.  ``--steady`` reads all their PDFs, in an order that chance makes, and compares the first
tenth of the pages with the last.  The machine may be shared, so that beside pages a second there
are pages a second of processor time, which others slow less.
"""

from __future__ import annotations

import argparse
import json
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TextIO

from evaluation.processes import Use, Watch, processor_seconds

TWO_TO_ONE = 1.8
STEADY = 0.95
PARENT_MB, WORKER_MB = 500.0, 600.0
ROUNDS = 3


@dataclass(frozen=True, slots=True)
class Moment:
    """How far a run was: pages read, seconds on the clock, and of processors."""

    pages: int
    clock: float
    processor: float


# ------------------------------------------------------------------ two workers beside one


def seconds_of(folders: Sequence[Path], workers: int) -> float:
    """Seconds of a whole ``ingest`` by so many workers, Python's start included."""
    with tempfile.TemporaryDirectory() as home:
        command = [sys.executable, "-m", "cli", "ingest", *map(str, folders)]
        how = ["--library", f"{home}/library.sqlite", "--workers", str(workers), "--format", "json"]
        how.append("--no-linking")  # one process links, whatever the number that read
        begun = time.perf_counter()
        subprocess.run([*command, *how], check=False, capture_output=True)
        return time.perf_counter() - begun


def two_to_one(folders: Sequence[Path]) -> dict[int, float]:
    """The best time of one worker and of two; rounds take turns, so that both have the same
    neighbours."""
    found: dict[int, list[float]] = {1: [], 2: []}
    for _ in range(ROUNDS):
        for workers, times in found.items():
            times.append(seconds_of(folders, workers))
    return {workers: min(times) for workers, times in found.items()}


# ------------------------------------------------------------------ a steady run


def steady(
    folders: Sequence[Path], workers: int, noted: TextIO | None = None
) -> tuple[list[Moment], Use]:
    """Read all PDFs of the folders into a library; ``noted`` is told each moment in a line."""
    from extractor.batch.limits import Limits
    from extractor.batch.run import ingest
    from extractor.batch.sources import Place
    from extractor.batch.workers import Workers
    from extractor.library.connect import connect
    from extractor.progress import pages_read
    from extractor.reading import Options

    papers = sorted(path for folder in folders for path in folder.rglob("*.pdf"))
    random.Random(1).shuffle(papers)
    places = [Place(str(path)) for path in papers]  # without a size they keep this order
    moments, pages, seen = list[Moment](), 0, 0.0
    with tempfile.TemporaryDirectory() as home, Watch() as use:
        library = connect(f"{home}/library.sqlite", create=True)
        for outcome in ingest(places, library, Options(), Limits(), Workers(workers)):
            pages += pages_read(outcome)
            if time.perf_counter() - seen > 1.0:
                seen = time.perf_counter()
                moments.append(Moment(pages, seen, processor_seconds()))
                if noted:
                    line = asdict(moments[-1]) | {"parent": use.own, "worker": use.worst}
                    print(json.dumps(line), file=noted, flush=True)
    return moments, use


def tenths(moments: Sequence[Moment]) -> Iterator[tuple[float, float]]:
    """Pages a second of the clock, and of processors, in each tenth of the pages after the first
    moment."""
    first, last = moments[0], moments[-1]
    for n in range(10):
        begun, ended = (
            at(moments, first.pages + (last.pages - first.pages) * k / 10) for k in (n, n + 1)
        )
        pages = ended.pages - begun.pages
        yield (
            pages / max(ended.clock - begun.clock, 1e-9),
            pages / max(ended.processor - begun.processor, 1e-9),
        )


def at(moments: Sequence[Moment], pages: float) -> Moment:
    """The first moment at which so many pages had been read."""
    return next((moment for moment in moments if moment.pages >= pages), moments[-1])


# ------------------------------------------------------------------ what is said


def limit(words: str, kept: bool) -> bool:
    """Print a limit and whether it was kept."""
    print(f"{'kept  ' if kept else 'MISSED'}  {words}")
    return kept


def show_two(times: dict[int, float]) -> bool:
    """Print both times and their ratio."""
    ratio = times[1] / times[2]
    print(f"one worker {times[1]:.1f} s, two workers {times[2]:.1f} s")
    return limit(f"two workers {ratio:.2f} times one, at least {TWO_TO_ONE}", ratio >= TWO_TO_ONE)


def show_steady(moments: Sequence[Moment], use: Use) -> bool:
    """Print the tenths of a run, and what its processes held."""
    found = list(tenths(moments))
    print(f"{moments[-1].pages} pages in {moments[-1].clock - moments[0].clock:.0f} s")
    print("pages a second by tenth:", *(f"{clock:.1f}" for clock, _ in found))
    print("of processor time:      ", *(f"{spent:.1f}" for _, spent in found))
    share = found[-1][1] / found[0][1]
    words = f"last tenth {share:.2f} of the first by processor time, at least {STEADY}"
    kept = [
        limit(words, share >= STEADY),
        limit(f"parent {use.own:.0f} MB, under {PARENT_MB:g}", use.own < PARENT_MB),
        limit(f"worker {use.worst:.0f} MB at most, under {WORKER_MB:g}", use.worst < WORKER_MB),
    ]
    return all(kept)


def main() -> int:
    """Measure the folders that are named, or the papers of a made-up year."""
    parser = argparse.ArgumentParser(description="Measure the reading of many papers.")
    parser.add_argument("folders", nargs="*", type=Path, metavar="DIR")
    parser.add_argument("--steady", action="store_true", help="one long run in place of short ones")
    parser.add_argument("--workers", type=int, default=2, help="of the steady run")
    parser.add_argument(
        "--to", type=argparse.FileType("w"), help="where the moments of the steady run are written"
    )
    parser.add_argument("--check", action="store_true", help="exit 1 where a limit is missed")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as home:
        folders = asked.folders or [made(Path(home))]
        if asked.steady:
            kept = show_steady(*steady(folders, asked.workers, asked.to))
        else:
            kept = show_two(two_to_one(folders))
    return int(asked.check and not kept)


def made(folder: Path) -> Path:
    """The papers of two fictional councils over a year."""
    from corpus.sample import write_body

    list(write_body(folder, 2, 1, 1))
    return folder


if __name__ == "__main__":
    sys.exit(main())
