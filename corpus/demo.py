"""``make demo``: read the sample papers into a library and ask it three questions.

Every step is a command that a person could type; it is printed before it is run.
"""

from __future__ import annotations

import shlex
import sys
from pathlib import Path

from cli import run
from corpus.samples import write_samples

BUILD = Path("build")
LAST_MEETING = "2025-04-09"


def steps(papers: Path, library: Path) -> list[tuple[str, list[str]]]:
    """What the demo does: a line that says why, and the command."""
    held = ["--library", str(library)]
    outstanding = ["--state", "open", "--state", "vanished", "--as-of", LAST_MEETING]
    return [
        ("Read the papers. A statement of coverage says how far each was read.",
         ["ingest", str(papers), *held]),
        ("Which actions are outstanding, and which left the sheet without a word?",
         ["actions", *outstanding, *held]),
        ("What became of one indicator? One quarter was restated.",
         ["indicators", "repeat referrals", *held]),
    ]  # fmt: skip


def main(build: Path = BUILD) -> int:
    """Write the samples, then run each step; stops at the first that fails."""
    papers, library = build / "samples", build / "demo.sqlite"
    library.unlink(missing_ok=True)
    written = write_samples(papers)
    print(f"{len(written)} sample papers of two fictional councils are in {papers}/")
    for why, command in steps(papers, library):
        print(f"\n# {why}\n$ committee-papers {shlex.join(command)}", flush=True)
        status = run(command)
        if status:
            return status
    return 0


if __name__ == "__main__":
    sys.exit(main())
