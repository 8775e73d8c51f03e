"""A run: copies, order, what is kept when, and what a run says at its end."""

from __future__ import annotations

import json
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

import cli
from evaluation.kills import content
from extractor.batch.limits import Limits
from extractor.batch.readers import Here, Readers
from extractor.batch.report import Report, totals
from extractor.batch.run import ingest, ways
from extractor.batch.sources import Place, papers_in
from extractor.batch.workers import Workers
from extractor.batch.writer import Outcome, Writer
from extractor.library.connect import connect
from extractor.library.paper_rows import paper_rows
from extractor.reading import Options
from extractor.records import Extraction, Page, Paper
from tests.batch import evil
from tests.batch.conftest import write_papers

READERS = [Here, lambda: Workers(1), lambda: Workers(3)]


def read(places: list[Place], library: Path, readers: Readers) -> list[tuple[str, str | None]]:
    """Ingest, and say of each paper in order whether another has its content."""
    engine = connect(str(library), create=True)
    found = ingest(places, engine, Options(), Limits(30.0, 800), readers)
    return [(Path(outcome.source).name, outcome.same_as) for outcome in found]


@pytest.mark.parametrize("make", READERS)
def test_of_copies_the_first_is_kept(tmp_path: Path, papers: list[Path], make: Any) -> None:
    (tmp_path / "papers" / "a.txt").write_bytes(papers[2].read_bytes())
    (tmp_path / "papers" / "b.txt").write_bytes(papers[2].read_bytes())
    places = papers_in([str(tmp_path / "papers")])
    found = dict(read(places, tmp_path / "library.sqlite", make()))
    assert {k for k, v in found.items() if v} == {"a.txt", "b.txt"}
    assert {v for v in found.values() if v} == {str(papers[2])}


def test_copies_of_a_paper_that_fails_fail_each(tmp_path: Path) -> None:
    for name in "abc":
        (tmp_path / f"{name}.txt").write_text("segfault")
    engine = connect(str(tmp_path / "library.sqlite"), create=True)
    found = list(
        ingest(papers_in([str(tmp_path)]), engine, Options(), Limits(), Workers(2, evil.by))
    )
    assert [outcome.failed for outcome in found] == [True] * 3


@pytest.mark.parametrize("make", READERS)
def test_the_same_library_whoever_reads(tmp_path: Path, papers: list[Path], make: Any) -> None:
    places = papers_in([str(tmp_path / "papers")])
    read(places, tmp_path / "plain.sqlite", Here())
    found = read(places, tmp_path / "library.sqlite", make())
    assert len(found) == len(papers)
    assert content(str(tmp_path / "library.sqlite")) == content(str(tmp_path / "plain.sqlite"))


def test_the_largest_first(tmp_path: Path, papers: list[Path]) -> None:
    found = read(papers_in([str(tmp_path / "papers")]), tmp_path / "library.sqlite", Here())
    assert [name for name, _ in found] == [f"{n}.txt" for n in (5, 4, 3, 2, 1, 0)]


def test_a_run_left_early_keeps_what_it_has_read(tmp_path: Path, papers: list[Path]) -> None:
    engine = connect(str(tmp_path / "library.sqlite"), create=True)
    places = papers_in([str(tmp_path / "papers")])
    with closing(ingest(places, engine, Options(), Limits(), Workers(1))) as outcomes:
        first = next(outcomes).source
    kept = content(str(tmp_path / "library.sqlite"))["papers"]
    assert first in {row[0] for row in kept}
    again = read(places, tmp_path / "library.sqlite", Workers(1))
    assert dict(again)[Path(first).name] == first
    assert len(content(str(tmp_path / "library.sqlite"))["papers"]) == len(papers)


@pytest.mark.parametrize(
    ("papers_pages", "seconds", "kept"),
    [
        ([1] * 31, 0.0, 0),
        ([1] * 32, 0.0, 32),
        ([200, 199], 0.0, 0),
        ([200, 200, 1], 0.0, 2),
        ([1], 2.0, 1),
    ],
)
def test_when_a_transaction_ends(
    tmp_path: Path, papers_pages: list[int], seconds: float, kept: int
) -> None:
    now, told = [0.0], list[Outcome]()
    engine = connect(str(tmp_path / "library.sqlite"), create=True)
    writer = Writer(engine, lambda: now[0])
    for n, pages in enumerate(papers_pages):
        page = tuple(Page(p + 1, 595, 842) for p in range(pages))
        found = Extraction(Paper(f"{n}.pdf", str(n), "", pages=page))
        writer.add(Outcome(f"{n}.pdf", found), paper_rows(found), "", str(n))
        told += list(writer.flush()) if writer.due() else []
    now[0] = seconds
    told += list(writer.flush()) if writer.due() else []
    assert len(told) == kept
    assert len(content(str(tmp_path / "library.sqlite"))["papers"]) == kept


WAYS = [
    (Options(), "", "max_seconds=600 max_memory=2048"),
    (Options(ocr=True), "ocr=True", "ocr=True max_seconds=600 max_memory=2048"),
]


@pytest.mark.parametrize(("options", "usual", "cut"), WAYS)
def test_ways(options: Options, usual: str, cut: str) -> None:
    assert ways(options, Limits(600, 2048), None) == (usual, cut)


def test_report(tmp_path: Path) -> None:
    write_papers(tmp_path / "papers", 3)
    (tmp_path / "papers" / "bad.pdf").write_bytes(b"%PDF-1.7\n")
    (tmp_path / "papers" / "copy.txt").write_bytes((tmp_path / "papers" / "0.txt").read_bytes())
    library, report = str(tmp_path / "library.sqlite"), tmp_path / "report.json"
    arguments = ["ingest", str(tmp_path / "papers"), "--library", library, "--report", str(report)]
    result = CliRunner().invoke(cli.program, [*arguments, "--workers", "1"])
    assert result.exit_code == cli.SOME_FAILED, result.output
    found = json.loads(report.read_text())
    assert [Path(row["paper"]).name for row in found["papers"]] == [
        "0.txt", "1.txt", "2.txt", "bad.pdf", "copy.txt",
    ]  # fmt: skip
    assert found["totals"] == {
        "papers": 5,
        "runs": {"read": 3, "failed": 1, "unchanged": 1},
        "states": {"complete": 4, "failed": 1},
        "pages": 0,
        "pages_read": 0,
        "pages_without_text": 0,
        "pages_not_read": 0,
        "papers_with_problem": {"damaged": 1},
    }


def test_a_report_that_cannot_be_written(tmp_path: Path, papers: list[Path]) -> None:
    arguments = ["ingest", str(papers[0]), "--library", str(tmp_path / "library.sqlite")]
    result = CliRunner().invoke(cli.program, [*arguments, "--report", str(tmp_path / "no" / "r")])
    assert result.exit_code == 1
    assert "the report cannot be written (there is no folder" in result.output


def test_totals_of_nothing() -> None:
    assert totals([])["papers"] == 0
    assert Report([]).order == {}
