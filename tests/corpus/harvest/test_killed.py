"""Harvests that are killed end complete, with nothing fetched twice."""

from __future__ import annotations

import random
import signal
import time
from pathlib import Path

import pytest

from evaluation.harvests import amiss, harvested, papers_since, sites, started
from extractor.manifest import read


@pytest.mark.parametrize("seed", [1, 2])
def test_three_councils_killed_five_times(seed: int, tmp_path: Path) -> None:
    with sites() as found:
        harvested(found, tmp_path / "papers", random.Random(seed))
        assert list(amiss(found, tmp_path / "papers")) == []
        assert sum(site.kills for site in found) == 5


def test_what_is_amiss_is_told(tmp_path: Path) -> None:
    with sites() as found:
        site, folder = found[0], tmp_path / "papers"
        started(site.web.address, folder).communicate(timeout=120)
        paper = next(iter(read(folder / "manifest.jsonl").values())).file
        (folder / paper).write_bytes(b"otherwise")
        assert [said.rpartition(": ")[2] for said in amiss(found[:1], folder)] == [
            "not as it was published"
        ]
        site.done = dict.fromkeys(list(site.papers)[:1], 0)
        assert "fetched twice" in " ".join(amiss(found[:1], folder))
        assert "missing" in " ".join(amiss(found, folder))


def test_an_interrupted_harvest_says_so(tmp_path: Path) -> None:
    with sites() as found:
        process = started(found[0].web.address, tmp_path)
        while process.poll() is None and len(papers_since(found[0], 0)) < 3:
            time.sleep(0.005)
        process.send_signal(signal.SIGINT)
        _, err = process.communicate(timeout=30)
    assert process.returncode == 130
    assert "interrupted; papers already done are kept" in err
    assert "Traceback" not in err
    assert len(read(tmp_path / "manifest.jsonl")) >= 2
