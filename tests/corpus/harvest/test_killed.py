"""Harvests that are killed end complete, with nothing fetched twice."""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
import time
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path

import pytest

from corpus.harvest.names import key_of
from extractor.manifest import read
from tests.corpus.harvest import cmis_site, moderngov_site
from tests.corpus.harvest.cmis_site import cmis
from tests.corpus.harvest.conftest import Serve
from tests.corpus.harvest.fictional import Bodies, council, every
from tests.corpus.harvest.moderngov_site import moderngov
from tests.corpus.harvest.web_server import Asked, Web

ROOT = Path(__file__).resolve().parents[3]
PACE = 0.01  # seconds for four kilobytes


@dataclass(slots=True)
class Site:
    """A council's site, what is on it, and where it was when a harvest was killed."""

    web: Web
    papers: dict[str, bytes]
    home: str
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


@pytest.fixture
def sites(serve: Serve) -> list[Site]:
    """Three councils, one of each system."""
    councils = [council(name, first=n) for name, n in (("Wexmoor", 100), ("Northmere", 200))]
    found = [
        Site(serve(moderngov(bodies, PACE, service=service)), by_path(bodies), "")
        for bodies, service in zip(councils, (True, False), strict=True)
    ]
    brayford = council("Brayford", first=300)
    by_ashx = {cmis_site.document_path(p): p.content for _, _, p in every(brayford)}
    return [*found, Site(serve(cmis(brayford, PACE)), by_ashx, cmis_site.HOME[1:])]


def by_path(bodies: Bodies) -> dict[str, bytes]:
    """A ModernGov site's documents by their paths."""
    return {"/" + moderngov_site.path_of(s, p): p.content for _, s, p in every(bodies)}


def started(site: Site, folder: Path) -> subprocess.Popen[str]:
    """A harvest in a process of its own."""
    way = ["--to", str(folder), "--allow-private", "--delay", "0", "--format", "json"]
    return subprocess.Popen(
        [sys.executable, "-m", "cli", "harvest", site.web.address + site.home, *way],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
    )


def kill(site: Site, folder: Path, chance: random.Random) -> None:
    """Kill a harvest at a random moment after it has begun to fetch."""
    process = started(site, folder)
    before = len(site.web.log)
    while process.poll() is None and not any(a.sent for a in papers_since(site, before)):
        time.sleep(0.005)
    time.sleep(chance.uniform(0, 0.35))
    process.send_signal(signal.SIGKILL)
    assert process.wait(30) == -signal.SIGKILL
    process.communicate()
    time.sleep(0.1)
    site.note(folder)


def papers_since(site: Site, before: int) -> list[Asked]:
    """The requests for documents since the log was so long."""
    return [a for a in site.web.log[before:] if a.path in site.papers]


@pytest.mark.parametrize("seed", [1, 2])
def test_three_councils_killed_five_times(seed: int, sites: list[Site], tmp_path: Path) -> None:
    chance = random.Random(seed)
    folder = tmp_path / "papers"
    for site, times in zip(sites, (2, 2, 1), strict=True):
        for _ in range(times):
            kill(site, folder, chance)
        process = started(site, folder)
        out, err = process.communicate(timeout=60)
        assert process.returncode == 0, err
        assert {row["state"] for row in json.loads(out)} <= {"fetched", "unchanged"}
    assert_complete(sites, folder)
    for site in sites:
        assert_nothing_twice(site)


def assert_complete(sites: list[Site], folder: Path) -> None:
    """Every document of every council is there as it was published, and nothing else is."""
    rows = read(folder / "manifest.jsonl")
    wanted = {s.url(path): content for s in sites for path, content in s.papers.items()}
    assert rows.keys() == wanted.keys()
    for url, content in wanted.items():
        assert rows[url].sha256 == sha256(content).hexdigest()
        assert (folder / rows[url].file).read_bytes() == content
    files = [p for p in folder.rglob("*") if p.is_file() and not p.name.startswith((".", "m"))]
    assert len(files) == len(wanted)
    assert list((folder / ".parts").iterdir()) == []


def assert_nothing_twice(site: Site) -> None:
    """What was written down was never asked for again; what had come in part went on from
    there; what was asked for twice was in flight when its harvest was killed."""
    for path, times in site.done.items():
        assert len(site.requests(path)) == times, path
    for path, times, size in site.parts:
        if path not in site.done and size:
            assert site.requests(path)[times].start == size, path
    again = sum(len(site.requests(path)) - 1 for path in site.papers)
    assert again <= site.kills


def test_an_interrupted_harvest_says_so(sites: list[Site], tmp_path: Path) -> None:
    site = sites[0]
    process = started(site, tmp_path)
    while process.poll() is None and len(papers_since(site, 0)) < 3:
        time.sleep(0.005)
    process.send_signal(signal.SIGINT)
    _, err = process.communicate(timeout=30)
    assert process.returncode == 130
    assert "interrupted; papers already done are kept" in err
    assert "Traceback" not in err
    assert len(read(tmp_path / "manifest.jsonl")) >= 2
