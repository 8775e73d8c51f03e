"""``python -m evaluation.harvests``: three councils are harvested, and hostile sites.

Three fictional councils, one of each committee system, are served on this machine.  Their harvests
are killed at random moments and begun again; in the end every document must be there as it was
published, and none may have been fetched again that was there.  Then sites that mean harm are
harvested: each must end in one line that says why, and leave nothing.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path

from corpus.harvest.names import key_of
from corpus.served import cmis_site, moderngov_site
from corpus.served.cmis_site import cmis
from corpus.served.fictional import Bodies, council, every
from corpus.served.hostile import SERVICES, SITES, of_service, of_site
from corpus.served.moderngov_site import moderngov
from corpus.served.web_server import Asked, Web, serving
from extractor.manifest import read

PACE = 0.01  # seconds for four kilobytes
KILLS = (2, 2, 1)  # of the harvest of each council


@dataclass(slots=True)
class Site:
    """A council's site, what is on it, and where it was when a harvest was killed."""

    web: Web
    papers: dict[str, bytes]
    home: str = ""
    done: dict[str, int] = field(default_factory=dict)
    parts: list[tuple[str, int, int]] = field(default_factory=list)
    kills: int = 0

    def requests(self, path: str) -> list[Asked]:
        """The requests for a document."""
        return self.web.asked(path)

    def url(self, path: str) -> str:
        """A document's address."""
        return self.web.address.rstrip("/") + path

    def note(self, folder: Path) -> None:
        """Write down what a killed harvest had: documents written down, and parts."""
        self.kills += 1
        for path in self.papers:
            if self.url(path) in read(folder / "manifest.jsonl"):
                self.done.setdefault(path, len(self.requests(path)))
            part = folder / ".parts" / f"{key_of(self.url(path))}.part"
            if part.exists():
                self.parts.append((path, len(self.requests(path)), part.stat().st_size))


@contextmanager
def sites() -> Iterator[list[Site]]:
    """Three councils, one of each system."""
    councils = [council(name, first=n) for name, n in (("Wexmoor", 100), ("Northmere", 200))]
    brayford = council("Brayford", first=300)
    by_ashx = {cmis_site.document_path(p): p.content for _, _, p in every(brayford)}
    with ExitStack() as stack:
        found = [
            Site(stack.enter_context(serving(moderngov(bodies, PACE, service=way))), paths(bodies))
            for bodies, way in zip(councils, (True, False), strict=True)
        ]
        web = stack.enter_context(serving(cmis(brayford, PACE)))
        yield [*found, Site(web, by_ashx, cmis_site.HOME[1:])]


def paths(bodies: Bodies) -> dict[str, bytes]:
    """A ModernGov site's documents by their paths."""
    return {"/" + moderngov_site.path_of(s, p): p.content for _, s, p in every(bodies)}


# ------------------------------------------------------------------ harvests that are killed


def started(address: str, folder: Path) -> subprocess.Popen[str]:
    """A harvest in a process of its own."""
    way = ["--to", str(folder), "--allow-private", "--delay", "0", "--format", "json"]
    return subprocess.Popen(
        [sys.executable, "-m", "cli", "harvest", address, *way],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env=os.environ | {"PYTHONPATH": str(Path.cwd())},
    )


def kill(site: Site, folder: Path, chance: random.Random) -> None:
    """Kill a harvest at a random moment after it has begun to fetch."""
    process = started(site.web.address + site.home, folder)
    before = len(site.web.log)
    while process.poll() is None and not any(a.sent for a in papers_since(site, before)):
        time.sleep(0.005)
    time.sleep(chance.uniform(0, 0.35))
    process.send_signal(signal.SIGKILL)
    process.communicate(timeout=30)
    time.sleep(0.1)
    site.note(folder)


def papers_since(site: Site, before: int) -> list[Asked]:
    """The requests for documents since the log was so long."""
    return [a for a in site.web.log[before:] if a.path in site.papers]


