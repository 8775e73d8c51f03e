"""SQL may read the library and nothing else."""

from __future__ import annotations

import pytest

from extractor.library.asking import Limits, QueryError, ask, unlike
from extractor.library.connect import connect
from extractor.library.reads import extractions
from extractor.library.writes import keep
from extractor.records import Extraction
from tests.library.places import Place

FEW = Limits(rows=5, seconds=2)
ENDLESS = "WITH RECURSIVE t(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM t) SELECT count(*) FROM t"


@pytest.fixture
def asked(place: Place, extraction: Extraction) -> Place:
    """A library with a pack in it."""
    engine = connect(place.where, create=True)
    keep(engine, extraction)
    engine.dispose()
    return place


def test_rows(asked: Place) -> None:
    found = ask(asked.where, "SELECT text, raised, marked FROM actions;", FEW)
    assert found.names == ("text", "raised", "marked")
    assert found.rows[0]["raised"] == "2031-01-14"
    assert bool(found.rows[0]["marked"]) is True
    assert not found.cut


def test_more_rows_than_were_asked_for(asked: Place) -> None:
    found = ask(asked.where, "SELECT passage_id FROM passages ORDER BY 1", FEW)
    assert [row["passage_id"] for row in found.rows] == [1, 2, 3, 4, 5]
    assert found.cut


@pytest.mark.parametrize(
    ("sql", "said"),
    [
        ("DELETE FROM papers", ""),
        ("SELECT 1; DELETE FROM papers", ""),
        ("SELECT 1; COMMIT; DELETE FROM papers", ""),
        ("DROP TABLE papers", ""),
        ("COMMIT", ""),
        ("CREATE TABLE x(y int)", ""),
        ("COPY papers TO PROGRAM 'true'", ""),
        ("ATTACH 'x.sqlite' AS x", ""),
        ("PRAGMA journal_mode = DELETE", ""),
        ("SELECT load_extension('x')", ""),
        ("SELECT setval('papers_paper_id_seq', 99)", ""),
        ("SELECT * FROM nowhere", "nowhere"),
        ("SELECT (", ""),
        (ENDLESS, "longer than 2 s"),
    ],
)
def test_refused(asked: Place, sql: str, said: str) -> None:
    with pytest.raises(QueryError, match=said or None) as caught:
        ask(asked.where, sql, FEW)
    assert "\n" not in str(caught.value)
    assert len(extractions(connect(asked.where))) == 1


def test_full_text(tmp_path_factory: pytest.TempPathFactory, extraction: Extraction) -> None:
    where = str(tmp_path_factory.mktemp("words") / "papers.sqlite")
    keep(connect(where, create=True), extraction)
    sql = "SELECT count(*) AS n FROM passages_words WHERE passages_words MATCH 'harbour'"
    assert ask(where, sql, FEW).rows == ({"n": 3},)


def test_values_of_every_kind(asked: Place) -> None:
    sql = "SELECT 1 AS a, 1.5 AS a, NULL AS b, CAST('x' AS text) AS a"
    found = ask(asked.where, sql, FEW)
    assert found.rows == ({"a": 1, "a_2": 1.5, "b": None, "a_3": "x"},)


def test_names_are_told_apart() -> None:
    assert unlike(["a", "a_2", "a", "a"]) == ("a", "a_2", "a_3", "a_4")


def test_bytes_are_shown(asked: Place) -> None:
    blob = "x'ff00'" if asked.kind == "sqlite" else "'\\xff00'::bytea"
    assert ask(asked.where, f"SELECT {blob} AS b", FEW).rows == ({"b": "ff00"},)


def test_a_library_is_needed(tmp_path_factory: pytest.TempPathFactory) -> None:
    from extractor.library.errors import LibraryError

    with pytest.raises(LibraryError, match="there is no library"):
        ask(str(tmp_path_factory.mktemp("none") / "x.sqlite"), "SELECT 1", FEW)
