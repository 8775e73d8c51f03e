"""Words are found where they stand, and no words are read as syntax."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
import sqlalchemy as sa
from hypothesis import given
from hypothesis import strategies as st

from extractor.library.connect import connect
from extractor.library.search import Within, search, terms_of
from extractor.library.writes import keep
from extractor.records import Block, BlockKind, Extraction, Paper


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


@pytest.mark.parametrize("within", [Within(), Within(("paragraph",))])
def test_of_many_only_those_that_were_read_last(tmp_path: Path, within: Within) -> None:
    own = connect(str(tmp_path / "papers.sqlite"), create=True)
    for number in range(4):
        blocks = (Block(text="Harbour dues. " * (4 - number), kind=BlockKind.PARAGRAPH),)
        paper = Paper(f"{number}.txt", str(number) * 64, "text/plain", blocks=blocks)
        keep(own, Extraction(paper))
    found = search(own, "harbour", within=within, newest=2)
    assert {hit.paper for hit in found} == {"2.txt", "3.txt"}
    assert len(search(own, "harbour", within=within)) == 4


def test_terms() -> None:
    assert terms_of('care "in care" exclusion* - "" "?"') == ["care", "in care", "exclusion*"]


HARD = (
    "The ferries/boats of Café Quay (well-being) cost 1,250 in 2031/32.",
    "What is to be done is for the panel: exclusion_rates fell by 18.5%.",
)


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("boats", {0}),  # not hidden in a path
        ("cafe", {0}),
        ("CAFÉ", {0}),
        ("well-being", {0}),
        ("wells", {0}),
        ("2031/32", {0}),
        ('"2031 32"', {0}),
        ("18.5%", {1}),
        ("18", {1}),
        ("rates", {1}),
        ('"is to be done"', {1}),  # of common words alone
        ('"is done"', set()),
        ("the", {0, 1}),
        ("the panel", {1}),
        ("excl*", {1}),
        ("fer*", {0}),
        ('"cost 1*"', {0}),
    ],
)
def test_both_databases_find_the_same(library: sa.Engine, words: str, found: set[int]) -> None:
    blocks = tuple(Block(text=text, kind=BlockKind.PARAGRAPH) for text in HARD)
    keep(library, Extraction(Paper("a.txt", "1", "text/plain", blocks=blocks)))
    shown = [hit.text.replace("‹", "").replace("›", "") for hit in search(library, words)]
    assert {n for n, text in enumerate(HARD) if any(each in text for each in shown)} == found


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> sa.Engine:
    """A library without papers."""
    return connect(str(tmp_path_factory.mktemp("empty") / "papers.sqlite"), create=True)


@given(st.text())
def test_any_words_can_be_asked(empty: sa.Engine, words: str) -> None:
    assert search(empty, words) == []


def test_of_very_common_words_the_newest_passages_are_weighed(library: sa.Engine) -> None:
    for n in range(4):
        block = Block(kind=BlockKind.PARAGRAPH, text=f"The ferries of {n} were late.")
        keep(library, Extraction(Paper(f"{n}.txt", str(n), "text/plain", blocks=(block,))))
    every = {f"{n}.txt" for n in range(4)}
    assert {hit.paper for hit in search(library, "ferries")} == every
    assert {hit.paper for hit in search(library, "ferries", newest=None)} == every
    assert {hit.paper for hit in search(library, "ferries", newest=2)} == {"2.txt", "3.txt"}
    assert len(search(library, "ferries", limit=1, offset=1, newest=2)) == 1
    assert search(library, "ferries", within=Within(council="Westmere")) == []
    assert [hit.paper for hit in search(library, "ferries 1", newest=2)] == ["1.txt"]
