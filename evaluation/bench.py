"""How fast papers are read, beside other readers on the same file in the same run.

``python -m evaluation.bench [PAPER.pdf ...]`` measures each task in a process of its own, after
its start-up (imports and the first page), in processor seconds, and prints a table.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from rich.console import Console
from rich.table import Table

from evaluation.bench_tasks import TASKS

BASELINE = "pdfplumber words and tables"
SHARED = Path(__file__).resolve().parents[2] / "shared" / "papers"
PACK = SHARED / "bcp" / "bcp-childrens-scrutiny-2023-02-07-pack.pdf"

LEAST_RATIO = 6.0
MOST_MS_A_PAGE = 25.0
MOST_MEGABYTES = 400.0


@dataclass(frozen=True, slots=True)
class Measure:
    """One task on one paper: seconds are of one processor, memory is the process's peak."""

    task: str
    pages: int
    startup: float
    seconds: float
    megabytes: float

    @property
    def ms_a_page(self) -> float:
        return 1000 * self.seconds / max(self.pages, 1)

    @property
    def pages_a_second(self) -> float:
        return self.pages / max(self.seconds, 1e-9)


def measure(task: str, paper: Path) -> Measure:
    """Run one task in a process of its own.

    Raises :class:`subprocess.CalledProcessError` where the task fails.
    """
    command = [sys.executable, "-m", "evaluation.bench_tasks", task, str(paper)]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    return Measure(task, **json.loads(done.stdout))


def table(paper: Path, measures: list[Measure]) -> Table:
    """Show the measures of one paper, each as a multiple of pdfplumber's speed."""
    shown = Table(title=f"{paper.name}: {measures[0].pages} pages", title_justify="left")
    shown.add_column("task")
    for name in ("ms a page", "pages a second", "× pdfplumber", "peak MB", "start-up s"):
        shown.add_column(name, justify="right")
    slow = next((m.ms_a_page for m in measures if m.task == BASELINE), None)
    for m in measures:
        ratio = f"{slow / m.ms_a_page:.1f}" if slow else "–"
        shown.add_row(
            m.task,
            f"{m.ms_a_page:.1f}",
            f"{m.pages_a_second:.0f}",
            ratio,
            f"{m.megabytes:.0f}",
            f"{m.startup:.2f}",
        )
    return shown


def verdicts(measures: list[Measure]) -> list[str]:
    """Say for each limit whether it was kept."""
    by_task = {m.task: m for m in measures}
    reading, whole = by_task["reading"], by_task["extract"]
    ratio = by_task[BASELINE].ms_a_page / reading.ms_a_page
    peak = max(reading.megabytes, whole.megabytes)
    return [
        f"reading at least {LEAST_RATIO:.0f} times pdfplumber: {ratio:.1f} {kept(ratio >= 6)}",
        f"extract under {MOST_MS_A_PAGE:.0f} ms a page: {whole.ms_a_page:.1f} "
        + kept(whole.ms_a_page < MOST_MS_A_PAGE),
        f"peak memory under {MOST_MEGABYTES:.0f} MB: {peak:.0f} {kept(peak < MOST_MEGABYTES)}",
    ]


def kept(within: bool) -> str:
    """The word for a limit."""
    return "(kept)" if within else "(NOT kept)"


def papers(arguments: list[str], samples: Path) -> list[Path]:
    """The papers named, else the biggest sample pack and the shared pack if it is there."""
    if arguments:
        return [Path(name) for name in arguments]
    from corpus.samples import write_samples

    written = [path for path in write_samples(samples) if path.suffix == ".pdf"]
    biggest = max(written, key=lambda path: path.stat().st_size)
    return [biggest, *([PACK] if PACK.is_file() else [])]


def main() -> None:
    """Measure every task on every paper and print what came out."""
    console = Console()
    tasks = [t for t in TASKS if t != "pdftotext" or shutil.which("pdftotext")]
    if len(tasks) < len(TASKS):
        console.print("pdftotext is not installed (package poppler-utils): left out")
    with tempfile.TemporaryDirectory() as folder:
        for paper in papers(sys.argv[1:], Path(folder)):
            measures = [measure(task, paper) for task in tasks]
            console.print(table(paper, measures))
            for line in verdicts(measures):
                console.print(f"  {line}")


if __name__ == "__main__":
    main()
