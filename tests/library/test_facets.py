"""Passages are counted by what they are and where they stand."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
import sqlalchemy as sa

from extractor.library.facets import counts
from extractor.library.search import Within, search
from extractor.library.writes import keep
from extractor.records import Extraction, Meeting


@pytest.fixture
def two(library: sa.Engine, extraction: Extraction) -> sa.Engine:
    """A library of the paper, and of the same from another council a year later."""
    keep(library, extraction)
    paper = replace(extraction.paper, source="packs/other.pdf", sha256="cd" * 32)
    meeting = Meeting("Eastmere Council", None, "Quay Committee", date(2032, 2, 3))
    keep(library, replace(extraction, paper=paper, meeting=meeting))
    return library


@pytest.mark.parametrize(
    ("within", "total"),
    [
        (Within(), 6),  # a heading, an item and an action in each
        (Within(("item",)), 2),
        (Within(("item", "heading"), council="Eastmere Council"), 2),
        (Within(committee="Quay Committee"), 3),
        (Within(year=2031), 3),
        (Within(year=2031, council="Eastmere Council"), 0),
    ],
)
def test_total_is_what_search_finds(two: sa.Engine, within: Within, total: int) -> None:
    assert counts(two, "harbour", within).total == total
    assert len(search(two, "harbour", within=within)) == total


def test_a_facet_is_counted_as_if_it_were_not_narrowed(two: sa.Engine) -> None:
    counted = counts(two, "harbour", Within(("item",), year=2032)).by
    assert counted["kind"] == {"action": 1, "heading": 1, "item": 1}
    assert counted["year"] == {"2031": 1, "2032": 1}
    assert counted["council"] == {"Eastmere Council": 1}


def test_pages_of_results_do_not_overlap(two: sa.Engine) -> None:
    first, second = (search(two, "harbour", limit=3, offset=at) for at in (0, 3))
    assert len(first) == len(second) == 3
    assert len({(hit.paper, hit.kind) for hit in first + second}) == 6


def test_no_words_are_in_no_passages(two: sa.Engine) -> None:
    assert counts(two, "- *", Within()).total == 0
