"""Workers that crash, hang and eat memory cost one paper each; the run goes on."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from extractor.batch.jobs import Attempt
from extractor.batch.limits import Limits
from extractor.batch.run import ingest
from extractor.batch.sources import Place, papers_in
from extractor.batch.workers import Workers
from extractor.batch.writer import Outcome
from extractor.library.connect import connect
from extractor.library.search import search
from extractor.reading import Options
from tests.batch import evil
from tests.batch.conftest import pdf, write_papers

SECONDS = 3.0
LIMITS = Limits(SECONDS, 400)


def run(folder: Path, library: Path, workers: int = 2) -> dict[str, Outcome]:
    """Ingest a folder with readers that do what papers say."""
    readers = Workers(workers, evil.by)
    engine = connect(str(library), create=True)
    found = ingest(papers_in([str(folder)]), engine, Options(), LIMITS, readers)
    return {Path(outcome.source).stem: outcome for outcome in found}


# What a paper does, the kind of its problem, words of its message.
EVIL = [
    ("segfault", "crashed", "crashed (SIGSEGV)"),
    ("abort", "crashed", "crashed (SIGABRT)"),
    ("hang", "over-time", "took longer than 3 seconds; raise --max-seconds"),
    ("backtrack", "over-time", "took longer than 3 seconds"),
    ("slow", "over-time", "took longer than 3 seconds"),
    ("eat", "over-memory", "the limit of 400 MB a paper was reached; raise --max-memory"),
    ("killed", "killed", "was killed, as by a system without memory"),
]


def test_each_costs_one_paper(tmp_path: Path) -> None:
    good = write_papers(tmp_path / "papers", 8)
    for word, _, _ in EVIL:
        (tmp_path / "papers" / f"{word}.txt").write_text(word)
    begun = time.monotonic()
    found = run(tmp_path / "papers", tmp_path / "library.sqlite")
    assert time.monotonic() - begun < 60
    assert len(found) == len(good) + len(EVIL)
    for paper in good:
        outcome = found[paper.stem]
        assert outcome.extraction
        assert outcome.extraction.state == "complete"
    for word, kind, words in EVIL:
        outcome = found[word]
        assert outcome.extraction
        [problem] = outcome.extraction.problems
        assert (outcome.extraction.state, problem.kind) == ("failed", kind), word
        assert words in problem.message
        assert problem.message.startswith(str(tmp_path / "papers" / f"{word}.txt"))


# How pages go wrong, the kind of the problem, its first page not read at the earliest and latest.
PAGES = [
    (evil.at_page_seven, "crashed", 7, 7),
    (evil.slow_pages, "over-time", 2, 5),
    (evil.hungry_pages, "over-memory", 3, 7),
]


@pytest.mark.parametrize(("by", "kind", "first", "last"), PAGES)
def test_what_was_read_before_is_kept(
    tmp_path: Path, by: Attempt, kind: str, first: int, last: int
) -> None:
    paper = pdf(tmp_path / "pack.pdf", pages=9)
    engine = connect(str(tmp_path / "library.sqlite"), create=True)
    [outcome] = ingest([Place(str(paper))], engine, Options(), LIMITS, Workers(1, by))
    assert outcome.extraction
    [problem] = outcome.extraction.problems
    pages = outcome.extraction.paper.pages
    assert (outcome.extraction.state, problem.kind, len(pages)) == ("partial", kind, 9)
    assert problem.message.startswith("the pages from here on were not read: ")
    assert problem.page
    assert first <= problem.page <= last
    assert [page.read for page in pages] == [n < problem.page for n in range(1, 10)]
    assert search(engine, '"page 1"')
    assert not search(engine, '"page 9"')


def test_other_limits_are_another_way(tmp_path: Path) -> None:
    paper = pdf(tmp_path / "pack.pdf", pages=9)
    engine = connect(str(tmp_path / "library.sqlite"), create=True)
    found = []
    for limits in (LIMITS, LIMITS, Limits(30.0, 400), Limits(60.0, 400)):
        readers = Workers(1, evil.slow_pages)
        [outcome] = ingest([Place(str(paper))], engine, Options(), limits, readers)
        found.append(outcome.extraction.state if outcome.extraction else "unchanged")
    assert found == ["partial", "unchanged", "complete", "unchanged"]


@pytest.mark.parametrize("workers", [1, 3])
def test_nothing_is_left_behind(
    tmp_path: Path, workers: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    private = tmp_path / "private"
    private.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(private))
    papers = write_papers(tmp_path / "papers", 3)
    papers[1].write_text("segfault")
    run(tmp_path / "papers", tmp_path / "library.sqlite", workers)
    assert list(private.glob("committee-papers*")) == []
