"""A paper is kept whole or not at all, and comes back as it went in."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
import sqlalchemy as sa
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from extractor import __version__
from extractor.contract import as_json
from extractor.library import writes
from extractor.library.connect import connect, reading, writing
from extractor.library.errors import LibraryError
from extractor.library.reads import extractions
from extractor.library.schema import metadata, papers, passages
from extractor.library.search import search
from extractor.library.writes import held, keep
from extractor.records import Action, Evidence, Extraction, Meeting, Paper, Problem, Records


def count(library: sa.Engine, table: sa.Table) -> int:
    with reading(library) as connection:
        return connection.execute(sa.select(sa.func.count()).select_from(table)).scalar_one()


def test_comes_back_as_it_went_in(library: sa.Engine, extraction: Extraction) -> None:
    keep(library, extraction)
    [back] = extractions(library)
    assert as_json(back) == as_json(extraction)
    assert back.records == extraction.records
    assert back.paper.pages == extraction.paper.pages


PACK = "packs/westmere.pdf"


def test_same_content_is_held(library: sa.Engine, extraction: Extraction) -> None:
    sha256 = extraction.paper.sha256
    assert held(library, PACK, sha256) is None
    keep(library, extraction)
    assert held(library, PACK, sha256) == PACK
    assert held(library, "packs/copy.pdf", sha256) == PACK
    assert held(library, PACK, "cd" * 32) is None


def test_changed_into_a_copy_of_another_is_read(library: sa.Engine, extraction: Extraction) -> None:
    keep(library, extraction)
    keep(library, Extraction(Paper("b.txt", "cd" * 32, "text/plain")))
    assert held(library, "b.txt", extraction.paper.sha256) is None


def test_read_otherwise_is_not_held(library: sa.Engine, extraction: Extraction) -> None:
    keep(library, extraction, options="ocr")
    assert held(library, PACK, extraction.paper.sha256) is None
    assert held(library, PACK, extraction.paper.sha256, "ocr")


def test_newer_extractor_reads_again(
    library: sa.Engine, extraction: Extraction, monkeypatch: pytest.MonkeyPatch
) -> None:
    keep(library, extraction)
    monkeypatch.setattr(writes, "__version__", f"{__version__}.post1")
    assert held(library, PACK, extraction.paper.sha256) is None


def test_changed_paper_replaces_its_records(library: sa.Engine, extraction: Extraction) -> None:
    keep(library, extraction)
    changed = replace(
        extraction,
        paper=replace(extraction.paper, sha256="cd" * 32, blocks=()),
        items=(),
        records=Records(),
    )
    keep(library, changed)
    [back] = extractions(library)
    assert as_json(back) == as_json(changed)
    assert not search(library, "harbour")


def test_deleting_leaves_nothing_behind(library: sa.Engine, extraction: Extraction) -> None:
    keep(library, extraction)
    with writing(library) as connection:
        connection.execute(papers.delete())
    left = [t.name for t in metadata.sorted_tables if t.name != "library" and count(library, t)]
    assert left == []
    assert not search(library, "harbour")


def test_half_a_paper_is_never_kept(
    library: sa.Engine, extraction: Extraction, monkeypatch: pytest.MonkeyPatch
) -> None:
    keep(library, extraction)

    def fails(*_: object) -> None:
        raise RuntimeError("in the middle")

    monkeypatch.setattr(writes, "index_words", fails)
    other = replace(extraction, paper=replace(extraction.paper, sha256="cd" * 32), items=())
    with pytest.raises(RuntimeError):
        keep(library, other)
    [back] = extractions(library)
    assert as_json(back) == as_json(extraction)
    assert count(library, passages) > 0


def test_failed_paper_has_a_status_row(library: sa.Engine) -> None:
    problem = Problem("encrypted", "broken.pdf is encrypted; save it without a password")
    failed = Extraction(Paper("broken.pdf", "", ""), state="failed", problems=(problem,))
    keep(library, failed)
    [back] = extractions(library)
    assert (back.state, back.problems) == ("failed", (problem,))
    assert held(library, "broken.pdf", "") is None


def test_papers_come_in_order_of_their_meetings(library: sa.Engine) -> None:
    dates = {"c.pdf": date(2031, 1, 1), "b.pdf": None, "a.pdf": date(2031, 5, 1)}
    for source, day in dates.items():
        keep(library, Extraction(Paper(source, source, "x"), Meeting(date=day)))
    assert [e.paper.source for e in extractions(library)] == ["c.pdf", "a.pdf", "b.pdf"]


def test_only_the_kinds_asked_for(library: sa.Engine, extraction: Extraction) -> None:
    keep(library, extraction)
    [back] = extractions(library, "actions")
    assert back.records == Records(actions=extraction.records.actions)
    assert (back.items, back.paper.pages) == ((), ())


TEXTS = st.text(st.characters(exclude_characters="\x00", exclude_categories=["Cs"]))


@settings(
    max_examples=15,
    deadline=None,  # the first makes what reads and writes records within records
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(text=TEXTS, note=st.none() | TEXTS, owners=st.lists(TEXTS, max_size=3).map(tuple))
def test_any_words_come_back(
    tmp_path: Path, text: str, note: str | None, owners: tuple[str, ...]
) -> None:
    library = connect(str(tmp_path / "papers.sqlite"), create=True)
    action = Action("minutes", text, Evidence(text, offset=(3, 9)), note=note, owners=owners)
    keep(library, Extraction(Paper("a.txt", "1", "text/plain"), records=Records(actions=(action,))))
    [back] = extractions(library)
    assert back.records.actions == (action,)


@pytest.mark.parametrize(
    ("given_text", "kept"),
    [("a\x00b", "ab"), ("half \ud83d pair", "half ? pair")],
)
def test_words_no_database_takes(tmp_path: Path, given_text: str, kept: str) -> None:
    library = connect(str(tmp_path / "papers.sqlite"), create=True)
    keep(library, Extraction(Paper(given_text, "1", "text/plain")))
    assert extractions(library)[0].paper.source == kept


def test_another_writer_is_told(tmp_path: Path, extraction: Extraction) -> None:
    where = str(tmp_path / "papers.sqlite")
    first = connect(where, create=True)
    second = connect(where, create=True, patience=0.05)
    with writing(first), pytest.raises(LibraryError, match="being written by another run"):
        keep(second, extraction)
    keep(second, extraction)
    assert len(extractions(first)) == 1


def test_questions_are_answered_while_another_writes(
    tmp_path: Path, extraction: Extraction
) -> None:
    where = str(tmp_path / "papers.sqlite")
    writer = connect(where, create=True)
    keep(writer, extraction)
    with writing(writer) as connection:
        connection.execute(papers.delete())
        assert len(extractions(connect(where, patience=0.05))) == 1
