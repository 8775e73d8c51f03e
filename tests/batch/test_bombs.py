"""Small files that unpack to large ones, or nest without end, meet a limit that says so."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from corpus.bombs import BOMBS, write_bombs
from extractor.batch.limits import Limits
from extractor.batch.run import ingest
from extractor.batch.sources import papers_in
from extractor.batch.workers import Workers
from extractor.batch.writer import Outcome
from extractor.library.connect import connect
from extractor.reading import Options
from extractor.records import Extraction

LIMITS = Limits(20.0, 500)

# The kinds of problem of each; none where it does no harm, and the paper is read.
EXPECTED: dict[str, set[str]] = {
    "stream.pdf": {"crashed"},
    "streams-in-streams.pdf": {"crashed"},
    "strokes.pdf": {"crashed"},
    "pages-within-pages.pdf": {"page-unread"},
    "million-pages.pdf": {"page-unread", "too-many-pages"},
    "field.pdf": set(),
    "spaces.docx": {"too-large"},
    "paragraphs.docx": {"over-memory"},
    "nested.docx": {"damaged"},
    "entities.docx": {"damaged"},
    "entities.xml": {"damaged"},
    "nested.xml": {"damaged"},
    "nested.html": {"empty"},
    "tables.html": {"empty"},
    "columns.html": set(),
    "span.html": set(),
    "line.html": set(),
    "line.txt": set(),
    "lines.txt": set(),
}


@pytest.fixture(scope="module")
def read(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, Outcome]]:
    """What became of each, all read in one run."""
    home = tmp_path_factory.mktemp("bombs")
    write_bombs(home / "papers")
    library = connect(str(home / "library.sqlite"), create=True)
    begun = time.monotonic()
    places = papers_in([str(home / "papers" / kind) for kind in BOMBS])
    found = list(ingest(places, library, Options(), LIMITS, Workers(2)))
    assert time.monotonic() - begun < len(BOMBS) * LIMITS.seconds  # type: ignore[operator]
    yield {Path(outcome.source).name: outcome for outcome in found}


def extraction_of(outcome: Outcome) -> Extraction:
    """What was found in a paper that was read or failed."""
    assert outcome.extraction
    return outcome.extraction


@pytest.mark.parametrize("kind", BOMBS)
def test_a_bomb_meets_a_limit(read: dict[str, Outcome], kind: str) -> None:
    found = extraction_of(read[kind])
    assert {problem.kind for problem in found.problems} - {"over-time"} == EXPECTED[kind]
    assert all(len(problem.message) < 600 for problem in found.problems)
    assert len(found.problems) <= 202


@pytest.mark.parametrize("kind", [kind for kind in BOMBS if "entities" in kind])
def test_no_entity_is_opened(read: dict[str, Outcome], kind: str) -> None:
    assert "root:" not in extraction_of(read[kind]).paper.text


def test_a_page_too_large_for_a_picture(tmp_path: Path) -> None:
    pytest.importorskip("pytesseract", reason="character recognition comes with the ocr extra")
    from extractor.reading import ocr, pdf, source

    if not ocr._is_installed():
        pytest.skip("tesseract is not installed")
    (tmp_path / "field.pdf").write_bytes(BOMBS["field.pdf"]())
    paper = pdf.read(source.identify(tmp_path / "field.pdf"), Options(ocr=True))
    [problem] = paper.problems
    assert problem.kind == "no-ocr"
    assert "it has more than 60 million pixels" in problem.message
