"""``python -m evaluation.web_bench``: how long pages take while many people read a large library.

The papers of two fictional councils are read, and kept again under other councils' names until
there are enough pages.  The pages are served by a process of their own and asked for by readers at
once, each as soon as it has the last.
"""

from __future__ import annotations

import argparse
import http.client
import random
import re
import subprocess
import sys
import threading
import time
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from html import unescape
from itertools import count
from pathlib import Path
from resource import RUSAGE_CHILDREN, getrusage
from statistics import median, quantiles
from tempfile import TemporaryDirectory

from corpus.sample import write_body
from evaluation.screenshots import free_port
from extractor.asking.current import refresh
from extractor.batch.run import ingest
from extractor.batch.sources import papers_in
from extractor.library.connect import connect
from extractor.library.reads import KINDS, WORDS, extractions
from extractor.library.writes import keep_all
from extractor.reading import Options
from extractor.records import Extraction

PAGES, READERS, WORKERS, SECONDS = 30_000, 20, 2, 60.0
COUNCILS, YEARS, SEED = 2, 2, 301
LIMITS = (200.0, 500.0)  # milliseconds: of the median, and of the 95th in a hundred
TOGETHER = 32  # papers of a transaction
STARTS = ("/", "/actions", "/actions?sort=-age&state=open", "/actions?text=panel", "/meetings",
          "/plan", "/plan?state=slipped", "/papers", "/search?q=children",
          "/search?q=housing+repairs&kind=paragraph", "/actions?due=overdue&page=3",
          "/indicators", "/indicators?rag=red&sort=-latest", "/findings", "/findings?decided=no",
          "/review", "/api/actions?limit=50", "/api/findings?limit=50")  # fmt: skip
NAMED = frozenset(  # what is the same in the addresses of every page of a kind
    "actions since-last-meeting meetings plan indicators chart.svg compare findings review log"
    " papers pages words items search api".split()
)
LINK = re.compile(r'(?:href|src)="(/[a-z][^"#]*)')
MANY = re.compile(r"(?:/…)+")
FILES = re.compile(r"\.(?:csv|xlsx|ics|docx|png|webp)\b|^/(?:static|sign-in)")

Times = dict[str, list[float]]


def library_of(folder: Path, pages: int) -> Path:
    """A library of at least so many pages."""
    for _ in write_body(folder / "papers", COUNCILS, YEARS, SEED):
        pass
    engine = connect(str(folder / "papers.sqlite"), create=True)
    for _ in ingest(papers_in([str(folder / "papers")]), engine, Options()):
        pass
    own = extractions(engine, *KINDS, WORDS)
    held = total = sum(len(paper.paper.pages) for paper in own)
    for turn in count(1):
        if total >= pages:
            break
        told = [renamed(paper, turn) for paper in own]
        for start in range(0, len(told), TOGETHER):
            keep_all(engine, [(paper, "") for paper in told[start : start + TOGETHER]])
        total += held
    refresh(engine)
    return folder / "papers.sqlite"


def renamed(paper: Extraction, turn: int) -> Extraction:
    """A paper of the same council in another county."""
    sha256 = f"{turn:08x}{paper.paper.sha256[8:]}"
    other = replace(paper.paper, source=f"{turn}/{paper.paper.source}", sha256=sha256)
    council = paper.meeting.council and f"{paper.meeting.council} {turn}"
    return replace(paper, paper=other, meeting=replace(paper.meeting, council=council))


class Server:
    """The pages of a library, served by a process of its own."""

    def __init__(self, library: Path, workers: int) -> None:
        self.port = free_port()
        options = ("--library", str(library), "--port", str(self.port), "--workers", str(workers))
        command = ("-m", "cli", "serve", *options)
        self.process = subprocess.Popen((sys.executable, *command), stderr=subprocess.DEVNULL)

    def wait(self) -> float:
        """Wait until it answers; the seconds that took."""
        begun = time.perf_counter()
        while self.process.poll() is None:
            try:
                get(http.client.HTTPConnection("127.0.0.1", self.port, timeout=600), "/")
                return time.perf_counter() - begun
            except OSError:
                time.sleep(0.1)
        raise RuntimeError("the server has ended")


