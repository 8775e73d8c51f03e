"""``python -m evaluation.batch_bench``: many papers: two workers beside one, and a steady run.

``DIR...`` are folders of papers; without one, the papers of four fictional councils over two years
are made.  Beside two workers stands what the machine itself gives: two plain programs that need a
processor each beside one.  ``--steady`` reads all PDFs in ten parts of the same mixture and
compares the first with the last; with ``--pages`` the papers are made, in ``--body``, where they
are used again, and ``--library`` keeps what was read for other benchmarks.  The machine may be
shared, so that beside pages a second there are pages a second of processor time, which others slow
less.
"""

from __future__ import annotations

import argparse
import json
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TextIO

from evaluation.made_papers import at_least, made
from evaluation.processes import Use, Watch, processor_seconds

TWO_TO_ONE = 1.8
STEADY = 0.95
PARENT_MB, WORKER_MB = 500.0, 600.0
ROUNDS = 2
BODY = Path("build/bench/papers")
PLAIN = "for n in range(120_000_000): pass"  # some seconds of a processor, and no memory


@dataclass(frozen=True, slots=True)
class Moment:
    """How far a run was: pages read, seconds on the clock, of all its processors, and of them those
    of the process that writes."""

    pages: int
    clock: float
    processor: float
    writer: float = 0.0


# ------------------------------------------------------------------ two beside one


def seconds_of(folders: Sequence[Path], workers: int) -> float:
    """Seconds of a whole ``ingest`` by so many workers, Python's start included."""
    with tempfile.TemporaryDirectory() as home:
        command = [sys.executable, "-m", "cli", "ingest", *map(str, folders)]
        how = ["--library", f"{home}/library.sqlite", "--workers", str(workers), "--format", "json"]
        how.append("--no-linking")  # one process links, whatever the number that read
        begun = time.perf_counter()
        subprocess.run([*command, *how], check=False, capture_output=True)
        return time.perf_counter() - begun


def plain_seconds(count: int) -> float:
    """Seconds of so many plain programs at once."""
    begun = time.perf_counter()
    programs = [subprocess.Popen([sys.executable, "-c", PLAIN]) for _ in range(count)]
    for program in programs:
        program.wait()
    return time.perf_counter() - begun


def two_to_one(*timed: Callable[[int], float]) -> list[dict[int, float]]:
    """Of each way of working the best time of one process and of two; they take turns, so that all
    have the same neighbours."""
    found: list[dict[int, list[float]]] = [{1: [], 2: []} for _ in timed]
    for _ in range(ROUNDS):
        for count in (1, 2):
            for seconds, times in zip(timed, found, strict=True):
                times[count].append(seconds(count))
    return [{count: min(each) for count, each in times.items()} for times in found]


# ------------------------------------------------------------------ a steady run


def steady(
    folders: Sequence[Path], workers: int, path: Path, noted: TextIO | None = None
) -> tuple[list[Moment], Use]:
    """Read all PDFs of the folders into a new library at ``path``; ``noted`` is told each moment
    in a line."""
    from extractor.batch.limits import Limits
    from extractor.batch.run import ingest
    from extractor.batch.sources import Place
    from extractor.batch.workers import Workers
    from extractor.library.connect import connect
    from extractor.progress import pages_read
    from extractor.reading import Options

    papers = dealt([path for folder in folders for path in folder.rglob("*.pdf")])
    places = [Place(str(path)) for path in papers]  # without a size they keep this order
    moments, pages, seen = list[Moment](), 0, 0.0
    with Watch() as use:
        library = connect(str(path), create=True)
        for outcome in ingest(places, library, Options(), Limits(), Workers(workers)):
            pages += pages_read(outcome)
            if time.perf_counter() - seen > 1.0:
                seen = time.perf_counter()
                moments.append(Moment(pages, seen, processor_seconds(), time.process_time()))
                if noted:
                    line = asdict(moments[-1]) | {"parent": use.own, "worker": use.worst}
                    print(json.dumps(line), file=noted, flush=True)
    return moments, use


def dealt(papers: Sequence[Path]) -> list[Path]:
    """Papers in ten parts of the same mixture, each in an order that chance makes: those with like
    names, of one council and kind, go to the parts in turn."""
    alike = sorted(papers, key=lambda path: (path.parent.name, path.name, path))
    parts = [alike[n::10] for n in range(10)]
    for part in parts:
        random.Random(1).shuffle(part)
    return [path for part in parts for path in part]


