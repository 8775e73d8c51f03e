"""``python -m evaluation.answer_bench``: how long questions take at the command line.

The library is one of made-up histories with at least so many actions; ``--library`` measures
another.  Each command is a process of its own, Python's start included; the machine may be shared,
so that beside seconds on the clock there are seconds of processor time, which others slow less.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from statistics import median

from evaluation.link_bench import ACTIONS, library
from extractor.asking.current import refresh
from extractor.library.connect import connect
from extractor.library.writes import keep_all

LIMIT, RUNS = 1.0, 5
QUESTIONS = (
    ("actions",),
    ("actions", "--format", "json"),
    ("actions", "--state", "open", "--committee", "scrutiny"),
    ("plan",),
    ("indicators",),
    ("findings",),
    ("search", "report"),
)


@dataclass(frozen=True, slots=True)
class Took:
    """The medians of a command's runs, in seconds."""

    command: str
    clock: float
    processor: float


def make(path: Path, actions: int) -> None:
    """Make a library of that many actions."""
    engine = connect(str(path), create=True)
    papers, last = library(actions)
    named = (
        replace(p, paper=replace(p.paper, source=f"{n}-{p.paper.source}", sha256=str(n)))
        for n, p in enumerate([*papers, last])
    )
    keep_all(engine, [(paper, "") for paper in named])


def linked(path: Path) -> float:
    """Have what the papers say together told and kept; the seconds of processor time it took."""
    begun = time.process_time()
    refresh(connect(str(path), create=True))
    return time.process_time() - begun


def timed(path: Path) -> Iterator[Took]:
    """Every question, after a run that is not counted."""
    for words in QUESTIONS:
        runs = [once([*words, "--library", str(path)]) for _ in range(RUNS + 1)][1:]
        clock, processor = (median(each) for each in zip(*runs, strict=True))
        yield Took(" ".join(words), clock, processor)


def once(words: list[str]) -> tuple[float, float]:
    """Seconds on the clock and of processor time of one command."""
    begun = time.perf_counter()
    process = subprocess.Popen(
        [sys.executable, "-m", "cli", *words],
        stdout=subprocess.DEVNULL,
        env=os.environ | {"COLUMNS": "120"},
    )
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"{' '.join(words)} ended with {process.returncode}")
    return time.perf_counter() - begun, used.ru_utime + used.ru_stime


def main() -> None:
    """Print what was measured."""
    parser = argparse.ArgumentParser(prog="evaluation.answer_bench", description=__doc__)
    parser.add_argument("--actions", type=int, default=ACTIONS)
    parser.add_argument("--library", type=Path)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as home:
        path = asked.library or Path(home, "library.sqlite")
        what = f"the library {path}" if asked.library else f"at least {asked.actions} actions"
        if not asked.library:
            make(path, asked.actions)
        print(f"{what}, linked and kept in {linked(path):.1f} s of processor")
        print("answers at the command line")
        for took in timed(path):
            kept = "kept  " if took.processor < LIMIT else "MISSED"
            print(
                f"{kept}  {took.command}: {took.processor:.2f} s of processor, under {LIMIT:g}"
                f" ({took.clock:.2f} s on the clock)"
            )


if __name__ == "__main__":
    main()