def harvested(found: Sequence[Site], folder: Path, chance: random.Random) -> None:
    """Harvest every council, killed so many times and then left alone."""
    for site, times in zip(found, KILLS, strict=True):
        for _ in range(times):
            kill(site, folder, chance)
        process = started(site.web.address + site.home, folder)
        out, err = process.communicate(timeout=600)
        if process.returncode:
            raise SystemExit(err)
        states = {row["state"] for row in json.loads(out)}
        if states - {"fetched", "unchanged"}:
            raise SystemExit(f"a harvest ended with {sorted(states)}")


def amiss(found: Sequence[Site], folder: Path) -> Iterator[str]:
    """Documents that are missing, otherwise than published, or there without having been, and what
    was fetched twice."""
    rows = read(folder / "manifest.jsonl")
    wanted = {s.url(path): content for s in found for path, content in s.papers.items()}
    yield from (f"{url}: written down but not published" for url in rows.keys() - wanted.keys())
    for url, content in wanted.items():
        if url not in rows:
            yield f"{url}: missing"
        elif not rows[url].sha256 == sha256(content).hexdigest() == hash_of(folder, rows[url].file):
            yield f"{url}: not as it was published"
    files = [p for p in folder.rglob("*") if p.is_file() and not p.name.startswith((".", "m"))]
    if len(files) != len(wanted) or any((folder / ".parts").iterdir()):
        yield "files that nobody published"
    for site in found:
        yield from twice(site)


def hash_of(folder: Path, file: str) -> str:
    """The hash of a file of a harvest."""
    return sha256((folder / file).read_bytes()).hexdigest()


def twice(site: Site) -> Iterator[str]:
    """What was asked for again though it was written down, or from the beginning though a part of
    it was there, or more often than harvests were killed."""
    for path, times in site.done.items():
        if len(site.requests(path)) != times:
            yield f"{path}: fetched twice"
    for path, times, size in site.parts:
        if path not in site.done and size and site.requests(path)[times].start != size:
            yield f"{path}: fetched from its beginning again"
    if again(site) > site.kills:
        yield f"{again(site)} requests again after {site.kills} kills"


def again(site: Site) -> int:
    """How many requests for documents were not the first."""
    return sum(len(site.requests(path)) - 1 for path in site.papers)


# ------------------------------------------------------------------ sites that mean harm


def unclear(folder: Path) -> Iterator[str]:
    """Hostile sites whose harvest did not end in one line that says why."""
    hostile = [(of_site(reply), words) for reply, words in SITES]
    hostile += [(of_service(reply), words) for reply, words in SERVICES]
    for number, (web, words) in enumerate(hostile):
        with serving(web):
            process = started(web.address, folder / str(number))
            _, err = process.communicate(timeout=600)
        lines = err.strip().splitlines()
        told = len(lines) == 1 and any(word in lines[0] for word in words.split("|"))
        if process.returncode != 1 or not told:
            yield f"{words}: {process.returncode} {err.strip()[-200:]}"


def main() -> int:
    """Print what was amiss; the status says whether nothing was."""
    parser = argparse.ArgumentParser(prog="evaluation.harvests", description=__doc__)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as home, sites() as found:
        folder = Path(home, "papers")
        harvested(found, folder, random.Random(asked.seed))
        wrong, documents = list(amiss(found, folder)), sum(len(s.papers) for s in found)
        repeated = sum(map(again, found))
        harm = list(unclear(Path(home, "hostile")))
    print(*wrong, *harm, sep="\n", end="\n" if wrong or harm else "")
    print(
        f"{'MISSED' if wrong else 'kept  '}  {documents} documents of three councils after"
        f" {sum(KILLS)} kills: all there, none fetched twice ({repeated} went on from their parts)"
    )
    number = len(SITES) + len(SERVICES)
    print(
        f"{'MISSED' if harm else 'kept  '}  {number - len(harm)} of {number} hostile sites end in"
        " one line that says why"
    )
    return int(bool(wrong or harm))


if __name__ == "__main__":
    sys.exit(main())
