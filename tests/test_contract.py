"""The contract's JSON: every key is there, unknown values are null, evidence has its place."""

from __future__ import annotations

import json
from datetime import date

import pytest

from extractor.contract import as_json, plain
from extractor.records import (
    Action,
    Block,
    BlockKind,
    Evidence,
    Extraction,
    Line,
    Meeting,
    Page,
    Paper,
    Problem,
    Records,
)

PAGES = (
    Page(1, 595, 842, label="7", chars=900),
    Page(2, 595, 842, label="8", chars=40, image_share=0.9),
    Page(3, 595, 842, label="9", chars=36, filler=True),
)
ACTION = Action(
    source="minutes",
    text="To circulate the survey",
    evidence=Evidence("circulate the survey", page=1, bbox=(70, 100.04, 300.26, 112)),
    raised=date(2024, 6, 11),
    owners=("Head of Service",),
)
EXTRACTION = Extraction(
    paper=Paper("pack.pdf", "ab12", "application/pdf", pages=PAGES),
    meeting=Meeting(committee="Scrutiny Panel", date=date(2024, 9, 3)),
    records=Records(actions=(ACTION,)),
    kind="pack",
    state="partial",
    problems=(Problem("no-text", "the page is a picture", 2),),
)


def test_every_key_of_the_contract_is_printed() -> None:
    printed = json.loads(json.dumps(as_json(EXTRACTION)))
    lists = {"items", "minutes", "actions", "plan", "figures", "statements", "reports"}
    assert set(printed) == {"paper", "meeting", "status", "clearances", "responses"} | lists
    assert printed["figures"] == []
    assert printed["meeting"]["council"] is None
    assert printed["meeting"]["date"] == "2024-09-03"


def test_coverage_counts_pages() -> None:
    paper = as_json(EXTRACTION)["paper"]
    assert (paper["pages"], paper["pages_read"]) == (3, 3)
    assert paper["pages_without_text"] == [2]


@pytest.mark.parametrize(
    ("evidence", "expected"),
    [
        (
            ACTION.evidence,
            {"page": 1, "page_label": "7", "bbox": [70, 100.0, 300.3, 112]},
        ),
        (Evidence("x", page=4, bbox=None), {"page": 4, "page_label": None, "bbox": None}),
        (Evidence("x", offset=(5, 6)), {"offset": [5, 6]}),
    ],
)
def test_evidence_has_its_place(evidence: Evidence, expected: dict[str, object]) -> None:
    printed = plain(evidence, {1: "7"})
    assert printed == expected | {"text": evidence.text}


LINES = (Line(0, 14, 3, (50, 700, 400, 712)), Line(15, 29, 4, (50, 60, 380, 72)))
OVER_TWO_PAGES = Block(
    kind=BlockKind.PARAGRAPH, text="First sentence. Second one here", lines=LINES
)


@pytest.mark.parametrize(
    ("start", "end", "page", "box"),
    [
        (0, 10, 3, (50, 700, 400, 712)),
        (16, 25, 4, (50, 60, 380, 72)),
        (0, None, 3, (50, 700, 400, 712)),
    ],
)
def test_a_stretch_shows_the_page_it_begins_on(
    start: int, end: int | None, page: int, box: tuple[int, ...]
) -> None:
    evidence = OVER_TWO_PAGES.evidence(start, end)
    assert (evidence.page, evidence.bbox) == (page, box)


def test_without_pages_a_stretch_has_offsets() -> None:
    block = Block(kind=BlockKind.PARAGRAPH, text="Agreed. Noted.", offset=100)
    assert block.evidence(8, 14) == Evidence("Noted.", offset=(108, 114))
