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
from collections.abc import Iterator, Sequence
from dataclasses import replace
from html import unescape
from itertools import count
from pathlib import Path
from resource import RUSAGE_CHILDREN, RUSAGE_SELF, getrusage
from statistics import median, quantiles
from tempfile import TemporaryDirectory
from urllib.parse import quote_plus

import sqlalchemy as sa

from corpus.sample import write_body
from evaluation.screenshots import free_port
from extractor.asking.current import refresh
from extractor.batch.run import ingest
from extractor.batch.sources import papers_in
from extractor.library.connect import connect, reading
from extractor.library.reads import KINDS, WORDS, extractions
from extractor.library.schema import pages
from extractor.library.writes import keep_all
from extractor.reading import Options
from extractor.records import Extraction

PAGES, READERS, WORKERS, SECONDS = 30_000, 20, 2, 60.0
COUNCILS, YEARS, SEED = 2, 2, 301
LIMITS = (200.0, 500.0)  # milliseconds: of the median, and of the 95th in a hundred
OF_CHARTS = (300.0, 500.0)  # a chart is a picture within a page, mostly asked for the first time
ON, LOOKS = 0.7, 0.1  # how often a reader goes on from a page, or else looks for other words
TOGETHER = 32  # papers of a transaction
PICTURES = {"the first time": 300.0, "again": 30.0}  # milliseconds of the median
SOUGHT = (  # common words and rare ones, phrases, beginnings
    *("children", "housing repairs", "budget", "recruitment", "exclusion*", "plan for permanence"),
    *("waste collection", "harbour", "apprenticeships", "foster carers", "council tax", "school"),
    *("social worker", "risk register", "temporary accommodation", "climate", "scrutiny"),
)
STARTS = ("/", "/actions", "/actions?sort=-age&state=open", "/actions?text=panel", "/meetings",
          "/actions/since-last-meeting", "/plan", "/plan?state=slipped", "/papers",
          "/search?q=housing+repairs&kind=paragraph", "/actions?due=overdue&page=3",
          "/indicators", "/indicators?rag=red&sort=-latest", "/compare", "/findings",
          "/findings?decided=no", "/review", "/review/log",
          "/api/actions?limit=50", "/api/findings?limit=50")  # fmt: skip
NAMED = {  # what is the same in the addresses of every page of a kind
    *("actions", "since-last-meeting", "meetings", "plan", "indicators", "chart.svg", "compare"),
    *("findings", "review", "log", "papers", "pages", "words", "items", "records", "search", "api"),
}
LINK = re.compile(r'(?:href|src)="([/?][^"#]*)')
MANY = re.compile(r"(?:/…)+")
FILES = re.compile(r"\.(?:csv|xlsx|ics|docx|png|webp)\b|^/(?:static|sign-in)")

Times = dict[str, list[float]]


def library_of(folder: Path, least: int) -> Path:
    """A library of at least so many pages."""
    for _ in write_body(folder / "papers", COUNCILS, YEARS, SEED):
        pass
    engine = connect(str(folder / "papers.sqlite"), create=True)
    for _ in ingest(papers_in([str(folder / "papers")]), engine, Options()):
        pass
    own = extractions(engine, *KINDS, WORDS)
    held = total = sum(len(paper.paper.pages) for paper in own)
    for turn in count(1):
        if total >= least:
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
        address = further(address, page, chance)


def further(address: str, page: str, chance: random.Random) -> str:
    """Where a reader goes from a page: mostly to what it leads to, of each kind as often."""
    leads = defaultdict[str, list[str]](list)
    own = address.partition("?")[0]
    for link in LINK.findall(page):
        if not FILES.search(link):
            at = own + link if link.startswith("?") else link
            leads[kind_of(at)].append(at)
    if leads and chance.random() < ON:
        return unescape(chance.choice(leads[chance.choice(sorted(leads))]))
    if chance.random() < LOOKS:
        return f"/search?q={quote_plus(chance.choice(SOUGHT))}"
    return chance.choice(STARTS)


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


