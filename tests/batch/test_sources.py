"""Papers by path and by URL."""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import sha256
from importlib.util import find_spec
from pathlib import Path

import pytest

from evaluation.kills import content
from extractor.batch.limits import Limits
from extractor.batch.readers import Here
from extractor.batch.run import ingest
from extractor.batch.sources import (
    Place,
    SourceError,
    content_of,
    fetched,
    papers_in,
)
from extractor.library.connect import connect
from extractor.reading import Options

fsspec = pytest.importorskip("fsspec", reason="fsspec comes with the cluster extra")
NOTE = b"Westmere Borough Council\n\nQuay Committee\n\n1. Ferries\n\nThe ferries were late.\n"


@pytest.fixture
def bucket() -> str:
    """An object store in memory with two papers and a picture."""
    system = fsspec.filesystem("memory")
    system.store.clear()
    for name, data in (("a.txt", NOTE), ("older/b.txt", NOTE + NOTE), ("logo.png", b"\x89PNG")):
        system.pipe(f"/papers/{name}", data)
    return "memory://papers"


def test_papers_of_a_bucket(bucket: str) -> None:
    found = papers_in([bucket])
    assert found == [
        Place("memory:///papers/a.txt", len(NOTE)),
        Place("memory:///papers/older/b.txt", 2 * len(NOTE)),
    ]
    assert content_of(found[0]) == sha256(NOTE).hexdigest()
    assert papers_in([found[0].name]) == found[:1]


def test_a_copy_is_removed(bucket: str) -> None:
    with fetched("memory:///papers/a.txt") as path:
        assert path.read_bytes() == NOTE
        assert path.name == "a.txt"
    assert not path.parent.exists()


def test_read_by_url(bucket: str, tmp_path: Path) -> None:
    library = connect(str(tmp_path / "library.sqlite"), create=True)
    places = papers_in([bucket])
    for again in (False, True):
        found = list(ingest(places, library, Options(), Limits(), Here()))
        assert [bool(outcome.same_as) for outcome in found] == [again, again]
    kept = content(str(tmp_path / "library.sqlite"))["papers"]
    assert {row[0] for row in kept} == {place.name for place in places}


def test_what_is_gone(bucket: str, tmp_path: Path) -> None:
    library = connect(str(tmp_path / "library.sqlite"), create=True)
    [outcome] = ingest([Place("memory:///papers/no.txt")], library, Options(), Limits(), Here())
    assert outcome.extraction
    [problem] = outcome.extraction.problems
    assert problem.message.startswith("memory:///papers/no.txt: cannot be opened")
    assert content(str(tmp_path / "library.sqlite"))["papers"] == []


def test_problems_name_the_url(bucket: str, tmp_path: Path) -> None:
    fsspec.filesystem("memory").pipe("/papers/bad.pdf", b"%PDF-1.7\n")
    library = connect(str(tmp_path / "library.sqlite"), create=True)
    [outcome] = ingest([Place("memory:///papers/bad.pdf")], library, Options(), Limits(), Here())
    assert outcome.extraction
    [problem] = outcome.extraction.problems
    assert problem.message.startswith("memory:///papers/bad.pdf: the PDF is damaged")


@pytest.fixture
def object_store(monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """A bucket of a server that speaks S3, in this process, with two papers and a picture."""
    pytest.importorskip("s3fs", reason="s3fs is not installed")
    server = pytest.importorskip("moto.server", reason="moto is not installed")
    running = server.ThreadedMotoServer("127.0.0.1", 0)
    running.start()
    host, port = running.get_host_and_port()
    for name in ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"):
        monkeypatch.setenv(name, "made-up")
    monkeypatch.setenv("AWS_DEFAULT_REGION", "us-east-1")
    monkeypatch.setenv("AWS_ENDPOINT_URL", f"http://{host}:{port}")
    system = fsspec.filesystem("s3", skip_instance_cache=True)
    system.mkdir("papers")
    for name, data in (("a.txt", NOTE), ("older/b.txt", NOTE + NOTE), ("logo.png", b"\x89PNG")):
        system.pipe(f"papers/{name}", data)
    yield "s3://papers"
    running.stop()


def test_papers_of_an_object_store(object_store: str, tmp_path: Path) -> None:
    """Those that are gone are told, the others listed, hashed, and read once."""
    places = papers_in([object_store])
    assert places == [
        Place("s3://papers/a.txt", len(NOTE)),
        Place("s3://papers/older/b.txt", 2 * len(NOTE)),
    ]
    assert content_of(places[0]) == sha256(NOTE).hexdigest()
    library = connect(str(tmp_path / "library.sqlite"), create=True)
    for again in (False, True):
        found = list(ingest(places, library, Options(), Limits(), Here()))
        assert [bool(outcome.same_as) for outcome in found] == [again, again]
    [gone] = ingest([Place("s3://papers/no.txt")], library, Options(), Limits(), Here())
    assert gone.extraction
    assert [p.kind for p in gone.extraction.problems] == ["not-opened"]
    assert {row[0] for row in content(str(tmp_path / "library.sqlite"))["papers"]} == {
        place.name for place in places
    }


def test_a_file_url(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(NOTE)
    [place] = papers_in([f"file://{tmp_path}"])
    assert place == Place(f"file://{tmp_path}/a.txt", len(NOTE))


@pytest.mark.parametrize("url", ["nonsense://papers", "s3://papers"])
def test_a_package_that_is_missing(url: str) -> None:
    if url.startswith("s3") and find_spec("s3fs"):
        pytest.skip("s3fs is installed")
    with pytest.raises(SourceError, match="pip install"):
        papers_in([url])
