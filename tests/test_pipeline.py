"""One paper through all its steps, and what happens where a step gives up."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from extractor import pipeline
from extractor.paper import Page, Paper, Problem
from extractor.parsing.context import Context
from extractor.records import (
    Action,
    AgendaItem,
    Evidence,
    ItemKind,
    Meeting,
    Records,
    Section,
)
from extractor.segmenting import Segmented

MINUTES = """NORTHMERE DISTRICT COUNCIL

OVERVIEW AND SCRUTINY COMMITTEE

Minutes of the Meeting held on 4 June 2024 at 7.00 pm

Present: Cllr A Brook – Chair, Cllr B Field

12. Apologies

Apologies had been received from Councillor C Hill.

13. Bus Strategy

A Member asked how many routes had gone. **ACTION: Head of Transport to circulate the list**

RESOLVED that the report be noted.

The meeting ended at 8.15pm.
"""


def test_a_text_paper_flows_through(tmp_path: Path) -> None:
    paper = tmp_path / "minutes.txt"
    paper.write_text(MINUTES, "utf-8")
    extraction = pipeline.extract(paper)
    (minutes,) = extraction.records.minutes
    (action,) = extraction.records.actions
    assert extraction.state == "complete"
    assert extraction.meeting.committee == "Overview and Scrutiny Committee"
    assert [item.number for item in minutes.items] == ["12", "13"]
    assert (minutes.start, minutes.end) == ("19:00", "20:15")
    assert (action.id, action.minute, action.raised) == ("action-1", "13", date(2024, 6, 4))
    assert action.evidence.offset
    start, end = action.evidence.offset
    assert extraction.paper.text[start:end].strip() == action.evidence.text


def test_a_paper_that_cannot_be_read_is_a_status(tmp_path: Path) -> None:
    extraction = pipeline.extract(tmp_path / "absent.pdf")
    assert extraction.state == "failed"
    assert "absent.pdf" in extraction.problems[0].message


ITEM = AgendaItem("item-1", "agenda", "4", "Minutes", ItemKind.MINUTES, first_page=7)


def test_a_parser_that_raises_costs_only_its_own_records(monkeypatch: pytest.MonkeyPatch) -> None:
    kept = Action("minutes", "To report back", Evidence("report back", page=7))

    def broken(section: Section, context: Context) -> Records:
        raise ZeroDivisionError("no rows")

    def works(section: Section, context: Context) -> Records:
        return Records(actions=(kept,))

    monkeypatch.setattr(pipeline, "parsers_for", lambda kind: (broken, works))
    segmented = Segmented(Meeting(), (ITEM,), (Section(ITEM, ()),), "minutes")
    records, (problem,) = pipeline.parse(segmented)
    assert records.actions == (kept,)
    assert (problem.kind, problem.page) == ("parser-failed", 7)
    assert "Minutes" in problem.message


@pytest.mark.parametrize(
    ("page", "kinds"),
    [
        (Page(1, 595, 842, chars=2000), []),
        (Page(1, 595, 842, chars=30, image_share=0.9), ["no-text"]),
        (Page(1, 595, 842, chars=30, image_share=0.9, filler=True), []),
        (Page(1, 595, 842, chars=30, image_share=0.9, recognised=True), []),
        (Page(1, 595, 842, chars=0), []),
        (Page(1, 595, 842, read=False), ["not-read"]),
    ],
)
def test_coverage_is_told_page_by_page(page: Page, kinds: list[str]) -> None:
    paper = Paper("pack.pdf", "ab", "application/pdf", pages=(page,))
    assert [p.kind for p in pipeline.pages_without_text(paper)] == kinds


@pytest.mark.parametrize(("ocr", "advice"), [(False, "--ocr"), (True, "no words")])
def test_advice_is_not_to_do_what_was_done(ocr: bool, advice: str) -> None:
    page = Page(1, 595, 842, chars=30, image_share=0.9)
    paper = Paper("scan.pdf", "ab", "application/pdf", pages=(page,))
    (problem,) = pipeline.pages_without_text(paper, ocr=ocr)
    assert advice in problem.message


def test_a_page_is_told_of_once() -> None:
    page = Page(1, 595, 842, chars=0, image_share=0.9)
    told = (Problem("ocr-missing", "install tesseract", 1),)
    paper = Paper("scan.pdf", "ab", "application/pdf", pages=(page,), problems=told)
    assert pipeline.pages_without_text(paper) == ()
