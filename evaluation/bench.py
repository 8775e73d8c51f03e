"""``make bench``: pages a second and peak memory, beside other readers on the same file.

``python -m evaluation.bench [PDF...]`` runs each reader in a process of its own.  Times are CPU
seconds on one core; start-up (imports, and a small sample pack to warm up) is counted apart.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

from cli import collect_seldom

REAL_PACK = Path("../shared/papers/bcp/bcp-childrens-scrutiny-2023-02-07-pack.pdf")
TIMES_PDFPLUMBER = 6.0
EXTRACT_MS = 25.0
INGEST_MS, INGEST_TIMES = 20.0, 3.0
PEAK_MB = 400.0
JUDGED = 100  # pages: below, the costs of the first ones weigh more than in the packs meant
KILOBYTES = 1024 if sys.platform != "darwin" else 1  # ru_maxrss is in bytes on macOS


@dataclass(frozen=True, slots=True)
class Run:
    """One reader on one file; seconds are CPU time, ``peak`` is megabytes."""

    reader: str
    pages: int
    start_up: float
    seconds: float
    peak: float

    @property
    def ms_a_page(self) -> float:
        """CPU milliseconds a page, start-up apart."""
        return 1000 * self.seconds / self.pages

    @property
    def pages_a_second(self) -> float:
        """Pages a second, start-up apart."""
        return self.pages / self.seconds if self.seconds else float("inf")


# ------------------------------------------------------------------ what is run


def reading(path: Path) -> None:
    """Read pages into blocks."""
    from extractor.reading import read

    read(path)


def extracting(path: Path) -> None:
    """The whole of extract, to the contract's JSON."""
    from extractor.contract import as_json
    from extractor.pipeline import extract

    json.dumps(as_json(extract(path)))


def ingesting(path: Path) -> None:
    """The whole of ingest in one process: extract, and store in a new library."""
    from extractor.batch.run import ingest
    from extractor.batch.sources import Place
    from extractor.library.connect import connect
    from extractor.reading import Options

    with tempfile.TemporaryDirectory() as home:
        library = connect(f"{home}/library.sqlite", create=True)
        for outcome in ingest([Place(str(path))], library, Options()):
            if outcome.failed:
                raise SystemExit(f"{path} could not be read")


def plumbing(path: Path) -> None:
    """pdfplumber's words and tables."""
    import pdfplumber

    with pdfplumber.open(path) as file:
        for page in file.pages:
            page.extract_words()
            page.extract_tables()
            page.close()


ROUNDS = 3
READERS: dict[str, Callable[[Path], None]] = {
    "reading": reading,
    "extract": extracting,
    "ingest": ingesting,
    "pdfplumber": plumbing,
}


def child(reader: str, path: Path, warm_up: Path) -> Run:
    """Run one reader in this process, ours as the command does: a small pack to warm up, then the
    file."""
    if reader == "pdftotext":
        return pdftotext(path)
    if reader != "pdfplumber":
        collect_seldom()
    READERS[reader](warm_up)
    start_up = time.process_time()
    READERS[reader](path)
    seconds = time.process_time() - start_up
    return Run(reader, page_count(path), start_up, seconds, peak_of_self())


def page_count(path: Path) -> int:
    """How many pages a PDF has."""
    import pypdfium2

    with pypdfium2.PdfDocument(path) as file:
        return len(file)


def peak_of_self() -> float:
    """Megabytes at most held by this process.

    Linux's ``ru_maxrss`` begins with the parent's peak, so its own high-water mark comes first.
    """
    status = Path("/proc/self/status")
    if status.is_file():
        line = next(x for x in status.read_text().splitlines() if x.startswith("VmHWM"))
        return int(line.split()[1]) / 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * KILOBYTES / 2**20


def in_child(reader: str, path: Path, warm_up: Path) -> Run:
    """Run one reader in a new process, so that its memory is its own."""
    files = [str(path), str(warm_up)]
    command = [sys.executable, "-m", "evaluation.bench", "--child", reader, *files]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    return Run(**json.loads(done.stdout.splitlines()[-1]))


def pdftotext(path: Path) -> Run:
    """Poppler's pdftotext; start-up is what one page costs."""
    start_up, _ = _timed(["pdftotext", "-l", "1", str(path), os.devnull])
    whole, peak = _timed(["pdftotext", str(path), os.devnull])
    return Run("pdftotext", page_count(path), start_up, max(whole - start_up, 0.0), peak)


