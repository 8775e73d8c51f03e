"""``python -m evaluation.fuzz``: every reader and parser on damaged input, for some minutes each.

Each target runs in a process of its own.  What goes wrong is kept in ``--to``: the bytes, and why
in a ``.txt`` beside them; ``--again FILE`` runs a target on such bytes once more.
"""

from __future__ import annotations

import argparse
import json
import signal
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from evaluation.fuzz.hunting import NOW, TALLY
from evaluation.fuzz.targets import TARGETS

PATIENCE = 600.0  # seconds beyond its time after which a target hangs, on a crowded machine too


def run(name: str, minutes: float, folder: Path) -> dict[str, Any]:
    """Run a target; gives its tally, where a dead or hanging process counts as a find."""
    home, log = folder / name, folder / f"{name}.log"
    home.mkdir(parents=True, exist_ok=True)
    command = [sys.executable, "-m", "evaluation.fuzz.hunting", name, f"{60 * minutes:.0f}"]
    with log.open("wb") as said:
        try:
            limit = 60 * minutes + PATIENCE
            status = subprocess.run(
                [*command, str(home)], check=False, stdout=said, stderr=said, timeout=limit
            ).returncode
        except subprocess.TimeoutExpired:
            status = -signal.SIGALRM
    tally: dict[str, Any] = {"executions": 0, "seconds": 0, "slowest": 0, "by": "", "finds": {}}
    if (home / TALLY).exists():
        tally = json.loads((home / TALLY).read_text("utf-8"))
    if status and (home / NOW).exists():
        (home / NOW).rename(home / "died")
        tally["finds"][f"the process ended by {status}"] = "died"
    return tally


def show(name: str, tally: dict[str, Any]) -> None:
    """Print a target's tally in a line, and what it found."""
    rate = tally["executions"] / max(tally["seconds"], 1)
    print(
        f"{name:9} {tally['executions']:8} executions in {tally['seconds'] / 60:.1f} min by "
        f"{tally['by']} ({rate:.0f} a second), slowest {tally['slowest']:.1f} s, "
        f"{len(tally['finds'])} found",
        flush=True,
    )
    for place, file in tally["finds"].items():
        print(f"          {file}: {place}", flush=True)


def main(given: Sequence[str] | None = None) -> int:
    """Run the targets that are named, or all; 1 where something was found."""
    parser = argparse.ArgumentParser(description="Run every reader and parser on damaged input.")
    parser.add_argument("targets", nargs="*", metavar="TARGET", help=", ".join(TARGETS))
    parser.add_argument("--minutes", type=float, default=10, help="for each target")
    parser.add_argument("--to", type=Path, default=Path("build/fuzz"), help="where finds are kept")
    parser.add_argument("--again", type=Path, metavar="FILE", help="run the target on this file")
    asked = parser.parse_args(given)
    names = asked.targets or list(TARGETS)
    if unknown := set(names) - set(TARGETS):
        parser.error(f"no such target: {', '.join(sorted(unknown))}")
    if asked.again:
        for name in names:
            TARGETS[name](asked.again.read_bytes())
        return 0
    found = 0
    for name in names:
        tally = run(name, asked.minutes, asked.to)
        show(name, tally)
        found += len(tally["finds"])
    return int(found > 0)


if __name__ == "__main__":
    sys.exit(main())