def pictures(port: int, library: Path, most: int = 20) -> dict[str, list[float]]:
    """The milliseconds that pictures of pages took, asked for once and again; none where the files
    of no longer paper are there."""
    papers = [p.paper for p in extractions(connect(str(library)), "pages")]
    longer = (p for p in papers if len(p.pages) > most and Path(p.source).is_file())
    found = next(longer, None)
    if found is None:
        return {}
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    addresses = [f"/papers/{found.sha256}/pages/{number}.webp" for number in range(1, most + 1)]
    return {name: [timed(connection, each) for each in addresses] for name in PICTURES}


def timed(connection: http.client.HTTPConnection, address: str) -> float:
    """The milliseconds that an answer takes."""
    begun = time.perf_counter()
    get(connection, address)
    return (time.perf_counter() - begun) * 1000


# ------------------------------------------------------------------ the report


def late(took: Sequence[float]) -> float:
    """The 95th in a hundred."""
    return quantiles(took, n=20)[-1] if len(took) > 1 else took[0]


def kept(name: str, took: Sequence[float]) -> str:
    """Whether what pages of a kind took is within the limits."""
    limits = OF_CHARTS if name.endswith(".svg") else LIMITS
    within = median(took) <= limits[0] and late(took) <= limits[1]
    return "kept" if within else "MISSED"


def lines(times: Times) -> Iterator[str]:
    """Each kind of page, the slowest first, and all of them: how many were read, the median and the
    95th in a hundred."""
    every = [each for took in times.values() for each in took]
    slowest = sorted(times.items(), key=lambda pair: median(pair[1]), reverse=True)
    for name, took in [*slowest, ("all", every)]:
        told = f"{len(took):>6} {median(took):>8.0f} {late(took):>9.0f}"
        yield f"{name:<32} {told}  {kept(name, took)}"


def picture_lines(took: Times) -> Iterator[str]:
    """Pictures of pages, asked for the first time and again."""
    if not took:
        yield "pictures of pages: not measured, for no file of a longer paper is there"
    for name, limit in PICTURES.items():
        for each in [took[name]] if name in took else []:
            told = "kept" if median(each) <= limit else "MISSED"
            yield f"picture of a page, {name}: {median(each):.0f} ms of {limit:.0f}  {told}"


def report(took: Times, times: Times, asked: argparse.Namespace, processor: float) -> Iterator[str]:
    """What was measured."""
    read = sum(map(len, times.values()))
    yield f"processor: {1000 * processor / read:.0f} ms a page, start and readers counted in"
    yield from picture_lines(took)
    told = f"limits {LIMITS[0]:.0f} ms (median) and {LIMITS[1]:.0f} ms (95 in 100)"
    yield f"{asked.readers} readers, {asked.workers} processes; {told}"
    yield f"of charts {OF_CHARTS[0]:.0f} ms (median) and {OF_CHARTS[1]:.0f} ms (95 in 100)"
    yield f"{'page':<32} {'read':>6} {'median':>8} {'95 in 100':>9}"
    yield from lines(times)


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
        before = spent()
        server = Server(library, asked.workers)
        try:
            print(f"{pages_of(library):,} pages; first page after {server.wait():.1f} s")
            took = pictures(server.port, library)
            times = load(server.port, asked.readers, asked.seconds)
        finally:
            server.process.terminate()
            server.process.wait()
    print("\n".join(report(took, times, asked, spent() - before)))


def spent() -> float:
    """The seconds of processors that this process took, and those that it began."""
    both = [getrusage(who) for who in (RUSAGE_CHILDREN, RUSAGE_SELF)]
    return sum(each.ru_utime + each.ru_stime for each in both)


def pages_of(library: Path) -> int:
    """How many pages a library has."""
    with reading(connect(str(library))) as connection:
        return connection.execute(sa.select(sa.func.count()).select_from(pages)).scalar() or 0


if __name__ == "__main__":
    main()