def get(connection: http.client.HTTPConnection, address: str) -> str:
    """Ask for a page; raises RuntimeError where it is none."""
    connection.request("GET", address)
    answer = connection.getresponse()
    body = answer.read()
    if answer.status != 200:
        raise RuntimeError(f"{address}: {answer.status}")
    return body.decode("utf-8", "replace")


def read(port: int, until: float, times: Times, seed: int) -> None:
    """One reader, who goes from a list to what it leads to."""
    chance = random.Random(seed)
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    address = chance.choice(STARTS)
    while time.perf_counter() < until:
        begun = time.perf_counter()
        page = get(connection, address)
        times[kind_of(address)].append((time.perf_counter() - begun) * 1000)
        leads = [unescape(link) for link in LINK.findall(page)]
        leads = [link for link in leads if not re.search(r"\.(csv|xlsx|ics|docx|svg|png)", link)]
        further = chance.random() < 0.7 and leads
        address = chance.choice(leads) if further else chance.choice(STARTS)


def kind_of(address: str) -> str:
    """What kind of page an address is: ``/papers/…/pages/…``."""
    parts = address.partition("?")[0].split("/")[1:]
    kind = "".join(f"/{part if part in NAMED else '…' * bool(part)}" for part in parts)
    return MANY.sub("/…", kind)


def load(port: int, readers: int, seconds: float) -> Times:
    """Have readers read; the milliseconds that each page took, by kind."""
    times: Times = defaultdict(list)
    until = time.perf_counter() + seconds
    threads = [
        threading.Thread(target=read, args=(port, until, times, seed)) for seed in range(readers)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return times


def pictures(port: int, library: Path, most: int = 20) -> tuple[list[float], list[float]]:
    """The milliseconds that pictures of pages took, asked for once and again."""
    papers = [p.paper for p in extractions(connect(str(library)), "pages")]
    found = next(p for p in papers if len(p.pages) > most and Path(p.source).is_file())
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    numbers = range(1, most + 1)
    both = []
    for _ in range(2):
        took = []
        for number in numbers:
            begun = time.perf_counter()
            get(connection, f"/papers/{found.sha256}/pages/{number}.webp")
            took.append((time.perf_counter() - begun) * 1000)
        both.append(took)
    return both[0], both[1]


def lines(times: Times) -> Iterator[str]:
    """Each kind of page: how many were read, the median and the 95th in a hundred."""
    every = [each for took in times.values() for each in took]
    for name, took in [*sorted(times.items()), ("all", every)]:
        late = quantiles(took, n=20)[-1] if len(took) > 1 else took[0]
        yield f"{name:<32} {len(took):>6} {median(took):>8.0f} {late:>8.0f}"


def main() -> None:
    """Print what was measured."""
    parser = argparse.ArgumentParser(prog="evaluation.web_bench", description=__doc__)
    parser.add_argument("--pages", type=int, default=PAGES)
    parser.add_argument("--library", type=Path, help="a library that is there already")
    parser.add_argument("--workers", type=int, default=WORKERS)
    parser.add_argument("--readers", type=int, default=READERS)
    parser.add_argument("--seconds", type=float, default=SECONDS)
    asked = parser.parse_args()
    with TemporaryDirectory() as folder:
        library = asked.library or library_of(Path(folder), asked.pages)
        server = Server(library, asked.workers)
        try:
            print(f"first page after {server.wait():.1f} s")
            cold, warm = pictures(server.port, library)
            times = load(server.port, asked.readers, asked.seconds)
        finally:
            server.process.terminate()
            server.process.wait()
    spent = getrusage(RUSAGE_CHILDREN)
    asked_for = sum(map(len, times.values()))
    each = 1000 * (spent.ru_utime + spent.ru_stime) / asked_for
    print(f"processor: {each:.0f} ms a page, the start counted in")
    print(f"picture of a page: {median(cold):.0f} ms, again {median(warm):.0f} ms (medians)")
    print(f"{asked.readers} readers; limits {LIMITS[0]:.0f} and {LIMITS[1]:.0f} ms")
    print(f"{'page':<32} {'read':>6} {'median':>8} {'95 in 100':>9}")
    print("\n".join(lines(times)))


if __name__ == "__main__":
    main()
