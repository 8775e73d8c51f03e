"""The sample papers in a library, with a paper that means harm, and the pages over it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from corpus.samples import write_samples
from extractor.batch.run import ingest
from extractor.batch.sources import papers_in
from extractor.library.connect import connect
from extractor.library.writes import keep
from extractor.reading import Options
from extractor.records import (
    Action,
    AgendaItem,
    Block,
    BlockKind,
    Evidence,
    Extraction,
    ItemKind,
    Meeting,
    Paper,
    PlanEntry,
    Records,
)
from extractor.web.app import make_app
from extractor.web.settings import Settings
from tests.web.neighbours import neighbours

DAY = date(2025, 4, 9)
HARM = "<script>alert(1)</script><img src=x onerror=alert(2)>"
FORMULA = '=HYPERLINK("http://evil.example","Pay here")'


def hostile() -> Extraction:
    """A paper whose every word would like to be something else than words."""
    seen = Evidence(HARM, offset=(0, len(HARM)))
    meeting = Meeting(f"Council {HARM}", None, f"Panel {HARM}", date(2025, 2, 4), venue=HARM)
    actions = (
        Action("minutes", HARM, seen, raised=date(2025, 2, 4), owners=(HARM,), due=HARM, id="a-1"),
        Action("minutes", FORMULA, seen, raised=date(2025, 2, 4), id="a-2", item_id="item-1"),
    )
    return Extraction(
        Paper(
            f"packs/{HARM}.txt",
            "ab" * 32,
            "text/plain",
            blocks=(Block(text=HARM, kind=BlockKind.PARAGRAPH),),
            title=HARM,
        ),
        meeting,
        (AgendaItem("item-1", "agenda", HARM, HARM, ItemKind.REPORT, problems=(HARM,)),),
        Records(actions=actions, plan=(PlanEntry(HARM, seen, section=HARM, note=HARM),)),
    )


@pytest.fixture(scope="session")
def papers(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of sample papers."""
    pytest.importorskip("reportlab", reason="typesetting the samples needs the sample extra")
    folder = tmp_path_factory.mktemp("papers")
    write_samples(folder)
    return folder


@pytest.fixture(scope="session")
def library(papers: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A library of the sample papers and the hostile one."""
    path = tmp_path_factory.mktemp("library") / "papers.sqlite"
    engine = connect(str(path), create=True)
    for outcome in ingest(papers_in([str(papers)]), engine, Options()):
        assert not outcome.failed
    for paper in (hostile(), *neighbours()):
        keep(engine, paper)
    return path


@pytest.fixture(scope="session")
def settings(library: Path) -> Settings:
    """The pages as they are served, on a day that stays."""
    return Settings(library=str(library), today=DAY)


@pytest.fixture(scope="session")
def client(settings: Settings) -> Iterator[TestClient]:
    """Asks the pages without a server."""
    with TestClient(make_app(settings)) as made:
        yield made
