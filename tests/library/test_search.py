"""Words are found where they stand, and no words are read as syntax."""

from __future__ import annotations

from datetime import date

import pytest
import sqlalchemy as sa
from hypothesis import given
from hypothesis import strategies as st

from extractor.library.connect import connect
from extractor.library.search import Within, search, terms_of
from extractor.library.writes import keep
from extractor.records import Extraction


@pytest.mark.parametrize(
    ("words", "kinds"),
    [
        ("panel visited", {"paragraph"}),
        ("school", {"paragraph"}),  # a stem of schools
        ('"visited two schools"', {"paragraph"}),
        ('"schools visited"', set()),
        ("harbour skills", {"heading", "item"}),
        ("HARBOUR timetable", {"action"}),
        ("timet*", {"action"}),
        ("foster homes", {"row", "figure"}),
        ("bursary", {"plan"}),
        ("noted", {"resolution"}),
        ("visited nowhere", set()),
        ("", set()),
        ("... - *", set()),
        ("'quoted' AND (school", set()),
    ],
)
def test_finds(library: sa.Engine, extraction: Extraction, words: str, kinds: set[str]) -> None:
    keep(library, extraction)
    assert {hit.kind for hit in search(library, words)} == kinds


def test_hit_shows_where(library: sa.Engine, extraction: Extraction) -> None:
    keep(library, extraction)
    [hit] = search(library, "timetable")
    assert (hit.paper, hit.committee) == ("packs/westmere.pdf", "Children's Scrutiny Panel")
    assert (hit.date, hit.record_id, hit.page) == (date(2031, 2, 4), "action-1", 2)
    assert "‹timetable›" in hit.text


@pytest.mark.parametrize(("words", "label"), [("harbour skills", "5"), ("timetable", None)])
def test_page_label_only_where_it_differs(
    library: sa.Engine, extraction: Extraction, words: str, label: str | None
) -> None:
    keep(library, extraction)
    assert search(library, words, within=Within(("item", "action")))[0].page_label == label


def test_kinds_and_limit(library: sa.Engine, extraction: Extraction) -> None:
    keep(library, extraction)
    assert [h.kind for h in search(library, "harbour", within=Within(("item",)))] == ["item"]
    assert len(search(library, "harbour", limit=2)) == 2


def test_terms() -> None:
    assert terms_of('care "in care" exclusion* - "" "?"') == ["care", "in care", "exclusion*"]


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> sa.Engine:
    """A library without papers."""
    return connect(str(tmp_path_factory.mktemp("empty") / "papers.sqlite"), create=True)


@given(st.text())
def test_any_words_can_be_asked(empty: sa.Engine, words: str) -> None:
    assert search(empty, words) == []
