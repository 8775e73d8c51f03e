"""Papers, sites, models and temporary folders that are not as they were."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from hashlib import sha256
from importlib.resources import files
from pathlib import Path
from unittest import mock

import httpx
import pytest

from corpus.harvest.addresses import Rules
from corpus.harvest.client import Client, Manners
from corpus.harvest.journal import Journal
from corpus.served.web_server import Reply, Web, serving
from extractor import manifest
from extractor.batch.limits import Limits
from extractor.batch.one_paper import attempt
from extractor.batch.readers import Here
from extractor.batch.run import ingest as reading
from extractor.batch.sources import papers_in
from extractor.language import classifier
from extractor.library.connect import connect
from extractor.library.reads import extractions
from extractor.pipeline import installed_models
from extractor.reading import Options
from tests.batch.conftest import write_papers
from tests.corpus.harvest.conftest import Slept
from tests.corpus.harvest.test_download import PAPER, PATH, WHOLE, download
from tests.corpus.harvest.test_journal import NEW, OLD, URL, amid_the_line, keep
from tests.faults.ground import NOTHING, held, ingest
from tests.faults.register import Group

SURROUNDINGS = Group("Surroundings")


@SURROUNDINGS.scenario(
    "a paper vanishes between listing and reading",
    said="there is no such file; check the path",
    left="no row of it; all other papers",
)
def vanished(at: Path) -> str:
    first, second, third = write_papers(at / "papers", 3)
    places = papers_in([str(at / "papers")])
    second.unlink()
    engine = connect(str(at / "papers.sqlite"), create=True)
    found = list(reading(places, engine, Options()))
    assert held(at / "papers.sqlite") == [str(first), str(third)]
    [problem] = [p for o in found if o.failed and o.extraction for p in o.extraction.problems]
    return problem.message


@SURROUNDINGS.scenario(
    "a paper changes while it is read",
    said=NOTHING,
    left="one version, whole, under its own hash; the next run reads the other",
)
def changed(at: Path) -> str:
    [paper] = write_papers(at / "papers", 1)
    new = paper.read_bytes() + b"1. Another note\n\nThe ferries were early.\n\n"

    def changing(path: Path, *how: object) -> object:
        paper.write_bytes(new)
        return attempt(path, *how)  # type: ignore[arg-type]

    engine = connect(str(at / "papers.sqlite"), create=True)
    by = Here(changing)  # type: ignore[arg-type]
    [one] = reading(papers_in([str(paper)]), engine, Options(), Limits(), by)
    assert one.extraction
    assert one.extraction.paper.sha256 == sha256(new).hexdigest()
    [again] = reading(papers_in([str(paper)]), engine, Options())
    assert again.same_as == str(paper)
    assert held(at / "papers.sqlite") == [str(paper)]
    return NOTHING


@SURROUNDINGS.scenario(
    "the folder for temporary files cannot be written",
    said="no temporary files can be made",
    left="the library as it was",
)
def no_temporary_files(at: Path) -> str:
    write_papers(at / "papers", 1)
    with mock.patch.object(tempfile, "tempdir", str(at / "nowhere")):
        done = ingest(at / "papers", at / "papers.sqlite")
    assert done.status == 1
    assert held(at / "papers.sqlite") == []
    return done.said


@SURROUNDINGS.scenario(
    "a harvest ends in the middle of a download",
    said=NOTHING,
    left="no row in the manifest; the next run goes on where it ended, and the document is whole",
)
def cut_off(at: Path) -> str:
    part = at / "document.part"

    def ends(*_: object) -> Iterator[bytes]:
        yield PAPER[:9000]
        raise KeyboardInterrupt

    with (
        site(WHOLE) as (web, client),
        mock.patch("corpus.harvest.download.pieces", ends),
        pytest.raises(KeyboardInterrupt),
    ):
        download(client, web, part)
    assert part.read_bytes() == PAPER[:9000]
    with site(WHOLE) as (web, client):
        fetched = download(client, web, part)
        assert fetched
        assert fetched.sha256 == sha256(PAPER).hexdigest()
        assert [(asked.status, asked.start) for asked in web.asked(PATH)] == [(206, 9000)]
    return NOTHING


@contextmanager
def site(reply: Reply) -> Iterator[tuple[Web, Client]]:
    """A site with one document, and a client that may ask it."""
    with serving(Web({PATH: reply})) as web:
        port = httpx.URL(web.address).port or 80
        manners = Manners(delay=0.0, patience=5.0)
        client = Client(Rules(True, frozenset((port,))), manners, Slept().clock)
        try:
            yield web, client
        finally:
            client.close()


@SURROUNDINGS.scenario(
    "a harvest ends while a row of the manifest is written",
    said=NOTHING,
    left="the rows before it; half a line is cut off, and its document fetched again",
)
def half_a_row(at: Path) -> str:
    with Journal(at) as journal:
        keep(journal, OLD)
        amid_the_line(journal, at)
    assert list(manifest.read(at / "manifest.jsonl")) == [URL]
    with Journal(at) as journal:
        row = journal.held(URL)
        assert row
        assert row.sha256 == sha256(OLD).hexdigest()
        assert (at / "manifest.jsonl").read_bytes().endswith(b"\n")
        keep(journal, NEW)
    assert manifest.read(at / "manifest.jsonl")[URL].sha256 == sha256(NEW).hexdigest()
    return NOTHING


@SURROUNDINGS.scenario(
    "a row of the manifest is damaged",
    said="is no row of a manifest",
    left="the library as it was; the line is named",
)
def damaged_manifest(at: Path) -> str:
    write_papers(at / "papers", 1)
    (at / "papers" / "manifest.jsonl").write_text('{"url": 7}\n')
    done = ingest(at / "papers", at / "papers.sqlite")
    assert (done.status, held(at / "papers.sqlite")) == (1, [])
    return done.said


# ------------------------------------------------------------------ models


@SURROUNDINGS.scenario(
    "a file of a trained model is missing",
    said="is not used: it is not installed; run: committee-papers train --only",
    left="the papers as the rules read them, each with the problem",
)
def missing_model(at: Path) -> str:
    return unfit(at, Path.unlink)


@SURROUNDINGS.scenario(
    "a file of a trained model is damaged",
    said="is not used: the model is no file of weights",
    left="the papers as the rules read them, each with the problem",
)
def damaged_model(at: Path) -> str:
    return unfit(at, lambda data: data.write_bytes(data.read_bytes()[:200]))


@SURROUNDINGS.scenario(
    "a trained model was made for another version of its features",
    said="is not used: the model was made for version",
    left="the papers as the rules read them, each with the problem",
)
def other_model(at: Path) -> str:
    def older(data: Path) -> None:
        text = data.read_text("utf-8")
        data.write_text(text.replace('"version":', '"version":9', 1), "utf-8")

    return unfit(at, older)


MODEL = "kinds"


def unfit(at: Path, spoil: Callable[[Path], object]) -> str:
    """Read a paper with one model spoilt, and say what its problem is."""
    write_papers(at / "papers", 1)
    weights = at / "models" / "weights"
    weights.mkdir(parents=True)
    whole = files("models").joinpath("weights")
    for each in whole.iterdir():
        if each.is_file():
            (weights / each.name).write_bytes(each.read_bytes())
    spoil(weights / f"{MODEL}.json")
    forget()
    try:
        with mock.patch.object(classifier, "files", lambda _: at / "models"):
            done = ingest(at / "papers", at / "papers.sqlite")
    finally:
        forget()
    assert (done.status, len(held(at / "papers.sqlite"))) == (0, 1)
    [found] = extractions(connect(str(at / "papers.sqlite")))
    assert found.state in ("complete", "partial")
    return next(p.message for p in found.problems if "is not used" in p.message)


def forget() -> None:
    """Have models loaded anew."""
    for cached in (classifier.load, installed_models):
        cached.cache_clear()
