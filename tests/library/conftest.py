"""A paper of a fictional council with a record of every kind, and libraries to keep it in."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
import sqlalchemy as sa

from extractor.library.connect import connect
from extractor.records import (
    Action,
    AgendaItem,
    Attendance,
    Block,
    BlockKind,
    Cell,
    CoverReport,
    Evidence,
    Extraction,
    Figure,
    Furniture,
    ItemKind,
    Line,
    Meeting,
    MinuteItem,
    Minutes,
    Page,
    Paper,
    PlanEntry,
    Problem,
    Records,
    Resolution,
    Row,
    Statement,
    Table,
)
from tests.library.places import Place, postgresql_place

BOX = (72.0, 100.5, 300.25, 112.0)


def evidence(text: str, page: int = 2) -> Evidence:
    return Evidence(text, page=page, page_label=str(page + 4), bbox=BOX)


def cells(*texts: str) -> Row:
    lines = [(Line(0, len(text), 2, BOX),) for text in texts]
    return Row(
        tuple(
            Cell(text=text, column=n, lines=line)
            for n, (text, line) in enumerate(zip(texts, lines, strict=True))
        )
    )


def blocks() -> tuple[Block, ...]:
    table = Table(
        header=(cells("Indicator", "Q3"),),
        body=(cells("Number of approved foster homes", "41"), cells("Repeat referrals", "19%")),
        columns=2,
    )
    return (
        Block(text="Harbour Skills Review", kind=BlockKind.HEADING, level=1),
        Block(
            text="The panel visited two schools and heard from pupils.", kind=BlockKind.PARAGRAPH
        ),
        Block(text="Indicator\tQ3\n…", kind=BlockKind.TABLE, table=table),
    )


def records() -> Records:
    minutes = Minutes(
        date(2031, 1, 14),
        "Children's Scrutiny Panel",
        items=(MinuteItem("12", "Harbour Skills Review", evidence("12. Harbour Skills Review")),),
        attendance=(
            Attendance("Cllr A Marrow", "Chair", "present", evidence("Cllr A Marrow (Chair)")),
            Attendance("Mr B Thrale", None, "apologies", evidence("Mr B Thrale")),
        ),
        resolutions=(
            Resolution(
                "12", "that the report be noted", "resolved", "6 to 1", evidence("RESOLVED")
            ),
        ),
        start="18:00",
        end="20:05",
    )
    return Records(
        minutes=(minutes, Minutes(date(2030, 11, 5), None)),
        actions=(
            Action(
                "minutes",
                "circulate the harbour timetable",
                evidence("ACTION: circulate the harbour timetable"),
                raised=date(2031, 1, 14),
                minute="12",
                owners=("Head of Skills", "Clerk"),
                note="=1+1",
                marked=True,
                id="action-1",
                item_id="item-1",
            ),
        ),
        plan=(
            PlanEntry(
                "Lighthouse Bursary",
                evidence("Lighthouse Bursary"),
                section="4 March 2031",
                meeting_date=date(2031, 3, 4),
                id="plan-1",
            ),
        ),
        figures=(
            Figure(
                "Number of approved foster homes",
                41.0,
                "count",
                "actual",
                "scorecard",
                "41",
                evidence("41"),
                period="2030-31 Q3",
                period_type="financial-quarter",
                rag="amber",
                confidence=0.9,
                id="figure-1",
            ),
        ),
        statements=(
            Statement("Repeat referrals", evidence("improved"), direction="improved", id="s-1"),
        ),
        reports=(
            CoverReport(
                "Harbour Skills Review",
                evidence("Subject Harbour Skills Review"),
                recommendations=("note the report", "thank the pupils"),
                fields=(("Status", "Public"), ("Wards", "All")),
            ),
        ),
    )


@pytest.fixture
def extraction() -> Extraction:
    """A pack of two pages with one problem."""
    return a_pack()


def a_pack() -> Extraction:
    """The pack that the tests keep."""
    furniture = (Furniture("page-number", "5", BOX), Furniture("filler", "blank"))
    paper = Paper(
        "packs/westmere.pdf",
        "ab" * 32,
        "application/pdf",
        blocks=blocks(),
        pages=(
            Page(1, 595.0, 842.0, label="5", chars=900, furniture=furniture),
            Page(2, 595.0, 842.0, label="2", image_share=0.9),
        ),
        title="Westmere pack",
        reader="pdfium",
    )
    item = AgendaItem(
        "item-1",
        "agenda",
        "4a",
        "Harbour Skills Review",
        ItemKind.KPI_REPORT,
        1,
        2,
        evidence=evidence("4a Harbour Skills Review", 1),
        problems=("the agenda says page 6",),
    )
    appendix = AgendaItem("item-2", "agenda", None, "Appendix A", ItemKind.APPENDIX, parent="4a")
    return Extraction(
        paper,
        Meeting(
            "Westmere Council", None, "Children's Scrutiny Panel", date(2031, 2, 4), "18:00", "Quay"
        ),
        (item, appendix),
        records(),
        "pack",
        "partial",
        (Problem("no-text", "the page is a picture without text; read it again with --ocr", 2),),
    )


@pytest.fixture(params=["sqlite", "postgresql"])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Place]:
    """Where no library is yet, of each kind; PostgreSQL is skipped where no server answers."""
    yield from a_place(request.param, tmp_path / "papers.sqlite")


@pytest.fixture
def other_place(place: Place, tmp_path: Path) -> Iterator[Place]:
    """Another place of the same kind."""
    yield from a_place(place.kind, tmp_path / "other.sqlite")


def a_place(kind: str, path: Path) -> Iterator[Place]:
    """A place of a kind."""
    if kind == "sqlite":
        yield Place("sqlite", str(path))
        return
    with postgresql_place() as place:
        yield place


@pytest.fixture
def library(place: Place) -> Iterator[sa.Engine]:
    """An empty library of each kind."""
    engine = connect(place.where, create=True)
    yield engine
    engine.dispose()
