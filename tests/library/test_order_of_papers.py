"""A library holds its papers, not their history: in whatever order they came, come again or go,
the answers are the same."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
import sqlalchemy as sa
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from extractor.language.shingles import sketches
from extractor.library.connect import connect
from extractor.library.errors import LibraryError
from extractor.library.reads import KINDS, WORDS, extractions
from extractor.library.schema import metadata
from extractor.library.writes import keep, remove
from extractor.linking.findings import findings
from extractor.linking.ledger import ledger
from extractor.linking.plans import plan
from extractor.linking.recommendations import recommendations
from extractor.linking.series import series
from extractor.records import (
    Action,
    AgendaItem,
    Block,
    BlockKind,
    Evidence,
    Extraction,
    Figure,
    ItemKind,
    Line,
    Meeting,
    MinuteItem,
    Minutes,
    Paper,
    PlanEntry,
    Records,
    Resolution,
)

TODAY = date(2032, 1, 1)
DAYS = [date(2031, 1, 14) + timedelta(days=56 * n) for n in range(4)]
TASKS = [
    "Circulate the ferry safety audit to Members",
    "Circulate the ferry timetable to Members",
    "Write to the North Pier Trust about its lease",
]
SUBJECTS = ["Lighthouse Bursary", "Lighthouse Bursary Review", "Dredging Contract Award"]
NAMES = ["Percentage of quay lamps alight at dusk", "Number of berths let to visitors"]
PERIODS = ["2030-31 Q2", "2030-31 Q3"]
TEXTS = [" ".join(f"{word} {n * (k + 7) % 97}" for n in range(160)) for k, word in
         enumerate(("pier", "lamp", "quay"))]  # fmt: skip
BOX = (0.0, 0.0, 1.0, 1.0)


def actions(source: str, status: st.SearchStrategy[str]) -> st.SearchStrategy[list[Action]]:
    """Rows of a sheet, or what minutes raise."""
    raised = st.sampled_from([None, *DAYS])
    one = st.builds(
        lambda text, day, how: Action(source, text, Evidence(text, 3), raised=day, status=how),
        st.sampled_from(TASKS),
        raised,
        status,
    )
    return st.lists(one, max_size=3)


figures = st.lists(
    st.builds(
        lambda name, period, value: Figure(
            name,
            value,
            "percent",
            "actual",
            "scorecard",
            f"{value}%",
            Evidence(f"{value}%", 1),
            period=period,
            period_type="financial-quarter",
        ),
        st.sampled_from(NAMES),
        st.sampled_from(PERIODS),
        st.sampled_from([41.0, 44.4]),
    ),
    max_size=3,
)


@st.composite
def papers(draw: st.DrawFn) -> list[Extraction]:
    """Papers of one council; some are of one text, and some of those say no day."""
    return [draw(one_paper(n)) for n in range(draw(st.integers(2, 4)))]


@st.composite
def one_paper(draw: st.DrawFn, number: int) -> Extraction:
    """A paper with records of each kind."""
    day = draw(st.sampled_from([None, *DAYS]))
    text = draw(st.sampled_from(TEXTS))
    block = Block(text=text, kind=BlockKind.PARAGRAPH, lines=(Line(0, len(text), 1, BOX),))
    paper = Paper(f"{number}.pdf", str(number), "application/pdf", (block,))
    status = st.sampled_from(["open", "complete", "forward-plan"])
    planned = [
        PlanEntry(subject, Evidence(subject, 7), meeting_date=draw(st.sampled_from([None, *DAYS])))
        for subject in draw(st.lists(st.sampled_from(SUBJECTS), max_size=2))
    ]
    titles = draw(st.lists(st.sampled_from(SUBJECTS), max_size=2))
    return Extraction(
        paper,
        Meeting("Westmere Council", None, "Quay Committee", day),
        tuple(
            AgendaItem(f"i{n}", "agenda", str(n), title, ItemKind.REPORT, 1, 1)
            for n, title in enumerate(titles, 1)
        ),
        Records(
            actions=(
                *draw(actions("minutes", st.just("open"))),
                *draw(actions("action-sheet", status)),
            ),
            plan=tuple(planned),
            figures=tuple(draw(figures)),
            minutes=(minutes(day, draw(st.sampled_from(SUBJECTS))),),
        ),
        "pack",
        sketches=sketches(paper),
    )


def minutes(day: date | None, subject: str) -> Minutes:
    """Minutes with a recommendation."""
    text = f"that the Executive be asked to accept the {subject} in full"
    said = Resolution("1", text, "recommended", None, Evidence(text, 2))
    item = MinuteItem("1", subject, Evidence(subject, 2))
    return Minutes(day, "Quay Committee", items=(item,), resolutions=(said,))


def answers(engine: sa.Engine) -> tuple[Any, ...]:
    """Everything that is told from the papers of a library."""
    found = extractions(engine, *KINDS, WORDS)
    return (
        ledger(found, today=TODAY),
        plan(found),
        series(found),
        recommendations(found),
        findings(found),
    )


def library_of(folder: Path, name: str, found: Iterable[Extraction]) -> sa.Engine:
    """A library to which papers came in this order."""
    engine = connect(str(folder / f"{name}.sqlite"), create=True)
    for paper in found:
        keep(engine, paper)
    return engine


quick = settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@quick
@given(papers(), st.randoms(use_true_random=False), st.data())
def test_only_the_papers_count(found: list[Extraction], chance: Any, data: st.DataObject) -> None:
    gone = data.draw(st.sampled_from(found))
    rest = [paper for paper in found if paper is not gone]
    shuffled = list(found)
    chance.shuffle(shuffled)
    with TemporaryDirectory() as home:
        folder = Path(home)
        expected = answers(library_of(folder, "all", found))
        other = library_of(folder, "shuffled", shuffled)
        assert answers(other) == expected
        for paper in chance.sample(shuffled, len(shuffled)):  # each comes again
            keep(other, paper)
        assert answers(other) == expected
        remove(other, [gone.paper.source])
        assert answers(other) == answers(library_of(folder, "never", rest))


def test_nothing_of_a_paper_is_left(library: sa.Engine, extraction: Extraction) -> None:
    keep(library, extraction)
    other = replace(extraction, paper=replace(extraction.paper, source="other.pdf", sha256="2"))
    keep(library, other)
    remove(library, ["other.pdf"])
    with library.connect() as connection:
        counts = {
            table.name: connection.execute(sa.select(sa.func.count()).select_from(table)).scalar()
            for table in metadata.tables.values()
            if "paper_id" in table.c
        }
    remove(library, [extraction.paper.source])
    with library.connect() as connection:
        left = {
            table.name: connection.execute(sa.select(sa.func.count()).select_from(table)).scalar()
            for table in metadata.tables.values()
            if "paper_id" in table.c
        }
    assert counts["papers"] == 1
    assert set(left.values()) == {0}


def test_all_or_none_go(library: sa.Engine, extraction: Extraction) -> None:
    keep(library, extraction)
    with pytest.raises(LibraryError, match=r"no paper unheard-of\.pdf is held"):
        remove(library, [extraction.paper.source, "unheard-of.pdf"])
    assert [p.paper.source for p in extractions(library)] == [extraction.paper.source]