def _timed(command: list[str]) -> tuple[float, float]:
    """CPU seconds and peak megabytes of another program."""
    process = subprocess.Popen(command)
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    return used.ru_utime + used.ru_stime, used.ru_maxrss * KILOBYTES / 2**20


def runs(path: Path, warm_up: Path) -> Iterator[Run]:
    """Every reader on one file, each the quickest of its rounds: others slow a machine for a while,
    and no reader is quicker than it is."""
    readers = [each for each in (*READERS, "pdftotext") if each in READERS or shutil.which(each)]
    rounds = [[in_child(each, path, warm_up) for each in readers] for _ in range(ROUNDS)]
    for of_reader in zip(*rounds, strict=True):
        yield min(of_reader, key=lambda run: run.seconds)


# ------------------------------------------------------------------ what is said


def limits(found: dict[str, Run]) -> Iterator[tuple[str, bool]]:
    """Each limit, with what was measured, and whether it was kept."""
    times = found["pdfplumber"].seconds / found["reading"].seconds
    yield (
        f"reading {times:.1f} times pdfplumber's speed, at least {TIMES_PDFPLUMBER:g}",
        (times >= TIMES_PDFPLUMBER),
    )
    spent = found["extract"].ms_a_page
    yield f"extract {spent:.1f} ms a page, under {EXTRACT_MS:g}", spent < EXTRACT_MS
    whole = found["ingest"]
    yield (
        f"ingest {whole.ms_a_page:.1f} ms a page, at most {INGEST_MS:g}",
        (whole.ms_a_page <= INGEST_MS),
    )
    times = found["pdfplumber"].seconds / whole.seconds
    yield (
        f"ingest {times:.1f} times pdfplumber's speed, at least {INGEST_TIMES:g}",
        times >= INGEST_TIMES,
    )
    peak = max(found["reading"].peak, found["extract"].peak)
    yield f"peak memory {peak:.0f} MB, under {PEAK_MB:g}", peak < PEAK_MB


def show(path: Path, found: dict[str, Run]) -> bool:
    """Print one file's table, and a pack's limits; says whether all limits were kept."""
    from rich.console import Console
    from rich.table import Table

    pages = found["reading"].pages
    table = Table("reader", title=f"{path.name}, {pages} pages")
    for column in ("start-up s", "ms a page", "pages a second", "peak MB", "times pdfplumber"):
        table.add_column(column, justify="right")
    for run in found.values():
        times = found["pdfplumber"].ms_a_page / run.ms_a_page if run.ms_a_page else float("inf")
        figures = (run.start_up, run.ms_a_page, run.pages_a_second, run.peak, times)
        forms = ("{:.2f}", "{:.2f}", "{:.0f}", "{:.0f}", "{:.1f}")
        table.add_row(run.reader, *(f.format(x) for f, x in zip(forms, figures, strict=True)))
    Console().print(table)
    if "pdftotext" not in found:
        print("pdftotext is not installed, so it was not measured")
    if pages < JUDGED:
        print(f"not judged: limits are for packs of {JUDGED} pages and more")
        return True
    kept = list(limits(found))
    for words, ok in kept:
        print(f"{'kept  ' if ok else 'MISSED'}  {words}")
    return all(ok for _, ok in kept)


def sample_packs(folder: Path) -> list[Path]:
    """The sample packs, the smallest first."""
    from corpus.samples import write_samples

    return sorted((p for p in write_samples(folder) if p.suffix == ".pdf"), key=page_count)


def main() -> int:
    """Measure the papers that are named, or the default ones."""
    parser = argparse.ArgumentParser(description="Measure speed and memory beside other readers.")
    parser.add_argument("papers", nargs="*", type=Path, metavar="PDF")
    parser.add_argument("--check", action="store_true", help="exit 1 where a limit is missed")
    parser.add_argument("--child", help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.child:
        print(json.dumps(asdict(child(asked.child, *asked.papers))))
        return 0
    with tempfile.TemporaryDirectory() as folder:
        smallest, *_, biggest = sample_packs(Path(folder))
        papers = asked.papers or [biggest, *filter(Path.is_file, [REAL_PACK])]
        kept = [show(p, {run.reader: run for run in runs(p, smallest)}) for p in papers]
    return int(asked.check and not all(kept))


if __name__ == "__main__":
    sys.exit(main())
