"""A Dask cluster of two workers here reads the same papers into the same library."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from evaluation.kills import content
from extractor.batch.limits import Limits
from extractor.batch.readers import Here
from extractor.batch.run import ingest
from extractor.batch.sources import papers_in
from extractor.library.connect import connect
from extractor.reading import Options
from tests.batch import evil
from tests.batch.conftest import pdf, write_papers

pytest.importorskip("distributed", reason="Dask comes with the cluster extra")

from extractor.batch.cluster import Cluster, ClusterError


@pytest.fixture
def cluster() -> Iterator[Cluster]:
    """Two workers that do what papers say."""
    yield Cluster("local:2", evil.by)


def states(folder: Path, library: Path, readers: Here | Cluster) -> dict[str, str]:
    """Ingest a folder, and say how far each paper was read."""
    engine = connect(str(library), create=True)
    found = ingest(papers_in([str(folder)]), engine, Options(), Limits(5.0, 800), readers)
    return {Path(o.source).name: o.extraction.state if o.extraction else "same" for o in found}


def test_the_same_library(tmp_path: Path) -> None:
    folder = tmp_path / "papers"
    papers = write_papers(folder)
    (folder / "copy.txt").write_bytes(papers[3].read_bytes())
    pdf(folder / "pack.pdf", pages=3)
    told = states(folder, tmp_path / "here.sqlite", Here())
    assert states(folder, tmp_path / "cluster.sqlite", Cluster("local:2")) == told
    assert content(str(tmp_path / "cluster.sqlite")) == content(str(tmp_path / "here.sqlite"))


def test_a_paper_that_kills_its_workers_is_given_up(tmp_path: Path, cluster: Cluster) -> None:
    folder = tmp_path / "papers"
    write_papers(folder, 3)
    (folder / "bad.txt").write_text("segfault")
    (folder / "slow.txt").write_text("eat")
    told = states(folder, tmp_path / "library.sqlite", cluster)
    assert told == {
        "0.txt": "complete",
        "1.txt": "complete",
        "2.txt": "complete",
        "bad.txt": "failed",
        "slow.txt": "failed",
    }


@pytest.mark.parametrize(
    ("address", "words"),
    [
        ("local:none", "name a number of workers"),
        ("local:0", "name a number of workers"),
        ("tcp://127.0.0.1:9", "no scheduler answers"),
    ],
)
def test_no_cluster(address: str, words: str, monkeypatch: pytest.MonkeyPatch) -> None:
    import dask

    with (
        dask.config.set({"distributed.comm.timeouts.connect": "2s"}),
        pytest.raises(ClusterError, match=words),
    ):
        Cluster(address)