def tenths(moments: Sequence[Moment]) -> Iterator[tuple[float, float, float]]:
    """In each tenth of the pages after the first moment: pages a second of the clock, and of
    processors, and milliseconds a page of the process that writes."""
    first, last = moments[0], moments[-1]
    for n in range(10):
        begun, ended = (
            at(moments, first.pages + (last.pages - first.pages) * k / 10) for k in (n, n + 1)
        )
        pages = ended.pages - begun.pages
        yield (
            pages / max(ended.clock - begun.clock, 1e-9),
            pages / max(ended.processor - begun.processor, 1e-9),
            1000 * (ended.writer - begun.writer) / max(pages, 1),
        )


def at(moments: Sequence[Moment], pages: float) -> Moment:
    """The first moment at which so many pages had been read."""
    return next((moment for moment in moments if moment.pages >= pages), moments[-1])


# ------------------------------------------------------------------ what is said


def limit(words: str, kept: bool) -> bool:
    """Print a limit and whether it was kept."""
    print(f"{'kept  ' if kept else 'MISSED'}  {words}")
    return kept


def show_two(times: dict[int, float], plain: dict[int, float]) -> bool:
    """Print the times and their ratio, beside what two plain programs get done beside one."""
    ratio, most = times[1] / times[2], 2 * plain[1] / plain[2]
    print(f"one worker {times[1]:.1f} s, two workers {times[2]:.1f} s")
    print(f"the machine itself: two plain programs get {most:.2f} times as much done as one")
    return limit(f"two workers {ratio:.2f} times one, at least {TWO_TO_ONE}", ratio >= TWO_TO_ONE)


def show_steady(moments: Sequence[Moment], use: Use) -> bool:
    """Print the tenths of a run, and what its processes held."""
    found = list(tenths(moments))
    print(f"{moments[-1].pages} pages in {moments[-1].clock - moments[0].clock:.0f} s")
    print("pages a second by tenth:", *(f"{clock:.1f}" for clock, _, _ in found))
    print("of processor time:      ", *(f"{spent:.1f}" for _, spent, _ in found))
    print("the writer's ms a page: ", *(f"{writer:.2f}" for _, _, writer in found))
    share = found[-1][1] / found[0][1]
    words = f"last tenth {share:.2f} of the first by processor time, at least {STEADY}"
    kept = [
        limit(words, share >= STEADY),
        limit(f"parent {use.own:.0f} MB, under {PARENT_MB:g}", use.own < PARENT_MB),
        limit(f"worker {use.worst:.0f} MB at most, under {WORKER_MB:g}", use.worst < WORKER_MB),
    ]
    return all(kept)


def main() -> int:
    """Measure the folders that are named, or papers that are made."""
    parser = argparse.ArgumentParser(description="Measure the reading of many papers.")
    parser.add_argument("folders", nargs="*", type=Path, metavar="DIR")
    parser.add_argument("--steady", action="store_true", help="one long run in place of short ones")
    parser.add_argument("--pages", type=int, help="of the steady run; papers are made for them")
    parser.add_argument("--body", type=Path, default=BODY, help="where those are made, and stay")
    parser.add_argument("--library", type=Path, help="of the steady run, where it is to be kept")
    parser.add_argument("--workers", type=int, default=2, help="of the steady run")
    parser.add_argument(
        "--to", type=argparse.FileType("w"), help="where the moments of the steady run are written"
    )
    parser.add_argument("--check", action="store_true", help="exit 1 where a limit is missed")
    asked = parser.parse_args()
    if asked.library and asked.library.exists():
        parser.error(f"{asked.library} is there already; name a new library")
    with tempfile.TemporaryDirectory() as home:
        kept = measured(asked, Path(home))
    return int(asked.check and not kept)


def measured(asked: argparse.Namespace, home: Path) -> bool:
    """Measure what was asked for; says whether all limits were kept."""
    folders = asked.folders
    if not folders:
        folders = at_least(asked.body, asked.pages) if asked.pages else [made(home / "papers")]
    if asked.steady:
        library = asked.library or home / "library.sqlite"
        return show_steady(*steady(folders, asked.workers, library, asked.to))
    return show_two(*two_to_one(lambda workers: seconds_of(folders, workers), plain_seconds))


if __name__ == "__main__":
    sys.exit(main())
